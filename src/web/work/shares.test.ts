import { expect, it } from 'vitest';
import {
  evenly,
  sentShares,
  shareFault,
  sumOf,
  type TypedShare,
  withoutPerson,
  withPerson,
} from './shares.ts';

const [HANG, BINH, MAI] = ['Hằng', 'Bình', 'Mai'].map((name, at) => ({ id: at + 1, name }));
const two = () => {
  if (!HANG || !BINH) throw new Error('three people');
  return withPerson(withPerson([], HANG), BINH);
};
const parts = (people: readonly TypedShare[]) => people.map(({ share, lead }) => [share, lead]);

it('the first leads, all get equal parts, the rest goes to the first', () => {
  expect(parts(two())).toEqual([
    ['50', true],
    ['50', false],
  ]);
  expect(MAI && parts(withPerson(two(), MAI))).toEqual([
    ['34', true],
    ['33', false],
    ['33', false],
  ]);
  expect(HANG && withPerson(two(), HANG)).toHaveLength(2);
  expect(sumOf(evenly(two(), 60))).toBe(60);
});

it('when the one who leads goes, the next leads', () => {
  expect(parts(withoutPerson(two(), 1))).toEqual([['100', true]]);
  expect(withoutPerson(withoutPerson(two(), 1), 2)).toEqual([]);
});

it('says what is wrong with the parts', () => {
  expect(shareFault([])).toBe('nobody');
  expect(shareFault(two().map((one) => ({ ...one, lead: true })))).toBe('lead');
  expect(shareFault(two().map((one) => ({ ...one, share: '60' })))).toBe('whole');
  expect(shareFault(two().map((one) => ({ ...one, share: 'nửa' })))).toBe('whole');
  expect(shareFault(two())).toBeNull();
});

it('is sent in whole per cent', () => {
  expect(sentShares(two())).toEqual([
    { personId: 1, role: 'lead', share: 50 },
    { personId: 2, role: 'with', share: 50 },
  ]);
});
