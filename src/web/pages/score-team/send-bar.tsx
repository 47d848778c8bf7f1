import { useOnline } from '../../offline.ts';
import { Button } from '../../parts/button.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { LookAgain } from '../../review/look-again.tsx';
import { StickyBar } from '../../review/sticky-bar.tsx';
import type { Line } from '../../review/use-review.ts';
import { useSendKey } from '../../review/use-send-key.ts';
import { useTexts } from '../../texts.tsx';
import type { TeamSending } from './use-team-sending.ts';

export interface SendBarProps {
  readonly lines: readonly Line[];
  readonly sending: TeamSending;
}

/** Sends everybody scored in one act, and signs what one authority decided; says what is unsent and what went wrong. */
export function SendBar({ lines, sending }: SendBarProps) {
  const { ready, scores, decisions, returns } = sending;
  const { t } = useTexts();
  const todo = lines.filter((line) => line.todo).length;
  const error = scores.error ?? decisions.sending.error ?? returns.error;
  const sign = () => decisions.sign(decisions.ready);
  const main = ready.length > 0 ? sending.sendAll : sign;
  const waiting = ready.length + decisions.ready.length;
  useSendKey(waiting > 0, main);
  if (waiting === 0 && !error && !scores.busy) {
    return todo === 0 ? <StickyBar note={t('team.allDone')} /> : null;
  }
  return (
    <StickyBar
      trouble={
        error && (
          <>
            <ErrorState error={error} kept {...(waiting > 0 ? { onRetry: main } : {})} />
            <LookAgain
              lines={lines}
              troubles={{ ...scores.troubles, ...decisions.sending.troubles, ...returns.troubles }}
            />
          </>
        )
      }
      note={<Note sending={sending} todo={todo} />}
    >
      {(ready.length > 0 || scores.busy) && (
        <Button look="primary" keyHint="Ctrl Enter" busy={scores.busy} onClick={sending.sendAll}>
          {t('team.sendAll', { count: ready.length })}
        </Button>
      )}
      {decisions.ready.length > 0 && (
        <Button
          look={ready.length > 0 ? 'plain' : 'primary'}
          {...(ready.length > 0 ? {} : { keyHint: 'Ctrl Enter' })}
          busy={decisions.sending.busy}
          onClick={sign}
        >
          {t('team.sign', { count: decisions.ready.length })}
        </Button>
      )}
    </StickyBar>
  );
}

function Note({ sending, todo }: { readonly sending: TeamSending; readonly todo: number }) {
  const { t } = useTexts();
  const online = useOnline();
  const { ready, scores, decisions } = sending;
  if (scores.waiting) return t('review.waitsForNetwork');
  const unsigned = decisions.ready.length;
  if (unsigned > 0 && !online) return t('approve.signOffline');
  return [
    unsigned > 0 && t('team.unsigned', { count: unsigned }),
    (ready.length > 0 || unsigned === 0) && t('team.unsent', { ready: ready.length, todo }),
  ]
    .filter(Boolean)
    .join(' ');
}
