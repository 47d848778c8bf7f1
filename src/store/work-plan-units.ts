// Units as a plan walks them: the way up from one, and its children.

import type { Tx } from './transaction.ts';
import type { UnitRef } from './work-people.ts';

const TREE = `(select version from organization_version where tenant_id = $1 and valid_from <= $3
  order by valid_from desc, version desc limit 1)`;

/** Its way from the top down to itself, and the units right under it. */
export async function unitAround(
  tx: Tx,
  tenantId: number,
  unitId: number,
  day: string,
): Promise<{ readonly path: readonly UnitRef[]; readonly children: readonly UnitRef[] }> {
  const rows = await tx.prepared<UnitRef & { readonly above: boolean }>(
    'unit-around',
    `select u.unit_id as id, u.name, u.code, u.lo <= own.lo as above
     from unit own join unit u on u.tenant_id = own.tenant_id and u.version = own.version
       and ((u.lo <= own.lo and own.hi <= u.hi) or u.parent_id = own.unit_id)
     where own.tenant_id = $1 and own.unit_id = $2 and own.version = ${TREE} order by u.lo`,
    [tenantId, unitId, day],
  );
  const plain = (above: boolean) =>
    rows.filter((row) => row.above === above).map(({ id, name, code }) => ({ id, name, code }));
  return { path: plain(true), children: plain(false) };
}
