// Sends acts on several records as one request: all or none. What was refused is told per record.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { ActBody, ActReply } from '../../contract/evaluations.ts';
import { ROUTES } from '../../contract/routes.ts';
import { call, newIntent } from '../api.ts';
import { type ApiProblem, asProblem, needsStepUp, type Refusal } from '../problem.ts';
import { keyOf } from '../queries.ts';
import { behindOwnViews } from './own-views.ts';

export type OneAct = ActBody & { readonly id: number };
/** Reasons by record id. */
export type Troubles = Readonly<Record<number, readonly Refusal[]>>;

/** Most acts the contract takes at once. */
export const MOST_AT_ONCE = 200;

export type Sent =
  | { readonly ok: true; readonly replies: readonly ActReply[] }
  | { readonly ok: false; readonly problem: ApiProblem };
export interface Send {
  /** Never rejects: what was refused stands in the answer, and in `error` and `troubles`. */
  readonly send: (acts: readonly OneAct[]) => Promise<Sent>;
  readonly busy: boolean;
  /** Waits for the network and goes out by itself. */
  readonly waiting: boolean;
  readonly error: Error | null;
  readonly troubles: Troubles;
  readonly clear: () => void;
}

/** The reasons of a problem that name a record (`evaluation`), by record. */
export function troublesOf(problem: ApiProblem): Troubles {
  const found: Record<number, Refusal[]> = {};
  for (const refusal of problem.refusals) {
    const id = Number(refusal.params.evaluation ?? 0);
    if (id > 0) found[id] = [...(found[id] ?? []), refusal];
  }
  return found;
}

interface Job {
  readonly acts: readonly OneAct[];
  readonly intent: string;
}

/** Every list and view that an act on a record may change. */
export function useReadAnew(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    const routes = [ROUTES.evaluations, ROUTES.evaluation, ROUTES.today, ROUTES.unitWeek];
    await Promise.all(routes.map((route) => queries.invalidateQueries({ queryKey: keyOf(route) })));
  }, [queries]);
}

/** A busy server is asked twice more; whether an unreachable one is waited for, the kind of act decides. */
function worthAnotherTry(failures: number, error: unknown, waits: boolean): boolean {
  const { status } = asProblem(error);
  return status === 0 ? waits : status >= 502 && failures < 2;
}

/**
 * One key per set of acts: sending the very same set again after a trouble repeats it instead of doing it twice.
 * `waits`: without the network the set goes out by itself later; never for what is signed.
 */
export function useSend({ waits }: { readonly waits: boolean }): Send {
  const readAnew = useReadAnew();
  const last = useRef<{ readonly body: string; readonly intent: string } | null>(null);
  const [troubles, setTroubles] = useState<Troubles>({});
  const mutation = useMutation({
    mutationFn: ({ acts, intent }: Job) =>
      call(ROUTES.actMany, { body: { items: acts.map((act) => ({ ...act })) } }, { intent }),
    retry: (failures, error) => worthAnotherTry(failures, error, waits),
  });
  const { mutateAsync, reset } = mutation;
  const send = useCallback(
    async (decided: readonly OneAct[]): Promise<Sent> => {
      const acts = await behindOwnViews(decided);
      const body = JSON.stringify(acts);
      const intent = last.current?.body === body ? last.current.intent : newIntent();
      last.current = { body, intent };
      setTroubles({});
      try {
        const { items } = await mutateAsync({ acts, intent });
        last.current = null;
        await readAnew();
        return { ok: true, replies: items };
      } catch (error) {
        const problem = asProblem(error);
        setTroubles(troublesOf(problem));
        // Somebody was faster: show the newest before the person decides again.
        if (problem.status >= 404 && problem.status <= 412) await readAnew();
        return { ok: false, problem };
      }
    },
    [mutateAsync, readAnew],
  );
  const clear = useCallback(() => {
    reset();
    setTroubles({});
  }, [reset]);
  const { isPending: busy, isPaused: waiting, error } = mutation;
  // That the password is asked for first is no trouble: the dialog asks.
  return { send, busy, waiting, error: needsStepUp(error) ? null : error, troubles, clear };
}
