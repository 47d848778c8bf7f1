// A Friday of the whole body: people report in a random order, some late, some on leave, some moved; on Monday the Office
// sees who is stuck, reminds, moves a deadline, hands over, and closes the week at noon from one screen.
import { facts } from '../builders/quarter.ts';
import { shippedRulebook } from '../builders/rulebooks.ts';
import type { TestDatabase } from '../database.ts';
import { type FridaySize, randomFrom, shuffled } from './body.ts';
import { type Office, openOffice } from './office.ts';
import { at, openWorld, type World } from './world.ts';

export const WEEK = '2026-W47';
const LAST_WEEK = '2026-W46';
/** Of how many one is late, respectively on leave. */
const LATE = 12;
const AWAY = 20;

interface Item {
  readonly id: number;
  readonly version: number;
  readonly person: { readonly id: number };
  readonly counted: boolean;
  readonly may: readonly string[];
}

export interface Cast {
  readonly away: readonly string[];
  readonly late: readonly string[];
  readonly moved: string;
  /** The unit whose own report is late. */
  readonly lateUnit: string;
  readonly stuck: string;
  readonly substitute: string;
  readonly bad: readonly string[];
}

/** Points in hundredths each record was given, by its id. */
export type Given = Map<number, number>;

export interface Friday {
  readonly world: World;
  readonly cast: Cast;
  readonly given: Given;
  readonly reminded: number;
  readonly handedOver: number;
  readonly board: { readonly holders: readonly unknown[]; readonly nobody: readonly unknown[] };
  readonly closed: Awaited<ReturnType<Office['close']>>;
  /** What the page of the Office did that it must not. */
  readonly pageTroubles: readonly string[];
}

/** Runs it; the caller closes the world. Everything people do goes over HTTP in their own sessions. */
export async function runFriday(
  size: FridaySize,
  { database, webRoot }: { readonly database: TestDatabase; readonly webRoot: string },
  told: (text: string) => void = () => undefined,
): Promise<Friday> {
  const random = randomFrom(size.seed);
  const world = await openWorld(size, { database, webRoot }, '2026-11-12 08:30');
  const office = await openOffice(world, WEEK);
  const cast = castOf(world, size, random);
  const given: Given = new Map();
  await before(world, cast, told);
  await fileOnFriday(world, cast, random, told);
  // The product looks every half minute: what stands from eight is told a minute later.
  await world.advance('2026-11-23 08:01');
  const reminded = await mondayMorning(world, office, { cast, given, random, told });
  const handedOver = await office.handOver(world.body.nameOf(cast.stuck), world.body.nameOf(cast.substitute));
  await score(world, [cast.substitute], given, random);
  await world.advance('2026-11-23 11:15');
  await approve(world);
  await decideUnits(world);
  await world.advance('2026-11-23 12:00');
  told('Monday noon');
  const board = await world.get('office', `/board/${WEEK}`);
  const closed = await office.close();
  await office.end();
  return {
    ...{ world, cast, given, reminded, handedOver, closed, pageTroubles: office.troubles },
    board: { holders: board.at('holders') as unknown[], nobody: board.at('nobody') as unknown[] },
  };
}

function castOf({ spec }: World, { units }: FridaySize, random: () => number): Cast {
  const staff = shuffled(Array.from({ length: units }, (_, at) => spec.staffOf(at + 1)).flat(), random);
  const [moved = '', first = '', second = '', ...others] = staff;
  const away = others.slice(0, Math.ceil(staff.length / AWAY));
  const late = others.slice(away.length, away.length + Math.ceil(staff.length / LATE));
  return {
    ...{ away, late, moved, bad: [first, second] },
    lateUnit: 'u3',
    stuck: 'u1-section',
    substitute: 'u2-section',
  };
}

/** Facts of the week before, leave, addresses for mail, and a transfer. */
async function before(world: World, cast: Cast, told: (text: string) => void): Promise<void> {
  const { body, spec, advance, post, get } = world;
  await body.activate({ ...shippedRulebook('8679-unit'), readings: [] });
  await world.round();
  for (const who of cast.bad) await recordBadWeek(world, who, LAST_WEEK, '2026-11-12');
  await body.away(cast.stuck, 'leave', '2026-11-20', '2026-11-25');
  for (const who of cast.away) await body.away(who, 'leave', '2026-11-16', '2026-11-21');
  await advance('2026-11-13 09:00');
  for (const who of Object.keys(spec.people))
    await post(who, '/mail-settings', { address: addressOf(who), digest: true, version: 0 });
  told('everybody has an address');
  // The week before was only reported on in words: it ends without results, openly.
  world.pass(at('2026-11-18 09:00'));
  await world.round();
  // By the leader: nobody leaves his own case without a result.
  await closeUnfinished(world, 'chair', LAST_WEEK);
  for (const who of cast.bad) await recordBadWeek(world, who, WEEK, '2026-11-18');
  const unit = spec.people[cast.moved]?.[1] === 'u2' ? 'u3' : 'u2';
  await advance('2026-11-19 16:00');
  await body.endPost(cast.moved, '2026-11-20');
  await body.assign(cast.moved, 'staff', unit, { from: '2026-11-20' });
  await advance('2026-11-20 08:00');
  const mine = await get(cast.moved, `/evaluations?week=${WEEK}&part=mine`);
  told(`a transferred person has ${(mine.at('items') as Item[]).length} parts of the week`);
}

export const addressOf = (who: string) => `${who}@example.vn`;

async function recordBadWeek(world: World, who: string, week: string, day: string): Promise<void> {
  const head = `${world.spec.people[who]?.[1] ?? ''}-head`;
  const { id } = await world.body.evaluation(who, week);
  const words = { day, article: 'Điều 5 Nội quy', evidence: 'Sổ theo dõi' };
  const undone = { class: 'undone-important', breach: null, ...words };
  const path = `/evaluations/${id}/facts`;
  await world.post(head, path, { class: 'breach', breach: 'hours', what: 'Đến muộn 45 phút', ...words });
  for (const what of ['Tờ trình 1', 'Tờ trình 2']) await world.post(head, path, { ...undone, what });
}

async function fileOnFriday(world: World, cast: Cast, random: () => number, told: (text: string) => void) {
  const isLate = new Set(cast.late);
  const people = Object.keys(world.spec.people).filter((who) => !isLate.has(who));
  const moments = people
    .map((who) => [at('2026-11-20 08:05').slice(0, 11) + clockText(random()), who] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  let hour = '';
  for (const [moment, who] of moments) {
    world.pass(moment);
    if (moment.slice(0, 13) !== hour) await world.round();
    hour = moment.slice(0, 13);
    await file(world, who);
  }
  for (const unit of Object.keys(world.spec.units)) if (unit !== cast.lateUnit) await fileUnit(world, unit);
  told(`${people.length} people have reported`);
}

/** A moment between 08:05 and 16:25 of that day where the body is: 01:05 to 09:25 in UTC. */
function clockText(part: number): string {
  const minutes = 65 + Math.floor(part * 500);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00.000Z`;
}

async function mine(world: World, who: string, part: string, act: string): Promise<readonly Item[]> {
  const answer = await world.get(who, `/evaluations?week=${WEEK}&part=${part}&limit=200`);
  return (answer.at('items') as Item[]).filter(({ may, counted }) => counted && may.includes(act));
}

const SELF = { quality: 3400, progress: 3300, conduct: 1700 };

/** Everything of the own week that can be sent. */
async function file(world: World, who: string): Promise<void> {
  for (const { id, version } of await mine(world, who, 'mine', 'submit'))
    await world.post(who, `/evaluations/${id}/acts`, {
      ...{ act: 'submit', version, entered: SELF },
      report: {
        items: [{ title: `Việc của ${who}`, product: 'Tờ trình', due: null, done: '2026-11-19', note: '' }],
        ...{ conduct: 'Chấp hành tốt', difficulties: '' },
      },
    });
}

const UNIT_SELF = { quality: 3800, progress: 3800, conduct: 1900 };

/** The own report of a unit, by whoever answers for it: the head, in the ward the vice chair. */
async function fileUnit(world: World, unit: string): Promise<void> {
  const { id, seq } = await world.body.unitRecord(world.body.unit[unit] ?? 0, WEEK);
  await world.post(unit === 'ward' ? 'vice' : `${unit}-head`, `/evaluations/${id}/acts`, {
    ...{ act: 'submit', version: seq, entered: UNIT_SELF, facts: facts([]) },
    report: {
      items: [{ title: `Việc của ${unit}`, product: 'Báo cáo', due: null, done: '2026-11-20', note: '' }],
      ...{ conduct: 'Đoàn kết', difficulties: '' },
    },
  });
}

/** The leader confirms what the units say of themselves. */
async function decideUnits(world: World): Promise<void> {
  for (const unit of Object.keys(world.spec.units)) {
    const { id, seq } = await world.body.unitRecord(world.body.unit[unit] ?? 0, WEEK);
    await world.stepUp('chair');
    await world.post('chair', `/evaluations/${id}/acts`, {
      ...{ act: 'decide', version: seq, entered: UNIT_SELF, facts: facts([]), comment: 'Đồng ý' },
    });
  }
}

const managers = ({ spec }: World) =>
  Object.entries(spec.people).flatMap(([who, [rank]]) => (rank === 'staff' ? [] : [who]));

/** Each scores what lies with him, or decides it where he is the one authority; a wide difference has its reason. */
async function score(world: World, people: readonly string[], given: Given, random: () => number) {
  for (const who of people) {
    const scored = (await mine(world, who, 'score', 'score')).map((one) => ({ ...one, act: 'score' }));
    const decided = await Promise.all(['score', 'approve'].map((part) => mine(world, who, part, 'decide')));
    const own = new Map(decided.flat().map((one) => [one.id, { ...one, act: 'decide' }]));
    for (const { id, version, act } of [...scored, ...own.values()]) {
      const entered = {
        quality: 2500 + 50 * Math.floor(random() * 31),
        progress: 2500 + 50 * Math.floor(random() * 31),
        conduct: 1000 + 50 * Math.floor(random() * 21),
      };
      const comment = 'Đã đối chiếu sản phẩm';
      // The password is good for one set.
      if (act === 'decide') await world.stepUp(who);
      await world.post(who, `/evaluations/${id}/acts`, { act, version, entered, comment });
      given.set(id, entered.quality + entered.progress + entered.conduct);
    }
  }
}

/** Sets of at most two hundred, each signed once. */
async function approve(world: World): Promise<void> {
  for (const who of managers(world)) {
    const items = await mine(world, who, 'approve', 'approve');
    if (items.length === 0) continue;
    await world.stepUp(who);
    const comment = 'Đồng ý';
    await world.post(who, '/evaluations/acts', {
      items: items.map(({ id, version }) => ({ id, version, act: 'approve', comment })),
    });
  }
}

interface Morning {
  readonly cast: Cast;
  readonly given: Given;
  readonly random: () => number;
  readonly told: (text: string) => void;
}

/** The Office finds who is late, moves one deadline and reminds; those who were late report. */
async function mondayMorning(
  world: World,
  office: Office,
  { cast, given, random, told }: Morning,
): Promise<number> {
  const { advance } = world;
  const present = managers(world).filter((who) => who !== cast.stuck);
  await score(world, present, given, random);
  await advance('2026-11-23 09:30');
  await office.extend('23/11/2026', '11:30', 'Chờ báo cáo nộp muộn');
  // The ladder has reminded at eight: whoever was reminded within two hours is spared.
  await advance('2026-11-23 10:10');
  const reminded = await office.remindLate();
  await advance('2026-11-23 10:30');
  for (const who of cast.late) await file(world, who);
  await fileUnit(world, cast.lateUnit);
  await score(world, present, given, random);
  told(`${reminded} reminded`);
  return reminded;
}

async function closeUnfinished(world: World, who: string, week: string): Promise<void> {
  const ward = world.body.unit.ward ?? 0;
  const seen = await world.get(who, `/units/${ward}/weeks/${week}`);
  await world.post(who, `/units/${ward}/weeks/${week}/acts`, {
    ...{ act: 'close', version: seen.at('version'), leaveUnfinished: true },
    reason: 'Tuần chạy thử, chỉ báo cáo bằng lời',
  });
}
