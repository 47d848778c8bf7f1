-- Whether an act or its words may be read follows from its record. Spelt out, the filter put every partition of `evaluation`
-- and six more tables into the plan of each statement on `act`, and starting such a plan took 2 to 4 ms of every request,
-- even for acts of kinds that need no record. The same questions now stand in two functions: they keep their plans for the
-- session, ask one table, and are called for rows of the seven kinds alone. They run with the rights of the caller, so that
-- row-level security of the record decides as before.
create function record_is_seen(kind text, start date, record bigint) returns boolean
language plpgsql stable parallel safe set search_path from current set plan_cache_mode = force_generic_plan as $$
declare
  tenant constant int := nullif(current_setting('app.tenant', true), '')::int;
begin
  case kind
    when 'evaluation' then
      return exists (select from evaluation e where e.tenant_id = tenant and e.week_start = start and e.id = record);
    when 'task' then return exists (select from task t where t.tenant_id = tenant and t.id = record);
    when 'work-log' then return exists (select from work_log w where w.tenant_id = tenant and w.id = record);
    when 'evidence' then return exists (select from evidence v where v.tenant_id = tenant and v.id = record);
    when 'conduct-fact' then return exists (select from conduct_fact f where f.tenant_id = tenant and f.id = record);
    when 'talk' then return exists (select from talk_case c where c.tenant_id = tenant and c.id = record);
    when 'past-week' then return exists (select from past_week p where p.tenant_id = tenant and p.id = record);
    else return true;
  end case;
end $$;
comment on function record_is_seen is 'Whether the person of the transaction sees the record of an act; kinds without a filter of their own are the body''s';

create function measure_is_seen(talk bigint, number text) returns boolean
language plpgsql stable parallel safe set search_path from current set plan_cache_mode = force_generic_plan as $$
declare
  tenant constant int := nullif(current_setting('app.tenant', true), '')::int;
begin
  return exists (select from talk_measure m where m.tenant_id = tenant and m.talk_id = talk and m.no::text = number);
end $$;
comment on function measure_is_seen is 'Whether the person of the transaction sees one measure agreed in a talk';

drop policy read_with_record on act;
create policy read_with_record on act for select using (
  tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((select current_setting('app.actor', true)) = 'system'
    or record_kind not in ('evaluation', 'task', 'work-log', 'evidence', 'conduct-fact', 'talk', 'past-week')
    or record_is_seen(record_kind, week_start, record_id)));
drop policy read_with_record on act_text;
create policy read_with_record on act_text for select using (
  tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((select current_setting('app.actor', true)) = 'system'
    or record_kind not in ('evaluation', 'task', 'work-log', 'evidence', 'conduct-fact', 'talk', 'past-week')
    or record_is_seen(record_kind, week_start, record_id)
    or (record_kind = 'talk' and field like 'measure-%' and measure_is_seen(record_id, substr(field, 9)))));
