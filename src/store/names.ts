// Names of persons and units for records a view may already show: the caller has checked the right to the record.
import type { Tx } from './transaction.ts';

export interface PersonName {
  readonly id: number;
  readonly name: string;
}
export interface UnitName {
  readonly id: number;
  readonly name: string;
  readonly code: string;
}

/** Names by id; unknown ids are absent. */
export async function personNames(
  tx: Tx,
  tenantId: number,
  ids: readonly (number | null)[],
): Promise<ReadonlyMap<number, PersonName>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx.prepared<PersonName>(
    'person-names',
    'select id, full_name as name from person where tenant_id = $1 and id = any ($2::int[])',
    [tenantId, wanted],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Names of units as the newest tree that has them calls them; unknown ids are absent. */
export async function unitNames(
  tx: Tx,
  tenantId: number,
  ids: readonly (number | null)[],
): Promise<ReadonlyMap<number, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx.prepared<{ id: number; name: string }>(
    'unit-names',
    `select distinct on (unit_id) unit_id as id, name from unit
     where tenant_id = $1 and unit_id = any ($2::int[]) order by unit_id, version desc`,
    [tenantId, wanted],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
