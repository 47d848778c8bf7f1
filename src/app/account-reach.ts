// Whose accounts an administrator of one part may touch: whoever holds a role beyond that part is not among them,
// because a new code for the account would hand over the role with it.
import { organizationVersionOn, unitsOf } from '../store/organization.ts';
import { grantsFrom } from '../store/role-grants.ts';
import type { Tx } from '../store/transaction.ts';
import type { RequestActor } from './actor.ts';
import { Failure } from './failure.ts';
import { administers, administersAll } from './organization-acts.ts';

/** Throws forbidden `beyond-your-part` when one of these people holds, or is to hold, a role outside the own part. */
export async function requireReach(tx: Tx, actor: RequestActor, personIds: readonly number[]): Promise<void> {
  const { tenantId, today } = actor;
  const version = await organizationVersionOn(tx, tenantId, today);
  const units = version === null ? [] : await unitsOf(tx, tenantId, version);
  if (administersAll(actor, units)) return;
  const held = (await grantsFrom(tx, tenantId, today)).filter((grant) => personIds.includes(grant.personId));
  const isWithin = ({ unitId }: { readonly unitId: number | null }) =>
    unitId !== null && administers(actor, units, unitId);
  if (!held.every(isWithin)) throw new Failure('forbidden', 'beyond-your-part');
}
