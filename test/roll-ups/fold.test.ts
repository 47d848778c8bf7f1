// Weeks into months, quarters, half-years and years: step by step and from scratch the same, frozen by number, late
// changes listed.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkRollUps } from '../../src/app/roll-ups/check.ts';
import { foldRollUps } from '../../src/app/roll-ups/fold.ts';
import { freezePeriod } from '../../src/app/roll-ups/freeze.ts';
import { rebuildRollUps } from '../../src/app/roll-ups/rebuild.ts';
import { rollUpAsWorkbook } from '../../src/app/roll-ups/workbook.ts';
import { type Trouble, verifyTenant } from '../../src/app/verify.ts';
import { viewRollUp } from '../../src/app/views/roll-up.ts';
import { dateAt } from '../../src/domain/period/zone.ts';
import { readFraction } from '../../src/domain/score/fraction.ts';
import { recordsBetween, recordsByPerson } from '../../src/store/roll-up-records.ts';
import type { SourceRow } from '../../src/store/roll-ups.ts';
import { inReadTransaction, inTransaction } from '../../src/store/transaction.ts';
import { aBody, type Body, intentOf, MONDAY_AFTER, WEDNESDAY } from '../builders/body.ts';
import { onOldestMajor } from '../database.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const DECEMBER = '2026-12-01T02:00:00.000Z';

onOldestMajor('roll-ups', (major) => {
  let body: Body;
  let keys = 0;
  beforeAll(async () => {
    body = await aBody(undefined, { major });
    await body.inLine();
  });
  afterAll(() => body.drop());

  const fold = (now = WEDNESDAY) => foldRollUps(body.context, body.tenantId, dateAt(now, ZONE), now);
  const check = (now = WEDNESDAY) => checkRollUps(body.context, body.tenantId, dateAt(now, ZONE));
  const line = async (who: string, period: string, version = 0) =>
    (
      await body.sql(
        `select counted, missing, not_counted, total_numerator::text as n, total_denominator::text as d, total, level
         from person_period where tenant_id = 1 and person_id = $1 and period = $2 and version = $3`,
        [body.person[who], period, version],
      )
    )[0];
  const node = async (unit: string, period: string) =>
    (
      await body.sql<Record<string, unknown>>(
        `select members, counted, missing, mean from node_period
         where tenant_id = 1 and unit_id = $1 and period = $2 and version = 0`,
        [body.unit[unit], period],
      )
    )[0];
  const decide = async (who: string, entered: Record<string, number>, week?: string, now = WEDNESDAY) => {
    const of = { of: who, now, ...(week === undefined ? {} : { week }) };
    await body.does(who, 'submit', of);
    await body.does('nam', 'score', of);
    await body.does('minh', 'approve', { ...of, entered, comment: 'Đồng ý, có điều chỉnh' });
  };
  const freeze = (version: number, reason: string, now = DECEMBER, whole = true, steppedUp = true) => {
    keys += 1;
    const actor = body.actorFor(whole ? 'office' : 'minh', now, steppedUp);
    const input = { regime: '8679-weekly', period: '2026-M11', version, reason };
    return freezePeriod(body.context, actor, intentOf(input, `freeze-key-${keys}`), input);
  };

  it('counts everybody with records, and says what is missing instead of taking it for zero', async () => {
    expect(await fold()).toMatchObject({ persons: 40 });
    expect(await line('lan', '2026-M11')).toEqual({
      ...{ counted: 0, missing: 2, not_counted: 0, n: null, d: null, total: null, level: null },
    });
    expect(await check()).toMatchObject({ periods: 4, differences: [] });
  });

  it('does nothing when nothing happened', async () => {
    const before = await body.sql('select xmin, ctid, * from person_period order by period, person_id');
    await fold();
    expect(await body.sql('select xmin, ctid, * from person_period order by period, person_id')).toEqual(
      before,
    );
  });

  it('follows a decision: exact total, evidence without a level, every node above', async () => {
    await decide('lan', { quality: 3650, progress: 3500, conduct: 1900 });
    await fold();
    for (const period of ['2026-M11', '2026-Q4', '2026-H2', '2026-Y'])
      expect(await line('lan', period)).toMatchObject({
        counted: 1,
        n: '181',
        d: '2',
        total: 9050,
        level: null,
      });
    expect(await node('culture', '2026-M11')).toMatchObject({ counted: 1, mean: 9050 });
    expect(await check()).toMatchObject({ differences: [] });
  });

  it('a second week makes the mean of both, a third of a hundredth kept', async () => {
    const next = '2026-11-25T03:00:00.000Z';
    await body.inLine(next);
    await decide('lan', { quality: 3600, progress: 3500, conduct: 1900 }, '2026-W48', next);
    await fold(next);
    expect(await line('lan', '2026-M11')).toMatchObject({ counted: 2, n: '361', d: '4', total: 9025 });
    expect((await check(next)).differences).toEqual([]);
  });

  it('is frozen only when over, by the whole body’s office, with the password, with words for what is missing', async () => {
    await expect(freeze(0, 'Còn thiếu', '2026-11-30T02:00:00.000Z')).rejects.toMatchObject({
      detail: { refusals: [{ code: 'period-not-over' }] },
    });
    await expect(freeze(0, 'Còn thiếu', DECEMBER, false)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(freeze(0, '')).rejects.toMatchObject({
      detail: { refusals: [{ code: 'missing-needs-reason' }] },
    });
    await expect(freeze(3, 'Còn thiếu')).rejects.toMatchObject({ kind: 'changed' });
    await expect(freeze(0, 'Còn thiếu', DECEMBER, true, false)).rejects.toMatchObject({ kind: 'step-up' });
    expect(await freeze(0, 'Còn thiếu')).toMatchObject({ version: 1, members: 10, moved: 0 });
    await expect(freeze(1, 'Còn thiếu')).rejects.toMatchObject({
      detail: { refusals: [{ code: 'nothing-moved' }] },
    });
  });

  it('keeps the frozen version when a week is reopened and decided anew, and tells who moved', async () => {
    await body.does('office', 'propose-reopen', { of: 'lan', comment: 'Nhầm tiêu chí', now: MONDAY_AFTER });
    await body.does('chair', 'agree-reopen', { of: 'lan', now: MONDAY_AFTER });
    await fold(DECEMBER);
    expect(await line('lan', '2026-M11')).toMatchObject({ counted: 1, missing: 1, n: '90', total: 9000 });
    expect(await line('lan', '2026-M11', 1)).toMatchObject({ counted: 2, total: 9025 });
    expect(await freeze(1, 'Mở lại tuần 47 của một người')).toMatchObject({ version: 2, moved: 1 });
    expect((await check(DECEMBER)).differences).toEqual([]);
  });

  it('the application cannot touch a frozen line; the owner’s change is found', async () => {
    const troubles = async () => {
      const found: Trouble[] = [];
      await verifyTenant(body.pool, body.tenantId, (trouble) => found.push(trouble));
      return found.map(({ kind, code }) => [kind, code]);
    };
    expect(await troubles()).toEqual([]);
    const client = await body.pool.connect();
    await client.query(`begin; set local app.tenant = '1'; set local app.actor = 'system'`);
    const { rowCount } = await client.query('update person_period set total = 9999 where version > 0');
    expect(rowCount).toBe(0);
    const dropped = await client.query('delete from node_period where version > 0');
    expect(dropped.rowCount).toBe(0);
    await client.query('rollback');
    client.release();
    await body.sql(`update person_period set level = 'excellent' where version = 1 and person_id = $1`, [
      body.person.lan,
    ]);
    expect(await troubles()).toEqual([['period-close', 'state-differs']]);
    await body.sql(`update person_period set level = null where version = 1 and person_id = $1`, [
      body.person.lan,
    ]);
    await body.sql('update period_close set moved = 7 where version = 2');
    expect(await troubles()).toEqual([['period-close', 'state-differs']]);
    await body.sql('update period_close set moved = 1 where version = 2');
    expect(await troubles()).toEqual([]);
  });

  it('a live line changed behind the back is named by the check', async () => {
    // What changed while a longer transaction was open, of another test say, is folded once more when that has ended.
    await expect.poll(async () => (await fold(DECEMBER)).periods).toBe(0);
    await body.sql(
      `update person_period set total = 1 where version = 0 and period = '2026-Q4' and person_id = $1`,
      [body.person.lan],
    );
    await body.sql(
      `update node_period set mean = 1, members = 3 where version = 0 and period = '2026-Y' and unit_id = $1`,
      [body.unit.culture],
    );
    // A line nobody's record stands behind, and the frozen month's live line.
    await body.sql(
      `insert into person_period select tenant_id, regime, '2025-Y', version, person_id, unit_id, how, counted,
      missing, not_counted, total_numerator, total_denominator, total, level, parts from person_period
      where version = 0 and period = '2026-Y' and person_id = $1`,
      [body.person.lan],
    );
    await body.sql(
      `update person_period set total = 2 where version = 0 and period = '2026-M11' and person_id = $1`,
      [body.person.lan],
    );
    const regime = '8679-weekly';
    const lan = { regime, what: 'person', id: body.person.lan, name: body.nameOf('lan') };
    const month = { ...lan, period: '2026-M11', fields: ['shown'] };
    const { differences } = await check(DECEMBER);
    expect(differences.map((one) => ({ ...one, name: one.what === 'unit' ? '' : one.name }))).toEqual(
      expect.arrayContaining([
        month,
        { ...lan, period: '2026-Q4', fields: ['shown'] },
        {
          regime,
          period: '2026-Y',
          what: 'unit',
          id: body.unit.culture,
          name: '',
          fields: ['figures', 'shown'],
        },
        { ...lan, period: '2025-Y', fields: ['surplus'] },
      ]),
    );
    expect(differences).toHaveLength(4);
    // Folding again passes them over; a rebuild mends them all, and the frozen versions stay.
    await fold(DECEMBER);
    expect((await check(DECEMBER)).differences).toHaveLength(4);
    const frozen = await body.sql(
      'select * from person_period where version > 0 order by version, person_id',
    );
    const rebuilt = await rebuildRollUps(body.context, body.tenantId, dateAt(DECEMBER, ZONE), DECEMBER);
    expect(rebuilt).toMatchObject({ late: [] });
    expect((await check(DECEMBER)).differences).toEqual([]);
    expect(
      await body.sql('select * from person_period where version > 0 order by version, person_id'),
    ).toEqual(frozen);
  });

  it('a rebuild writes what is missing and leaves everything else where it lies', async () => {
    const rows = () =>
      body.sql<Record<string, unknown>>(
        'select xmin, ctid, * from person_period order by version, period, person_id',
      );
    const rebuild = () => rebuildRollUps(body.context, body.tenantId, dateAt(DECEMBER, ZONE), DECEMBER);
    const before = await rows();
    await rebuild();
    expect(await rows()).toEqual(before);
    const gone = `version = 0 and period = '2026-Q4' and person_id = $1`;
    await body.sql(`delete from person_period where ${gone}`, [body.person.lan]);
    await rebuild();
    const after = await rows();
    const [line, ...others] = before.filter((row) => after.every(({ ctid }) => ctid !== row.ctid));
    expect([line?.person_id, line?.period, others]).toEqual([body.person.lan, '2026-Q4', []]);
    expect(after).toHaveLength(before.length);
    expect((await check(DECEMBER)).differences).toEqual([]);
  });

  it('gives each person whole, however few records an answer holds', async () => {
    const scope = { tenantId: body.tenantId, personId: null, actor: 'system' } as const;
    const [pieces, whole] = await inReadTransaction(body.pool, scope, async (tx) => {
      const ids = await tx.query<{ id: string }>('select distinct rulebook_id as id from evaluation');
      const found: (readonly [number, readonly SourceRow[]])[] = [];
      const rulebooks = { ids: ids.map(({ id }) => id), onWork: [] };
      for await (const people of recordsByPerson(tx, body.tenantId, rulebooks, 3)) found.push(...people);
      const span = { from: '2026-01-01', to: '2027-01-01' };
      return [
        found,
        await recordsBetween(tx, body.tenantId, span, rulebooks, { subject: 'person', ids: null }),
      ];
    });
    const ids = pieces.map(([id]) => id);
    expect(ids).toEqual([...new Set(whole.map(({ personId }) => personId))].toSorted((a, b) => a - b));
    for (const [id, rows] of pieces) expect(rows).toEqual(whole.filter(({ personId }) => personId === id));
  });

  it('says of each record what stands in its columns', async () => {
    const scope = { tenantId: body.tenantId, personId: null, actor: 'system' } as const;
    const undone = new Error('undone');
    const facts = { flags: { disciplined: true }, lines: [], shares: { onTime: { part: 1, whole: 3 } } };
    const reading = inTransaction(body.pool, scope, async (tx) => {
      const [first, second, third] = await tx.query<{ id: number }>('select id from evaluation order by id');
      await tx.query(
        `update evaluation set counted = false, not_counted_kind = 'leave', total = null, level = null where id = $1`,
        [first?.id],
      );
      await tx.query(
        `update evaluation set state = 'approved', level = null, total_numerator = 266, total_denominator = 3,
           f_approver = $2 where id = $1`,
        [second?.id, JSON.stringify({ facts })],
      );
      await tx.query(`update evaluation set state = 'closed', total = 0, level = 'good' where id = $1`, [
        third?.id,
      ]);
      const columns = await tx.query<Record<string, unknown> & { rulebook: string }>(
        `select id, person_id, unit_id, rulebook_id as rulebook, period_kind, week_start, slice_from, slice_to,
           state in ('approved', 'closed') as decided, counted, not_counted_kind, level,
           case when total_numerator is not null then total_numerator || '/' || total_denominator
             when total is not null then total || '/100' end as total,
           f_approver -> 'facts' as facts from evaluation where subject = 'person' order by week_start, id`,
      );
      const ids = [...new Set(columns.map(({ rulebook }) => rulebook))];
      const span = { from: '2026-01-01', to: '2027-01-01' };
      const read = async (onWork: readonly string[]) => {
        const whole = { subject: 'person', ids: null } as const;
        return (await recordsBetween(tx, body.tenantId, span, { ids, onWork }, whole)).map((row) => [
          ...[row.id, row.personId, row.unitId, row.rulebookId, row.kind, row.start, row.from, row.to],
          ...[row.decided, row.counted, row.why, row.level, row.total, row.facts],
        ]);
      };
      const exact = (text: unknown) => (typeof text === 'string' ? readFraction(text) : null);
      const expected = columns.map(({ total, facts: stated, ...row }): unknown[] => [
        ...[...Object.values(row), exact(total), stated],
      ]);
      expect(await read(ids)).toEqual(expected);
      // Lines and shares of work only where a level follows from them.
      const plain = expected.map((row): unknown[] => [
        ...[...row.slice(0, -1), row.at(-1) === null ? null : { ...facts, lines: [], shares: {} }],
      ]);
      expect(await read([])).toEqual(plain);
      throw undone;
    });
    await expect(reading).rejects.toBe(undone);
  });

  it('a result decided anew makes the next version by itself and lists whom it moved', async () => {
    const closes = () =>
      body.sql('select version, closed_by, moved, missing from period_close order by version');
    const before = await closes();
    await fold(DECEMBER);
    expect(await closes()).toEqual(before);
    // The first of the two weeks of 'lan' is decided higher; nothing else is open that was not when it was frozen.
    const full = { quality: 4000, progress: 4000, conduct: 2000 };
    await body.does('nam', 'score', { of: 'lan', now: MONDAY_AFTER });
    const decision = { entered: full, comment: 'Tính lại theo sản phẩm', now: MONDAY_AFTER };
    await body.does('minh', 'approve', { of: 'lan', ...decision });
    await fold(DECEMBER);
    const [late, ...more] = (await closes()).slice(before.length);
    expect(more).toEqual([]);
    expect(late).toMatchObject({ version: 3, closed_by: null, moved: 1 });
    await fold(DECEMBER);
    expect((await closes()).length).toBe(3);
    const view = await viewRollUp(body.context, body.actorFor('office', DECEMBER), {
      ...{ period: '2026-M11', unit: body.unit.culture },
    });
    expect(view.frozen.map(({ version, by, reason }) => [version, by?.id ?? null, reason])).toEqual([
      [3, null, null],
      [2, body.person.office, 'Mở lại tuần 47 của một người'],
      [1, body.person.office, 'Còn thiếu'],
    ]);
    const [moved] = view.frozen[0]?.moves ?? [];
    expect(moved?.person.id).toBe(body.person.lan);
    expect([moved?.before?.total?.exact, moved?.after?.total?.exact]).toEqual(['90', '95']);
    expect(view.moves).toEqual([]);
    // Each look is in the log, a downloaded file as what it is.
    const words = { locale: 'vi', say: (key: string) => key } as const;
    await rollUpAsWorkbook(
      body.context,
      body.actorFor('office', DECEMBER),
      { period: '2026-M11', unit: body.unit.culture },
      words,
    );
    const looks = await body.sql<{ view: string }>(
      `select distinct detail->>'view' as view from event_log
       where kind = 'read' and subject_id = $1 and actor_id = $2 and detail->>'view' like 'roll-up%' order by 1`,
      [body.person.lan, body.person.office],
    );
    expect(looks.map(({ view: as }) => as)).toEqual(['roll-up', 'roll-up-file']);
  });
});
