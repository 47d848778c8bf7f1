-- Takes the open rows of some divisions a step on: 'submitted' for scoring, 'scored' for approving.
with moved as (
  update evaluation set state = '{{state}}', opened = true, content_seq = 2, seq = 2, late = false,
    s_self = array[3600, 3400, 1800], total_self = 8800,
    s_scorer = case when '{{state}}' = 'scored' then array[3600, 3400, 1800]::smallint[] end,
    total_scorer = case when '{{state}}' = 'scored' then 8800 end,
    scored_by = case when '{{state}}' = 'scored' then scorer_id end
  where tenant_id = {{tenant}} and week_start = '{{open}}' and period_kind = 'week' and state = 'open'
    and rank = 'staff' and unit_id between {{from}} and {{to}}
  returning *),
acted as (
  insert into act (tenant_id, record_kind, record_id, seq, act, at, actor_id, role, rulebook, payload, commitments,
    week_start, prev_hash, hash)
  select tenant_id, 'evaluation', id, 2, 'submitted', '{{now}}', person_id, 'self', rulebook_id || '@' || rulebook_version,
    '{}', '{}', week_start, last_hash, last_hash from moved returning 1)
insert into act_text (tenant_id, record_kind, record_id, seq, field, salt, body, week_start)
  select tenant_id, 'evaluation', id, 2, 'report', substr(last_hash, 1, 16), '{{report}}', week_start
  from moved, (select count(*) from acted) once;
