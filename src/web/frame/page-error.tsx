// A page that could not be shown: the trouble in words, and a way to try again.
import { useRouter } from '@tanstack/react-router';
import { isMissingScript } from '../missing-script.ts';
import { tryNow } from '../offline.ts';
import { ErrorState } from '../parts/error-state.tsx';
import { ApiProblem } from '../problem.ts';
import css from './page-error.module.css';

export function PageError({ error, reset }: { readonly error: unknown; readonly reset?: () => void }) {
  const router = useRouter();
  const missing = isMissingScript(error);
  const again = async () => {
    if (missing) return (await tryNow()) ? location.reload() : undefined;
    reset?.();
    void router.invalidate();
  };
  return (
    <div className={css.error}>
      <ErrorState
        error={missing ? new ApiProblem({ code: 'page-missing' }, 0) : error}
        onRetry={() => void again()}
      />
    </div>
  );
}
