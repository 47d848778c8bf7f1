import { useId, useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PersonPicker } from '../../parts/person-picker.tsx';
import { SelectField, TextArea } from '../../parts/text-field.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import type { Talk } from './talk-view.ts';
import css from './talks.module.css';
import { holdBody, type TypedMeasure, useHoldForm } from './use-hold-form.ts';

interface Props {
  readonly talk: Talk;
  readonly onClose: () => void;
}

/** The record of the talk; the facts of the weeks stand in it already. */
export function HoldDialog({ talk, onClose }: Props) {
  const { t } = useTexts();
  const toast = useToast();
  const id = useId();
  const run = useFormAct(ROUTES.actOnTalk, [ROUTES.talk, ROUTES.talks, ROUTES.conduct, ROUTES.today]);
  const form = useHoldForm(talk);
  const [tried, setTried] = useState(false);
  const save = async () => {
    setTried(true);
    const body = holdBody(form.typed, talk.version);
    if (body === null || (await run.run({ params: { id: talk.id }, body })) === null) return;
    toast({ text: t('talks.done') });
    onClose();
  };
  return (
    <Dialog
      wide
      title={t('talks.act.hold')}
      onClose={onClose}
      actions={
        <>
          <Button type="submit" form={id} look="primary" busy={run.busy}>
            {t('talks.act.hold')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <p>{t('talks.hint.hold')}</p>
      <form
        id={id}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Holders talk={talk} form={form} tried={tried} />
        <TextArea
          label={t('talks.said')}
          hint={t('talks.saidHint')}
          rows={5}
          value={form.typed.said}
          onChange={(said) => form.change({ said })}
          maxLength={4000}
          error={tried && form.typed.said.trim() === '' ? t('talks.missing') : null}
        />
        <Measures form={form} tried={tried} />
      </form>
      {run.error ? <ErrorState error={run.error} kept /> : null}
    </Dialog>
  );
}

interface PartProps {
  readonly form: ReturnType<typeof useHoldForm>;
  readonly tried: boolean;
}

function Holders({ talk, form, tried }: PartProps & { readonly talk: Talk }) {
  const { t } = useTexts();
  const { typed, change } = form;
  const options = (people: readonly { readonly id: number; readonly name: string }[]) =>
    people.map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <>
      <DateField
        label={t('talks.on')}
        value={typed.on ?? ''}
        onChange={(on) => change({ on })}
        error={tried && !typed.on ? t('form.date') : null}
      />
      <SelectField
        label={t('talks.officeLabel')}
        value={typed.officeId}
        onChange={(officeId) => change({ officeId })}
        options={options(talk.holders.office)}
        error={tried && typed.officeId === '' ? t('talks.choose') : null}
      />
      <SelectField
        label={t('talks.headLabel')}
        value={typed.headId}
        onChange={(headId) => change({ headId })}
        options={options(talk.holders.heads)}
        error={tried && typed.headId === '' ? t('talks.choose') : null}
      />
    </>
  );
}

function Measures({ form, tried }: PartProps) {
  const { t } = useTexts();
  const { measures } = form.typed;
  return (
    <>
      <h3>{t('talks.measures')}</h3>
      {measures.map((one, index) => (
        <Measure key={one.key} {...{ form, tried, one, no: index + 1, alone: measures.length === 1 }} />
      ))}
      <div>
        <Button small icon={<Icon name="plus" size={16} />} onClick={form.add}>
          {t('talks.addMeasure')}
        </Button>
      </div>
    </>
  );
}

interface MeasureProps extends PartProps {
  readonly one: TypedMeasure;
  readonly no: number;
  readonly alone: boolean;
}

function Measure({ form, tried, one, no, alone }: MeasureProps) {
  const { t } = useTexts();
  const { key, text, owner, due } = one;
  return (
    <div className={css.measure}>
      <TextArea
        label={t('talks.measureText', { no })}
        value={text}
        onChange={(next) => form.measure(key, { text: next })}
        maxLength={1000}
        error={tried && text.trim() === '' ? t('talks.missing') : null}
      />
      <PersonPicker
        label={t('talks.measureOwner')}
        value={owner}
        onChange={(next) => form.measure(key, { owner: next })}
        error={tried && owner === null ? t('talks.choose') : null}
      />
      <DateField
        label={t('talks.measureDue')}
        value={due ?? ''}
        onChange={(next) => form.measure(key, { due: next })}
        error={tried && !due ? t('form.date') : null}
      />
      {!alone && (
        <div>
          <Button small onClick={() => form.drop(key)}>
            {t('talks.dropMeasure', { no })}
          </Button>
        </div>
      )}
    </div>
  );
}
