// What every command of `congtam` is made of.
import type { OperationText, OperationValues } from '../text/operations/index.ts';

/** The world as a command sees it; tests hand in their own. */
export interface Console {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isRoot: boolean;
  /** One line to standard output. */
  out(line: string): void;
  /** One line to standard error. */
  err(line: string): void;
  /** Says a text in both languages on standard output. */
  say(key: OperationText, values?: OperationValues): void;
  /** What is piped in. */
  input?(): AsyncIterable<Uint8Array>;
  /** Current instant, ISO. */
  now(): string;
}

export interface Command {
  /** What follows the command's name, e.g. '<file|folder>'. */
  readonly usage: string;
  /** Does it; the answer is the exit code. Throws StoreError, UsageError or ConfigError for the dispatcher to explain. */
  run(args: readonly string[], console: Console): Promise<number>;
}

/** Wrong arguments; `reason` is the offending word or a short technical phrase. */
export class UsageError extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.name = 'UsageError';
    this.reason = reason;
  }
}
