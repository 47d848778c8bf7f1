// Work and hours of a unit are between each person and those above, until a regulation in force opens them to the unit; then
// the members of that very unit see lines and sums, nobody else does, and every look is written down.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { viewOpenWork } from '../../src/app/views/open-work.ts';
import { viewTask } from '../../src/app/views/task.ts';
import { viewWorkLines } from '../../src/app/views/work-lines.ts';
import { viewWorkWeek } from '../../src/app/views/work-week.ts';
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

it('hours read above, in the task or as lines of a period, are a look the person is told of', async () => {
  const told = () =>
    body.sql(
      `select actor_id as actor, detail ->> 'view' as view from event_log
       where kind = 'read' and subject_id = $1 and detail ->> 'view' in ('task', 'work-lines') order by event_no`,
      [body.id('lan')],
    );
  for (const who of ['lan', 'minh']) await viewTask(body.context, body.as(who), taskId);
  await viewWorkLines(body.context, body.as('lan'), '2026-Q4');
  await viewWorkLines(body.context, body.as('chair'), '2026-Q4', body.id('lan'));
  expect(await told()).toEqual([
    { actor: body.id('minh'), view: 'task' },
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
