import { describe, expect, it } from 'vitest';
import { HEAD, MANAGER } from '../../../../test/browser/fixtures/team.ts';
import { unitPeople, unitWeekOf } from '../../../../test/browser/fixtures/unit-week.ts';
import {
  belongs,
  holdersOf,
  mustBeSettled,
  progressOf,
  queryOf,
  refusalGroups,
  type Shown,
  shownFrom,
  shownInAddress,
} from './figures.ts';

const people = unitPeople();
const behind = (shown: Shown, due = true) => people.filter((item) => belongs(item, shown, due)).length;

describe('a figure in the address', () => {
  it.each(['open', 'submitted', 'scored', 'approved', 'closed', 'late', 'not-counted', 'muc-excellent'])(
    '%s comes back the same',
    (text) => {
      expect(shownInAddress(shownFrom(text))).toBe(text);
    },
  );
  it.each(['', 'everything', 'people', 'Late'])('%j shows everybody', (text) => {
    expect(shownFrom(text)).toEqual({ kind: 'all' });
    expect(shownInAddress(shownFrom(text))).toBeUndefined();
  });
  it('asks the server for just these records', () => {
    expect(queryOf(shownFrom('scored'))).toEqual({ state: 'scored' });
    expect(queryOf(shownFrom('late'))).toEqual({ only: 'late' });
    expect(queryOf(shownFrom('muc-good'))).toEqual({ level: 'good' });
    expect(queryOf({ kind: 'all' })).toEqual({});
  });
});

describe('the list behind a figure', () => {
  it('has as many records as the figure says', () => {
    const { counts, levels } = unitWeekOf(people);
    for (const stage of ['open', 'submitted', 'scored', 'approved'] as const)
      expect(behind({ kind: 'stage', stage })).toBe(counts[stage]);
    expect(behind({ kind: 'mark', mark: 'not-counted' })).toBe(counts.notCounted);
    expect(behind({ kind: 'mark', mark: 'late' }, false)).toBe(counts.late);
    expect(behind({ kind: 'level', level: 'excellent' })).toBe(levels.excellent);
  });
  it('counts a missing report as late only once it is due', () => {
    expect(behind({ kind: 'mark', mark: 'late' }, true)).toBe(
      behind({ kind: 'mark', mark: 'late' }, false) + 1,
    );
  });
});

describe('who has the work', () => {
  it('is named with how many, most first', () => {
    expect(holdersOf(people, 'submitted')).toEqual([{ name: MANAGER.name, count: 2 }]);
    expect(holdersOf(people, 'scored')).toEqual([{ name: HEAD.name, count: 2 }]);
    expect(holdersOf(people, 'closed')).toEqual([]);
  });
});

describe('closing', () => {
  const { closeRefusals, counts } = unitWeekOf(people);
  it('groups the reasons and tells which must be settled first', () => {
    const groups = refusalGroups(closeRefusals).map(({ code, refusals }) => [code, refusals.length]);
    expect(groups).toEqual([
      ['unfinished', 5],
      ['dissent-unopened', 1],
    ]);
    expect(mustBeSettled(closeRefusals).map((refusal) => refusal.code)).toEqual(['dissent-unopened']);
  });
  it('counts results of those who count', () => {
    expect(progressOf(counts)).toEqual({ done: 7, all: 12 });
  });
});
