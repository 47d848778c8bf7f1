// Granting and ending roles: what the rules say, whoever asks. Whose part of the body it is, is for the use case.
import { hasWords, type Refusal, refuse } from '../refusal.ts';
import { type DateSpan, overlaps, type PlainDate } from './shape.ts';

/** Roles granted from the page; the system administrator comes with the set-up of the server. */
export const GRANTABLE = [
  'office',
  'inspector',
  'organization-admin',
  'regulation-editor',
  'regulation-approver',
] as const;
export type GrantableRole = (typeof GRANTABLE)[number];

export interface RoleGrant extends DateSpan {
  readonly personId: number;
  readonly role: GrantableRole | 'system-admin';
  /** null: the whole body. */
  readonly unitId: number | null;
}

export interface RoleGrantRequest extends RoleGrant {
  readonly documentNumber: string;
}

export interface GrantFacts {
  readonly today: PlainDate;
  readonly grantorId: number;
  readonly isPersonKnown: boolean;
  /** Whether the unit stands in today's tree; true for the whole body. */
  readonly isUnitKnown: boolean;
  /** Grants in force or to come. */
  readonly held: readonly RoleGrant[];
}

/** Every reason against a new grant; empty when it may be recorded. */
export function checkGrant(request: RoleGrantRequest, facts: GrantFacts): readonly Refusal[] {
  const { today, grantorId, isPersonKnown, isUnitKnown, held } = facts;
  const { personId, role, unitId, from, to, documentNumber } = request;
  const isOrdered = to === null || from < to;
  const same = (one: RoleGrant) => one.personId === personId && one.role === role && one.unitId === unitId;
  const reasons = [
    personId === grantorId && refuse('grant-to-yourself'),
    !isPersonKnown && refuse('person-unknown'),
    !isUnitKnown && refuse('unit-unknown'),
    from < today && refuse('starts-in-the-past', { today }),
    !isOrdered && refuse('ends-before-it-starts'),
    isOrdered && held.some((one) => same(one) && overlaps(one, request)) && refuse('role-held-already'),
    !hasWords(documentNumber) && refuse('document-number-missing'),
  ];
  return reasons.filter((reason) => reason !== false);
}

/** Every reason against ending a grant today. Nobody ends the own ones, so that somebody stays in charge. */
export function checkEnd(
  grant: RoleGrant,
  facts: { readonly today: PlainDate; readonly endedBy: number },
): readonly Refusal[] {
  const isOver = grant.to !== null && (grant.to <= facts.today || grant.to <= grant.from);
  const reasons = [
    grant.personId === facts.endedBy && refuse('grant-of-yourself'),
    grant.role === 'system-admin' && refuse('role-of-the-server'),
    isOver && refuse('already-ended'),
  ];
  return reasons.filter((reason) => reason !== false);
}
