// Ranges of the ledger checked side by side, each thread with a connection of its own, all in one snapshot.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { RecordRange } from '../store/verify.ts';
import type { RangeOrder, RangeVerified, Trouble } from './verify-range.ts';

export interface SideBySide {
  /** Database under the role that verifies. */
  readonly databaseUrl: string;
  readonly threads: number;
  /** A body with fewer is checked where it is asked for: starting a thread costs more. */
  readonly actsPerRange: number;
}

/** Enough to outweigh the start of threads (about as dear as 50,000 acts), few enough for several ranges to each. */
export const ACTS_PER_RANGE = 50_000;

interface Order {
  readonly tenantId: number;
  readonly recompute: boolean;
  /** Of an open transaction. */
  readonly snapshot: string;
  readonly ranges: readonly RecordRange[];
}

/** What a thread is started with, asked and answers. `null` tells it to leave. */
export interface ThreadData extends Pick<Order, 'snapshot'> {
  readonly databaseUrl: string;
}
export type ThreadOrder = RangeOrder | null;
export interface ThreadAnswer {
  readonly verified: RangeVerified;
  readonly troubles: readonly Trouble[];
}

/** Troubles are told in the order of the ranges, whichever was done first. */
export async function verifySideBySide(
  { tenantId, recompute, snapshot, ranges }: Order,
  { databaseUrl, threads }: SideBySide,
  tell: (trouble: Trouble) => void,
): Promise<readonly RangeVerified[]> {
  const workerData: ThreadData = { databaseUrl, snapshot };
  const file = new URL('./verify-thread.ts', import.meta.url);
  const start = () => new Worker(file, { workerData, env: {}, execArgv: [] });
  const workers = Array.from({ length: Math.min(threads, ranges.length) }, start);
  const verified: RangeVerified[] = [];
  const waiting = ranges.entries();
  const untold = new Map<number, readonly Trouble[]>();
  let next = 0;
  const tellInOrder = () => {
    for (let troubles = untold.get(next); troubles !== undefined; troubles = untold.get(next)) {
      untold.delete(next);
      troubles.forEach(tell);
      next += 1;
    }
  };
  const employ = async (worker: Worker) => {
    for (const [index, range] of waiting) {
      const answer = await answerOf(worker, { tenantId, range, recompute });
      verified[index] = answer.verified;
      untold.set(index, answer.troubles);
      tellInOrder();
    }
    worker.postMessage(null satisfies ThreadOrder);
    await once(worker, 'exit');
  };
  try {
    await Promise.all(workers.map(employ));
    return verified;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

async function answerOf(worker: Worker, order: RangeOrder): Promise<ThreadAnswer> {
  const answer = once(worker, 'message');
  worker.postMessage(order);
  // A thread that fails says so with an error, and `once` fails with it.
  const [message] = await answer;
  return message as ThreadAnswer;
}
