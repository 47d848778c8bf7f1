// The lists behind the figures of a unit's week: the server chooses, and chooses exactly what the figure counted.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { viewEvaluations } from '../../src/app/views/evaluations.ts';
import { viewUnitWeek } from '../../src/app/views/unit-week.ts';
import { EVALUATION_STATES } from '../../src/domain/evaluation/shape.ts';
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
});
