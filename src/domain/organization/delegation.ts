// Handing over scoring or approving for a time (uỷ quyền): what may be handed over, to whom, and who acts for whom.
// What a delegate may do with it on one record is the policy table's business.
import { isPlainDate } from '../period/date.ts';
import { hasWords, type Refusal, refuse } from '../refusal.ts';
import { covers, type DelegableAction, type Delegation, overlaps, type PlainDate } from './shape.ts';

/** Longest time a delegation may run: a lasting change is a change of posts. */
export const MOST_MONTHS = 12;

export type DelegationRequest = Pick<
  Delegation,
  'delegatorId' | 'delegateId' | 'actions' | 'from' | 'documentNumber'
> & { readonly to: PlainDate };

export interface DelegationFacts {
  readonly today: PlainDate;
  /** Whether a post held by the delegator scores, respectively approves, anybody. */
  readonly holds: Readonly<Record<DelegableAction, boolean>>;
  /** Whether the delegate holds any post on the first day. */
  readonly delegateActive: boolean;
  /** Delegations already given by the delegator, revoked ones included. */
  readonly given: readonly Delegation[];
}

/** Every reason against a new delegation; empty when it may be recorded. */
export function checkDelegation(request: DelegationRequest, facts: DelegationFacts): readonly Refusal[] {
  return [
    ...(request.delegateId === request.delegatorId ? [refuse('delegate-is-yourself')] : []),
    ...(facts.delegateActive ? [] : [refuse('delegate-without-post')]),
    ...(request.actions.length === 0 ? [refuse('action-missing')] : []),
    ...request.actions
      .filter((action) => !facts.holds[action])
      .map((action) => refuse('nothing-to-delegate', { action })),
    ...(hasWords(request.documentNumber) ? [] : [refuse('document-number-missing')]),
    ...span(request, facts),
  ];
}

function span(request: DelegationRequest, { today, given }: DelegationFacts): readonly Refusal[] {
  const wrong = [request.from, request.to].filter((date) => !isPlainDate(date));
  if (wrong.length > 0) return wrong.map((date) => refuse('not-a-date', { date }));
  const latest = yearAfter(request.from);
  return [
    ...(request.from < today ? [refuse('starts-in-the-past', { today })] : []),
    ...(request.from < request.to ? overlapping(request, given) : [refuse('ends-before-it-starts')]),
    ...(request.to > latest ? [refuse('delegation-too-long', { months: MOST_MONTHS, latest })] : []),
  ];
}

// One authority has one substitute at a time; otherwise nobody knows whose work is waiting.
function overlapping(request: DelegationRequest, given: readonly Delegation[]): readonly Refusal[] {
  return given
    .filter((other) => !other.revoked && overlaps(other, request))
    .flatMap((other) =>
      request.actions
        .filter((action) => other.actions.includes(action))
        .map((action) => refuse('delegation-overlaps', { delegation: other.id, action })),
    );
}

/** The same date a year later; 29 February becomes 1 March, so that twelve whole months fit before it. */
function yearAfter(date: PlainDate): PlainDate {
  const same = `${String(Number(date.slice(0, 4)) + 1).padStart(4, '0')}${date.slice(4)}`;
  return isPlainDate(same) ? same : `${same.slice(0, 4)}-03-01`;
}

export type DelegationState = 'coming' | 'active' | 'ended' | 'revoked';

export function delegationState(delegation: Delegation, today: PlainDate): DelegationState {
  if (delegation.revoked) return 'revoked';
  if (today < delegation.from) return 'coming';
  return covers(delegation, today) ? 'active' : 'ended';
}

export interface RevokingPerson {
  readonly personId: number;
  /** Serves as office for a unit in which the delegator holds a post. */
  readonly officeOfDelegator: boolean;
}

/** Every reason against ending it now: only the delegator or the office may, and only before it has ended. */
export function checkRevocation(
  delegation: Delegation,
  by: RevokingPerson,
  today: PlainDate,
): readonly Refusal[] {
  const { delegatorId, delegateId } = delegation;
  const gave = by.personId === delegatorId;
  if (!gave && !by.officeOfDelegator)
    return [refuse(by.personId === delegateId ? 'not-your-part' : 'not-found')];
  const state = delegationState(delegation, today);
  if (state === 'revoked') return [refuse('already-revoked')];
  return state === 'ended' ? [refuse('already-ended')] : [];
}

/** Persons for whom somebody acts on a date, by action; each list in ascending order. */
export interface Principals {
  readonly scoresFor: readonly number[];
  readonly approvesFor: readonly number[];
  readonly draftsFor: readonly number[];
}

/** Direct delegations only: what was lent to a delegator is not lent on. Revoked ones count for nothing. */
export function principalsOf(
  personId: number,
  delegations: readonly Delegation[],
  date: PlainDate,
): Principals {
  const inForce = delegations.filter(
    (delegation) =>
      delegation.delegateId === personId &&
      delegation.delegatorId !== personId &&
      delegationState(delegation, date) === 'active',
  );
  const lent = (action: DelegableAction) => {
    const ids = inForce.filter(({ actions }) => actions.includes(action)).map((one) => one.delegatorId);
    return [...new Set(ids)].sort((a, b) => a - b);
  };
  return { scoresFor: lent('score'), approvesFor: lent('approve'), draftsFor: lent('draft') };
}
