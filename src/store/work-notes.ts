// Words people noted on tasks, from the acts they stand in.
import type { Tx } from './transaction.ts';

/** The latest words noted for a week on each task the person holds a share of; with what was settled before it left out. */
export async function notesOfWeek(
  tx: Tx,
  tenantId: number,
  personId: number,
  monday: string,
): Promise<ReadonlyMap<number, string>> {
  const rows = await tx.prepared<{ id: number; body: string }>(
    'notes-of-week',
    `select distinct on (a.record_id) a.record_id as id, w.body
     from act a join act_text w on w.tenant_id = a.tenant_id and w.record_kind = a.record_kind
       and w.record_id = a.record_id and w.seq = a.seq and w.field = 'words'
     where a.tenant_id = $1 and a.record_kind = 'task' and a.act = 'noted' and a.payload ->> 'weekStart' = $3::text
       and a.record_id = any (array(select m.task_id from task_share m
         where m.tenant_id = $1 and m.person_id = $2 and m.settled_on >= $3::text::date))
     order by a.record_id, a.seq desc`,
    [tenantId, personId, monday],
  );
  return new Map(rows.map(({ id, body }) => [id, body]));
}
