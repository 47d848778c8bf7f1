-- The work of one person in a week with everything the report is made from: besides tasks and parts the minutes written down
-- and the last words noted for the week.
select t.id, t.kind, t.state, t.title, t.product, t.important, t.planned, t.item_id, t.coefficient, t.quantity,
  t.done_quantity, t.entered, t.starts, t.due, t.delivered, t.accepted, t.returns, t.returned, t.excused_returns,
  t.delay_excuse, t.fault_excuse, s.role, s.share, s.valid_from, s.valid_to, s.done, part.week_start, part.part, log.minutes, note.body as note
from task_share s join task t on t.tenant_id = s.tenant_id and t.id = s.task_id
  left join task_part part on part.tenant_id = s.tenant_id and part.task_id = s.task_id
  left join (
    select l.task_id, sum(l.minutes) as minutes from work_log l
    where l.tenant_id = :tenant and l.person_id = :person and l.day >= :from::date and l.day < :to::date and l.state = 'kept'
    group by l.task_id) log on log.task_id = s.task_id
  left join (
    select distinct on (a.record_id) a.record_id, w.body
    from act a join act_text w on w.tenant_id = a.tenant_id and w.record_kind = a.record_kind and w.record_id = a.record_id
      and w.seq = a.seq and w.field = 'words'
    where a.tenant_id = :tenant and a.record_kind = 'task' and a.act = 'noted' and a.payload ->> 'weekStart' = :from::date::text
      and a.record_id = any (array(select m.task_id from task_share m
        where m.tenant_id = :tenant and m.person_id = :person and m.settled_on >= :from::date))
    order by a.record_id, a.seq desc) note on note.record_id = s.task_id
where s.tenant_id = :tenant and s.person_id = :person and s.settled_on >= :from::date and s.valid_from < :to::date
  and (s.valid_to is null or s.valid_to >= :from::date) and t.state <> 'dropped' and t.starts < :to::date
  and (t.delivered is null or t.delivered >= :from::date or t.accepted >= :from::date or t.due >= :from::date)
order by t.id
