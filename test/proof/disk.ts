// A small disk that fills up under people at work: refused before PostgreSQL stops hard, read all the while, and back
// by itself. Linux and root: the disk is a tmpfs.
import { execFile } from 'node:child_process';
import { mkdir, open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { isConnectionLoss, openConnection } from '../../src/store/connection.ts';
import { actedTwice, judge, unheardOf, verified } from '../kill/judge.ts';
import { makeFolder, openSiteAt, type Site } from '../kill/site.ts';
import { type Diary, newDiary, Writer } from '../kill/writer.ts';
import type { Outcome, Part } from './part.ts';
import { percentile, Reader } from './reader.ts';

const run = promisify(execFile);
const MIB = 1024 * 1024;
const DISK = 900 * MIB;
const WRITERS = 8;
const LIMIT_MS = 90_000;

/** 'tight': room for little more than what runs. 'brim': none. 'journal': none, and the journal wants a new file. */
const GREED = ['tight', 'tight', 'brim', 'tight', 'journal'] as const;

interface Seen {
  /** Longest time from freed space to the next acknowledged act, ms. */
  recovery: number;
  refused: number;
  /** Fills in which the database stopped hard and had to be brought back. */
  stopped: number;
}

/** Another program that takes all but `left` bytes; answers how to give them back. */
async function gorge(folder: string, left: number): Promise<() => Promise<void>> {
  const file = join(folder, 'greedy');
  const handle = await open(file, 'w');
  const block = Buffer.alloc(MIB / 2, 1);
  try {
    for (;;) {
      const { bavail, bsize } = await statfs(folder);
      if (bavail * bsize <= left) break;
      const { bytesWritten } = await handle.write(block);
      if (bytesWritten < block.length) break;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    await handle.close();
  }
  return () => rm(file, { force: true });
}

const JOURNAL_FILES = 40;

/** Makes PostgreSQL begin new journal files until it stops hard; whether it did. */
async function wantJournal(site: Site): Promise<boolean> {
  const admin = await openConnection(await site.product.databaseUrl('admin'), 'proof');
  try {
    for (let file = 0; file < JOURNAL_FILES; file += 1)
      await admin.query(`select pg_logical_emit_message(false, 'proof', repeat('x', 1000)), pg_switch_wal()`);
    return false;
  } catch (error) {
    if (!isConnectionLoss(error)) throw error;
    return true;
  } finally {
    await admin.end().catch(() => undefined);
  }
}

async function until(what: string, isSo: () => boolean): Promise<number> {
  const started = performance.now();
  while (!isSo()) {
    if (performance.now() - started > LIMIT_MS) throw new Error(`not within ${LIMIT_MS} ms: ${what}`);
    await sleep(20);
  }
  return performance.now() - started;
}

async function fillOnce(
  site: Site,
  where: string,
  diary: Diary,
  greed: (typeof GREED)[number],
  seen: Seen,
): Promise<void> {
  const before = diary.refusedFor.get('storage-full') ?? 0;
  const refused = () => (diary.refusedFor.get('storage-full') ?? 0) - before;
  const giveBack = await gorge(where, greed === 'tight' ? 60 * MIB : 0);
  try {
    await until('a refusal for want of room', () => refused() >= WRITERS);
    if (greed === 'journal' && (await wantJournal(site))) seen.stopped += 1;
    // Long enough for a database that cannot start to try.
    await sleep(1500);
    seen.refused += refused();
  } finally {
    await giveBack();
  }
  const notes = diary.notes.length;
  if (site.product.fallen !== null) throw new Error(site.product.fallen);
  seen.recovery = Math.max(
    seen.recovery,
    await until('an act after the space was freed', () => diary.notes.length > notes + WRITERS),
  );
}

async function fills(site: Site, where: string, size: number, told: (text: string) => void) {
  const diary = newDiary();
  const stop = new AbortController();
  await site.product.start();
  const readers = site.seats.slice(0, 2).map((seat) => new Reader(site, seat));
  const working = [
    ...site.seats.map((seat) => new Writer(site, seat, diary).work(stop.signal)),
    ...readers.map((reader) => reader.work(stop.signal)),
  ];
  const seen: Seen = { recovery: 0, refused: 0, stopped: 0 };
  try {
    await until('the first acts', () => diary.notes.length > WRITERS);
    for (let fill = 1; fill <= size; fill += 1) {
      await fillOnce(site, where, diary, GREED[(fill - 1) % GREED.length] ?? 'tight', seen);
      if (fill % 5 === 0) told(`${fill} of ${size}`);
    }
  } finally {
    stop.abort();
    await Promise.all(working);
  }
  return { diary, seen, readers };
}

async function judged(site: Site, size: number, found: Awaited<ReturnType<typeof fills>>): Promise<Outcome> {
  const { diary, seen, readers } = found;
  const [{ lost }, twice, strange, books] = [
    await judge(site, diary.notes),
    await actedTwice(site),
    await unheardOf(site, diary.notes),
    await verified(site),
  ];
  const reads = readers.flatMap((reader) => reader.times);
  const odd = { ...Object.fromEntries(diary.odd), ...Object.assign({}, ...readers.map((one) => one.odd)) };
  const bad = lost.length + twice.length + strange + books.troubles + Object.keys(odd).length;
  return {
    passed: bad === 0,
    verdict: bad === 0 ? 'nothing lost, reading went on, writing came back by itself' : 'FAILED',
    rows: [
      ['disk', `tmpfs of ${DISK / MIB} MiB, filled ${size} times, two of five times to the last byte`],
      ['times PostgreSQL stopped hard (journal made to grow) and was brought back', seen.stopped],
      ['acts acknowledged', diary.notes.length],
      ['tries refused with 503 `storage-full`', seen.refused],
      ['**acknowledged acts lost**', lost.length],
      ['**keys under which more than one act happened**', twice.length],
      ['acts or stored replies nobody was told of', strange],
      ['answers other than 200 and 503', JSON.stringify(odd)],
      ['acts verified; troubles', `${books.acts}; ${books.troubles}`],
      ['reads answered', reads.length],
      ['reads answered with 503 (database away)', readers.reduce((sum, one) => sum + one.refused, 0)],
      ['reads: median, p99, longest', [0.5, 0.99, 1].map((p) => `${percentile(reads, p)} ms`).join(', ')],
      ['longest time from freed space to the next acts', `${Math.round(seen.recovery)} ms`],
    ],
  };
}

export const disk: Part = {
  name: 'disk',
  title: 'A disk that fills up',
  ...{ unit: 'fills', size: 100 },
  async run(size, told) {
    const folder = await makeFolder();
    const where = join(folder, 'small');
    await mkdir(where);
    await run('mount', ['-t', 'tmpfs', '-o', `size=${DISK},mode=0711`, 'tmpfs', where]);
    const leave = async () => void (await run('umount', ['-l', where]));
    const site = await openSiteAt(folder, WRITERS, { manner: 'honest', disk: where, dataDir: where, leave });
    try {
      return await judged(site, size, await fills(site, where, size, told));
    } finally {
      await site.close();
    }
  },
};
