// Kills and kills again while people work; what they were told must stay true.
import { setTimeout as sleep } from 'node:timers/promises';
import { between, chanceOf } from '../../src/cli/demo/chance.ts';
import { actedTwice, judge, unheardOf, verified } from './judge.ts';
import { KILLS, type Manner } from './product.ts';
import { openSite, type Site, type SiteOptions } from './site.ts';
import { type Diary, newDiary, Writer } from './writer.ts';

export interface RunOptions {
  readonly cycles: number;
  readonly writers: number;
  readonly manner: Manner;
  /** Same seed, same order of waits. */
  readonly seed: string;
  /** Told the number of each finished cycle. */
  readonly told?: (cycle: number) => unknown;
  /** Asked before each cycle: whether to stop at what has been done. */
  readonly isTimeUp?: () => boolean;
  /** Where the product stands and what befalls it; default: a folder of the machine, and `kill -9`. */
  readonly ground?: Ground;
}

export interface Ground {
  /** Makes the ward; the product is not running yet. */
  open(writers: number, manner: Manner): Promise<Site>;
  /** Strikes once; answers with what. Comes back when the product is started again. */
  strike(site: Site, cycle: number): Promise<string>;
}

/** A folder of the machine, and `kill -9`. */
export const killing = (where: SiteOptions = {}): Ground => ({
  open: (writers, manner) => openSite(writers, manner, where),
  async strike({ product }, cycle) {
    const what = KILLS[cycle % KILLS.length] ?? 'server';
    await product.kill(what);
    return what;
  },
});

export interface RunReport {
  /** What struck, and how often. */
  readonly kills: Readonly<Record<string, number>>;
  readonly acknowledged: number;
  readonly askedAgain: number;
  readonly answerLost: number;
  readonly repeated: number;
  /** Keys of acknowledged acts that are gone. */
  readonly lost: readonly string[];
  readonly twice: readonly string[];
  readonly unheardOf: number;
  readonly odd: Readonly<Record<string, number>>;
  readonly verified: { readonly acts: number; readonly troubles: number };
  readonly leftByItself: boolean;
  readonly seconds: number;
  /** Longest time from a kill to the next acknowledged act, ms. */
  readonly longestPause: number;
}

/** At most this many acts are waited for before the next kill. */
const MOST_ACTS = 8;
const LONGEST_WAIT_MS = 20;
/**
 * Nobody is told anything for this long: the product did not come back. A database told to stop in the middle of its
 * own repair is given up after twenty seconds, and that can happen in a row.
 */
const BACK_LIMIT = 180_000;
/** The control commits at most this much later than it says. */
const SETTLE_MS = 500;
/** Whole checks (chains, replay) per run, beside the last one. */
const WHOLE_CHECKS = 3;

/** Runs the cycles on a site of its own and takes everything away again. Throws when the product does not come back. */
export async function killRun(options: RunOptions): Promise<RunReport> {
  const { ground = killing() } = options;
  const site = await ground.open(options.writers, options.manner);
  let open = true;
  try {
    const started = performance.now();
    const outcome = await onSite(site, options);
    open = false;
    const leftByItself = await site.close();
    return { ...outcome, leftByItself, seconds: (performance.now() - started) / 1000 };
  } finally {
    if (open) await site.close();
  }
}

async function onSite(site: Site, options: RunOptions) {
  const diary = newDiary();
  const stop = new AbortController();
  await site.product.start();
  const atWork = site.seats.map((seat) => new Writer(site, seat, diary).work(stop.signal));
  const working = Promise.all(atWork);
  try {
    const cycles = await Promise.race([killCycles(site, diary, options), neverBefore(working)]);
    stop.abort();
    await working;
    const { lostOnTheWay, ...figures } = cycles;
    return { ...figures, ...(await lastJudgement(site, diary, lostOnTheWay)) };
  } finally {
    stop.abort();
  }
}

/** Rejects with what broke a writer; writers do not end while a run goes on. */
async function neverBefore(working: Promise<unknown>): Promise<never> {
  await working;
  throw new Error('the writers stopped before the run did');
}

async function killCycles(site: Site, diary: Diary, options: RunOptions) {
  const { cycles, seed, manner, told, isTimeUp, ground = killing() } = options;
  const chance = chanceOf(seed);
  const kills: Record<string, number> = {};
  const lost = new Set<string>();
  const wholeEvery = Math.ceil(cycles / (WHOLE_CHECKS + 1));
  let judged = 0;
  let longestPause = 0;
  for (let cycle = 1; cycle <= cycles && isTimeUp?.() !== true; cycle += 1) {
    await acknowledged(site, diary, between(chance, 1, MOST_ACTS));
    await sleep(chance() * LONGEST_WAIT_MS);
    const killedAt = performance.now();
    const what = await ground.strike(site, cycle);
    kills[what] = (kills[what] ?? 0) + 1;
    // Asking the database itself meanwhile would only keep it from its repair.
    await acknowledged(site, diary, 1);
    longestPause = Math.max(longestPause, performance.now() - killedAt);
    // The control commits late: there only the end of the run can tell what was lost.
    if (manner === 'honest') {
      diary.isJudging = true;
      const notes = diary.notes.slice(judged);
      judged += notes.length;
      for (const { key } of (await judge(site, notes)).lost) lost.add(key);
      if (cycle % wholeEvery === 0) await wholeCheck(site, cycle);
      diary.isJudging = false;
    }
    told?.(cycle);
  }
  return { kills, longestPause, lostOnTheWay: lost };
}

/** Waits until that many more acts were acknowledged. */
async function acknowledged({ product }: Site, diary: Diary, count: number): Promise<void> {
  const wanted = diary.notes.length + count;
  const deadline = performance.now() + BACK_LIMIT;
  while (diary.notes.length < wanted) {
    if (product.fallen !== null) throw new Error(product.fallen);
    if (performance.now() > deadline)
      throw new Error(`nothing acknowledged for ${BACK_LIMIT} ms: ${JSON.stringify([...diary.odd])}`);
    await sleep(4);
  }
}

async function wholeCheck(site: Site, cycle: number): Promise<void> {
  const [twice, { told }] = [await actedTwice(site), await verified(site)];
  if (twice.length + told.length > 0)
    throw new Error(`after cycle ${cycle}: ${JSON.stringify({ twice, told: told.slice(0, 5) })}`);
}

/** Everything once more, when all have stopped. */
async function lastJudgement(site: Site, diary: Diary, lostOnTheWay: ReadonlySet<string>) {
  const { notes, askedAgain, repeated, odd } = diary;
  await sleep(SETTLE_MS);
  const { lost, answerLost } = await judge(site, notes);
  const { acts, troubles } = await verified(site);
  return {
    ...{ askedAgain, answerLost, repeated },
    acknowledged: notes.length,
    lost: [...new Set([...lostOnTheWay, ...lost.map((note) => note.key)])],
    twice: await actedTwice(site),
    unheardOf: await unheardOf(site, notes),
    odd: Object.fromEntries(odd),
    verified: { acts, troubles },
  };
}
