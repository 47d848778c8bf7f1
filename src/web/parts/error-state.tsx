import { asProblem } from '../problem.ts';
import { problemTexts } from '../problem-texts.ts';
import { useMaybeSession } from '../session.tsx';
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
  /** Names for keys among the reasons (criterion keys of the rulebook). */
  readonly names?: Readonly<Record<string, string>>;
}

/** A trouble in words: what happened (every reason), what was kept, what to do, and the reference. */
export function ErrorState({ error, kept, onRetry, names = {} }: ErrorStateProps) {
  const texts = useTexts();
  const zone = useMaybeSession()?.tenant.zone ?? 'Asia/Ho_Chi_Minh';
  const problem = asProblem(error);
  const words = problemTexts(problem, { texts, zone, names });
  // Asking once more does not give anybody a right.
  const isFinal = problem.status === 403 || problem.status === 404;
  return (
    <div className={css.state} role="alert">
      <Icon name="alert" />
      <div className={css.words}>
        <p className={css.what}>{words.what}</p>
        {words.reasons.length > 0 && (
          <ul>
            {words.reasons.map((reason) => (
              <li key={reason.text}>
                {reason.text} {reason.advice}
              </li>
            ))}
          </ul>
        )}
        {words.advice && <p>{words.advice}</p>}
        {kept && <p>{texts.t('common.errorKept')}</p>}
        {words.reference && <p className={css.id}>{texts.t('common.errorId', { id: words.reference })}</p>}
        {onRetry && !isFinal && (
          <Button small onClick={onRetry}>
            {texts.t('common.retry')}
          </Button>
        )}
      </div>
    </div>
  );
}
