-- Who took part in a task stands on the task as well. Row-level security asked for the shares of every single row: a person's
-- year of work took a third longer for it. And what somebody lent of judging ends with the office he assigned from.

alter table task add column people int[] not null default '{}';
comment on column task.people is 'Everybody with a share of it, former holders too, in order; follows from task_share by itself';
update task t set people = s.people
  from (select tenant_id, task_id, array_agg(person_id order by person_id) as people from task_share group by 1, 2) s
  where s.tenant_id = t.tenant_id and s.task_id = t.id;

-- Runs with the rights of the owner: whoever hands work over to people beyond his reach no longer knows of it afterwards.
create function task_people_follow() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update task t set people = s.people
    from (
      select k.tenant_id, k.task_id,
        array(select s.person_id from task_share s where s.tenant_id = k.tenant_id and s.task_id = k.task_id order by s.person_id) as people
      from (select distinct tenant_id, task_id from touched) k) s
    where t.tenant_id = s.tenant_id and t.id = s.task_id and t.people <> s.people;
  return null;
end $$;
comment on function task_people_follow is 'Keeps task.people what the shares say, whoever writes them';
create trigger people_come after insert on task_share
  referencing new table as touched for each statement execute function task_people_follow();
create trigger people_go after delete on task_share
  referencing old table as touched for each statement execute function task_people_follow();

-- Whoever lent the judging of assigned work to the person of the transaction, with the reach of the office he may have
-- assigned it from: units he heads with everything under them, people whose present week he scores. Runs with the rights of
-- the owner, because nobody sees whom another scores; it tells this to his delegate alone.
create function lent_judging() returns table (lender int, headed int[], guided int[])
language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
declare
  tenant constant int := nullif(current_setting('app.tenant', true), '')::int;
  me constant int := nullif(current_setting('app.person', true), '')::int;
  today constant date := nullif(current_setting('app.today', true), '')::date;
  at int;
begin
  select v.version into at from organization_version v
    where v.tenant_id = tenant and v.valid_from <= today
    order by v.valid_from desc, v.version desc limit 1;
  return query
    select l.id,
      array(
        select distinct u.unit_id
        from assignment a join post p on p.tenant_id = tenant and p.id = a.post_id and p.rank in ('leader', 'head')
        join unit top on top.tenant_id = tenant and top.version = at and top.unit_id = p.unit_id
        join unit u on u.tenant_id = tenant and u.version = at and u.lo between top.lo and top.hi
        where a.tenant_id = tenant and a.person_id = l.id
          and a.valid_from <= today and (a.valid_to is null or today < a.valid_to)),
      array(
        select distinct e.person_id from evaluation e
        where e.tenant_id = tenant and e.scorer_id = l.id and e.week_start = date_trunc('week', today)::date
          and e.period_kind = 'week' and e.subject = 'person')
    from (
      select distinct d.delegator_id as id from delegation d
      where d.tenant_id = tenant and d.delegate_id = me and 'accept' = any (d.actions) and d.revoked_at is null
        and d.valid_from <= today and today < d.valid_to) l;
end $$;
comment on function lent_judging is 'Who lent the person of the transaction the judging of work, and how far his own office reaches today';

-- The same for one row, in words of its own. Asked only of what somebody assigned who lent the judging today.
create function judging_is_lent(assigner int, unit int, task int) returns boolean
language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
declare
  tenant constant int := nullif(current_setting('app.tenant', true), '')::int;
  me constant int := nullif(current_setting('app.person', true), '')::int;
  today constant date := nullif(current_setting('app.today', true), '')::date;
begin
  return exists (
      select from delegation d
      where d.tenant_id = tenant and d.delegate_id = me and d.delegator_id = assigner and 'accept' = any (d.actions)
        and d.revoked_at is null and d.valid_from <= today and today < d.valid_to)
    and (exists (
        select from assignment a
        join post p on p.tenant_id = tenant and p.id = a.post_id and p.rank in ('leader', 'head')
        join unit own on own.tenant_id = tenant and own.unit_id = judging_is_lent.unit and own.version = (
          select v.version from organization_version v where v.tenant_id = tenant and v.valid_from <= today
          order by v.valid_from desc, v.version desc limit 1)
        join unit top on top.tenant_id = tenant and top.version = own.version and top.unit_id = p.unit_id
          and own.lo between top.lo and top.hi
        where a.tenant_id = tenant and a.person_id = assigner
          and a.valid_from <= today and (a.valid_to is null or today < a.valid_to))
      or exists (
        select from task_share s
        join evaluation e on e.tenant_id = tenant and e.person_id = s.person_id and e.scorer_id = assigner
          and e.week_start = date_trunc('week', today)::date and e.period_kind = 'week' and e.subject = 'person'
        where s.tenant_id = tenant and s.task_id = task and s.valid_to is null));
end $$;
comment on function judging_is_lent is 'Whether who assigned this task lent its judging to the person of the transaction, and still holds the office he assigned it from';

-- The same people as before: weeks are made no further ahead than the next one. With a last day the search opens one or two
-- partitions instead of all that lie ahead, and in this language it keeps its plan for the session.
create or replace function scored_people() returns int[]
language plpgsql stable parallel safe set search_path from current as $$
declare
  tenant constant int := nullif(current_setting('app.tenant', true), '')::int;
  me constant int := nullif(current_setting('app.person', true), '')::int;
  today constant date := nullif(current_setting('app.today', true), '')::date;
begin
  return array(
    select distinct e.person_id from evaluation e
    where e.tenant_id = tenant and e.scorer_id = me and e.week_start > today - 28 and e.week_start < today + 28
      and e.state in ('open', 'returned', 'submitted') and e.subject = 'person' and e.period_kind = 'week');
end $$;

-- As before, but without a look at the shares of each row: the cheapest way of knowing a task comes first, what is asked of
-- the organisation once a statement comes only where that did not do.
drop policy read_by_relation on task;
create policy read_by_relation on task for select using (
  tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((select nullif(current_setting('app.person', true), '')::int) = any (people)
    or (select current_setting('app.actor', true)) = 'system'
    or assigned_by = (select nullif(current_setting('app.person', true), '')::int)
    or unit_id = any ((select reach_of_units())::int[])
    or people && (select scored_people())::int[]
    or (assigned_by = any ((select reach_of_delegations('accept'))::int[]) and assigned_by <> all (people)
      and judging_is_lent(assigned_by, unit_id, id))));
