// A proposal to reopen through its day: agreed in time, over afterwards, proposed anew; the ledger agrees all along.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Trouble, verifyTenant } from '../../src/app/verify.ts';
import { viewEvaluation } from '../../src/app/views/evaluation.ts';
import { viewToday } from '../../src/app/views/today.ts';
import { aBody, type Body } from '../builders/body.ts';
import { onOldestMajor } from '../database.ts';

const MADE = '2026-11-18T08:00:00.000Z';
const END = '2026-11-19T08:00:00.000Z';
const OVER = '2026-11-19T08:00:00.001Z';

onOldestMajor('a proposal to reopen', (major) => {
  let body: Body;
  beforeAll(async () => {
    body = await aBody(undefined, { major });
    await body.inLine();
    await body.does('lan', 'submit', { of: 'lan' });
    await body.does('nam', 'score', { of: 'lan' });
    await body.does('minh', 'approve', { of: 'lan' });
    await body.does('nam', 'propose-reopen', { of: 'lan', comment: 'Nhầm', now: MADE });
  });
  afterAll(() => body.drop());

  const shown = async (who: string, now: string) => {
    const { id } = await body.evaluation('lan');
    const { reopenProposed, reopenUntil, may } = await viewEvaluation(
      body.context,
      body.actorFor(who, now),
      id,
    );
    return { reopenProposed, reopenUntil, agrees: may.includes('agree-reopen') };
  };
  const duties = async (now: string) =>
    (await viewToday(body.context, body.actorFor('minh', now))).duties.filter(
      ({ kind }) => kind === 'agree-reopen',
    ).length;
  const troubles = async () => {
    const found: Trouble[] = [];
    await verifyTenant(body.pool, body.tenantId, (trouble) => found.push(trouble));
    return found;
  };

  it('shows its end before, and is no duty afterwards', async () => {
    expect(await shown('minh', END)).toEqual({ reopenProposed: true, reopenUntil: END, agrees: true });
    expect(await shown('minh', OVER)).toEqual({ reopenProposed: false, reopenUntil: END, agrees: false });
    expect([await duties(END), await duties(OVER)]).toEqual([1, 0]);
    expect(await troubles()).toEqual([]);
  });

  it('is not agreed to after its end, nor declined', async () => {
    for (const command of ['agree-reopen', 'decline-reopen'] as const) {
      const comment = command === 'decline-reopen' ? 'Không' : '';
      await expect(body.does('minh', command, { of: 'lan', comment, now: OVER })).rejects.toMatchObject({
        kind: 'refused',
        code: 'proposal-lapsed',
      });
    }
    expect(await body.evaluation('lan')).toMatchObject({ state: 'approved' });
  });

  it('is not made twice while one waits, and anew once it is over', async () => {
    const again = (now: string) =>
      body.does('office', 'propose-reopen', { of: 'lan', comment: 'Vẫn nhầm', now });
    await expect(again(END)).rejects.toMatchObject({ code: 'already-proposed' });
    await again(OVER);
    expect(await shown('minh', OVER)).toMatchObject({
      reopenProposed: true,
      reopenUntil: '2026-11-20T08:00:00.001Z',
    });
    await body.does('minh', 'agree-reopen', { of: 'lan', now: '2026-11-20T08:00:00.001Z' });
    expect(await body.evaluation('lan')).toMatchObject({ state: 'submitted' });
    expect(await shown('minh', OVER)).toMatchObject({ reopenUntil: null });
    expect(await troubles()).toEqual([]);
  });
});
