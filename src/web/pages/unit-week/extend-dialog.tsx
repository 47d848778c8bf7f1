import { useId, useState } from 'react';
import type { BilingualText, StageKey } from '../../../domain/rulebook/shape.ts';
import { formatDeadline, formatTime } from '../../../text/format.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { SelectField, TextField } from '../../parts/text-field.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useSession } from '../../session.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import { zonedInstant } from '../../zoned.ts';
import css from './unit-week.module.css';

const STAGES: readonly StageKey[] = ['submit', 'score', 'approve', 'close'];

/** The stages whose deadlines can be moved, and how. */
export interface Extendable {
  readonly stages: readonly { readonly key: StageKey; readonly name: BilingualText; readonly due: string }[];
  /** True when it was done. */
  readonly run: (move: { stage: StageKey; until: string; reason: string }) => Promise<boolean>;
  readonly busy: boolean;
  readonly error: unknown;
}

function useExtension({ stages, run }: Extendable, onDone: () => void) {
  const { t } = useTexts();
  const { tenant } = useSession();
  const toast = useToast();
  const dueOf = (wanted: StageKey) => stages.find(({ key }) => key === wanted)?.due ?? '';
  const first = STAGES.find((key) => Date.parse(dueOf(key)) > Date.now()) ?? 'close';
  const [stage, setStage] = useState<StageKey>(first);
  const [date, setDate] = useState<string | null>('');
  const [time, setTime] = useState(formatTime(dueOf(first), tenant.zone));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const until = date ? zonedInstant(date, time, tenant.zone) : null;
  const save = async () => {
    setTried(true);
    if (until === null || reason.trim() === '') return;
    if (!(await run({ stage, until, reason: reason.trim() }))) return;
    toast({ text: t('unit.extended') });
    onDone();
  };
  const faults = {
    date: tried && !date ? t('form.date') : null,
    time: tried && zonedInstant('2026-01-05', time, tenant.zone) === null ? t('unit.timeInvalid') : null,
    reason: tried && reason.trim() === '' ? t('reason.missing') : null,
  };
  return { dueOf, stage, setStage, date, setDate, time, setTime, reason, setReason, save, faults };
}

export interface ExtendDialogProps {
  readonly what: Extendable;
  readonly onClose: () => void;
}

/** Moves one deadline of a period, for the whole body, with a reason everybody can read. */
export function ExtendDialog({ what, onClose }: ExtendDialogProps) {
  const { t, locale } = useTexts();
  const name = useBilingual();
  const { tenant } = useSession();
  const form = useId();
  const { dueOf, stage, faults, save, ...fields } = useExtension(what, onClose);
  return (
    <Dialog
      title={t('unit.extendTitle')}
      onClose={onClose}
      actions={
        <>
          <Button type="submit" form={form} look="primary" busy={what.busy}>
            {t('unit.extend')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <p className={css.muted}>{t('unit.extendHint')}</p>
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <SelectField
          label={t('unit.extendStage')}
          hint={t('unit.extendNow', {
            time: formatDeadline(dueOf(stage), tenant.zone, locale),
          })}
          value={stage}
          onChange={(next) => fields.setStage(STAGES.find((key) => key === next) ?? stage)}
          options={what.stages.map((one) => ({ value: one.key, label: name(one.name) }))}
        />
        <Until fields={fields} faults={faults} />
        <TextField
          label={t('reason.label')}
          hint={t('unit.extendReason')}
          value={fields.reason}
          onChange={fields.setReason}
          maxLength={300}
          error={faults.reason}
        />
      </form>
      {what.error ? <ErrorState error={what.error} kept /> : null}
    </Dialog>
  );
}

type Extension = ReturnType<typeof useExtension>;
interface UntilProps {
  readonly fields: Pick<Extension, 'date' | 'setDate' | 'time' | 'setTime'>;
  readonly faults: Extension['faults'];
}

function Until({ fields, faults }: UntilProps) {
  const { t } = useTexts();
  return (
    <div className={css.until}>
      <DateField
        label={t('unit.extendDate')}
        value={fields.date ?? ''}
        onChange={fields.setDate}
        error={faults.date}
      />
      <TextField
        label={t('unit.extendTime')}
        value={fields.time}
        onChange={fields.setTime}
        error={faults.time}
        inputMode="numeric"
      />
    </div>
  );
}
