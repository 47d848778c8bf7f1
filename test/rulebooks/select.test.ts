import { describe, expect, test } from 'vitest';
import { selectRulebooks, subjectFor, type Wanted } from '../../src/domain/rulebook/select.ts';
import { shippedNames, shippedRulebook } from '../builders/rulebooks.ts';

const all = shippedNames().map((name) => shippedRulebook(name.replace('.yaml', '')));
const national = all.filter(({ id }) => /^(335|366|8679|90)/.test(id));
const person: Wanted = {
  date: '2026-10-01',
  period: 'quarter',
  evaluates: 'person',
  staffGroup: 'civil-servant',
  rank: 'staff',
  side: 'state',
};
const ids = (wanted: Partial<Wanted>, from = national) =>
  selectRulebooks(from, { ...person, ...wanted }).map(({ id }) => id);

describe('which regulation applies', () => {
  test('two at once: 335 for the State, 366 for the Party', () => {
    expect(ids({})).toEqual(['335-civil-servant', '366-person']);
    expect(ids({ rank: 'head' })).toEqual(['335-leader', '366-person']);
  });

  test('by date: before 335 only the Party line, before both none', () => {
    expect(ids({ date: '2025-12-31' })).toEqual(['366-person']);
    expect(ids({ date: '2026-01-01' })).toEqual(['335-civil-servant', '366-person']);
    expect(ids({ date: '2025-08-29' })).toEqual([]);
  });

  test('by group and subject: 335 is not for public employees, nor for units', () => {
    expect(ids({ staffGroup: 'public-employee' })).toEqual(['366-person']);
    expect(ids({ evaluates: 'unit' })).toEqual(['366-collective']);
    expect(ids({ staffGroup: null })).toEqual(['366-person']);
  });

  test('by period: the weekly regulations for weeks, one for persons, one for units', () => {
    expect(ids({ period: 'week', date: '2026-11-16' })).toEqual(['8679-weekly']);
    expect(ids({ period: 'week', date: '2026-11-16', evaluates: 'unit' })).toEqual(['8679-unit']);
    expect(ids({ period: 'half-year' })).toEqual([]);
  });

  test('an archive is never chosen, though it was in force', () => {
    expect(ids({ period: 'year', date: '2025-01-01' })).toEqual([]);
  });

  test('the more particular and the younger one wins inside a line', () => {
    const [staff] = national.filter(({ id }) => id === '335-civil-servant');
    if (staff === undefined) throw new Error('not shipped');
    const next = { ...staff, version: 2, validFrom: '2026-07-01' };
    const chosen = selectRulebooks([staff, next], person);
    expect(chosen).toEqual([next]);
    expect(selectRulebooks([staff, next], { ...person, date: '2026-06-30' })).toEqual([staff]);
    const anybody = {
      ...{ ...staff, id: 'anybody' },
      validFrom: '2026-08-01',
      subjects: [{ ...staff.subjects[0], staffGroups: [], ranks: [] }],
    };
    expect(selectRulebooks([anybody as typeof staff, next], person)).toEqual([next]);
  });

  test('contract staff of Thanh Hoa have their own frame', () => {
    const local = all.filter(({ family }) => family === 'thanh-hoa-1053');
    expect(ids({ period: 'month', staffGroup: 'contract' }, local)).toEqual(['thanh-hoa-1053-contract']);
    expect(ids({ period: 'month', rank: 'deputy' }, local)).toEqual(['thanh-hoa-1053-leader']);
    const [contract] = local.filter(({ id }) => id.endsWith('contract'));
    expect(contract && subjectFor(contract, person)).toBeNull();
  });
});
