// Lines entered fast: all or none, once per key, onto open tasks or as own ones; and logs corrected afterwards.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { viewCatalogueChoice } from '../../src/app/views/catalogue.ts';
import { viewTask } from '../../src/app/views/task.ts';
import { viewWorkWaiting } from '../../src/app/views/work-waiting.ts';
import { viewWorkWeek } from '../../src/app/views/work-week.ts';
import { viewWordings } from '../../src/app/views/work-wordings.ts';
import { takeOver } from '../../src/app/work/catalogue.ts';
import { actOnLog, type EntryLine, enterWork } from '../../src/app/work/entries.ts';
import { MONDAY_AFTER, WEDNESDAY, WEEK } from '../builders/body.ts';
import { DELIVER, refusal, type WorkBody, workBody } from './work-body.ts';

let body: WorkBody;
beforeAll(async () => {
  body = await workBody();
});
afterAll(() => body.drop());

const line = (more: Partial<EntryLine> = {}): EntryLine => ({
  ...{ text: 'Soạn tờ trình 2h #họp', title: 'Soạn tờ trình', done: null, due: null, minutes: 120 },
  ...{ tags: ['họp'], day: '2026-11-18' },
  ...more,
});
const enter = (who: string, lines: readonly EntryLine[], intent = body.intent({ lines }), now = WEDNESDAY) =>
  enterWork(body.context, body.as(who, now), intent, lines);
const week = (who: string, of = WEEK, now = WEDNESDAY) => viewWorkWeek(body.context, body.as(who, now), of);
const rows = async (table: string) =>
  Number((await body.sql<{ n: string }>(`select count(*) as n from ${table}`))[0]?.n);

it('makes own tasks with their logs, done or not, and shows them in the week', async () => {
  const { lines } = await enter('lan', [
    line(),
    line({
      text: 'Báo cáo tháng',
      title: 'Báo cáo tháng',
      done: '2026-11-17',
      day: '2026-11-17',
      minutes: 30,
    }),
    line({ text: 'Việc hẹn', title: 'Việc hẹn', due: '2026-11-25', minutes: null, tags: [] }),
  ]);
  expect(lines).toHaveLength(3);
  const seen = await week('lan');
  expect(seen.tasks.map(({ title, place, logged }) => [title, place, logged])).toEqual([
    ...[
      ['Soạn tờ trình', 'open', 120],
      ['Báo cáo tháng', 'done', 30],
      ['Việc hẹn', 'open', 0],
    ],
  ]);
  expect(seen.workingDays).toHaveLength(5);
  expect(seen.days.map(({ minutes }) => minutes)).toEqual([0, 30, 120, 0, 0, 0, 0]);
  expect(seen.days[2]?.logs[0]).toMatchObject({ words: 'Soạn tờ trình 2h #họp', tags: ['họp'] });
  expect((await viewTask(body.context, body.as('minh'), lines[1]?.taskId ?? 0)).history).toMatchObject([
    ...[{ act: 'started' }, { act: 'delivered' }],
  ]);
});

it('logs onto an open task, and delivers it when done', async () => {
  const task = await body.assign();
  const onto = line({ taskId: task.id, text: 'Họp với Sở', title: 'Tờ trình 214' });
  await enter('lan', [onto, { ...onto, done: '2026-11-18' }]);
  expect(await viewTask(body.context, body.as('lan'), task.id)).toMatchObject({
    ...{ state: 'delivered', logs: [{ words: 'Họp với Sở' }, {}] },
  });
  await expect(enter('lan', [onto])).rejects.toMatchObject(refusal('task-wrong-state'));
  await expect(enter('binh', [onto])).rejects.toMatchObject({ kind: 'not-found' });
  await expect(enter('minh', [onto])).rejects.toMatchObject(refusal('task-not-held'));
});

it('a day has twenty-four hours, also for lines that come at once', async () => {
  const long = [line({ minutes: 1200, day: '2026-11-16', title: 'Trực' })];
  const entered = await Promise.allSettled(Array.from({ length: 5 }, () => enter('hai', long)));
  const reasons = entered.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
  expect(reasons).toEqual(Array(4).fill('work-day-too-long'));
});

it('all or none, with the line of every reason', async () => {
  const before = [await rows('task'), await rows('work_log')];
  const bad = [line(), line({ title: ' ' }), line({ day: '2026-11-19' }), line({ minutes: 1440 })];
  await expect(enter('binh', bad)).rejects.toMatchObject({
    detail: {
      refusals: [
        { code: 'task-title-missing', params: { line: 2 } },
        { code: 'work-day-to-come' },
        { code: 'work-day-too-long' },
      ],
    },
  });
  expect([await rows('task'), await rows('work_log')]).toEqual(before);
});

it('once per key', async () => {
  const lines = [line({ title: 'Một lần' })];
  const intent = body.intent({ lines }, 'fast-entry-once');
  const first = await enter('binh', lines, intent);
  expect(await enter('binh', lines, intent)).toEqual(first);
  expect((await week('binh')).tasks).toHaveLength(1);
});

it('a log is corrected and taken back by its person alone', async () => {
  const { lines } = await enter('nam', [line()]);
  const id = lines[0]?.logId ?? 0;
  const correct = {
    act: 'correct',
    version: 1,
    day: '2026-11-17',
    words: 'Sửa',
    minutes: 60,
    tags: [],
  } as const;
  await expect(actOnLog(body.context, body.as('minh'), body.intent(), id, correct)).rejects.toMatchObject({
    kind: 'not-found',
  });
  const long = { ...correct, minutes: 1440 };
  expect(await actOnLog(body.context, body.as('nam'), body.intent(), id, long)).toEqual({ id, version: 2 });
  const again = { ...correct, version: 1 };
  await expect(actOnLog(body.context, body.as('nam'), body.intent(), id, again)).rejects.toMatchObject({
    kind: 'changed',
  });
  const remove = { act: 'remove', version: 2 } as const;
  await actOnLog(body.context, body.as('nam'), body.intent(), id, remove);
  expect((await week('nam')).days.flatMap(({ logs }) => logs)).toEqual([]);
});

it("others' hours are for those above, not for those who share the task", async () => {
  const shares = [
    { personId: body.id('lan'), role: 'lead' as const, share: 50 },
    { personId: body.id('binh'), role: 'with' as const, share: 50 },
  ];
  const task = await body.assign({ shares });
  await enter('lan', [line({ taskId: task.id })]);
  const logs = async (who: string) => (await viewTask(body.context, body.as(who), task.id)).logs;
  expect(await logs('binh')).toEqual([]);
  expect(await logs('lan')).toHaveLength(1);
  expect(await logs('minh')).toMatchObject([{ minutes: 120, person: { id: body.id('lan') } }]);
});

it('wordings come back: the most used, and those of last week with what is still open', async () => {
  const { favourites, lastWeek } = await viewWordings(body.context, body.as('lan', MONDAY_AFTER));
  expect(favourites[0]).toMatchObject({ title: 'Tờ trình 214', uses: 3 });
  expect(lastWeek.find(({ title }) => title === 'Soạn tờ trình')?.taskId).toEqual(expect.any(Number));
  expect(lastWeek.find(({ title }) => title === 'Báo cáo tháng')?.taskId).toBeNull();
});

it('notes how far a task is: the part of the week is what is missing to it', async () => {
  const task = await body.assign();
  const onto = (part: number, more: Partial<EntryLine> = {}) =>
    line({ taskId: task.id, text: `Tờ trình ${part}%`, title: 'Tờ trình', part, minutes: null, ...more });
  const parts = async () => (await viewTask(body.context, body.as('lan'), task.id)).parts;
  await enter('lan', [onto(40)]);
  expect(await parts()).toEqual([{ week: WEEK, part: 40 }]);
  await enter('lan', [onto(60)]);
  expect(await parts()).toEqual([{ week: WEEK, part: 60 }]);
  const own = await enter('lan', [line({ title: 'Việc riêng nửa chừng', part: 50 })]);
  const id = own.lines[0]?.taskId ?? 0;
  expect(await viewTask(body.context, body.as('lan'), id)).toMatchObject({ state: 'open', reached: 50 });
});

it('of several lines on one task the one that says done decides', async () => {
  const task = await body.assign();
  const onto = line({ taskId: task.id, text: 'Tờ trình', title: 'Tờ trình', minutes: null });
  await enter('lan', [
    { ...onto, part: 50 },
    { ...onto, done: '2026-11-18' },
  ]);
  expect(await viewTask(body.context, body.as('lan'), task.id)).toMatchObject({
    state: 'delivered',
    parts: [],
  });
});

const sharedTask = () =>
  body.assign({
    title: 'Tổng kiểm kê đất',
    shares: [
      { personId: body.id('lan'), role: 'lead', share: 60 },
      { personId: body.id('binh'), role: 'with', share: 40 },
    ],
  });
const seenBy = async (who: string, id: number) => viewTask(body.context, body.as(who), id);

it('who shares work without leading it notes progress, hours and that his part is done; who leads delivers the whole', async () => {
  const { id } = await sharedTask();
  await enter('binh', [line({ taskId: id, part: 30 })]);
  await enter('binh', [line({ taskId: id, done: '2026-11-18', minutes: 180 })]);
  // Said once more it is hours alone.
  await enter('binh', [line({ taskId: id, done: '2026-11-18', minutes: 60 })]);
  const seen = await seenBy('lan', id);
  expect(seen).toMatchObject({ state: 'open', reached: 30, delivered: null });
  expect(seen.shares.map(({ person, done }) => [person.id, done])).toEqual([
    ...[
      [body.id('lan'), null],
      [body.id('binh'), '2026-11-18'],
    ],
  ]);
  expect(seen.history.map(({ act, actor }) => [act, actor?.id])).toEqual([
    ...[
      ['assigned', body.id('minh')],
      ['noted', body.id('binh')],
      ['share-finished', body.id('binh')],
    ],
  ]);
  expect((await week('binh')).tasks.find((one) => one.id === id)).toMatchObject({
    ...{ ownDone: '2026-11-18', logged: 360 },
  });
  await expect(enter('yen', [line({ taskId: id, done: '2026-11-18' })])).rejects.toMatchObject({
    kind: 'not-found',
  });
  await expect(enter('minh', [line({ taskId: id, done: '2026-11-18' })])).rejects.toMatchObject(
    refusal('task-not-held'),
  );
  await enter('lan', [line({ taskId: id, done: '2026-11-18' })]);
  expect((await seenBy('lan', id)).state).toBe('delivered');
  await expect(body.act('binh', { id, version: 4 }, DELIVER)).rejects.toMatchObject({
    ...{ kind: 'forbidden', ...refusal('task-of-lead') },
  });
});

it('a date onto an open task sets it where one may, asks for it otherwise, and never goes unheard', async () => {
  const { id } = await sharedTask();
  const moved = (who: string, more: Partial<EntryLine> = {}) =>
    enter(who, [line({ taskId: id, due: '2026-11-25', reason: 'Sở chưa có ý kiến', ...more })]);
  await expect(moved('lan', { reason: '' })).rejects.toMatchObject(refusal('comment-required'));
  await expect(moved('binh')).rejects.toMatchObject(refusal('task-of-lead'));
  await moved('lan', { part: 20 });
  expect(await seenBy('lan', id)).toMatchObject({ due: '2026-11-20', askedDue: '2026-11-25', reached: 20 });
  const waiting = async (who: string) =>
    (await viewWorkWaiting(body.context, body.as(who))).due.map((one) => one.id);
  expect([await waiting('minh'), await waiting('lan'), await waiting('chair')]).toEqual([[id], [], []]);
  const { version } = await seenBy('minh', id);
  const grant = { act: 'decide-due', grant: true, reason: '' } as const;
  await expect(body.act('lan', { id, version }, grant)).rejects.toMatchObject(refusal('task-own-work'));
  await body.act('minh', { id, version }, grant);
  expect(await seenBy('lan', id)).toMatchObject({ due: '2026-11-25', askedDue: null });
  expect(await waiting('minh')).toEqual([]);
  const own = (await enter('lan', [line({ title: 'Việc tự đặt', due: '2026-11-20' })])).lines[0]?.taskId ?? 0;
  await enter('lan', [line({ taskId: own, due: '2026-11-27', reason: 'Dồn việc', minutes: 45 })]);
  expect(await seenBy('lan', own)).toMatchObject({ due: '2026-11-27', askedDue: null });
  // The last of several lines that name a date; of work that is done it stays.
  const later = { taskId: own, reason: 'Dồn việc', minutes: 45 };
  await enter('lan', [line({ ...later, due: '2026-11-30' }), line({ ...later, due: '2026-12-01' })]);
  await enter('lan', [line({ ...later, due: '2026-12-05', done: '2026-11-18' })]);
  expect(await seenBy('lan', own)).toMatchObject({ due: '2026-12-01', state: 'delivered' });
});

it('every line stands in the ledger; changed minutes are found', async () => {
  expect(await body.troubles()).toEqual([]);
  await body.sql(`update work_log set minutes = 1 where minutes = 30`);
  expect(await body.troubles()).toMatchObject([
    { kind: 'work-log', code: 'state-differs', detail: 'minutes' },
  ]);
});

it('a typed name of the catalogue brings its figures; what has none is put under an entry until it is accepted', async () => {
  const office = body.as('office', WEDNESDAY, [{ role: 'office', unitId: body.unit.ward ?? 0 }]);
  const entry = (code: string, name: string) => ({
    ...{
      code,
      name,
      output: 'Tờ trình được ký',
      field: '',
      measure: 'văn bản',
      positions: [],
      complexity: 'B',
    },
    ...{ coefficient: 250, minutes: 90, standard: true, quality: '', days: 2, evidence: 'none' as const },
    ...{ legalBasis: '', approver: '' },
  });
  const entries = [entry('TT', 'Tờ trình'), { ...entry('GS', 'Giám sát'), positions: ['Thanh tra viên'] }];
  await takeOver(body.context, office, body.intent(), {
    from: '2026-11-18',
    documentNumber: '1/QĐ',
    entries,
  });
  await body.sql(`update post set job_position = 'Văn thư'`);
  const { lines } = await enter('binh', [
    line({ title: 'Tờ trình 214', done: '2026-11-18' }),
    line({ title: 'Giám sát', done: '2026-11-18' }),
  ]);
  const [named, unnamed] = lines.map(({ taskId }) => taskId);
  expect(await viewTask(body.context, body.as('minh'), named ?? 0)).toMatchObject({
    ...{ item: { code: 'TT' }, coefficient: 250, minutes: 90, product: 'Tờ trình được ký' },
  });
  // Not for this position: the words stay, without figures nobody may claim.
  const task = await viewTask(body.context, body.as('minh'), unnamed ?? 0);
  expect(task).toMatchObject({ item: null, coefficient: null });
  expect(task.may).toContain('set-item');
  const choice = await viewCatalogueChoice(body.context, body.as('minh'), '', { person: body.id('binh') });
  expect(choice).toMatchObject({ exists: true, items: [{ code: 'TT', due: '2026-11-20' }] });
  const all = await viewCatalogueChoice(body.context, body.as('minh'), '', { whom: 'anybody' });
  expect(all.items.map(({ code }) => code).toSorted()).toEqual(['GS', 'TT']);
  const inspector = { position: ' thanh tra viên' };
  expect((await viewCatalogueChoice(body.context, body.as('minh'), '', inspector)).items).toHaveLength(2);
  const other = all.items.find(({ code }) => code === 'GS')?.id ?? 0;
  const put = (who: string, version: number, itemId: number | null) =>
    body.act(who, { id: unnamed ?? 0, version }, { act: 'set-item', itemId });
  await expect(put('minh', task.version, other)).rejects.toMatchObject(refusal('task-position-unfit'));
  await expect(put('minh', task.version, 999)).rejects.toMatchObject(refusal('task-item-unfit'));
  const set = await put('minh', task.version, choice.items[0]?.id ?? 0);
  await body.act('minh', set, { act: 'accept', words: '' });
  expect(await viewTask(body.context, body.as('minh'), set.id)).toMatchObject({
    ...{ state: 'accepted', item: { code: 'TT' }, coefficient: 250, minutes: 90, standard: true },
  });
  await expect(put('minh', set.version + 1, null)).rejects.toMatchObject(refusal('task-wrong-state'));
  const kinds = (await body.troubles()).map((trouble) => (trouble as { kind: string }).kind);
  expect(kinds).not.toContain('task');
});
