// Whose catalogue holds for whom: the nearest one on the way from the own unit to the top; the office of a unit keeps its own.
import type { Unit } from '../../domain/organization/shape.ts';
import { organizationVersionOn, unitsOf } from '../../store/organization.ts';
import { unitsOfPerson } from '../../store/people.ts';
import type { Tx } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';
import { Failure } from '../failure.ts';

export interface CatalogueScope {
  readonly units: readonly Unit[];
  /** From the own unit to the top, nearest first. */
  readonly path: readonly number[];
  /** The unit whose catalogue the caller keeps; null: keeps none. */
  readonly keeps: number | null;
}

export async function catalogueScope(
  tx: Tx,
  actor: Pick<RequestActor, 'tenantId' | 'personId' | 'today' | 'roles'>,
): Promise<CatalogueScope> {
  const { tenantId, personId, today } = actor;
  const version = await organizationVersionOn(tx, tenantId, today);
  if (version === null) return { units: [], path: [], keeps: null };
  const [units, own] = await Promise.all([
    unitsOf(tx, tenantId, version),
    unitsOfPerson(tx, tenantId, personId, today),
  ]);
  const path = [...new Set(own.flatMap((unit) => wayUp(units, unit)))];
  const granted = actor.roles.find((one) => one.role === 'office');
  const top = units.find((one) => one.parentId === null)?.id ?? null;
  return { units, path, keeps: granted === undefined ? null : (granted.unitId ?? top) };
}

/** The unit and everything above it, nearest first. */
export function wayUp(units: readonly Unit[], unitId: number): readonly number[] {
  const own = units.find((one) => one.id === unitId);
  if (own === undefined) return [];
  return units
    .filter((one) => one.lo <= own.lo && own.hi <= one.hi)
    .toSorted((a, b) => b.lo - a.lo)
    .map((one) => one.id);
}

/** The unit whose catalogue the caller keeps. Throws forbidden for everybody else. */
export function demandKeeper(scope: CatalogueScope): number {
  if (scope.keeps === null) throw new Failure('forbidden', 'not-your-part');
  return scope.keeps;
}
