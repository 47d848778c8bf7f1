// A province on the command line: 3,000 units and 50,000 people are rehearsed and applied, and the memory of the process that
// reads, plans and writes, its reading thread included, is what it is.
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { peopleXlsx, unitsCsv } from '../scale/province-lists.ts';
import type { Outcome, Part, Row } from './part.ts';

const MOST_MEGABYTES = 512;
const PEOPLE_PER_UNIT = 50 / 3;
const SAMPLE_MS = 200;
const COMMAND = join(import.meta.dirname, '..', '..', 'scripts', 'congtam.mjs');

/** Highest memory the kernel counted for a process, in MB; 0 once it is gone. */
async function highest(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

/** The command and what it starts of Node; the database is not counted. */
async function nodesUnder(pid: number): Promise<readonly number[]> {
  const found = [pid];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const match = /\((.*)\) \S (\d+)/.exec(stat);
    if (Number(match?.[2]) === pid && /^(node|MainThread)/.test(match?.[1] ?? '')) found.push(Number(name));
  }
  return found;
}

interface Ran {
  readonly code: number | null;
  readonly seconds: number;
  readonly megabytes: number;
  readonly said: string;
}

async function run(folder: string, ...args: string[]): Promise<Ran> {
  const started = performance.now();
  const env = { ...process.env, DATA_DIR: join(folder, 'data'), PUBLIC_URL: 'https://lists.example.vn' };
  const child = spawn(process.execPath, [COMMAND, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const peaks = new Map<number, number>();
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => {
      said = `${said}${piece}`.slice(-2000);
    });
  const timer = setInterval(async () => {
    for (const pid of await nodesUnder(child.pid ?? 0))
      peaks.set(pid, Math.max(peaks.get(pid) ?? 0, await highest(pid)));
  }, SAMPLE_MS);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearInterval(timer);
  const seconds = Math.round((performance.now() - started) / 1000);
  return { code, seconds, megabytes: Math.round(Math.max(0, ...peaks.values())), said };
}

async function imported(folder: string, people: number, told: (text: string) => void): Promise<Outcome> {
  const size = { people, units: Math.max(1, Math.round(people / PEOPLE_PER_UNIT)) };
  const files = { units: join(folder, 'units.csv'), people: join(folder, 'people.xlsx') };
  await writeFile(files.units, unitsCsv(size));
  await writeFile(files.people, peopleXlsx(size));
  const into = ['--tenant', 'tinh', '--from', '2026-11-02'];
  const steps: [string, string[]][] = [
    ['body', ['tenant', 'create', 'tinh', '--name', 'Tỉnh Đông Sơn']],
    [`${size.units} units applied`, ['import', 'units', files.units, ...into, '--apply']],
    [`${people} people rehearsed`, ['import', 'people', files.people, ...into]],
    [`${people} people applied`, ['import', 'people', files.people, ...into, '--apply']],
    ['the same list again', ['import', 'people', files.people, ...into]],
  ];
  const rows: Row[] = [];
  let worst = 0;
  for (const [what, args] of steps) {
    const { code, seconds, megabytes, said } = await run(folder, ...args);
    told(`${what}: ${seconds} s, ${megabytes} MB`);
    rows.push([what, `${seconds} s, ${megabytes} MB at most`]);
    worst = Math.max(worst, megabytes);
    if (code !== 0) return { passed: false, verdict: `${what}: ${said.slice(-300)}`, rows };
  }
  const passed = worst < MOST_MEGABYTES;
  return { passed, verdict: `${worst} MB at most, ${MOST_MEGABYTES} allowed`, rows };
}

export const lists: Part = {
  name: 'lists',
  title: 'Lists of a province',
  unit: 'people',
  size: 50_000,
  async run(size, told) {
    const folder = await mkdtemp(join(tmpdir(), 'cong-tam-lists-'));
    // As root the database runs under an account of its own, which must be able to pass here.
    await chmod(folder, 0o755);
    try {
      return await imported(folder, size, told);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
