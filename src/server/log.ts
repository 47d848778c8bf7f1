// The log of the server: JSON lines without passwords, codes, tokens, cookies, bodies or search words.
import pino, { type DestinationStream, type Logger } from 'pino';

export type { Logger } from 'pino';

const SECRETS = [
  'password',
  'current',
  'next',
  'code',
  'token',
  'cookie',
  'authorization',
  'body',
  'draft',
  'text',
];
const PATHS = SECRETS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]).concat(
  ['set-cookie', 'idempotency-key'].flatMap((key) => [`["${key}"]`, `*["${key}"]`, `*.*["${key}"]`]),
);

/** Of an error: what it is and where, never its values (PostgreSQL puts rows into `detail` and `where`). */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const reason = 'code' in error ? { reason: String(error.code) } : {};
  const cause = error.cause instanceof Error ? { cause: describeError(error.cause) } : {};
  return { type: error.name, message: error.message, ...reason, stack: error.stack, ...cause };
}

/** `level` as in the configuration; `destination` is standard output unless given. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    redact: { paths: PATHS, censor: '[redacted]' },
    serializers: { err: describeError },
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
