-- Roll-ups: shorter periods standing in longer ones, for every person and every node of the tree. Version 0 is what
-- follows from the records now and is written over; from 1 on they are frozen copies made by closing, insert-only.

create table roll_position (
  tenant_id int primary key references tenant,
  horizon xid8 not null,
  folded_at timestamptz not null
);
comment on table roll_position is 'The live roll-ups follow every act of a transaction before this one';

create table person_period (
  tenant_id int not null,
  regime text not null,
  period text not null check (period ~ '^20[0-9]{2}-(M(0[1-9]|1[0-2])|Q[1-4]|H[12]|Y)$'),
  version int not null,
  person_id int not null,
  unit_id int not null,
  how text not null check (how in ('mean', 'mean-by-days', 'evidence')),
  counted int not null,
  missing int not null,
  not_counted int not null,
  total_numerator numeric,
  total_denominator numeric check (total_denominator > 0),
  total int,
  level text,
  parts jsonb not null,
  primary key (tenant_id, regime, period, version, person_id),
  foreign key (tenant_id, person_id) references person,
  check ((total_numerator is null) = (total_denominator is null) and (total_numerator is null) = (total is null))
);
comment on table person_period is 'A person''s longer period: exact total in points as a fraction, total in hundredths cut off for display and order';
comment on column person_period.regime is 'Family of rulebooks that counts together';
create index person_period_of_person on person_period (tenant_id, person_id, period);
create index person_period_of_unit on person_period (tenant_id, regime, period, version, unit_id);

create table node_period (
  tenant_id int not null references tenant,
  regime text not null,
  period text not null check (period ~ '^20[0-9]{2}-(M(0[1-9]|1[0-2])|Q[1-4]|H[12]|Y)$'),
  version int not null,
  unit_id int not null,
  org_version int not null,
  members int not null,
  counted int not null,
  missing int not null,
  not_counted int not null,
  levels jsonb not null,
  sum_numerator numeric not null,
  sum_denominator numeric not null check (sum_denominator > 0),
  mean int,
  own jsonb not null,
  primary key (tenant_id, regime, period, version, unit_id)
);
comment on table node_period is 'A unit with everything under it, in the tree of the period''s last day; own = its own members only';

create table period_close (
  tenant_id int not null references tenant,
  id int not null,
  regime text not null,
  period text not null,
  version int not null check (version > 0),
  closed_at timestamptz not null,
  closed_by int not null,
  members int not null,
  missing int not null,
  moved int not null,
  digest text not null,
  primary key (tenant_id, id),
  unique (tenant_id, regime, period, version),
  foreign key (tenant_id, closed_by) references person
);
comment on table period_close is 'Each freezing of a period''s roll-up; the digest over its rows stands in the ledger';

do $$
declare
  t text;
  tenant_is text := 'tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::int)';
  live text := 'version = 0 and (select current_setting(''app.actor'', true)) = ''system''';
begin
  foreach t in array array['roll_position', 'person_period', 'node_period', 'period_close'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
  end loop;
  foreach t in array array['roll_position', 'period_close'] loop
    execute format('create policy of_tenant on %I using (%s) with check (%s)', t, tenant_is, tenant_is);
  end loop;
  execute format('create policy read_of_tenant on node_period for select using (%s)', tenant_is);
  -- Frozen versions are written once; what is live changes, by the system only.
  foreach t in array array['person_period', 'node_period'] loop
    execute format('create policy write_of_tenant on %I for insert with check (%s)', t, tenant_is);
    execute format('create policy change_live on %I for update using (%s and %s) with check (%s and version = 0)',
      t, tenant_is, live, tenant_is);
    execute format('create policy drop_live on %I for delete using (%s and %s)', t, tenant_is, live);
  end loop;
end $$;

-- The person, the heads above, office and inspector of the part: as for evaluations, without scorer and approver.
create policy read_by_relation on person_period for select using (
  tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((select current_setting('app.actor', true)) = 'system'
    or person_id = (select nullif(current_setting('app.person', true), '')::int)
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
