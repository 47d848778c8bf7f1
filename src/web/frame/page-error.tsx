// A page that could not be shown: the trouble in words, and a way to try again.
import { useRouter } from '@tanstack/react-router';
import { ErrorState } from '../parts/error-state.tsx';
import css from './frame.module.css';

export function PageError({ error, reset }: { readonly error: unknown; readonly reset?: () => void }) {
  const router = useRouter();
  return (
    <div className={css.main}>
      <ErrorState
        error={error}
        onRetry={() => {
          reset?.();
          void router.invalidate();
        }}
      />
    </div>
  );
}
