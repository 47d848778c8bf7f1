// Who scores and who approves, resolved from dated posts by the rulebook's chains. Nobody is ever resolved for himself.
import { type AssignmentKind, type PlainDate, RANKS, type Rank, type Unit } from '../organization/shape.ts';
import { rememberedByObject } from '../remember.ts';
import { authorityRow } from '../rulebook/rules.ts';
import type { AuthorityRow, RelationKey, Rulebook } from '../rulebook/shape.ts';

/** One person holding one post on the day of the snapshot. */
export interface Holding {
  readonly assignmentId: number;
  readonly personId: number;
  readonly postId: number;
  readonly unitId: number;
  readonly rank: Rank;
  readonly kind: AssignmentKind;
  readonly managerId: number | null;
  /** Seconded elsewhere on that day: keeps the post but neither scores nor approves. */
  readonly away?: boolean;
}

/** The body on one day. `units` by id, in the version of that day. */
export interface OrganizationOnDay {
  readonly date: PlainDate;
  readonly units: ReadonlyMap<number, Unit>;
  readonly holdings: readonly Holding[];
}

/** The case to find people for: the holding as it is evaluated. */
export type Subject = Pick<Holding, 'personId' | 'unitId' | 'rank' | 'managerId'>;

/** A person found, and by which link of the chain. */
export interface Holder {
  readonly personId: number;
  readonly by: RelationKey;
}

export type Authority =
  | { readonly outside: true; readonly row: AuthorityRow }
  | {
      readonly outside: false;
      readonly row: AuthorityRow;
      readonly oneAuthority: boolean;
      readonly scorer: Holder | null;
      readonly approver: Holder | null;
    };

/**
 * Scorer and approver of a case. The approver is found first; the scorer must be somebody else unless the
 * regulation names one authority for the post, then both are the same person. Throws when no row covers the rank
 * (a checked rulebook always has one).
 */
export function resolveAuthority(rulebook: Rulebook, body: OrganizationOnDay, subject: Subject): Authority {
  const row = authorityRow(rulebook, subject.rank);
  if (row.outside) return { outside: true, row };
  const approver = follow(row.approvers, body, subject, [subject.personId]);
  if (row.oneAuthority) return { outside: false, row, oneAuthority: true, scorer: approver, approver };
  const excluded = approver === null ? [subject.personId] : [subject.personId, approver.personId];
  return {
    outside: false,
    row,
    oneAuthority: false,
    scorer: follow(row.scorers, body, subject, excluded),
    approver,
  };
}

/** The first person a chain of relations leads to from somebody's holding; nobody is found for himself. */
export function firstBy(
  chain: readonly RelationKey[],
  body: OrganizationOnDay,
  subject: Subject,
): number | null {
  return follow(chain, body, subject, [subject.personId])?.personId ?? null;
}

function follow(
  chain: readonly RelationKey[],
  body: OrganizationOnDay,
  subject: Subject,
  excluded: readonly number[],
): Holder | null {
  for (const by of chain) {
    const personId = RELATION_FINDERS[by](body, subject).find((candidate) => !excluded.includes(candidate));
    if (personId !== undefined) return { personId, by };
  }
  return null;
}

interface Index {
  /** Holdings of those who are there, by unit. */
  readonly byUnit: ReadonlyMap<number, readonly Holding[]>;
  readonly present: ReadonlySet<number>;
  readonly leaders: ReadonlySet<number>;
}

// A body is asked once per person in it: without an index that would grow with the square of its size.
const indexOf = rememberedByObject(({ holdings }: OrganizationOnDay): Index => {
  const there = holdings.filter((holding) => holding.away !== true);
  return {
    byUnit: Map.groupBy(there, (holding) => holding.unitId),
    present: new Set(there.map((holding) => holding.personId)),
    leaders: new Set(there.filter((holding) => holding.rank === 'leader').map((holding) => holding.personId)),
  };
});

/** Holdings in a unit of those who are there on the day. */
export function holdingsThere(body: OrganizationOnDay, unitId: number): readonly Holding[] {
  return indexOf(body).byUnit.get(unitId) ?? [];
}

type Finder = (body: OrganizationOnDay, subject: Subject) => readonly number[];

const RELATION_FINDERS: Readonly<Record<RelationKey, Finder>> = {
  'section-head': (body, subject) => superiorsInUnit(body, subject, 'section-head'),
  'direct-manager': (body, subject) =>
    subject.managerId !== null && indexOf(body).present.has(subject.managerId) ? [subject.managerId] : [],
  'deputy-of-unit': (body, subject) => superiorsInUnit(body, subject, 'deputy'),
  'head-of-unit': (body, subject) => superiorsInUnit(body, subject, 'head'),
  'head-above': (body, subject) =>
    ancestors(body, subject.unitId).flatMap((unitId) => holdersOf(body, unitId, 'head')),
  'leader-of-body': leadersAbove,
};

// Equals never judge each other: only ranks above the subject's own count. Where a unit has several such posts
// (its sections, the fields of its deputies), the post of whoever directs the person's work comes first.
function superiorsInUnit(body: OrganizationOnDay, subject: Subject, rank: Rank): readonly number[] {
  if (RANKS.indexOf(rank) >= RANKS.indexOf(subject.rank)) return [];
  return holdersOf(body, subject.unitId, rank, rank === 'head' ? null : subject.managerId);
}

// A named direct manager who is a leader comes first; then the leaders of the nearest unit above, the one among
// them who directs the others first.
function leadersAbove(body: OrganizationOnDay, subject: Subject): readonly number[] {
  const { leaders: known, byUnit } = indexOf(body);
  const named = subject.managerId !== null && known.has(subject.managerId) ? [subject.managerId] : [];
  const above = [subject.unitId, ...ancestors(body, subject.unitId)].flatMap((unitId) => {
    const leaders = (byUnit.get(unitId) ?? []).filter((holding) => holding.rank === 'leader');
    const inUnit = new Set(leaders.map((leader) => leader.personId));
    const directs = (holding: Holding) =>
      holding.managerId === null || !inUnit.has(holding.managerId) ? 0 : 1;
    return leaders
      .toSorted((a, b) => directs(a) - directs(b) || actingFirst(a, b) || order(a, b))
      .map((leader) => leader.personId);
  });
  return [...named, ...above];
}

// Whoever acts for a vacant or absent holder comes before the holder: the acting appointment is the newer will.
function holdersOf(
  body: OrganizationOnDay,
  unitId: number,
  rank: Rank,
  managerId: number | null = null,
): readonly number[] {
  const holders = holdingsThere(body, unitId).filter((holding) => holding.rank === rank);
  const directing = holders.filter((holding) => holding.personId === managerId).map(({ postId }) => postId);
  const directingFirst = (holding: Holding) => (directing.includes(holding.postId) ? 0 : 1);
  return holders
    .toSorted((a, b) => directingFirst(a) - directingFirst(b) || actingFirst(a, b) || order(a, b))
    .map((holding) => holding.personId);
}

function actingFirst(a: Holding, b: Holding): number {
  return Number(b.kind === 'acting') - Number(a.kind === 'acting');
}

function order(a: Holding, b: Holding): number {
  return a.postId - b.postId || a.assignmentId - b.assignmentId;
}

/** Ids of the units above, nearest first. */
export function ancestors(body: OrganizationOnDay, unitId: number): readonly number[] {
  const found: number[] = [];
  let parentId = body.units.get(unitId)?.parentId ?? null;
  while (parentId !== null && !found.includes(parentId)) {
    found.push(parentId);
    parentId = body.units.get(parentId)?.parentId ?? null;
  }
  return found;
}
