// Which checkpoints a mail has to carry, and when to try again. Nothing is forgotten: what was due stays due until sent.
import type { Pool } from '../../store/connection.ts';
import { type CheckpointRow, lastCheckpoint, lockLog } from '../../store/log.ts';
import {
  failuresInARow,
  insertDeliveries,
  newestDeliveries,
  outstanding,
} from '../../store/log-deliveries.ts';
import { inTransaction, type Tx } from '../../store/transaction.ts';
import type { Tenant } from '../actor.ts';

const MINUTE = 60_000;
const LONGEST_WAIT = 60;

export interface MailOrder {
  readonly tenant: Pick<Tenant, 'id' | 'slug' | 'name'>;
  readonly to: string;
  /** A checkpoint becomes due this long after the last one that did. */
  readonly everyMinutes: number;
  readonly now: string;
  /** Delivers all at once or throws. */
  readonly send: (checkpoints: readonly CheckpointRow[]) => Promise<void>;
}

const scopeOf = ({ tenant }: MailOrder) =>
  ({ tenantId: tenant.id, personId: null, actor: 'system' }) as const;

/** Sends what is due and waiting, unless it just failed; returns the trouble or null. */
export async function mailCheckpoints(pool: Pool, order: MailOrder): Promise<string | null> {
  const waiting = await inTransaction(pool, scopeOf(order), (tx) => collect(tx, order));
  if (waiting.length === 0) return null;
  // Outside any transaction: a slow mail server holds up nothing. Two servers may both send: harmless.
  const trouble = await order.send(waiting).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : 'unknown'),
  );
  const line = { target: 'mail', at: order.now } as const;
  const rows =
    trouble === null
      ? waiting.map(({ size }) => ({ ...line, size, outcome: 'sent', detail: order.to }) as const)
      : waiting.slice(-1).map(({ size }) => ({ ...line, size, outcome: 'failed', detail: trouble }) as const);
  await inTransaction(pool, scopeOf(order), (tx) => insertDeliveries(tx, order.tenant.id, rows));
  return trouble;
}

async function collect(tx: Tx, order: MailOrder): Promise<readonly CheckpointRow[]> {
  const { tenant, everyMinutes, now } = order;
  if (!(await lockLog(tx, tenant.id))) return [];
  const [last, newest] = await Promise.all([
    lastCheckpoint(tx, tenant.id),
    newestDeliveries(tx, tenant.id, 'mail'),
  ]);
  const age = newest.due === null ? Number.POSITIVE_INFINITY : Date.parse(now) - Date.parse(newest.due.at);
  if (last !== null && last.size !== newest.due?.size && age >= everyMinutes * MINUTE)
    await insertDeliveries(tx, tenant.id, [
      { target: 'mail', size: last.size, at: now, outcome: 'due', detail: '' },
    ]);
  const failures = await failuresInARow(tx, tenant.id, 'mail');
  return isTooSoon(failures, newest.failed?.at ?? null, now) ? [] : outstanding(tx, tenant.id, 'mail');
}

/** After the n-th failure in a row 1, 2, 4 ... minutes, at most an hour. */
function isTooSoon(failures: number, failedAt: string | null, now: string): boolean {
  if (failures === 0 || failedAt === null) return false;
  const wait = Math.min(LONGEST_WAIT, 2 ** Math.min(failures - 1, 10)) * MINUTE;
  return Date.parse(now) - Date.parse(failedAt) < wait;
}
