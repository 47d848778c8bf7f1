// The only way the application touches the database: one transaction, bound to a tenant and a person.
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { codeOf, isConnectionLoss, mapError, type Pool, poolBeside, sendTogether } from './connection.ts';
import { Statement } from './statement.ts';
import { StoreError } from './store-error.ts';
import { joined, type Write } from './write-set.ts';

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
  /** Same for a text put together from a few fixed parts: its name follows from it. */
  composed<T extends object = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ): Promise<T[]>;
  /**
   * A statement that only writes, and whose answer decides nothing: it waits for others of its kind, leaves with them as
   * one statement before anything else that is asked, at the latest before COMMIT, which follows without waiting for the
   * answer. Nothing is kept when it fails.
   */
  write(write: Write): void;
}

export interface TransactionOptions {
  readonly readOnly?: boolean;
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
  /** How often a serialization failure or deadlock is tried again; default 4. */
  readonly retries?: number;
  /**
   * 'point': every statement touches a few rows by key, so one plan serves all values. Planning such a statement anew
   * each time, with every partition and policy, costs several times what running it does.
   */
  readonly plans?: 'point' | 'by-value';
}

const dayPattern = /^\d{4}-\d\d-\d\d$/;

/** A plan for all values guesses large where few rows are meant, and calling workers for those takes ten times the work. */
const FOR_POINTS = [
  'set local plan_cache_mode = force_generic_plan',
  'set local max_parallel_workers_per_gather = 0',
];

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
    ...(options.plans === 'point' ? FOR_POINTS : []),
  ].join('; ');
}

const names = new Map<string, string>();

/** A name for a text; there are only as many as the parts of the texts can be put together. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = `composed-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  names.set(text, name);
  return name;
}

/** Rows of one statement; the driver's own form for objects copies each of them property by property. */
function rowsOf<T extends object>(
  client: pg.PoolClient,
  name: string | undefined,
  text: string,
  values: readonly unknown[],
): Promise<T[]> {
  sendTogether(client);
  return new Promise((done, fail) => {
    client.query(
      new Statement<T>(name, text, values, (error, result) => (error ? fail(error) : done(result.rows))),
    );
  });
}

interface Statements {
  readonly tx: Tx;
  /** Sends what waits to be written. */
  readonly flush: () => void;
}

function statements(
  client: pg.PoolClient,
  onError: (error: unknown) => void,
  sentLast: Promise<unknown>[],
): Statements {
  const waiting: Write[] = [];
  const send = async <T extends object>(
    name: string | undefined,
    text: string,
    values: readonly unknown[],
  ) => {
    try {
      return await rowsOf<T>(client, name, text, values);
    } catch (error) {
      onError(error);
      throw error;
    }
  };
  const flush = () => {
    if (waiting.length === 0) return;
    const { text, values } = joined(waiting.splice(0));
    const sent = send(nameOf(text), text, values);
    // Whoever commits hears of a failure; here it must not count as unheard.
    sent.catch(() => undefined);
    sentLast.push(sent);
  };
  const run = <T extends object>(
    name: string | undefined,
    text: string,
    values: readonly unknown[] = [],
  ): Promise<T[]> => {
    flush();
    return send(name, text, values);
  };
  const tx: Tx = {
    query: (text, values) => run(undefined, text, values),
    prepared: run,
    composed: (text, values) => run(nameOf(text), text, values),
    write: (write) => {
      // The same statement twice may touch one row twice: that takes two.
      if (waiting.some(({ name }) => name === write.name)) flush();
      waiting.push(write);
    },
  };
  return { tx, flush };
}

/** A failed statement turns COMMIT into ROLLBACK without an error: only the command tag tells. */
async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query('commit').catch((error: unknown) => {
    throw isConnectionLoss(error) ? new StoreError('commit-outcome-unknown', {}, error) : error;
  });
  if (command !== 'COMMIT') throw new StoreError('commit-rolled-back');
}

/** Outside a transaction COMMIT would say COMMIT, with nothing kept. */
function assertOpen(client: pg.PoolClient): void {
  if (client.getTransactionStatus() === 'I') throw new StoreError('commit-rolled-back');
}

/**
 * Statements sent together all fail once one of them has, and the work may hear of a later one first: that only says
 * the transaction is aborted (25P02). What went wrong, and whether to try again, the earliest error tells.
 */
function causeAmong(error: unknown, errors: readonly unknown[]): unknown {
  return codeOf(error) === '25P02' ? (errors[0] ?? error) : error;
}

/** Waits until everything has run that waits for no answer: a statement that could not even be sent has failed by then. */
const drained = () => new Promise<void>((done) => process.nextTick(done));

/**
 * COMMIT right behind statements that were not answered yet. None is sent when one of them failed before it left. Once
 * it is on its way, only its own answer tells: a lost connection leaves the outcome open, whatever else was lost.
 */
async function commitBehind(client: pg.PoolClient, sent: readonly Promise<unknown>[]): Promise<void> {
  const failures: unknown[] = [];
  const watched = sent.map((one) => one.catch((error: unknown) => failures.push(error)));
  await drained();
  if (failures.length > 0) throw failures[0];
  try {
    await commit(client);
  } catch (error) {
    if (error instanceof StoreError && error.code === 'commit-outcome-unknown') throw error;
    await Promise.all(watched);
    throw failures[0] ?? error;
  }
}

/** All of it in the transaction that `begin` opens. */
async function carryThrough<T>(
  client: pg.PoolClient,
  begin: string,
  work: (tx: Tx) => Promise<T>,
  onError: (error: unknown) => void,
): Promise<T> {
  // Not awaited yet: the opening and the first statements of `work` travel together (pipeline mode).
  sendTogether(client);
  const begun = client.query(begin);
  begun.catch(() => undefined);
  const last: Promise<unknown>[] = [];
  const { tx, flush } = statements(client, onError, last);
  const result = await work(tx);
  await begun;
  assertOpen(client);
  flush();
  await commitBehind(client, last);
  return result;
}

/** What is done with a connection; it tells of errors as they come. */
type Carry<T> = (client: pg.PoolClient, onError: (error: unknown) => void) => Promise<T>;

/** Pools of which the caller holds a connection: the view of a person that reads something as the system, say. */
const holding = new AsyncLocalStorage<readonly Pool[]>();

async function attempt<T>(pool: Pool, carry: Carry<T>): Promise<T> {
  const held = holding.getStore() ?? [];
  let free = pool;
  while (held.includes(free)) free = poolBeside(free);
  const client = await free.connect();
  let broken: Error | undefined;
  const first: unknown[] = [];
  const onLoss = (error: Error) => {
    broken = error;
  };
  client.on('error', onLoss);
  try {
    return await holding.run([...held, free], () => carry(client, (error) => first.push(error)));
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
  return untilDone(
    pool,
    (client, onError) => carryThrough(client, begin, work, onError),
    options.retries ?? 4,
  );
}

/**
 * One named statement that needs no scope around it: it calls a function that binds itself to a body. It is a transaction
 * of its own, without BEGIN, settings and COMMIT. Throws as `inTransaction` does, `database-unavailable` when the
 * connection was lost: what such a statement changes, nobody may depend on.
 */
export function alone<T extends object>(
  pool: Pool,
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<T[]> {
  return untilDone(pool, (client) => rowsOf<T>(client, name, text, values), 4);
}

async function untilDone<T>(pool: Pool, carry: Carry<T>, retries: number): Promise<T> {
  for (let left = retries; ; left -= 1) {
    try {
      return await attempt(pool, carry);
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

/** Name under which other connections can see what this transaction sees, while it is open. */
export async function exportSnapshot(tx: Tx): Promise<string> {
  const [row] = await tx.query<{ name: string }>('select pg_export_snapshot() as name');
  return row?.name ?? '';
}

/** Same as `inReadTransaction`, seeing what the transaction of an exported snapshot sees. */
export function inSnapshot<T>(
  pool: Pool,
  scope: Scope,
  snapshot: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (!/^[0-9A-F-]+$/.test(snapshot)) throw new TypeError('bad snapshot');
  return inReadTransaction(pool, scope, async (tx) => {
    await tx.query(`set transaction snapshot '${snapshot}'`);
    return work(tx);
  });
}
