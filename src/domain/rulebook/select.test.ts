// Which regulations apply, on small ones made for it: each question open, answered and unknown, each order at its tie.
import { describe, expect, test } from 'vitest';
import { weeklyRulebook } from '../../../test/builders/rulebook.ts';
import { mayBeOfficial, openReadings, whyOnlyPreview } from './readings.ts';
import { inForce, selectRulebooks, subjectFor, type Wanted } from './select.ts';
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
