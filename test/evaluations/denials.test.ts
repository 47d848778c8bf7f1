// Who may not, for every act, on every detour; the record stays as it was.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CommandName } from '../../src/domain/evaluation/shape.ts';
import { A_WARD, aBody, type Body, type Does, MONDAY_AFTER, WEDNESDAY } from '../builders/body.ts';

const EVERYBODY = Object.keys(A_WARD.people);

/** For each act: how lan's record gets there, and who alone may do it then. */
const CASES: readonly (readonly [CommandName, readonly string[], readonly string[], Partial<Does>])[] = [
  ['submit', [], ['lan'], {}],
  ['withdraw', ['submit'], ['lan'], {}],
  ['view', ['submit'], ['nam'], {}],
  ['score', ['submit'], ['nam'], {}],
  ['return', ['submit'], ['nam'], { comment: 'Thiếu sản phẩm' }],
  ['return', ['submit', 'score'], ['minh'], { comment: 'Chấm lại' }],
  ['approve', ['submit', 'score'], ['minh'], {}],
  ['dissent', ['submit', 'score', 'approve'], ['lan'], { comment: 'Ý kiến khác' }],
  ['view-dissent', ['submit', 'score', 'approve', 'dissent'], ['minh'], {}],
  ['propose-reopen', ['submit', 'score', 'approve'], ['lan', 'nam', 'minh', 'office'], { comment: 'Nhầm' }],
  ['agree-reopen', ['submit', 'score', 'approve', 'propose'], ['minh', 'chair'], {}],
  ['decline-reopen', ['submit', 'score', 'approve', 'propose'], ['minh', 'chair'], { comment: 'Không' }],
];

/** Those to whom lan's record does not exist. */
const STRANGERS = ['binh', 'thu', 'dung', 'hai', 'yen'];

describe('only those named by the table', () => {
  let body: Body;
  beforeEach(async () => {
    body = await aBody();
    await body.inLine();
    return () => body.drop();
  });

  const ROAD: Readonly<Record<string, () => Promise<unknown>>> = {
    submit: () => body.does('lan', 'submit', { of: 'lan' }),
    score: () => body.does('nam', 'score', { of: 'lan' }),
    approve: () => body.does('minh', 'approve', { of: 'lan' }),
    dissent: () => body.does('lan', 'dissent', { of: 'lan', comment: 'Ý kiến' }),
    propose: () => body.does('office', 'propose-reopen', { of: 'lan', comment: 'Nhầm' }),
  };

  it.each(CASES)('%s after %j: %j', async (command, road, allowed, more) => {
    for (const step of road) await ROAD[step]?.();
    const before = await body.evaluation('lan');
    for (const who of EVERYBODY.filter((name) => !allowed.includes(name))) {
      const kind = STRANGERS.includes(who) ? 'not-found' : 'refused';
      await expect(body.does(who, command, { of: 'lan', ...more }), who).rejects.toMatchObject({ kind });
    }
    expect(await body.evaluation('lan')).toEqual(before);
    const [first] = allowed;
    await body.does(first ?? '', command, { of: 'lan', ...more });
  });

  it('one authority decides on deputies and heads, nobody else', async () => {
    await body.does('thu', 'submit', { of: 'thu' });
    for (const who of EVERYBODY.filter((name) => name !== 'minh'))
      await expect(body.does(who, 'decide', { of: 'thu' }), who).rejects.toMatchObject({
        kind: expect.stringMatching(/refused|not-found/),
      });
    await body.does('minh', 'decide', { of: 'thu' });
    expect(await body.evaluation('thu')).toMatchObject({ state: 'approved', scored_by: body.person.minh });
  });

  it('approving asks for the password again', async () => {
    await ROAD.submit?.();
    await ROAD.score?.();
    await expect(body.does('minh', 'approve', { of: 'lan', steppedUp: false })).rejects.toMatchObject({
      kind: 'step-up',
    });
  });

  it('names every reason at once', async () => {
    const entered = { quality: 4050, progress: 3425 };
    const refusal = body.does('lan', 'submit', {
      of: 'lan',
      entered,
      report: { items: [], conduct: '', difficulties: '' },
    });
    await expect(refusal).rejects.toMatchObject({ kind: 'refused' });
    const failure = (await refusal.catch((error: unknown) => error)) as {
      detail: { refusals: { code: string }[] };
    };
    expect(failure.detail.refusals.map((one) => one.code).toSorted()).toEqual([
      'report-empty',
      'score-above-maximum',
      'score-missing',
      'score-off-step',
    ]);
  });
});

describe('nobody decides on himself by a detour', () => {
  let body: Body;
  beforeAll(async () => {
    body = await aBody();
    await body.inLine();
  });
  afterAll(() => body.drop());

  it('a circle of delegations', async () => {
    await body.lend('nam', 'lan', ['score']);
    await body.lend('minh', 'lan', ['approve']);
    await body.lend('lan', 'nam', ['score', 'approve']);
    await body.does('lan', 'submit', { of: 'lan' });
    await expect(body.does('lan', 'score', { of: 'lan' })).rejects.toMatchObject({ code: 'own-case' });
    await body.does('nam', 'score', { of: 'lan' });
    await expect(body.does('lan', 'approve', { of: 'lan' })).rejects.toMatchObject({ code: 'own-case' });
  });

  it('lent authority covers work that was already waiting, for the actions lent only, in the name of the lender', async () => {
    await body.does('binh', 'submit', { of: 'binh' });
    await expect(body.does('thu', 'score', { of: 'binh' })).rejects.toMatchObject({ kind: 'not-found' });
    await body.lend('nam', 'thu', ['score']);
    await body.does('thu', 'score', { of: 'binh' });
    const [act] = await body.sql(
      `select actor_id, acting_for, role from act where act = 'scored' and actor_id = $1`,
      [body.person.thu],
    );
    expect(act).toEqual({ actor_id: body.person.thu, acting_for: body.person.nam, role: 'scorer' });
    await expect(body.does('thu', 'approve', { of: 'binh' })).rejects.toMatchObject({ kind: 'refused' });
    await body.lend('minh', 'thu', ['approve']);
    await expect(body.does('thu', 'approve', { of: 'binh' })).rejects.toMatchObject({
      code: 'scored-by-you',
    });
    await body.sql(`update delegation set revoked_at = now() where delegate_id = $1`, [body.person.thu]);
    await expect(body.does('thu', 'view', { of: 'binh' })).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('an acting head does not approve what concerns himself, nor what he scored', async () => {
    await body.assign('hai', 'head', 'economy', { kind: 'acting' });
    await body.inLine();
    const hai = await body.evaluation('hai');
    expect(hai.approver_id).not.toBe(body.person.hai);
    expect(hai.scorer_id).not.toBe(body.person.hai);
    const yen = await body.evaluation('yen');
    expect(yen.approver_id === yen.scorer_id).toBe(false);
  });
});

describe('posts change in mid-week', () => {
  let body: Body;
  beforeAll(async () => {
    body = await aBody();
    await body.inLine('2026-11-16T02:00:00.000Z');
  });
  afterAll(() => body.drop());

  it('a transfer splits the week; each manager sees his part alone', async () => {
    await body.endPost('lan', '2026-11-18');
    await body.assign('lan', 'staff', 'economy', { from: '2026-11-18' });
    await body.inLine(WEDNESDAY);
    const { nam, hai } = body.person;
    expect(await body.evaluations('lan')).toMatchObject([
      { unit_id: body.unit.culture, scorer_id: nam, seq: 2 },
      { unit_id: body.unit.economy, scorer_id: hai, seq: 1 },
    ]);
    const [spans] = await body.sql(
      `select array_agg(slice_from::text || ' ' || slice_to::text order by slice_from) as parts
       from evaluation where person_id = $1 and week_start = '2026-11-16'`,
      [body.person.lan],
    );
    expect(spans).toEqual({ parts: ['2026-11-16 2026-11-18', '2026-11-18 2026-11-23'] });
    await body.does('lan', 'submit', { of: 'lan' });
    await expect(body.does('nam', 'score', { of: 'lan' })).rejects.toMatchObject({ kind: 'not-found' });
    await body.does('hai', 'score', { of: 'lan' });
  });

  it('leave of three days takes the week out of the count; nobody submits or is scored', async () => {
    await body.away('binh', 'leave', '2026-11-16', '2026-11-19');
    await body.inLine();
    expect(await body.evaluation('binh')).toMatchObject({ counted: false, not_counted_kind: 'leave' });
    await expect(body.does('binh', 'submit', { of: 'binh' })).rejects.toMatchObject({
      code: 'week-not-counted',
    });
  });

  it('somebody without a post any more keeps what was filed', async () => {
    await body.does('yen', 'submit', { of: 'yen' });
    await body.endPost('yen', '2026-11-16');
    await body.inLine(MONDAY_AFTER);
    expect(await body.evaluation('yen')).toMatchObject({
      state: 'submitted',
      counted: false,
      not_counted_kind: 'no-post',
    });
  });
});
