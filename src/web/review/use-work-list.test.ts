import { describe, expect, it } from 'vitest';
import { filed, scored } from '../../../test/browser/fixtures/team.ts';
import { byNeed, inKnownOrder } from './use-work-list.ts';

const ids = (items: readonly { readonly id: number }[]) => items.map(({ id }) => id - 470001);

describe('the order of a work list', () => {
  it('is: mine that deserve thought, mine, mine already scored, others', () => {
    const list = [
      scored(1, { may: [] }),
      scored(2, { may: ['score'] }),
      filed(3),
      filed(4, { exceptions: ['late'] }),
      filed(5),
    ];
    expect(ids(byNeed(list))).toEqual([4, 3, 5, 2, 1]);
  });
  it('does not jump when a row changes, and newcomers come last', () => {
    const known: number[] = [];
    inKnownOrder([filed(3), filed(1)], known);
    expect(ids(inKnownOrder([filed(2), filed(1), filed(3)], known))).toEqual([3, 1, 2]);
    expect(ids(inKnownOrder([filed(1), filed(2)], known))).toEqual([1, 2]);
  });
});
