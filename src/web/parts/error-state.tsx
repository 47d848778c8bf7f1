import { asProblem, problemTexts } from '../problem.ts';
import { useTexts } from '../texts.tsx';
import { Button } from './button.tsx';
import css from './error-state.module.css';
import { Icon } from './icon.tsx';

export interface ErrorStateProps {
  /** Whatever was thrown; an ApiProblem says most. */
  readonly error: unknown;
  /** Says that typed text is safe. Set it where a form stands beside the trouble. */
  readonly kept?: boolean;
  readonly onRetry?: () => void;
}

/** A trouble in words: what happened (every reason), what was kept, what to do, and the reference. */
export function ErrorState({ error, kept, onRetry }: ErrorStateProps) {
  const texts = useTexts();
  const words = problemTexts(asProblem(error), texts);
  return (
    <div className={css.state} role="alert">
      <Icon name="alert" />
      <div className={css.words}>
        <p className={css.what}>{words.what}</p>
        {words.reasons.length > 0 && (
          <ul>
            {words.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
        {words.advice && <p>{words.advice}</p>}
        {kept && <p>{texts.t('common.errorKept')}</p>}
        {words.reference && <p className={css.id}>{texts.t('common.errorId', { id: words.reference })}</p>}
        {onRetry && (
          <Button small onClick={onRetry}>
            {texts.t('common.retry')}
          </Button>
        )}
      </div>
    </div>
  );
}
