// How many may be "excellent" in an organ and in each group of similar duties. Whole numbers only, nothing rounded up;
// the machine counts and ranks, it never chooses. Source: decree 335/2025, article 20 clause 5, and the readings of its
// base (docs/rulebooks.md, questions 4 and 5).
import type { Quota, QuotaBase } from '../rulebook/shape-regime.ts';
import { quotaPlaces } from '../score/quota-places.ts';

/** How many of a scope reached what by points and conditions, before any quota. */
export interface Reached {
  /** The level the quota bounds. */
  readonly best: number;
  /** The next level or better. */
  readonly goodOrBetter: number;
  /** Everybody classified. */
  readonly all: number;
}

/** One person of a scope as the quota sees him; `total` compares exactly and is opaque here. */
export interface QuotaMember<T> {
  readonly personId: number;
  /** Key of the group of similar duties. */
  readonly group: string;
  /** Order of the level reached by points and conditions (1 = best); null = not classified. */
  readonly order: number | null;
  readonly total: T;
  /** Whether the competent person has decided, and the bounded level was given. */
  readonly decided: 'given' | 'other' | 'open';
}

export interface RankedMember<T> extends QuotaMember<T> {
  /** 1 for the highest total; the same total has the same rank. */
  readonly rank: number;
}

/** The organ as a whole, or one group in it. */
export interface QuotaScope<T> {
  /** null = the organ. */
  readonly group: string | null;
  readonly classified: number;
  readonly reached: Reached;
  /** Places under the reading in force. */
  readonly places: number;
  readonly readings: readonly { readonly base: QuotaBase; readonly places: number }[];
  readonly given: number;
  /** Negative when more were given than there are places. */
  readonly left: number;
  /** Fewer people than the small-group rule asks: flagged; may be pooled by decision. */
  readonly small: boolean;
  /** Everybody who reached the level, best first. */
  readonly ranked: readonly RankedMember<T>[];
  /** Persons with the very total at which the places end and somebody outside them has it too: left to the competent. */
  readonly tie: readonly number[];
}

export interface QuotaState<T> {
  readonly quota: Quota;
  /** Share in force, hundredths of a per cent. */
  readonly percent: number;
  readonly organ: QuotaScope<T>;
  readonly groups: readonly QuotaScope<T>[];
}

/** Negative, 0 or positive as the exact totals compare. */
export type CompareTotals<T> = (a: T, b: T) => number;

/** Counts and ranks an organ's members for one quota. `order` is that of the bounded level in its rulebook. */
export function quotaState<T>(
  quota: Quota,
  order: number,
  outstanding: boolean,
  members: readonly QuotaMember<T>[],
  compare: CompareTotals<T>,
): QuotaState<T> {
  const percent = outstanding ? (quota.raisedPercent ?? quota.percent) : quota.percent;
  const scope = (group: string | null, of: readonly QuotaMember<T>[]) =>
    scopeOf({ quota, order, percent, group, compare }, of);
  const byGroup = Map.groupBy(members, (member) => member.group);
  const groups = quota.scopes.includes('group')
    ? [...byGroup].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([group, of]) => scope(group, of))
    : [];
  return { quota, percent, organ: scope(null, members), groups };
}

interface Counting<T> {
  readonly quota: Quota;
  readonly order: number;
  readonly percent: number;
  readonly group: string | null;
  readonly compare: CompareTotals<T>;
}

function scopeOf<T>(counting: Counting<T>, members: readonly QuotaMember<T>[]): QuotaScope<T> {
  const { quota, order, percent, group, compare } = counting;
  const classified = members.filter((member) => member.order !== null);
  const upTo = (worst: number) => classified.filter((member) => (member.order ?? worst + 1) <= worst).length;
  const reached = { best: upTo(order), goodOrBetter: upTo(order + 1), all: classified.length };
  const ranked = rank(
    classified.filter((member) => (member.order ?? order + 1) <= order),
    compare,
  );
  const count = quotaPlaces(percent, quota.base, reached);
  const given = members.filter((member) => member.decided === 'given').length;
  return {
    group,
    classified: classified.length,
    reached,
    places: count,
    readings: [quota.base, ...quota.alternatives.filter((base) => base !== quota.base)].map((base) => ({
      base,
      places: quotaPlaces(percent, base, reached),
    })),
    given,
    left: count - given,
    small: classified.length < quota.smallGroupBelow,
    ranked,
    tie: tieAt(ranked, count, compare),
  };
}

function rank<T>(members: readonly QuotaMember<T>[], compare: CompareTotals<T>): readonly RankedMember<T>[] {
  const sorted = members.toSorted((a, b) => compare(b.total, a.total) || a.personId - b.personId);
  const ranks: number[] = [];
  sorted.forEach((member, index) => {
    const before = sorted[index - 1];
    const same = before !== undefined && compare(before.total, member.total) === 0;
    ranks.push(same ? (ranks[index - 1] ?? 1) : index + 1);
  });
  return sorted.map((member, index) => ({ ...member, rank: ranks[index] ?? index + 1 }));
}

function tieAt<T>(
  ranked: readonly RankedMember<T>[],
  count: number,
  compare: CompareTotals<T>,
): readonly number[] {
  const [last, next] = [ranked[count - 1], ranked[count]];
  if (last === undefined || next === undefined || compare(last.total, next.total) !== 0) return [];
  return ranked.filter((member) => compare(member.total, last.total) === 0).map((member) => member.personId);
}
