// Records of a period as a quota sees them. Before the decision a person stands where the last stage has him; the level
// reached is that of points and conditions, also where whoever decided gave the next one because no place was left.

import type { Evaluation, StageScores } from '../evaluation/shape.ts';
import { inputOf } from '../evaluation/stage.ts';
import { periodKind } from '../period/period.ts';
import type { Rulebook } from '../rulebook/shape.ts';
import type { Quota } from '../rulebook/shape-regime.ts';
import { pointsAndLevel } from '../score/evaluate.ts';
import { type Fraction, fromExact, ofHundredths, ZERO } from '../score/fraction.ts';
import type { QuotaMember } from './quota.ts';

/** Quotas of a regulation that bind in this period. */
export function quotasIn(rulebook: Pick<Rulebook, 'quotas'>, period: string): readonly Quota[] {
  const kind = periodKind(period);
  return rulebook.quotas.filter(({ periods }) => periods.length === 0 || periods.includes(kind));
}

export function isDecided({ state, approver }: Pick<Evaluation, 'state' | 'approver'>): boolean {
  return (state === 'approved' || state === 'closed') && approver !== null;
}

/** Key of the level reached by points and conditions in a stage; null where the regulation gives none. */
export function reachedLevel(rulebook: Rulebook, period: string, scores: StageScores): string | null {
  if (scores.chosen !== true) return scores.level;
  return pointsAndLevel(rulebook, inputOf(scores), periodKind(period)).level ?? scores.level;
}

/**
 * The record in one quota, counted in its group of similar duties; null for whoever is not counted. Without any points he
 * is a member nobody has classified.
 */
export function quotaMember(
  rulebook: Rulebook,
  quota: Quota,
  state: Evaluation,
  group: string,
): QuotaMember<Fraction> | null {
  if (!state.counted) return null;
  const decided = isDecided(state);
  const last = decided ? state.approver : state.state === 'closed' ? null : (state.scorer ?? state.self);
  const reached = last === null ? null : reachedLevel(rulebook, state.period, last);
  return {
    personId: state.personId,
    group,
    order: rulebook.levels.find(({ key }) => key === reached)?.order ?? null,
    total: totalOf(last),
    decided: decided ? (state.approver?.level === quota.level ? 'given' : 'other') : 'open',
  };
}

function totalOf(scores: StageScores | null): Fraction {
  if (scores === null) return ZERO;
  return scores.exact === undefined ? ofHundredths(scores.total) : fromExact(scores.exact);
}
