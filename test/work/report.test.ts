// The report from the register: proposed with its reasons, filed with what was proposed, and never changed by tasks after.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { viewEvaluation } from '../../src/app/views/evaluation.ts';
import { viewWorkLines } from '../../src/app/views/work-lines.ts';
import { viewWorkReport } from '../../src/app/views/work-week.ts';
import type { Report } from '../../src/domain/evaluation/shape.ts';
import { MONDAY_AFTER, WEEK } from '../builders/body.ts';
import { DELIVER, refusal, type WorkBody, workBody } from './work-body.ts';

let body: WorkBody;
beforeAll(async () => {
  body = await workBody();
});
afterAll(() => body.drop());

const REASONS = { quality: 'Sửa theo ý mới', progress: 'Việc hai chờ Sở' };
const TYPED = { title: 'Việc gõ tay', product: '', due: null, done: null, note: '' };
const report = (who: string, now = MONDAY_AFTER) => viewWorkReport(body.context, body.as(who, now), WEEK);

it('a week no year has is not there', async () => {
  const asked = async () => viewWorkReport(body.context, body.as('lan'), '2025-W53');
  await expect(asked).rejects.toMatchObject({ kind: 'not-found' });
});

it('nothing in the register: nothing is proposed', async () => {
  expect(await report('lan')).toMatchObject({
    ...{ items: [], minutes: 0, rule: { citation: { confidence: 'D' } } },
    scores: [
      { criterion: 'quality', points: null },
      { criterion: 'progress', points: null },
    ],
  });
});

it('what was due, done, late and returned becomes works and points', async () => {
  const done = await body.act('lan', await body.assign({ title: 'Việc một' }), DELIVER);
  await body.act('minh', done, { act: 'accept', words: '' });
  const back = await body.act('lan', await body.assign({ title: 'Việc hai' }), DELIVER);
  await body.act('minh', back, { act: 'return', reason: 'Sửa' });
  const noted = await body.assign({ title: 'Việc ba', due: '2026-12-15', important: true });
  await body.act('lan', noted, { act: 'note', week: WEEK, part: 40, words: 'Xong phần khảo sát' });
  // An accepted task is looked for until the last of its days, any other one for ever.
  const until = await body.sql<{ day: string }>(
    'select settled_on::text as day from task_share order by task_id',
  );
  expect(until.map(({ day }) => day)).toEqual(['2026-11-20', 'infinity', 'infinity']);
  const seen = await report('lan');
  expect(seen.items).toMatchObject([
    { title: 'Việc ba', part: 40, note: 'Xong phần khảo sát', done: null, important: true },
    { title: 'Việc một', done: '2026-11-18', late: 0 },
    { title: 'Việc hai', done: null, returns: 1, late: 1 },
  ]);
  expect(seen.scores).toMatchObject([
    { criterion: 'quality', points: 2000, part: 1, whole: 2, reasons: [{ code: 'returned' }] },
    {
      criterion: 'progress',
      points: 2000,
      part: 1,
      whole: 2,
      reasons: [{ code: 'undone', title: 'Việc hai' }],
    },
  ]);
});

it('filed, it keeps what was proposed; what happens to tasks later changes nothing of it', async () => {
  const { items } = await report('lan');
  const filed = items.map(({ title, product, due, done, note, taskId, important }) => ({
    ...{ title, product, due, done, note, taskId, important },
  }));
  const words = { items: filed, conduct: 'Tốt', difficulties: '', reasons: REASONS };
  await expect(
    body.does('binh', 'submit', { of: 'binh', report: words, now: '2026-11-20T09:00:00.000Z' }),
  ).rejects.toMatchObject(refusal('report-task-unfit'));
  await body.does('lan', 'submit', { of: 'lan', report: words, now: '2026-11-20T09:00:00.000Z' });
  const stored = () =>
    body.sql<{ body: string }>(
      `select body from act_text where record_kind = 'evaluation' and field = 'report'`,
    );
  const before = await stored();
  const back = items.find(({ title }) => title === 'Việc hai')?.taskId ?? 0;
  await body.act(
    'minh',
    { id: back, version: 3 },
    {
      ...{ act: 'edit', due: '2026-12-01', title: 'Tên khác', reason: 'Gia hạn' },
    },
  );
  await body.act('lan', { id: back, version: 4 }, { ...DELIVER });
  expect(await stored()).toEqual(before);
  expect(await body.troubles()).toEqual([]);
  const { id } = await body.evaluation('lan');
  const seen = await viewEvaluation(body.context, body.as('minh', MONDAY_AFTER), Number(id));
  expect(seen.report).toMatchObject({
    ...{ items: filed, reasons: REASONS },
    proposed: [{ criterion: 'quality' }, { criterion: 'progress' }],
  });
  expect(seen.report?.items[2]?.title).toBe('Việc hai');
});

it('points other than proposed need a reason on the server, however the lines were typed', async () => {
  const shares = [{ personId: body.id('thu'), role: 'lead', share: 100 }] as const;
  const task = await body.assign({ title: 'Việc của Thu', due: '2026-11-19', shares: [...shares] });
  await body.act('thu', task, DELIVER);
  const words = { items: [TYPED], conduct: '', difficulties: '' };
  const file = (report: Partial<Report>) =>
    body.does('thu', 'submit', {
      of: 'thu',
      report: { ...words, ...report },
      now: '2026-11-20T09:00:00.000Z',
    });
  await expect(file({})).rejects.toMatchObject(refusal('proposal-reason-missing'));
  await file({ reasons: { progress: 'Còn việc ngoài sổ' } });
  const { id } = await body.evaluation('thu');
  const { report } = await viewEvaluation(body.context, body.as('thu', MONDAY_AFTER), Number(id));
  expect(report?.proposed).toMatchObject([{ points: null }, { criterion: 'progress', points: 4000 }]);
});

it('a report of somebody without work in the register is filed as it always was', async () => {
  await body.does('binh', 'submit', { of: 'binh' });
  const [row] = await body.sql<{ body: string }>(
    `select t.body from act_text t join act a using (tenant_id, record_kind, record_id, seq)
     where a.record_kind = 'evaluation' and t.field = 'report' and a.actor_id = $1`,
    [body.id('binh')],
  );
  expect(Object.keys(JSON.parse(row?.body ?? '{}'))).toEqual(['items', 'conduct', 'difficulties']);
});

it('lines of the quarter come from the same tasks, for those who read them', async () => {
  const lines = (who: string, person?: number) =>
    viewWorkLines(body.context, body.as(who, MONDAY_AFTER), '2026-Q4', person);
  expect((await lines('lan')).withoutCoefficient.map(({ title }) => title)).toContain('Việc một');
  expect((await lines('minh', body.id('lan'))).withoutCoefficient).not.toEqual([]);
  await expect(lines('binh', body.id('lan'))).rejects.toMatchObject({ kind: 'not-found' });
});
