import { expect, it } from 'vitest';
import { statisticsReply } from '../../../../test/browser/fixtures/staffing.ts';
import { unitLoads } from './unit-loads.ts';

const DATA = statisticsReply();
const holders = (people: number) => [{ unitId: 5, position: 'Một cửa', people, now: people, days: 250 }];

it('tells the load of a unit of five, and of fewer only how many they are', () => {
  expect(unitLoads({ ...DATA, holders: holders(5) })).toMatchObject([
    { unit: { id: 5 }, people: 5, few: false, perDay: 49_200 },
  ]);
  expect(unitLoads({ ...DATA, holders: holders(4) })).toMatchObject([
    { unit: { id: 5 }, people: 4, few: true, perDay: null },
  ]);
});
it('a unit without people has no box', () => {
  expect(unitLoads({ ...DATA, holders: [] })).toEqual([]);
});
