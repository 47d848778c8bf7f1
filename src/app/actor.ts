// Who asks: facts of the session, loaded once per request. What may be done with a record is for the policy table.
import type { HeldRole } from '../store/sessions.ts';

/** A granted role in force today. */
export type RoleGrant = HeldRole;
export type Role = HeldRole['role'];

/** The tenant of a request, found by host name or path. */
export interface Tenant {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  /** IANA zone in which days and weeks of this body begin. */
  readonly zone: string;
}

/** Sessions are counted from 1. */
export const NO_SESSION = 0;

export interface RequestActor {
  readonly tenantId: number;
  readonly personId: number;
  readonly accountId: number;
  /** `NO_SESSION` for what the program itself tells as its sample's story. */
  readonly sessionId: number;
  /** Calendar date in the tenant's zone. */
  readonly today: string;
  /** Instant of the request, ISO. */
  readonly now: string;
  readonly address: string;
  /** Until when one set may be signed after the password was given again; null when none may. */
  readonly stepUpUntil: string | null;
  readonly mustChangePassword: boolean;
  readonly roles: readonly RoleGrant[];
}

export function holds(actor: RequestActor, ...roles: readonly Role[]): boolean {
  return actor.roles.some((grant) => roles.includes(grant.role));
}
