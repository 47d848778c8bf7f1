-- The leanest tables that could hold a week's evaluation: what the product is measured against. One state row with its
-- points as arrays, one row with the ten works, one row of history, one note for roll-ups; no rights, no rules.
create schema reference;
create table reference.eval (
  tenant int not null, week date not null, id bigint not null, person int not null, unit int not null,
  org_ver int not null, pos int not null, grp smallint not null, form_ver int not null, state smallint not null,
  total smallint, level "char", s_self smallint[], s_mgr smallint[], s_appr smallint[], flags int not null default 0,
  row_ver int not null default 1, changed_at timestamptz not null default now(), scorer int, approver int,
  primary key (tenant, week, id), unique (tenant, person, week)
) partition by range (week);
create table reference.eval_now partition of reference.eval for values from ('2026-10-01') to ('2027-01-01');
create index on reference.eval (tenant, week, unit) include (person, grp, level, total);
create index on reference.eval (tenant, approver, week) where state in (1, 2);
create table reference.eval_work (
  tenant int not null, week date not null, eval_id bigint not null, titles text[] not null, products text[] not null,
  due date[] not null, done date[] not null, conduct text not null,
  primary key (tenant, week, eval_id), foreign key (tenant, week, eval_id) references reference.eval
);
create table reference.audit (
  tenant int not null, id bigint generated always as identity, at timestamptz not null default now(), actor int not null,
  action text not null, obj bigint not null, prev_hash bytea not null, hash bytea not null, detail jsonb not null,
  primary key (tenant, id)
);
create table reference.roll_dirty (
  tenant int not null, id bigint generated always as identity, unit int not null, person int not null, week date not null,
  primary key (tenant, id)
);
insert into reference.eval (tenant, week, id, person, unit, org_ver, pos, grp, form_ver, state, scorer, approver, changed_at)
  select tenant_id, week_start, id, person_id, unit_id, org_version, post_id, 1, 1, 0, scorer_id, approver_id, changed_at
  from evaluation where week_start = '2026-11-16' and period_kind = 'week';

analyze reference.eval;
-- For the floor: the same statement as the product's own role sends it.
grant usage on schema reference to congtam_app;
grant select, insert, update on all tables in schema reference to congtam_app;
