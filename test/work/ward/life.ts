// What happens in the ward, told to the product through its own use cases and to the diary in plain words.

import { viewCatalogue } from '../../../src/app/views/catalogue.ts';
import { takeOver } from '../../../src/app/work/catalogue.ts';
import { type EntryLine, enterWork } from '../../../src/app/work/entries.ts';
import { addRecurring } from '../../../src/app/work/recurring.ts';
import type { TaskForm } from '../../../src/app/work/tasks.ts';
import { type WorkBody, workBody } from '../work-body.ts';
import {
  type DiaryWork,
  dayAfter,
  type Holding,
  leads,
  type Product,
  workdayAfter,
  workdayFrom,
} from './diary.ts';
import {
  catalogueEntry,
  chances,
  clerksOf,
  headOf,
  POSITION,
  PRODUCTS,
  UNITS,
  type UnitKey,
  WARD,
  WEEKLY_PRODUCT,
} from './people.ts';

/** What a person did and told nobody until Friday: a delivery, or a whole piece of work. */
export type Remembered =
  | { readonly kind: 'delivery'; readonly work: DiaryWork; readonly day: string }
  | { readonly kind: 'work'; readonly title: string; readonly day: string; readonly minutes: number };

/** One unit's life; the units live beside each other, each with chances of its own. */
export interface Life {
  readonly body: WorkBody;
  readonly unit: UnitKey;
  readonly diary: DiaryWork[];
  readonly chance: ReturnType<typeof chances>;
  /** Versions of the product's records, as whoever acts on them last saw them. */
  readonly versions: Map<number, number>;
  /** The day on which a work will be finished. */
  readonly plans: Map<number, string>;
  readonly remembered: Map<string, Remembered[]>;
  readonly items: ReadonlyMap<string, number>;
  readonly away: ReadonlyMap<string, ReadonlySet<string>>;
  count: number;
}

export const at = (day: string, time: string) => new Date(`${day}T${time}:00+07:00`).toISOString();
const MORNING = '08:00';

/** The units of the ward with catalogue and work that comes back; `away`: who is absent in which weeks (their Mondays). */
export async function beginLives(first: string, away: Life['away'], seed: number): Promise<readonly Life[]> {
  const body = await workBody(WARD);
  for (const unit of UNITS)
    await body.sql(
      `update post set job_position = $1 where tenant_id = $2 and unit_id = $3 and rank = 'staff'`,
      [POSITION[unit], body.tenantId, body.unit[unit]],
    );
  for (const [who, mondays] of away)
    for (const monday of mondays) await body.away(who, 'leave', monday, dayAfter(monday, 7));
  const office = body.as('office', at(first, MORNING), [{ role: 'office', unitId: body.unit.ward ?? 0 }]);
  const entries = [...PRODUCTS, WEEKLY_PRODUCT].map(catalogueEntry);
  const form = { entries, from: first, documentNumber: '18/QĐ-UBND' };
  await takeOver(body.context, office, body.intent(form), form);
  const { items } = await viewCatalogue(body.context, office);
  const lives = UNITS.map(
    (unit, place): Life => ({
      ...{
        body,
        unit,
        away,
        diary: [],
        chance: chances(seed + place),
        versions: new Map(),
        plans: new Map(),
      },
      ...{ remembered: new Map(), items: new Map(items.map(({ code, id }) => [code, id])), count: 0 },
    }),
  );
  for (const life of lives) await comesBack(life, first);
  return lives;
}

async function comesBack({ body, items, unit }: Life, first: string): Promise<void> {
  const form = {
    ...{ jobPosition: POSITION[unit], title: 'Báo cáo tuần của vị trí', product: 'Báo cáo' },
    ...{ itemId: items.get(WEEKLY_PRODUCT.code) ?? null, quantity: 1, every: 'week' as const, dueAfter: 3 },
    ...{ from: first, below: false },
  };
  const head = body.as(headOf(unit), at(first, MORNING));
  await addRecurring(body.context, head, body.intent(form), body.unit[unit] ?? 0, form);
}

export const isAway = ({ away }: Life, who: string, monday: string) => away.get(who)?.has(monday) === true;

const born = (
  work: Omit<DiaryWork, keyof typeof UNTOUCHED | 'returned' | 'parts' | 'minutes'>,
): DiaryWork => ({
  ...UNTOUCHED,
  ...{ returned: [], parts: [], minutes: [] },
  ...work,
});
const UNTOUCHED = {
  ...{ delivered: null, came: 0, accepted: null, excusedReturns: 0 },
  ...{ delay: 'none' as const, fault: 'none' as const },
};

/** Everybody of a position finds the weekly report waiting: one, and only one. */
export async function noticeWeekly(life: Life, monday: string): Promise<void> {
  const { body, unit, diary, versions, plans, chance } = life;
  const rows = await body.sql<{ id: number; made_for: number; entered: string }>(
    `select id, made_for, entered::text from task where tenant_id = $1 and kind = 'recurring' and starts = $2
       and unit_id = $3 order by id`,
    [body.tenantId, monday, body.unit[unit]],
  );
  const everybody = clerksOf(unit);
  if (rows.length !== everybody.length) throw new Error(`${rows.length} weekly reports in ${monday}`);
  for (const who of everybody) {
    const row = rows.find((one) => one.made_for === body.id(who));
    if (row === undefined) throw new Error(`no weekly report for ${who}`);
    const due = workdayAfter(workdayFrom(monday), 3);
    diary.push(
      born({
        ...{ id: row.id, title: 'Báo cáo tuần của vị trí', unit, givenBy: headOf(unit) },
        ...{
          product: WEEKLY_PRODUCT,
          quantity: 1,
          important: false,
          entered: row.entered,
          starts: monday,
          due,
        },
        holders: [{ who, share: 100, lead: true, from: monday, to: null }],
      }),
    );
    versions.set(row.id, 1);
    plans.set(
      row.id,
      chance.inHundred(85) ? workdayAfter(workdayFrom(monday), chance.between(1, 3)) : workdayAfter(due, 1),
    );
  }
}

export interface Giving {
  readonly by: string;
  readonly to: readonly (readonly [who: string, share: number])[];
  readonly day: string;
  readonly due: string;
  readonly finish: string;
  readonly product: Product | null;
  readonly quantity: number;
  readonly important?: boolean;
  readonly sudden?: boolean;
}

/** Somebody above gives work to one person, or to several with their shares. */
export async function give(life: Life, giving: Giving): Promise<void> {
  const { body } = life;
  const { by, to, day, due, product, quantity, important = false, sudden = false } = giving;
  life.count += 1;
  const title = `${life.chance.oneOf(['Tờ trình', 'Kế hoạch', 'Hồ sơ', 'Công văn'])} số ${life.count} ${life.unit}`;
  const form: Partial<TaskForm> & Pick<TaskForm, 'act'> = {
    ...{ act: 'assign', title, product: 'Văn bản', itemId: itemId(life, product), quantity, important },
    ...{ starts: day, due, sudden, reason: sudden ? 'Có văn bản gấp của Sở' : '' },
    shares: to.map(([who, share], place) => ({
      ...{ personId: body.id(who), share },
      role: place === 0 ? ('lead' as const) : ('with' as const),
    })),
  };
  const task = await body.create(by, form, at(day, '08:20'));
  keep(life, task, giving, title);
}

/** A clerk proposes sudden work, and the head of the unit approves it. */
export async function proposeSudden(life: Life, giving: Giving): Promise<void> {
  const { body } = life;
  const [[who = ''] = []] = giving.to;
  life.count += 1;
  const title = `Việc đột xuất số ${life.count}`;
  const { day: starts, due, product, quantity } = giving;
  const form = {
    ...{ act: 'propose' as const, title, product: 'Văn bản', itemId: itemId(life, product), quantity },
    ...{ starts, due, reason: 'Sở yêu cầu trong ngày' },
  };
  const asked = await body.create(who, form, at(starts, '08:40'));
  const approved = await body.act(headOf(life.unit), asked, { act: 'approve' }, at(starts, '08:50'));
  keep(life, approved, { ...giving, by: who }, title);
}

const itemId = ({ items }: Life, product: Product | null) =>
  product === null ? null : (items.get(product.code) ?? null);

function keep(
  life: Life,
  { id, version }: { id: number; version: number },
  giving: Giving,
  title: string,
): void {
  const { by, to, day, due, finish, product, quantity, important = false } = giving;
  const holders = to.map(([who, share], place): Holding => {
    return { who, share, lead: place === 0, from: day, to: null };
  });
  const what = { id, title, unit: life.unit, givenBy: by, product, quantity, important };
  life.diary.push(born({ ...what, entered: day, starts: day, due, holders }));
  life.versions.set(id, version);
  life.plans.set(id, finish);
}

/** One step of somebody on a work; the diary follows by `told`. */
export async function step(
  life: Life,
  who: string,
  work: DiaryWork,
  now: string,
  form: Parameters<WorkBody['act']>[2],
): Promise<void> {
  const version = life.versions.get(work.id) ?? 0;
  const done = await life.body.act(who, { id: work.id, version }, form, now);
  life.versions.set(work.id, done.version);
}

/** One line as the field of Today would send it. */
export interface ToldLine {
  readonly work: DiaryWork | null;
  readonly title: string;
  readonly product: Product | null;
  readonly done: string | null;
  readonly part: number | null;
  readonly minutes: number | null;
  readonly day: string;
  /** How many were delivered, where not all. */
  readonly came: number | null;
}

/** Lines entered fast, all in one go; what they did goes into the diary. */
export async function tell(life: Life, who: string, lines: readonly ToldLine[], now: string): Promise<void> {
  if (lines.length === 0) return;
  const { body, versions } = life;
  const sent = lines.map(({ work, title, product, done, part, minutes, day, came }): EntryLine => {
    const item = itemId(life, product);
    return {
      ...{ text: title, title, done, due: null, minutes, tags: [], day },
      ...(item === null ? {} : { itemId: item }),
      ...(work === null ? {} : { taskId: work.id }),
      ...(part === null ? {} : { part }),
      ...(came === null ? {} : { quantity: came }),
    };
  });
  const kept = await enterWork(body.context, body.as(who, now), body.intent(sent), sent);
  for (const [place, line] of lines.entries()) {
    const work = line.work ?? newWork(life, who, line, kept.lines[place]?.taskId ?? 0, now);
    work.minutes.push({ who, day: line.day, minutes: line.minutes });
    if (line.done !== null) Object.assign(work, { delivered: line.done, came: line.came ?? work.quantity });
    if (line.part !== null) reach(work, line.part, line.day);
    if (line.work !== null && (line.done !== null || line.part !== null))
      versions.set(work.id, (versions.get(work.id) ?? 0) + 1);
  }
}

function newWork(life: Life, who: string, line: ToldLine, id: number, now: string): DiaryWork {
  const starts = line.done !== null && line.done < line.day ? line.done : line.day;
  const entered = new Date(Date.parse(now) + 7 * 3_600_000).toISOString().slice(0, 10);
  const work = born({
    ...{ id, title: line.title, unit: life.unit, givenBy: who, product: line.product, quantity: 1 },
    ...{ important: false, entered, starts, due: null },
    holders: [{ who, share: 100, lead: true, from: starts, to: null }],
  });
  life.versions.set(id, line.done === null ? 1 : 2);
  life.diary.push(work);
  return work;
}

/** `part` is how far the whole is by now; the week's own part is what is missing to it. */
function reach(work: DiaryWork, part: number, day: string): void {
  const monday = dayAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  const others = work.parts.filter((one) => one.monday !== monday).reduce((sum, one) => sum + one.part, 0);
  const own = work.parts.find((one) => one.monday === monday);
  if (own === undefined) work.parts.push({ monday, part: part - others });
  else own.part = part - others;
}

/** Who holds it as lead now. */
export const leaderOf = ({ holders }: DiaryWork) =>
  holders.find((one) => one.lead && one.to === null)?.who ?? '';

export const openWorks = ({ diary }: Life, who: string) =>
  diary.filter((work) => work.delivered === null && leads(work, who));
