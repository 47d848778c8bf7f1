// Whose turn it is, and which records of a list deserve a look first.
import type { Exception } from './exceptions.ts';
import type { Evaluation, Viewer } from './shape.ts';

/** What of a record decides whose turn it is. */
export type TurnFacts = Pick<
  Evaluation,
  'personId' | 'counted' | 'state' | 'oneAuthority' | 'scorerId' | 'approverId' | 'dissent'
>;

/** The person who has to act now; null when nobody has, or when nobody was found for the step. */
export function waitingFor(state: TurnFacts): number | null {
  if (!state.counted) return null;
  switch (state.state) {
    case 'open':
    case 'returned':
      return state.personId;
    case 'submitted':
      return state.oneAuthority ? state.approverId : state.scorerId;
    case 'scored':
      return state.approverId;
    case 'approved':
      return state.dissent === 'noted' ? state.approverId : null;
    case 'closed':
      return null;
  }
}

/** Still on the road, but no person is there for the next step or a later one. */
export function lacksSomebody(state: TurnFacts): boolean {
  if (!state.counted || isSettled(state)) return false;
  return state.scorerId === null || state.approverId === null;
}

/** Has its result or never will have one. */
export function isSettled(state: Pick<Evaluation, 'state'>): boolean {
  return state.state === 'approved' || state.state === 'closed';
}

/** Place in a list of work, lowest first: mine with exceptions, mine, waiting for others, done. */
export function attention(state: Evaluation, viewer: Viewer, exceptions: readonly Exception[]): number {
  const person = waitingFor(state);
  const lent = [...viewer.scoresFor, ...viewer.approvesFor];
  if (person !== null && (person === viewer.personId || lent.includes(person)))
    return exceptions.length > 0 ? 0 : 1;
  return isSettled(state) || !state.counted ? 3 : 2;
}
