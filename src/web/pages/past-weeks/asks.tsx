// The two questions only a person can answer: whose form it is, and why it takes the place of another.
import { useId, useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { PersonPicker, type PickedPerson } from '../../parts/person-picker.tsx';
import { pointsText } from '../../parts/points.ts';
import { TextField } from '../../parts/text-field.tsx';
import { useTexts } from '../../texts.tsx';
import type { FormAnswer, Rehearsed } from './answers.ts';
import css from './past-weeks.module.css';

export interface AskProps {
  readonly form: Rehearsed;
  readonly answer: FormAnswer;
  readonly onAnswer: (answer: FormAnswer) => void;
}

/** The nearest people as one press each; anybody else of the part can be looked for. */
export function Whose({ form, answer, onAnswer }: AskProps) {
  const { t } = useTexts();
  const name = useId();
  const [other, setOther] = useState(false);
  const [picked, setPicked] = useState<PickedPerson | null>(null);
  const { personId, ...rest } = answer;
  if (form.byHand)
    return (
      <div className={css.line}>
        <Button small onClick={() => onAnswer(rest)}>
          {t('pastWeeks.change')}
        </Button>
      </div>
    );
  return (
    <fieldset className={css.whose}>
      <legend>{t('pastWeeks.whose')}</legend>
      {form.candidates.map((one) => (
        <label key={one.id} className={css.candidate}>
          <input
            type="radio"
            name={name}
            checked={personId === one.id}
            onChange={() => onAnswer({ ...answer, personId: one.id })}
          />
          <span>
            <strong>{one.name}</strong>{' '}
            <span className={css.quiet}>{[one.post, one.unit].filter(Boolean).join(' · ')}</span>
          </span>
        </label>
      ))}
      {!other && (
        <div>
          <Button small look="quiet" onClick={() => setOther(true)}>
            {t('pastWeeks.other')}
          </Button>
        </div>
      )}
      {other && (
        <div className={css.picker}>
          <PersonPicker label={t('pastWeeks.pick')} value={picked} onChange={setPicked} />
          <Button
            disabled={picked === null}
            onClick={() => picked !== null && onAnswer({ ...answer, personId: picked.id })}
          >
            {t('pastWeeks.take')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

export function Replace({ form, answer, onAnswer }: AskProps) {
  const { t, locale } = useTexts();
  const [reason, setReason] = useState(answer.replace ?? '');
  const { replace, ...rest } = answer;
  if (replace !== undefined)
    return (
      <div className={css.line}>
        <span>{t('pastWeeks.replaceWhy', { reason: replace })}</span>
        <Button small onClick={() => onAnswer(rest)}>
          {t('pastWeeks.change')}
        </Button>
      </div>
    );
  const missing = !/[\p{L}\p{N}]/u.test(reason);
  return (
    <div className={css.picker}>
      <TextField
        label={t('pastWeeks.replace')}
        hint={t('pastWeeks.replaceHint', { before: pointsText(form.replaces?.self ?? null, locale) })}
        value={reason}
        onChange={setReason}
        maxLength={300}
      />
      <Button disabled={missing} onClick={() => onAnswer({ ...answer, replace: reason.trim() })}>
        {t('pastWeeks.replaceNow')}
      </Button>
    </div>
  );
}
