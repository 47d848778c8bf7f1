// Tasks in a body: who may do what, who knows of them, one effect per key, and history that says what the rows say.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewTask } from '../../src/app/views/task.ts';
import { viewToday } from '../../src/app/views/today.ts';
import { viewAssignees, viewUnitTasks } from '../../src/app/views/unit-tasks.ts';
import { viewWorkWaiting } from '../../src/app/views/work-waiting.ts';
import { takeOver } from '../../src/app/work/catalogue.ts';
import { actOnTask, createWork } from '../../src/app/work/tasks.ts';
import { WEDNESDAY } from '../builders/body.ts';
import { DELIVER, refusal, type WorkBody, workBody } from './work-body.ts';

let body: WorkBody;
beforeAll(async () => {
  body = await workBody();
});
afterAll(() => body.drop());

const notFound = { kind: 'not-found' };
const forbidden = { kind: 'forbidden' };
const see = (who: string, id: number, now = WEDNESDAY) => viewTask(body.context, body.as(who, now), id);

describe('a task', () => {
  it('delivered by mistake is open again once taken back, and the history keeps both', async () => {
    let task = await body.act('lan', await body.assign(), DELIVER);
    await expect(body.act('minh', task, { act: 'take-back', reason: 'Nhầm' })).rejects.toMatchObject(
      refusal('task-not-your-part'),
    );
    task = await body.act('lan', task, { act: 'take-back', reason: 'Giao nhầm việc' });
    const seen = await see('lan', task.id);
    expect(seen).toMatchObject({ state: 'open', delivered: null, doneQuantity: 0, returns: 0 });
    expect(seen.history.map(({ act }) => act)).toEqual(['assigned', 'delivered', 'taken-back']);
    expect(await body.troubles()).toEqual([]);
  });

  it('goes from assignment over delivery and rework to acceptance, every step in its history', async () => {
    let task = await body.assign({ responsibility: 'Đúng mẫu', authority: 'Ký nháy' });
    task = await body.act('lan', task, DELIVER);
    task = await body.act('minh', task, { act: 'return', reason: 'Thiếu phụ lục' });
    expect((await viewWorkWaiting(body.context, body.as('lan'))).returned).toMatchObject([{ id: task.id }]);
    task = await body.act('lan', task, DELIVER);
    const waiting = await viewWorkWaiting(body.context, body.as('minh'));
    expect(waiting.accept).toMatchObject([{ id: task.id, may: ['accept', 'return', 'set-item'] }]);
    expect((await viewToday(body.context, body.as('minh'))).duties).toContainEqual(
      expect.objectContaining({ kind: 'work-accept', count: 1 }),
    );
    task = await body.act('minh', task, { act: 'accept', words: 'Tốt' });
    const seen = await see('lan', task.id);
    expect(seen).toMatchObject({
      ...{
        state: 'accepted',
        returns: 1,
        acceptedBy: { id: body.id('minh') },
        reached: 100,
        late: 0,
        may: [],
      },
      ...{ responsibility: 'Đúng mẫu', authority: 'Ký nháy', planned: false },
    });
    expect(seen.history.map(({ act }) => act)).toEqual([
      ...['assigned', 'delivered', 'returned', 'delivered', 'accepted'],
    ]);
    expect(seen.history[2]).toMatchObject({ words: 'Thiếu phụ lục', role: 'assigner' });
  });

  it('is known to those it concerns and to nobody else', async () => {
    const task = await body.assign();
    for (const who of ['lan', 'minh', 'chair', 'office', 'inspector'])
      expect(await see(who, task.id)).toMatchObject({ id: task.id });
    for (const who of ['binh', 'yen', 'dung', 'hai']) {
      await expect(see(who, task.id)).rejects.toMatchObject(notFound);
      await expect(body.act(who, task, { act: 'accept', words: '' })).rejects.toMatchObject(notFound);
    }
    await expect(body.act('office', task, DELIVER)).rejects.toMatchObject(forbidden);
    await expect(
      viewUnitTasks(body.context, body.as('lan'), body.unit.culture ?? 0, {}),
    ).rejects.toMatchObject(notFound);
    const listed = await viewUnitTasks(body.context, body.as('chair'), body.unit.ward ?? 0, { limit: 1 });
    expect(listed.items).toHaveLength(1);
    const next = await viewUnitTasks(body.context, body.as('chair'), body.unit.ward ?? 0, {
      cursor: listed.next ?? '',
    });
    expect(next.items.map(({ id }) => id)).not.toContain(listed.items[0]?.id);
    for (const place of ['2026-13-01/1', '2026-02-30/1', '9999-99-99/1', '2026-11-20/1x', '']) {
      const cursor = Buffer.from(place).toString('base64url');
      await expect(
        viewUnitTasks(body.context, body.as('chair'), body.unit.ward ?? 0, { cursor }),
      ).rejects.toMatchObject({ kind: 'invalid', code: 'cursor-invalid' });
    }
  });

  it('of the own is accepted by those above, never by oneself', async () => {
    const own = await body.create('minh', { act: 'start' });
    const done = await body.act('minh', own, DELIVER);
    await expect(body.act('minh', done, { act: 'accept', words: '' })).rejects.toMatchObject(
      refusal('task-own-work'),
    );
    expect(await body.act('chair', done, { act: 'accept', words: '' })).toMatchObject({ state: 'accepted' });
  });

  it('is accepted in the own unit by whoever scores the week', async () => {
    const { scorer_id } = await body.evaluation('lan');
    const scorer = Object.entries(body.person).find(([, id]) => id === scorer_id)?.[0] ?? '';
    const own = await body.create('lan', { act: 'start' });
    const done = await body.act('lan', own, DELIVER);
    const waiting = await viewWorkWaiting(body.context, body.as(scorer));
    expect(waiting.accept.map(({ id }) => id)).toContain(own.id);
    // A head above could, but it is not his to do.
    expect((await viewWorkWaiting(body.context, body.as('chair'))).accept).toEqual([]);
    expect(await body.act(scorer, done, { act: 'accept', words: '' })).toMatchObject({ state: 'accepted' });
  });

  it('is given only to people within reach, and only what their position allows', async () => {
    await expect(body.create('lan', { act: 'assign', shares: lead('binh') })).rejects.toMatchObject(
      refusal('task-person-unfit'),
    );
    await expect(body.assign({ shares: lead('yen') })).rejects.toMatchObject(refusal('task-person-unfit'));
    const names = async (who: string) =>
      (await viewAssignees(body.context, body.as(who))).items.map(({ person }) => person.id);
    expect(await names('yen')).toEqual([body.id('yen')]);
    expect(await names('minh')).toEqual(expect.arrayContaining([body.id('lan'), body.id('binh')]));
    expect(await names('minh')).not.toContain(body.id('yen'));
  });

  it('keeps the figures of the catalogue of its day', async () => {
    const office = body.as('office', WEDNESDAY, [{ role: 'office', unitId: body.unit.ward ?? 0 }]);
    const entry = {
      ...{ code: 'TT', name: 'Tờ trình', output: '', field: '', measure: 'văn bản', positions: ['Kế toán'] },
      ...{ complexity: 'B', coefficient: 250, minutes: 90, standard: true, quality: '', days: null },
      ...{ evidence: 'none' as const, legalBasis: '', approver: '' },
    };
    const form = { from: '2026-11-18', documentNumber: '1/QĐ' };
    await takeOver(body.context, office, body.intent(), { ...form, entries: [entry] });
    await body.sql(
      `update post set job_position = 'Văn thư' where title is not null or job_position is null`,
    );
    await expect(body.assign({ itemId: 1 })).rejects.toMatchObject(refusal('task-position-unfit'));
    await takeOver(body.context, office, body.intent(), {
      ...{ ...form, entries: [{ ...entry, positions: [], coefficient: 300 }] },
    });
    const task = await body.assign({ itemId: 1, quantity: 2 });
    await takeOver(body.context, office, body.intent(), {
      ...{ ...form, entries: [{ ...entry, positions: [], coefficient: 999 }] },
    });
    expect(await see('lan', task.id)).toMatchObject({
      ...{ item: { code: 'TT', version: 2 }, coefficient: 300, minutes: 90, standard: true },
    });
    await expect(body.assign({ itemId: 77 })).rejects.toMatchObject(refusal('task-item-unfit'));
  });

  it('a sudden one is proposed, waits, and is approved above', async () => {
    const task = await body.create('lan', { act: 'propose', reason: 'Bão số 9' });
    expect(task.state).toBe('proposed');
    await expect(body.act('lan', task, DELIVER)).rejects.toMatchObject(refusal('task-wrong-state'));
    expect(await body.act('minh', task, { act: 'approve' })).toMatchObject({ state: 'open' });
    await expect(body.create('lan', { act: 'propose', reason: '' })).rejects.toMatchObject(
      refusal('task-reason-missing'),
    );
  });

  it('is shared, and handed over with what was accepted', async () => {
    const shared = await body.act('minh', await body.assign(), {
      act: 'set-shares',
      shares: [...lead('lan', 60), { personId: body.id('binh'), role: 'with', share: 40 }],
    });
    expect(await see('binh', shared.id)).toMatchObject({ may: ['note', 'finish-share'] });
    const over = await body.act('minh', shared, {
      ...{ act: 'hand-over', fromId: body.id('lan'), toId: body.id('thu'), on: '2026-11-18', kept: 25 },
      reason: 'Đi học',
    });
    const seen = await see('lan', over.id);
    expect(seen.may).toEqual([]);
    expect(seen.shares.map(({ share, role, to }) => [share, role, to])).toEqual([
      ...[
        [35, 'lead', null],
        [25, 'with', '2026-11-18'],
        [40, 'with', null],
      ],
    ]);
    expect(await see('thu', over.id)).toMatchObject({ may: expect.arrayContaining(['deliver']) });
  });

  it('an objective cause is asked for and decided, with evidence', async () => {
    const task = await body.assign();
    const asked = await body.act('lan', task, { act: 'ask-excuse', for: 'delay', words: 'Chờ Sở' });
    expect((await viewWorkWaiting(body.context, body.as('minh'))).excuse).toMatchObject([{ id: task.id }]);
    await body.act('minh', asked, {
      ...{ act: 'decide-excuse', for: 'delay', grant: true, reason: 'Đúng', evidence: '12/CV-SVH' },
    });
    const seen = await see('lan', task.id);
    expect(seen.delayExcuse).toBe('granted');
    expect(seen.history.at(-1)).toMatchObject({ act: 'excuse-granted', evidence: '12/CV-SVH' });
  });
});

const lead = (who: string, share = 100) => [{ personId: body.id(who), role: 'lead' as const, share }];

describe('one effect', () => {
  it('per key, and nothing over a version somebody has changed', async () => {
    const form = { act: 'start', ...FORM } as const;
    const intent = body.intent(form, 'the-same-key');
    const made = await createWork(body.context, body.as('lan'), intent, form);
    expect(await createWork(body.context, body.as('lan'), intent, form)).toEqual(made);
    await body.act('lan', made, { act: 'note', week: '2026-W47', part: 30, words: '' });
    await expect(body.act('lan', made, DELIVER)).rejects.toMatchObject({ kind: 'changed' });
    const twice = await Promise.allSettled(
      [1, 2].map((at) =>
        actOnTask(body.context, body.as('lan'), body.intent({ at }), made.id, { ...DELIVER, version: 2 }),
      ),
    );
    expect(twice.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

const FORM = {
  ...{ title: 'Kiểm kê', product: '', responsibility: '', authority: '', important: false, itemId: null },
  ...{ quantity: 1, starts: '2026-11-16', due: null, goalId: null },
};

it('rows are what the acts say; a changed one is found', async () => {
  expect(await body.troubles()).toEqual([]);
  await body.sql('update task set returns = 0, returned = null where returns = 1');
  const found = await body.troubles();
  expect(found).toMatchObject([{ kind: 'task', code: 'state-differs', detail: 'returns, returned' }]);
  await body.sql('update task_share set share = 99, role = $1 where share = 100 and person_id = $2', [
    ...['lead', body.id('minh')],
  ]);
  expect(await body.troubles()).toContainEqual(
    expect.objectContaining({ kind: 'task', code: 'state-differs', detail: 'shares' }),
  );
  // Who took part stands on the task as well: row-level security goes by it, so nobody may be slipped in there.
  await body.sql('update task set people = people || $1::int where tenant_id = 1 and id = 1', [
    body.id('yen'),
  ]);
  expect(await body.troubles()).toContainEqual(
    expect.objectContaining({ kind: 'task', id: 1, code: 'state-differs', detail: 'people' }),
  );
  await body.sql('update task set people = array_remove(people, $1::int) where tenant_id = 1 and id = 1', [
    body.id('yen'),
  ]);
});

it('row-level security says the same as the guard', async () => {
  const { pool } = body;
  const client = await pool.connect();
  try {
    const read = async (who: string) => {
      await client.query('begin');
      await client.query(
        `select set_config('app.tenant', '1', true), set_config('app.person', $1, true),
           set_config('app.actor', 'person', true), set_config('app.today', '2026-11-18', true)`,
        [String(body.id(who))],
      );
      const tasks = await client.query('select id from task');
      const words = await client.query(`select count(*)::int as n from act_text where record_kind = 'task'`);
      await client.query('commit');
      return { tasks: tasks.rows.length, words: words.rows[0]?.n as number };
    };
    expect(await read('yen')).toEqual({ tasks: 0, words: 0 });
    expect((await read('lan')).tasks).toBeGreaterThan(3);
    expect((await read('inspector')).words).toBeGreaterThan(10);
    expect((await read('binh')).tasks).toBe(1);
  } finally {
    client.release();
  }
});

describe('judging by a delegate of the one who assigned', () => {
  it('opens with the delegation, names both in the history, and stands in the list of what is owed', async () => {
    let task = await body.act('lan', await body.assign(), DELIVER);
    const other = await body.act(
      'minh',
      await body.create('chair', {
        act: 'assign',
        shares: [{ personId: body.id('minh'), role: 'lead', share: 100 }],
      }),
      DELIVER,
    );
    await expect(see('hai', task.id)).rejects.toMatchObject(notFound);
    await body.lend('minh', 'hai', ['accept'], '2026-11-18');
    await expect(see('hai', other.id)).rejects.toMatchObject(notFound);
    await expect(body.act('hai', other, { act: 'accept' })).rejects.toMatchObject(notFound);
    await expect(see('hai', task.id, '2026-11-17T02:00:00.000Z')).rejects.toMatchObject(notFound);
    expect((await see('hai', task.id)).may).toEqual(['accept', 'return']);
    expect((await viewToday(body.context, body.as('hai'))).duties).toContainEqual(
      expect.objectContaining({ kind: 'work-accept', count: 1 }),
    );
    await expect(body.act('hai', task, { act: 'drop', reason: 'Thôi' })).rejects.toMatchObject(forbidden);
    task = await body.act('hai', task, { act: 'accept', words: 'Đạt' });
    const { history, acceptedBy } = await see('lan', task.id);
    expect(acceptedBy).toMatchObject({ id: body.id('hai') });
    expect(history.at(-1)).toMatchObject({
      ...{
        act: 'accepted',
        role: 'delegate',
        actor: { id: body.id('hai') },
        actingFor: { id: body.id('minh') },
      },
    });
    // A delegation of scoring lends no judging of work.
    await body.lend('minh', 'dung', ['score', 'approve'], '2026-11-18');
    await expect(see('dung', task.id)).rejects.toMatchObject(notFound);
    const troubles = (await body.troubles()) as readonly { kind: string; id: number }[];
    expect(troubles.filter(({ kind, id }) => kind === 'task' && [task.id, other.id].includes(id))).toEqual(
      [],
    );
  });

  it('ends with the office of the one who lent it: neither step, nor page, nor list, nor number', async () => {
    const task = await body.act('lan', await body.assign(), DELIVER);
    const owed = async () => (await viewWorkWaiting(body.context, body.as('hai'))).accept.map(({ id }) => id);
    const number = async () =>
      (await viewToday(body.context, body.as('hai'))).duties.filter(({ kind }) => kind === 'work-accept');
    expect(await owed()).toContain(task.id);
    const rank = (is: string) =>
      body.sql(
        'update post set rank = $1 where tenant_id = 1 and id in (select post_id from assignment where person_id = $2)',
        [is, body.id('minh')],
      );
    await rank('deputy');
    expect(await owed()).toEqual([]);
    // Head of nothing, but who scores Lan this week: that, too, would let him assign it.
    const scored = async (by: number) => {
      const [week] = await body.sql<{ scorer: number }>(
        `update evaluation e set scorer_id = $1 from evaluation before where e.tenant_id = 1 and e.person_id = $2
           and e.week_start = '2026-11-16' and e.period_kind = 'week' and before.tenant_id = 1 and before.id = e.id
         returning before.scorer_id as scorer`,
        [by, body.id('lan')],
      );
      return week?.scorer ?? 0;
    };
    const before = await scored(body.id('minh'));
    expect(await owed()).toContain(task.id);
    await scored(before);
    expect([await owed(), await number()]).toEqual([[], []]);
    await expect(see('hai', task.id)).rejects.toMatchObject(notFound);
    for (const form of [{ act: 'accept' }, { act: 'return', reason: 'Thiếu' }] as const)
      await expect(body.act('hai', task, form)).rejects.toMatchObject(notFound);
    await rank('head');
    expect((await see('hai', task.id)).may).toEqual(['accept', 'return']);
    expect(await body.act('hai', task, { act: 'accept', words: '' })).toMatchObject({ state: 'accepted' });
  });
});

// Last: the head of culture is none any more afterwards.
it('is judged by those who head the unit once the office of whoever assigned it has ended', async () => {
  const task = await body.act('lan', await body.assign(), DELIVER);
  const owed = async (who: string) =>
    (await viewWorkWaiting(body.context, body.as(who))).accept.map(({ id }) => id);
  expect(await owed('minh')).toContain(task.id);
  expect(await owed('chair')).not.toContain(task.id);
  await body.endPost('minh', '2026-11-18');
  expect(await owed('minh')).toEqual([]);
  // Of two who head the unit the nearest owes it.
  const thuIs = (rank: string) =>
    body.sql(
      'update post set rank = $1 where id in (select post_id from assignment where tenant_id = 1 and person_id = $2)',
      [rank, body.id('thu')],
    );
  await thuIs('head');
  expect([(await owed('thu')).includes(task.id), (await owed('chair')).includes(task.id)]).toEqual([
    true,
    false,
  ]);
  await thuIs('deputy');
  const left = await owed('chair');
  expect(left).toContain(task.id);
  for (const form of [
    { act: 'accept' },
    { act: 'return', reason: 'Thiếu' },
    { act: 'set-item', itemId: null },
  ] as const)
    await expect(body.act('minh', task, form)).rejects.toMatchObject(forbidden);
  expect((await see('minh', task.id)).may).toEqual([]);
  expect((await viewToday(body.context, body.as('chair'))).duties).toContainEqual(
    expect.objectContaining({ kind: 'work-accept', count: left.length }),
  );
  expect(await body.act('chair', task, { act: 'accept', words: '' })).toMatchObject({ state: 'accepted' });
  expect((await see('chair', task.id)).history.at(-1)).toMatchObject({ act: 'accepted', role: 'unit-head' });
});
