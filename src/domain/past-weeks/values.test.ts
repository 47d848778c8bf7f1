// A form between its two halves of the ledger, and the parameters of a trouble as people read them.
import { expect, test } from 'vitest';
import { forKeeping, isComplete, type PastForm, standingTotal, sumDiffers } from './form.ts';
import { joinForm, splitForm } from './record.ts';
import { shownParams } from './values.ts';

const given = (label: string, self: number | null, manager: number | null) => ({
  ...{ label, most: 4000, self, manager, final: null },
});
const FORM: PastForm = {
  week: '2026-W40',
  who: { name: 'Nguyễn Thị A', nationalId: '001', birthDate: '1990-01-31', post: null, unit: null },
  items: [],
  points: [given('Chất lượng', 4000, 3900), given('Tiến độ', 3500, null)],
  totals: { self: 7500, manager: 7400, final: null, reckoned: 7500 },
  ...{ level: 'Tốt', opinion: null, signatures: [] },
};

test('no word stays among the figures, no figure among the words, and both together are the form', () => {
  const { figures, words } = splitForm(FORM);
  const { points, totals, week, ...rest } = FORM;
  const numbers = points.map(({ most, self, manager, final }) => ({ most, self, manager, final }));
  expect(figures).toEqual({ week, totals, points: numbers });
  expect(words).toEqual({ ...rest, labels: ['Chất lượng', 'Tiến độ'] });
  expect(joinForm(figures, words)).toEqual(FORM);
});

test('a form whose words were erased keeps its figures', () => {
  const { figures, words } = splitForm(FORM);
  const erased = joinForm(figures, { ...words, labels: [] });
  expect(erased.points).toMatchObject([
    { label: '', self: 4000 },
    { label: '', self: 3500 },
  ]);
});

test('number and date of birth are not kept', () => {
  const { who, ...rest } = forKeeping(FORM);
  expect(who).toEqual({ ...FORM.who, nationalId: null, birthDate: null });
  expect({ ...rest, who: FORM.who }).toEqual(FORM);
});

test('a form is complete when sum, manager and every criterion say something', () => {
  const { points, totals } = FORM;
  expect(isComplete(FORM)).toBe(true);
  expect(isComplete({ points, totals: { ...totals, self: null } })).toBe(false);
  expect(isComplete({ points, totals: { ...totals, manager: null } })).toBe(false);
  expect(isComplete({ points: [...points, given('Nền nếp', null, 1)], totals })).toBe(false);
});

test('a sum differs only where both are known; what stood is the approver before the manager', () => {
  const differs = (self: number | null, reckoned: number | null) =>
    sumDiffers({ ...FORM.totals, self, reckoned });
  expect([differs(1, 2), differs(2, 2), differs(null, 2), differs(1, null), differs(null, null)]).toEqual([
    ...[true, false, false, false, false],
  ]);
  const stood = (final: number | null, manager: number | null) => standingTotal({ final, manager });
  expect([stood(0, 5), stood(null, 5), stood(null, null)]).toEqual([0, 5, null]);
});

test('points are shown as points in either language; rows, words and all else as they are', () => {
  const params = { written: 8950, reckoned: 9000, most: 10_000, before: 5, after: 750, row: 12, name: 'A' };
  expect(shownParams({ code: 'sum-differs', params }, 'vi')).toEqual({
    ...{ written: '89,5', reckoned: '90', most: '100', before: '0,05', after: '7,5', row: 12, name: 'A' },
  });
  expect(shownParams({ code: 'sum-differs', params: { written: 8950 } }, 'en')).toEqual({ written: '89.5' });
  expect(shownParams({ code: 'sum-differs', params: { written: '8950' } }, 'vi')).toEqual({
    written: '8950',
  });
  const many = { code: 'file-refused', params: { most: 2000 } };
  expect(shownParams(many, 'vi')).toEqual({ most: 2000 });
});
