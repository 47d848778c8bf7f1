import { describe, expect, it } from 'vitest';
import { deputy, filed, scored, unitToApprove, withDissent } from '../../../../test/browser/fixtures/team.ts';
import { weeklyRulebook } from '../../../../test/builders/rulebook.ts';
import { NO_ENTRY, pointActOf } from '../../review/sheet.ts';
import type { Line } from '../../review/use-review.ts';
import { groupsOf, levelCounts, rangeOf } from './groups.ts';

const line = (item: Line['item'], returning = false): Line => ({
  ...{ item, act: pointActOf(item), entry: NO_ENTRY, reading: null },
  ...{ ready: false, outdated: false, returning, todo: true },
});
const items = [...unitToApprove(), withDissent(), deputy(), scored(50, { state: 'closed', may: [] })];
const groups = groupsOf(items.map((item) => line(item)));

describe('groups', () => {
  it('put every record in exactly one place', () => {
    const { exceptions, ordinary, dissents, elsewhere, waiting, done } = groups;
    expect([exceptions.length, ordinary.length, waiting.length]).toEqual([3, 27, 4]);
    expect(dissents.map((item) => item.dissent)).toEqual(['noted']);
    expect(elsewhere.map((item) => item.oneAuthority)).toEqual([true]);
    expect(done).toHaveLength(2);
  });
  it('never offer for approval what one may not approve', () => {
    const { exceptions, ordinary, waiting } = groupsOf([
      line(scored(1, { may: [] })),
      line(filed(2, { may: ['score'] })),
    ]);
    expect([...exceptions, ...ordinary]).toEqual([]);
    expect(waiting).toHaveLength(2);
  });
  it('keep a record in sight while its return can still be taken back', () => {
    expect(groupsOf([line(scored(1, { may: ['return'] }), true)]).ordinary).toHaveLength(1);
  });
  it('leave out weeks that do not count', () => {
    expect(groupsOf([line(filed(1, { counted: false, may: [] }))]).waiting).toEqual([]);
  });
});

describe('figures of the block', () => {
  it('count levels of the scorer and give the range', () => {
    const counts = levelCounts(
      groups.ordinary.map((one) => one.item),
      weeklyRulebook().levels,
    );
    expect(counts.reduce((sum, part) => sum + part.count, 0)).toBe(27);
    expect(rangeOf(groups.ordinary)).toEqual({ from: 4800, to: 9500 });
    expect(rangeOf([])).toBeNull();
  });
});
