// A small disk that fills up under people at work: refused before PostgreSQL stops hard, read all the while, and back
// by itself. Linux and root: the disk is a tmpfs.
import { execFile } from 'node:child_process';
import { mkdir, open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { isConnectionLoss, openConnection } from '../../src/store/connection.ts';
import { makeFolder, openSiteAt, type Site } from '../kill/site.ts';
import type { Diary } from '../kill/writer.ts';
import { judgedBooks, readingRows, whileAtWork } from './at-work.ts';
import type { Part } from './part.ts';

const run = promisify(execFile);
const MIB = 1024 * 1024;
const DISK = 900 * MIB;
const WRITERS = 8;
const LIMIT_MS = 90_000;
const TOLD_EVERY = 10;

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
  const seen: Seen = { recovery: 0, refused: 0, stopped: 0 };
  const work = await whileAtWork(site, async ({ diary }) => {
    await until('the first acts', () => diary.notes.length > WRITERS);
    for (let fill = 1; fill <= size; fill += 1) {
      await fillOnce(site, where, diary, GREED[(fill - 1) % GREED.length] ?? 'tight', seen);
      if (fill % TOLD_EVERY === 0) told(`${fill} of ${size}`);
    }
  });
  return { seen, work };
}

async function outcomeOf(site: Site, size: number, { seen, work }: Awaited<ReturnType<typeof fills>>) {
  const books = await judgedBooks(site, work);
  return {
    passed: books.clean,
    verdict: books.clean ? 'nothing lost, reading went on, writing came back by itself' : 'FAILED',
    rows: [
      [
        'disk',
        `tmpfs of ${DISK / MIB} MiB, filled ${size} times, two of five times to the last byte`,
      ] as const,
      ['times PostgreSQL stopped hard (journal made to grow) and was brought back', seen.stopped] as const,
      ['tries refused with 503 `storage-full`', seen.refused] as const,
      ...books.rows,
      ...readingRows(work.readers),
      ['longest time from freed space to the next acts', `${Math.round(seen.recovery)} ms`] as const,
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
      return await outcomeOf(site, size, await fills(site, where, size, told));
    } finally {
      await site.close();
    }
  },
};
