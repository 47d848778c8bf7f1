// From `congtam demo` to its first page: on an empty folder, where the sample is made, and the second time.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../../src/cli/pages.ts';
import type { Finding, Measure } from '../measure.ts';
import { spreadOf } from '../stand/figures.ts';
import type { Size } from '../stand/size.ts';
import type { Stands } from '../stand/stands.ts';

const LIMIT = 600_000;

/** Seconds until GET / answers with the page; the demo is then asked to leave. */
async function secondsToPage(folder: string, command: 'demo' | 'start'): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, ['scripts/congtam.mjs', command], {
    cwd: projectRoot,
    env: { PATH: process.env.PATH, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'fatal' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  try {
    for (;;) {
      const address = /http:\/\/localhost:\d+/.exec(said)?.[0];
      if (address !== undefined && (await fetch(address)).ok) return (performance.now() - began) / 1000;
      if (child.exitCode !== null || performance.now() - began > LIMIT) throw new Error(`no page:\n${said}`);
      await sleep(20);
    }
  } finally {
    child.kill('SIGTERM');
    await gone;
  }
}

async function run(_stands: Stands, size: Size): Promise<readonly Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), `cong-tam-bench-${process.pid}-demo-`));
  await chmod(folder, 0o711);
  // The small run shows that this works; making the sample takes a minute on a busy machine.
  const command = size.name === 'small' ? 'start' : 'demo';
  try {
    const first = await secondsToPage(folder, command);
    const again: number[] = [];
    for (let round = 0; round < size.rounds; round += 1) again.push(await secondsToPage(folder, command));
    const line = { measure: 'demo', unit: 's', goal: null };
    return [
      {
        ...line,
        what: `${command} to first page, empty folder`,
        value: spreadOf([first]),
        note: 'made once',
      },
      {
        ...line,
        what: `${command} to first page, again`,
        value: spreadOf(again),
        note: `${again.length} starts`,
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

export const demoStartMeasure: Measure = { name: 'demo-start', run };
