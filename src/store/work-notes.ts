// Words people noted on tasks, from the acts they stand in.
import type { Tx } from './transaction.ts';

/** The latest words noted for a week on each of these tasks. */
export async function notesOfWeek(
  tx: Tx,
  tenantId: number,
  tasks: readonly number[],
  monday: string,
): Promise<ReadonlyMap<number, string>> {
  if (tasks.length === 0) return new Map();
  const rows = await tx.query<{ id: number; body: string }>(
    `select distinct on (a.record_id) a.record_id as id, w.body
     from act a join act_text w on w.tenant_id = a.tenant_id and w.record_kind = a.record_kind
       and w.record_id = a.record_id and w.seq = a.seq and w.field = 'words'
     where a.tenant_id = $1 and a.record_kind = 'task' and a.record_id = any ($2::bigint[]) and a.act = 'noted'
       and a.payload ->> 'weekStart' = $3
     order by a.record_id, a.seq desc`,
    [tenantId, tasks, monday],
  );
  return new Map(rows.map(({ id, body }) => [id, body]));
}
