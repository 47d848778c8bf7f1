-- Months, quarters and longer are closed unit by unit and their deadlines moved, as weeks are.

alter table unit_week add column period_kind text not null default 'week'
  check (period_kind in ('week', 'month', 'quarter', 'half-year', 'year'));
alter table unit_week alter column period_kind drop default;
alter table unit_week drop constraint unit_week_pkey;
alter table unit_week add primary key (tenant_id, week_start, period_kind, unit_id);
comment on table unit_week is 'Whether a unit''s week or longer period is closed; week_start is the first day of any period';

alter table period_state
  add column deadlines jsonb not null default '{}',
  add column row_version int not null default 1;
comment on column period_state.deadlines is 'Extended deadlines by regulation and stage (instants), over those of the rulebook';
