import { useId, useState } from 'react';
import { hasWords } from '../../domain/refusal.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TextArea } from '../parts/text-field.tsx';
import { useTexts } from '../texts.tsx';
import css from './return-dialog.module.css';
import { LONGEST_COMMENT } from './sheet.ts';

/** Reasons offered: to the person reporting, or to the scorer. */
const REASONS = {
  report: [
    'review.reason.missing',
    'review.reason.product',
    'review.reason.dates',
    'review.reason.points',
    'review.reason.conduct',
  ],
  scoring: ['review.reason.gap', 'review.reason.level', 'review.reason.evidence', 'review.reason.even'],
} as const;

export interface ReturnDialogProps {
  readonly name: string;
  /** Who gets it back: the person with the report, or the scorer with the points. */
  readonly to: keyof typeof REASONS;
  readonly onReturn: (reason: string) => void;
  readonly onClose: () => void;
}

/** One reason of the list, one's own words, or both. */
export function ReturnDialog({ name, to, onReturn, onClose }: ReturnDialogProps) {
  const { t } = useTexts();
  const form = useId();
  const [picked, setPicked] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const reason = [picked, words.trim()].filter(Boolean).join('. ');
  const trouble =
    reason.length > LONGEST_COMMENT
      ? t('review.tooLong', { max: LONGEST_COMMENT })
      : tried && !hasWords(reason)
        ? t('review.returnMissing')
        : null;
  return (
    <Dialog
      title={t('review.returnTitle', { name })}
      onClose={onClose}
      actions={
        <>
          <Button type="submit" form={form} look="primary">
            {t('review.returnGo')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <p className={css.hint}>{t(`review.returnHint.${to}`)}</p>
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (hasWords(reason) && reason.length <= LONGEST_COMMENT) onReturn(reason);
        }}
      >
        <Reasons to={to} picked={picked} onPick={setPicked} />
        <TextArea
          label={t('review.returnWords')}
          value={words}
          onChange={setWords}
          rows={2}
          optional={picked !== null}
          error={trouble}
        />
      </form>
    </Dialog>
  );
}

interface ReasonsProps extends Pick<ReturnDialogProps, 'to'> {
  readonly picked: string | null;
  readonly onPick: (reason: string) => void;
}

function Reasons({ to, picked, onPick }: ReasonsProps) {
  const { t } = useTexts();
  const name = useId();
  return (
    <fieldset className={css.reasons}>
      <legend>{t('review.returnReason')}</legend>
      {REASONS[to].map((key) => {
        const text = t(key);
        return (
          <label key={key} className={css.reason}>
            <input type="radio" name={name} checked={picked === text} onChange={() => onPick(text)} />
            {text}
          </label>
        );
      })}
    </fieldset>
  );
}
