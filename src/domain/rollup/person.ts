// A person's longer period out of the shorter ones, by the rule of the regulation. Missing is said, never taken for zero.
import { comparePeriods, type PeriodKey } from '../period/period.ts';
import type { RollUpRule } from '../rulebook/shape-regime.ts';
import { add, divide, type Fraction, fraction, multiply, ZERO } from '../score/fraction.ts';
import type { Part, PartRecord, PersonRollUp } from './shape.ts';

function weightedMean(
  items: readonly { readonly total: Fraction; readonly weight: number }[],
): Fraction | null {
  const weight = items.reduce((all, item) => all + item.weight, 0);
  if (weight === 0) return null;
  const sum = items.reduce((all, item) => add(all, multiply(item.total, fraction(item.weight))), ZERO);
  return divide(sum, fraction(weight));
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
