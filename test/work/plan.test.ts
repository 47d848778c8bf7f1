// Plans of units: goals with their tasks, plan against done, work nobody planned, work that comes back by position.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { viewGoalChoice } from '../../src/app/views/goal-choice.ts';
import { viewPlan } from '../../src/app/views/plan.ts';
import { previewRecurring, viewRecurring } from '../../src/app/views/recurring.ts';
import { viewTask } from '../../src/app/views/task.ts';
import { viewUnitTasks } from '../../src/app/views/unit-tasks.ts';
import { viewWorkWeek } from '../../src/app/views/work-week.ts';
import { actOnGoal, addGoal } from '../../src/app/work/goals.ts';
import { addRecurring, stopRecurring } from '../../src/app/work/recurring.ts';
import { MONDAY_AFTER, WEDNESDAY } from '../builders/body.ts';
import { DELIVER, refusal, type WorkBody, workBody } from './work-body.ts';

let body: WorkBody;
const culture = () => body.unit.culture ?? 0;
beforeAll(async () => {
  body = await workBody();
  await body.sql(
    `update post set job_position = 'Công chức văn hoá' where id in (
       select post_id from assignment where person_id = any ($1::int[]))`,
    [[body.id('lan'), body.id('binh')]],
  );
});
afterAll(() => body.drop());

const goalForm = { title: 'Ba lễ hội', product: 'Lễ hội', target: 3, itemId: null };
const plan = (who: string, period = '2026-Q4') => viewPlan(body.context, body.as(who), culture(), period);
const add = (who: string, more: object = {}) =>
  addGoal(body.context, body.as(who), body.intent(), culture(), { period: '2026-Q4', ...goalForm, ...more });

it('a goal opens to the tasks under it; what stands under none is marked', async () => {
  const goal = await add('minh');
  const under = await body.assign({ goalId: goal.id });
  await body.act('lan', under, DELIVER);
  await body.assign({ title: 'Ngoài kế hoạch' });
  const seen = await plan('minh');
  expect(seen.goals).toMatchObject([
    {
      title: 'Ba lễ hội',
      target: 3,
      tally: { tasks: 1, delivered: 1 },
      tasks: [{ planned: true }],
      may: ['edit', 'drop'],
    },
  ]);
  expect(seen.unplanned).toMatchObject({
    tally: { tasks: 1, open: 1 },
    tasks: [{ title: 'Ngoài kế hoạch' }],
  });
  expect(seen).toMatchObject({ total: { tasks: 2 }, may: ['plan'], cut: false });
  expect((await plan('inspector')).may).toEqual([]);
  expect((await plan('minh', '2027-Q1')).goals).toEqual([]);
});

it('is made by those who head the unit; others hear of none', async () => {
  await expect(add('lan')).rejects.toMatchObject({ kind: 'not-found' });
  await expect(add('office')).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(plan('lan')).rejects.toMatchObject({ kind: 'not-found' });
  await expect(add('minh', { period: '2026-Q3' })).rejects.toMatchObject(refusal('goal-period-over'));
  await expect(add('minh', { title: '-' })).rejects.toMatchObject(refusal('task-title-missing'));
  await expect(add('minh', { itemId: 9 })).rejects.toMatchObject(refusal('task-item-unfit'));
});

it('changes with a reason, and dropped takes no more tasks', async () => {
  const goal = await add('chair');
  const act = (form: object, version: number) =>
    actOnGoal(body.context, body.as('minh'), body.intent(), goal.id, {
      ...{ act: 'edit', version, ...goalForm, reason: 'Giao thêm' },
      ...form,
    });
  await expect(act({ reason: '' }, 1)).rejects.toMatchObject(refusal('comment-required'));
  await expect(act({}, 2)).rejects.toMatchObject({ kind: 'changed' });
  expect(await act({ target: 5 }, 1)).toEqual({ id: goal.id, version: 2 });
  await act({ act: 'drop' }, 2);
  await expect(act({}, 3)).rejects.toMatchObject(refusal('goal-dropped'));
  await expect(body.assign({ goalId: goal.id })).rejects.toMatchObject(refusal('task-goal-unfit'));
});

const weekly = {
  ...{ jobPosition: 'công chức văn hoá', title: 'Báo cáo tuần', product: 'Báo cáo', itemId: null },
  ...{ quantity: 1, every: 'week' as const, dueAfter: 4, from: '2026-11-16', below: false },
};

it('comes back each week for every holder, on working days, once however often it is looked for', async () => {
  const made = await addRecurring(body.context, body.as('minh'), body.intent(), culture(), weekly);
  const of = async (who: string, week: string) =>
    (await viewWorkWeek(body.context, body.as(who), week)).tasks.filter(({ kind }) => kind === 'recurring');
  expect(await of('lan', '2026-W47')).toMatchObject([
    { starts: '2026-11-16', due: '2026-11-20', planned: true },
  ]);
  // The 24th is a day off.
  expect((await of('binh', '2026-W48')).map(({ starts, due }) => [starts, due])).toEqual([
    ...[
      ['2026-11-16', '2026-11-20'],
      ['2026-11-23', '2026-11-30'],
    ],
  ]);
  expect(await of('nam', '2026-W47')).toEqual([]);
  await body.inLine(WEDNESDAY);
  await body.inLine('2026-11-19T03:00:00.000Z');
  expect(await count()).toBe(4);
  await body.inLine(MONDAY_AFTER);
  expect(await count()).toBe(6);
  const seen = await viewRecurring(body.context, body.as('minh'), culture());
  expect(seen).toMatchObject({ positions: ['Công chức văn hoá'], may: ['add'], items: [{ may: ['end'] }] });
  const end = { version: 1, on: '2026-11-30', reason: 'Bỏ báo cáo tuần' };
  await stopRecurring(body.context, body.as('minh', MONDAY_AFTER), body.intent(), made.id, end);
  await body.inLine('2026-12-02T03:00:00.000Z');
  expect(await count()).toBe(6);
  const [task] = await of('lan', '2026-W47');
  expect((await viewTask(body.context, body.as('lan'), task?.id ?? 0)).history).toMatchObject([
    { act: 'assigned', role: 'system', actor: null },
  ]);
});

const count = async () =>
  (await body.sql(`select 1 from task where kind = 'recurring' and made_for is not null`)).length;

it('needs somebody in the position, and a head of the unit', async () => {
  const made = (who: string, more: object = {}) =>
    addRecurring(body.context, body.as(who), body.intent(), culture(), { ...weekly, ...more });
  await expect(made('lan')).rejects.toMatchObject({ kind: 'not-found' });
  await expect(made('minh', { jobPosition: 'Kế toán' })).rejects.toMatchObject(
    refusal('recurring-position-unknown'),
  );
  await expect(made('minh', { from: '2026-11-15' })).rejects.toMatchObject(
    refusal('recurring-begins-too-early'),
  );
});

it('a goal of the quarter is taken over into a month: tasks count in both plans, in neither twice', async () => {
  const quarter = await add('minh', { title: 'Số hoá sổ hộ tịch', target: 40 });
  const take = (who: string, more: object = {}) =>
    add(who, { title: 'Số hoá sổ hộ tịch', target: 15, period: '2026-M11', partOf: quarter.id, ...more });
  const offered = async (period = '2026-M11') => (await plan('minh', period)).offers.map(({ id }) => id);
  expect(await offered()).toContain(quarter.id);
  await expect(take('lan')).rejects.toMatchObject({ kind: 'not-found' });
  await expect(take('office')).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(take('minh', { period: '2027-M01' })).rejects.toMatchObject(refusal('goal-source-unfit'));
  await expect(take('minh', { partOf: 999 })).rejects.toMatchObject(refusal('goal-source-unfit'));
  const november = await take('minh');
  await expect(take('minh')).rejects.toMatchObject(refusal('goal-taken-already'));
  expect(await offered()).not.toContain(quarter.id);
  const tallies = async (period: string) => {
    const { goals, total, planned, unplanned } = await plan('minh', period);
    const of = (id: number) => goals.find((one) => one.id === id);
    const apart = [...goals, planned, unplanned].reduce((sum, { tally }) => sum + tally.tasks, 0);
    expect(apart).toBe(total.tasks);
    return { quarter: of(quarter.id), november: of(november.id), total: total.tasks };
  };
  const before = { q: await tallies('2026-Q4'), m: await tallies('2026-M11') };
  const goalId = (one: { id: number }) => ({ goalId: one.id });
  await body.act('lan', await body.assign({ title: 'Sổ A', ...goalId(november) }), DELIVER);
  await body.assign({ title: 'Sổ B', ...goalId(quarter) });
  const after = { q: await tallies('2026-Q4'), m: await tallies('2026-M11') };
  expect([after.q.total - before.q.total, after.m.total - before.m.total]).toEqual([2, 2]);
  for (const seen of [after.q.quarter, after.m.november])
    expect(seen).toMatchObject({
      tally: { tasks: 2, delivered: 1, open: 1 },
      tasks: [{ title: 'Sổ A' }, { title: 'Sổ B' }],
    });
  expect(after.q.quarter?.line).toEqual([{ id: november.id, period: '2026-M11', target: 15 }]);
  expect(after.m.november?.line).toEqual([{ id: quarter.id, period: '2026-Q4', target: 40 }]);
  const choice = (await viewGoalChoice(body.context, body.as('lan'))).items.map(({ id }) => id);
  expect(choice).toContain(november.id);
  expect(choice).not.toContain(quarter.id);
  // Dropped, it stands in no way of another one, and its tasks stay those of the quarter.
  await actOnGoal(body.context, body.as('minh'), body.intent(), november.id, {
    ...{ act: 'drop', version: 1, reason: 'Gộp lại' },
  });
  expect(await offered()).toContain(quarter.id);
  expect((await tallies('2026-Q4')).quarter?.tally.tasks).toBe(2);
  await take('minh');
});

it('comes back in the units below as well, for each holder once, with a look at who gets it before', async () => {
  const ward = body.unit.ward ?? 1;
  await body.sql(
    `update post set job_position = 'Kế toán' where id in (
       select post_id from assignment where person_id = any ($1::int[]))`,
    [[body.id('yen'), body.id('nam')]],
  );
  const position = 'kế toán';
  const preview = (who: string, unit: number, below: boolean) =>
    previewRecurring(body.context, body.as(who), unit, { position, below });
  expect(await preview('chair', ward, false)).toMatchObject({ count: 0, people: [] });
  const seen = await preview('chair', ward, true);
  expect(seen).toMatchObject({ count: 2, units: 2 });
  expect(seen.people.map(({ person }) => person.id).toSorted()).toEqual(
    ['yen', 'nam'].map(body.id).toSorted(),
  );
  await expect(preview('minh', ward, true)).rejects.toMatchObject({ kind: 'not-found' });
  await expect(preview('lan', culture(), false)).rejects.toMatchObject({ kind: 'not-found' });
  const form = { ...weekly, title: 'Đối chiếu quỹ', jobPosition: position };
  const set = (who: string, below: boolean) =>
    addRecurring(body.context, body.as(who), body.intent(), ward, { ...form, below });
  await expect(set('minh', true)).rejects.toMatchObject({ kind: 'not-found' });
  await expect(set('chair', false)).rejects.toMatchObject(refusal('recurring-position-unknown'));
  await set('chair', true);
  const made = async (who: string) =>
    (await viewWorkWeek(body.context, body.as(who), '2026-W47')).tasks.filter(
      ({ title }) => title === 'Đối chiếu quỹ',
    );
  for (const who of ['yen', 'nam']) expect(await made(who)).toHaveLength(1);
  expect(await made('lan')).toEqual([]);
  await body.inLine('2026-11-19T04:00:00.000Z');
  for (const who of ['yen', 'nam']) expect(await made(who)).toHaveLength(1);
  // The head of a unit below sees what comes from above, and does not end it.
  const above = await viewRecurring(body.context, body.as('chair'), ward);
  expect([above.positions, above.positionsBelow]).toEqual([[], ['Công chức văn hoá', 'Kế toán']]);
  const below = await viewRecurring(body.context, body.as('minh'), culture());
  expect(below.items.find(({ title }) => title === 'Đối chiếu quỹ')).toMatchObject({
    ...{ below: true, holders: 1, may: [], unit: { id: ward } },
  });
});

it('stands in the ledger, goals and all', async () => {
  expect(await body.troubles()).toEqual([]);
  await body.sql('update goal set target = 99 where target = 5');
  await body.sql('update recurring_work set below = not below');
  expect(await body.troubles()).toMatchObject([
    { kind: 'goal', code: 'state-differs' },
    { kind: 'recurring-work', code: 'state-differs' },
    { kind: 'recurring-work', code: 'state-differs' },
  ]);
});

it('figures are of all tasks, however many are shown, and late is what it is everywhere', async () => {
  const before = (await plan('minh')).total;
  // Of ten: accepted late by a day; on Monday for a Saturday; entered after its date; excused; without coefficient; delivered;
  // undone since last week; undone today; undone with a cause asked for; proposed.
  await body.sql(
    `insert into task (tenant_id, id, kind, state, unit_id, title, product, responsibility, authority, reason, important,
       planned, coefficient, complexity, standard, quantity, done_quantity, entered, starts, due, delivered, accepted,
       assigned_by, returns, excused_returns, delay_excuse, fault_excuse, changed_at)
     select 1, 5000 + n, 'assigned', state, $1, 'Việc ' || n, '', '', '', '', true, false, coefficient, '', false, 2,
       case when delivered is null then 0 else 2 end, entered, '2026-11-02', due, delivered,
       case when state = 'accepted' then delivered end, $2, 0, 0, excuse, 'none', now()
     from generate_series(1, 600) n join (values
       (0, 'accepted', 100, '2026-11-02'::date, '2026-11-10'::date, '2026-11-11'::date, 'none'),
       (1, 'accepted', 100, '2026-11-02', '2026-11-14', '2026-11-16', 'none'),
       (2, 'accepted', 100, '2026-11-12', '2026-11-10', '2026-11-12', 'none'),
       (3, 'accepted', 100, '2026-11-02', '2026-11-10', '2026-11-11', 'granted'),
       (4, 'accepted', null, '2026-11-02', null, '2026-11-11', 'none'),
       (5, 'delivered', 100, '2026-11-02', '2026-11-10', '2026-11-10', 'none'),
       (6, 'open', 100, '2026-11-02', '2026-11-13', null, 'none'),
       (7, 'open', 100, '2026-11-02', '2026-11-18', null, 'none'),
       (8, 'open', 100, '2026-11-02', '2026-11-13', null, 'asked'),
       (9, 'proposed', 100, '2026-11-02', null, null, 'none'))
       as kind (turn, state, coefficient, entered, due, delivered, excuse) on turn = n % 10`,
    [culture(), body.id('minh')],
  );
  const seen = await plan('minh');
  const more = (key: keyof typeof before) => seen.total[key] - before[key];
  expect(seen.cut).toBe(true);
  expect([more('tasks'), more('accepted'), more('delivered'), more('open')]).toEqual([600, 300, 60, 240]);
  expect([more('late'), more('unconverted'), more('products')]).toEqual([180, 60, 600]);
  expect([more('planned'), more('done')]).toEqual([540 * 200, 300 * 200]);
  expect(seen.unplanned.tally.tasks).toBeGreaterThanOrEqual(600);
  const late = await viewUnitTasks(body.context, body.as('minh'), culture(), { state: 'late', limit: 200 });
  expect(late.items.filter(({ title }) => title.startsWith('Việc '))).toHaveLength(120);
});
