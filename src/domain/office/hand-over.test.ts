import { expect, it } from 'vitest';
import { handOverRefusals } from './hand-over.ts';

const codes = (more: object = {}) =>
  handOverRefusals({
    ...{ actorId: 1, officeUnits: [7, 8], holderId: 2, unitIds: [7], delegateId: 3 },
    ...more,
  }).map(({ code }) => code);

it('the Office moves the work of its own units, between others', () => {
  expect(codes()).toEqual([]);
  expect(codes({ unitIds: [7, 8], delegateId: null })).toEqual([]);
  expect(codes({ unitIds: [7, 9] })).toEqual(['hand-over-beyond-part']);
  expect(codes({ holderId: 1 })).toEqual(['hand-over-own-work']);
  expect(codes({ delegateId: 1 })).toEqual(['hand-over-to-yourself']);
});
