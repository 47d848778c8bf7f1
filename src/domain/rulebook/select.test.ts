// Which regulations apply, on small ones made for it: each question open, answered and unknown, each order at its tie.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { weeklyRulebook } from '../../../test/builders/rulebook.ts';
import { mayBeOfficial, openReadings, whyOnlyPreview } from './readings.ts';
import {
  commonRulebook,
  inForce,
  inForceOn,
  rivalRulebooks,
  selectRulebooks,
  subjectFor,
  type Wanted,
} from './select.ts';
import type { Rulebook } from './shape.ts';
import type { Subject } from './shape-regime.ts';

const WEEK = weeklyRulebook();
const cited = { citation: WEEK.citation };

function subject(change: Partial<Subject> = {}): Subject {
  return {
    ...{ key: 's', name: { vi: 'x', en: 'x' }, evaluates: 'person', staffGroups: [], ranks: [], sides: [] },
    ...{ ...cited, ...change },
  };
}
function rulebook(id: string, change: Partial<Rulebook> = {}): Rulebook {
  return { ...WEEK, id, line: 'state', validFrom: '2026-01-01', subjects: [subject()], ...change };
}
const WANTED: Wanted = {
  ...{ date: '2026-06-01', period: 'week', evaluates: 'person', staffGroup: 'contract' },
  ...{ rank: 'staff', side: 'party' },
};

describe('whom a regulation is for', () => {
  test.each<[string, Partial<Subject>, Partial<Wanted>, boolean]>([
    ['anybody', {}, { staffGroup: null, rank: null, side: null }, true],
    ['persons, asked for a unit', {}, { evaluates: 'unit' }, false],
    ['his group', { staffGroups: ['cadre', 'contract'] }, {}, true],
    ['another group', { staffGroups: ['cadre'] }, {}, false],
    ['a group, his unknown', { staffGroups: ['contract'] }, { staffGroup: null }, false],
    ['his rank', { ranks: ['staff'] }, {}, true],
    ['another rank', { ranks: ['head'] }, {}, false],
    ['a rank, his unknown', { ranks: ['staff'] }, { rank: null }, false],
    ['his side', { sides: ['party'] }, {}, true],
    ['another side', { sides: ['state'] }, {}, false],
    ['a side, his unknown', { sides: ['party'] }, { side: null }, false],
  ])('%s', (_whom, change, wanted, isFor) => {
    const only = subject({ ...change, key: 'second' });
    const found = subjectFor(
      rulebook('r', { subjects: [subject({ evaluates: 'unit', ranks: ['head'] }), only] }),
      {
        ...{ ...WANTED, ...wanted },
      },
    );
    expect(found).toBe(isFor ? only : null);
  });

  test('from its first day to the one before its last', () => {
    const days = ['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'];
    const on = (validTo: string | null) => days.map((date) => inForce(rulebook('r', { validTo }), date));
    expect(on('2026-07-01')).toEqual([false, true, true, false]);
    expect(on(null)).toEqual([false, true, true, true]);
  });
});

describe('of several that fit', () => {
  const chosen = (...list: readonly Rulebook[]) => {
    const found = selectRulebooks(list, WANTED).map(({ id }) => id);
    expect(selectRulebooks(list.toReversed(), WANTED).map(({ id }) => id)).toEqual(found);
    return found;
  };

  test('the more particular, the younger, the higher version, then by name', () => {
    const plain = rulebook('b');
    expect(chosen(plain, rulebook('a'))).toEqual(['a']);
    expect(chosen(plain, rulebook('a'), rulebook('z', { version: WEEK.version + 1 }))).toEqual(['z']);
    const younger = rulebook('y', { validFrom: '2026-01-02' });
    expect(chosen(plain, rulebook('z', { version: WEEK.version + 1 }), younger)).toEqual(['y']);
    const one = rulebook('o', { validFrom: '2020-01-01', subjects: [subject({ ranks: ['staff'] })] });
    expect(chosen(younger, one)).toEqual(['o']);
    const two = rulebook('t', { subjects: [subject({ ranks: ['staff'], sides: ['party'] })] });
    expect(chosen(one, two)).toEqual(['t']);
    const groups = rulebook('g', { subjects: [subject({ staffGroups: ['contract'] })] });
    expect(chosen(younger, groups)).toEqual(['g']);
  });

  test('one for each line, the State first; none of another period, time or use', () => {
    const party = rulebook('p', { line: 'party' });
    expect(chosen(party, rulebook('s'))).toEqual(['s', 'p']);
    expect(chosen(party)).toEqual(['p']);
    expect(chosen()).toEqual([]);
    expect(chosen(rulebook('a', { use: 'archive' }))).toEqual([]);
    expect(chosen(rulebook('a', { periods: ['year'] }))).toEqual([]);
    expect(chosen(rulebook('a', { periods: ['year', 'week'] }))).toEqual(['a']);
    expect(chosen(rulebook('a', { validFrom: '2026-06-02' }))).toEqual([]);
    expect(chosen(rulebook('a', { subjects: [subject({ evaluates: 'unit' })] }))).toEqual([]);
  });
});

describe('a version that begins ends the one before', () => {
  const old = rulebook('r', { version: 1, periods: ['quarter'] });
  const next = rulebook('r', { version: 2, periods: ['month'], validFrom: '2027-01-01' });
  const other = rulebook('o', { validTo: '2026-07-01' });
  const names = (date: string, ...of: readonly Rulebook[]) =>
    inForceOn(of, date).map(({ id, version }) => `${id}${version}`);

  test('also for periods and people it no longer names, and where it ends the regulation', () => {
    expect(names('2026-12-31', old, next)).toEqual(['r1']);
    expect(names('2027-01-01', old, next)).toEqual(['r2']);
    const quarterly = { ...WANTED, period: 'quarter' } as const;
    expect(selectRulebooks([old, next], { ...quarterly, date: '2026-12-31' })).toEqual([old]);
    expect(selectRulebooks([old, next], { ...quarterly, date: '2027-01-01' })).toEqual([]);
    const ended = { ...next, use: 'archive' as const, periods: old.periods };
    expect(selectRulebooks([old, ended], { ...quarterly, date: '2027-01-01' })).toEqual([]);
  });

  test('every day of every set: at most one of each, in force that day, whatever the order', () => {
    const day = fc.constantFrom('2026-01-01', '2026-06-30', '2026-07-01', '2026-07-02', '2027-01-01');
    const any = fc.record({ id: fc.constantFrom('r', 'o'), from: day, to: fc.option(day) });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), day, (of, date) => {
        const all = of.map(({ id, from, to }, index) =>
          rulebook(id, { version: index + 1, validFrom: from, validTo: to }),
        );
        const found = inForceOn(all, date);
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
        for (const one of found)
          expect(one.validFrom <= date && (one.validTo === null || date < one.validTo)).toBe(true);
        // Nobody in force that day is passed over for an older one.
        for (const one of all.filter((of) => inForce(of, date)))
          expect(found.some(({ id, validFrom }) => id === one.id && validFrom >= one.validFrom)).toBe(true);
        expect(new Set(inForceOn(all.toReversed(), date))).toEqual(new Set(found));
      }),
      { seed: 50, numRuns: 300 },
    );
    expect(names('2026-06-30', old, other)).toEqual(['r1', 'o2']);
    expect(names('2026-07-01', old, other)).toEqual(['r1']);
  });
});

describe('two regulations of one side', () => {
  const rivals = (...list: readonly Rulebook[]) =>
    rivalRulebooks(list, WANTED).map((of) => of.map(({ id }) => id));

  test('that say alike whom they are for stand against each other, the followed one first', () => {
    const [a, b] = [rulebook('a'), rulebook('b', { validFrom: '2026-02-01' })];
    expect(rivals(a, b)).toEqual([['b', 'a']]);
    expect(rivals(a, rulebook('p', { line: 'party' }))).toEqual([]);
    expect(rivals(a, rulebook('n', { subjects: [subject({ ranks: ['staff'] })] }))).toEqual([]);
    expect(rivals(a, rulebook('n', { subjects: [subject({ ranks: ['head'] })] }))).toEqual([]);
    expect(rivals(a, rulebook('a', { version: WEEK.version + 1 }))).toEqual([]);
    expect(rivals()).toEqual([]);
  });

  test('what a whole body goes by is the broadest, even where nothing is for everybody', () => {
    const common = (...list: readonly Rulebook[]) => commonRulebook(list, '2026-06-01', 'week')?.id ?? null;
    const narrow = rulebook('n', { subjects: [subject({ ranks: ['staff'], sides: ['party'] })] });
    const staff = rulebook('s', { subjects: [subject({ ranks: ['staff'] })] });
    const [party, unit] = [rulebook('p', { line: 'party' }), subject({ evaluates: 'unit' })];
    expect(common(narrow, staff, rulebook('all'))).toBe('all');
    expect(common(narrow, staff)).toBe('s');
    expect(common(party, rulebook('z'))).toBe('z');
    expect(common(rulebook('u', { subjects: [unit] }))).toBe(null);
    expect(common(rulebook('m', { periods: ['month'] }), rulebook('a', { use: 'archive' }))).toBe(null);
    expect(common(rulebook('old', { validTo: '2026-06-01' }))).toBe(null);
  });
});

describe('readings nobody has confirmed', () => {
  const reading = (key: string) => ({
    key,
    question: 1,
    text: { vi: 'x', en: 'x' },
    alternatives: [],
    ...cited,
  });
  const open = rulebook('r', { readings: [reading('a'), reading('b')] });

  test('leave previews only', () => {
    expect(openReadings(open, ['b', 'c']).map(({ key }) => key)).toEqual(['a']);
    expect([[], ['a'], ['a', 'b']].map((confirmed) => mayBeOfficial(open, confirmed))).toEqual([
      false,
      false,
      true,
    ]);
    expect(mayBeOfficial({ ...open, use: 'archive' }, ['a', 'b'])).toBe(false);
  });

  test('are named with those who may confirm them', () => {
    const why = (keys: readonly string[], approvers: readonly string[]) =>
      whyOnlyPreview({ keys, approvers });
    expect(why([], ['Lan'])).toEqual([]);
    expect(why(['a', 'b'], ['Lan', 'Minh'])).toEqual([
      { code: 'readings-open', params: { count: 2, readings: 'a, b', approvers: 'Lan, Minh' } },
    ]);
    expect(why(['a'], [])).toEqual([
      { code: 'readings-open', params: { count: 1, readings: 'a', approvers: 'nobody' } },
    ]);
  });
});
