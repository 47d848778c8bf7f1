// The database is restarted every ten seconds under people at work; all they may notice is a short wait.
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseIsUp } from '../kill/judge.ts';
import { openSite } from '../kill/site.ts';
import type { Diary } from '../kill/writer.ts';
import { judgedBooks, readingRows, whileAtWork } from './at-work.ts';
import type { Part } from './part.ts';

const WRITERS = 8;
const EVERY_MS = 10_000;
const BACK_LIMIT = 60_000;
const TOLD_EVERY = 6;
const MANNERS = ['fast', 'immediate'] as const;

/** Waits until somebody is told again that an act is done; answers after how long. */
async function nextAct(diary: Diary, since: number): Promise<number> {
  const before = diary.notes.length;
  while (diary.notes.length === before) {
    if (performance.now() - since > BACK_LIMIT) throw new Error(`nothing acknowledged for ${BACK_LIMIT} ms`);
    await sleep(10);
  }
  return performance.now() - since;
}

export const restart: Part = {
  name: 'restart',
  title: 'The database restarted every ten seconds under load',
  ...{ unit: 'restarts', size: 60 },
  async run(size, told, isTimeUp) {
    const site = await openSite(WRITERS, 'honest');
    const waits: number[] = [];
    try {
      const work = await whileAtWork(site, async ({ diary }) => {
        for (let count = 1; count <= size && !isTimeUp(); count += 1) {
          await sleep(EVERY_MS);
          const since = performance.now();
          await site.product.stopDatabase(MANNERS[count % MANNERS.length] ?? 'fast');
          await databaseIsUp(site);
          waits.push(await nextAct(diary, since));
          if (site.product.fallen !== null) throw new Error(site.product.fallen);
          if (count % TOLD_EVERY === 0) told(`${count} of ${size}`);
        }
      });
      const books = await judgedBooks(site, work);
      const { notes, refusedFor } = work.diary;
      const refused = [...refusedFor.values()].reduce((sum, count) => sum + count, 0);
      return {
        passed: books.clean,
        done: waits.length,
        verdict: books.clean ? 'nothing wrong, nothing twice, no other answer than 503' : 'FAILED',
        rows: [
          ['restarts', `${waits.length}, in order and as if crashed by turns`],
          ...books.rows,
          ['tries answered with 503, by code', JSON.stringify(Object.fromEntries(refusedFor))],
          [
            'share of tries that were not acknowledged',
            `${((100 * refused) / (refused + notes.length)).toFixed(1)} %`,
          ],
          ...readingRows(work.readers),
          ['longest time from a stop to the next acknowledged act', `${Math.round(Math.max(...waits))} ms`],
        ],
      };
    } finally {
      await site.close();
    }
  },
};
