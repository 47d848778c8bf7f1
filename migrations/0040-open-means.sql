-- A mean for which the regulation names no level (a gap nobody has confirmed, a condition that leaves it to the competent
-- person, no band that fits) gets one by decision as well, of a person or a unit. Such a decision was reached from no level:
-- it names the exact total instead, and holds only while the mean has that total and is still left open.
alter table period_level
  alter column person_id drop not null,
  alter column reached drop not null,
  add column unit_id int,
  add column total text,
  add constraint period_level_subject check ((person_id is null) <> (unit_id is null)),
  add constraint period_level_from check ((reached is null) <> (total is null));
comment on table period_level is 'Level given instead of the one reached by the mean, or where it leaves one open; holds only while the mean still reaches that level or total';
create index period_level_of_unit on period_level (tenant_id, regime, period, unit_id, id) where unit_id is not null;

drop policy read_with_line on period_level;
do $$
declare tenant_is text := 'tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::int)';
begin
  execute format('create policy read_with_line on period_level for select using (%s and case when unit_id is null
    then exists (select from person_period l where l.tenant_id = period_level.tenant_id and l.regime = period_level.regime
      and l.period = period_level.period and l.version = 0 and l.person_id = period_level.person_id)
    else exists (select from unit_period l where l.tenant_id = period_level.tenant_id and l.regime = period_level.regime
      and l.period = period_level.period and l.version = 0 and l.unit_id = period_level.unit_id) end)', tenant_is);
end $$;

-- What is left open is asked for with every list of what somebody owes, and nearly always there is none.
create index person_period_open on person_period (tenant_id)
  where version = 0 and level is null and total_numerator is not null and how <> 'evidence';
create index unit_period_open on unit_period (tenant_id)
  where version = 0 and level is null and total_numerator is not null and how <> 'evidence';
