// Messages as a browser meets them: written with the act they tell of, read and marked by their own person alone.
import { afterAll, beforeAll, expect, it } from 'vitest';
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
