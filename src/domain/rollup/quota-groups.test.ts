// Everybody is in exactly one group; the set of a period is that of its last day, and a frozen one keeps its own.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RANKS } from '../organization/shape.ts';
import { STAFF_GROUPS } from '../rulebook/shape-regime.ts';
import {
  type Duties,
  dutiesGroup,
  type GroupSet,
  groupsFor,
  REST,
  type SimilarDuties,
  whyNotGroups,
} from './quota-groups.ts';

const group = (name: string, of: Partial<SimilarDuties>): SimilarDuties => ({
  ...{ name, ranks: [], staffGroups: [], posts: [], jobPositions: [] },
  ...of,
});
const LAN: Duties = {
  ...{ rank: 'staff', staffGroup: 'civil-servant' },
  ...{ post: 'Chuyên viên', jobPosition: 'Chuyên viên về tổng hợp' },
};

describe('the group somebody counts in', () => {
  it('follows from management without any stated, else it is the first that fits', () => {
    expect(RANKS.map((rank) => dutiesGroup([], { ...LAN, rank }))).toEqual([
      ...['leading', 'leading', 'leading', 'leading', 'others', 'others', 'others'],
    ]);
    const heads = group('Trưởng', { ranks: ['head'] });
    const general = group('Tổng hợp', { jobPositions: [' chuyên viên  VỀ tổng hợp'] });
    const contract = group('Hợp đồng', { staffGroups: ['contract'], ranks: ['staff'] });
    const clerks = group('Chuyên viên', { posts: ['văn thư', 'chuyên viên'] });
    const of = (duties: Partial<Duties>) =>
      dutiesGroup([heads, general, contract, clerks], { ...LAN, ...duties });
    expect(of({})).toBe('Tổng hợp');
    expect(of({ jobPosition: null })).toBe('Chuyên viên');
    expect(of({ jobPosition: null, post: null })).toBe(REST);
    expect(of({ jobPosition: null, staffGroup: 'contract' })).toBe('Hợp đồng');
    expect(of({ jobPosition: null, post: null, staffGroup: 'contract', rank: 'secretary' })).toBe(REST);
    expect(of({ jobPosition: null, post: 'Kế toán' })).toBe(REST);
    expect(of({ rank: 'head' })).toBe('Trưởng');
  });

  it('is exactly one of the body, whatever it stated', () => {
    const words = fc.constantFrom('Chuyên viên', 'Văn thư', 'Kế toán');
    const lists = fc.record({
      ranks: fc.subarray([...RANKS]),
      staffGroups: fc.subarray([...STAFF_GROUPS]),
      posts: fc.array(words, { maxLength: 2 }),
      jobPositions: fc.array(words, { maxLength: 2 }),
    });
    const person = fc.record({
      rank: fc.constantFrom(...RANKS),
      staffGroup: fc.constantFrom(...STAFF_GROUPS),
      post: fc.option(words),
      jobPosition: fc.option(words),
    });
    fc.assert(
      fc.property(fc.array(lists, { minLength: 1, maxLength: 4 }), fc.array(person), (of, people) => {
        const groups = of.map((one, index) => group(`g${index}`, one));
        const counted = Map.groupBy(people, (one) => dutiesGroup(groups, one));
        // The parts are the whole: nobody counts twice, nobody is left out.
        expect([...counted.values()].reduce((sum, one) => sum + one.length, 0)).toBe(people.length);
        for (const [name, own] of counted)
          for (const one of own) {
            const place = groups.findIndex((stated) => stated.name === name);
            const earlier = place < 0 ? groups : groups.slice(0, place);
            // No group asked before takes him alone.
            for (const before of earlier) expect(dutiesGroup([before], one)).toBe(REST);
          }
      }),
      { seed: 51, numRuns: 300 },
    );
  });
});

describe('the set of a period', () => {
  const set = (from: string, at: string, name = from): GroupSet => ({
    ...{ from, at: `${at}T03:00:00.000Z`, documentNumber: '1/QĐ', documentDate: '2026-01-01' },
    groups: [group(name, { ranks: ['head'] })],
  });
  const early = set('2026-01-01', '2025-12-20');
  const late = set('2026-12-31', '2026-12-20');
  const name = (lastDay: string, frozenAt: string | null = null, sets = [late, early]) =>
    groupsFor(sets, lastDay, frozenAt)?.groups[0]?.name ?? null;

  it('is the one in force on its last day, borders half-open, whatever their order', () => {
    expect([name('2025-12-31'), name('2026-01-01'), name('2026-12-30'), name('2026-12-31')]).toEqual([
      ...[null, '2026-01-01', '2026-01-01', '2026-12-31'],
    ]);
    expect(name('2026-12-31', null, [early, late])).toBe('2026-12-31');
    const again = set('2026-12-31', '2026-12-21', 'again');
    expect([name('2027-01-31', null, [again, late]), name('2027-01-31', null, [late, again])]).toEqual([
      ...['again', 'again'],
    ]);
  });

  it('stays what was stated when the period was frozen', () => {
    expect(name('2026-12-31', '2026-12-19T00:00:00.000Z')).toBe('2026-01-01');
    expect(name('2026-12-31', '2026-12-20T03:00:00.000Z')).toBe('2026-01-01');
    expect(name('2026-12-31', '2026-12-20T03:00:00.001Z')).toBe('2026-12-31');
    expect(name('2026-12-31', '2025-12-01T00:00:00.000Z')).toBeNull();
  });
});

describe('groups a body may not state', () => {
  const form = {
    ...{ from: '2026-11-20', documentNumber: '12/QĐ', documentDate: '2026-11-18' },
    groups: [group('A', { ranks: ['head'] })],
  };
  const why = (change: Partial<typeof form>) =>
    whyNotGroups({ ...form, ...change }, '2026-11-20').map(({ code }) => code);

  it('begin in the past, have no document, no name, one name twice or nobody', () => {
    expect(why({})).toEqual([]);
    expect(why({ groups: [] })).toEqual([]);
    expect(why({ from: '2026-11-19', documentNumber: '-', documentDate: '2026-11-21' })).toEqual([
      ...['quota-groups-in-the-past', 'document-number-missing', 'document-date-to-come'],
    ]);
    const heads = { ranks: ['head' as const] };
    expect(why({ groups: [group('A', heads), group(' a ', heads)] })).toEqual(['quota-group-name-taken']);
    expect(why({ groups: [group('others', heads)] })).toEqual(['quota-group-name-taken']);
    expect(why({ groups: [group('.', {})] })).toEqual(['quota-group-without-name', 'quota-group-for-nobody']);
    // A document of this very day is none to come.
    expect(why({ documentDate: '2026-11-20' })).toEqual([]);
  });

  it('say which day and which group stand against it', () => {
    const bad = { from: '2026-11-19', documentDate: '2026-11-21' };
    const groups = [...form.groups, group('B', {})];
    expect(whyNotGroups({ ...form, ...bad, groups }, '2026-11-20').map(({ params }) => params)).toEqual([
      ...[{ today: '2026-11-20' }, { today: '2026-11-20' }, { group: 'B', place: 2 }],
    ]);
  });
});
