// Sums kept beside the register: in step with every act, the same as all tasks summed one by one over any span, the same
// after a rebuild, and nobody else's.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDay, revokeDay } from '../../src/app/calendar.ts';
import { verifyTenant } from '../../src/app/verify.ts';
import { viewPositionStatistics } from '../../src/app/views/position-statistics.ts';
import { viewWorkWeek } from '../../src/app/views/work-week.ts';
import { actOnLog, enterWork } from '../../src/app/work/entries.ts';
import { keepActsOfMany } from '../../src/app/work/keep-tasks.ts';
import { checkWorkSums, foldWorkSums, rebuildWorkSums } from '../../src/app/work/work-sums.ts';
import { daysOffWithin, workingCalendar, workingDays } from '../../src/domain/period/calendar.ts';
import { addDays } from '../../src/domain/period/date.ts';
import { partsOfSpan } from '../../src/domain/work/span-parts.ts';
import { taskAct } from '../../src/domain/work/task-acts.ts';
import { workElsewhere, workOfPositions } from '../../src/store/position-statistics.ts';
import { lockTasks } from '../../src/store/tasks.ts';
import { inReadTransaction, inTransaction } from '../../src/store/transaction.ts';
import { markTasks } from '../../src/store/work-sums.ts';
import { aBody, WEDNESDAY } from '../builders/body.ts';
import { vietnamCalendar } from '../builders/rulebook.ts';
import { drawFrom } from '../rulebooks/outside/generate.ts';
import { DELIVER, type WorkBody, workBody } from './work-body.ts';

let body: WorkBody;
beforeAll(async () => {
  body = await workBody();
});
afterAll(() => body.drop());

const check = () => checkWorkSums(body.context, body.tenantId);
/** What `congtam verify` says of the sums. */
async function verified() {
  const found: [string, number, string, string][] = [];
  const { nationalDays } = body.context;
  await verifyTenant(
    body.pool,
    1,
    ({ kind, id, code, detail }) => {
      if (kind === 'work-sum') found.push([kind, id, code, detail]);
    },
    { nationalDays },
  );
  return found;
}
const sums = () =>
  body.sql(
    `select * from work_sum where tenant_id = 1 order by grain, unit_id, start, position, item_id, complexity`,
  );
const system = { tenantId: 1, personId: null, actor: 'system' } as const;

async function november() {
  const office = body.as('office', WEDNESDAY, [{ role: 'office', unitId: body.unit.ward ?? 0 }]);
  const query = { unit: body.unit.culture ?? 0, from: '2026-11-01', to: '2026-12-01' };
  return (await viewPositionStatistics(body.context, office, query)).lines;
}

it('follow acceptance, an excuse granted later, and minutes corrected later', async () => {
  const lead = [
    { personId: body.id('lan'), role: 'lead', share: 60 },
    { personId: body.id('binh'), role: 'with', share: 40 },
  ] as const;
  let task = await body.assign({ due: '2026-11-17', shares: [...lead] }, '2026-11-16T03:00:00.000Z');
  const entry = {
    text: 'Soạn',
    title: 'Soạn',
    done: null,
    due: null,
    minutes: 90,
    tags: [],
    day: '2026-11-16',
  };
  await enterWork(body.context, body.as('lan'), body.intent({ entry }), [{ ...entry, taskId: task.id }]);
  task = await body.act('lan', task, { ...DELIVER, done: '2026-11-18' });
  task = await body.act('lan', task, { act: 'ask-excuse', for: 'delay', words: 'Chờ Sở' });
  expect(await november()).toEqual([]);
  task = await body.act('minh', task, { act: 'accept', words: '' });
  const lines = async () => (await november())[0];
  expect(await lines()).toMatchObject({ tasks: 1, volume: 60, declared: 90, logged: 60, late: 1 });
  const grant = {
    act: 'decide-excuse',
    for: 'delay',
    grant: true,
    reason: 'Đúng',
    evidence: '12/CV',
  } as const;
  await body.act('minh', task, grant);
  expect(await lines()).toMatchObject({ tasks: 1, late: 0 });
  const week = await viewWorkWeek(body.context, body.as('lan'), '2026-W47');
  const log = week.days.flatMap(({ logs }) => logs)[0];
  const form = {
    act: 'correct',
    version: 1,
    day: '2026-11-16',
    words: 'Soạn',
    minutes: 30,
    tags: [],
  } as const;
  await actOnLog(body.context, body.as('lan'), body.intent({ form }), log?.id ?? 0, form);
  expect(await lines()).toMatchObject({ declared: 30, logged: 60 });
  await actOnLog(body.context, body.as('lan'), body.intent({ gone: 1 }), log?.id ?? 0, {
    act: 'remove',
    version: 2,
  });
  expect(await lines()).toMatchObject({ declared: 0, logged: 0 });
  expect(await check()).toBe(0);
});

it('leave out what is taken back with its list, however it comes again', async () => {
  const before = (await november())[0];
  let task = await body.act('lan', await body.assign({ title: 'Theo danh sách' }), DELIVER);
  task = await body.act('minh', task, { act: 'accept', words: '' });
  expect((await november())[0]).toMatchObject({ tasks: 2 });
  const given = (act: 'withdrawn' | 'restored') =>
    inTransaction(body.pool, system, async (tx) => {
      const found = await lockTasks(tx, 1, [task.id]);
      const by = { tenantId: 1, personId: null, now: WEDNESDAY };
      const changes = found.map((one) => ({ before: one, acts: [taskAct(act, {})] }));
      await keepActsOfMany(tx, by, changes, 'system');
    });
  await given('withdrawn');
  const share = () =>
    body.sql<{ day: string | null; last: string }>(
      `select counted_on::text as day, settled_on::text as last from task_share where task_id = ${task.id}`,
    );
  expect(await share()).toEqual([{ day: null, last: 'infinity' }]);
  expect((await november())[0]).toEqual(before);
  expect(await check()).toBe(0);
  await given('restored');
  const week = await viewWorkWeek(body.context, body.as('lan', '2027-01-04T03:00:00.000Z'), '2027-W01');
  expect(week.tasks.map(({ title }) => title)).toContain('Theo danh sách');
  expect(await check()).toBe(0);
});

/** A year and a half of accepted work of everybody, some of it shared, returned, late, without standard time, logged on. */
async function fill(): Promise<void> {
  const draw = drawFrom(28);
  const people = await body.sql<{ person: number; post: number; unit: number }>(
    `select a.person_id as person, a.post_id as post, p.unit_id as unit from assignment a
     join post p on p.tenant_id = a.tenant_id and p.id = a.post_id where a.tenant_id = 1 and a.kind = 'main'`,
  );
  const any = () => people[draw(people.length)] ?? { person: 0, post: 0, unit: 0 };
  const tasks = Array.from({ length: 400 }, (_, at) => {
    const [one, two, delivered] = [any(), any(), addDays('2025-05-20', draw(540))];
    const both = draw(3) === 0 && one.person !== two.person;
    return {
      ...{
        id: 1000 + at,
        unit: one.unit,
        delivered,
        quantity: 1 + draw(4),
        minutes: [null, 45, 125][draw(3)],
      },
      ...{
        complexity: 'ABC'[draw(3)],
        item: [null, 5, 9][draw(3)],
        due: draw(2) === 0 ? addDays(delivered, 1 - draw(6)) : null,
        entered: addDays(delivered, -draw(7)),
      },
      ...{ returns: draw(4) === 0 ? 1 : 0, logged: draw(3) === 0 ? 5 + draw(200) : null },
      shares: both
        ? [
            { ...one, share: 70 },
            { ...two, share: 30 },
          ]
        : [{ ...one, share: 100 }],
    };
  });
  const json = JSON.stringify(tasks);
  const rows = `jsonb_to_recordset($1::jsonb) as n (id int, unit int, delivered date, entered date, quantity int, minutes int, complexity text,
    item int, due date, returns int, logged int, shares jsonb)`;
  await body.sql(
    `insert into task (tenant_id, id, kind, state, unit_id, title, product, responsibility, authority, reason, important,
       planned, item_id, item_version, coefficient, minutes, complexity, standard, quantity, done_quantity, entered, starts,
       due, delivered, accepted, assigned_by, returns, returned, excused_returns, delay_excuse, fault_excuse, changed_at)
     select 1, id, 'assigned', 'accepted', unit, 'Việc', 'Văn bản', '', '', '', false, true, item, item / item, 100, minutes,
       complexity, false, quantity, quantity, entered, entered, due, delivered, delivered, $2, returns,
       case when returns > 0 then delivered end, 0, 'none', 'none', now() from ${rows}`,
    [json, body.id('chair')],
  );
  await body.sql(
    `insert into task_share (tenant_id, task_id, person_id, post_id, role, share, valid_from, counted_on)
     select 1, n.id, s.person, s.post, 'lead', s.share, delivered, delivered
     from ${rows}, jsonb_to_recordset(n.shares) as s (person int, post int, share int)`,
    [json],
  );
  await body.sql(
    `insert into work_log (tenant_id, id, person_id, day, task_id, unit_id, words, minutes, tags, state)
     select 1, n.id, (n.shares -> 0 ->> 'person')::int, delivered, n.id, unit, '', logged, '{}', 'kept'
     from ${rows} where logged is not null`,
    [json],
  );
  await body.sql(`insert into work_mark (tenant_id, task_id) select 1, id from ${rows}`, [json]);
}

const CALENDAR = workingCalendar(vietnamCalendar().days);
const YEARS = { from: '2025-01-01', to: '2027-01-01' };
const OFF = daysOffWithin(CALENDAR, YEARS);
const WORKED = workingDays(CALENDAR, YEARS);

/** The same sums straight from the tasks, written down once more. */
const straight = (span: { from: string; to: string }, units: readonly number[]) =>
  body.sql<{ own: boolean; tasks: number; volume: number; standard: number; declared: number; late: number }>(
    `select p.unit_id = any ($3::int[]) as own, count(*)::int as tasks, sum(t.done_quantity * s.share)::int as volume,
       coalesce(sum(l.minutes), 0)::int as declared, (count(*) filter (where t.due >= t.entered and t.delay_excuse <> 'granted'
         and (select count(*) from unnest($4::date[]) w (day) where w.day between t.due and t.delivered) > 1))::int as late
     from task t join task_share s using (tenant_id) join post p using (tenant_id)
     left join work_log l on l.tenant_id = 1 and l.task_id = t.id and l.person_id = s.person_id and l.state = 'kept'
     where t.tenant_id = 1 and s.task_id = t.id and p.id = s.post_id and t.state = 'accepted' and t.delivered >= $1
       and t.delivered < $2 group by 1 order by 1`,
    [span.from, span.to, units, WORKED],
  );

it('are what all tasks come to one by one, over any span and for any units; rebuilt they are the same', async () => {
  await fill();
  await foldWorkSums(body.context, 1);
  expect(await check()).toBe(0);
  const draw = drawFrom(5);
  const units = Object.values(body.unit);
  for (let round = 0; round < 25; round += 1) {
    const from = addDays('2025-05-01', draw(500));
    const span = { from: draw(3) === 0 ? `${from.slice(0, 8)}01` : from, to: addDays(from, 1 + draw(400)) };
    const some = units.filter(() => draw(2) === 0);
    const query = { tenantId: 1, unitIds: some, daysOff: OFF, parts: partsOfSpan(span, '2026-11-18') };
    const [own, others] = await inReadTransaction(body.pool, system, async (tx) => {
      const mine = await workOfPositions(tx, query);
      const positions = (await body.sql<{ position: string }>('select distinct position from work_sum')).map(
        (one) => one.position,
      );
      return [mine, await workElsewhere(tx, query, positions)] as const;
    });
    const together = (lines: typeof own, isOwn: boolean) => {
      const sum = (figure: 'tasks' | 'volume' | 'declared' | 'late') =>
        lines.reduce((all, one) => all + one[figure], 0);
      const [tasks, volume, declared, late] = [sum('tasks'), sum('volume'), sum('declared'), sum('late')];
      return tasks === 0 ? [] : [{ own: isOwn, tasks, volume, declared, late }];
    };
    expect([...together(others, false), ...together(own, true)]).toEqual(await straight(span, some));
  }
  const before = await sums();
  await rebuildWorkSums(body.context, 1);
  expect(await sums()).toEqual(before);
  await body.sql(
    `update work_sum set late = late + 1 where unit_id = 0 and start = '2026-03-01' and complexity = 'A'`,
  );
  expect(await check()).toBeGreaterThan(0);
  const found = await verified();
  expect(found).toEqual([['work-sum', 0, 'sum-differs', 'month 2026-03-01: late']]);
  await rebuildWorkSums(body.context, 1);
  expect(await check()).toBe(0);
});

it('verify names each that is not what its rows make, and none that still waits to be summed', async () => {
  expect(await verified()).toEqual([]);
  const culture = body.unit.culture ?? 0;
  const line = (grain: string) =>
    body.sql<{ start: string }>(
      `select start::text from work_sum where tenant_id = 1 and grain = $1 and unit_id = $2 order by start limit 1`,
      [grain, culture],
    );
  const [[month], [week]] = await Promise.all([line('month'), line('week')]);
  await body.sql(
    `update work_sum set volume = volume + 1 where tenant_id = 1 and grain = 'month' and unit_id = $1 and start = $2`,
    [culture, month?.start],
  );
  await body.sql(
    `delete from work_sum where tenant_id = 1 and grain = 'week' and unit_id = $1 and start = $2`,
    [...[culture, week?.start]],
  );
  await body.sql(
    `insert into work_sum select 1, 'month', unit_id, start, 'Không có', item_id, complexity, tasks, volume, standard, unmeasured,
       declared, logged, due, late, returned, first_day
     from work_sum where tenant_id = 1 and grain = 'month' and unit_id = 0 order by start desc limit 1`,
  );
  const told = await verified();
  expect(told).toContainEqual(['work-sum', culture, 'sum-differs', `month ${month?.start}: volume`]);
  expect(
    told.find(([, unit, , what]) => unit === culture && what.startsWith(`week ${week?.start}`))?.[3],
  ).toContain('tasks');
  expect(told.filter(([, unit]) => unit === 0)).toHaveLength(1);
  expect(told).toHaveLength(3);
  // Marked, these months are behind by right; all others are still held to their rows.
  await body.sql(
    `insert into work_mark (tenant_id, task_id, unit_id, day) select 1, 0, $1, day::date from unnest($2::text[]) day`,
    [culture, [month?.start, week?.start]],
  );
  expect((await verified()).map(([, unit]) => unit)).toEqual([0]);
  await rebuildWorkSums(body.context, 1);
  expect(await verified()).toEqual([]);
});

it('follow a day off that is added or taken back over a delay', async () => {
  const late = async () => (await november()).reduce((sum, line) => sum + line.late, 0);
  const task = await body.assign({ due: '2026-11-17', quantity: 1 }, '2026-11-16T03:00:00.000Z');
  const done = await body.act('lan', task, { ...DELIVER, done: '2026-11-18' });
  await body.act('minh', done, { act: 'accept', words: '' });
  const before = await late();
  expect(before).toBeGreaterThan(0);
  const office = body.as('office', WEDNESDAY, [{ role: 'office', unitId: null }]);
  const form = { day: '2026-11-18', kind: 'holiday', name: 'Ngày nghỉ', source: '1/QĐ' } as const;
  const { version } = await addDay(body.context, office, body.intent({ form }), form);
  expect(await late()).toBeLessThan(before);
  expect(await verified()).toEqual([]);
  const back = { version, reason: 'Nhầm' };
  await revokeDay(body.context, office, body.intent({ back }), '2026-11-18', back);
  expect(await late()).toBe(before);
  expect(await verified()).toEqual([]);
});

it('belong to their body and to nobody in it: a person can mark, and reads neither marks nor sums', async () => {
  const other = await aBody(undefined, { tenantId: 2, database: body.database });
  try {
    const before = await sums();
    const seen = (scope: Parameters<typeof inTransaction>[1]) =>
      inTransaction(body.pool, scope, async (tx) => [
        (await tx.query('select from work_sum')).length > 0,
        (await tx.query('select from work_mark')).length > 0,
      ]);
    const person = { tenantId: 1, personId: body.id('chair'), actor: 'person', today: '2026-11-18' } as const;
    await inTransaction(body.pool, person, async (tx) => markTasks(tx, 1, [1000]));
    expect(await seen(person)).toEqual([false, false]);
    expect(await seen(system)).toEqual([true, true]);
    expect(await seen({ ...system, tenantId: 2 })).toEqual([false, false]);
    await expect(inTransaction(body.pool, person, async (tx) => markTasks(tx, 2, [1000]))).rejects.toThrow();
    await rebuildWorkSums(other.context, 2);
    expect(await seen(system)).toEqual([true, true]);
    expect(await sums()).toEqual(before);
  } finally {
    await other.drop();
  }
});
