// What the form of an absence holds and how it is sent. The words are on the form.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import type { AbsenceKind } from '../../../domain/organization/shape.ts';
import { addDays } from '../../../domain/period/date.ts';
import type { FieldTrouble } from '../../parts/error-summary.tsx';
import type { PickedPerson } from '../../parts/person-picker.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';

export const IDS = { who: 'leave-who', from: 'leave-from', to: 'leave-to' } as const;

export interface LeaveForm {
  readonly person: PickedPerson | null;
  readonly kind: AbsenceKind;
  /** null while what stands there is no date. */
  readonly from: string | null;
  /** Last day, '' for not known. */
  readonly to: string | null;
  readonly documentNumber: string;
  readonly note: string;
}

/** The span as data has it (`to`: the first day after), or null while the dates do not stand. */
export function spanOf({ from, to }: Pick<LeaveForm, 'from' | 'to'>) {
  if (!from || to === null || (to !== '' && to < from)) return null;
  return { from, to: to === '' ? null : addDays(to, 1) };
}

function troublesOf(form: LeaveForm, t: ReturnType<typeof useTexts>['t']): readonly FieldTrouble[] {
  const { person, from, to } = form;
  const troubles: (FieldTrouble | false)[] = [
    person === null && { field: IDS.who, text: t('form.person') },
    !from && { field: IDS.from, text: t('form.date') },
    to === null && { field: IDS.to, text: t('form.date') },
    Boolean(from && to && to < from) && { field: IDS.to, text: t('form.dateOrder') },
  ];
  return troubles.filter((trouble) => trouble !== false);
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

export function useLeaveForm(today: string, onDone: () => void) {
  const { t } = useTexts();
  const toast = useToast();
  const [form, setForm] = useState<LeaveForm>({
    person: null,
    kind: 'leave',
    from: today,
    to: today,
    documentNumber: '',
    note: '',
  });
  const [troubles, setTroubles] = useState<readonly FieldTrouble[]>([]);
  const { run, busy, error } = useFormAct(ROUTES.recordAbsence);
  const send = async () => {
    const found = troublesOf(form, t);
    setTroubles(found);
    const span = spanOf(form);
    const { person, kind, documentNumber, note } = form;
    if (found.length > 0 || person === null || span === null) return;
    const body = {
      ...{ personId: person.id, kind, ...span },
      note: orNull(note),
      documentNumber: orNull(documentNumber),
    };
    if ((await run({ body })) === null) return;
    toast({ text: t('leave.saved', { name: person.name }) });
    onDone();
  };
  const set = (change: Partial<LeaveForm>) => setForm({ ...form, ...change });
  return { form, set, troubles, busy, error, send };
}
