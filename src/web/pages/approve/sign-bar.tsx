import { useOnline } from '../../offline.ts';
import { Button } from '../../parts/button.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { LookAgain } from '../../review/look-again.tsx';
import { StickyBar } from '../../review/sticky-bar.tsx';
import { useSendKey } from '../../review/use-send-key.ts';
import { useTexts } from '../../texts.tsx';
import type { Board } from './use-board.ts';

/** One signature for everything chosen; choosing everything needs every name to have been on screen. */
export function SignBar({ board }: { readonly board: Board }) {
  const { t } = useTexts();
  const { signing, open, unseen, chooseAll, review } = board;
  const { ready, approvals, returns } = signing;
  const error = approvals.error ?? returns.error;
  const online = useOnline();
  const sign = () => signing.sign(ready);
  useSendKey(ready.length > 0, sign);
  if (ready.length === 0 && open.length === 0 && !error) return null;
  const chosen = t('approve.chosen', { ready: ready.length, open: open.length });
  const toSee =
    unseen === null || (unseen === 0 && ready.length > 0) ? chosen : t('approve.unseen', { count: unseen });
  const note = online ? toSee : t('approve.signOffline');
  return (
    <StickyBar
      note={note}
      trouble={
        error && (
          <>
            <ErrorState error={error} kept {...(ready.length > 0 ? { onRetry: sign } : {})} />
            <LookAgain lines={review.lines} troubles={approvals.troubles} />
          </>
        )
      }
    >
      {ready.length > 0 && (
        <Button look="primary" keyHint="Ctrl Enter" busy={approvals.busy} onClick={sign}>
          {t('approve.sign', { count: ready.length })}
        </Button>
      )}
      {open.length > 0 && (
        <Button look={ready.length > 0 ? 'plain' : 'primary'} onClick={chooseAll}>
          {t('approve.chooseAll', { count: open.length })}
        </Button>
      )}
    </StickyBar>
  );
}
