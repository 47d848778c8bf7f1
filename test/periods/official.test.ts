// Where official begins: a regulation with open readings is filled in and scored, and gives previews until a named approver
// confirms each; a total in a gap of its text is decided by the competent person, with words.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freezePeriod } from '../../src/app/roll-ups/freeze.ts';
import { rollUpAsWorkbook } from '../../src/app/roll-ups/workbook.ts';
import { type Trouble, verifyTenant } from '../../src/app/verify.ts';
import { viewPeriodRecords } from '../../src/app/views/period-list.ts';
import { viewPeriodRecord } from '../../src/app/views/period-record.ts';
import { viewRollUp } from '../../src/app/views/roll-up.ts';
import { viewRulebookVersion } from '../../src/app/views/rulebooks.ts';
import { viewToday } from '../../src/app/views/today.ts';
import { aBody, type Body, intentOf, WEDNESDAY } from '../builders/body.ts';
import { facts } from '../builders/quarter.ts';
import { shippedRulebook } from '../builders/rulebooks.ts';
import { wordsOfWorkbook } from '../builders/workbook.ts';

const MONTH = '2026-M11';
const NEXT_YEAR = '2027-01-04T02:00:00.000Z';
const PROVINCE = shippedRulebook('khanh-hoa');
const FIFTY = { ideology: 500, ethics: 500, style: 500, discipline: 500, reform: 1000, results: 2000 };
let body: Body;

beforeAll(async () => {
  body = await aBody();
  await body.activate(PROVINCE);
  await body.inLine();
});
afterAll(() => body.drop());

const of = { of: 'lan', week: MONTH };
const refusalsOf = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error: { detail?: { refusals?: { code: string; params: Record<string, unknown> }[] } }) =>
      error.detail?.refusals ?? [error],
  );
const codes = async (work: Promise<unknown>) =>
  (await refusalsOf(work)).map((one) => ('code' in one ? one.code : one));
const approvesOwed = async () =>
  (await viewToday(body.context, body.actorFor('chair', WEDNESDAY))).duties.filter(
    ({ kind, period }) => kind === 'approve' && period === MONTH,
  );
const record = async (who: string) =>
  viewPeriodRecord(body.context, body.actorFor(who, WEDNESDAY), (await body.evaluation('lan', MONTH)).id);

it('own points, score and opinion go on; the decision is refused with the readings and who can confirm them', async () => {
  await body.does('lan', 'submit', { ...of, entered: FIFTY, facts: facts([]) });
  await body.does('nam', 'score', of);
  await body.does('office', 'record-step', { ...of, step: 'party', comment: 'Nhất trí' });
  const approve = body.does('chair', 'approve', { ...of, level: 'completed', comment: 'Đã cải thiện' });
  const [only, ...others] = await refusalsOf(approve);
  expect(others).toEqual([]);
  expect(only).toMatchObject({
    code: 'readings-open',
    params: { count: PROVINCE.readings.length, approvers: 'nobody' },
  });
  expect(String((only as { params: { readings: string } }).params.readings)).toContain('fifty-and-ninety');
  expect((await body.evaluation('lan', MONTH)).state).toBe('scored');
});

it('everybody who sees the record is told so, by name of those who can change it', async () => {
  await body.sql(
    `insert into role_grant (tenant_id, id, person_id, role, unit_id, valid_from, document_number)
     values (1, 9001, $1, 'regulation-approver', null, '2026-01-01', '01/QĐ'),
            (1, 9002, $2, 'regulation-approver', null, '2026-01-01', '01/QĐ')`,
    [body.person.chair, body.person.office],
  );
  await body.sql(`update role_grant set valid_to = '2026-02-01' where id = 9002`);
  for (const who of ['lan', 'nam', 'chair']) {
    const view = await record(who);
    expect(view.preview).toBe(true);
    expect(view.openReadings?.approvers).toEqual([{ id: body.person.chair, name: expect.any(String) }]);
    expect(view.openReadings?.readings).toHaveLength(PROVINCE.readings.length);
  }
  const { may, hindered } = await record('chair');
  expect(may).not.toContain('approve');
  // Nobody owes what nobody may do yet.
  expect(await approvesOwed()).toEqual([]);
  expect(hindered.map(({ command, code }) => [command, code])).toContainEqual(['approve', 'readings-open']);
  const list = await viewPeriodRecords(body.context, body.actorFor('lan', WEDNESDAY), {
    ...{ period: MONTH, part: 'mine' },
  });
  expect(list.items.map((one) => one.preview)).toEqual([true]);
});

it('figures of longer periods are previews too, and are not frozen', async () => {
  const year = { regime: 'khanh-hoa', period: '2026-Y' } as const;
  const view = await viewRollUp(body.context, body.actorFor('office', NEXT_YEAR), year);
  expect(view.openReadings?.readings).toHaveLength(PROVINCE.readings.length);
  expect(view.regimes[0]?.preview).toBe(true);
  const said = async (query: Parameters<typeof rollUpAsWorkbook>[2]) => {
    const words = { locale: 'vi', say: (id: string) => id } as const;
    const book = await rollUpAsWorkbook(body.context, body.actorFor('office', NEXT_YEAR), query, words);
    return wordsOfWorkbook(book.body);
  };
  expect(await said(year)).toContain('rollUp.file.preview');
  const official = await said({ period: '2026-Y', regime: '8679-weekly' });
  expect(official).not.toContain('rollUp.file.preview');
  expect(official).toContain(body.nameOf('office'));
  await expect(said({ ...year, unit: 999 })).rejects.toMatchObject({ kind: 'not-found' });
  const freeze = (key: string) =>
    freezePeriod(body.context, body.actorFor('office', NEXT_YEAR), intentOf(year, key), {
      ...{ ...year, version: 0, reason: 'Chưa đủ kỳ' },
    });
  expect(await codes(freeze('freeze-early'))).toEqual(['readings-open']);
  const weeks = await viewRollUp(body.context, body.actorFor('office', NEXT_YEAR), {
    ...{ period: '2026-Y', regime: '8679-weekly' },
  });
  expect(weeks.openReadings).toBeNull();
});

it('one reading confirmed of several changes nothing', async () => {
  await body.confirm(PROVINCE, ['exact-comparison']);
  const [only] = await refusalsOf(body.does('chair', 'approve', { ...of, level: 'completed', comment: 'x' }));
  expect(only).toMatchObject({ code: 'readings-open', params: { count: PROVINCE.readings.length - 1 } });
  const { openReadings } = await viewRulebookVersion(body.context, body.actorFor('lan', WEDNESDAY), {
    ...{ id: PROVINCE.id, version: PROVINCE.version },
  });
  expect(openReadings?.readings.map(({ key }) => key)).not.toContain('exact-comparison');
});

it('exactly 50 has no level of its own: the competent person chooses, with words, once all is confirmed', async () => {
  const rest = PROVINCE.readings.map(({ key }) => key).filter((key) => key !== 'exact-comparison');
  await body.confirm(PROVINCE, rest);
  expect(await approvesOwed()).toMatchObject([{ count: 1 }]);
  const view = await record('chair');
  expect([view.preview, view.openReadings, view.scorer]).toEqual([
    ...[false, null, { total: 5000, level: null }],
  ]);
  expect(view.stages.at(-1)?.outcome.level).toMatchObject({ state: 'gap', level: null });
  expect(await codes(body.does('chair', 'approve', { ...of, comment: 'Đồng ý' }))).toEqual([
    'level-to-choose',
  ]);
  expect(await codes(body.does('chair', 'approve', { ...of, level: 'completed' }))).toEqual([
    'comment-required',
  ]);
  await body.does('chair', 'approve', { ...of, level: 'completed', comment: 'Đã cải thiện trong tháng' });
  expect(await body.evaluation('lan', MONTH)).toMatchObject({ state: 'approved', total: 5000 });
  expect((await body.evaluation('lan', MONTH)).level).toBe('completed');
  const troubles: Trouble[] = [];
  await verifyTenant(body.pool, 1, (trouble) => troubles.push(trouble));
  expect(troubles).toEqual([]);
});
