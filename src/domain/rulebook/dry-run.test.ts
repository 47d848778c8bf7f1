import { describe, expect, test } from 'vitest';
import { weeklyRulebook } from '../../../test/builders/rulebook.ts';
import { plainInput } from '../score/input.ts';
import { dryRun, type RecordedCase } from './dry-run.ts';
import type { Level, Rulebook } from './shape.ts';

const rulebook = weeklyRulebook();
const ORDER = ['excellent', 'good', 'completed', 'not-completed'];
const levelAt = (total: number) =>
  total >= 9000 ? 'excellent' : total >= 7500 ? 'good' : total >= 5000 ? 'completed' : 'not-completed';

function recorded(personId: number, total: number, unitId = 1): RecordedCase {
  const level = levelAt(total);
  const conduct = Math.min(2000, total - (total % 50));
  const rest = total - conduct;
  const quality = Math.min(4000, rest);
  return {
    ...{ evaluationId: personId, personId, unitId, period: '2026-W47', total, level },
    order: ORDER.indexOf(level) + 1,
    input: plainInput({ conduct, quality, progress: rest - quality }),
  };
}

/** The same bands with one bound moved. */
function withBound(between: readonly [string, string], value: number): Rulebook {
  const [upper, lower] = between;
  const moved = (level: Level): Level =>
    level.key === upper
      ? { ...level, from: { value, closed: true } }
      : level.key === lower
        ? { ...level, to: { value, closed: false } }
        : level;
  return { ...rulebook, levels: rulebook.levels.map(moved) };
}

describe('a regulation tried on what was recorded', () => {
  const cases = [
    recorded(1, 9000),
    recorded(2, 8950),
    recorded(3, 7500),
    recorded(4, 4950),
    recorded(5, 10_000),
  ];

  test('the same regulation moves nobody', () => {
    expect(dryRun(rulebook, 'week', cases)).toMatchObject({
      ...{ cases: 5, up: 0, down: 0, open: 0, changes: [], broken: [] },
      before: { excellent: 2, good: 2, 'not-completed': 1 },
      after: { excellent: 2, good: 2, 'not-completed': 1 },
    });
  });

  test('a bound moved down lifts exactly those on it', () => {
    const { up, down, changes } = dryRun(withBound(['excellent', 'good'], 8950), 'week', cases);
    expect([up, down, changes.map((one) => [one.personId, one.before.level, one.after.level])]).toEqual([
      1,
      0,
      [[2, 'good', 'excellent']],
    ]);
  });

  test('a bound moved up lowers exactly those under it; who falls is named before who rises', () => {
    const mixed = { ...withBound(['excellent', 'good'], 9050) };
    const lower = withBound(['completed', 'not-completed'], 4950);
    const both = {
      ...mixed,
      levels: mixed.levels.map((one, at) => (at < 2 ? one : (lower.levels[at] ?? one))),
    };
    expect(dryRun(both, 'week', cases).changes.map((one) => [one.personId, one.moves])).toEqual([
      [1, 'down'],
      [4, 'up'],
    ]);
  });

  test('what was not recorded leaves the level open instead of being taken for zero', () => {
    const [first] = rulebook.criteria;
    if (first === undefined) throw new Error('no criterion');
    const more = { ...rulebook, criteria: [...rulebook.criteria, { ...first, key: 'reform' }] };
    const { open, after, changes } = dryRun(more, 'week', cases);
    expect([open, after, changes[0]?.after]).toEqual([
      5,
      {},
      { total: null, level: null, state: 'no-points' },
    ]);
  });

  test('changes come worst first: left open, down, up, each by number', () => {
    const twoBounds = withBound(['excellent', 'good'], 9100);
    const lower = withBound(['completed', 'not-completed'], 4900);
    const both = {
      ...twoBounds,
      levels: twoBounds.levels.map((one, at) => (at < 2 ? one : (lower.levels[at] ?? one))),
    };
    const open = { ...recorded(8, 8000), input: plainInput({ conduct: 2000 }) };
    const invalid = {
      ...recorded(7, 8000),
      input: plainInput({ conduct: 2000, quality: 4001, progress: 0 }),
    };
    const mixed = [recorded(9, 4950), recorded(3, 9050), open, recorded(1, 4900), recorded(4, 9000), invalid];
    const found = dryRun(both, 'week', [...mixed, recorded(2, 8000)]);
    expect(found.changes.map((one) => `${one.personId} ${one.moves}`)).toEqual([
      ...['7 open', '8 open', '3 down', '4 down', '1 up', '9 up'],
    ]);
    expect([found.up, found.down, found.open]).toEqual([2, 2, 2]);
    expect(found.changes.slice(0, 3)).toEqual([
      {
        ...{ evaluationId: 7, personId: 7, unitId: 1, period: '2026-W47', moves: 'open' },
        ...{ before: { total: 8000, level: 'good' }, after: { total: null, level: null, state: 'invalid' } },
      },
      {
        ...{ evaluationId: 8, personId: 8, unitId: 1, period: '2026-W47', moves: 'open' },
        ...{
          before: { total: 8000, level: 'good' },
          after: { total: null, level: null, state: 'no-points' },
        },
      },
      {
        ...{ evaluationId: 3, personId: 3, unitId: 1, period: '2026-W47', moves: 'down' },
        ...{
          before: { total: 9050, level: 'excellent' },
          after: { total: 9050, level: 'good', state: 'decided' },
        },
      },
    ]);
  });

  test('who had no level before is not said to move', () => {
    const bare = { ...recorded(1, 9000), level: null, order: null };
    expect(dryRun(rulebook, 'week', [bare])).toMatchObject({
      ...{ up: 0, down: 0, open: 0, changes: [], before: {}, after: { excellent: 1 } },
    });
  });

  test('quotas of a level and those better are counted in each unit and period apart, on the plain share', () => {
    const quota = {
      ...{ key: 'q', level: 'good', percent: 5000, raisedPercent: 10_000, base: 'all' as const },
      ...{ alternatives: [], scopes: ['organ' as const], smallGroupBelow: 0, periods: ['week' as const] },
      citation: rulebook.citation,
    };
    const of = (unitId: number, ...totals: number[]) =>
      totals.map((total, at) => recorded(unitId * 10 + at, total, unitId));
    const other = of(3, 9000, 8000).map((one, at) => ({ ...one, period: `2026-W4${at + 7}` }));
    const cases = [...of(1, 9000, 8000, 6000, 100), ...of(2, 9000, 8000, 8000, 100), ...other];
    const { broken } = dryRun({ ...rulebook, quotas: [quota] }, 'week', cases);
    expect(broken).toEqual([
      { unitId: 2, period: '2026-W47', quota: 'q', group: null, places: 2, reached: 3, before: null },
      { unitId: 3, period: '2026-W47', quota: 'q', group: null, places: 0, reached: 1, before: null },
      { unitId: 3, period: '2026-W48', quota: 'q', group: null, places: 0, reached: 1, before: null },
    ]);
  });

  test('a quota that would not be kept is named for its unit only', () => {
    const quota = {
      ...{ key: 'excellent', level: 'excellent', percent: 2000, raisedPercent: null, base: 'good' as const },
      ...{ alternatives: [], scopes: ['organ' as const], smallGroupBelow: 6, periods: [] },
      citation: rulebook.citation,
    };
    const many = [
      ...Array.from({ length: 6 }, (_, at) => recorded(10 + at, at < 2 ? 9500 : 8000, 1)),
      ...Array.from({ length: 6 }, (_, at) => recorded(20 + at, at < 1 ? 9500 : 8000, 2)),
    ];
    const { broken } = dryRun({ ...rulebook, quotas: [quota] }, 'week', many);
    expect(broken).toEqual([
      { unitId: 1, period: '2026-W47', quota: 'excellent', group: null, places: 1, reached: 2, before: null },
    ]);
    // Beside it what the version before makes of the same work: broken there as well, by one more here, not known there.
    const base = { ...rulebook, quotas: [quota] };
    const by = (before: Rulebook) => dryRun(base, 'week', many, before).broken.map((one) => one.before);
    expect(by(base)).toEqual([2]);
    const from = { value: 9600, closed: true };
    const levels = rulebook.levels.map((one) => (one.key === 'excellent' ? { ...one, from } : one));
    expect(by({ ...base, levels })).toEqual([0]);
    expect(by({ ...base, quotas: [] })).toEqual([null]);
    const other = { ...rulebook, quotas: [{ ...quota, periods: ['year' as const] }] };
    expect(dryRun(other, 'week', many).broken).toEqual([]);
  });

  test('a share of a mean is counted over the means, in the organ the units are parts of', () => {
    const quota = {
      ...{ key: 'excellent', level: 'excellent', percent: 2000, raisedPercent: null, base: 'good' as const },
      ...{ alternatives: [], scopes: ['organ' as const], smallGroupBelow: 6, periods: ['month' as const] },
      citation: rulebook.citation,
    };
    // Two parts of organ 9: three of six on 90 in the mean of two weeks, the third by 95 and 85; five good make one place.
    const weeks = ['2026-W46', '2026-W47'].flatMap((period, week) =>
      Array.from({ length: 8 }, (_, at) => ({
        ...recorded(10 + at, at < 2 ? 9500 : at === 2 ? 9500 - week * 1000 : 8000, 1 + (at % 2)),
        ...{ period, organId: 9 },
      })),
    );
    const mean = { from: 'week', to: 'month', how: 'mean', citation: rulebook.citation } as const;
    const tried = { ...rulebook, quotas: [quota], rollUps: [mean] };
    expect(dryRun(tried, 'week', weeks).broken).toEqual([
      { unitId: 9, period: '2026-M11', quota: 'excellent', group: null, places: 1, reached: 3, before: null },
    ]);
    // Disciplined in one of both weeks: the mean is forced down, and leaves the share; a group of its own has no place.
    const flagged = weeks.map((one, at) =>
      at === 2
        ? { ...one, input: { ...one.input, flags: { disciplined: true } }, group: 'leading' }
        : { ...one, group: one.personId === 10 ? 'leading' : 'others' },
    );
    const forced = {
      ...{
        key: 'disciplined',
        name: { vi: 'x', en: 'x' },
        level: 'not-completed',
        citation: rulebook.citation,
      },
      when: { kind: 'flag' as const, flag: 'disciplined', is: true, unknown: 'no' as const },
      ...{ waivedBy: null, periods: [] },
    };
    const grouped = {
      ...tried,
      forced: [forced],
      quotas: [{ ...quota, scopes: ['organ' as const, 'group' as const] }],
    };
    expect(dryRun(grouped, 'week', flagged).broken).toEqual([
      { unitId: 9, period: '2026-M11', quota: 'excellent', group: null, places: 1, reached: 2, before: null },
      {
        unitId: 9,
        period: '2026-M11',
        quota: 'excellent',
        group: 'leading',
        places: 0,
        reached: 1,
        before: null,
      },
    ]);
    const evidence = { ...tried, rollUps: [{ ...mean, how: 'evidence' as const }] };
    expect(dryRun(evidence, 'week', weeks).broken).toEqual([]);
  });

  test('quarters that stand for months count in shares of the period itself and of the mean they make', () => {
    const share = (key: string, periods: readonly ('month' | 'quarter' | 'year')[]) => ({
      ...{ key, level: 'excellent', percent: 2000, raisedPercent: null, base: 'good' as const },
      ...{ alternatives: [], scopes: ['organ' as const], smallGroupBelow: 0, periods },
      citation: rulebook.citation,
    });
    const year = { from: 'month', to: 'year', how: 'mean', citation: rulebook.citation } as const;
    const monthly = { ...rulebook, periods: ['month' as const], rollUps: [year] };
    // Two of seven on 95 in both quarters, a third in the second only: 95 and 80 make no excellent year.
    const quarters = ['2026-Q2', '2026-Q3'].flatMap((period, at) =>
      Array.from({ length: 7 }, (_, who) => ({
        ...recorded(10 + who, who < 2 + at ? 9500 : 8000),
        period,
      })),
    );
    const broken = (...quotas: ReturnType<typeof share>[]) =>
      dryRun({ ...monthly, quotas }, 'month', quarters).broken.map(
        ({ quota, period, places, reached }) => `${quota} ${period}: ${reached} of ${places}`,
      );
    expect(broken(share('own', ['month']), share('mean', ['year']))).toEqual([
      ...['own 2026-Q2: 2 of 1', 'own 2026-Q3: 3 of 1', 'mean 2026-Y: 2 of 1'],
    ]);
    // A share of quarters binds nobody where the regulation has none.
    expect(broken(share('other', ['quarter']))).toEqual([]);
  });
});
