// Runs named steps one after the other, tells the time of each, and goes on after a failure so that all are seen.
import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';

export interface Step {
  readonly name: string;
  /** Answers whether it went well; a throw is a failure too. */
  run(): Promise<boolean>;
}

const root = join(import.meta.dirname, '..');

/** Runs a tool npm installed, its output passed through; true when it ends with 0. */
export function tool(
  name: string,
  args: readonly string[],
  settings: Record<string, string> = {},
): Promise<boolean> {
  const program = join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
  // Tools start `node` by name: the one that runs us must come first. Not every npm links the one it installed to .bin.
  const path = [dirname(process.execPath), join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(
    delimiter,
  );
  const child = spawn(program, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...settings, PATH: path },
  });
  return new Promise((done) => {
    child.once('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      done(false);
    });
    child.once('exit', (code) => done(code === 0));
  });
}

async function timed(step: Step): Promise<boolean> {
  const started = performance.now();
  process.stdout.write(`\n== ${step.name}\n`);
  const ok = await step.run().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return false;
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`== ${step.name}: ${ok ? 'ok' : 'FAILED'}, ${seconds} s\n`);
  return ok;
}

/** Exit code: 0 when every step went well. */
export async function runSteps(steps: readonly Step[]): Promise<number> {
  const failed: string[] = [];
  for (const step of steps) if (!(await timed(step))) failed.push(step.name);
  process.stdout.write(failed.length === 0 ? '\nAll good.\n' : `\nFAILED: ${failed.join(', ')}\n`);
  return failed.length === 0 ? 0 : 1;
}
