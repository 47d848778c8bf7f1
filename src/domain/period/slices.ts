// Which post a person is evaluated in on which days of a week. A transfer in mid-week makes two slices.
import { type Assignment, covers, type PlainDate, type Post, RANKS } from '../organization/shape.ts';
import { rememberedByText } from '../remember.ts';
import type { EvaluatedKinds } from '../rulebook/shape.ts';
import { addDays } from './date.ts';
import { type WeekKey, weekDates } from './week.ts';

/** A person's assignment together with the post it is to. */
export interface Holding {
  readonly assignment: Assignment;
  readonly post: Post;
}

/** Consecutive days [from, to) of one week evaluated in one post. */
export interface Slice {
  readonly assignmentId: number;
  readonly postId: number;
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** What the regulation of a post evaluates; null where none applies to it. */
export type KindsOf<H extends Holding> = (held: H) => EvaluatedKinds | null;

/** Its days and the first after it: a body asks the same for each of its people. */
const daysOf = rememberedByText((week): readonly PlainDate[] => {
  const { from } = weekDates(week);
  return Array.from({ length: 8 }, (_, index) => addDays(from, index));
});

function compare(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((value, index) => value !== b[index]);
  return place < 0 ? 0 : (a[place] ?? 0) - (b[place] ?? 0);
}

/**
 * The slices of a week for one person's holdings, in order of time; days without an evaluated holding give none.
 *
 * A person is evaluated once per day: in the first of the evaluated kinds of holding held that day, the highest rank
 * among several, then the older assignment. Each post is asked by its own regulation: a transfer may lead to another.
 * So with 8679 (confidence D, a lawyer must confirm): a concurrent post is not evaluated apart from the main post;
 * while seconded the host's post counts and the home post gives no slice; a post held as acting counts only for
 * somebody without a main post.
 */
export function slicesOfWeek<H extends Holding>(
  kindsOf: KindsOf<H>,
  week: WeekKey,
  holdings: readonly H[],
): readonly Slice[] {
  const ordered = holdings
    .map((held) => {
      const kind = kindsOf(held)?.kinds.indexOf(held.assignment.kind) ?? -1;
      return { held, preference: [kind, RANKS.indexOf(held.post.rank), held.assignment.id] as const };
    })
    .filter(({ preference: [kind] }) => kind >= 0)
    .sort((a, b) => compare(a.preference, b.preference))
    .map(({ held }) => held);
  const days = daysOf(week);
  const slices: Slice[] = [];
  for (const [index, day] of days.entries()) {
    const end = days[index + 1];
    const held = ordered.find(({ assignment }) => covers(assignment, day));
    if (held === undefined || end === undefined) continue;
    const last = slices[slices.length - 1];
    if (last?.assignmentId === held.assignment.id) {
      slices[slices.length - 1] = { ...last, to: end };
    } else {
      slices.push({ assignmentId: held.assignment.id, postId: held.post.id, from: day, to: end });
    }
  }
  return slices;
}
