-- The work of one person over some days, as the tasks and shares have it.
select t.id, t.title, t.product, t.state, t.complexity, t.coefficient, t.minutes, t.quantity, t.done_quantity, t.due,
  t.delivered, t.accepted, t.returns, s.role, s.share
from task_share s join task t on t.tenant_id = s.tenant_id and t.id = s.task_id
where s.tenant_id = :tenant and s.person_id = :person and s.settled_on >= :from::date and s.valid_from < :to::date
  and t.state <> 'dropped' and t.starts < :to::date
  and (t.delivered is null or t.delivered >= :from::date or t.accepted >= :from::date or t.due >= :from::date)
order by t.id
