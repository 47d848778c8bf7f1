// Many at once: one effect per intention, never two decisions over each other, nothing lost.
import { afterAll, beforeEach, expect, it } from 'vitest';
import { type Asked, actOnEvaluations } from '../../src/app/act.ts';
import { closeUnitPeriod } from '../../src/app/close-period.ts';
import { ensureInLine } from '../../src/app/sync.ts';
import { verifyTenant } from '../../src/app/verify.ts';
import { requestHash } from '../../src/store/ledger.ts';
import { canonical } from '../../src/store/ledger-hash.ts';
import { aBody, aReport, type Body, GOOD_WEEK, WEDNESDAY, WEEK } from '../builders/body.ts';
import { onEachMajor } from '../database.ts';

onEachMajor('many at once', (major) => {
  const bodies: Body[] = [];
  let body: Body;
  beforeEach(async () => {
    body = await aBody(undefined, { major });
    bodies.push(body);
    await body.inLine();
  });
  afterAll(() => Promise.all(bodies.map((one) => one.drop())));

  const submission = async (who: string): Promise<Asked> => ({
    id: (await body.evaluation(who)).id,
    command: { name: 'submit', version: 1, entered: GOOD_WEEK, report: aReport(), comment: '' },
  });
  const ask = (who: string, key: string, asked: Asked) =>
    actOnEvaluations(body.context, body.actorFor(who, WEDNESDAY), { key, requestHash: requestHash(asked) }, [
      asked,
    ]);
  const actsOf = async (who: string) =>
    body.sql<{ act: string }>(
      `select act from act where record_kind = 'evaluation' and record_id = $1 order by seq`,
      [(await body.evaluation(who)).id],
    );
  const outcomes = async (all: readonly Promise<unknown>[]) => {
    const settled = await Promise.allSettled(all);
    return {
      done: settled.filter((one) => one.status === 'fulfilled').length,
      codes: settled.flatMap((one) =>
        one.status === 'rejected' ? [(one.reason as { code: string }).code] : [],
      ),
    };
  };

  it('100 identical submits: one effect, 100 same answers', async () => {
    const asked = await submission('lan');
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => ask('lan', 'one-and-the-same', asked)),
    );
    expect(new Set(answers.map(canonical)).size).toBe(1);
    expect(answers[0]).toEqual([{ id: asked.id, version: 2, state: 'submitted' }]);
    expect((await actsOf('lan')).map((row) => row.act)).toEqual(['created', 'submitted']);
  });

  it('100 submits of one version under other keys: one wins, the others are told the version now', async () => {
    const asked = await submission('lan');
    const tries = Array.from({ length: 100 }, (_, n) => ask('lan', `another-key-${n}`, asked));
    const { done, codes } = await outcomes(tries);
    expect(done).toBe(1);
    expect(new Set(codes)).toEqual(new Set(['version-conflict']));
    expect(await actsOf('lan')).toHaveLength(2);
  });

  it('a key used for something else is refused', async () => {
    const asked = await submission('lan');
    await ask('lan', 'key-used-twice', asked);
    const other = { ...asked, command: { ...asked.command, entered: { ...GOOD_WEEK, quality: 100 } } };
    await expect(ask('lan', 'key-used-twice', other)).rejects.toMatchObject({ kind: 'key-reused' });
    await expect(ask('binh', 'key-used-twice', asked)).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('two managers score at once: one wins', async () => {
    await body.lend('nam', 'thu', ['score']);
    await body.does('lan', 'submit', { of: 'lan' });
    const { done, codes } = await outcomes(
      ['nam', 'thu'].map((who) => body.does(who, 'score', { of: 'lan', version: 2, key: `score-by-${who}` })),
    );
    expect([done, codes]).toEqual([1, ['version-conflict']]);
    expect((await actsOf('lan')).map((row) => row.act)).toEqual(['created', 'submitted', 'scored']);
  });

  it('returning and scoring at once, withdrawing and opening at once: never both', async () => {
    await body.does('lan', 'submit', { of: 'lan' });
    await body.does('binh', 'submit', { of: 'binh' });
    const first = await outcomes([
      body.does('nam', 'return', { of: 'lan', comment: 'Thiếu sản phẩm', version: 2 }),
      body.does('nam', 'score', { of: 'lan', version: 2 }),
    ]);
    const second = await outcomes([
      body.does('binh', 'withdraw', { of: 'binh', version: 2 }),
      body.does('nam', 'view', { of: 'binh', version: 2 }),
    ]);
    expect([first.done, second.done]).toEqual([1, 1]);
  });

  it('sets in opposite order do not lock each other out, and are all or none', async () => {
    const people = ['lan', 'binh', 'nam', 'yen', 'hai'];
    for (const who of people) await body.does(who, 'submit', { of: who });
    const of = async (who: string): Promise<Asked> => ({
      id: (await body.evaluation(who)).id,
      command: { name: 'propose-reopen', version: 2, entered: null, report: null, comment: 'x' },
    });
    const views = (await Promise.all(['lan', 'binh'].map(of))).map((one) => ({
      ...one,
      command: { ...one.command, name: 'view' as const, comment: '' },
    }));
    const set = (items: readonly Asked[], key: string) =>
      actOnEvaluations(
        body.context,
        body.actorFor('nam', WEDNESDAY),
        { key, requestHash: requestHash({ items }) },
        items,
      );
    const { done } = await outcomes([set(views, 'set-forwards'), set(views.toReversed(), 'set-backwards')]);
    expect(done).toBe(1);
    const mixed = [...views.slice(0, 1), { ...(await of('yen')), id: 2026470099999 }];
    await expect(set(mixed, 'set-with-stranger')).rejects.toMatchObject({ kind: 'not-found' });
    expect(await actsOf('lan')).toHaveLength(3);
  });

  it('twenty requests on a new day bring the weeks in line once', async () => {
    const now = '2026-11-19T02:00:00.000Z';
    await body.endPost('nam', '2026-11-19');
    await Promise.all(
      Array.from({ length: 20 }, () => ensureInLine(body.context, body.tenantId, '2026-11-19', now)),
    );
    expect((await actsOf('lan')).map((row) => row.act)).toEqual(['created', 'reassigned']);
    expect(await body.evaluation('lan')).toMatchObject({ scorer_id: body.person.thu });
  });

  it('weeks are brought in line while somebody works on a record that stays as it is', async () => {
    const { id } = await body.evaluation('lan');
    const working = await body.pool.connect();
    try {
      await working.query('begin');
      await working.query(
        `select set_config('app.tenant', '1', true), set_config('app.actor', 'system', true)`,
      );
      const held = await working.query('select 1 from evaluation where id = $1 for no key update', [id]);
      expect(held.rowCount).toBe(1);
      await body.inLine('2026-11-19T03:00:00.000Z');
    } finally {
      await working.query('rollback');
      working.release();
    }
  });

  it('closing while people still act leaves one of two truths, and a history that proves it', async () => {
    await body.does('yen', 'submit', { of: 'yen' });
    const after = '2026-11-25T11:00:00.000Z';
    const close = (key: string) =>
      closeUnitPeriod(
        body.context,
        body.actorFor('chair', after),
        { key, requestHash: requestHash({ key }) },
        {
          ...{ unitId: body.unit.ward ?? 0, period: WEEK, version: 0 },
          ...{ leaveUnfinished: true, reason: 'Hết hạn' },
        },
      );
    const { done } = await outcomes([
      ...Array.from({ length: 5 }, (_, n) => close(`close-number-${n}`)),
      ...['lan', 'binh', 'nam'].map((who) => body.does(who, 'submit', { of: who, now: after, version: 1 })),
      body.does('hai', 'score', { of: 'yen', now: after, version: 2 }),
    ]);
    expect(done).toBeGreaterThanOrEqual(5);
    const open = await body.sql(
      `select 1 from evaluation where week_start = '2026-11-16' and state <> 'closed'`,
    );
    expect(open).toEqual([]);
    expect(await body.sql('select distinct row_version from unit_week')).toEqual([{ row_version: 1 }]);
    expect(await verifyTenant(body.pool, body.tenantId, () => undefined)).toMatchObject({ troubles: 0 });
  });
});
