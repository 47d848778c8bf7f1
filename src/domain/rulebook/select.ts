// Which regulations apply to whom on a date. Data decides: dates, period, group, rank, side; never a name in code.
import type { PlainDate, Rank } from '../organization/shape.ts';
import type { PeriodKind, Rulebook } from './shape.ts';
import type { OrganSide, StaffGroup, Subject } from './shape-regime.ts';

/** Whom a regulation is sought for; null where it is not known or does not matter. */
export interface Wanted {
  readonly date: PlainDate;
  readonly period: PeriodKind;
  readonly evaluates: 'person' | 'unit';
  readonly staffGroup: StaffGroup | null;
  readonly rank: Rank | null;
  readonly side: OrganSide | null;
}

function open<T>(allowed: readonly T[], value: T | null): boolean {
  return allowed.length === 0 || (value !== null && allowed.includes(value));
}

/** The first subject group of the rulebook that fits, or null. */
export function subjectFor(rulebook: Rulebook, wanted: Omit<Wanted, 'date' | 'period'>): Subject | null {
  const { evaluates, staffGroup, rank, side } = wanted;
  const fits = (subject: Subject) =>
    subject.evaluates === evaluates &&
    open(subject.staffGroups, staffGroup) &&
    open(subject.ranks, rank) &&
    open(subject.sides, side);
  return rulebook.subjects.find(fits) ?? null;
}

export function inForce(
  { validFrom, validTo }: Pick<Rulebook, 'validFrom' | 'validTo'>,
  date: PlainDate,
): boolean {
  return validFrom <= date && (validTo === null || date < validTo);
}

/** How much a rulebook says about whom it is for: between two that fit, the more particular one applies. */
function particularity(subject: Subject): number {
  return [subject.staffGroups, subject.ranks, subject.sides].filter((list) => list.length > 0).length;
}

/**
 * One rulebook for each line (State, Party): of those in force that evaluate such a subject in such a period, the more
 * particular, then the younger, then the higher version. Archives are never chosen.
 */
export function selectRulebooks(rulebooks: readonly Rulebook[], wanted: Wanted): readonly Rulebook[] {
  const fitting = rulebooks.flatMap((rulebook) => {
    const subject = subjectFor(rulebook, wanted);
    const usable = rulebook.use === 'evaluation' && rulebook.periods.includes(wanted.period);
    return subject !== null && usable && inForce(rulebook, wanted.date)
      ? [{ rulebook, rank: particularity(subject) }]
      : [];
  });
  const ordered = fitting.toSorted(
    (a, b) =>
      b.rank - a.rank ||
      compare(b.rulebook.validFrom, a.rulebook.validFrom) ||
      b.rulebook.version - a.rulebook.version ||
      compare(a.rulebook.id, b.rulebook.id),
  );
  const chosen = (['state', 'party'] as const).map(
    (line) => ordered.find(({ rulebook }) => rulebook.line === line)?.rulebook,
  );
  return chosen.filter((rulebook) => rulebook !== undefined);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
