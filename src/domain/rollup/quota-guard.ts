// The one place where a quota blocks: at the decision. Only decided results are its base (the number *classed* good), so
// whoever is given the bounded level comes after, or together with, those who make room for it.
import { type Refusal, refuse } from '../refusal.ts';
import type { Quota } from '../rulebook/shape-regime.ts';
import {
  type CompareTotals,
  type QuotaMember,
  type QuotaScope,
  type QuotaState,
  quotaState,
} from './quota.ts';

/** What the organ has decided, by document, about its quota in a period. */
export interface QuotaRuling {
  /** Outstanding achievement of the organ: the raised share, where the regulation has one. */
  readonly outstanding: boolean;
  /** Small groups are counted together. */
  readonly pooled: boolean;
}
export const NO_RULING: QuotaRuling = { outstanding: false, pooled: false };

/** Counts what is decided and nothing else. */
export function decidedState<T>(
  quota: Quota,
  order: number,
  ruling: QuotaRuling,
  members: readonly QuotaMember<T>[],
  compare: CompareTotals<T>,
): QuotaState<T> {
  const decided = members.filter((member) => member.decided !== 'open');
  return quotaState(quota, order, ruling.outstanding, decided, compare);
}

/** Scopes the regulation binds: the organ, and each group in it. */
export function boundScopes<T>(state: QuotaState<T>): readonly QuotaScope<T>[] {
  return [...(state.quota.scopes.includes('organ') ? [state.organ] : []), ...state.groups];
}

/** Those who have the level at or below the total at which the places end: the border, best first. */
export function atBorder<T>(scope: QuotaScope<T>, compare: CompareTotals<T>): readonly number[] {
  const given = scope.ranked.filter((member) => member.decided === 'given');
  const last = given[Math.max(scope.places, 1) - 1];
  if (last === undefined) return [];
  return given
    .filter((member) => scope.places === 0 || compare(member.total, last.total) <= 0)
    .map((member) => member.personId);
}

/**
 * Why these persons cannot be given the level: every scope in which more have it than there are places. A scope nobody of
 * them is given the level in is no reason against them. `members` stand as they would after the decision.
 */
export function whyOverQuota<T>(
  state: QuotaState<T>,
  members: readonly QuotaMember<T>[],
  deciding: readonly number[],
  compare: CompareTotals<T>,
): readonly (Refusal & { readonly border: readonly number[] })[] {
  return boundScopes(state).flatMap((scope) => {
    const concerned = members.some(
      ({ personId, group, decided }) =>
        deciding.includes(personId) && decided === 'given' && (scope.group === null || group === scope.group),
    );
    if (!concerned || scope.given <= scope.places) return [];
    const { places, given, reached, group } = scope;
    const refusal = refuse('quota-exceeded', {
      ...{ quota: state.quota.key, scope: group ?? 'organ', places, given, classified: scope.classified },
      good: reached.goodOrBetter,
    });
    return [{ ...refusal, border: atBorder(scope, compare) }];
  });
}
