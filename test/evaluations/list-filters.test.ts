// The lists behind the figures of a unit's week: the server chooses, and chooses exactly what the figure counted.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nameManager } from '../../src/app/post-map.ts';
import { viewEvaluations } from '../../src/app/views/evaluations.ts';
import { viewUnitWeek } from '../../src/app/views/unit-week.ts';
import { EVALUATION_STATES } from '../../src/domain/evaluation/shape.ts';
import { waitingFor } from '../../src/domain/evaluation/waiting.ts';
import { weekDates } from '../../src/domain/period/week.ts';
import { listEvaluations } from '../../src/store/evaluation-lists.ts';
import { evaluationFromRow } from '../../src/store/evaluations.ts';
import { requestHash } from '../../src/store/ledger.ts';
import { reassignedAmong } from '../../src/store/reassigned.ts';
import { inTransaction } from '../../src/store/transaction.ts';
import { loadViewer } from '../../src/store/viewer.ts';
import { aBody, aReport, type Body, MONDAY_AFTER, WEDNESDAY, WEEK } from '../builders/body.ts';
import { onOldestMajor } from '../database.ts';

onOldestMajor('a list of a unit', (major) => {
  let body: Body;
  beforeAll(async () => {
    body = await aBody(undefined, { major });
    await body.inLine();
    await body.does('lan', 'submit', { of: 'lan', report: aReport('Tờ trình') });
    await body.does('nam', 'score', { of: 'lan' });
    await body.does('binh', 'submit', { of: 'binh' });
    await body.does('thu', 'submit', { of: 'thu' });
    await body.does('minh', 'decide', { of: 'thu' });
  });
  afterAll(() => body.drop());

  const list = (who: string, now: string, more: object) =>
    viewEvaluations(body.context, body.actorFor(who, now), { week: WEEK, part: 'unit', ...more });

  it.each([
    ['before the deadline', WEDNESDAY],
    ['when everything is due', MONDAY_AFTER],
  ])('stands behind every figure, %s', async (_when, now) => {
    const { culture: unit = 0 } = body.unit;
    const { counts, levels } = await viewUnitWeek(body.context, body.actorFor('minh', now), unit, WEEK);
    const total = async (more: object) => (await list('minh', now, { unit, ...more })).total;
    for (const state of EVALUATION_STATES)
      expect(await total({ state, counted: 'yes' }), state).toBe(counts[state]);
    expect(await total({ counted: 'no' })).toBe(counts.notCounted);
    expect(await total({ late: 'yes', counted: 'yes' })).toBe(counts.late);
    expect(counts.late > 0).toBe(now === MONDAY_AFTER);
    expect(levels).toEqual({ good: 1 });
    for (const level of ['excellent', 'good', 'completed', 'not-completed'])
      expect(await total({ level, counted: 'yes' }), level).toBe(levels[level] ?? 0);
  });

  it('comes in pieces under the same filter', async () => {
    const everything = await list('chair', WEDNESDAY, { counted: 'yes', state: 'open' });
    const first = await list('chair', WEDNESDAY, { counted: 'yes', state: 'open', limit: 2 });
    expect([first.items.length, first.total]).toEqual([2, everything.total]);
    const cursor = first.next ?? '';
    const rest = await list('chair', WEDNESDAY, { counted: 'yes', state: 'open', cursor });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(everything.items.map(({ id }) => id));
  });

  it('tells nobody the level of what he may not read', async () => {
    const seen = async (who: string) =>
      (await list(who, WEDNESDAY, { level: 'good' })).items.map(({ person, final }) => [
        person.id,
        final?.level,
      ]);
    expect(await seen('minh')).toEqual([[body.person.thu, 'good']]);
    for (const who of ['lan', 'nam', 'dung', 'yen']) expect(await seen(who), who).toEqual([]);
  });

  const nameOfPerson = async (id: number) =>
    (
      await body.sql<{ name: string }>(
        'select full_name as name from person where tenant_id = 1 and id = $1',
        [id],
      )
    )[0]?.name;

  /** Rows of the whole ward by one road of the store or the other, as somebody has them. */
  const rows = (who: string, limit: number | null) => {
    const { tenantId, personId, today } = body.actorFor(who, WEDNESDAY);
    return inTransaction(body.pool, { tenantId, personId, actor: 'person', today }, async (tx) => {
      const viewer = await loadViewer(tx, tenantId, personId, today);
      const query = { tenantId, viewer, monday: weekDates(WEEK).from, part: 'unit', unit: null } as const;
      const page = await listEvaluations(tx, { ...query, treeDay: today, states: null, after: null, limit });
      const source = () => body.rulebook;
      return page.rows.map((row) => ({ row, state: evaluationFromRow(row, source) }));
    });
  };

  it('is the same read as one value and row by row, each with the name of whoever has it', async () => {
    await body.does('office', 'propose-reopen', { of: 'thu', comment: 'Nhầm', now: WEDNESDAY });
    const [held] = await body.sql<{ id: number }>(
      'select assignment_id as id from evaluation where tenant_id = 1 and person_id = $1',
      [body.person.lan],
    );
    const roles = [{ role: 'organization-admin', unitId: null }] as const;
    const form = { managerId: body.person.minh ?? 0, from: '2026-11-18', documentNumber: '12/QĐ' };
    const key = { key: 'key-of-the-naming', requestHash: requestHash(form) };
    const office = { ...body.actorFor('office', WEDNESDAY), roles };
    await nameManager(body.context, office, key, held?.id ?? 0, form);
    for (const who of ['office', 'minh', 'lan']) {
      const whole = await rows(who, null);
      // Row by row they bring the length of the list along.
      expect(await rows(who, 100), who).toMatchObject(whole);
      for (const { row, state } of whole) {
        const holder = waitingFor(state);
        expect(row.holder_name).toBe(holder === null ? null : await nameOfPerson(holder));
        const named = who === 'office' ? [{ assignmentId: held?.id, at: '2026-11-18T03:00:00' }] : null;
        expect(row.named, who).toEqual(named);
      }
    }
    const [reassigned] = await rows('office', null);
    expect(
      reassignedAmong(
        reassigned?.row.named ?? [],
        (await rows('office', null)).map(({ state }) => state),
      ),
    ).toHaveLength(1);
  });
});
