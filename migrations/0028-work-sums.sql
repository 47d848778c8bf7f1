-- Sums of accepted work by job position: by month for statistics, by week for the picture of loads. They follow from tasks,
-- shares and logs; what was touched since is marked, and only the touched months of the touched units are summed again.

-- Once a task is accepted, the share says on which day it counts: the work of a unit's month is found by its posts.
alter table task_share add column counted_on date;
comment on column task_share.counted_on is 'Day the task was delivered, once it is accepted; null before';
update task_share s set counted_on = t.delivered from task t
  where t.tenant_id = s.tenant_id and t.id = s.task_id and t.state = 'accepted';
create index task_share_counted on task_share (tenant_id, post_id, counted_on) where counted_on is not null;

create table work_sum (
  tenant_id int not null references tenant,
  grain text not null check (grain in ('month', 'week')),
  -- 0: all units of the body together, entries of the catalogue together.
  unit_id int not null,
  start date not null,
  position text not null,
  -- 0: of none, or all together.
  item_id int not null,
  complexity text not null,
  tasks int not null,
  -- Hundredths of a product; standard time in hundredths of a minute; declared minutes.
  volume bigint not null,
  standard bigint not null,
  unmeasured bigint not null,
  declared bigint not null,
  logged bigint not null,
  due int not null,
  late int not null,
  returned int not null,
  -- First day with work in it; of the body as a whole, the first of the month.
  first_day date not null,
  primary key (tenant_id, grain, unit_id, start, position, item_id, complexity)
);
comment on table work_sum is 'Accepted work of a month or week by unit and job position; follows from tasks, shares and logs';

create table work_mark (
  tenant_id int not null references tenant,
  mark_no bigint generated always as identity,
  task_id int not null,
  primary key (tenant_id, mark_no)
);
comment on table work_mark is 'Tasks accepted, excused or logged on since the sums of work were last brought up to date';

-- Everything there is goes into the sums with the first round.
insert into work_mark (tenant_id, task_id) select tenant_id, id from task where state = 'accepted';

do $$
declare
  tenant_is text := 'tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::int)';
  system text := '(select current_setting(''app.actor'', true)) = ''system''';
begin
  alter table work_sum enable row level security;
  alter table work_sum force row level security;
  create policy owner_all on work_sum to current_user using (true) with check (true);
  execute format('create policy of_system on work_sum using (%s and %s) with check (%s and %s)',
    tenant_is, system, tenant_is, system);
  -- Whoever acts on a task marks it; only the system reads marks and takes them away.
  alter table work_mark enable row level security;
  alter table work_mark force row level security;
  create policy owner_all on work_mark to current_user using (true) with check (true);
  execute format('create policy mark on work_mark for insert with check (%s)', tenant_is);
  execute format('create policy read_by_system on work_mark for select using (%s and %s)', tenant_is, system);
  execute format('create policy drop_by_system on work_mark for delete using (%s and %s)', tenant_is, system);
end $$;
