// Sides of units and groups of persons stated by hand.
import type { OrganSide, StaffGroup } from '../domain/rulebook/shape-regime.ts';
import type { Tx } from './transaction.ts';

export interface StatedSubjects {
  readonly sides: ReadonlyMap<number, OrganSide>;
  readonly groups: ReadonlyMap<number, StaffGroup>;
}

/** Everything stated, groups as they hold on `day`. */
export async function statedSubjects(tx: Tx, tenantId: number, day: string): Promise<StatedSubjects> {
  const [sides, groups] = await Promise.all([
    tx.query<{ id: number; side: OrganSide }>(
      'select unit_id as id, side from unit_side where tenant_id = $1',
      [tenantId],
    ),
    tx.query<{ id: number; group: StaffGroup }>(
      `select distinct on (person_id) person_id as id, staff_group as "group" from person_group
       where tenant_id = $1 and valid_from <= $2 order by person_id, valid_from desc`,
      [tenantId, day],
    ),
  ]);
  return {
    sides: new Map(sides.map((row) => [row.id, row.side])),
    groups: new Map(groups.map((row) => [row.id, row.group])),
  };
}

/** States the side of a unit; null: what its kind says. */
export async function putUnitSide(
  tx: Tx,
  tenantId: number,
  unitId: number,
  side: OrganSide | null,
): Promise<void> {
  if (side === null)
    await tx.query('delete from unit_side where tenant_id = $1 and unit_id = $2', [tenantId, unitId]);
  else
    await tx.query(
      `insert into unit_side (tenant_id, unit_id, side) values ($1, $2, $3)
       on conflict (tenant_id, unit_id) do update set side = excluded.side`,
      [tenantId, unitId, side],
    );
}

/** States the group of a person from a date on. */
export async function putPersonGroup(
  tx: Tx,
  tenantId: number,
  personId: number,
  from: string,
  group: StaffGroup,
): Promise<void> {
  await tx.query(
    `insert into person_group (tenant_id, person_id, valid_from, staff_group) values ($1, $2, $3, $4)
     on conflict (tenant_id, person_id, valid_from) do update set staff_group = excluded.staff_group`,
    [tenantId, personId, from, group],
  );
}
