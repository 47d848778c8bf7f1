-- The work of a team in a week in one statement, with everything its reports are made from.
select s.person_id, t.id, t.kind, t.state, t.title, t.product, t.important, t.planned, t.item_id, t.coefficient, t.quantity,
  t.done_quantity, t.entered, t.starts, t.due, t.delivered, t.accepted, t.returns, t.returned, t.excused_returns,
  t.delay_excuse, t.fault_excuse, s.role, s.share, s.valid_from, s.valid_to, s.done, part.week_start, part.part, log.minutes
from task_share s join task t on t.tenant_id = s.tenant_id and t.id = s.task_id
  left join task_part part on part.tenant_id = s.tenant_id and part.task_id = s.task_id
  left join (
    select l.person_id, l.task_id, sum(l.minutes) as minutes from work_log l
    where l.tenant_id = :tenant and l.person_id = any (:people::int[]) and l.day >= :from::date and l.day < :to::date
      and l.state = 'kept'
    group by l.person_id, l.task_id) log on log.person_id = s.person_id and log.task_id = s.task_id
where s.tenant_id = :tenant and s.person_id = any (:people::int[]) and s.settled_on >= :from::date and s.valid_from < :to::date
  and (s.valid_to is null or s.valid_to >= :from::date) and t.state <> 'dropped' and t.starts < :to::date
  and (t.delivered is null or t.delivered >= :from::date or t.accepted >= :from::date or t.due >= :from::date)
order by s.person_id, t.id
