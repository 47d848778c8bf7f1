// A unit with everything under it, as the tree of the organisation stood on a day.
import type { Tx } from './transaction.ts';

/**
 * Units of a subtree as the tree stood on a day, for `unit_id in (...)`; parameters: tenant, unit, day. Its two ends are
 * looked up first, each once: joined, a database that has not counted its rows yet goes over the tree once for every unit.
 */
export function subtree(tenant: string, unit: string, day: string): string {
  const version = `(select v.version from organization_version v where v.tenant_id = ${tenant}
        and v.valid_from <= ${day} order by v.valid_from desc, v.version desc limit 1)`;
  const end = (which: 'lo' | 'hi') => `(select top.${which} from unit top
        where top.tenant_id = ${tenant} and top.version = ${version} and top.unit_id = ${unit})`;
  return `select s.unit_id from unit s where s.tenant_id = ${tenant} and s.version = ${version}
      and s.lo between ${end('lo')} and ${end('hi')}`;
}

/** Ids of a unit and everything below it, in preorder; empty when it is not there. */
export async function unitsUnder(
  tx: Tx,
  tenantId: number,
  unitId: number,
  day: string,
): Promise<readonly number[]> {
  const rows = await tx.prepared<{ unit_id: number }>(
    'units-under',
    `${subtree('$1', '$2::int', '$3::date')} order by s.lo`,
    [tenantId, unitId, day],
  );
  return rows.map((row) => row.unit_id);
}
