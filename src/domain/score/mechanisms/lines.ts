// Work lines in converted units (sản phẩm/công việc đã quy đổi): quantity x coefficient x factors. 335 arts 13-14;
// post and product factors: letter 427/TKT-TCHC; difficulty: guidance 06-HD/BTCTU. Coefficients are only comparable
// inside one catalogue.
import type { Achievement, Deduction } from '../../rulebook/shape-tree.ts';
import {
  add,
  type Fraction,
  fraction,
  greater,
  multiply,
  ONE,
  ofHundredths,
  smaller,
  subtract,
  ZERO,
} from '../fraction.ts';
import type { ItemFault, WorkLine } from '../input.ts';
import { share } from './mechanism.ts';

export function linesOf(lines: readonly WorkLine[], axis: string | null): readonly WorkLine[] {
  return axis === null ? lines : lines.filter((line) => line.axis === axis);
}

/** Coefficient times factors. */
export function weightOf(line: WorkLine): Fraction {
  return line.factors.reduce(
    (weight, factor) => multiply(weight, ofHundredths(factor)),
    ofHundredths(line.coefficient),
  );
}

/** Quantity (hundredths of an item) in converted units, over lines. */
export function converted(lines: readonly WorkLine[], quantityOf: (line: WorkLine) => Fraction): Fraction {
  return lines.reduce((sum, line) => add(sum, multiply(weightOf(line), quantityOf(line))), ZERO);
}

export const assigned = (line: WorkLine): Fraction => ofHundredths(line.assigned);
export const done = (line: WorkLine): Fraction => ofHundredths(line.done);

function counted({ times: found, excused }: ItemFault): number {
  return found - excused;
}

function lost(percent: number, faults: number): Fraction {
  return smaller(ONE, multiply(share(percent), fraction(faults)));
}

/**
 * What is left of the items done after the deductions, never below 0. By item: each faulty item loses its own share
 * (335 art. 14: "of that product"); by line: the whole line loses it. Excused faults take nothing off.
 */
export function withoutFault(
  line: WorkLine,
  faults: readonly ItemFault[],
  { percent, per }: Deduction,
): Fraction {
  const quantity = done(line);
  if (per === 'line') {
    const all = faults.reduce((sum, fault) => sum + counted(fault), 0);
    return multiply(quantity, subtract(ONE, lost(percent, all)));
  }
  const taken = faults.reduce((sum, fault) => add(sum, lost(percent, counted(fault))), ZERO);
  return greater(ZERO, subtract(quantity, taken));
}

export function excusedCount(faults: readonly ItemFault[]): number {
  return faults.reduce((sum, fault) => sum + fault.excused, 0);
}

/** How well one line went: progress and quality weighted; null when a degree is not stated. */
export function achieved(line: WorkLine, { progress, quality }: Achievement): Fraction | null {
  if (line.progress === null || line.quality === null) return null;
  return add(multiply(share(progress), share(line.progress)), multiply(share(quality), share(line.quality)));
}

/** Lines that lack a degree. */
export function withoutDegree(lines: readonly WorkLine[]): readonly WorkLine[] {
  return lines.filter((line) => line.progress === null || line.quality === null);
}
