// In which post a person is evaluated for a period longer than a week, and for which days of it.
import { type Assignment, covers, type PlainDate, type Post, RANKS } from '../organization/shape.ts';
import { addDays } from './date.ts';
import type { PeriodDates } from './period.ts';

/** A person's assignment together with the post it is to. */
export interface Held {
  readonly assignment: Assignment;
  readonly post: Pick<Post, 'id' | 'unitId' | 'rank'>;
}

/** The post that classifies, with everything held that day in order of preference, and the span really held. */
export interface PeriodPost {
  /** The last day of the period, up to today, on which the person held a post. */
  readonly day: PlainDate;
  /** Best first: the first for which a regulation applies is evaluated. */
  readonly held: readonly Held[];
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/**
 * Where somebody stands at the end of the period (today while it runs): the unit of that day classifies, earlier units
 * hand over what they recorded (335 art. 21). A secondment comes before the home post; of several posts the highest
 * counts (draft of 335). Null for nobody's days.
 */
export function periodPost(
  period: PeriodDates,
  today: PlainDate,
  holdings: readonly Held[],
): PeriodPost | null {
  const last = addDays(period.to, -1);
  const until = today < period.from ? period.from : today < last ? today : last;
  const touching = holdings.filter(
    ({ assignment: { from, to } }) => from <= until && (to === null || period.from < to),
  );
  const day = touching
    .map(({ assignment }) => lastHeld(assignment, until))
    .toSorted()
    .at(-1);
  if (day === undefined) return null;
  const starts = touching.map(({ assignment: { from } }) => (from > period.from ? from : period.from));
  const ends = touching.map(({ assignment: { to } }) => (to === null || to > period.to ? period.to : to));
  return {
    day,
    held: touching.filter(({ assignment }) => covers(assignment, day)).toSorted(byPreference),
    from: starts.toSorted()[0] ?? period.from,
    to: ends.toSorted().at(-1) ?? period.to,
  };
}

function lastHeld({ to }: Assignment, until: PlainDate): PlainDate {
  return to === null || until < to ? until : addDays(to, -1);
}

function byPreference(a: Held, b: Held): number {
  const away = ({ assignment }: Held) => (assignment.kind === 'secondment' ? 0 : 1);
  const main = ({ assignment }: Held) => (assignment.kind === 'main' ? 0 : 1);
  return (
    away(a) - away(b) ||
    RANKS.indexOf(a.post.rank) - RANKS.indexOf(b.post.rank) ||
    main(a) - main(b) ||
    a.assignment.id - b.assignment.id
  );
}
