// A day off or make-up day of the body's own, with the document it rests on.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { formatDate } from '../../../text/format.ts';
import { DateField } from '../../parts/date-field.tsx';
import type { FieldTrouble } from '../../parts/error-summary.tsx';
import { DocumentField, OpenedForm, troubleAt } from '../../parts/opened-form.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';

const IDS = { day: 'calendar-day', name: 'calendar-name', source: 'calendar-source' } as const;

interface Form {
  readonly day: string | null;
  readonly kind: 'holiday' | 'working';
  readonly name: string;
  readonly source: string;
}

function useDayForm(onDone: () => void) {
  const { t } = useTexts();
  const toast = useToast();
  const [form, setForm] = useState<Form>({ day: '', kind: 'holiday', name: '', source: '' });
  const [troubles, setTroubles] = useState<readonly FieldTrouble[]>([]);
  const { run, busy, error } = useFormAct(ROUTES.addDay);
  const send = async () => {
    const { day, kind } = form;
    const [name, source] = [form.name.trim(), form.source.trim()];
    const found = [
      !day && { field: IDS.day, text: t('form.date') },
      name === '' && { field: IDS.name, text: t('calendar.nameMissing') },
      source === '' && { field: IDS.source, text: t('form.document') },
    ].filter((trouble) => trouble !== false);
    setTroubles(found);
    if (found.length > 0 || !day) return;
    if ((await run({ body: { day, kind, name, source } })) === null) return;
    toast({ text: t('calendar.saved', { day: formatDate(day) }) });
    onDone();
  };
  const set = (change: Partial<Form>) => setForm({ ...form, ...change });
  return { form, set, troubles, busy, error, send };
}

export function DayForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  const { form, set, troubles, busy, error, send } = useDayForm(onClose);
  const asked = { troubles, busy, error, onClose, onSend: () => void send() };
  return (
    <OpenedForm {...asked} title={t('calendar.new')} note={t('calendar.newHint')} verb={t('calendar.save')}>
      <Segmented
        label={t('calendar.col.kind')}
        showLabel
        value={form.kind}
        onChange={(kind) => set({ kind })}
        options={[
          { value: 'holiday', label: t('calendar.holiday') },
          { value: 'working', label: t('calendar.working') },
        ]}
      />
      <DateField
        id={IDS.day}
        label={t('calendar.day')}
        value={form.day ?? ''}
        onChange={(day) => set({ day })}
        error={troubleAt(troubles, IDS.day)}
        required
      />
      <TextField
        id={IDS.name}
        label={t('calendar.name')}
        hint={t('calendar.nameHint')}
        value={form.name}
        onChange={(name) => set({ name })}
        error={troubleAt(troubles, IDS.name)}
        maxLength={300}
        required
      />
      <DocumentField
        id={IDS.source}
        value={form.source}
        onChange={(source) => set({ source })}
        troubles={troubles}
      />
    </OpenedForm>
  );
}
