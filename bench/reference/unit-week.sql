-- The people of one unit in one week with points and level, by name: what the page of a unit shows at its heart.
select e.id, e.person_id, p.full_name, e.state, e.late, e.total_self, e.total_scorer, e.total, e.level, e.scorer_id,
  e.approver_id
from evaluation e join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
where e.tenant_id = :tenant and e.week_start = :week::date and e.period_kind = 'week' and e.unit_id = :unit
order by e.unit_lo, e.id
