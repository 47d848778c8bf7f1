// Which longer periods the records of a regulation stand in, and how. Data of the rulebook; where it says nothing, the
// mean is evidence only and gives no level (docs/rulebooks.md, question 13).

import { addDays } from '../period/date.ts';
import { PERIOD_KINDS, type PeriodKey, type PeriodKind, periodDates, periodOf } from '../period/period.ts';
import { isWeekKey } from '../period/week.ts';
import type { Rulebook } from '../rulebook/shape.ts';
import type { RollUpRule } from '../rulebook/shape-regime.ts';

export type RuleOfRollUp = Pick<RollUpRule, 'from' | 'to' | 'how'>;

/** Rules of a rulebook in its own order, then evidence for every longer period it says nothing of. */
export function rollUpRules(rulebook: Pick<Rulebook, 'periods' | 'rollUps'>): readonly RuleOfRollUp[] {
  const said = rulebook.rollUps.map(({ from, to, how }) => ({ from, to, how }));
  const shortest = PERIOD_KINDS.find((kind) => rulebook.periods.includes(kind));
  if (shortest === undefined) return said;
  const silent = PERIOD_KINDS.slice(PERIOD_KINDS.indexOf(shortest) + 1).filter(
    (kind) => !said.some((rule) => rule.to === kind),
  );
  return [...said, ...silent.map((to) => ({ from: shortest, to, how: 'evidence' as const }))];
}

/** What a regulation itself says of making such a period; undefined where it is silent. */
export function saidRule({ rollUps }: Pick<Rulebook, 'rollUps'>, to: PeriodKind): RollUpRule | undefined {
  return rollUps.find((rule) => rule.to === to);
}

/** The period of a longer kind that `part` belongs to; a week belongs where its Thursday lies. */
export function periodAround(kind: PeriodKind, part: PeriodKey): PeriodKey {
  const { from } = periodDates(part);
  return periodOf(kind, isWeekKey(part) ? addDays(from, 3) : from);
}
