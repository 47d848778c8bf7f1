// Keeps the sums of accepted work in step with the register: what was marked since, and only that.
import { inReadTransaction, inTransaction, type Tx } from '../../store/transaction.ts';
import {
  allMonths,
  differingWorkSums,
  dropWorkSums,
  hasMarks,
  lockWorkSums,
  sumAnew,
  takeMarks,
} from '../../store/work-sums.ts';
import type { AppContext } from '../context.ts';

const scopeOf = (tenantId: number) => ({ tenantId, personId: null, actor: 'system' }) as const;

function alone<T>({ pool }: AppContext, tenantId: number, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(pool, scopeOf(tenantId), async (tx) => {
    await lockWorkSums(tx, tenantId);
    return work(tx);
  });
}

/** Brings a body's sums up to date; waits for nobody when nothing was marked. */
export async function foldWorkSums(context: AppContext, tenantId: number): Promise<void> {
  if (!(await inReadTransaction(context.pool, scopeOf(tenantId), (tx) => hasMarks(tx, tenantId)))) return;
  await alone(context, tenantId, async (tx) => sumAnew(tx, tenantId, await takeMarks(tx, tenantId)));
}

/** Makes a body's sums anew from all accepted work, whatever stands there. */
export function rebuildWorkSums(context: AppContext, tenantId: number): Promise<void> {
  return alone(context, tenantId, async (tx) => {
    await dropWorkSums(tx, tenantId);
    await sumAnew(tx, tenantId, await allMonths(tx, tenantId));
  });
}

/** How many lines are not what the register makes, to the last digit, after everything marked was summed. */
export function checkWorkSums(context: AppContext, tenantId: number): Promise<number> {
  return alone(context, tenantId, async (tx) => {
    await sumAnew(tx, tenantId, await takeMarks(tx, tenantId));
    return differingWorkSums(tx, tenantId);
  });
}
