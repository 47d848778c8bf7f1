import { expect, it } from 'vitest';
import { type Delegation, delegationGroups } from './groups.ts';

const person = (id: number) => ({ id, name: `Người ${id}` });
function delegation(id: number, giver: number, taker: number, change: Partial<Delegation> = {}): Delegation {
  return {
    ...{ id, version: 1, delegator: person(giver), delegate: person(taker), actions: ['score'] },
    ...{ from: '2026-11-16', to: '2026-11-28', documentNumber: '1/QĐ', state: 'active', covers: 0, may: [] },
    ...change,
  };
}
const ids = (items: readonly Delegation[]) => items.map((item) => item.id);

it('tells given, received and others apart', () => {
  const groups = delegationGroups([delegation(1, 7, 8), delegation(2, 8, 7), delegation(3, 8, 9)], 7);
  expect(groups.map((group) => [group.key, ids(group.live)])).toEqual([
    ['given', [1]],
    ['received', [2]],
    ['office', [3]],
  ]);
});
it('has no group of others when there are none', () => {
  expect(delegationGroups([], 7).map((group) => group.key)).toEqual(['given', 'received']);
});
it('puts what is in force first, what comes next, and what is over apart', () => {
  const [given] = delegationGroups(
    [
      delegation(1, 7, 8, { state: 'revoked' }),
      delegation(2, 7, 8, { state: 'coming', from: '2026-12-01' }),
      delegation(3, 7, 8),
      delegation(4, 7, 8, { state: 'ended', from: '2026-01-01' }),
      delegation(5, 7, 8, { from: '2026-11-18' }),
    ],
    7,
  );
  expect(ids(given?.live ?? [])).toEqual([5, 3, 2]);
  expect(ids(given?.past ?? [])).toEqual([4, 1]);
});
