-- One past week of everybody, approved, as copies of the open week: rows, four acts each, the report's words.
-- Hashes are random: these chains are there to take up room, not to be verified.
insert into evaluation (tenant_id, week_start, period_kind, id, person_id, assignment_id, post_id, rank, unit_id,
    org_version, unit_lo, slice_from, slice_to, rulebook_id, rulebook_version, scorer_id, approver_id, one_authority,
    counted, state, opened, content_seq, s_self, s_scorer, s_approver, total_self, total_scorer, total, level,
    scored_by, approved_by, seq, last_hash, changed_at)
  select tenant_id, '{{monday}}', 'week', {{first}} + id % 10000000, person_id, assignment_id, post_id, rank, unit_id,
    org_version, unit_lo, '{{monday}}', date '{{monday}}' + 7, rulebook_id, rulebook_version, scorer_id, approver_id,
    one_authority, true, 'approved', true, 2, p, p, p, t, t, t, case when t >= 9000 then 'excellent' else 'good' end,
    scorer_id, case when one_authority then scorer_id else approver_id end, 4, sha256(id::text::bytea), '{{monday}}'
  from (select e.*, array[3000 + id % 20 * 50, 3000 + id % 19 * 50, 1500 + id % 10 * 50]::smallint[] as p,
      (7500 + id % 20 * 50 + id % 19 * 50 + id % 10 * 50)::smallint as t
    from evaluation e where tenant_id = {{tenant}} and week_start = '{{open}}' and period_kind = 'week') e;

-- Its own quarter alone: all of them after every week is what took longest of five years.
analyze evaluation_{{quarter}};

insert into act (tenant_id, record_kind, record_id, seq, act, at, actor_id, role, rulebook, payload, commitments,
    week_start, prev_hash, hash)
  select tenant_id, 'evaluation', id, s, (array['created', 'submitted', 'scored', 'approved'])[s], changed_at,
    case s when 1 then null when 2 then person_id when 3 then scorer_id else approver_id end,
    (array['system', 'self', 'scorer', 'approver'])[s], rulebook_id || '@' || rulebook_version,
    jsonb_build_object('entered', jsonb_build_object('quality', s_self[1], 'progress', s_self[2], 'conduct', s_self[3]),
      'total', total, 'level', level, 'late', false),
    case s when 2 then jsonb_build_object('report', encode(last_hash, 'hex')) else '{}' end,
    week_start, sha256((id || '/' || s - 1)::bytea), sha256((id || '/' || s)::bytea)
  from evaluation, generate_series(1, 4) s
  where tenant_id = {{tenant}} and week_start = '{{monday}}' and period_kind = 'week'
  order by id, s;

-- Or every reference is checked by reading the whole table, as a plan made on a small one has it.
{{analyzeActs}}

insert into act_text (tenant_id, record_kind, record_id, seq, field, salt, body, week_start)
  select tenant_id, 'evaluation', id, 2, 'report', substr(last_hash, 1, 16), '{{report}}', week_start
  from evaluation where tenant_id = {{tenant}} and week_start = '{{monday}}' and period_kind = 'week'
  order by id;
