// Under what a part of the proof ran: which commit, when, on what machine, how busy.
import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

export interface Stamp {
  readonly date: string;
  readonly commit: string;
  readonly machine: string;
  /** Average of 15 minutes at the end of the run. */
  readonly load: string;
  readonly node: string;
}

export const root = join(import.meta.dirname, '..', '..');
const RUNNING = ['src', 'test', 'migrations', 'rulebooks', 'calendars', 'package.json'];

function git(...args: readonly string[]): string {
  try {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

/** The commit, and whether what runs is that commit and nothing else. Taken when a run begins. */
export function commit(): string {
  const changed = git('status', '--porcelain', '--', ...RUNNING);
  return `${git('rev-parse', 'HEAD') || 'unknown'}${changed === '' ? '' : ', with uncommitted changes'}`;
}

export function stamp(ran: string): Stamp {
  return {
    date: new Date().toISOString(),
    commit: ran,
    machine: `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}`,
    load: (loadavg()[2] ?? 0).toFixed(1),
    node: process.version,
  };
}
