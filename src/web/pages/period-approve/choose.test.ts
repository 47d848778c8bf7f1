import { describe, expect, it } from 'vitest';
import type { ApprovalItem } from '../../../contract/unit-periods.ts';
import { canChoose, groupsOf, signable, unseenOf } from './choose.ts';

const item = (id: number, change: Partial<ApprovalItem> = {}) =>
  ({ id, looks: [], hindered: [], ...change }) as unknown as ApprovalItem;
const ORDINARY = item(1);
const OTHER = item(2);
const LOW = item(3, { looks: ['low'] });
const OPEN = item(4, { looks: ['level-open'] });
const STUCK = item(5, { hindered: [{ code: 'step-missing', params: {} }], looks: ['late'] });
const groups = groupsOf([ORDINARY, STUCK, LOW, OPEN, OTHER]);
const none = new Set<number>();

describe('approving many records of a period', () => {
  it('puts what deserves a look first and what is hindered aside', () => {
    expect(groups.exceptions).toEqual([LOW, OPEN]);
    expect(groups.ordinary).toEqual([ORDINARY, OTHER]);
    expect(groups.hindered).toEqual([STUCK]);
  });

  it('lets an exception be chosen after it was opened, an open level and a hindered one never', () => {
    expect([ORDINARY, LOW, OPEN, STUCK].map((one) => canChoose(one, none))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    const opened = new Set([3, 4, 5]);
    expect([LOW, OPEN, STUCK].map((one) => canChoose(one, opened))).toEqual([true, false, false]);
  });

  it('names what was not seen, and signs only what may be signed, in one go of so many', () => {
    expect(unseenOf(groups, new Set([1]))).toEqual([OTHER]);
    const chosen = new Set([1, 2, 3, 4, 5]);
    expect(signable(groups, chosen, none, 200)).toEqual([ORDINARY, OTHER]);
    expect(signable(groups, chosen, new Set([3]), 2)).toEqual([LOW, ORDINARY]);
  });
});
