// Which cases a person had a hand in re-assigning: whoever did decides none of them.
import { weekStartOfEvaluationId } from './evaluations.ts';
import type { Tx } from './transaction.ts';

/** Which of these evaluations had their manager named by this person since their week began. */
export async function reassignedBy(
  tx: Tx,
  tenantId: number,
  personId: number,
  ids: readonly number[],
): Promise<readonly number[]> {
  const mondays = ids.map(weekStartOfEvaluationId).filter((monday) => monday !== null);
  const rows = await tx.prepared<{ id: number }>(
    'reassigned-by',
    `select e.id from evaluation e
     join act a on a.tenant_id = e.tenant_id and a.record_kind = 'assignment' and a.record_id = e.assignment_id
     where e.tenant_id = $1 and e.week_start = any($3::date[]) and e.id = any($4::bigint[])
       and a.actor_id = $2 and a.act = 'manager-named' and a.at >= e.week_start`,
    [tenantId, personId, mondays, ids],
  );
  return rows.map((row) => row.id);
}
