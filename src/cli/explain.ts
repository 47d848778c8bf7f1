// Puts a trouble into words, Vietnamese first. A code without a text does not compile.

import { LogFileTrouble } from '../app/log/file-head.ts';
import { KeyTrouble } from '../app/log/keys.ts';
import type { ConfigMistake, ConfigMistakeCode } from '../server/config.ts';
import { StoreError, type StoreErrorCode } from '../store/store-error.ts';
import { type OperationText, type OperationValues, sayBoth } from '../text/operations/index.ts';
import { UsageError } from './command.ts';

/** Every mistake of the configuration at once. */
export class ConfigError extends Error {
  readonly mistakes: readonly ConfigMistake[];
  constructor(mistakes: readonly ConfigMistake[]) {
    super(mistakes.map((mistake) => mistake.code).join(', '));
    this.name = 'ConfigError';
    this.mistakes = mistakes;
  }
}

const both = (key: OperationText, values: OperationValues): string[] => {
  const { vi, en } = sayBoth(key, values);
  return [vi, en];
};

const textOf = (code: StoreErrorCode | ConfigMistakeCode): OperationText => code;

/** Lines for the console; an unexpected error keeps its stack, for whoever has to repair it. */
export function explain(error: unknown, usage: string): string[] {
  if (error instanceof StoreError) return both(textOf(error.code), error.params);
  if (error instanceof LogFileTrouble || error instanceof KeyTrouble)
    return both(error.code, { file: error.file });
  if (error instanceof AggregateError) return error.errors.flatMap((one: unknown) => explain(one, usage));
  if (error instanceof UsageError) return both('cli.bad-arguments', { reason: error.reason, usage });
  if (error instanceof ConfigError) {
    const { mistakes } = error;
    const lines = mistakes.map(({ code, params }) => both(textOf(code), params).map((line) => `  ${line}`));
    return [...both('cli.config-mistakes', { count: mistakes.length }), ...lines.flat()];
  }
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error && error.stack ? [error.stack] : [];
  return [...both('cli.unexpected', { message }), ...stack];
}
