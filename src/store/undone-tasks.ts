// Important tasks whose week ended before they were delivered, by whoever answered for them on their date.
import type { UndoneTask } from '../domain/talk/undone-task.ts';
import type { Tx } from './transaction.ts';

/**
 * Tasks due in [from, before) not delivered by the Sunday of their date; `personId` null: of everybody. What came back
 * within the week is undone, what came back later is not. Handed over or shared anew after its date: of nobody.
 */
export function importantUndone(
  tx: Tx,
  tenantId: number,
  {
    from,
    before,
    personId,
  }: { readonly from: string; readonly before: string; readonly personId: number | null },
): Promise<UndoneTask[]> {
  return tx.prepared<UndoneTask>(
    'important-undone',
    `select t.id as "taskId", t.title, s.person_id as "personId", t.due, t.entered, t.delay_excuse as excuse, t.delivered
     from task t join task_share s on s.tenant_id = t.tenant_id and s.task_id = t.id and s.role = 'lead'
       and s.valid_to is null and s.valid_from <= t.due
     join tenant b on b.id = t.tenant_id
     cross join lateral (select (date_trunc('week', t.due) + interval '7 days')::date as ends) w
     where t.tenant_id = $1 and t.important and t.due >= $2 and t.due < $3 and t.state in ('open', 'delivered', 'accepted')
       and ($4::int is null or s.person_id = $4) and (t.delivered is null or t.delivered >= w.ends)
       and not exists (select from act a where a.tenant_id = t.tenant_id and a.record_kind = 'task' and a.record_id = t.id
         and a.act in ('handed-over', 'shared') and (a.at at time zone b.zone)::date > t.due)
       and coalesce((select a.act from act a where a.tenant_id = t.tenant_id and a.record_kind = 'task'
         and a.record_id = t.id and a.act in ('delivered', 'returned') and (a.payload ->> 'on')::date < w.ends
         order by a.seq desc limit 1), '') <> 'delivered'
     order by t.due, t.id`,
    [tenantId, from, before, personId],
  );
}
