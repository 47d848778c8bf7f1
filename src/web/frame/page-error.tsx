// A page that could not be shown: the trouble in words, and a way to try again.
import { useRouter } from '@tanstack/react-router';
import { ErrorState } from '../parts/error-state.tsx';
import { ApiProblem } from '../problem.ts';
import css from './page-error.module.css';

/** A script that did not arrive: no network, or the product was replaced by a newer version meanwhile. */
function isMissingScript(error: unknown): boolean {
  return error instanceof TypeError && /dynamically imported module|module script/i.test(error.message);
}

export function PageError({ error, reset }: { readonly error: unknown; readonly reset?: () => void }) {
  const router = useRouter();
  const missing = isMissingScript(error);
  const again = () => {
    if (missing) return location.reload();
    reset?.();
    void router.invalidate();
  };
  return (
    <div className={css.error}>
      <ErrorState error={missing ? new ApiProblem({ code: 'page-missing' }, 0) : error} onRetry={again} />
    </div>
  );
}
