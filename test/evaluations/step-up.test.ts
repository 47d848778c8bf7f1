// The password given again signs one set: whatever comes after asks anew, and what came before stays answered.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WEDNESDAY } from '../builders/body.ts';
import { reasons, type ServedBody, servedBody, type Who } from '../organization/served-body.ts';

let served: ServedBody;
beforeAll(async () => {
  served = await servedBody();
  for (const who of CLERKS) {
    await served.body.does(who, 'submit', { of: who });
    await served.body.does('nam', 'score', { of: who });
  }
});
afterAll(() => served.drop());

const CLERKS = ['lan', 'binh'] as const;
const approver: Who = 'minh';

const opened = async () => {
  const [row] = await served.body.sql<{ open: boolean }>(
    'select step_up_at is not null as open from session where tenant_id = 1 and person_id = $1',
    [served.id(approver)],
  );
  return row?.open;
};
const giveOnce = async (at: string | null = WEDNESDAY, who: Who = approver) => {
  await served.as(who);
  await served.body.sql('update session set step_up_at = $1 where tenant_id = 1 and person_id = $2', [
    at,
    served.id(who),
  ]);
};
const approvalOf = async (who: Who) => {
  const { id, seq } = await served.body.evaluation(who);
  return { id, act: 'approve', version: seq };
};
const sign = async (items: readonly object[], key: string) =>
  (await served.as(approver)).send('POST', '/api/v1/evaluations/acts', {
    body: { items },
    headers: { 'idempotency-key': key },
  });

describe('the password given again', () => {
  beforeEach(() => giveOnce());

  it('is not used up by a set that was refused', async () => {
    const stale = { ...(await approvalOf('lan')), version: 1 };
    expect((await sign([stale], 'a-stale-set-of-one')).status).toBe(412);
    expect(await opened()).toBe(true);
  });

  it('signs one of two sets that come together', async () => {
    const items = await Promise.all(CLERKS.map(approvalOf));
    const answers = await Promise.all(items.map((item, index) => sign([item], `together-${index}-set`)));
    const [late] = answers.filter(({ status }) => status !== 200);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403]);
    expect([late?.at('code'), reasons(late as NonNullable<typeof late>)]).toEqual([
      'step-up-needed',
      ['step-up-needed'],
    ]);
    expect(await opened()).toBe(false);
    for (const who of CLERKS) await ensureApproved(who);
  });

  it('is used up, and the lost answer is still given to the same key', async () => {
    const item = { id: (await served.body.evaluation('lan')).id, act: 'propose-reopen', comment: 'Nhầm' };
    const { seq } = await served.body.evaluation('lan');
    const propose = () => served.post('nam', '/evaluations/acts', { items: [{ ...item, version: seq }] });
    expect((await propose()).at('code')).toBe('step-up-needed');
    await giveOnce(WEDNESDAY, 'nam');
    expect((await propose()).status).toBe(200);
    const agreed = [{ id: item.id, act: 'agree-reopen', version: seq + 1 }];
    const first = await sign(agreed, 'agreed-once-only');
    expect(first.status).toBe(200);
    expect(await opened()).toBe(false);
    const again = await sign(agreed, 'agreed-once-only');
    expect([again.status, again.text]).toEqual([200, first.text]);
  });

  it('older than five minutes signs nothing and says so', async () => {
    const { seq } = await served.body.evaluation('lan');
    await served.body.does('nam', 'score', { of: 'lan', version: seq });
    await giveOnce('2026-11-18T02:00:00.000Z');
    const answer = await sign([await approvalOf('lan')], 'too-late-by-hours');
    expect([answer.status, answer.at('code')]).toEqual([403, 'step-up-needed']);
    expect(await served.body.evaluation('lan')).toMatchObject({ state: 'scored' });
  });
});

async function ensureApproved(who: Who): Promise<void> {
  const item = await approvalOf(who);
  if ((await served.body.evaluation(who)).state === 'approved') return;
  await giveOnce();
  expect((await sign([item], `afterwards-for-${who}`)).status).toBe(200);
}
