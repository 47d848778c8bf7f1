import { useId, useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import { actWord, type Talk, type TalkAct, type TalkBody } from './talk-view.ts';

type StepAct = Exclude<TalkAct, 'finish' | 'hold'>;

interface Typed {
  readonly on: string | null;
  readonly place: string;
  readonly words: string;
}

/** What is sent, or null while something is missing. */
function bodyOf(act: StepAct, version: number, { on, place, words }: Typed): TalkBody | null {
  if (act === 'sign') return { act, version };
  if (act === 'accept') return !on || place.trim() === '' ? null : { act, version, on, place: place.trim() };
  return words.trim() === '' ? null : { act, version, text: words.trim() };
}

interface Props {
  readonly talk: Talk;
  readonly act: StepAct;
  readonly onClose: () => void;
}

/** A step of few words: setting the day, declining, signing, objecting, closing. */
export function StepDialog({ talk, act, onClose }: Props) {
  const { t } = useTexts();
  const toast = useToast();
  const form = useId();
  const run = useFormAct(ROUTES.actOnTalk, [ROUTES.talk, ROUTES.talks, ROUTES.conduct, ROUTES.today]);
  const [typed, setTyped] = useState<Typed>({
    on: talk.plannedOn ?? talk.due,
    place: talk.place ?? '',
    words: '',
  });
  const [tried, setTried] = useState(false);
  const save = async () => {
    setTried(true);
    const body = bodyOf(act, talk.version, typed);
    if (body === null || (await run.run({ params: { id: talk.id }, body })) === null) return;
    toast({ text: t('talks.done') });
    onClose();
  };
  return (
    <Dialog
      title={t(actWord(talk, act))}
      onClose={onClose}
      actions={
        <>
          <Button type="submit" form={form} look="primary" busy={run.busy}>
            {t(actWord(talk, act))}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <p>{t(`talks.hint.${act}`)}</p>
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Fields act={act} typed={typed} tried={tried} onChange={(part) => setTyped({ ...typed, ...part })} />
      </form>
      {run.error ? <ErrorState error={run.error} kept /> : null}
    </Dialog>
  );
}

interface FieldsProps {
  readonly act: StepAct;
  readonly typed: Typed;
  readonly tried: boolean;
  readonly onChange: (part: Partial<Typed>) => void;
}

function Fields({ act, typed, tried, onChange }: FieldsProps) {
  const { t } = useTexts();
  if (act === 'sign') return null;
  if (act === 'accept')
    return (
      <>
        <DateField
          label={t('talks.on')}
          value={typed.on ?? ''}
          onChange={(on) => onChange({ on })}
          error={tried && !typed.on ? t('form.date') : null}
        />
        <TextField
          label={t('talks.place')}
          value={typed.place}
          onChange={(place) => onChange({ place })}
          maxLength={300}
          error={tried && typed.place.trim() === '' ? t('talks.missing') : null}
        />
      </>
    );
  return (
    <TextArea
      label={t(act === 'object' ? 'talks.objection' : 'talks.reason')}
      value={typed.words}
      onChange={(words) => onChange({ words })}
      maxLength={4000}
      error={tried && typed.words.trim() === '' ? t('talks.missing') : null}
    />
  );
}
