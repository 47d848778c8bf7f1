// The disk that can lose power (forgetful.py), mounted and commanded. Linux, root, Debian's python3-fusepy and fuse.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PROGRAM = join(import.meta.dirname, 'forgetful.py');
const MOUNT_LIMIT = 20_000;
const LEAVE_LIMIT = 10_000;

/** Calls of one kind: data written, made safe, names changed, or all of them. */
export type CallKind = 'write' | 'sync' | 'name' | 'any';

/** What a cut took back. */
export interface Forgotten {
  readonly pieces: number;
  readonly files: number;
  readonly names: number;
}

const isMounted = async (mount: string) =>
  (await readFile('/proc/mounts', 'utf8')).includes(` ${mount} fuse`);

/** Whether this machine can run the layer at all; the reason when not. */
export async function layerMissing(): Promise<string | null> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'needs Linux and root';
  return run('/usr/bin/python3', ['-c', 'import fusepy']).then(
    () => null,
    () => 'needs the Debian packages python3-fusepy and fuse',
  );
}

export class Layer {
  readonly #folder: string;
  readonly #mount: string;
  readonly #answers: string[] = [];
  #child: ChildProcess | null = null;
  #said = '';

  /** What is written below `mount` lies in `folder`. */
  constructor(folder: string, mount: string) {
    this.#folder = folder;
    this.#mount = mount;
  }

  /** Mounts; throws with the program's last words when that fails. */
  async mount(): Promise<void> {
    await mkdir(this.#mount, { recursive: true });
    const child = spawn('/usr/bin/python3', [PROGRAM, this.#folder, this.#mount], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.#answers.length = 0;
    createInterface(child.stdout).on('line', (line) => void this.#answers.push(line));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#said = (this.#said + text).slice(-2000);
    });
    const deadline = performance.now() + MOUNT_LIMIT;
    while (!(await isMounted(this.#mount))) {
      if (child.exitCode !== null || performance.now() > deadline) throw new Error(`no mount: ${this.#said}`);
      await sleep(20);
    }
  }

  async #command<T>(text: string): Promise<T> {
    const child = this.#child;
    if (child === null || child.exitCode !== null) throw new Error(`the layer has ended: ${this.#said}`);
    child.stdin?.write(`${text}\n`);
    for (;;) {
      const answer = this.#answers.shift();
      if (answer !== undefined) return JSON.parse(answer) as T;
      if (child.exitCode !== null) throw new Error(`the layer has ended: ${this.#said}`);
      await sleep(2);
    }
  }

  /** Power is gone: every call fails from now on, and what no fsync made safe is forgotten but for `percent` of it. */
  cut(seed: string, percent: number): Promise<Forgotten> {
    return this.#command(`cut ${seed} ${percent}`);
  }

  /** The `nth` call of a kind from now on fails, and those after it until `holds` have failed. */
  async fail(kind: CallKind, nth: number, code: 'EIO' | 'ENOSPC', holds = 1): Promise<void> {
    await this.#command(`fail ${kind} ${nth} ${code} ${holds}`);
  }

  /** Calls since the last `fail`, by kind. */
  count(): Promise<Readonly<Partial<Record<CallKind, number>>>> {
    return this.#command('count');
  }

  /** No more errors; answers which calls had failed, as 'kind path', at most a hundred. */
  async calm(): Promise<readonly string[]> {
    const { failed } = await this.#command<{ failed: readonly string[] }>('calm');
    return failed;
  }

  /** Unmounts, whatever still looks at it, and ends the program. */
  async leave(): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    this.#child = null;
    await run('umount', ['-l', this.#mount]).catch(() => undefined);
    child.stdin?.end();
    if (child.exitCode !== null) return;
    await Promise.race([once(child, 'exit'), sleep(LEAVE_LIMIT, null, { ref: false })]);
    if (child.exitCode === null) child.kill('SIGKILL');
  }
}
