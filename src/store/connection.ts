// How values and troubles cross between PostgreSQL and us. Dates stay text: no time zone may move them.
import type { Writable } from 'node:stream';
import pg from 'pg';
import { StoreError } from './store-error.ts';

const oid = { int8: 20, date: 1082, timestamp: 1114, timestamptz: 1184, interval: 1186 };
const arrayOid = {
  int8: 1016,
  date: 1182,
  timestamp: 1115,
  timestamptz: 1185,
  interval: 1187,
  numeric: 1231,
};
const textArrayOid: number = 1009;
const usual: pg.CustomTypesConfig = pg.types;

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`integer beyond 2^53: ${text}`);
  return value;
}

const stamp = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?([+-]\d\d)(?::(\d\d))?$/;

/** '2026-11-20 15:04:05.123456+07' -> '2026-11-20T08:04:05.123Z'; finer parts are cut, never rounded. */
export function instantFromText(text: string): string {
  // As our connections get nearly all of them: UTC, with milliseconds.
  if (text.length === 26 && text[4] === '-' && text[19] === '.' && text.endsWith('+00'))
    return `${text.slice(0, 10)}T${text.slice(11, 23)}Z`;
  const found = stamp.exec(text);
  if (!found) return text;
  const [, day, time, fraction = '', hours, minutes = '00'] = found;
  const plain = `${day}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}`;
  return hours === '+00' ? `${plain}Z` : new Date(`${plain}${hours}:${minutes}`).toISOString();
}

type Parser = (text: string) => unknown;
const asIs: Parser = (text) => text;

const scalar = new Map<number, Parser>([
  [oid.int8, safeInteger],
  [oid.date, asIs],
  [oid.timestamp, asIs],
  [oid.timestamptz, instantFromText],
  [oid.interval, asIs],
]);

type Nested = string | null | Nested[];
const mapNested = (parse: Parser) => (text: string) => {
  const walk = (value: Nested): unknown => {
    if (value === null) return null;
    return Array.isArray(value) ? value.map(walk) : parse(value);
  };
  return walk(usual.getTypeParser(textArrayOid, 'text')(text) as Nested);
};

const parsers = new Map<number, Parser>([
  ...scalar,
  [arrayOid.int8, mapNested(safeInteger)],
  [arrayOid.date, mapNested(asIs)],
  [arrayOid.timestamp, mapNested(asIs)],
  [arrayOid.timestamptz, mapNested(instantFromText)],
  [arrayOid.interval, mapNested(asIs)],
  [arrayOid.numeric, mapNested(asIs)],
]);

/** int8 -> number (an unsafe one is an error), date -> 'YYYY-MM-DD', timestamptz -> ISO instant, numeric -> string. */
export const types: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    parsers.get(id) ?? usual.getTypeParser(id, format ?? 'text'),
};

export type Pool = pg.Pool;

export interface PoolOptions {
  readonly max?: number;
  readonly applicationName?: string;
  readonly statementTimeoutMs?: number;
  /** Told of idle connections that broke; without a listener pg would end the process. */
  readonly onError?: (error: Error) => void;
}

/** Connections of a pool that stands beside another. */
const BESIDE = 4;
/** The pool beside each pool, made when it is first needed. */
const besides = new WeakMap<Pool, () => Pool>();

/**
 * Connections for whoever needs a second one while he holds one of `pool`: taken from the same pool, as many callers as it
 * has connections would wait for each other for ever.
 */
export function poolBeside(pool: Pool): Pool {
  const beside = besides.get(pool);
  if (beside === undefined) throw new TypeError('no pool stands beside one that openPool did not open');
  return beside();
}

/** A pool of pipelining connections; nothing connects before the first use. Ends together with what stands beside it. */
export function openPool(url: string, options: PoolOptions = {}): Pool {
  let beside: Pool | undefined;
  const pool = Object.assign(bare(url, options), {
    end: async () => {
      await Promise.all([beside?.end(), Reflect.apply(pg.Pool.prototype.end, pool, [])]);
    },
  });
  besides.set(pool, () => {
    beside ??= openPool(url, { ...options, max: Math.min(BESIDE, options.max ?? BESIDE) });
    return beside;
  });
  return pool;
}

function bare(url: string, options: PoolOptions): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'cong-tam',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    pipeline: true,
    types,
    ...(options.statementTimeoutMs === undefined ? {} : { statement_timeout: options.statementTimeoutMs }),
  });
  pool.on('error', options.onError ?? (() => undefined));
  // The pool listens only while a connection lies idle; one that is lost at another moment must not end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

const held = new WeakSet<Writable>();

/** Whatever is sent on this connection before the current turn ends leaves as one piece, not one system call each. */
export function sendTogether(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Writable } }).connection;
  if (held.has(stream)) return;
  held.add(stream);
  stream.cork();
  process.nextTick(() => {
    held.delete(stream);
    stream.uncork();
  });
}

/** One plain connection with our types, for migrations and backups; a lost one fails its next statement. */
export async function openConnection(url: string, applicationName: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: applicationName, types });
  client.on('error', () => undefined);
  await client.connect().catch((error: unknown) => {
    throw mapError(error);
  });
  return client;
}

const lostCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03']);
const lostWords =
  /Connection terminated|timeout exceeded when trying to connect|not queryable|Client was closed/;

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

export function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  // A socket that is not there; any other missing file is a trouble of its own and must keep its name.
  if (code === 'ENOENT') return (error as NodeJS.ErrnoException).syscall === 'connect';
  return lostCodes.has(code) || code.startsWith('08') || lostWords.test(error.message);
}

/** A lost connection becomes `database-unavailable`; everything else passes unchanged. */
export function mapError(error: unknown): unknown {
  return isConnectionLoss(error) ? new StoreError('database-unavailable', {}, error) : error;
}
