-- A unit's own results (366 of a collective, the weekly report of a unit) stand in longer periods as a person's do: one line
-- for each unit beside the figures of its people, frozen with them.
create table unit_period (
  tenant_id int not null references tenant,
  regime text not null,
  period text not null check (period ~ '^20[0-9]{2}-(M(0[1-9]|1[0-2])|Q[1-4]|H[12]|Y)$'),
  version int not null,
  unit_id int not null,
  how text not null check (how in ('mean', 'mean-by-days', 'evidence')),
  counted int not null,
  missing int not null,
  not_counted int not null,
  total_numerator numeric,
  total_denominator numeric check (total_denominator > 0),
  level text,
  parts jsonb,
  primary key (tenant_id, regime, period, version, unit_id),
  constraint unit_period_parts check ((version = 0) = (parts is null)),
  check ((total_numerator is null) = (total_denominator is null))
);
comment on table unit_period is 'A unit''s own result over a longer period, made of its own records; what its people have stands in node_period';

do $$
declare
  tenant_is text := 'tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::int)';
  live text := 'version = 0 and (select current_setting(''app.actor'', true)) = ''system''';
begin
  alter table unit_period enable row level security;
  alter table unit_period force row level security;
  create policy owner_all on unit_period to current_user using (true) with check (true);
  execute format('create policy read_of_tenant on unit_period for select using (%s)', tenant_is);
  -- Frozen versions are written once; what is live changes, by the system only.
  execute format('create policy write_of_tenant on unit_period for insert with check (%s)', tenant_is);
  execute format('create policy change_live on unit_period for update using (%s and %s) with check (%s and version = 0)',
    tenant_is, live, tenant_is);
  execute format('create policy drop_live on unit_period for delete using (%s and %s)', tenant_is, live);
end $$;

-- The next fold is a whole one: lines of units, and levels of means, follow from records that were folded before.
delete from roll_position;
