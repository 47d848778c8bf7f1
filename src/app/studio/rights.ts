// Who writes regulations and who puts them into force: two roles, and never the same person for one version.
import { holds, type RequestActor } from '../actor.ts';
import { Failure } from '../failure.ts';

/** Reading the studio is for both roles and for the inspector, who watches. */
export function mayRead(actor: RequestActor): boolean {
  return holds(actor, 'regulation-editor', 'regulation-approver', 'inspector');
}

export function demandEditor(actor: RequestActor): void {
  if (!holds(actor, 'regulation-editor')) throw new Failure('forbidden', 'not-your-part');
}

export function demandApprover(actor: RequestActor): void {
  if (!holds(actor, 'regulation-approver')) throw new Failure('forbidden', 'not-your-part');
}
