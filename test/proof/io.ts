// The disk answers with an error at the Nth call while somebody submits, scores and approves: no half state, and no
// acknowledgement without a durable record. The database stops and comes back; the same request with the same key ends well.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openConnection } from '../../src/store/connection.ts';
import { aReport, GOOD_WEEK } from '../builders/body.ts';
import { databaseIsUp } from '../kill/judge.ts';
import { makeFolder, openSiteAt, type Seat, type Site } from '../kill/site.ts';
import { type Diary, type Note, newDiary } from '../kill/writer.ts';
import { type CallKind, Layer, layerMissing } from '../layer/layer.ts';
import { type Answer, TestBrowser } from '../server/browser.ts';
import { judgedBooks } from './at-work.ts';
import type { Part, Row } from './part.ts';

const STEPS = ['submit', 'score', 'approve'] as const;
type Step = (typeof STEPS)[number];
const ACTS = { submit: 'submitted', score: 'scored', approve: 'approved' } as const;
const STATES = { submit: 'submitted', score: 'scored', approve: 'approved' } as const;
const KINDS: readonly CallKind[] = ['any', 'sync', 'write'];
/** An act alone makes few calls; the calls of a checkpoint that runs beside it come after those. */
const DEEPEST = { alone: 4, checkpoint: 120 };
const OUTAGE = { calls: 1_000_000, ms: 3000 };
const ANSWER_LIMIT = 60_000;
const TOLD_EVERY = 15;

interface Tally {
  struck: number;
  answeredAtOnce: number;
  longest: number;
}

const bodyOf: Readonly<Record<Step, object>> = {
  submit: { entered: GOOD_WEEK, report: aReport() },
  score: { entered: GOOD_WEEK },
  approve: {},
};

interface Faulty {
  readonly site: Site;
  readonly layer: Layer;
  readonly diary: Diary;
  readonly tally: Tally;
}

function cookiesOf(site: Site, seat: Seat, step: Step): ReadonlyMap<string, string> {
  if (step === 'submit') return seat.cookies;
  return step === 'score' ? site.superiors.manager : site.superiors.head;
}

async function send({ site }: Faulty, seat: Seat, step: Step, note: Note): Promise<Answer | null> {
  const { port } = site.product;
  if (site.product.fallen !== null) throw new Error(site.product.fallen);
  if (port === null) return null;
  const browser = new TestBrowser(port, 'localhost');
  for (const [name, value] of cookiesOf(site, seat, step)) browser.cookies.set(name, value);
  const body = { act: step, version: note.seq - 1, comment: note.key, ...bodyOf[step] };
  return browser
    .post(`/evaluations/${seat.evaluation}/acts`, body, { headers: { 'idempotency-key': note.key } })
    .catch(() => null);
}

/** What goes wrong during one act: which call, whether a checkpoint runs beside it, whether the disk stays away. */
async function arm({ layer, site }: Faulty, number: number): Promise<boolean> {
  const beside = number % 2 === 1;
  const deepest = beside ? DEEPEST.checkpoint : DEEPEST.alone;
  const nth = 1 + ((number * 7) % deepest);
  const away = number % 10 === 9;
  await layer.fail(KINDS[number % KINDS.length] ?? 'any', nth, 'EIO', away ? OUTAGE.calls : 1);
  if (beside) void checkpoint(site);
  return away;
}

async function checkpoint(site: Site): Promise<void> {
  const admin = await openConnection(await site.product.databaseUrl('admin'), 'proof').catch(() => null);
  await admin?.query('checkpoint').catch(() => undefined);
  await admin?.end().catch(() => undefined);
}

/** A password given again signs one set of records; a person would give it before each. */
async function stepUp(site: Site): Promise<void> {
  const admin = await openConnection(await site.product.databaseUrl('admin'), 'proof');
  await admin.query('update session set step_up_at = $1', [site.now()]);
  await admin.end();
}

/** One act with an error in its way, asked for with the same key until it is acknowledged. */
async function actThrough(
  faulty: Faulty,
  seat: Seat,
  step: Step,
  seq: number,
  number: number,
): Promise<void> {
  const { site, layer, diary, tally } = faulty;
  await databaseIsUp(site);
  if (step === 'approve') await stepUp(site);
  const away = await arm(faulty, number);
  const started = performance.now();
  const note = (): Note => ({
    ...{
      key: `io-${number}-of-the-proof`,
      evaluation: seat.evaluation,
      seq,
      act: ACTS[step],
      sentAt: site.now(),
    },
  });
  const calm = async () => {
    if (away) await sleep(OUTAGE.ms);
    await layer.calm();
  };
  for (let tries = 1; ; tries += 1) {
    const tried = note();
    const answer = await send(faulty, seat, step, tried);
    if (tries === 1) await calm();
    if (answer?.status === 200) {
      tally.answeredAtOnce += tries === 1 ? 1 : 0;
      if (answer.at('state') !== STATES[step]) throw new Error(`${step}: ${answer.text}`);
      diary.notes.push(tried);
      break;
    }
    diary.askedAgain += 1;
    if (answer !== null && answer.status !== 503) {
      const odd = `${step} ${answer.status} ${answer.at('code')}`;
      diary.odd.set(odd, (diary.odd.get(odd) ?? 0) + 1);
    }
    if (performance.now() - started > ANSWER_LIMIT)
      throw new Error(
        `${number}, ${step}: not done in ${ANSWER_LIMIT} ms: ${answer?.status} ${answer?.text}`,
      );
    await sleep(100);
  }
  tally.struck += 1;
  tally.longest = Math.max(tally.longest, performance.now() - started);
}

async function allSeats(faulty: Faulty, size: number, told: (text: string) => void): Promise<void> {
  let number = 0;
  for (const seat of faulty.site.seats) {
    for (const [index, step] of STEPS.entries()) {
      if (number >= size) return;
      await actThrough(faulty, seat, step, seat.version + 1 + index, number);
      number += 1;
      if (number % TOLD_EVERY === 0) told(`${number} of ${size}`);
    }
  }
}

export const io: Part = {
  name: 'io',
  title: 'A disk that answers with errors',
  ...{ unit: 'acts with an error in their way', size: 300 },
  async run(size, told) {
    const missing = await layerMissing();
    if (missing !== null) throw new Error(missing);
    const folder = await makeFolder();
    const [disk, dataDir] = [join(folder, 'disk'), join(folder, 'data')];
    await mkdir(disk);
    const layer = new Layer(disk, dataDir);
    const place = { manner: 'honest', disk, dataDir, leave: () => layer.leave() } as const;
    const site = await openSiteAt(folder, Math.ceil(size / STEPS.length), place);
    try {
      await layer.mount();
      await site.product.start();
      const diary = newDiary();
      const tally = { struck: 0, answeredAtOnce: 0, longest: 0 };
      await allSeats({ site, layer, diary, tally }, size, told);
      const books = await judgedBooks(site, { diary, readers: [] });
      return {
        passed: books.clean,
        verdict: books.clean ? 'no half state, nothing acknowledged that is not there' : 'FAILED',
        rows: [...tallyRows(tally, diary), ...books.rows],
      };
    } finally {
      await site.close();
    }
  },
};

const tallyRows = ({ struck, answeredAtOnce, longest }: Tally, { askedAgain }: Diary): readonly Row[] => [
  ['submit, score and approve by turns, each with an error (EIO) at another call', struck],
  ['of them acknowledged at once (the error met somebody else)', answeredAtOnce],
  ['tries refused or unanswered, repeated with the same key', askedAgain],
  ['longest time until an act was acknowledged', `${Math.round(longest)} ms`],
];
