// Everything one quota of a period is reckoned from: the records of its regulations, organ by organ, and the rulings.
import type { Evaluation } from '../../domain/evaluation/shape.ts';
import { organOf } from '../../domain/organization/organ.ts';
import type { Unit } from '../../domain/organization/shape.ts';
import { addDays } from '../../domain/period/date.ts';
import { periodDates } from '../../domain/period/period.ts';
import { NO_RULING } from '../../domain/rollup/quota-guard.ts';
import { quotasIn } from '../../domain/rollup/quota-members.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { evaluationFromRow } from '../../store/evaluations.ts';
import { organizationVersionOn, unitsOf } from '../../store/organization.ts';
import { type QuotaKey, quotaRecords, quotaRulings, type RulingRow } from '../../store/quotas.ts';
import type { Rulebooks } from '../../store/rulebooks.ts';
import type { Tx } from '../../store/transaction.ts';

export interface QuotaFacts {
  readonly key: QuotaKey;
  readonly units: ReadonlyMap<number, Unit>;
  readonly records: readonly Evaluation[];
  readonly rulings: readonly RulingRow[];
  readonly rulebookOf: (state: Evaluation) => Rulebook;
  /** The organ somebody's record counts in. */
  readonly organ: (state: Pick<Evaluation, 'unitId'>) => number | null;
}

/** Loads them in the tree of the period's end. Needs system scope: an organ is more than what the caller sees. */
export async function quotaFacts(
  tx: Tx,
  { tenantId, today }: { readonly tenantId: number; readonly today: string },
  rulebooks: Rulebooks,
  key: QuotaKey,
): Promise<QuotaFacts> {
  const { to } = periodDates(key.period);
  const version = await organizationVersionOn(tx, tenantId, to <= today ? addDays(to, -1) : today);
  const ids = rulebooks.all().filter((one) => one.family === key.regime);
  const [tree, rows, rulings] = [
    version === null ? [] : await unitsOf(tx, tenantId, version),
    await quotaRecords(tx, tenantId, key.period, [...new Set(ids.map(({ id }) => id))]),
    await quotaRulings(tx, tenantId, key),
  ];
  const units = new Map(tree.map((unit) => [unit.id, unit]));
  const root = tree.find(({ parentId }) => parentId === null)?.id ?? null;
  return {
    ...{ key, units, rulings },
    records: rows.map((row) => evaluationFromRow(row, rulebooks.source)),
    rulebookOf: ({ rulebook }) => rulebooks.source(rulebook.id, rulebook.version),
    organ: ({ unitId }) => organOf(unitId, units) ?? root,
  };
}

export function rulingOf({ rulings }: QuotaFacts, organ: number | null) {
  return rulings.find(({ unitId }) => unitId === organ) ?? NO_RULING;
}

/** The regimes whose share of a level binds in a period, with the newest rulebook that says so. */
export function quotaRegimes(rulebooks: Rulebooks, period: string): readonly Rulebook[] {
  const found = new Map<string, Rulebook>();
  for (const one of rulebooks.all())
    if (one.use === 'evaluation' && quotasIn(one, period).length > 0 && !found.has(one.family))
      found.set(one.family, one);
  return [...found.values()];
}
