// Work and hours of a unit are between each person and those above, until a regulation in force opens them to the unit; then
// the members of that very unit see lines and sums, nobody else does, and every look is written down.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewHours } from '../../src/app/views/hours.ts';
import { viewOpenWork } from '../../src/app/views/open-work.ts';
import { readPerson } from '../../src/app/views/people.ts';
import { viewTask } from '../../src/app/views/task.ts';
import { viewTeamWork } from '../../src/app/views/team-work.ts';
import { viewWorkLines } from '../../src/app/views/work-lines.ts';
import { viewWorkReport, viewWorkWeek } from '../../src/app/views/work-week.ts';
import { enterWork } from '../../src/app/work/entries.ts';
import { WEDNESDAY, WEEK } from '../builders/body.ts';
import { shippedRulebook } from '../builders/rulebooks.ts';
import { type WorkBody, workBody } from './work-body.ts';

let body: WorkBody;
let taskId: number;
beforeAll(async () => {
  body = await workBody();
  taskId = (await body.assign({ title: 'Tờ trình 214' })).id;
  const line = {
    ...{ text: 'Họp 2h', title: 'Họp', done: null, due: null, minutes: 120, tags: [], day: '2026-11-18' },
    taskId,
  };
  await enterWork(body.context, body.as('lan'), body.intent({ line }), [line]);
});
afterAll(() => body.drop());

const open = (who: string, week = WEEK) => viewOpenWork(body.context, body.as(who), week);
const looks = () =>
  body.sql<{ actor: number; subject: number }>(
    `select actor_id as actor, subject_id as subject from event_log
     where kind = 'read' and detail ->> 'view' = 'open-work' order by event_no`,
  );

it('is closed while no regulation opens it, also to the members of the unit', async () => {
  expect((await open('binh')).opened).toBeNull();
  expect((await open('lan')).opened).toBeNull();
  expect((await viewWorkWeek(body.context, body.as('lan'), WEEK)).openTo).toBeNull();
  expect(await looks()).toEqual([]);
});

const hours = (who: string, of = 'lan', week = WEEK) =>
  viewHours(body.context, body.as(who), body.id(of), week);
const NOT_FOUND = { kind: 'not-found' };

it('hours of a person are seen by who manages him, with leave and days off; nobody else hears of them', async () => {
  await body.sql(
    `insert into absence (tenant_id, id, person_id, kind, valid_from, valid_to)
     values (1, 900, $1, 'leave', '2026-11-19', '2026-11-21')`,
    [body.id('lan')],
  );
  const seen = await hours('minh');
  expect(seen).toMatchObject({
    ...{ by: 'unit-head', minutes: 120, opening: null, accepted: null },
    tasks: [{ id: taskId, logged: 120, standard: null }],
  });
  expect(seen.days.map(({ minutes, away }) => [minutes, away])).toEqual([
    ...[
      [0, null],
      [0, null],
      [120, null],
      [0, 'leave'],
      [0, 'leave'],
      [0, null],
      [0, null],
    ],
  ]);
  expect(seen.days.map(({ isWorking }) => isWorking)).toEqual([true, true, true, true, true, false, false]);
  // The 24th is a public holiday of this year.
  expect((await hours('chair', 'lan', '2026-W48')).days[1]).toMatchObject({ isWorking: false, minutes: 0 });
  expect((await hours('lan')).by).toBe('self');
  for (const who of ['binh', 'yen', 'dung', 'office', 'inspector'])
    await expect(hours(who)).rejects.toMatchObject(NOT_FOUND);
  await expect(hours('minh', 'yen')).rejects.toMatchObject(NOT_FOUND);
  await expect(async () => hours('minh', 'lan', '2025-W53')).rejects.toMatchObject(NOT_FOUND);
  const link = async (who: string) => (await readPerson(body.context, body.as(who), body.id('lan'))).hours;
  expect([await link('minh'), await link('lan'), await link('binh'), await link('office')]).toEqual([
    ...[true, true, false, false],
  ]);
});

it('each look at the hours of somebody else is written down, and the person reads who looked', async () => {
  const logs = (who: string) => viewTask(body.context, body.as(who), taskId).then((task) => task.logs);
  expect(await logs('minh')).toHaveLength(1);
  expect(await logs('lan')).toHaveLength(1);
  // Office sees the task, and no hours of it.
  expect(await logs('office')).toEqual([]);
  const { readBy } = await readPerson(body.context, body.as('lan'), body.id('lan'));
  const looked = readBy?.filter(({ what }) => what.startsWith('hours'));
  expect(looked?.map(({ person, what }) => [person?.id, what]).toSorted()).toEqual(
    [
      [body.id('chair'), 'hours'],
      [body.id('minh'), 'hours'],
      [body.id('minh'), 'hours-of-task'],
    ].toSorted(),
  );
});

it('is open to the members of the unit once one does, with the regulation named and every look logged', async () => {
  await body.activate(shippedRulebook('khanh-hoa'));
  const { opened } = await open('binh');
  expect(opened).toMatchObject({
    title: { en: 'Khánh Hòa, KPI frame' },
    citation: { confidence: 'D' },
    unit: { id: body.unit.culture },
  });
  const lan = opened?.people.find(({ person }) => person.id === body.id('lan'));
  expect(lan).toMatchObject({ minutes: 120, tasks: [{ id: taskId, title: 'Tờ trình 214', state: 'open' }] });
  expect(Object.keys(lan?.tasks[0] ?? {})).not.toContain('evidence');
  const members = ['minh', 'thu', 'nam', 'lan', 'binh'].map(body.id);
  expect(opened?.people.map(({ person }) => person.id).toSorted()).toEqual(members.toSorted());
  const others = members.filter((id) => id !== body.id('binh')).toSorted();
  expect((await looks()).map(({ subject }) => subject).toSorted()).toEqual(others);
  expect((await viewWorkWeek(body.context, body.as('lan'), WEEK)).openTo).toMatchObject({
    title: { en: 'Khánh Hòa, KPI frame' },
  });
});

it('by that regulation the members of the unit see days and sums of each other, not why somebody is away', async () => {
  const seen = await hours('binh');
  expect(seen).toMatchObject({
    ...{ by: 'unit', minutes: 120, opening: { title: { en: 'Khánh Hòa, KPI frame' } } },
    tasks: [{ title: 'Tờ trình 214', logged: 120 }],
  });
  expect(seen.days[3]?.away).toBe('other');
  for (const who of ['yen', 'dung', 'office', 'inspector'])
    await expect(hours(who)).rejects.toMatchObject(NOT_FOUND);
  expect((await hours('minh')).by).toBe('unit-head');
});

it('hours read above, in the task or as lines of a period, are a look the person is told of', async () => {
  const told = () =>
    body.sql(
      `select actor_id as actor, detail ->> 'view' as view from event_log
       where kind = 'read' and subject_id = $1 and detail ->> 'view' in ('hours-of-task', 'work-lines') order by event_no`,
      [body.id('lan')],
    );
  const before = (await told()).length;
  for (const who of ['lan', 'minh']) await viewTask(body.context, body.as(who), taskId);
  await viewWorkLines(body.context, body.as('lan'), '2026-Q4');
  await viewWorkLines(body.context, body.as('chair'), '2026-Q4', body.id('lan'));
  expect((await told()).slice(before)).toEqual([
    { actor: body.id('minh'), view: 'hours-of-task' },
    { actor: body.id('chair'), view: 'work-lines' },
  ]);
});

it('another unit sees its own, and the task itself stays closed to colleagues', async () => {
  const { opened } = await open('yen');
  expect(opened?.unit.id).toBe(body.unit.economy);
  expect(opened?.people.flatMap(({ tasks }) => tasks)).toEqual([]);
  await expect(viewTask(body.context, body.as('binh'), taskId)).rejects.toMatchObject({ kind: 'not-found' });
  await expect(viewTask(body.context, body.as('lan', WEDNESDAY), taskId)).resolves.toMatchObject({
    id: taskId,
  });
});

it('shows the work of the week asked for, not of another', async () => {
  const { opened } = await open('binh', '2026-W40');
  expect(opened?.people.flatMap(({ tasks, minutes }) => [...tasks, minutes]).filter(Boolean)).toEqual([]);
  // The regulation holds from 1 April 2025.
  expect((await open('binh', '2025-W14')).opened).not.toBeNull();
  expect((await open('binh', '2025-W13')).opened).toBeNull();
  await expect(async () => open('binh', '2025-W53')).rejects.toMatchObject({ kind: 'not-found' });
});

describe('weeks of a team that are not filed', () => {
  const team = async (who: string, week = WEEK, now?: string) =>
    (await viewTeamWork(body.context, body.as(who, now), week)).people;
  const teamLooks = () =>
    body.sql<{ actor: number; subject: number }>(
      `select actor_id as actor, subject_id as subject from event_log
       where kind = 'read' and detail ->> 'view' = 'team-work' order by event_no`,
    );
  const scorerOf = async (who: string) => {
    const [row] = await body.sql<{ id: number }>(
      `select scorer_id as id from evaluation where tenant_id = 1 and person_id = $1 and week_start = '2026-11-16'
         and period_kind = 'week' and subject = 'person'`,
      [body.id(who)],
    );
    return Object.keys(body.person).find((name) => body.person[name] === row?.id) ?? '';
  };

  it('are seen by who scores them: what is due and done, how late, and the hours; every look is written down', async () => {
    const scorer = await scorerOf('lan');
    const late = await body.assign({ title: 'Báo cáo quý', due: '2026-11-17' }, '2026-11-16T03:00:00.000Z');
    const seen = await team(scorer, WEEK, '2026-11-19T02:00:00.000Z');
    const lan = seen.find(({ person }) => person.id === body.id('lan'));
    expect(lan).toMatchObject({ minutes: 120, person: { name: expect.stringContaining(' ') } });
    expect(lan?.items.map(({ taskId, done, late: days }) => [taskId, done, days])).toEqual([
      [late.id, null, 2],
      [taskId, null, null],
    ]);
    // It is what the person himself is proposed.
    const own = await viewWorkReport(body.context, body.as('lan', '2026-11-19T02:00:00.000Z'), WEEK);
    expect(own.items.map(({ taskId: id, due, late: days, part }) => ({ id, due, days, part }))).toEqual(
      lan?.items.map(({ taskId: id, due, late: days, part }) => ({ id, due, days, part })),
    );
    expect(await teamLooks()).toContainEqual({ actor: body.id(scorer), subject: body.id('lan') });
  });

  it('are nobody else’s: neither a colleague’s, nor the office’s, nor of who stands in', async () => {
    const scorer = await scorerOf('lan');
    const before = await teamLooks();
    for (const who of ['binh', 'lan', 'office', 'inspector', 'yen'])
      expect([who, (await team(who)).filter(({ person }) => person.id === body.id('lan'))]).toEqual([
        who,
        [],
      ]);
    await body.lend(scorer, 'yen', ['score'], '2026-11-18');
    expect(await team('yen')).toEqual([]);
    expect(await teamLooks()).toEqual(before);
    await expect(team(scorer, '2026-W60')).rejects.toMatchObject(NOT_FOUND);
  });

  it('are gone from it once filed, and from whoever no longer scores them', async () => {
    const scorer = await scorerOf('lan');
    const lans = async (now?: string) =>
      (await team(scorer, WEEK, now)).filter(({ person }) => person.id === body.id('lan')).length;
    const became = (state: string) =>
      body.sql(
        `update evaluation set state = $2 where tenant_id = 1 and person_id = $1 and week_start = '2026-11-16'
           and period_kind = 'week' and subject = 'person'`,
        [body.id('lan'), state],
      );
    await became('submitted');
    expect(await lans()).toBe(0);
    await became('returned');
    expect(await lans()).toBe(1);
    await body.endPost(scorer, '2026-12-01');
    expect(await lans('2027-02-10T03:00:00.000Z')).toBe(0);
  });
});
