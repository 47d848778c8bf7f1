// The routes of evaluations and weeks as a browser meets them, with a second body of the same ids next door.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aReport, GOOD_WEEK, WEEK } from '../builders/body.ts';
import { reasons, type ServedBody, servedBody, type Who } from '../organization/served-body.ts';

let served: ServedBody;
beforeAll(async () => {
  served = await servedBody();
});
afterAll(() => served.drop());

const idOf = async (who: Who) => (await served.body.evaluation(who)).id;
const act = async (who: Who, of: Who, body: object, headers: Record<string, string> = {}) =>
  (await served.as(who)).send('POST', `/api/v1/evaluations/${await idOf(of)}/acts`, { body, headers });
const submission = { act: 'submit', version: 1, entered: GOOD_WEEK, report: aReport('Tờ trình <b>214</b>') };

it('a report is kept as a draft, sent once, and answered the same when repeated', async () => {
  const lan = await served.as('lan');
  const id = await idOf('lan');
  const draft = { entered: { quality: '36,5' }, report: aReport(), comment: '' };
  const kept = await lan.put(`/evaluations/${id}/draft`, { version: 0, body: draft });
  expect([kept.status, kept.at('version')]).toEqual([200, 1]);
  expect((await lan.put(`/evaluations/${id}/draft`, { version: 0, body: draft })).status).toBe(412);
  const headers = { 'idempotency-key': 'one-intent-only' };
  const first = await act('lan', 'lan', submission, headers);
  expect(first.body).toEqual({ id, version: 2, state: 'submitted' });
  expect((await act('lan', 'lan', submission, headers)).text).toBe(first.text);
  const other = await act('lan', 'lan', { ...submission, version: 2 }, headers);
  expect([other.status, other.at('code')]).toEqual([409, 'idempotency-conflict']);
});

it.each([
  ['an unknown key', { ...submission, state: 'approved' }],
  ['another person', { ...submission, person: 3 }],
  ['points that are no whole hundredths', { ...submission, entered: { quality: 36.5 } }],
  ['an unknown act', { ...submission, act: 'close' }],
  ['half a character', { ...submission, report: aReport('\ud83d') }],
  ['a control character', { ...submission, report: aReport('a\u0000b') }],
])('%s is refused before anything is looked at', async (_what, body) => {
  const answer = await act('binh', 'binh', body);
  expect([answer.status, answer.at('code')]).toEqual([400, 'invalid-body']);
  expect(await served.body.evaluation('binh')).toMatchObject({ seq: 1 });
});

it('a write without an idempotency key is refused', async () => {
  const answer = await (await served.as('binh')).send(
    'POST',
    `/api/v1/evaluations/${await idOf('binh')}/acts`,
    {
      body: submission,
      headers: { 'idempotency-key': null },
    },
  );
  expect(answer.status).toBe(400);
});

it('lists, record, today, unit and week answer those they concern', async () => {
  const id = await idOf('lan');
  const list = await served.get('nam', `/evaluations?week=${WEEK}&part=score`);
  expect(list.at('items.0.person.name')).toBe(served.body.nameOf('lan'));
  expect((await served.get('nam', `/evaluations/${id}`)).at('report.items.0.title')).toBe(
    'Tờ trình <b>214</b>',
  );
  for (const path of [`/today`, `/weeks/${WEEK}`, '/rulebook', `/evaluations?week=${WEEK}&part=mine`])
    expect((await served.get('yen', path)).status, path).toBe(200);
  expect((await served.get('minh', `/units/${served.unit('culture')}/weeks/${WEEK}`)).status).toBe(200);
  for (const path of [
    `/evaluations/${id}`,
    `/evaluations/${id}/form`,
    `/evaluations/${id}/form.xlsx`,
    '/evaluations/2026470099999',
    `/units/${served.unit('culture')}/weeks/${WEEK}`,
    '/weeks/2025-W53',
  ])
    expect((await served.get('yen', path)).at('code'), path).toBe('not-found');
});

it.each([
  'late=no',
  'counted=maybe',
  'level=Xuất sắc',
  "level=good' or 1=1",
  'level=',
  'only=late',
  'state=lost',
])('a list asked for with %s is refused, with the field named', async (more) => {
  const asked = new URLSearchParams(`week=${WEEK}&part=unit&${more}`);
  const answer = await served.get('minh', `/evaluations?${asked}`);
  expect([answer.status, answer.at('code')]).toEqual([400, 'invalid-body']);
  expect(JSON.stringify(answer.at('fields'))).toContain(`query`);
});

it('the neighbour with the same ids has people, records and refusals of its own', async () => {
  const id = await idOf('lan');
  const theirs = await served.get('nam', `/evaluations/${id}`, 2);
  expect([theirs.at('state'), theirs.at('person.name'), theirs.at('report')]).toEqual([
    'open',
    'Võ Thị Lan',
    null,
  ]);
});

it('every reason comes with its record, and nothing happens to the others of the set', async () => {
  const [lan, binh, yen] = [await idOf('lan'), await idOf('binh'), await idOf('yen')];
  const items = [
    { id: lan, act: 'score', version: 2 },
    { id: binh, act: 'view', version: 9 },
  ];
  const answer = await served.post('nam', '/evaluations/acts', { items });
  expect([answer.status, reasons(answer)]).toEqual([412, ['wrong-state', 'version-changed']]);
  expect((await served.post('nam', '/evaluations/acts', { items: [{ ...items[0], id: yen }] })).status).toBe(
    404,
  );
  expect(await served.body.evaluation('lan')).toMatchObject({ state: 'submitted' });
});

it('approving asks for the password again', async () => {
  expect((await act('nam', 'lan', { act: 'score', version: 2 })).status).toBe(200);
  const answer = await act('minh', 'lan', { act: 'approve', version: 3 });
  expect([answer.status, answer.at('code')]).toEqual([403, 'step-up-needed']);
});

it('the form prints without script and downloads as a workbook', async () => {
  const page = await served.get('nam', `/evaluations/${await idOf('lan')}/form?locale=en`);
  expect(page.headers['content-type']).toContain('text/html');
  expect(page.text).toContain('Tờ trình &lt;b&gt;214&lt;/b&gt;');
  expect(page.text).toContain('WEEKLY EVALUATION FORM');
  // The organ above the unit, not the body as the installation calls it; the body above the topmost unit.
  const head = ({ text }: { text: string }) => /class="organ">([^<]*)</.exec(text)?.[1];
  const [ward] = await served.body.sql<{ name: string }>(
    'select name from unit where tenant_id = 1 and unit_id = $1',
    [served.unit('ward')],
  );
  expect(head(page)).toBe(ward?.name);
  const atTop = await served.get('office', `/evaluations/${await idOf('office')}/form`);
  expect(head(atTop)).toBe('UBND phường 1');
  expect(page.text).not.toMatch(/<script|__CSP_NONCE__/);
  const nonce = /nonce="([^"]+)"/.exec(page.text)?.[1] ?? 'none';
  expect(page.headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
  const file = await served.get('nam', `/evaluations/${await idOf('lan')}/form.xlsx`);
  expect(file.headers['content-disposition']).toContain('attachment');
  expect(file.text.startsWith('PK')).toBe(true);
});

it('only the office moves deadlines, only heads and office close', async () => {
  const body = { act: 'extend', version: 1, stage: 'submit', until: '2026-11-21T05:00:00Z', reason: 'Bão' };
  expect((await served.post('minh', `/weeks/${WEEK}/acts`, body)).status).toBe(403);
  expect((await served.post('cultureOffice', `/weeks/${WEEK}/acts`, body)).status).toBe(403);
  expect((await served.post('office', `/weeks/${WEEK}/acts`, body)).at('version')).toBe(2);
  const close = { act: 'close', version: 0, leaveUnfinished: false };
  const path = `/units/${served.unit('culture')}/weeks/${WEEK}/acts`;
  expect((await served.post('lan', path, close)).status).toBe(404);
  const answer = await served.post('cultureOffice', path, close);
  expect([answer.status, new Set(reasons(answer))]).toEqual([409, new Set(['unfinished'])]);
});
