import { describe, expect, it } from 'vitest';
import { HEAD, MANAGER } from '../../../../test/browser/fixtures/team.ts';
import { unitPeople, unitWeekOf } from '../../../../test/browser/fixtures/unit-week.ts';
import { evaluationRoutes } from '../../../contract/evaluations.ts';
import {
  holdersOf,
  mustBeSettled,
  progressOf,
  queryOf,
  refusalGroups,
  shownFrom,
  shownInAddress,
} from './figures.ts';

const people = unitPeople();

describe('a figure in the address', () => {
  it.each([
    'open',
    'submitted',
    'scored',
    'approved',
    'closed',
    'late',
    'not-counted',
    'unsent',
    'decided',
    'everybody',
    'muc-excellent',
    'cho-score',
  ])('%s comes back the same', (text) => {
    expect(shownInAddress(shownFrom(text))).toBe(text);
  });
  it.each(['', 'everything', 'people', 'Late'])('%j shows everybody', (text) => {
    expect(shownFrom(text)).toEqual({ kind: 'all' });
    expect(shownInAddress(shownFrom(text))).toBeUndefined();
  });
  it.each([
    'scored',
    'late',
    'not-counted',
    'unsent',
    'decided',
    'everybody',
    'muc-excellent',
    'cho-approve',
    '',
  ])('%j is a question the server knows', (text) => {
    const asked = { week: '2026-W47', part: 'unit', ...queryOf(shownFrom(text)) };
    expect(evaluationRoutes.evaluations.query.parse(asked)).toEqual(asked);
  });
  it('asks the server for just these records', () => {
    expect(queryOf(shownFrom('scored'))).toEqual({ counted: 'yes', state: 'scored' });
    expect(queryOf(shownFrom('late'))).toEqual({ counted: 'yes', late: 'yes' });
    expect(queryOf(shownFrom('not-counted'))).toEqual({ counted: 'no' });
    expect(queryOf(shownFrom('unsent'))).toEqual({ counted: 'yes', state: 'unsent' });
    expect(queryOf(shownFrom('decided'))).toEqual({ counted: 'yes', state: 'decided' });
    expect(queryOf(shownFrom('everybody'))).toEqual({});
    expect(queryOf(shownFrom('cho-approve'))).toEqual({ awaits: 'approve' });
    expect(queryOf(shownFrom('muc-good'))).toEqual({ counted: 'yes', level: 'good' });
    expect(queryOf({ kind: 'all' })).toEqual({});
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
