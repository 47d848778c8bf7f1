-- What every act and every list paid for again and again: the row filter of evaluations spelt out in each plan, and a
-- search through all namings of managers.

-- The same filter as before, with its two lookups behind functions. Spelt out, they were planned and set up anew in
-- every statement on evaluations, several times in one that writes; a function keeps its plan for the session, and is
-- called at most once per statement, and only where the cheaper conditions before it did not decide.
create function reach_of_delegations(wanted text) returns int[]
language plpgsql stable parallel safe set search_path from current as $$
declare
  tenant constant int := nullif(current_setting('app.tenant', true), '')::int;
  me constant int := nullif(current_setting('app.person', true), '')::int;
  today constant date := nullif(current_setting('app.today', true), '')::date;
begin
  return array(
    select me
    union all
    select d.delegator_id from delegation d
    where d.tenant_id = tenant and d.delegate_id = me and wanted = any (d.actions) and d.revoked_at is null
      and d.valid_from <= today and today < d.valid_to);
end $$;
comment on function reach_of_delegations is 'The person of the transaction and all who lent this action to them today';

create function reach_of_units() returns int[]
language plpgsql stable parallel safe set search_path from current as $$
declare
  tenant constant int := nullif(current_setting('app.tenant', true), '')::int;
  me constant int := nullif(current_setting('app.person', true), '')::int;
  today constant date := nullif(current_setting('app.today', true), '')::date;
  at int;
begin
  select v.version into at from organization_version v
    where v.tenant_id = tenant and v.valid_from <= today
    order by v.valid_from desc, v.version desc limit 1;
  return array(
    with granted as materialized (
      select g.unit_id from role_grant g
      where g.tenant_id = tenant and g.person_id = me and g.role in ('office', 'inspector')
        and g.valid_from <= today and (g.valid_to is null or today < g.valid_to)),
    headed as materialized (
      select p.unit_id from assignment a join post p on p.tenant_id = a.tenant_id and p.id = a.post_id
      where a.tenant_id = tenant and a.person_id = me and p.rank in ('leader', 'head')
        and a.valid_from <= today and (a.valid_to is null or today < a.valid_to)),
    top as materialized (
      select t.lo, t.hi from unit t
      where t.tenant_id = tenant and t.version = at and t.unit_id = any (array(
        select unit_id from granted where unit_id is not null union select unit_id from headed))
      union
      select t.lo, t.hi from unit t
      where t.tenant_id = tenant and t.version = at and t.parent_id is null
        and exists (select from granted where unit_id is null))
    select u.unit_id from top join unit u on u.tenant_id = tenant and u.version = at and u.lo between top.lo and top.hi);
end $$;
comment on function reach_of_units is 'Units the person of the transaction heads, serves as office or inspects today, with everything under them';

drop policy read_by_relation on evaluation;
create policy read_by_relation on evaluation for select using (
  tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((select current_setting('app.actor', true)) = 'system'
    or person_id = (select nullif(current_setting('app.person', true), '')::int)
    or scorer_id = any ((select reach_of_delegations('score'))::int[])
    or approver_id = any ((select reach_of_delegations('approve'))::int[])
    or unit_id = any ((select reach_of_units())::int[])));

-- Whoever re-assigned a case does not decide it: found by the person, not among all managers ever named.
create index act_manager_named on act (tenant_id, actor_id) where record_kind = 'assignment' and act = 'manager-named';

-- Lists of work ask by scorer or approver and week. The two indexes knew only rows that wait, and so every step of the
-- procedure, which changes the state, had to write into every index of the row; now submitting and scoring write into none,
-- as long as the page has room for the new version of the row.
drop index evaluation_waiting_scorer;
drop index evaluation_waiting_approver;
create index evaluation_of_scorer on evaluation (tenant_id, scorer_id, week_start);
create index evaluation_of_approver on evaluation (tenant_id, approver_id, week_start);
do $$
declare part regclass;
begin
  for part in select inhrelid from pg_inherits where inhparent = 'evaluation'::regclass loop
    execute format('alter table %s set (fillfactor = 75)', part);
  end loop;
end $$;
