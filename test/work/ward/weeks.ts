// One week of the ward: work given, written down, delivered in time and late, judged, handed over, excused, forgotten.
import {
  type DiaryWork,
  dayAfter,
  lastReturn,
  mondayOf,
  workdayAfter,
  workdayFrom,
  workdays,
} from './diary.ts';
import {
  at,
  give,
  isAway,
  type Life,
  leaderOf,
  noticeWeekly,
  openWorks,
  proposeSudden,
  step,
  type ToldLine,
  tell,
} from './life.ts';
import { clerksOf, deputyOf, headOf, membersOf, PRODUCTS } from './people.ts';

/** Lives a week until Friday noon: whatever anybody remembers only then is still untold. */
export async function liveUntilFriday(life: Life, monday: string): Promise<string> {
  const days = workdays(monday, dayAfter(monday, 7));
  const [first = monday] = days;
  const friday = days.at(-1) ?? monday;
  const middle = days.at(-3) ?? first;
  await noticeWeekly(life, monday);
  await giveOut(life, first, monday);
  for (const day of [middle, friday]) {
    await everybodyTells(life, day, monday);
    await judge(life, day, monday);
    if (day === middle) await handOver(life, day, monday);
  }
  return friday;
}

async function giveOut(life: Life, day: string, monday: string): Promise<void> {
  const { chance, unit } = life;
  const clerks = clerksOf(unit).filter((who) => !isAway(life, who, monday));
  for (const who of [deputyOf(unit), ...clerks])
    for (let works = chance.inHundred(40) ? 2 : 1; works > 0; works -= 1)
      await give(life, { ...someWork(life, day), by: headOf(unit), to: shared(life, who, clerks) });
  if (chance.inHundred(60))
    await give(life, { ...someWork(life, day), by: 'chair', to: [[headOf(unit), 100]] });
  if (chance.inHundred(50))
    await proposeSudden(life, { ...someWork(life, day), by: '', to: [[chance.oneOf(clerks), 100]] });
}

function shared(life: Life, who: string, clerks: readonly string[]): readonly (readonly [string, number])[] {
  const other = life.chance.oneOf(clerks);
  if (other === who || !life.chance.inHundred(18)) return [[who, 100]];
  const own = life.chance.oneOf([50, 60, 70, 80]);
  return [
    [who, own],
    [other, 100 - own],
  ];
}

/** Most is for this week; what is for the next goes on over the Friday, and some of it over the quarter. */
function someWork({ chance }: Life, day: string) {
  const due = workdayAfter(day, chance.inHundred(75) ? chance.between(1, 3) : chance.between(5, 9));
  const inTime = chance.inHundred(82);
  const early = workdayAfter(day, 1);
  const finish = inTime ? (chance.inHundred(60) ? due : early) : workdayAfter(due, chance.between(1, 4));
  const product = chance.inHundred(85) ? chance.oneOf(PRODUCTS) : null;
  return {
    ...{ day, due, finish, product, quantity: chance.between(1, 4) },
    ...{ important: chance.inHundred(15), sudden: chance.inHundred(8) },
  };
}

async function everybodyTells(life: Life, day: string, monday: string): Promise<void> {
  for (const who of present(life, monday)) {
    await askExcuses(life, who, day);
    const lines = [
      ...openWorks(life, who).flatMap((work) => lineOn(life, who, work, day)),
      ...ownLines(life, who, day),
    ];
    await tell(life, who, [...lines, ...helping(life, who, day)], at(day, '09:30'));
  }
}

const line = (more: Partial<ToldLine> & Pick<ToldLine, 'day'>): ToldLine => ({
  ...{ work: null, title: 'Việc', product: null, done: null, part: null, minutes: null },
  came: null,
  ...more,
});

function lineOn(life: Life, who: string, work: DiaryWork, day: string): readonly ToldLine[] {
  const { chance } = life;
  const told = {
    work,
    title: work.title,
    day,
    minutes: chance.inHundred(80) ? 30 * chance.between(1, 6) : null,
  };
  const finish = life.plans.get(work.id) ?? day;
  if (finish <= day) {
    const least = lastReturn(work) ?? work.starts;
    const done = finish < least ? least : finish;
    const known = forgotten(life, who).some((one) => one.kind === 'delivery' && one.work === work);
    if (known) return [];
    const short = work.quantity > 1 && chance.inHundred(10);
    if (!chance.inHundred(5)) return [line({ ...told, done, came: short ? work.quantity - 1 : null })];
    forgotten(life, who).push({ kind: 'delivery', work, day: done });
    return [];
  }
  const reached = work.parts.reduce((sum, one) => sum + one.part, 0);
  const runs = work.due !== null && work.due >= dayAfter(mondayOf(day), 7) && reached <= 50;
  if (runs && chance.inHundred(60)) return [line({ ...told, part: reached + 30 })];
  return chance.inHundred(15) ? [line(told)] : [];
}

export function forgotten({ remembered }: Life, who: string) {
  const all = remembered.get(who) ?? [];
  remembered.set(who, all);
  return all;
}

function ownLines(life: Life, who: string, day: string): readonly ToldLine[] {
  const { chance } = life;
  return Array.from({ length: chance.between(1, 2) }).flatMap(() => {
    life.count += 1;
    const title = `${chance.oneOf(['Tiếp công dân', 'Trả lời đơn', 'Họp tổ dân phố'])} ${life.count}`;
    const minutes = 30 * chance.between(1, 5);
    if (chance.inHundred(6)) {
      forgotten(life, who).push({ kind: 'work', title, day, minutes });
      return [];
    }
    const product = chance.inHundred(40) ? chance.oneOf(PRODUCTS) : null;
    return [line({ title, product, minutes, day, done: chance.inHundred(95) ? day : null })];
  });
}

/** Hours on work somebody else leads. */
function helping(life: Life, who: string, day: string): readonly ToldLine[] {
  const held = life.diary.filter(
    (work) =>
      work.delivered === null && work.holders.some((one) => one.who === who && !one.lead && one.to === null),
  );
  return held
    .filter((work) => work.starts <= day && life.chance.inHundred(40))
    .map((work) => line({ work, title: work.title, day, minutes: 60 }));
}

/** The day after the date, or after the return, is the last one on which a cause can be asked to be recognised. */
const mayAsk = (event: string | null, day: string) =>
  event !== null && day > event && day <= workdayFrom(dayAfter(workdayFrom(event)));

async function askExcuses(life: Life, who: string, day: string): Promise<void> {
  for (const work of openWorks(life, who)) {
    const now = at(day, '09:10');
    const ask = (of: 'delay' | 'fault') =>
      step(life, who, work, now, { act: 'ask-excuse', for: of, words: 'Mất điện toàn phường' });
    if (work.delay === 'none' && mayAsk(work.due, day) && life.chance.inHundred(40)) {
      await ask('delay');
      work.delay = 'asked';
    }
    if (work.fault === 'none' && mayAsk(lastReturn(work), day) && life.chance.inHundred(40)) {
      await ask('fault');
      work.fault = 'asked';
    }
  }
}

/** Whoever gave it judges; own work with a product is judged by the head. */
function judgeOf({ unit }: Life, work: DiaryWork): string | null {
  if (!leadsOrHelps(work, work.givenBy)) return work.givenBy;
  if (work.product === null) return null;
  return work.givenBy === headOf(unit) ? 'chair' : headOf(unit);
}
const leadsOrHelps = (work: DiaryWork, who: string) => work.holders.some((one) => one.who === who);

async function judge(life: Life, day: string, monday: string): Promise<void> {
  const now = at(day, '11:00');
  for (const work of life.diary.filter((one) => one.accepted === null)) {
    const by = judgeOf(life, work);
    if (by === null || isAway(life, by, monday)) continue;
    await decideExcuses(life, by, work, now);
    if (work.delivered === null) continue;
    if (work.returned.length < 2 && life.chance.inHundred(12)) {
      await step(life, by, work, now, { act: 'return', reason: 'Thiếu số liệu của hai tổ' });
      work.returned.push(day);
      Object.assign(work, { delivered: null, fault: 'none' });
      life.plans.set(work.id, workdayAfter(day, life.chance.between(1, 2)));
    } else if (life.chance.inHundred(90)) {
      await step(life, by, work, now, { act: 'accept', words: '' });
      work.accepted = day;
    }
  }
}

async function decideExcuses(life: Life, by: string, work: DiaryWork, now: string): Promise<void> {
  for (const of of ['delay', 'fault'] as const) {
    if (work[of] !== 'asked') continue;
    const grant = life.chance.inHundred(60);
    const evidence = grant ? 'Thông báo 12 của Điện lực' : '';
    await step(life, by, work, now, { act: 'decide-excuse', for: of, grant, reason: 'Đã xem', evidence });
    work[of] = grant ? 'granted' : 'declined';
    if (grant && of === 'fault') work.excusedReturns += 1;
  }
}

/** Now and then the rest of a work goes to a colleague; what was done stays with whoever had it. */
async function handOver(life: Life, day: string, monday: string): Promise<void> {
  const { unit } = life;
  const head = headOf(unit);
  const open = life.diary.filter(
    (work) =>
      work.givenBy === head && work.delivered === null && work.holders.length === 1 && work.starts <= day,
  );
  for (const work of open) {
    if (!life.chance.inHundred(5) || isForgotten(life, work)) continue;
    const from = leaderOf(work);
    const to = life.chance.oneOf(clerksOf(unit).filter((who) => who !== from && !isAway(life, who, monday)));
    const kept = life.chance.oneOf([0, 20, 40]);
    const people = { fromId: life.body.id(from), toId: life.body.id(to) };
    await step(life, head, work, at(day, '14:00'), {
      ...{ act: 'hand-over', on: day, kept, reason: 'Đi công tác dài ngày', ...people },
    });
    const [giver] = work.holders;
    if (giver === undefined) continue;
    Object.assign(giver, { share: kept, lead: false, to: day });
    work.holders.push({ who: to, share: 100 - kept, lead: true, from: day, to: null });
  }
}

const isForgotten = ({ remembered }: Life, work: DiaryWork) =>
  [...remembered.values()].flat().some((one) => one.kind === 'delivery' && one.work === work);

/** On Friday afternoon the person tells what he had told nobody. */
export async function remember(life: Life, who: string, day: string): Promise<number> {
  const all = forgotten(life, who);
  const lines = all.map((one) =>
    one.kind === 'work'
      ? line({ title: one.title, done: one.day, minutes: one.minutes, day: one.day })
      : line({ work: one.work, title: one.work.title, done: one.day, day }),
  );
  await tell(life, who, lines, at(day, '15:10'));
  life.remembered.set(who, []);
  return lines.length;
}

export const present = (life: Life, monday: string) =>
  membersOf(life.unit).filter((who) => !isAway(life, who, monday));
