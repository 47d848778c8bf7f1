// Runs works on imports one after the other in a thread of their own: requests go on being answered, and a work that
// needs too much memory ends alone.
import { Worker } from 'node:worker_threads';
import type { Refusal } from '../domain/refusal.ts';
import { ownBuffers } from '../files/own-buffers.ts';
import type { AppContext } from './context.ts';
import type { AnyOrder, ImportRunner, WorkEnd } from './import-order.ts';
import { recordEnd, signOfLife } from './import-work.ts';

const LIFE_MS = 10_000;
const MEGABYTES = 256;

export interface ThreadOptions {
  /** Database under the application role. */
  readonly databaseUrl: string;
  /** Told what nobody foresaw. */
  readonly onTrouble: (error: unknown) => void;
}

type Told = WorkEnd | { readonly unforeseen: string };

const keyOf = (tenantId: number, importId: number) => `${tenantId}/${importId}`;

/** A runner whose works wait for each other: two large files at once would need twice the memory. */
export function threadRunner(
  context: Pick<AppContext, 'pool' | 'nationalDays'>,
  options: ThreadOptions,
): ImportRunner {
  const live = new Map<string, Worker>();
  const stopped = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();
  const runNow = async (order: AnyOrder): Promise<WorkEnd> => {
    const key = keyOf(order.author.tenantId, order.importId);
    if (stopped.delete(key)) return refusedWith('import-cancelled');
    const life = setInterval(() => void signOfLife(context, order).catch(options.onTrouble), LIFE_MS);
    const worker = new Worker(new URL('./import-worker.ts', import.meta.url), {
      workerData: { order, databaseUrl: options.databaseUrl, nationalDays: context.nationalDays },
      // The file is handed over: nobody else reads it any more.
      transferList: 'file' in order && order.file !== undefined ? [...ownBuffers(order.file.bytes)] : [],
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES, maxYoungGenerationSizeMb: 24 },
      env: {},
      execArgv: [],
    });
    live.set(key, worker);
    try {
      return await endOf(worker);
    } catch (error) {
      options.onTrouble(error);
      const { refusals } = troubleOf(error);
      await recordEnd(context, order, refusals);
      return refusedWith(refusals[0]?.code ?? 'import-work-failed');
    } finally {
      clearInterval(life);
      live.delete(key);
    }
  };
  return {
    run: (order) => {
      const next = last.then(() => runNow(order));
      last = next.catch(() => undefined);
      return next;
    },
    stop: (tenantId, importId) => {
      const worker = live.get(keyOf(tenantId, importId));
      if (worker === undefined) stopped.add(keyOf(tenantId, importId));
      else void worker.terminate();
    },
  };
}

function endOf(worker: Worker): Promise<WorkEnd> {
  return new Promise((resolve, reject) => {
    worker.once('message', (told: Told) => {
      if ('unforeseen' in told) reject(new Error(told.unforeseen));
      else resolve(told);
    });
    worker.once('error', reject);
    // Called off: whoever did has recorded it.
    worker.once('exit', () => resolve(refusedWith('import-cancelled')));
  });
}

function troubleOf(error: unknown): { readonly refusals: readonly Refusal[] } {
  const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return { refusals: [{ code: isMemory ? 'import-too-large' : 'import-work-failed', params: {} }] };
}

function refusedWith(code: string): WorkEnd {
  return { ok: false, kind: 'refused', code, detail: { refusals: [{ code, params: {} }] } };
}
