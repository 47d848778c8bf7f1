// Where the chains of several records stand. The caller holds the lock that orders their writers.
import type { ChainEnd } from './ledger.ts';
import type { Tx } from './transaction.ts';

/** The last act of each record by id; records without acts are missing. */
export async function chainEnds(
  tx: Tx,
  tenantId: number,
  kind: string,
  ids: readonly number[],
): Promise<ReadonlyMap<number, ChainEnd>> {
  const rows = await tx.query<ChainEnd & { id: number }>(
    `select distinct on (record_id) record_id as id, seq, hash from act
     where tenant_id = $1 and record_kind = $2 and record_id = any ($3::bigint[]) order by record_id, seq desc`,
    [tenantId, kind, ids],
  );
  return new Map(rows.map(({ id, seq, hash }) => [id, { seq, hash }]));
}
