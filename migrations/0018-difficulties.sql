-- The register of difficulties: what reports name or units file, who looks after it, what became of it. The words stand
-- in the acts; the rows hold what lists are made by.

create table difficulty (
  tenant_id int not null references tenant,
  id int not null,
  unit_id int not null,
  filed_by int not null,
  filed_at timestamptz not null,
  week_start date not null check (extract(isodow from week_start) = 1),
  class text not null check (class in ('work', 'evaluation')),
  evaluation_id bigint,
  -- Act of the report, respectively of the item, that carries the words now in force.
  text_seq int not null,
  state text not null check (state in ('open', 'assigned', 'answered', 'decided', 'joined')),
  owner_id int,
  due date,
  joined_to int check (joined_to <> id),
  list_id int,
  row_version int not null default 1,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, filed_by) references person,
  foreign key (tenant_id, owner_id) references person,
  foreign key (tenant_id, joined_to) references difficulty,
  check ((state = 'joined') = (joined_to is not null)),
  check (state in ('open', 'joined', 'decided') or owner_id is not null or state = 'answered')
);
comment on table difficulty is 'A difficulty (khó khăn, kiến nghị) as an item with owner, date and answer';
comment on column difficulty.list_id is 'The list for the leaders it was compiled into';
create unique index difficulty_of_report on difficulty (tenant_id, evaluation_id) where evaluation_id is not null;
create index difficulty_of_unit on difficulty (tenant_id, unit_id, id);
create index difficulty_of_owner on difficulty (tenant_id, owner_id) where owner_id is not null;

do $$
declare tenant_is text := 'tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::int)';
begin
  execute 'alter table difficulty enable row level security';
  execute 'alter table difficulty force row level security';
  execute 'create policy owner_all on difficulty to current_user using (true) with check (true)';
  execute format('create policy write_of_tenant on difficulty for insert with check (%s)', tenant_is);
  execute format('create policy change_of_tenant on difficulty for update using (%s) with check (%s)', tenant_is, tenant_is);
end $$;

-- Whoever filed it, whoever looks after it, heads above, office and inspector of the part.
create policy read_by_relation on difficulty for select using (
  tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((select current_setting('app.actor', true)) = 'system'
    or filed_by = (select nullif(current_setting('app.person', true), '')::int)
    or owner_id = (select nullif(current_setting('app.person', true), '')::int)
    or unit_id = any (array(
      with at as materialized (
        select v.version from organization_version v
        where v.tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
          and v.valid_from <= (select nullif(current_setting('app.today', true), '')::date)
        order by v.valid_from desc, v.version desc limit 1),
      granted as materialized (
        select g.unit_id from role_grant g
        where g.tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
          and g.person_id = (select nullif(current_setting('app.person', true), '')::int)
          and g.role in ('office', 'inspector')
          and g.valid_from <= (select nullif(current_setting('app.today', true), '')::date)
          and (g.valid_to is null or (select nullif(current_setting('app.today', true), '')::date) < g.valid_to)),
      top as materialized (
        select t.lo, t.hi from unit t
        where t.tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
          and t.version = (select version from at)
          and (t.unit_id in (select unit_id from granted)
            or (t.parent_id is null and exists (select from granted where unit_id is null))
            or t.unit_id in (
              select p.unit_id from assignment a join post p on p.tenant_id = a.tenant_id and p.id = a.post_id
              where a.tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
                and a.person_id = (select nullif(current_setting('app.person', true), '')::int)
                and p.rank in ('leader', 'head')
                and a.valid_from <= (select nullif(current_setting('app.today', true), '')::date)
                and (a.valid_to is null or (select nullif(current_setting('app.today', true), '')::date) < a.valid_to))))
      select u.unit_id from top join unit u on u.lo between top.lo and top.hi
      where u.tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
        and u.version = (select version from at)))));
