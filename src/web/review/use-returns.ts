// Returns go out ten seconds after they were said, so that they can be taken back; leaving the page or the tab sends
// them at once.
import { useEffect, useRef } from 'react';
import type { ActBody } from '../../contract/evaluations.ts';
import type { Line } from './use-review.ts';
import type { OneAct, Sent } from './use-send.ts';

export const UNDO_MS = 10_000;

function returnOf({ item, entry }: Line): OneAct {
  const act: ActBody = { act: 'return', version: item.version, comment: entry.returning ?? '' };
  return { id: item.id, ...act };
}

export interface ReturnsOptions {
  readonly lines: readonly Line[];
  readonly send: (acts: readonly OneAct[]) => Promise<Sent>;
  /** What was returned is no longer unsent. */
  readonly onSent: (ids: readonly number[]) => void;
  /** It was refused: the record stays where it is, with its reason. */
  readonly onRefused: (ids: readonly number[]) => void;
}

/** Answers how to send the waiting returns now. */
export function useReturns(options: ReturnsOptions): () => Promise<void> {
  const latest = useRef(options);
  latest.current = options;
  const sending = useRef(new Set<number>());
  const flush = useRef(async (only?: number) => {
    const { lines, send, onSent, onRefused } = latest.current;
    const due = lines.filter(
      ({ item, returning }) =>
        returning && !sending.current.has(item.id) && (only === undefined || only === item.id),
    );
    if (due.length === 0) return;
    const ids = due.map(({ item }) => item.id);
    for (const id of ids) sending.current.add(id);
    const sent = await send(due.map(returnOf));
    for (const id of ids) sending.current.delete(id);
    if (sent.ok) onSent(ids);
    else onRefused(ids);
  });
  const waiting = options.lines.filter((line) => line.returning).map((line) => line.item.id);
  const timers = useRef(new Map<number, ReturnType<typeof setTimeout>>());
  useEffect(() => {
    for (const [id, timer] of timers.current) {
      if (waiting.includes(id)) continue;
      clearTimeout(timer);
      timers.current.delete(id);
    }
    for (const id of waiting) {
      if (timers.current.has(id)) continue;
      timers.current.set(
        id,
        setTimeout(() => {
          timers.current.delete(id);
          void flush.current(id);
        }, UNDO_MS),
      );
    }
  });
  useEffect(() => {
    const leaving = () => {
      if (document.visibilityState === 'hidden') void flush.current();
    };
    document.addEventListener('visibilitychange', leaving);
    const pending = timers.current;
    return () => {
      document.removeEventListener('visibilitychange', leaving);
      for (const timer of pending.values()) clearTimeout(timer);
      void flush.current();
    };
  }, []);
  return () => flush.current();
}
