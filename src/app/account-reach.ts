// Whose accounts an administrator of one part may touch: whoever holds a role or a post beyond that part, or was lent
// somebody's authority there, is not among them, because a new code for the account would hand that over with it.
import { organizationVersionOn, unitsOf } from '../store/organization.ts';
import { grantsFrom, placesOfPosts } from '../store/role-grants.ts';
import type { Tx } from '../store/transaction.ts';
import type { RequestActor } from './actor.ts';
import { Failure } from './failure.ts';
import { administers, administersAll } from './organization-acts.ts';

/** Throws forbidden `beyond-your-part` when one of these people has, or is to have, anything to say outside the own part. */
export async function requireReach(tx: Tx, actor: RequestActor, personIds: readonly number[]): Promise<void> {
  const { tenantId, today } = actor;
  const version = await organizationVersionOn(tx, tenantId, today);
  const units = version === null ? [] : await unitsOf(tx, tenantId, version);
  if (administersAll(actor, units)) return;
  const granted = (await grantsFrom(tx, tenantId, today)).filter(({ personId }) =>
    personIds.includes(personId),
  );
  const held = [
    ...granted.map(({ unitId }) => unitId),
    ...(await placesOfPosts(tx, tenantId, personIds, today)),
  ];
  const isWithin = (unitId: number | null) => unitId !== null && administers(actor, units, unitId);
  if (!held.every(isWithin)) throw new Failure('forbidden', 'beyond-your-part');
}
