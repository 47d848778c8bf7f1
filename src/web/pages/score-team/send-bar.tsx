import { useEffect, useRef } from 'react';
import { Button } from '../../parts/button.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { StickyBar } from '../../review/sticky-bar.tsx';
import type { Line } from '../../review/use-review.ts';
import { useTexts } from '../../texts.tsx';
import type { TeamSending } from './use-team-sending.ts';

export interface SendBarProps {
  readonly lines: readonly Line[];
  readonly sending: TeamSending;
  readonly onUndo: (id: number) => void;
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
        error && <ErrorState error={error} kept {...(ready.length > 0 ? { onRetry: sending.sendAll } : {})} />
      }
      note={scores.waiting ? t('review.waitsForNetwork') : t('team.unsent', { ready: ready.length, todo })}
    >
      <Button look="primary" keyHint="Ctrl Enter" busy={scores.busy} onClick={sending.sendAll}>
        {t('team.sendAll', { count: ready.length })}
      </Button>
    </StickyBar>
  );
}

/** Ctrl+Enter sends the team from anywhere but a field, where it decides the record. */
function useSendKey(active: boolean, send: () => void): void {
  const latest = useRef(send);
  latest.current = send;
  useEffect(() => {
    if (!active) return;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      if (event.target instanceof Element && event.target.closest('input, textarea, dialog')) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [active]);
}
