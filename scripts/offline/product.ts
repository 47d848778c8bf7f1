// The unpacked archive as a process: started by its own launcher, waited for, asked to leave.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Making the sample takes ten times as long on a machine that is busy with other work. */
const START_LIMIT = 1_200_000;

export interface Unpacked {
  readonly port: number;
  /** What it printed so far. */
  readonly said: () => string;
  /** Seconds from the start to the printed address. */
  readonly seconds: number;
  /** Exit code. */
  stop(): Promise<number>;
}

/** Starts `./congtam <command>` of the folder with an environment of its own: nothing of ours reaches it. */
export async function startUnpacked(folder: string, command: 'start' | 'demo'): Promise<Unpacked> {
  const data = await mkdtemp(join(tmpdir(), `cong-tam-test-${process.pid}-offline-`));
  await chmod(data, 0o711);
  const began = performance.now();
  const child = spawn(join(folder, 'congtam'), [command], {
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', HOME: data, DATA_DIR: data, PORT: '0', HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const stop = async () => {
    const gone = once(child, 'exit');
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await gone;
    }
    await rm(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    return child.exitCode ?? 1;
  };
  for (;;) {
    const port = Number(/http:\/\/localhost:(\d+)/.exec(said)?.[1]);
    if (port) return { port, said: () => said, seconds: (performance.now() - began) / 1000, stop };
    if (child.exitCode !== null || performance.now() - began > START_LIMIT) {
      await stop();
      throw new Error(`the unpacked product does not open:\n${said}`);
    }
    await sleep(100);
  }
}
