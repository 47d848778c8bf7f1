// Which record of a list is chosen and which is open. Moving along an open list opens the next one after a short rest,
// so that passing by neither reads nor marks anything.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { EvaluationItem, EvaluationView } from '../../contract/evaluations.ts';
import { ROUTES } from '../../contract/routes.ts';
import { call, newIntent } from '../api.ts';
import { useRead } from '../queries.ts';
import { viewUnderWay } from './own-views.ts';
import type { WorkList } from './use-work-list.ts';

const REST_MS = 350;

export interface Desk {
  readonly chosen: number | null;
  /** The record whose evidence is on screen. */
  readonly open: number | null;
  readonly choose: (id: number) => void;
  readonly openRecord: (id: number) => void;
  readonly close: () => void;
}

export function useDesk(): Desk {
  const [chosen, setChosen] = useState<number | null>(null);
  const [open, setOpen] = useState<number | null>(null);
  const following = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const openRecord = useCallback((id: number) => {
    clearTimeout(timer.current);
    following.current = true;
    setChosen(id);
    setOpen(id);
  }, []);
  const choose = useCallback((id: number) => {
    clearTimeout(timer.current);
    setChosen(id);
    if (following.current) timer.current = setTimeout(() => setOpen(id), REST_MS);
  }, []);
  const close = useCallback(() => {
    clearTimeout(timer.current);
    following.current = false;
    setOpen(null);
  }, []);
  return { chosen, open, choose, openRecord, close };
}

export interface Evidence {
  readonly view: EvaluationView | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** The open record in full; never another person's while it loads. */
export function useEvidence(id: number | null): Evidence {
  const { data, error, refetch } = useRead(
    ROUTES.evaluation,
    { params: { id: id ?? 0 } },
    { when: id !== null },
  );
  const view = data?.id === id ? data : undefined;
  return { view, error: view === undefined ? error : null, retry: () => void refetch() };
}

/** Tells the server once that an open record was opened, where that is due: from then on it cannot be withdrawn. */
export function useMarkViewed(
  open: EvaluationItem | undefined,
  list: WorkList,
  /** Told before the list is: what was decided on version `from` holds on `to`. */
  onMoved: (id: number, from: number, to: number) => void,
): void {
  const told = useRef(new Set<number>());
  const { patch, retry } = list;
  const id = open?.may.includes('view') ? open.id : null;
  const version = open?.version ?? 0;
  const latest = useRef({ version, may: open?.may, retry });
  latest.current = { version, may: open?.may, retry };
  useEffect(() => {
    if (id === null || told.current.has(id)) return;
    told.current.add(id);
    const { version: seen, may = [] } = latest.current;
    const body = { act: 'view', version: seen } as const;
    const telling = call(ROUTES.act, { params: { id }, body }, { intent: newIntent() });
    viewUnderWay(id, seen, telling);
    telling.then(
      (reply) => {
        onMoved(id, seen, reply.version);
        patch(reply, { opened: true, may: may.filter((one) => one !== 'view') });
      },
      () => {
        // Taken back or changed meanwhile: the list tells.
        told.current.delete(id);
        latest.current.retry();
      },
    );
  }, [id, patch, onMoved]);
}
