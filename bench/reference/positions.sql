-- Accepted work by job position, in some units and in all others: what statistics of positions are made of.
select p.unit_id = any (:units::int[]) as own, p.job_position, t.complexity, count(*) as tasks,
  sum(t.done_quantity * s.share) as volume, sum(t.done_quantity * s.share * t.minutes) as standard, count(t.due) as due,
  count(*) filter (where t.delivered > t.due) as late, count(*) filter (where t.returns > 0) as returned
from task t
join task_share s on s.tenant_id = t.tenant_id and s.task_id = t.id
join post p on p.tenant_id = s.tenant_id and p.id = s.post_id
where t.tenant_id = :tenant and t.state = 'accepted' and t.delivered >= :from::date and t.delivered < :to::date
group by 1, 2, 3
