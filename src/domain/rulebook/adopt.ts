// How a body takes over a regime that is there already: from a day on, by one kind of period, and what it then leaves. Each
// step is a version of a rulebook like any other, so that everything that follows from a regulation follows from it.
import type { PlainDate } from '../organization/shape.ts';
import { enteredPeriods, ownPeriods } from '../period/entered-periods.ts';
import { addPeriods, periodDates, periodOf } from '../period/period.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { PERIOD_KINDS, type PeriodKind, type Rulebook } from './shape.ts';
import type { Subject } from './shape-regime.ts';

/** Kinds of period of which the body keeps one: month or quarter where the text leaves it open, else the shortest. */
export function keptChoices(rulebook: Pick<Rulebook, 'periods' | 'rollUps'>): readonly PeriodKind[] {
  const own = ownPeriods(rulebook);
  if (own.includes('month') && own.includes('quarter')) return ['month', 'quarter'];
  return PERIOD_KINDS.filter((kind) => own.includes(kind)).slice(0, 1);
}

/** Kinds that are kept or made from the one kept, the shortest first. */
export function periodsWith(rulebook: Pick<Rulebook, 'periods' | 'rollUps'>, kind: PeriodKind) {
  const { periods, rollUps } = keeping(rulebook, kind);
  return PERIOD_KINDS.filter((one) => periods.includes(one) || rollUps.some(({ to }) => to === one));
}

function keeping({ periods, rollUps }: Pick<Rulebook, 'periods' | 'rollUps'>, kind: PeriodKind) {
  const left = keptChoices({ periods, rollUps }).filter((one) => one !== kind);
  return {
    periods: periods.filter((one) => !left.includes(one)),
    rollUps: rollUps.filter(({ from, to }) => !left.includes(from) && !left.includes(to)),
  };
}

/** The next version of the rulebook by which a body follows it in this kind of period from a day on. */
export function asKept(rulebook: Rulebook, kind: PeriodKind, from: PlainDate, version: number): Rulebook {
  return {
    ...rulebook,
    ...keeping(rulebook, kind),
    version,
    use: 'evaluation',
    validFrom: from,
    validTo: null,
  };
}

/** The version with which a regulation ends in the body: shown and explained, no longer used. */
export function endedFrom(rulebook: Rulebook, from: PlainDate, version: number): Rulebook {
  return { ...rulebook, version, use: 'archive', validFrom: from, validTo: null };
}

/** Whether somebody could fall under both at once without anybody having meant it. */
export function competes(a: Rulebook, b: Rulebook): boolean {
  const weekly = ({ periods }: Rulebook) => periods.includes('week');
  return (
    a.family !== b.family &&
    a.line === b.line &&
    weekly(a) === weekly(b) &&
    a.subjects.some((one) => b.subjects.some((other) => overlap(one, other)))
  );
}

function overlap(a: Subject, b: Subject): boolean {
  const meet = <T>(one: readonly T[], other: readonly T[]) =>
    one.length === 0 || other.length === 0 || one.some((of) => other.includes(of));
  return (
    a.evaluates === b.evaluates &&
    meet(a.staffGroups, b.staffGroups) &&
    meet(a.ranks, b.ranks) &&
    meet(a.sides, b.sides)
  );
}

export interface Adoption {
  readonly kind: PeriodKind;
  readonly from: PlainDate;
  readonly today: PlainDate;
  /** The regime's rulebooks as they would be taken over. */
  readonly books: readonly Rulebook[];
  /** Its versions in force on that day before anything changes. */
  readonly inForce: readonly Rulebook[];
}

/** Every reason against following a regime so. */
export function whyNotAdopted({ kind, from, today, books, inForce }: Adoption): readonly Refusal[] {
  const reasons: Refusal[] = [];
  if (books.some((book) => !keptChoices(book).includes(kind))) reasons.push(refuse('regime-other-period'));
  if (from <= today) reasons.push(refuse('regime-from-tomorrow', { today }));
  const start = periodDates(periodOf(kind, from));
  if (start.from !== from)
    reasons.push(
      refuse('regime-not-at-start', { from: periodDates(addPeriods(periodOf(kind, from), 1)).from }),
    );
  const keptNow = inForce.flatMap((book) => enteredPeriods(book)[0] ?? []);
  if (keptNow.some((one) => one !== kind) && !from.endsWith('-01-01'))
    reasons.push(refuse('regime-kind-in-the-year', { year: Number(from.slice(0, 4)) + 1 }));
  if (keptNow.length > 0 && keptNow.every((one) => one === kind))
    reasons.push(refuse('regime-followed-already'));
  return reasons;
}
