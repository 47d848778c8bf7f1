-- Months, quarters, half-years and years beside the weeks, in the same table: one record, one road.

alter table evaluation
  add column period_kind text not null default 'week'
    check (period_kind in ('week', 'month', 'quarter', 'half-year', 'year')),
  add column f_self jsonb,
  add column f_scorer jsonb,
  add column f_approver jsonb,
  add column steps jsonb,
  add column total_numerator numeric,
  add column total_denominator numeric check (total_denominator > 0),
  add constraint evaluation_total_exact check ((total_numerator is null) = (total_denominator is null));
alter table evaluation alter column period_kind drop default;

comment on table evaluation is 'Current state of one person''s period under one regulation (or of a part of it after a transfer); follows from its acts';
comment on column evaluation.week_start is 'First day of the period: Monday of a week, first of a month, quarter, half-year or year';
comment on column evaluation.f_self is 'The stage as recorded, with facts and exact total, where points alone do not say it; null for plain points, which stand in s_self';
comment on column evaluation.steps is 'Further steps the regulation asks for (opinions, notice, publication), by key the act that did each; null for weeks';
comment on column evaluation.total_numerator is 'Exact result in points, total_numerator / total_denominator; total shows it in hundredths, cut off. Null for plain points';

-- A person may have two regulations in one period, and a week may begin on the first of a month.
do $$
declare old text;
begin
  select conname into strict old from pg_constraint
    where conrelid = 'evaluation'::regclass and contype = 'u';
  execute format('alter table evaluation drop constraint %I', old);
end $$;
alter table evaluation add constraint evaluation_once
  unique (tenant_id, week_start, period_kind, person_id, rulebook_id, assignment_id, slice_from);

drop index evaluation_of_unit;
create index evaluation_of_unit on evaluation (tenant_id, week_start, unit_id) include (period_kind, person_id, level, total);

-- How far a period is brought in line with the organisation, and its moved deadlines: weeks keep week_state.
create table period_state (
  tenant_id int not null references tenant,
  period text not null check (period ~ '^20[0-9]{2}-(M(0[1-9]|1[0-2])|Q[1-4]|H[12]|Y)$'),
  synced_on date not null,
  org_stamp bigint not null,
  primary key (tenant_id, period)
);
comment on table period_state is 'How far the records of a month, quarter, half-year or year agree with the organisation; weeks: week_state';

alter table period_state enable row level security;
alter table period_state force row level security;
create policy owner_all on period_state to current_user using (true) with check (true);
create policy of_tenant on period_state
  using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::int))
  with check (tenant_id = (select nullif(current_setting('app.tenant', true), '')::int));
