// The rules no history may break, whichever road an act came by: checked again for every act that changes a state,
// in the product and when `congtam verify` replays the ledger. Conditions that need the moment (deadlines, entering
// the password again, today's delegations) are not in the history: precheck.ts has those.
import { canHappen } from './procedure.ts';
import { followsLapsed } from './reopening.ts';
import type { ActName, Evaluation, EvaluationAct } from './shape.ts';

/** Acts of the person evaluated; everything else about a person is done by others. */
const BY_THE_PERSON: readonly ActName[] = ['submitted', 'withdrawn', 'dissented'];
const BY_OTHERS: readonly ActName[] = [
  'viewed',
  'scored',
  'returned',
  'sent-back',
  'approved',
  'decided',
  'dissent-viewed',
  'reopened',
  'reopen-declined',
];
const NEED_COUNTED: readonly ActName[] = ['submitted', 'scored', 'approved', 'decided'];

/** Why `act` cannot have happened to a record in `state`, or null when it can. Keys, not words. */
export function unlawful(state: Evaluation | null, act: EvaluationAct): string | null {
  if (act.act === 'created') return state === null ? people(act.payload, act.payload) : 'created-twice';
  if (state === null) return 'not-created';
  if (!canHappen(act.act, state.state)) return `not-from-${state.state}`;
  return actor(state, act) ?? content(state, act);
}

function actor(state: Evaluation, act: EvaluationAct): string | null {
  const own = act.actorId === state.personId;
  const drafted = isDrafted(state, act);
  if (BY_THE_PERSON.includes(act.act) && !own && !drafted) return 'not-by-the-person';
  if (BY_OTHERS.includes(act.act) && (own || act.actorId === null)) return 'own-case';
  if (act.capacity.actingFor === state.personId && !drafted) return 'on-behalf-of-the-person';
  return null;
}

/** Written for the head of a unit by whom he named: filing and taking back, nothing else. */
function isDrafted({ subject, personId }: Evaluation, { act, actorId, capacity }: EvaluationAct): boolean {
  const writes = act === 'submitted' || act === 'withdrawn';
  const { role, actingFor } = capacity;
  return subject === 'unit' && writes && role === 'drafter' && actingFor === personId && actorId !== null;
}

function content(state: Evaluation, act: EvaluationAct): string | null {
  if (NEED_COUNTED.includes(act.act) && !state.counted) return 'week-not-counted';
  switch (act.act) {
    case 'reassigned':
      if (state.state === 'approved' && act.payload.oneAuthority !== state.oneAuthority)
        return 'authority-of-a-result';
      return people(state, act.payload);
    case 'handed-over':
      return state.subject === 'unit' ? people(act.payload, act.payload) : 'not-a-unit';
    case 'moved':
      return state.subject === 'person' ? null : 'a-unit-stays';
    case 'rebased':
      return act.payload.rulebook.id === state.rulebook.id ? null : 'another-regulation';
    case 'withdrawn':
      return state.opened ? 'already-opened' : null;
    case 'scored':
      return state.oneAuthority ? 'one-authority' : null;
    case 'approved':
      return !state.oneAuthority && act.actorId === state.scoredBy ? 'scorer-approves' : null;
    case 'decided':
      return state.oneAuthority ? null : 'two-authorities';
    case 'reopen-proposed':
      return canPropose(state, act.payload.until) ? null : 'proposed-twice';
    case 'reopened':
    case 'reopen-declined':
      return secondPerson(state, act);
    case 'closed':
      return leavesOwnUnfinished(state, act.actorId) ? 'own-case' : null;
    default:
      return null;
  }
}

function canPropose(state: Evaluation, until: string | undefined): boolean {
  return state.reopenProposedBy === null || (until !== undefined && followsLapsed(state, until));
}

function secondPerson(state: Evaluation, act: EvaluationAct): string | null {
  if (state.reopenProposedBy === null) return 'nothing-proposed';
  return act.actorId === state.reopenProposedBy ? 'one-person-twice' : null;
}

/** True when this person, by closing, would spare himself the result still due. */
export function leavesOwnUnfinished(state: Evaluation, actorId: number | null): boolean {
  return actorId === state.personId && isUnfinished(state);
}

/** Counted, and neither approved nor closed: a result is still due. */
export function isUnfinished(state: Evaluation): boolean {
  return state.counted && state.state !== 'approved' && state.state !== 'closed';
}

type Assigned = Pick<Evaluation, 'scorerId' | 'approverId' | 'oneAuthority'>;

function people(of: Pick<Evaluation, 'personId'>, assigned: Assigned): string | null {
  const { scorerId, approverId, oneAuthority } = assigned;
  if (scorerId === of.personId || approverId === of.personId) return 'own-case';
  if (!oneAuthority && scorerId !== null && scorerId === approverId) return 'scorer-approves';
  return null;
}
