// The only way the application touches the database: one transaction, bound to a tenant and a person.
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { codeOf, isConnectionLoss, mapError, type Pool } from './connection.ts';
import { StoreError } from './store-error.ts';

/** For whom the transaction runs; row-level security reads it. `today` (YYYY-MM-DD) decides which dated rows count. */
export interface Scope {
  readonly tenantId: number;
  readonly personId: number | null;
  readonly actor: 'person' | 'system';
  readonly today?: string;
}

export interface Tx {
  /** Runs one statement and returns its rows. */
  query<T extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<T[]>;
  /** Same, planned once per connection; `name` belongs to exactly one text. */
  prepared<T extends object = Record<string, unknown>>(
    name: string,
    text: string,
    values?: readonly unknown[],
  ): Promise<T[]>;
}

export interface TransactionOptions {
  readonly readOnly?: boolean;
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
  /** How often a serialization failure or deadlock is tried again; default 4. */
  readonly retries?: number;
}

const dayPattern = /^\d{4}-\d\d-\d\d$/;

/** BEGIN and the settings as one message. Every part is an integer, a known word or a checked date: nothing to inject. */
function opening(scope: Scope, options: TransactionOptions): string {
  const { tenantId, personId, actor, today } = scope;
  const ids = [tenantId, personId ?? 0];
  if (!ids.every((id) => Number.isSafeInteger(id) && id >= 0)) throw new TypeError(`bad scope: ${ids}`);
  if (actor !== 'person' && actor !== 'system') throw new TypeError('bad scope: actor');
  if (today !== undefined && !dayPattern.test(today)) throw new TypeError('bad scope: today');
  const isolation = options.isolation ?? 'read committed';
  return [
    `begin isolation level ${isolation}${options.readOnly ? ' read only' : ''}`,
    `set local app.tenant = '${tenantId}'`,
    `set local app.person = '${personId ?? 0}'`,
    `set local app.actor = '${actor}'`,
    `set local app.today = '${today ?? ''}'`,
  ].join('; ');
}

function statements(client: pg.PoolClient, onError: (error: unknown) => void): Tx {
  const run = async <T extends object>(statement: pg.QueryConfig) => {
    try {
      return (await client.query<T & pg.QueryResultRow>(statement)).rows;
    } catch (error) {
      onError(error);
      throw error;
    }
  };
  return {
    query: <T extends object>(text: string, values: readonly unknown[] = []) =>
      run<T>({ text, values: [...values] }),
    prepared: <T extends object>(name: string, text: string, values: readonly unknown[] = []) =>
      run<T>({ name, text, values: [...values] }),
  };
}

/** A failed statement turns COMMIT into ROLLBACK without an error: only the command tag tells. */
async function commit(client: pg.PoolClient): Promise<void> {
  // Outside a transaction COMMIT would say COMMIT, with nothing kept.
  if (client.getTransactionStatus() === 'I') throw new StoreError('commit-rolled-back');
  const { command } = await client.query('commit').catch((error: unknown) => {
    throw isConnectionLoss(error) ? new StoreError('commit-outcome-unknown', {}, error) : error;
  });
  if (command !== 'COMMIT') throw new StoreError('commit-rolled-back');
}

/**
 * Statements sent together all fail once one of them has, and the work may hear of a later one first: that only says
 * the transaction is aborted (25P02). What went wrong, and whether to try again, the earliest error tells.
 */
function causeAmong(error: unknown, errors: readonly unknown[]): unknown {
  return codeOf(error) === '25P02' ? (errors[0] ?? error) : error;
}

async function attempt<T>(pool: Pool, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const first: unknown[] = [];
  const onLoss = (error: Error) => {
    broken = error;
  };
  client.on('error', onLoss);
  try {
    // Not awaited yet: the opening and the first statements of `work` travel together (pipeline mode).
    const begun = client.query(begin);
    begun.catch(() => undefined);
    const result = await work(statements(client, (error) => first.push(error)));
    await begun;
    await commit(client);
    return result;
  } catch (error) {
    await client.query('rollback').catch((rollbackError: Error) => {
      broken = rollbackError;
    });
    throw causeAmong(error, first);
  } finally {
    client.removeListener('error', onLoss);
    client.release(broken);
  }
}

const mayRepeat = (error: unknown) => ['40001', '40P01'].includes(codeOf(error));

/**
 * Runs `work` in one transaction and answers only after a checked COMMIT. `work` may run again after a serialization
 * failure or deadlock, so it must change nothing but the database. Throws StoreError `database-unavailable` (nothing
 * happened), `commit-outcome-unknown` (ask again with the same idempotency key) or whatever `work` threw.
 */
export async function inTransaction<T>(
  pool: Pool,
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const begin = opening(scope, options);
  for (let left = options.retries ?? 4; ; left -= 1) {
    try {
      return await attempt(pool, begin, work);
    } catch (error) {
      if (left <= 0 || !mayRepeat(error)) throw mapError(error);
      await sleep(5 + Math.random() * 40);
    }
  }
}

/** Same for reading only: the database refuses a write. One snapshot for all statements. */
export function inReadTransaction<T>(pool: Pool, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(pool, scope, work, { readOnly: true, isolation: 'repeatable read' });
}
