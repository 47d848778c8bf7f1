// Closing makes nothing official: a month scored by a regulation with open readings is closed without any result, or not
// at all. Nothing but a decision gives a level, and the decision is refused (official.test.ts).
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeUnitPeriod } from '../../src/app/close-period.ts';
import { foldRollUps } from '../../src/app/roll-ups/fold.ts';
import { aBody, type Body, intentOf } from '../builders/body.ts';
import { facts } from '../builders/quarter.ts';
import { shippedRulebook } from '../builders/rulebooks.ts';

const MONTH = '2026-M11';
const AFTER = '2027-01-20T03:00:00.000Z';
let body: Body;

beforeAll(async () => {
  body = await aBody();
  await body.activate(shippedRulebook('khanh-hoa'));
  await body.inLine();
  const entered = { ideology: 500, ethics: 500, style: 500, discipline: 500, reform: 1000, results: 4000 };
  const of = { of: 'lan', week: MONTH };
  await body.does('lan', 'submit', { ...of, entered, facts: facts([]) });
  await body.does('nam', 'score', of);
  await body.does('office', 'record-step', { ...of, step: 'party', comment: 'Nhất trí' });
});
afterAll(() => body.drop());

const close = (leaveUnfinished: boolean) => {
  const input = {
    unitId: body.unit.culture ?? 0,
    period: MONTH,
    version: 0,
    leaveUnfinished,
    reason: 'Hết hạn',
  };
  return closeUnitPeriod(
    body.context,
    body.actorFor('chair', AFTER),
    intentOf(input, `close-${leaveUnfinished}`),
    input,
  );
};

it('is refused over a preview, which is no result', async () => {
  const refusals = await close(false).then(
    () => [],
    (error: { detail: { refusals: { code: string; params: object }[] } }) => error.detail.refusals,
  );
  expect(refusals).toContainEqual(
    expect.objectContaining({
      code: 'unfinished',
      params: expect.objectContaining({ person: body.person.lan, state: 'scored' }),
    }),
  );
});

it('leaves it without total and level, openly, and longer periods count it as missing', async () => {
  const done = await close(true);
  expect(done.unfinished).toBe(done.closed);
  expect(await body.evaluation('lan', MONTH)).toMatchObject({
    ...{ state: 'closed', total: null, level: null, f_approver: null, approved_by: null },
  });
  await foldRollUps(body.context, body.tenantId, '2027-01-20', AFTER);
  const lines = await body.sql(
    `select distinct counted, missing, total, level from person_period
     where regime = 'khanh-hoa' and person_id = $1 and period = '2026-Y'`,
    [body.person.lan],
  );
  expect(lines).toEqual([{ counted: 0, missing: expect.any(Number), total: null, level: null }]);
});
