// The two lines at the left of a form's head: the organ above, and the unit that issues it (decree 30/2020, annex I:
// the organ directly above stands over the issuing one).
import { organOf } from '../domain/organization/organ.ts';
import type { PlainDate } from '../domain/organization/shape.ts';
import { organizationVersionOn, unitsOf } from '../store/organization.ts';
import { inReadTransaction } from '../store/transaction.ts';
import type { RequestActor, Tenant } from './actor.ts';
import type { AppContext } from './context.ts';

/** The organ a unit is a part of, or stands under, on a day; the body itself above the topmost. */
export async function organAbove(
  { pool }: AppContext,
  { tenantId, today }: RequestActor,
  tenant: Tenant,
  unitId: number | null,
  day: PlainDate,
): Promise<string> {
  if (unitId === null) return tenant.name;
  const scope = { tenantId, personId: null, actor: 'system', today } as const;
  return inReadTransaction(pool, scope, async (tx) => {
    const version = await organizationVersionOn(tx, tenantId, day < today ? day : today);
    const units = version === null ? [] : await unitsOf(tx, tenantId, version);
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    const parentId = byId.get(unitId)?.parentId ?? null;
    const organ = parentId === null ? null : organOf(parentId, byId);
    return (organ === null ? undefined : byId.get(organ)?.name) ?? tenant.name;
  });
}
