-- Whoever approves a person stands as a head in a talk with him, where no head stands above the unit, too. It was whoever
-- approved the last of the weeks in question: he kept the case after his post ended, and his successor did not get it.

-- Runs with the rights of the owner: everybody of the case gets the same answer, also who does not see all records of the
-- week. It tells no more than one number of one person of the own body.
create function authority_today(whose int, regulation text) returns int
language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
declare
  tenant constant int := nullif(current_setting('app.tenant', true), '')::int;
  today constant date := nullif(current_setting('app.today', true), '')::date;
  found int;
begin
  select e.approver_id into found from evaluation e
    where e.tenant_id = tenant and e.week_start = date_trunc('week', today)::date and e.person_id = whose
      and e.subject = 'person' and e.period_kind = 'week' and e.slice_from <= today and today < e.slice_to
      and e.not_counted_kind is distinct from 'no-post'
    order by e.rulebook_id = regulation desc, e.id limit 1;
  -- A decided record keeps its approver to the end of the week, whatever became of his post.
  return (select a.person_id from assignment a where a.tenant_id = tenant and a.person_id = found
    and a.valid_from <= today and (a.valid_to is null or today < a.valid_to) limit 1);
end $$;
comment on function authority_today is 'Who approves the present week of this person and holds a post today; of several records of a day, the one under this regulation';

create function approved_people() returns int[]
language plpgsql stable parallel safe set search_path from current as $$
begin
  return array(
    select e.person_id from evaluation e
    where e.tenant_id = nullif(current_setting('app.tenant', true), '')::int
      and e.approver_id = nullif(current_setting('app.person', true), '')::int
      and e.week_start = date_trunc('week', nullif(current_setting('app.today', true), '')::date)::date
      and e.subject = 'person' and e.period_kind = 'week');
end $$;
comment on function approved_people is 'People with a record of the present week that the person of the transaction approves; spares asking for all others';

drop policy read_by_relation on talk_case;
create policy read_by_relation on talk_case for select using (
  tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((select current_setting('app.actor', true)) = 'system'
    or person_id = (select nullif(current_setting('app.person', true), '')::int)
    or unit_id = any ((select reach_of_units())::int[])
    or (person_id = any ((select approved_people())::int[])
      and authority_today(person_id, rulebook_id) = (select nullif(current_setting('app.person', true), '')::int))));

comment on column talk_case.authority_id is 'Whoever approved the last of these weeks, as proposed; who stands as a head today says authority_today';
