// A person's longer period out of the shorter ones, by the rule of the regulation. Missing is said, never taken for zero.
import { comparePeriods, type PeriodKey } from '../period/period.ts';
import type { RollUpRule } from '../rulebook/shape-regime.ts';
import { type Fraction, fraction } from '../score/fraction.ts';
import type { Part, PartRecord, PersonRollUp } from './shape.ts';

/** Brought to lowest terms once: a body has several means for each of its people. */
function weightedMean(
  items: readonly { readonly total: Fraction; readonly weight: number }[],
): Fraction | null {
  const [first] = items;
  // Nearly every week has one record, whose mean it is.
  if (items.length === 1 && first !== undefined && first.weight > 0) return first.total;
  let [weight, n, d] = [0n, 0n, 1n];
  for (const { total, weight: own } of items) {
    const part = total.n * BigInt(own);
    weight += BigInt(own);
    if (total.d === d) n += part;
    else [n, d] = [n * total.d + part * d, d * total.d];
  }
  return weight === 0n ? null : fraction(n, d * weight);
}

function withTotal(items: readonly { readonly total: Fraction | null; readonly days: number }[]) {
  return items.flatMap(({ total, days }) => (total === null ? [] : [{ total, days }]));
}

/**
 * Slices of one period weigh by their working days; slices without any (a post held over days off) weigh alike. The
 * period is missing as long as one slice is, and not counted only when all are.
 */
function partOf(period: PeriodKey, records: readonly PartRecord[]): Part {
  const days = records.reduce((all, record) => all + record.days, 0);
  const base = { period, days, records };
  if (records.some((record) => record.status === 'missing'))
    return { ...base, status: 'missing', total: null };
  const decided = withTotal(records);
  if (decided.length === 0) return { ...base, status: 'not-counted', total: null };
  const byDays = decided.map(({ total, days: weight }) => ({ total, weight }));
  const alike = decided.map(({ total }) => ({ total, weight: 1 }));
  return { ...base, status: 'counted', total: weightedMean(byDays) ?? weightedMean(alike) };
}

function meanOf(how: RollUpRule['how'], parts: readonly Part[]): Fraction | null {
  const items = withTotal(parts).map(({ total, days }) => ({
    total,
    weight: how === 'mean-by-days' ? days : 1,
  }));
  return weightedMean(items);
}

/** Records with a result, in the order of their periods. */
function countedIn(parts: readonly Part[]): readonly PartRecord[] {
  return parts.flatMap(({ records }) => records.filter(({ status }) => status === 'counted'));
}

/**
 * Rolls a person's records up by one rule. `levelOf` gives the level of an exact total under what is known of the records
 * counted, or null where it is left to the competent person; it is not asked for evidence.
 */
export function rollUpPerson(
  how: RollUpRule['how'],
  records: readonly PartRecord[],
  levelOf: (total: Fraction, counted: readonly PartRecord[]) => string | null,
): PersonRollUp {
  const parts = [...Map.groupBy(records, (record) => record.period)]
    .toSorted(([a], [b]) => comparePeriods(a, b))
    .map(([period, of]) => partOf(period, of));
  const count = (status: Part['status']) => parts.filter((part) => part.status === status).length;
  const total = meanOf(how, parts);
  return {
    how,
    parts,
    counted: count('counted'),
    missing: count('missing'),
    notCounted: count('not-counted'),
    total,
    level: total === null || how === 'evidence' ? null : levelOf(total, countedIn(parts)),
  };
}
