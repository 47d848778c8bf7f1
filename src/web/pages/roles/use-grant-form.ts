// What a grant needs. The last day is typed as people say it and sent as the first day after.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import type { GrantableRole } from '../../../domain/organization/role-grant.ts';
import { addDays } from '../../../domain/period/date.ts';
import type { Texts } from '../../../text/index.ts';
import type { FieldTrouble } from '../../parts/error-summary.tsx';
import type { PickedPerson } from '../../parts/person-picker.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useSignedFormAct } from '../../use-signed-form-act.tsx';

export const IDS = {
  who: 'grant-who',
  unit: 'grant-unit',
  from: 'grant-from',
  to: 'grant-to',
  document: 'grant-document',
} as const;

export interface Form {
  readonly person: PickedPerson | null;
  readonly role: GrantableRole;
  readonly scope: 'whole' | 'unit';
  readonly unitId: number | null;
  readonly from: string | null;
  /** Last day; '' for none. */
  readonly to: string | null;
  readonly documentNumber: string;
}

interface Now {
  readonly today: string;
  readonly personId: number;
}

/** Everything wrong with the form; the server has the last word on all of it. */
export function troublesOf(form: Form, { today, personId }: Now, t: Texts['t']): readonly FieldTrouble[] {
  const { person, scope, unitId, from, to, documentNumber } = form;
  const troubles: (FieldTrouble | false)[] = [
    person === null && { field: IDS.who, text: t('form.person') },
    person?.id === personId && { field: IDS.who, text: t('roles.whoYourself') },
    scope === 'unit' && unitId === null && { field: IDS.unit, text: t('roles.unitMissing') },
    !from && { field: IDS.from, text: t('form.date') },
    Boolean(from && from < today) && { field: IDS.from, text: t('roles.fromPast') },
    to === null && { field: IDS.to, text: t('form.date') },
    Boolean(from && to && to < from) && { field: IDS.to, text: t('form.dateOrder') },
    documentNumber.trim() === '' && { field: IDS.document, text: t('form.document') },
  ];
  return troubles.filter((trouble) => trouble !== false);
}

export function useGrantForm(wholeBody: boolean, onDone: () => void) {
  const { t } = useTexts();
  const toast = useToast();
  const { today, person: me } = useSession();
  const [form, setForm] = useState<Form>({
    person: null,
    role: 'office',
    scope: wholeBody ? 'whole' : 'unit',
    unitId: null,
    from: today,
    to: '',
    documentNumber: '',
  });
  const [troubles, setTroubles] = useState<readonly FieldTrouble[]>([]);
  const { run, busy, error, dialog } = useSignedFormAct(ROUTES.grantRole);
  const send = () => {
    const found = troublesOf(form, { today, personId: me.id }, t);
    setTroubles(found);
    const { person, role, scope, unitId, from, to, documentNumber } = form;
    if (found.length > 0 || person === null || !from) return;
    const said = { role: t(`roles.${role}`), name: person.name };
    void run({
      input: {
        body: {
          personId: person.id,
          role,
          unitId: scope === 'whole' ? null : unitId,
          from,
          to: to ? addDays(to, 1) : null,
          documentNumber: documentNumber.trim(),
        },
      },
      purpose: t('roles.purpose', said),
      onDone: () => {
        toast({ text: t('roles.saved', said) });
        onDone();
      },
    });
  };
  const set = (change: Partial<Form>) => setForm((now) => ({ ...now, ...change }));
  return { form, set, troubles, busy, error, dialog, send };
}
