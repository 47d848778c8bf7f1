// People at work on a site while something happens to it, and what is found in the books afterwards.
import { actedTwice, judge, unheardOf, verified } from '../kill/judge.ts';
import type { Site } from '../kill/site.ts';
import { type Diary, newDiary, Writer } from '../kill/writer.ts';
import type { Row } from './part.ts';
import { percentile, Reader } from './reader.ts';

const READERS = 2;

export interface AtWork {
  readonly diary: Diary;
  readonly readers: readonly Reader[];
}

/** Starts the product and everybody's work, lets `happen` do its worst, and waits until the last act is answered. */
export async function whileAtWork(site: Site, happen: (work: AtWork) => Promise<void>): Promise<AtWork> {
  const diary = newDiary();
  const stop = new AbortController();
  await site.product.start();
  const readers = site.seats.slice(0, READERS).map((seat) => new Reader(site, seat));
  const everybody = Promise.all([
    ...site.seats.map((seat) => new Writer(site, seat, diary).work(stop.signal)),
    ...readers.map((reader) => reader.work(stop.signal)),
  ]);
  try {
    await happen({ diary, readers });
  } finally {
    stop.abort();
    await everybody;
  }
  return { diary, readers };
}

export interface Books {
  readonly clean: boolean;
  readonly rows: readonly Row[];
}

/** Everything acknowledged against the ledger. */
export async function judgedBooks(site: Site, { diary, readers }: AtWork): Promise<Books> {
  const { lost, answerLost } = await judge(site, diary.notes);
  const twice = await actedTwice(site);
  const strange = await unheardOf(site, diary.notes);
  const books = await verified(site);
  const odd = { ...Object.fromEntries(diary.odd), ...Object.assign({}, ...readers.map((one) => one.odd)) };
  const bad = lost.length + twice.length + strange + books.troubles + Object.keys(odd).length;
  return {
    clean: bad === 0,
    rows: [
      ['acts acknowledged', diary.notes.length],
      ['acts done whose first answer was lost', answerLost],
      ['**acknowledged acts lost**', lost.length],
      ['**keys under which more than one act happened**', twice.length],
      ['acts or stored replies nobody was told of', strange],
      ['answers other than 200 and 503', JSON.stringify(odd)],
      ['acts verified (chain, replay); troubles', `${books.acts}; ${books.troubles}`],
    ],
  };
}

/** How reading went. */
export function readingRows(readers: readonly Reader[]): readonly Row[] {
  const times = readers.flatMap((reader) => reader.times);
  const sum = (of: 'refused' | 'unanswered') => readers.reduce((total, reader) => total + reader[of], 0);
  const shares = [0.5, 0.99, 1].map((share) => `${percentile(times, share)} ms`);
  return [
    [
      'reads answered; with 503; without answer',
      [times.length, sum('refused'), sum('unanswered')].join('; '),
    ],
    ['reads answered: median, p99, longest', shares.join(', ')],
  ];
}
