// Whose forms somebody may take over: of the part of the body kept as office or as administrator of the organisation.
import { treeOn } from '../../store/organization-state.ts';
import type { Tx } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';
import { Failure } from '../failure.ts';

const KEEPERS: readonly string[] = ['office', 'organization-admin'];

/** Units of that part; null: the whole body. Throws forbidden for everybody else. */
export async function keptUnits(tx: Tx, actor: RequestActor): Promise<readonly number[] | null> {
  const grants = actor.roles.filter((grant) => KEEPERS.includes(grant.role));
  if (grants.length === 0) throw new Failure('forbidden', 'not-your-part');
  const units = (await treeOn(tx, actor.tenantId, actor.today))?.units ?? [];
  const tops = grants.map((grant) => units.find((unit) => unit.id === grant.unitId) ?? null);
  if (grants.some((grant) => grant.unitId === null) || tops.some((top) => top?.parentId === null))
    return null;
  return units
    .filter((unit) => tops.some((top) => top !== null && top.lo <= unit.lo && unit.hi <= top.hi))
    .map((unit) => unit.id);
}

/** In which capacity forms are taken over; the command line is the system. */
export function keeperRole(actor: Pick<RequestActor, 'roles'> | null): string {
  if (actor === null) return 'system';
  return actor.roles.some((grant) => grant.role === 'office') ? 'office' : 'organization-admin';
}
