// Room on the disk of the embedded database. PostgreSQL stops hard when it cannot write its journal, and cannot start
// again before there is room; so writes are refused earlier, and a ballast file is kept that can be thrown overboard.
import { randomBytes } from 'node:crypto';
import { open, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';

/** 'low': the administrator should act. 'full': nothing but reading. */
export type SpaceState = 'ample' | 'low' | 'full';

/** Bytes that the database may still take, and bytes of the whole disk. */
export interface SpaceReading {
  readonly free: number;
  readonly size: number;
}

/** Percent of the disk; 0 turns a limit off. */
export interface SpacePercents {
  readonly low: number;
  readonly stop: number;
}

const MEBIBYTE = 1024 * 1024;
/** On a large disk a percentage would be wasteful, on a small one too little for what is written between two readings. */
const BOUNDS = { low: [192, 8192], stop: [96, 4096] } as const;
/** Free room has to exceed the limit by this much before writing goes on, so that it does not flicker. */
const RESUME = 1.1;
const BALLAST = 64 * MEBIBYTE;
/** Less than this is an emergency: the journal needs 16 MiB at a time. */
const EMERGENCY = 48 * MEBIBYTE;
const READING_AGE_MS = 250;

function limitOf(percent: number, size: number, [least, most]: readonly [number, number]): number {
  if (percent === 0) return 0;
  return Math.min(most * MEBIBYTE, Math.max(least * MEBIBYTE, (size * percent) / 100));
}

/** What a reading means, given what the one before it meant. */
export function spaceState(reading: SpaceReading, percents: SpacePercents, before: SpaceState): SpaceState {
  const stop = limitOf(percents.stop, reading.size, BOUNDS.stop);
  const low = Math.max(stop, limitOf(percents.low, reading.size, BOUNDS.low));
  if (reading.free < (before === 'full' ? stop * RESUME : stop)) return 'full';
  return reading.free < (before === 'ample' ? low : low * RESUME) ? 'low' : 'ample';
}

export interface SpaceGuardOptions {
  readonly folder: string;
  readonly percents: SpacePercents;
  /** Told when the state changes and when ballast is dropped or made. */
  readonly log?: (event: string, details: Readonly<Record<string, string | number>>) => void;
  /** Another way to read, for tests. */
  readonly read?: () => Promise<SpaceReading>;
}

const ballastFile = (folder: string) => join(folder, 'ballast');

async function readDisk(folder: string): Promise<SpaceReading> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { free: bavail * bsize, size: blocks * bsize };
}

/** Drops the ballast when there is hardly any room left; a database can then start, and stop in order. */
export async function dropBallastIfNeeded(folder: string, read = () => readDisk(folder)): Promise<boolean> {
  const hasBallast = (await stat(ballastFile(folder)).catch(() => null)) !== null;
  if (!hasBallast || (await read()).free >= EMERGENCY) return false;
  await rm(ballastFile(folder), { force: true });
  return true;
}

/** Bytes by chance: a file system that compresses would make nothing of zeros. */
async function makeBallast(folder: string): Promise<void> {
  const draft = `${ballastFile(folder)}.new`;
  const handle = await open(draft, 'w', 0o600);
  try {
    for (let written = 0; written < BALLAST; written += MEBIBYTE) await handle.write(randomBytes(MEBIBYTE));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, ballastFile(folder));
}

export class SpaceGuard {
  readonly #options: SpaceGuardOptions;
  readonly #read: () => Promise<SpaceReading>;
  #state: SpaceState = 'ample';
  #readAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<SpaceState> | null = null;

  constructor(options: SpaceGuardOptions) {
    this.#options = options;
    this.#read = options.read ?? (() => readDisk(options.folder));
  }

  /** The state by a reading at most a quarter of a second old. A disk that cannot be read keeps its last state. */
  async state(): Promise<SpaceState> {
    if (performance.now() - this.#readAt < READING_AGE_MS) return this.#state;
    this.#reading ??= this.#take().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  async #take(): Promise<SpaceState> {
    const reading = await this.#read().catch(() => null);
    this.#readAt = performance.now();
    if (reading === null) return this.#state;
    const state = spaceState(reading, this.#options.percents, this.#state);
    if (state !== this.#state) this.#tell(`disk-${state}`, reading);
    this.#state = state;
    return state;
  }

  #tell(event: string, { free, size }: SpaceReading): void {
    const { log, folder } = this.#options;
    log?.(event, { folder, freeMiB: Math.floor(free / MEBIBYTE), sizeMiB: Math.floor(size / MEBIBYTE) });
  }

  /** Once in a while: ballast is made where there is plenty of room, and dropped where there is hardly any. */
  async keepBallast(): Promise<void> {
    const { folder, percents } = this.#options;
    const state = await this.state();
    if (await dropBallastIfNeeded(folder, this.#read)) this.#tell('ballast-dropped', await this.#read());
    if (state !== 'ample' || percents.stop === 0) return;
    if ((await stat(ballastFile(folder)).catch(() => null)) !== null) return;
    const { free, size } = await this.#read();
    // The ballast itself must not make the disk low.
    if (spaceState({ free: free - BALLAST, size }, percents, 'low') !== 'ample') return;
    await makeBallast(folder);
  }
}
