// Ids counted per tenant. The counter row is locked until commit: use it on cold paths only.
import type { Tx } from './transaction.ts';

/** Takes `count` consecutive ids of this name and returns the first. */
export async function takeIds(tx: Tx, tenantId: number, name: string, count: number): Promise<number> {
  const rows = await tx.query<{ first: number }>(
    `insert into id_counter (tenant_id, name, next_id) values ($1, $2, 1 + $3)
     on conflict (tenant_id, name) do update set next_id = id_counter.next_id + $3
     returning next_id - $3 as first`,
    [tenantId, name, count],
  );
  const first = rows[0]?.first;
  if (first === undefined) throw new Error(`no ids of ${name}`);
  return first;
}

/** Name of the counter that every change of the organisation moves; weeks compare it to know they are stale. */
export const ORG_STAMP = 'org-stamp';

/** Marks the organisation as changed. */
export async function bumpOrgStamp(tx: Tx, tenantId: number): Promise<void> {
  await takeIds(tx, tenantId, ORG_STAMP, 1);
}

/** State of the organisation as a number that every change of it moves. */
export async function orgStamp(tx: Tx, tenantId: number): Promise<number> {
  const rows = await tx.query<{ stamp: number }>(
    'select next_id::float8 as stamp from id_counter where tenant_id = $1 and name = $2',
    [tenantId, ORG_STAMP],
  );
  return rows[0]?.stamp ?? 0;
}
