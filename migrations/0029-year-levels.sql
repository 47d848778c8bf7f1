-- A longer period that is a mean has no form of its own: what the head of an organ decides about somebody's level in it,
-- because a share has no place left. The newest row holds, none is ever changed; words and signature stand in the acts.
create table period_level (
  tenant_id int not null references tenant,
  id int not null,
  regime text not null,
  period text not null,
  person_id int not null,
  reached text not null,
  level text not null,
  settled_by int not null,
  settled_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person,
  foreign key (tenant_id, settled_by) references person
);
comment on table period_level is 'Level given instead of the one reached by the mean; holds only while the mean still reaches that one';
create index period_level_of_period on period_level (tenant_id, regime, period, person_id, id);

-- Whoever may read the person's line of the period may read what was decided about it.
do $$
declare tenant_is text := 'tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::int)';
begin
  alter table period_level enable row level security;
  alter table period_level force row level security;
  create policy owner_all on period_level to current_user using (true) with check (true);
  execute format('create policy write_of_tenant on period_level for insert with check (%s)', tenant_is);
  execute format('create policy read_with_line on period_level for select using (%s and exists (select from person_period l
    where l.tenant_id = period_level.tenant_id and l.regime = period_level.regime and l.period = period_level.period
      and l.version = 0 and l.person_id = period_level.person_id))', tenant_is);
end $$;
