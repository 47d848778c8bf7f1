// Messages as a browser meets them: written with the act they tell of, read and marked by their own person alone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aReport, GOOD_WEEK, WEEK } from '../builders/body.ts';
import { type ServedBody, servedBody, type Who } from '../organization/served-body.ts';

let served: ServedBody;
beforeAll(async () => {
  served = await servedBody();
});
afterAll(() => served.drop());

const submit = async (who: Who) => {
  const { id } = await served.body.evaluation(who);
  const body = { act: 'submit', version: 1, entered: GOOD_WEEK, report: aReport() };
  return (await served.as(who)).send('POST', `/api/v1/evaluations/${id}/acts`, { body });
};
const codes = async (who: Who) =>
  (await served.get(who, '/messages')).at('items') as { code: string; no: number; read: boolean }[];
const mark = async (who: Who, body: object) =>
  (await served.as(who)).send('POST', '/api/v1/messages/acts', { body });

it('a report sent is told to its manager, once for many, and to nobody else', async () => {
  for (const who of ['lan', 'binh'] as const) expect((await submit(who)).status).toBe(200);
  const told = await served.get('nam', '/messages');
  expect(told.at('items.0')).toMatchObject({
    kind: 'act',
    code: 'to-score',
    params: { period: WEEK },
    place: { page: 'score', period: WEEK },
    read: false,
  });
  expect([told.at('unread'), (await codes('nam')).length]).toEqual([1, 1]);
  expect(await codes('lan')).toEqual([]);
});

it('a refused act tells nothing', async () => {
  const before = await codes('nam');
  expect((await submit('lan')).status).not.toBe(200);
  expect(await codes('nam')).toEqual(before);
});

it('a return is told to the person and opens the report', async () => {
  const { id, seq } = await served.body.evaluation('lan');
  const body = { act: 'return', version: seq, comment: 'Thiếu số văn bản.' };
  await (await served.as('nam')).send('POST', `/api/v1/evaluations/${id}/acts`, { body });
  const answer = await served.get('lan', '/messages?show=unread');
  expect(answer.at('items.0')).toMatchObject({ code: 'returned', place: { page: 'week', period: WEEK } });
  expect(answer.at('items.0.by.name')).toBe(served.body.nameOf('nam'));
  expect(answer.text).not.toContain('Thiếu số văn bản');
});

it("another person's message is not found, and cannot be marked", async () => {
  const [message] = await codes('lan');
  const no = message?.no ?? 0;
  for (const who of ['nam', 'binh', 'yen'] as const)
    expect((await served.get(who, `/messages/${no}`)).status, who).toBe(404);
  expect((await mark('nam', { act: 'read', messages: [no] })).at('marked')).toBe(0);
  expect((await mark('binh', { act: 'read-all', upTo: no })).at('marked')).toBe(0);
  expect((await served.get('lan', `/messages/${no}`)).at('read')).toBe(false);
});

it('the own one is marked once; the count follows', async () => {
  const [message] = await codes('lan');
  const body = { act: 'read', messages: [message?.no ?? 0] };
  expect((await mark('lan', body)).body).toEqual({ marked: 1, unread: 0 });
  expect((await mark('lan', body)).body).toEqual({ marked: 0, unread: 0 });
  expect((await served.get('lan', '/unread-messages')).body).toEqual({ unread: 0 });
  expect((await served.get('lan', '/messages?show=unread')).at('items')).toEqual([]);
  expect((await served.get('lan', '/messages?cursor=nonsense')).status).toBe(422);
});

describe('something changed under somebody', () => {
  const told = async (who: Who, ...wanted: readonly string[]) =>
    ((await served.get(who, '/messages')).at('items') as { code: string; params: object; place: object }[])
      .filter(({ code }) => wanted.includes(code))
      .map(({ code, params, place }) => ({ code, ...params, place }));

  it('a moved deadline is told to those who still have to act by it, and to nobody else', async () => {
    const week = await served.get('office', `/units/${served.unit('ward')}/weeks/${WEEK}`);
    const until = '2026-11-24T03:00:00.000Z';
    const moved = {
      act: 'extend',
      stage: 'score',
      until,
      reason: 'Mất điện',
      version: week.at('week.version'),
    };
    expect((await served.post('office', `/weeks/${WEEK}/acts`, moved)).status).toBe(200);
    const message = { code: 'deadline-moved', period: WEEK, stage: 'score', due: until };
    for (const who of ['nam', 'hai'] as const)
      expect(await told(who, 'deadline-moved'), who).toEqual([
        { ...message, place: { page: 'score', period: WEEK } },
      ]);
    for (const who of ['lan', 'yen', 'office', 'inspector'] as const)
      expect(await told(who, 'deadline-moved'), who).toEqual([]);
  });

  it('authority lent by an own act is told to whoever gets it, its end to the other side', async () => {
    const form = { delegateId: served.id('thu'), actions: ['score'], from: '2026-11-18', to: '2026-12-01' };
    const given = await served.post('nam', '/delegations', { ...form, documentNumber: '34/GUQ' });
    const place = { page: 'delegation' };
    expect(await told('thu', 'lent')).toEqual([
      { code: 'lent', day: '2026-11-18', until: '2026-12-01', place },
    ]);
    const end = { act: 'revoke', version: 1, reason: 'Đã về' };
    expect((await served.post('office', `/delegations/${given.at('id')}/acts`, end)).status).toBe(200);
    for (const who of ['nam', 'thu'] as const)
      expect(await told(who, 'lent-ended'), who).toMatchObject([{ code: 'lent-ended', place }]);
    expect(await told('office', 'lent', 'lent-ended')).toEqual([]);
  });

  it('a task given, shared, changed and taken is told to whoever has it, without its words', async () => {
    const share = (who: Who, role: 'lead' | 'with', part: number) => ({
      ...{ personId: served.id(who), role, share: part },
    });
    const task = {
      ...{ title: 'Tờ trình mật', product: 'Tờ trình', responsibility: '', authority: '', important: false },
      ...{ itemId: null, quantity: 1, starts: '2026-11-18', due: '2026-11-20', goalId: null, reason: '' },
    };
    const shares = [share('lan', 'lead', 100)];
    const given = await served.post('minh', '/tasks', { act: 'assign', ...task, sudden: false, shares });
    expect(given.status).toBe(200);
    const id = Number(given.at('id'));
    const act = async (form: object, version: number) =>
      (await served.post('minh', `/tasks/${id}/acts`, { version, ...form })).status;
    const both = [share('lan', 'lead', 60), share('binh', 'with', 40)];
    expect(await act({ act: 'set-shares', shares: both }, 1)).toBe(200);
    expect(await act({ act: 'edit', due: '2026-11-25', reason: 'Chờ ý kiến' }, 2)).toBe(200);
    expect(await act({ act: 'set-shares', shares }, 3)).toBe(200);
    const codesOf = async (who: Who) =>
      (await told(who, 'task-assigned', 'task-changed', 'task-taken')).map(({ code, place }) => {
        expect(place).toEqual({ page: 'task', id });
        return code;
      });
    expect((await codesOf('lan')).toSorted()).toEqual(['task-assigned', 'task-changed']);
    expect((await codesOf('binh')).toSorted()).toEqual(['task-assigned', 'task-changed', 'task-taken']);
    for (const who of ['minh', 'nam', 'yen'] as const) expect(await codesOf(who), who).toEqual([]);
    expect((await served.get('binh', '/messages')).text).not.toContain('mật');
  });
});
