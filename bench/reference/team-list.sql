-- The people somebody scores in one week, with the words of their reports counted: what the list of work shows.
select e.id, e.person_id, p.full_name, e.state, e.late, e.s_self, e.total_self, e.s_scorer, e.total_scorer,
  jsonb_array_length(t.body::jsonb -> 'items') as works
from evaluation e
join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
left join act_text t on t.tenant_id = e.tenant_id and t.record_kind = 'evaluation' and t.record_id = e.id
  and t.seq = e.content_seq and t.field = 'report'
where e.tenant_id = :tenant and e.week_start = :week::date and e.period_kind = 'week' and e.scorer_id = :person
order by e.unit_lo, e.id
