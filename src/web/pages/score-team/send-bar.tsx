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

/** Sends everybody scored in one act; says what is unsent, what is left, and what went wrong. */
export function SendBar({ lines, sending }: SendBarProps) {
  const { t } = useTexts();
  const { ready, scores, decisions, returns } = sending;
  const todo = lines.filter((line) => line.todo).length;
  const error = scores.error ?? decisions.error ?? returns.error;
  useSendKey(ready.length > 0, sending.sendAll);
  if (ready.length === 0 && !error && !scores.busy) {
    return todo === 0 ? <StickyBar note={t('team.allDone')} /> : null;
  }
  return (
    <StickyBar
      trouble={
        error && (
          <>
            <ErrorState error={error} kept {...(ready.length > 0 ? { onRetry: sending.sendAll } : {})} />
            <LookAgain
              lines={lines}
              troubles={{ ...scores.troubles, ...decisions.troubles, ...returns.troubles }}
            />
          </>
        )
      }
      note={scores.waiting ? t('review.waitsForNetwork') : t('team.unsent', { ready: ready.length, todo })}
    >
      <Button look="primary" keyHint="Ctrl Enter" busy={scores.busy} onClick={sending.sendAll}>
        {t('team.sendAll', { count: ready.length })}
      </Button>
    </StickyBar>
  );
}
