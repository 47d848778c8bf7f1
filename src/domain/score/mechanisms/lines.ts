// Work lines in converted units (sản phẩm/công việc đã quy đổi): quantity x coefficient x factors. 335 arts 13-14;
// post and product factors: letter 427/TKT-TCHC; difficulty: guidance 06-HD/BTCTU. Coefficients are only comparable
// inside one catalogue.
import type { Achievement, Deduction } from '../../rulebook/shape-tree.ts';
import { type Fraction, fraction } from '../fraction.ts';
import type { ItemFault, WorkLine } from '../input.ts';
import { WHOLE } from './mechanism.ts';

/** Quantities are counted in these parts of an item: fine enough for every deduction and degree, so nothing is divided. */
const PARTS = 10_000_000_000n;
const OF_HUNDREDTH = PARTS / 100n;

export function linesOf(lines: readonly WorkLine[], axis: string | null): readonly WorkLine[] {
  return axis === null ? lines : lines.filter((line) => line.axis === axis);
}

const mostFactors = (lines: readonly WorkLine[]) =>
  lines.reduce((count, { factors }) => Math.max(count, factors.length), 0);

/** Quantity (in parts of an item) in converted units, over lines; sums of the same lines can be held against each other. */
export function unitsOf(lines: readonly WorkLine[], quantityOf: (line: WorkLine) => bigint): bigint {
  const most = mostFactors(lines);
  let sum = 0n;
  for (const line of lines) {
    let units = BigInt(line.coefficient) * quantityOf(line);
    // Each factor is in hundredths; a line with fewer of them is as if the rest were 1.
    for (let at = 0; at < most; at += 1) units *= BigInt(line.factors[at] ?? 100);
    sum += units;
  }
  return sum;
}

/** What `unitsOf` these lines comes to, as a number people know. */
export function amount(units: bigint, lines: readonly WorkLine[]): Fraction {
  return fraction(units, PARTS * 100n ** BigInt(mostFactors(lines) + 1));
}

export function converted(lines: readonly WorkLine[], quantityOf: (line: WorkLine) => bigint): Fraction {
  return amount(unitsOf(lines, quantityOf), lines);
}

export const assigned = (line: WorkLine): bigint => BigInt(line.assigned) * OF_HUNDREDTH;
export const done = (line: WorkLine): bigint => BigInt(line.done) * OF_HUNDREDTH;

function counted({ times: found, excused }: ItemFault): number {
  return found - excused;
}

/** Share lost, in hundredths of a per cent, never more than the whole. */
function lost(percent: number, faults: number): number {
  return Math.min(WHOLE, percent * faults);
}

/**
 * What is left of the items done after the deductions, never below 0. By item: each faulty item loses its own share
 * (335 art. 14: "of that product"); by line: the whole line loses it. Excused faults take nothing off.
 */
export function withoutFault(
  line: WorkLine,
  faults: readonly ItemFault[],
  { percent, per }: Deduction,
): bigint {
  const quantity = done(line);
  if (per === 'line') {
    const all = faults.reduce((sum, fault) => sum + counted(fault), 0);
    return (quantity / BigInt(WHOLE)) * BigInt(WHOLE - lost(percent, all));
  }
  const taken = faults.reduce((sum, fault) => sum + lost(percent, counted(fault)), 0);
  const left = quantity - BigInt(taken) * (PARTS / BigInt(WHOLE));
  return left > 0n ? left : 0n;
}

export function excusedCount(faults: readonly ItemFault[]): number {
  return faults.reduce((sum, fault) => sum + fault.excused, 0);
}

/** What was assigned times how well it went, progress and quality weighted; a degree not stated counts as 0. */
export function achieved(line: WorkLine, { progress, quality }: Achievement): bigint {
  const degree = progress * (line.progress ?? 0) + quality * (line.quality ?? 0);
  return BigInt(line.assigned) * BigInt(degree);
}

/** Lines that lack a degree. */
export function withoutDegree(lines: readonly WorkLine[]): readonly WorkLine[] {
  return lines.filter((line) => line.progress === null || line.quality === null);
}
