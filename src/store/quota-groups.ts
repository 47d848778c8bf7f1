// Groups of similar duties as the body stated them, and when a period was frozen with those of its day.
import type { GroupSet } from '../domain/rollup/quota-groups.ts';
import type { QuotaKey } from './quotas.ts';
import type { Tx } from './transaction.ts';

export interface GroupSetRow extends GroupSet {
  readonly id: number;
  readonly by: number;
  readonly byName: string;
}

/** Every set, the latest first. */
export function groupSets(tx: Tx, tenantId: number): Promise<GroupSetRow[]> {
  return tx.query<GroupSetRow>(
    `select g.id, g.valid_from as "from", g.groups, g.document_number as "documentNumber",
       g.document_date as "documentDate", g.stated_by as by, p.full_name as "byName", g.stated_at as at
     from quota_group_set g join person p on p.tenant_id = g.tenant_id and p.id = g.stated_by
     where g.tenant_id = $1 order by g.valid_from desc, g.id desc`,
    [tenantId],
  );
}

export async function insertGroupSet(
  tx: Tx,
  tenantId: number,
  row: Omit<GroupSetRow, 'byName'>,
): Promise<void> {
  const { id, from, groups, documentNumber, documentDate, by, at } = row;
  await tx.query(
    `insert into quota_group_set (tenant_id, id, valid_from, groups, document_number, document_date, stated_by,
       stated_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tenantId, id, from, JSON.stringify(groups), documentNumber, documentDate, by, at],
  );
}

/** When the figures of a period were first frozen; null while they run. */
export async function firstFrozen(tx: Tx, tenantId: number, key: QuotaKey): Promise<string | null> {
  const rows = await tx.query<{ at: string | null }>(
    'select min(closed_at) as at from period_close where tenant_id = $1 and regime = $2 and period = $3',
    [tenantId, key.regime, key.period],
  );
  return rows[0]?.at ?? null;
}
