// The same statement under pgbench, where it is installed: a client in C, to check that the one in Node is no straw man.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqlOf, type Values } from './statements.ts';

export function hasPgbench(): boolean {
  try {
    execFileSync('pgbench', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const literal = (value: unknown) =>
  Array.isArray(value)
    ? `{${value.map((one) => (one === null ? 'null' : `"${one}"`)).join(',')}}`
    : String(value);

/** Submits `count` cases in order from `firstId` on, one client, prepared. */
export function runPgbench(url: string, values: Values, firstId: number, count: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'cong-tam-pgbench-'));
  try {
    const file = join(folder, 'submit.sql');
    writeFileSync(file, `\\set id :id + 1\n${sqlOf('submit')};\n`);
    const named = { ...values, id: firstId - 1 };
    const defined = Object.entries(named).flatMap(([key, value]) => ['-D', `${key}=${literal(value)}`]);
    execFileSync(
      'pgbench',
      ['-n', '-M', 'prepared', '-c', '1', '-t', String(count), '-f', file, ...defined, url],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
