// The only way the application touches the database: one transaction, bound to a tenant and a person.
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { isPassedOver, type Statement, sendTogether, sendWaiting } from './batch.ts';
import { codeOf, isConnectionLoss, mapError, type Pool, poolBeside } from './connection.ts';
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
  /** COMMIT need not wait for the disk: a crash may forget the change, and nothing is lost by that. */
  readonly forgettable?: boolean;
  /** Sees what the transaction of this exported snapshot sees. */
  readonly snapshot?: string;
}

const dayPattern = /^\d{4}-\d\d-\d\d$/;

/** BEGIN and the settings: statements with one text for each kind of transaction, so that connections keep their plans. */
function opening(scope: Scope, options: TransactionOptions): readonly Statement[] {
  const { tenantId, personId, actor, today } = scope;
  const ids = [tenantId, personId ?? 0];
  if (!ids.every((id) => Number.isSafeInteger(id) && id >= 0)) throw new TypeError(`bad scope: ${ids}`);
  if (actor !== 'person' && actor !== 'system') throw new TypeError('bad scope: actor');
  if (today !== undefined && !dayPattern.test(today)) throw new TypeError('bad scope: today');
  const { snapshot } = options;
  if (snapshot !== undefined && !/^[0-9A-F-]+$/.test(snapshot)) throw new TypeError('bad snapshot');
  const isolation = options.isolation ?? 'read committed';
  const begin = `begin isolation level ${isolation}${options.readOnly ? ' read only' : ''}`;
  const settings = [
    ...SETTINGS,
    ...(options.plans === 'point' ? ["set_config('plan_cache_mode', 'force_generic_plan', true)"] : []),
    ...(options.forgettable ? ["set_config('synchronous_commit', 'off', true)"] : []),
  ];
  const set = `select ${settings.join(', ')}`;
  return [
    { name: begin, text: begin, values: [] },
    // Before anything is asked: a statement that reads takes a snapshot of its own.
    ...(snapshot === undefined
      ? []
      : [{ name: undefined, text: `set transaction snapshot '${snapshot}'`, values: [] }]),
    { name: nameOf(set), text: set, values: [tenantId, personId ?? 0, actor, today ?? ''] },
  ];
}

const SETTINGS = ['tenant', 'person', 'actor', 'today'].map(
  (name, index) => `set_config('app.${name}', $${index + 1}, true)`,
);

const names = new Map<string, string>();

/** A name for a text; there are only as many as the parts of the texts can be put together. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = `composed-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  names.set(text, name);
  return name;
}

/** Without a name or values a text may hold several commands: it is sent as it is, not planned. */
async function rowsAsItIs<T extends object>(client: pg.PoolClient, text: string): Promise<T[]> {
  sendWaiting(client);
  return (await client.query<T & pg.QueryResultRow>(text)).rows;
}

/** Throws when a value cannot be put into words: then nothing was sent. */
function rowsOf<T extends object>(client: pg.PoolClient, statement: Statement): Promise<T[]> {
  if (statement.name === undefined && statement.values.length === 0)
    return rowsAsItIs<T>(client, statement.text);
  return sendTogether(client, statement).then(({ rows }) => rows as T[]);
}

interface Statements {
  readonly tx: Tx;
  /** Sends what waits to be written. */
  readonly flush: () => void;
  /** Answers of writes that were sent. */
  readonly written: readonly Promise<unknown>[];
  /** Why statements could not be sent. */
  readonly unsent: readonly unknown[];
  /** Nothing more is sent: the connection may soon be somebody else's. */
  readonly close: () => void;
}

function statements(client: pg.PoolClient, onError: (error: unknown) => void): Statements {
  const waiting: Write[] = [];
  const written: Promise<unknown>[] = [];
  const unsent: unknown[] = [];
  let open = true;
  const send = async <T extends object>(statement: Statement): Promise<T[]> => {
    if (!open) throw new Error('a statement after the end of its transaction');
    let rows: Promise<T[]>;
    try {
      rows = rowsOf<T>(client, statement);
    } catch (error) {
      unsent.push(error);
      onError(error);
      throw error;
    }
    return rows.catch((error: unknown) => {
      onError(error);
      throw error;
    });
  };
  const flush = () => {
    if (waiting.length === 0) return;
    const { text, values } = joined(waiting.splice(0));
    const sent = send({ name: nameOf(text), text, values });
    // Whoever commits hears of a failure; here it must not count as unheard.
    sent.catch(() => undefined);
    written.push(sent);
  };
  const run = <T extends object>(
    name: string | undefined,
    text: string,
    values: readonly unknown[] = [],
  ): Promise<T[]> => {
    flush();
    return send({ name, text, values });
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
  const close = () => {
    open = false;
  };
  return { tx, flush, written, unsent, close };
}

const bare = (text: string): Statement => ({ name: text, text, values: [] });

/** A failed statement turns COMMIT into ROLLBACK without an error: only the command tag tells. */
async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await sendTogether(client, bare('commit')).catch((error: unknown) => {
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
  return isPassedOver(error) ? (errors[0] ?? error) : error;
}

/**
 * COMMIT right behind statements that were not answered yet, in one message with them. Once it is on its way, only its own
 * answer tells: a lost connection leaves the outcome open, whatever else was lost.
 */
async function commitBehind(client: pg.PoolClient, sent: readonly Promise<unknown>[]): Promise<void> {
  const failures: unknown[] = [];
  const watched = sent.map((one) => one.catch((error: unknown) => failures.push(error)));
  try {
    await commit(client);
  } catch (error) {
    if (error instanceof StoreError && error.code === 'commit-outcome-unknown') throw error;
    await Promise.all(watched);
    throw failures[0] ?? error;
  }
}

/** What is done on a connection in the transaction that `begin` opens; told of every error in the order they were heard. */
type Errand<T> = (
  client: pg.PoolClient,
  begin: readonly Statement[],
  onError: (error: unknown) => void,
) => Promise<T>;

/** Not awaited: what opens the transaction and the first statements of the work travel together. */
function opened(client: pg.PoolClient, begin: readonly Statement[]): Promise<unknown> {
  const begun = Promise.all(begin.map((statement) => sendTogether(client, statement)));
  begun.catch(() => undefined);
  return begun;
}

const throughout =
  <T>(work: (tx: Tx) => Promise<T>): Errand<T> =>
  async (client, begin, onError) => {
    const begun = opened(client, begin);
    const { tx, flush, written, unsent, close } = statements(client, onError);
    try {
      const result = await work(tx);
      await begun;
      assertOpen(client);
      flush();
      // A statement that could not even be put together keeps COMMIT from leaving.
      if (unsent.length > 0) throw unsent[0];
      await commitBehind(client, written);
      return result;
    } finally {
      close();
    }
  };

/** COMMIT leaves before anything was answered. */
const atOnce =
  <T extends object>(statement: Statement): Errand<T[]> =>
  async (client, begin) => {
    const begun = opened(client, begin);
    const rows = rowsOf<T>(client, statement);
    await commitBehind(client, [begun, rows]);
    return rows;
  };

/** Pools of which the caller holds a connection: the view of a person that reads something as the system, say. */
const holding = new AsyncLocalStorage<readonly Pool[]>();

async function attempt<T>(pool: Pool, begin: readonly Statement[], errand: Errand<T>): Promise<T> {
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
    const through = () => errand(client, begin, (error) => first.push(error));
    return await holding.run([...held, free], through);
  } catch (error) {
    await sendTogether(client, bare('rollback')).catch((rollbackError: Error) => {
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
export function inTransaction<T>(
  pool: Pool,
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  return untilDone(pool, scope, throughout(work), options);
}

/** One statement in a transaction of its own and a single round trip: it leaves together with BEGIN and COMMIT. */
export function inOneTrip<T extends object>(
  pool: Pool,
  scope: Scope,
  statement: Statement,
  options: TransactionOptions = {},
): Promise<T[]> {
  return untilDone(pool, scope, atOnce<T>(statement), options);
}

async function untilDone<T>(
  pool: Pool,
  scope: Scope,
  errand: Errand<T>,
  options: TransactionOptions,
): Promise<T> {
  const begin = opening(scope, options);
  for (let left = options.retries ?? 4; ; left -= 1) {
    try {
      return await attempt(pool, begin, errand);
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
  return inTransaction(pool, scope, work, { readOnly: true, isolation: 'repeatable read', snapshot });
}
