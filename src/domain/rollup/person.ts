// A person's longer period out of the shorter ones, by the rule of the regulation. Missing is said, never taken for zero.
import { comparePeriods, type PeriodKey } from '../period/period.ts';
import type { RollUpRule } from '../rulebook/shape-regime.ts';
import { type Fraction, fraction } from '../score/fraction.ts';
import type { Part, PartRecord, PersonRollUp } from './shape.ts';

interface Weighed {
  readonly total: Fraction | null;
  readonly days: number;
}

/** Of those with a total, by days or each alike. Brought to lowest terms once: a body has several means for each of its people. */
function meanOf(all: readonly Weighed[], byDays: boolean): Fraction | null {
  let [counted, weight, n, d] = [0, 0, 0n, 1n];
  let first: Fraction | null = null;
  for (const { total, days } of all) {
    if (total === null) continue;
    const own = byDays ? days : 1;
    const part = own === 1 ? total.n : total.n * BigInt(own);
    counted += 1;
    weight += own;
    first ??= total;
    if (total.d === d) n += part;
    else [n, d] = [n * total.d + part * d, d * total.d];
  }
  if (weight === 0) return null;
  // Nearly every week has one record, whose mean it is.
  return counted === 1 ? first : fraction(n, d * BigInt(weight));
}

/**
 * Slices of one period weigh by their working days; slices without any (a post held over days off) weigh alike. The
 * period is missing as long as one slice is, and not counted only when all are.
 */
export function partOf(period: PeriodKey, records: readonly PartRecord[]): Part {
  let [days, missing] = [0, false];
  for (const record of records) {
    days += record.days;
    if (record.status === 'missing') missing = true;
  }
  if (missing) return { period, days, records, status: 'missing', total: null };
  const total = meanOf(records, true) ?? meanOf(records, false);
  return { period, days, records, status: total === null ? 'not-counted' : 'counted', total };
}

/** Records with a result, in the order of their periods. */
function countedIn(parts: readonly Part[]): readonly PartRecord[] {
  return parts.flatMap(({ records }) => records.filter(({ status }) => status === 'counted'));
}

/** Records of one kind of period put together period by period, in their order. The same in every longer period they stand in. */
export function partsOf(records: readonly PartRecord[]): readonly Part[] {
  return [...Map.groupBy(records, (record) => record.period)]
    .toSorted(([a], [b]) => comparePeriods(a, b))
    .map(([period, of]) => partOf(period, of));
}

/**
 * Rolls a person's parts up by one rule. `levelOf` gives the level of an exact total under what is known of the records
 * counted, or null where it is left to the competent person; it is not asked for evidence.
 */
export function rollUpPerson(
  how: RollUpRule['how'],
  parts: readonly Part[],
  levelOf: (total: Fraction, counted: readonly PartRecord[]) => string | null,
): PersonRollUp {
  const counts = { counted: 0, missing: 0, 'not-counted': 0 };
  for (const { status } of parts) counts[status] += 1;
  const total = meanOf(parts, how === 'mean-by-days');
  return {
    how,
    parts,
    counted: counts.counted,
    missing: counts.missing,
    notCounted: counts['not-counted'],
    total,
    level: total === null || how === 'evidence' ? null : levelOf(total, countedIn(parts)),
  };
}
