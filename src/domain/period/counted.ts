// Whether a slice of a week counts for a person, by the rulebook's rules on absence.
import {
  type Absence,
  type AbsenceKind,
  covers,
  type DateSpan,
  type PlainDate,
} from '../organization/shape.ts';
import type { Rulebook } from '../rulebook/shape.ts';
import { type WorkingCalendar, workingDays } from './calendar.ts';
import { addDays } from './date.ts';

/** Why a period is not counted: the absence, no working day in it (Tết), or too new in the post. */
export type NotCountedKind = AbsenceKind | 'no-working-day' | 'new-in-post';

export type Counted =
  | { readonly counted: true }
  | {
      readonly counted: false;
      readonly kind: NotCountedKind;
      /** Working days of the slice spent that way. */
      readonly workingDays: number;
    };

type AbsenceSpan = DateSpan & Pick<Absence, 'kind'>;

/** Whether somebody in a rank since `since` is too new in it for the period that ends at `to` (exclusive). */
export function isNewInPost(
  { newInPost }: Pick<Rulebook, 'newInPost'>,
  since: PlainDate,
  to: PlainDate,
): boolean {
  return newInPost !== null && addDays(since, newInPost.days) > to;
}

function daysAway(
  days: readonly PlainDate[],
  absences: readonly AbsenceSpan[],
  kinds: readonly AbsenceKind[],
): number {
  const relevant = absences.filter((absence) => kinds.includes(absence.kind));
  return days.filter((day) => relevant.some((absence) => covers(absence, day))).length;
}

/**
 * Judges one slice [from, to) of a week with the absences of that person. Not counted when the days of one kind
 * reach its rule, or when kinds with a rule together cover every working day (so a slice shorter than the minimum is
 * not asked for days it does not have); the kind named is then the one with
 * most days (the rulebook's order on a tie). Days off never count as absence.
 */
export function countedInWeek(
  rulebook: Rulebook,
  slice: { readonly from: PlainDate; readonly to: PlainDate },
  absences: readonly AbsenceSpan[],
  calendar: WorkingCalendar,
): Counted {
  const days = workingDays(calendar, slice);
  if (days.length === 0) return { counted: false, kind: 'no-working-day', workingDays: 0 };
  const rules = rulebook.notCounted.map((rule) => ({
    rule,
    away: daysAway(days, absences, [rule.absenceKind]),
  }));
  const kinds = rules.map(({ rule }) => rule.absenceKind);
  const allAway = daysAway(days, absences, kinds) === days.length;
  const reached = rules.filter(({ rule, away }) => {
    const { minimumWorkingDays: least } = rule;
    return allAway || (least !== 'all' && away >= least);
  });
  const first = reached.sort((a, b) => b.away - a.away)[0];
  return first === undefined
    ? { counted: true }
    : { counted: false, kind: first.rule.absenceKind, workingDays: first.away };
}
