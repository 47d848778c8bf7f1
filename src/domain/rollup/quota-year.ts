// A longer period that is a mean has no form and no decision of its own: it becomes official when its figures are frozen.
// So that is where its share of a level blocks, and the head of the organ decides beforehand whom the last places go to.
import { hasWords, type Refusal, refuse } from '../refusal.ts';
import type { Rulebook } from '../rulebook/shape.ts';
import type { Quota, RollUpRule } from '../rulebook/shape-regime.ts';
import { type Fraction, ZERO } from '../score/fraction.ts';
import type { QuotaMember } from './quota.ts';

/** A person's line of the period; `level` is the one given, `reached` the one before any decision about places. */
export interface LineStanding {
  readonly personId: number;
  readonly how: RollUpRule['how'];
  readonly total: Fraction | null;
  readonly reached: string | null;
  readonly level: string | null;
}

/** The line in one quota; null where the mean is evidence only. Before the period is over nothing of it is decided. */
export function lineMember(
  rulebook: Pick<Rulebook, 'levels'>,
  quota: Pick<Quota, 'level'>,
  { personId, how, total, reached, level }: LineStanding,
  { group, over }: { readonly group: string; readonly over: boolean },
): QuotaMember<Fraction> | null {
  if (how === 'evidence') return null;
  const given = level === quota.level ? 'given' : 'other';
  return {
    personId,
    group,
    order: rulebook.levels.find(({ key }) => key === reached)?.order ?? null,
    total: total ?? ZERO,
    decided: over && level !== null ? given : 'open',
  };
}

/** Levels that may be given to whoever reached the bounded one: that level, or the next. */
export function levelsToSettle({ levels }: Pick<Rulebook, 'levels'>, { level }: Pick<Quota, 'level'>) {
  const order = levels.find(({ key }) => key === level)?.order ?? 0;
  return levels.filter((one) => one.order === order || one.order === order + 1).map(({ key }) => key);
}

export interface Settling {
  readonly over: boolean;
  readonly until: string;
  /** Reached by the mean, before any decision. */
  readonly reached: string | null;
  readonly level: string;
  readonly own: boolean;
  readonly reason: string;
}

/** Every reason against deciding a level of a mean; empty when it may be done. */
export function whyNotSettled(
  rulebook: Pick<Rulebook, 'levels'>,
  quota: Pick<Quota, 'level'>,
  { over, until, reached, level, own, reason }: Settling,
): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (own) refusals.push(refuse('own-case'));
  if (!over) refusals.push(refuse('settle-after-end', { until }));
  if (reached !== quota.level || !levelsToSettle(rulebook, quota).includes(level))
    refusals.push(refuse('settle-not-bounded'));
  if (!hasWords(reason)) refusals.push(refuse('reason-missing'));
  return refusals;
}
