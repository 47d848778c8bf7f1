// The long part of an import: reading, checking, applying, undoing. It runs beside the requests that ask for it: in a
// thread of its own where a server runs, in the caller where there is none.
import type { Refusal } from '../domain/refusal.ts';
import { beginWork, endWork, liveWork, tellWork } from '../store/import-work.ts';
import { inTransaction } from '../store/transaction.ts';
import { workOnList } from './connect/list-work.ts';
import type { AppContext } from './context.ts';
import { Failure, refused } from './failure.ts';
import { applyWork } from './import-apply-work.ts';
import { checkWork, readWork } from './import-check.ts';
import type { AnyOrder, Tell, WorkEnd } from './import-order.ts';
import { systemReach } from './import-scope.ts';
import { undoWork } from './import-undo.ts';

/** After this long a request no longer waits: the page looks again by itself. */
const PATIENCE_MS = 4000;

/** Takes the import for this work. Throws `import-busy` while another one runs. */
export async function takeForWork(context: AppContext, order: AnyOrder): Promise<void> {
  const taken = await inTransaction(context.pool, systemReach(order.author), (tx) =>
    beginWork(tx, order.author.tenantId, order.importId, order.what),
  );
  if (!taken) throw refused([{ code: 'import-busy', params: {} }]);
}

/** Starts the work and waits a little: what fails at once is thrown, what takes longer is found by looking again. */
export async function startWork(context: AppContext, order: AnyOrder): Promise<void> {
  await takeForWork(context, order);
  const { runner } = context;
  if (runner === undefined) return demand(await perform(context, order));
  const ended = runner.run(order);
  const end = await Promise.race([ended, patience()]);
  if (end !== null) demand(end);
}

function demand(end: WorkEnd): void {
  if (!end.ok) throw new Failure(end.kind, end.code, end.detail);
}

function patience(): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), PATIENCE_MS).unref());
}

/** Does the work and records how it ended. What nobody foresaw is thrown on, after it is recorded as failed. */
export async function perform(context: AppContext, order: AnyOrder): Promise<WorkEnd> {
  const tell = teller(context, order);
  try {
    if ('list' in order) await workOnList(context, order, tell);
    else if (order.what === 'read') await readWork(context, order, tell);
    else if (order.what === 'check') await checkWork(context, order, tell);
    else if (order.what === 'apply') await applyWork(context, order, tell);
    else await undoWork(context, order, tell);
    await recordEnd(context, order, null);
    return { ok: true };
  } catch (error) {
    const isForeseen = error instanceof Failure;
    const refusals = isForeseen ? reasonsOf(error) : [{ code: 'import-work-failed', params: {} }];
    await recordEnd(context, order, refusals);
    if (!isForeseen) throw error;
    return { ok: false, kind: error.kind, code: error.code, detail: error.detail };
  }
}

function reasonsOf({ code, detail }: Failure): readonly Refusal[] {
  return detail.refusals ?? [{ code, params: {} }];
}

function teller(context: AppContext, { author, importId }: AnyOrder): Tell {
  return (phase, share) => {
    context.onWork?.(phase, share);
    return inTransaction(context.pool, systemReach(author), (tx) =>
      tellWork(tx, author.tenantId, importId, phase, share),
    );
  };
}

/** Ends the record of a work; also for one whose thread is gone. */
export function recordEnd(
  context: Pick<AppContext, 'pool'>,
  { author, importId }: Pick<AnyOrder, 'author' | 'importId'>,
  refusals: readonly Refusal[] | null,
): Promise<void> {
  return inTransaction(context.pool, systemReach(author), (tx) =>
    endWork(tx, author.tenantId, importId, refusals),
  );
}

/** So that a long step without news is not taken for a work whose process is gone. */
export function signOfLife(
  context: Pick<AppContext, 'pool'>,
  { author, importId }: Pick<AnyOrder, 'author' | 'importId'>,
): Promise<void> {
  return inTransaction(context.pool, systemReach(author), (tx) => liveWork(tx, author.tenantId, importId));
}
