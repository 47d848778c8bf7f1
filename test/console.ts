// A console for tests of commands: catches what was said, and answers for the environment and the clock.
import type { Console } from '../src/cli/command.ts';
import { sayBoth } from '../src/text/operations/index.ts';

export interface CaughtConsole extends Console {
  readonly lines: string[];
  readonly errors: string[];
}

export function catchingConsole(
  env: Record<string, string> = {},
  now = '2026-11-20T08:04:05.123Z',
): CaughtConsole {
  const lines: string[] = [];
  const errors: string[] = [];
  return {
    env,
    isRoot: process.getuid?.() === 0,
    lines,
    errors,
    out: (line) => void lines.push(line),
    err: (line) => void errors.push(line),
    say: (key, values) => void lines.push(...Object.values(sayBoth(key, values))),
    now: () => now,
  };
}
