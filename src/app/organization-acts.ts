// What the use cases about organisation, delegations, absences and calendar share: acts in the form of the ledger, whose
// part of the body an administrator keeps, and how a domain's "no" is answered.
import type { Unit } from '../domain/organization/shape.ts';
import type { Refusal } from '../domain/refusal.ts';
import { appendTo } from '../store/ledger.ts';
import type { Tx } from '../store/transaction.ts';
import type { RequestActor } from './actor.ts';
import { Failure, notFound, refused } from './failure.ts';

/** Who changes the organisation: a person with a session, or nobody (the command line). */
export interface Author {
  readonly tenantId: number;
  readonly personId: number | null;
  readonly today: string;
  readonly now: string;
}

export interface OrganizationAct {
  readonly act: string;
  readonly role: string;
  readonly payload: object;
  readonly texts?: Readonly<Record<string, string | null>>;
}

export type OrganizationRecord =
  | 'delegation'
  | 'absence'
  | 'assignment'
  | 'import'
  | 'calendar-day'
  | 'organization';

/** The organisation as a whole has one chain. */
export const WHOLE_ORGANIZATION = 1;

/** Appends one act; texts that are null or empty are left out. */
export async function appendAct(
  tx: Tx,
  author: Author,
  kind: OrganizationRecord,
  id: number,
  act: OrganizationAct,
): Promise<void> {
  const texts = Object.entries(act.texts ?? {}).flatMap(([field, body]) =>
    body === null || body === '' ? [] : [[field, body] as const],
  );
  await appendTo(tx, author.tenantId, author.now, { kind, id, weekStart: null }, [
    {
      act: act.act,
      payload: act.payload,
      texts: Object.fromEntries(texts),
      actorId: author.personId,
      role: act.role,
      actingFor: null,
      rulebook: null,
    },
  ]);
}

/** True when the actor administers the whole body (a grant without unit, or on a topmost unit). */
export function administersAll(actor: Pick<RequestActor, 'roles'>, units: readonly Unit[]): boolean {
  return grantsOf(actor).some((unitId) => unitId === null || isTop(units, unitId));
}

/** True when the actor administers this unit: by a grant on it, above it, or on the whole body. */
export function administers(
  actor: Pick<RequestActor, 'roles'>,
  units: readonly Unit[],
  unitId: number,
): boolean {
  const unit = units.find((one) => one.id === unitId);
  return grantsOf(actor).some((grantedId) => {
    const granted = units.find((one) => one.id === grantedId);
    if (grantedId === null) return true;
    return unit !== undefined && granted !== undefined && granted.lo <= unit.lo && unit.hi <= granted.hi;
  });
}

export function isTop(units: readonly Unit[], unitId: number): boolean {
  return units.some((unit) => unit.id === unitId && unit.parentId === null);
}

function grantsOf(actor: Pick<RequestActor, 'roles'>): readonly (number | null)[] {
  return actor.roles.filter((grant) => grant.role === 'organization-admin').map((grant) => grant.unitId);
}

/** Throws when the rules give any reason against it: unseen is not found, not theirs is forbidden, the rest refused. */
export function demandNone(refusals: readonly Refusal[]): void {
  const [first] = refusals;
  if (first === undefined) return;
  if (refusals.some(({ code }) => code === 'not-found')) throw notFound();
  if (refusals.some(({ code }) => code === 'not-your-part' || code === 'own-absence'))
    throw new Failure('forbidden', first.code, { refusals });
  throw refused(refusals);
}
