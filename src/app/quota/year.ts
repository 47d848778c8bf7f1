// The share of a level in a period that is a mean: checked over everybody when the figures are frozen.
import { periodKind } from '../../domain/period/period.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { classifiedFrom } from '../../domain/rollup/close.ts';
import { decidedState, whyOverQuota } from '../../domain/rollup/quota-guard.ts';
import { quotasIn } from '../../domain/rollup/quota-members.ts';
import { lineMember } from '../../domain/rollup/quota-year.ts';
import { inForceOn } from '../../domain/rulebook/select.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import type { Quota } from '../../domain/rulebook/shape-regime.ts';
import { compare } from '../../domain/score/fraction.ts';
import { personNames } from '../../store/names.ts';
import type { QuotaKey } from '../../store/quotas.ts';
import type { Rulebooks } from '../../store/rulebooks.ts';
import type { Tx } from '../../store/transaction.ts';
import { lastDayOf } from '../preview.ts';
import { groupIn, type QuotaFacts, type QuotaLine, quotaFacts, quotaRegimes, rulingOf } from './facts.ts';

interface When {
  readonly tenantId: number;
  readonly today: string;
}

/** The first day on which a period of a family of regulations can be made official: by those in force on its last day. */
export function officialFrom(rulebooks: Rulebooks, { regime, period }: QuotaKey): string {
  const day = lastDayOf(period);
  const family = rulebooks.all().filter((one) => one.family === regime);
  return classifiedFrom(inForceOn(family, day), period);
}

/** Whether a regulation makes this period out of shorter ones, so that it has no records of its own. */
export function isMeanOf({ rollUps }: Pick<Rulebook, 'rollUps'>, period: QuotaKey['period']): boolean {
  const kind = periodKind(period);
  return rollUps.some(({ to, how }) => to === kind && how !== 'evidence');
}

/** The mean in one quota; null for whoever is not counted in it. */
export function memberOfLine(quota: Quota, line: QuotaLine, group: string, over: boolean) {
  return lineMember(line.rulebook, quota, line, { group, over });
}

/** Every scope in which freezing would give a level to more than there are places, with the names at the border. Needs
 * system scope. */
export async function frozenOverQuota(
  tx: Tx,
  when: When,
  rulebooks: Rulebooks,
  key: QuotaKey,
): Promise<readonly Refusal[]> {
  const regime = quotaRegimes(rulebooks, key.period).find(({ family }) => family === key.regime);
  if (regime === undefined || !isMeanOf(regime, key.period)) return [];
  const facts = await quotaFacts(tx, when, rulebooks, key);
  const found = quotasIn(regime, key.period).flatMap((quota) => overIn(facts, quota));
  const names = await personNames(
    tx,
    when.tenantId,
    found.flatMap(({ border }) => border),
  );
  return found.map(({ code, params, border }) => ({
    code,
    params: { ...params, border: border.map((id) => names.get(id)?.name ?? '').join(', ') },
  }));
}

function overIn(facts: QuotaFacts, quota: Quota) {
  return [...Map.groupBy(facts.lines, facts.organ)].flatMap(([organ, of]) => {
    const ruling = rulingOf(facts, organ);
    const members = of.flatMap((line) => memberOfLine(quota, line, groupIn(facts, ruling, line), true) ?? []);
    const order = of[0]?.rulebook.levels.find(({ key }) => key === quota.level)?.order ?? 1;
    const state = decidedState(quota, order, ruling, members, compare);
    const everybody = members.map(({ personId }) => personId);
    const { regime, period } = facts.key;
    return whyOverQuota(state, members, everybody, compare).map(({ params, border }) => ({
      ...{ code: 'year-quota-exceeded', border },
      params: { ...params, regime, period, organ: facts.units.get(organ ?? 0)?.name ?? '' },
    }));
  });
}
