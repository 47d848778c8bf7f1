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

/** The newest version of each regulation in force on a date: where it begins, the one before has ended. */
export function inForceOn(rulebooks: readonly Rulebook[], date: PlainDate): readonly Rulebook[] {
  const newest = new Map<string, Rulebook>();
  for (const one of rulebooks) {
    if (!inForce(one, date)) continue;
    const known = newest.get(one.id);
    if (known === undefined || younger(one, known) < 0) newest.set(one.id, one);
  }
  return rulebooks.filter((one) => newest.get(one.id) === one);
}

/** Negative where `a` began later, or is the higher version of the same day. */
function younger(a: Rulebook, b: Rulebook): number {
  return compare(b.validFrom, a.validFrom) || b.version - a.version;
}

/** Regulations in force for such a subject in such a period, the one that applies first. Archives are never chosen. */
function fitting(rulebooks: readonly Rulebook[], wanted: Wanted) {
  return inForceOn(rulebooks, wanted.date)
    .flatMap((rulebook) => {
      const subject = subjectFor(rulebook, wanted);
      const usable = rulebook.use === 'evaluation' && rulebook.periods.includes(wanted.period);
      return subject !== null && usable ? [{ rulebook, rank: particularity(subject) }] : [];
    })
    .toSorted(
      (a, b) => b.rank - a.rank || younger(a.rulebook, b.rulebook) || compare(a.rulebook.id, b.rulebook.id),
    );
}

const LINES = ['state', 'party'] as const;

/**
 * One rulebook for each line (State, Party): of those in force that evaluate such a subject in such a period, the more
 * particular, then the younger, then the higher version.
 */
export function selectRulebooks(rulebooks: readonly Rulebook[], wanted: Wanted): readonly Rulebook[] {
  const ordered = fitting(rulebooks, wanted);
  return LINES.flatMap((line) => ordered.find(({ rulebook }) => rulebook.line === line)?.rulebook ?? []);
}

/**
 * Regulations of one line between which nothing but their dates decides: both say as much about whom they are for, and
 * two of one line are not meant side by side. One list for each line that has such.
 */
export function rivalRulebooks(
  rulebooks: readonly Rulebook[],
  wanted: Wanted,
): readonly (readonly Rulebook[])[] {
  const ordered = fitting(rulebooks, wanted);
  return LINES.flatMap((line) => {
    const own = ordered.filter(({ rulebook }) => rulebook.line === line);
    const level = own.filter(({ rank }) => rank === own[0]?.rank);
    return level.length > 1 ? [level.map(({ rulebook }) => rulebook)] : [];
  });
}

/**
 * What a whole body's week goes by (its ladder, its dates) where people may fall under several: the regulation for
 * anybody, and where there is none the least particular, the one of persons first chosen.
 */
export function commonRulebook(
  rulebooks: readonly Rulebook[],
  date: PlainDate,
  period: PeriodKind,
): Rulebook | null {
  const broadest = ({ subjects }: Rulebook) =>
    Math.min(...subjects.filter(({ evaluates }) => evaluates === 'person').map(particularity));
  const usable = inForceOn(rulebooks, date).filter(
    (one) =>
      one.use === 'evaluation' &&
      one.periods.includes(period) &&
      one.subjects.some(({ evaluates }) => evaluates === 'person'),
  );
  const ordered = usable.toSorted(
    (a, b) =>
      broadest(a) - broadest(b) ||
      LINES.indexOf(a.line) - LINES.indexOf(b.line) ||
      younger(a, b) ||
      compare(a.id, b.id),
  );
  return ordered[0] ?? null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
