// Life in the register of work: a plan of the quarter, work that comes back, tasks of one unit step by step, and what
// everybody else wrote down. The same works as in the weekly reports; every act is a real one at its own moment.
import { intentOf } from '../../app/once.ts';
import { viewCatalogueChoice } from '../../app/views/catalogue.ts';
import { viewWorkWeek } from '../../app/views/work-week.ts';
import { type EntryLine, enterWork } from '../../app/work/entries.ts';
import { addGoal } from '../../app/work/goals.ts';
import { addRecurring } from '../../app/work/recurring.ts';
import { actOnTask, createWork, type Done, type TaskActForm, type TaskForm } from '../../app/work/tasks.ts';
import type { WorkItem } from '../../domain/evaluation/shape.ts';
import { addDays } from '../../domain/period/date.ts';
import { periodOf } from '../../domain/period/period.ts';
import { addWeeks, weekDates, weekOf } from '../../domain/period/week.ts';
import { dateAt } from '../../domain/period/zone.ts';
import { actorAt, CAST, type Member, memberNamed } from './cast.ts';
import { tellWeek } from './story.ts';
import { type Clock, clock, type Stage } from './weeks.ts';

/** Enough to look at, without making the start longer. */
const MOST_COLLEAGUES = 7;

const GOALS = [
  { title: 'Trả 100 % hồ sơ đúng hẹn', product: 'Hồ sơ đã trả', target: 600 },
  { title: 'Tăng tỷ lệ hồ sơ nộp trực tuyến', product: 'Báo cáo kết quả', target: null },
] as const;
const WARD_GOAL = {
  title: 'Số hoá hồ sơ tồn của phường',
  product: 'Hồ sơ đã số hoá',
  target: 5000,
  itemId: null,
};

/** Last week and the running one; nothing later than `now`. */
export async function playTasks(stage: Stage, now: string): Promise<void> {
  const week = weekOf(dateAt(now, stage.ward.zone));
  const last = addWeeks(week, -1);
  const goals = await plan(stage, clock(stage, last, now)(0, '07:40'));
  await comeBack(stage, clock(stage, last, now)(0, '07:45'));
  for (const one of [last, week]) {
    const at = clock(stage, one, now);
    await playUnit(stage, one, at, goals);
    await writeDown(stage, one, at);
  }
}

/** The one-stop centre of the clerk, headed by a deputy chair beside his own post. */
function head({ ward }: Stage): Pick<Member, 'personId' | 'unitId'> {
  const { personId } = memberNamed(ward, CAST.authority);
  return { personId, unitId: memberNamed(ward, CAST.clerk).unitId };
}

/** People of that unit beside its head, the clerk among them. */
function colleagues(stage: Stage): readonly Member[] {
  const { unitId, personId } = head(stage);
  const clerk = memberNamed(stage.ward, CAST.clerk);
  const others = stage.ward.members.filter((one) => one.unitId === unitId && one.personId !== personId);
  const own = [clerk, ...others];
  return [...new Map(own.map((one) => [one.personId, one])).values()].slice(0, MOST_COLLEAGUES);
}

async function plan({ context, ward, ...stage }: Stage, now: string): Promise<readonly number[]> {
  const full = { context, ward, ...stage };
  const period = periodOf('quarter', dateAt(now, ward.zone));
  const chair = memberNamed(ward, CAST.leader);
  const wide = { ...WARD_GOAL, period };
  const widely = intentOf('demo-goal-ward', wide);
  await addGoal(context, actorAt(ward, chair.personId, now), widely, chair.unitId, wide);
  const { personId, unitId } = head(full);
  const ids: number[] = [];
  for (const [at, goal] of GOALS.entries()) {
    const form = { ...goal, itemId: null, period };
    const intent = intentOf(`demo-goal-${at}`, form);
    const { id } = await addGoal(context, actorAt(ward, personId, now), intent, unitId, form);
    ids.push(id);
    // The first of them is fed into the running month already, the others wait to be taken over.
    if (at > 0) continue;
    const month = { ...form, period: periodOf('month', dateAt(now, ward.zone)), partOf: id };
    const taken = intentOf('demo-goal-month', month);
    await addGoal(context, actorAt(ward, personId, now), taken, unitId, month);
  }
  return ids;
}

async function comeBack(stage: Stage, now: string): Promise<void> {
  const clerk = memberNamed(stage.ward, CAST.clerk);
  const { personId } = head(stage);
  if (clerk.jobPosition === null) return;
  const form = {
    ...{
      jobPosition: clerk.jobPosition,
      title: 'Báo cáo tiếp nhận và trả hồ sơ tuần',
      product: 'Báo cáo',
      itemId: null,
    },
    ...{ quantity: 1, every: 'week' as const, below: false, dueAfter: 4, from: dateAt(now, stage.ward.zone) },
  };
  const actor = actorAt(stage.ward, personId, now);
  await addRecurring(stage.context, actor, intentOf('demo-recurring', form), clerk.unitId, form);
}

const storyOf = ({ works }: Stage, { personId, jobPosition }: Member, monday: string) =>
  tellWeek({ id: personId, jobPosition }, monday, works).report.items;

/** Assigned on Monday; delivered on the day the report tells; accepted by the head, now and then after rework. */
async function playUnit(stage: Stage, week: string, at: Clock, goals: readonly number[]): Promise<void> {
  const monday = weekDates(week).from;
  for (const [place, member] of colleagues(stage).entries()) {
    const told = storyOf(stage, member, monday).slice(0, 3);
    const items = place === 0 ? told.map((item, turn) => (turn === 0 ? item : inTime(item))) : told;
    const [product] = await allowedFor(stage, member, at(0, '08:00'));
    for (const [turn, item] of items.entries()) {
      const goalId = turn === 0 ? (goals[place % goals.length] ?? null) : null;
      const task = await assign(stage, member, item, {
        ...{ now: at(0, '08:05'), goalId, important: turn === 0 },
        itemId: turn < 2 ? (product?.id ?? null) : null,
      });
      await finish(stage, member, task, item, {
        ...{ at, monday },
        ...{ rework: turn === 1 && place % 3 === 1, minutes: place === 0 ? 150 + 45 * turn : null },
      });
    }
    if (place !== 0) continue;
    await sudden(stage, member, at(2, '09:20'));
    await weeklyReport(stage, member, week, at);
  }
}

/** The clerk keeps his dates, but for one. */
const inTime = (item: WorkItem): WorkItem =>
  item.done !== null && item.due !== null && item.done > item.due ? { ...item, done: item.due } : item;

interface Assigning {
  readonly now: string;
  readonly goalId: number | null;
  /** An entry of the catalogue: the work counts converted. */
  readonly itemId: number | null;
  readonly important: boolean;
}

async function allowedFor({ context, ward }: Stage, { personId }: Member, now: string) {
  const { items } = await viewCatalogueChoice(context, actorAt(ward, personId, now));
  return items.filter(({ coefficient }) => coefficient !== null);
}

async function assign(
  stage: Stage,
  member: Member,
  item: WorkItem,
  { now, goalId, itemId, important }: Assigning,
): Promise<Done> {
  const { ward, context } = stage;
  const today = dateAt(now, ward.zone);
  const form: TaskForm = {
    ...{ act: 'assign', title: item.title, product: item.product, quantity: 1, itemId },
    ...{ responsibility: 'Chịu trách nhiệm nội dung và thể thức', authority: 'Ký nháy, làm việc với các tổ' },
    ...{ important, starts: today, due: item.due !== null && item.due > today ? item.due : today, goalId },
    ...{ sudden: false, reason: '', shares: [{ personId: member.personId, role: 'lead', share: 100 }] },
  };
  const key = `demo-task-${member.personId}-${today}-${item.title}`.slice(0, 100);
  return createWork(context, actorAt(ward, head(stage).personId, now), intentOf(key, form), form);
}

interface Finishing {
  readonly at: Clock;
  readonly monday: string;
  readonly rework: boolean;
  /** Put down in a line with the hours; null: only delivered. */
  readonly minutes: number | null;
}

async function finish(
  stage: Stage,
  member: Member,
  task: Done,
  item: WorkItem,
  { at, monday, rework, minutes }: Finishing,
): Promise<void> {
  if (item.done === null) return;
  const day = [0, 1, 2, 3, 4, 5].find((one) => addDays(monday, one) === item.done) ?? 5;
  const now = at(day, '15:30');
  // Of a day still to come.
  if (dateAt(now, stage.ward.zone) < item.done) return;
  const deliver = { act: 'deliver', doneQuantity: 1, done: item.done, words: '' } as const;
  let done =
    minutes === null
      ? await act(stage, member.personId, now, task, deliver)
      : await putDown(stage, member.personId, now, task, { item, day: item.done, minutes });
  if (rework) {
    const reason = 'Bổ sung số liệu của hai tổ dân phố còn thiếu.';
    done = await act(stage, head(stage).personId, now, done, { act: 'return', reason });
    done = await act(stage, member.personId, now, done, deliver);
  }
  // Some wait for the head.
  if (member.personId % 4 !== 0)
    await act(stage, head(stage).personId, now, done, { act: 'accept', words: '' });
}

/** One line of the clerk's: the work is done, and how long it took. */
async function putDown(
  { ward, context }: Stage,
  personId: number,
  now: string,
  { id, version }: Pick<Done, 'id' | 'version'>,
  {
    item,
    day,
    minutes,
  }: { readonly item: Pick<WorkItem, 'title'>; readonly day: string; readonly minutes: number },
): Promise<Done> {
  const { title } = item;
  const line = { title, text: `${title} xong`, done: day, due: null, minutes, tags: [], day, taskId: id };
  await enterWork(context, actorAt(ward, personId, now), intentOf(`demo-line-${id}`, line), [line]);
  return { id, version: version + 1, state: 'delivered' };
}

/** What comes back every week is done on its Friday, where that day has come. */
async function weeklyReport(stage: Stage, { personId }: Member, week: string, at: Clock): Promise<void> {
  const friday = addDays(weekDates(week).from, 4);
  const now = at(4, '15:45');
  if (dateAt(now, stage.ward.zone) < friday) return;
  const { tasks } = await viewWorkWeek(stage.context, actorAt(stage.ward, personId, now), week);
  for (const task of tasks)
    if (task.kind === 'recurring' && task.state === 'open' && task.due === friday) {
      const done = await putDown(stage, personId, now, task, { item: task, day: friday, minutes: 60 });
      await act(stage, head(stage).personId, now, done, { act: 'accept', words: '' });
    }
}

type Step = TaskActForm extends infer F ? (F extends object ? Omit<F, 'version'> : never) : never;

function act({ ward, context }: Stage, personId: number, now: string, task: Done, step: Step): Promise<Done> {
  const form = { ...step, version: task.version } as TaskActForm;
  const intent = intentOf(`demo-task-${task.id}-${task.version}`, form);
  return actOnTask(context, actorAt(ward, personId, now), intent, task.id, form);
}

async function sudden({ ward, context }: Stage, member: Member, now: string): Promise<void> {
  const today = dateAt(now, ward.zone);
  const form: TaskForm = {
    ...{ act: 'propose', title: 'Phục vụ đoàn kiểm tra đột xuất của Sở Nội vụ', product: 'Hồ sơ kiểm tra' },
    ...{ responsibility: '', authority: '', important: true, quantity: 1, itemId: null, goalId: null },
    ...{ starts: today, due: addDays(today, 2), reason: 'Sở thông báo kiểm tra trong ngày.' },
  };
  await createWork(
    context,
    actorAt(ward, member.personId, now),
    intentOf(`demo-sudden-${today}`, form),
    form,
  );
}

/** Everybody else writes down on Thursday what is done: one paste a week. */
async function writeDown(stage: Stage, week: string, at: Clock): Promise<void> {
  const now = at(3, '16:20');
  const today = dateAt(now, stage.ward.zone);
  const monday = weekDates(week).from;
  const known = new Set([head(stage).personId, ...colleagues(stage).map(({ personId }) => personId)]);
  const others = stage.ward.members.filter(({ personId }) => !known.has(personId));
  for (const member of new Map(others.map((one) => [one.personId, one])).values()) {
    const lines = storyOf(stage, member, monday).flatMap((item, turn): EntryLine[] => {
      if (item.done === null || item.done > today) return [];
      return [
        {
          ...{ text: item.title, title: item.title, product: item.product, done: item.done, due: item.due },
          ...{ minutes: 60 + 30 * (turn % 4), tags: [], day: item.done },
        },
      ];
    });
    if (lines.length === 0) continue;
    const intent = intentOf(`demo-entries-${member.personId}-${week}`, lines);
    await enterWork(stage.context, actorAt(stage.ward, member.personId, now), intent, lines);
  }
}
