import { useId, useState } from 'react';
import { ROUTES } from '../../contract/routes.ts';
import { weekDates } from '../../domain/period/week.ts';
import { weekParts } from '../../text/format.ts';
import type { CallInput } from '../api.ts';
import { Button } from '../parts/button.tsx';
import { DateField } from '../parts/date-field.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ErrorState } from '../parts/error-state.tsx';
import { Segmented } from '../parts/segmented.tsx';
import { SelectField, TextArea, TextField } from '../parts/text-field.tsx';
import { useToast } from '../parts/toast.tsx';
import { useSession } from '../session.tsx';
import { useBilingual, useTexts } from '../texts.tsx';
import { useFormAct } from '../use-form-act.ts';
import type { Conduct } from './conduct-view.ts';

type Body = CallInput<typeof ROUTES.recordFact>['body'];

interface Typed {
  readonly class: Body['class'];
  readonly breach: string;
  readonly day: string | null;
  readonly what: string;
  readonly article: string;
  readonly evidence: string;
}

/** What is sent, or null while something is missing. */
function bodyOf(typed: Typed): Body | null {
  const [what, article, evidence] = [typed.what.trim(), typed.article.trim(), typed.evidence.trim()];
  const isBreach = typed.class === 'breach';
  if (!typed.day || what === '' || evidence === '' || (isBreach && article === '')) return null;
  const breach = isBreach ? typed.breach : null;
  return { class: typed.class, breach, day: typed.day, what, article, evidence };
}

interface Props {
  readonly evaluation: number;
  readonly data: Conduct;
  readonly onClose: () => void;
}

/** A breach or an important task undone, as a fact: day, article, evidence. */
export function RecordDialog({ evaluation, data, onClose }: Props) {
  const { t } = useTexts();
  const toast = useToast();
  const form = useId();
  const { today } = useSession();
  const act = useFormAct(ROUTES.recordFact, [ROUTES.conduct, ROUTES.talks, ROUTES.talk]);
  const { from, to } = weekDates(data.week);
  const [typed, setTyped] = useState<Typed>({
    ...{ class: 'breach', breach: data.breaches[0]?.key ?? '', what: '', article: '', evidence: '' },
    day: today >= from && today < to ? today : from,
  });
  const [tried, setTried] = useState(false);
  const send = async () => {
    setTried(true);
    const body = bodyOf(typed);
    if (body === null || (await act.run({ params: { id: evaluation }, body })) === null) return;
    toast({ text: t('conduct.recorded') });
    onClose();
  };
  return (
    <Dialog
      title={t('conduct.recordTitle', { week: weekParts(data.week).week })}
      onClose={onClose}
      actions={
        <>
          <Button type="submit" form={form} look="primary" busy={act.busy}>
            {t('conduct.record')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <p>{t('conduct.recordHint', { name: data.person.name })}</p>
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Fields
          data={data}
          typed={typed}
          tried={tried}
          onChange={(part) => setTyped({ ...typed, ...part })}
        />
      </form>
      {act.error ? <ErrorState error={act.error} kept /> : null}
    </Dialog>
  );
}

interface FieldsProps {
  readonly data: Conduct;
  readonly typed: Typed;
  readonly tried: boolean;
  readonly onChange: (part: Partial<Typed>) => void;
}

function Fields({ data, typed, tried, onChange }: FieldsProps) {
  const { t } = useTexts();
  const name = useBilingual();
  const isBreach = typed.class === 'breach';
  const missing = (text: string) => (tried && text.trim() === '' ? t('conduct.missing') : null);
  return (
    <>
      <Segmented
        label={t('conduct.kind')}
        showLabel
        value={typed.class}
        options={(['breach', 'undone-important'] as const).map((value) => ({
          value,
          label: t(`conduct.class.${value}`),
        }))}
        onChange={(next) => onChange({ class: next })}
      />
      {isBreach && (
        <SelectField
          label={t('conduct.breachKind')}
          value={typed.breach}
          onChange={(breach) => onChange({ breach })}
          options={data.breaches.map((one) => ({ value: one.key, label: name(one.name) }))}
        />
      )}
      <DateField
        label={t('conduct.day')}
        value={typed.day ?? ''}
        onChange={(day) => onChange({ day })}
        error={tried && !typed.day ? t('form.date') : null}
      />
      <TextArea
        label={t(isBreach ? 'conduct.what' : 'conduct.task')}
        hint={t('conduct.whatHint')}
        value={typed.what}
        onChange={(what) => onChange({ what })}
        maxLength={1000}
        error={missing(typed.what)}
      />
      <TextField
        label={t(isBreach ? 'conduct.articleLabel' : 'conduct.taskSource')}
        {...(isBreach ? {} : { optional: true })}
        value={typed.article}
        onChange={(article) => onChange({ article })}
        maxLength={300}
        error={isBreach ? missing(typed.article) : null}
      />
      <TextField
        label={t('conduct.evidenceLabel')}
        hint={t('conduct.evidenceHint')}
        value={typed.evidence}
        onChange={(evidence) => onChange({ evidence })}
        maxLength={1000}
        error={missing(typed.evidence)}
      />
    </>
  );
}
