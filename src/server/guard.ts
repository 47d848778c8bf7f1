// The policy of a route: who may call it at all. What may be done with a record is for the domain's policy table.
import { holds, type RequestActor, type Role } from '../app/actor.ts';
import { Failure } from '../app/failure.ts';
import type { RoutePolicy } from '../contract/route.ts';

const ROLES_OF: Partial<Record<RoutePolicy, readonly Role[]>> = {
  office: ['office'],
  'organization-admin': ['organization-admin'],
  inspector: ['inspector'],
  'staff-desk': ['office', 'organization-admin'],
  'system-admin': ['system-admin'],
  'log-reader': ['office', 'inspector', 'system-admin'],
  'regulation-editor': ['regulation-editor'],
  'regulation-approver': ['regulation-approver'],
  studio: ['regulation-editor', 'regulation-approver', 'inspector'],
};

/** Returns when the policy lets this actor in; throws the reason otherwise. */
export function requirePolicy(policy: RoutePolicy, actor: RequestActor | null): void {
  // An outside system is let in by its own proof, over the body as it arrived (inbound.ts).
  if (policy === 'anyone' || policy === 'connector') return;
  if (actor === null) throw new Failure('unauthenticated', 'unauthenticated');
  if (policy === 'any-session') return;
  if (actor.mustChangePassword) throw new Failure('forbidden', 'password-change-required');
  if (policy === 'signed-in') return;
  const roles = ROLES_OF[policy] ?? [];
  if (!holds(actor, ...roles)) throw new Failure('forbidden', 'forbidden');
}
