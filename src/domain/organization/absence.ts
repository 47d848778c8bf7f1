// Recording leave, missions, training and secondments, which can make a week "not counted". Whether one does is
// period/counted.ts; here only whether the record may be made or taken back.
import type { EvaluationState } from '../evaluation/shape.ts';
import { isPlainDate } from '../period/date.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type Absence, overlaps } from './shape.ts';

export type AbsenceRequest = Pick<Absence, 'personId' | 'kind' | 'from' | 'to'>;

/** A week (or part of one) of the person whose counting the change would turn. */
export interface AffectedWeek {
  readonly week: string;
  readonly state: EvaluationState;
}

export interface AbsenceFacts {
  readonly recorderId: number;
  /** The recorder heads a unit of the person or serves it as office. */
  readonly mayRecord: boolean;
  /** Absences of the person that were not taken back. */
  readonly existing: readonly Absence[];
  readonly affected: readonly AffectedWeek[];
}

/** Every reason against recording it; empty when it may be recorded. */
export function checkAbsence(request: AbsenceRequest, facts: AbsenceFacts): readonly Refusal[] {
  return [
    ...recorder(request.personId, facts),
    ...span(request, facts.existing),
    ...decidedWeeks(facts.affected),
  ];
}

/** Every reason against taking back a recorded absence: the same persons, the same care for decided weeks. */
export function checkAbsenceRevocation(
  absence: Pick<Absence, 'personId'> & { readonly revoked: boolean },
  facts: Omit<AbsenceFacts, 'existing'>,
): readonly Refusal[] {
  return [
    ...recorder(absence.personId, facts),
    ...(absence.revoked ? [refuse('already-revoked')] : []),
    ...decidedWeeks(facts.affected),
  ];
}

// An absence can spare a person a result, so nobody records his own, whatever he heads.
function recorder(
  personId: number,
  { recorderId, mayRecord }: Pick<AbsenceFacts, 'recorderId' | 'mayRecord'>,
): Refusal[] {
  if (recorderId === personId) return [refuse('own-absence')];
  return mayRecord ? [] : [refuse('not-your-part')];
}

function span(request: AbsenceRequest, existing: readonly Absence[]): readonly Refusal[] {
  const dates = request.to === null ? [request.from] : [request.from, request.to];
  const wrong = dates.filter((date) => !isPlainDate(date));
  if (wrong.length > 0) return wrong.map((date) => refuse('not-a-date', { date }));
  if (request.to !== null && request.to <= request.from) return [refuse('ends-before-it-starts')];
  return existing
    .filter((other) => other.kind === request.kind && overlaps(other, request))
    .map((other) => refuse('absence-overlaps', { absence: other.id, from: other.from, to: other.to }));
}

// A result is not taken away or called back by a new absence: the week is reopened first, by two persons.
function decidedWeeks(affected: readonly AffectedWeek[]): readonly Refusal[] {
  return affected
    .filter(({ state }) => state === 'closed' || state === 'approved')
    .map(({ week, state }) => refuse(`week-${state}`, { week }));
}
