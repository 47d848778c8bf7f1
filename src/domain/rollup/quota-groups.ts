// Groups of similar duties (nhóm công chức có nhiệm vụ tương đồng): what a share is counted in beside the organ. A body
// may state its own; without any they are posts of management and all others. Everybody is in exactly one: the first that
// fits, and whoever fits none is of the rest.
import { isLeading } from '../evaluation/stage.ts';
import type { PlainDate, Rank } from '../organization/shape.ts';
import { cleanBlanks, nameKey } from '../organization/text-match.ts';
import { hasWords, type Refusal, refuse } from '../refusal.ts';
import type { StaffGroup } from '../rulebook/shape-regime.ts';

/** A group by what its people hold; an empty list leaves that question open, and one of them is not empty. */
export interface SimilarDuties {
  /** As the document names it: also the key by which a share is counted. */
  readonly name: string;
  readonly ranks: readonly Rank[];
  readonly staffGroups: readonly StaffGroup[];
  /** Titles of posts. */
  readonly posts: readonly string[];
  readonly jobPositions: readonly string[];
}

/** All groups of a body from a day on; none in the list = the two that follow from ranks again. */
export interface GroupSet {
  readonly from: PlainDate;
  readonly groups: readonly SimilarDuties[];
  readonly documentNumber: string;
  readonly documentDate: PlainDate;
  readonly at: string;
}

/** What somebody holds, as far as groups ask. */
export interface Duties {
  readonly rank: Rank;
  readonly staffGroup: StaffGroup;
  readonly post: string | null;
  readonly jobPosition: string | null;
}

/** Whoever fits no group the body stated. */
export const REST = 'rest';
/** All counted as one, by a decision of the organ. */
export const POOLED = 'pooled';
/** Names that mean something else where a share is counted. */
const TAKEN: readonly string[] = ['organ', 'leading', 'others', REST, POOLED];

/** The group somebody counts in. */
export function dutiesGroup(groups: readonly SimilarDuties[], duties: Duties): string {
  if (groups.length === 0) return isLeading(duties.rank) ? 'leading' : 'others';
  return groups.find((group) => fits(group, duties))?.name ?? REST;
}

function fits(group: SimilarDuties, { rank, staffGroup, post, jobPosition }: Duties): boolean {
  const open = <T>(allowed: readonly T[], value: T) => allowed.length === 0 || allowed.includes(value);
  const named = (allowed: readonly string[], value: string | null) =>
    allowed.length === 0 || (value !== null && allowed.some((one) => nameKey(one) === nameKey(value)));
  return (
    open(group.ranks, rank) &&
    open(group.staffGroups, staffGroup) &&
    named(group.posts, post) &&
    named(group.jobPositions, jobPosition)
  );
}

/**
 * The set a period is counted by: that in force on its last day. Of a period frozen before, only what was stated by then:
 * it keeps the groups it was settled with.
 */
export function groupsFor<S extends GroupSet>(
  sets: readonly S[],
  lastDay: PlainDate,
  frozenAt: string | null,
): S | null {
  const known = sets.filter(({ from, at }) => from <= lastDay && (frozenAt === null || at < frozenAt));
  const ordered = known.toSorted((a, b) => compare(b.from, a.from) || compare(b.at, a.at));
  return ordered[0] ?? null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Every reason against stating these groups. */
export function whyNotGroups(set: Omit<GroupSet, 'at'>, today: PlainDate): readonly Refusal[] {
  const { from, groups, documentNumber, documentDate } = set;
  const reasons: Refusal[] = [];
  if (from < today) reasons.push(refuse('quota-groups-in-the-past', { today }));
  if (!hasWords(documentNumber)) reasons.push(refuse('document-number-missing'));
  if (documentDate > today) reasons.push(refuse('document-date-to-come', { today }));
  const keys = groups.map(({ name }) => nameKey(name));
  groups.forEach((group, index) => {
    const { name, ranks, staffGroups, posts, jobPositions } = group;
    const at = { group: name, place: index + 1 };
    if (!hasWords(name)) reasons.push(refuse('quota-group-without-name', at));
    else if (keys.indexOf(nameKey(name)) < index || TAKEN.includes(cleanBlanks(name)))
      reasons.push(refuse('quota-group-name-taken', at));
    if ([ranks, staffGroups, posts, jobPositions].every((list) => list.length === 0))
      reasons.push(refuse('quota-group-for-nobody', at));
  });
  return reasons;
}
