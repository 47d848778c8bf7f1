// A span of days cut into whole months and what is left before and after them.

import type { PlainDate } from '../organization/shape.ts';
import { addDays, dateOfMonth } from '../period/date.ts';

interface Span {
  readonly from: PlainDate;
  /** The first day after it. */
  readonly to: PlainDate;
}

export interface SpanParts {
  /** From the first of a month to the first of a month; empty where no whole month lies inside. */
  readonly months: Span;
  /** The days of the span that are in none of them, at most two spans. */
  readonly days: readonly Span[];
}

/** A month is whole when the span holds all its days up to `today`: nothing is delivered after that. */
export function partsOfSpan({ from, to }: Span, today: PlainDate): SpanParts {
  const monthOf = (day: PlainDate, later: number) => dateOfMonth(day, later, 1);
  const first = from.endsWith('-01') ? from : monthOf(from, 1);
  const past = to > today ? monthOf(addDays(to, -1), 1) : monthOf(to, 0);
  if (first >= past) return { months: { from: first, to: first }, days: [{ from, to }] };
  const rest = [
    { from, to: first },
    { from: past, to },
  ];
  return { months: { from: first, to: past }, days: rest.filter((one) => one.from < one.to) };
}
