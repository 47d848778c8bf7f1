// How the parts of a rulebook fit: each fault with its place and its numbers, both sides of each border.
import { describe, expect, test } from 'vitest';
import { quarterlyRulebook } from '../../../test/builders/quarter.ts';
import { weeklyRulebook } from '../../../test/builders/rulebook.ts';
import { at, condition, end, fault } from '../../../test/builders/rulebook-parts.ts';
import { RANKS } from '../organization/shape.ts';
import { incoherences } from './coherence.ts';
import { levelBands, tilingFaults } from './coherence-bands.ts';
import type { Rulebook } from './shape.ts';

const WEEK = weeklyRulebook();
const QUARTER = quarterlyRulebook();
const cited = { citation: WEEK.citation };
const weekly = (change: Partial<Rulebook>) => incoherences({ ...WEEK, ...change });

test('the weekly regulation has no fault', () => {
  expect(weekly({})).toEqual([]);
});

describe('keys', () => {
  const keyed = <T>(change: object) => [change, change] as unknown as readonly T[];
  test.each([
    ['groups', { groups: [...WEEK.groups, ...at(WEEK.groups.slice(1), 0, { max: 0 })], maxTotal: 10_000 }, 2],
    ['criteria', { criteria: [...WEEK.criteria, ...at(WEEK.criteria.slice(2), 0, { max: 0 })] }, 3],
    ['authority', { authority: [...WEEK.authority, { ...WEEK.authority[0], ranks: [] }] }, 4],
    ['subjects', { subjects: [...WEEK.subjects, ...WEEK.subjects] }, 1],
    ['examples', { examples: [...WEEK.examples, ...WEEK.examples.slice(0, 1)] }, WEEK.examples.length],
    ['steps', { steps: keyed({ key: 'a' }) }, 1],
    ['readings', { readings: keyed({ key: 'a' }) }, 1],
    ['quotas', { quotas: keyed({ key: 'a', level: 'good', periods: [] }) }, 1],
    [
      'forced',
      { forced: keyed({ key: 'a', level: 'good', periods: [], when: { kind: 'not-above-unit' } }) },
      1,
    ],
  ] as const)('twice in %s', (list, change, place) => {
    const found = weekly(change as unknown as Partial<Rulebook>).filter(
      ({ code }) => code === 'duplicate-key',
    );
    expect(found).toEqual([fault([list, place, 'key'], 'duplicate-key', { key: expect.any(String) })]);
  });

  test('twice among levels, conditions, stages, reminders, absences and evaluated kinds', () => {
    const found = weekly({
      levels: at(WEEK.levels, 3, { key: 'good' }),
      conditions: [condition({}), condition({})],
      escalation: at(WEEK.escalation, 2, { key: 'remind' }),
      notCounted: at(WEEK.notCounted, 3, { absenceKind: 'leave' }),
      evaluatedKinds: { kinds: ['main', 'acting', 'main'], ...cited },
    });
    expect(found).toEqual([
      fault(['levels', 3, 'key'], 'duplicate-key', { key: 'good' }),
      fault(['conditions', 1, 'key'], 'duplicate-key', { key: 'c' }),
      fault(['escalation', 2, 'key'], 'duplicate-key', { key: 'remind' }),
      fault(['notCounted', 3, 'absenceKind'], 'duplicate-key', { key: 'leave' }),
      fault(['evaluatedKinds', 'kinds', 2], 'duplicate-key', { key: 'main' }),
    ]);
    const twice = at(WEEK.stages, 2, { key: 'score' });
    expect(weekly({ stages: twice })).toContainEqual(
      fault(['stages', 2, 'key'], 'duplicate-key', { key: 'score' }),
    );
  });

  test('of groups and criteria read off a tree are looked at in the tree', () => {
    const twice = { groups: [...QUARTER.groups, ...QUARTER.groups], criteria: [] };
    expect(incoherences({ ...QUARTER, ...twice }).map(({ code }) => code)).toEqual(['entered-but-computed']);
  });
});

describe('maxima and steps', () => {
  test('of criteria, groups and the whole', () => {
    expect(weekly({ criteria: at(WEEK.criteria, 0, { max: 4100 }) })).toEqual([
      fault(['groups', 0, 'max'], 'maxima-do-not-add-up', { expected: 8000, sum: 8100 }),
    ]);
    expect(weekly({ groups: at(WEEK.groups, 1, { max: 1000 }) })).toEqual([
      fault(['groups', 1, 'max'], 'maxima-do-not-add-up', { expected: 1000, sum: 2000 }),
      fault(['maxTotal'], 'maxima-do-not-add-up', { expected: 10_000, sum: 9000 }),
    ]);
    expect(weekly({ criteria: at(WEEK.criteria, 2, { step: 300 }) })).toEqual([
      fault(['criteria', 2, 'step'], 'step-does-not-divide-maximum', { max: 2000, step: 300 }),
    ]);
    const alone = at(WEEK.groups, 1, { key: 'other' as never });
    expect(weekly({ groups: alone })).toEqual([
      fault(['groups', 1, 'max'], 'maxima-do-not-add-up', { expected: 2000, sum: 0 }),
      fault(['criteria', 2, 'group'], 'group-without-entry', { key: 'conduct' }),
    ]);
  });
});

describe('bands', () => {
  const band = (key: string, from: number, to: number, low = true, high = false) => ({
    ...{ key, at: ['x', key], from: end(from, low), to: end(to, high) },
  });
  const top = band('top', 50, 100, true, true);

  test.each([
    ['touching', [top, band('rest', 0, 50)], []],
    ['touching, the border below', [band('top', 50, 100, false, true), band('rest', 0, 50, true, true)], []],
    ['both at the border', [top, band('rest', 0, 50, true, true)], ['band-overlap top/from']],
    ['neither', [band('top', 50, 100, false, true), band('rest', 0, 50)], ['band-gap top/from']],
    ['over each other', [top, band('rest', 0, 51)], ['band-overlap top/from']],
    ['apart', [top, band('rest', 0, 49, true, true)], ['band-gap top/from']],
    ['a point', [band('top', 0, 0, true, true)], ['top-not-covered top/to']],
    ['open at the top', [band('top', 50, 100), band('rest', 0, 50)], ['top-not-covered top/to']],
    ['below the top', [band('top', 50, 99, true, true), band('rest', 0, 50)], ['top-not-covered top/to']],
    ['open at 0', [top, band('rest', 0, 50, false)], ['bottom-not-covered rest/from']],
    ['above 0', [top, band('rest', 1, 50)], ['bottom-not-covered rest/from']],
    ['none', [], []],
  ] as const)('%s', (_name, bands, codes) => {
    const found = tilingFaults(bands, 100).map(({ code, path }) => `${code} ${path.slice(1).join('/')}`);
    expect(found).toEqual(codes);
  });

  test('each fault names the bands', () => {
    expect(
      tilingFaults([band('top', 60, 90, true, true), band('odd', 50, 40), band('rest', 10, 50)], 100),
    ).toEqual([
      fault(['x', 'top', 'from'], 'band-gap', { better: 'top', worse: 'odd' }),
      fault(['x', 'odd'], 'band-upside-down', { key: 'odd' }),
      fault(['x', 'top', 'to'], 'top-not-covered', { max: 100 }),
      fault(['x', 'rest', 'from'], 'bottom-not-covered'),
    ]);
  });

  test('of levels, declared gaps between them; none where conditions alone decide', () => {
    const gap = { key: 'hole', from: end(5000, false), to: end(7000, false), reading: 'r', ...cited };
    const holed = at(at(WEEK.levels, 1, { from: end(7000) }), 2, { to: end(5000, true), from: end(4000) });
    const levels = at(holed, 3, { to: end(4000, false) });
    expect(levelBands({ ...WEEK, levels })).toEqual([
      fault(['levels', 1, 'from'], 'band-gap', { better: 'good', worse: 'completed' }),
    ]);
    expect(levelBands({ ...WEEK, levels, gaps: [gap] })).toEqual([]);
    const below = at(WEEK.levels, 3, { from: end(100, false) });
    const bottom = { ...gap, from: end(0), to: end(100) };
    expect(levelBands({ ...WEEK, levels: below, gaps: [bottom] })).toEqual([]);
    const out = at(WEEK.levels, 1, { order: 3 });
    const misplaced = fault(['levels', 1, 'order'], 'level-out-of-order', { expected: 2 });
    expect(levelBands({ ...WEEK, levels: out })).toEqual([misplaced]);
    const bare = at(out, 0, { to: end(0) });
    expect(levelBands({ ...WEEK, levels: bare })).toHaveLength(3);
    expect(levelBands({ ...WEEK, form: 2, levels: bare })).toEqual([misplaced]);
    expect(levelBands({ ...QUARTER, levels: at(QUARTER.levels, 0, { to: end(0) }) })).not.toEqual([]);
  });
});

describe('who scores and approves', () => {
  const rows = (change: Parameters<typeof at<Rulebook['authority'][number]>>[2], place = 3) =>
    weekly({ authority: at(WEEK.authority, place, change) });
  const subject = (change: object) => [{ ...WEEK.subjects[0], ...change }] as Rulebook['subjects'];

  test('every rank of the subjects has exactly one row', () => {
    expect(rows({ ranks: ['staff'] })).toEqual([
      fault(['authority'], 'rank-without-row', { rank: 'section-head' }),
    ]);
    expect(rows({ ranks: ['section-head', 'staff', 'deputy'] })).toEqual([
      fault(['authority'], 'rank-in-two-rows', { rank: 'deputy' }),
    ]);
    const none = { authority: [] };
    const needed = (change: Partial<Rulebook>) =>
      weekly({ ...none, ...change }).map(({ params }) => params.rank);
    expect(needed({})).toEqual([...RANKS]);
    expect(needed({ subjects: subject({ ranks: ['staff', 'head'] }) })).toEqual(['head', 'staff']);
    expect(needed({ subjects: subject({ evaluates: 'unit' }) })).toEqual(['head']);
    expect(needed({ subjects: subject({ evaluates: 'unit', ranks: ['deputy'] }) })).toEqual(['deputy']);
    expect(needed({ use: 'archive' })).toEqual([]);
  });

  test('a row outside names nobody, any other both', () => {
    const named = fault(['authority', 0], 'outside-row-names-somebody', { key: 'leaders' });
    expect(rows({ scorers: ['head-of-unit'] }, 0)).toEqual([named]);
    expect(rows({ approvers: ['head-of-unit'] }, 0)).toEqual([named]);
    expect(rows({ oneAuthority: true }, 0)).toEqual([named]);
    const key = 'section-heads-and-staff';
    expect(rows({ scorers: [], approvers: [] })).toEqual([
      fault(['authority', 3, 'scorers'], 'row-without-scorer', { key }),
      fault(['authority', 3, 'approvers'], 'row-without-approver', { key }),
    ]);
    expect(
      rows({
        scorers: ['section-head', 'head-above', 'section-head'],
        approvers: ['head-of-unit', 'head-of-unit'],
      }),
    ).toEqual([
      fault(['authority', 3, 'scorers', 2], 'duplicate-key', { key: 'section-head' }),
      fault(['authority', 3, 'approvers', 1], 'duplicate-key', { key: 'head-of-unit' }),
    ]);
  });

  test('a regulation ends after it starts', () => {
    const ends = (validTo: string | null) => weekly({ validFrom: '2026-01-01', validTo });
    const wrong = [fault(['validTo'], 'ends-before-it-starts')];
    expect([ends('2025-12-31'), ends('2026-01-01')]).toEqual([wrong, wrong]);
    expect([ends('2026-01-02'), ends(null)]).toEqual([[], []]);
  });
});
