-- The register of work: goals of a unit's plan, tasks, who does which share of them, what was logged day by day, evidence.
-- The six clear things of a task: person (task_share), work (title), time (starts, due), responsibility (role of the share
-- and `responsibility`), product (product, quantity), authority (assigned_by, who also accepts, and `authority`).

create table goal (
  tenant_id int not null references tenant,
  id int not null,
  unit_id int not null,
  period_kind text not null check (period_kind in ('week', 'month', 'quarter', 'half-year', 'year')),
  period_start date not null,
  title text not null,
  product text not null,
  target int check (target > 0),
  item_id int,
  state text not null check (state in ('open', 'dropped')),
  row_version int not null default 1,
  primary key (tenant_id, id)
);
comment on table goal is 'A line of the plan of a unit for a period (chỉ tiêu, nhiệm vụ kế hoạch); tasks stand under it';
comment on column goal.target is 'How many products are meant; null: one result';
create index goal_of_unit on goal (tenant_id, unit_id, period_start);

create table recurring_work (
  tenant_id int not null references tenant,
  id int not null,
  unit_id int not null,
  job_position text not null,
  title text not null,
  product text not null,
  item_id int,
  quantity int not null check (quantity > 0),
  every text not null check (every in ('week', 'month', 'quarter', 'year')),
  -- Working days after the first day of each period until it is due.
  due_after int not null check (due_after >= 0),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  made_by int not null,
  row_version int not null default 1,
  primary key (tenant_id, id)
);
comment on table recurring_work is 'Work that comes back by job position: a task for each holder and period';

create table task (
  tenant_id int not null references tenant,
  id int not null,
  kind text not null check (kind in ('assigned', 'own', 'recurring', 'sudden')),
  state text not null check (state in ('proposed', 'open', 'delivered', 'accepted', 'dropped')),
  unit_id int not null,
  goal_id int,
  recurring_id int,
  -- For whom a recurring task was made: once for each period.
  made_for int,
  title text not null,
  product text not null,
  responsibility text not null,
  authority text not null,
  -- Why a sudden task comes on top of the plan.
  reason text not null,
  important boolean not null,
  planned boolean not null,
  -- What the catalogue said on the day of assignment; hundredths and minutes.
  item_id int,
  item_version int,
  coefficient int check (coefficient > 0),
  minutes int check (minutes > 0),
  complexity text not null,
  standard boolean not null,
  quantity int not null check (quantity > 0),
  done_quantity int not null check (done_quantity >= 0),
  -- The day it came into the register: a date that had passed by then proves nothing.
  entered date not null,
  starts date not null,
  due date,
  delivered date,
  accepted date,
  -- Who assigned it; accepts it. Of own work the person, until somebody above accepts.
  assigned_by int not null,
  accepted_by int,
  returns int not null check (returns >= 0),
  -- The day it came back last.
  returned date,
  excused_returns int not null check (excused_returns between 0 and returns),
  -- An objective cause asked for a delay or a fault, and what was decided.
  delay_excuse text not null check (delay_excuse in ('none', 'asked', 'granted', 'declined')),
  fault_excuse text not null check (fault_excuse in ('none', 'asked', 'granted', 'declined')),
  source text,
  external_id text,
  row_version int not null default 1,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, assigned_by) references person,
  foreign key (tenant_id, goal_id) references goal,
  foreign key (tenant_id, recurring_id) references recurring_work,
  check ((source is null) = (external_id is null)),
  check ((state = 'accepted') = (accepted is not null)),
  check ((item_id is null) = (item_version is null)),
  check ((recurring_id is null) = (made_for is null)),
  check (done_quantity <= quantity),
  check ((returns = 0) = (returned is null))
);
comment on table task is 'A piece of work (nhiệm vụ, công việc) with its six clear things; figures of the catalogue as of its assignment';
create unique index task_of_outside on task (tenant_id, source, external_id) where source is not null;
create index task_of_unit on task (tenant_id, unit_id, starts);
create index task_of_goal on task (tenant_id, goal_id) where goal_id is not null;
create unique index task_of_recurring on task (tenant_id, recurring_id, starts, made_for) where recurring_id is not null;
create index task_waiting on task (tenant_id, unit_id)
  where state in ('proposed', 'delivered') or delay_excuse = 'asked' or fault_excuse = 'asked';
create index task_of_assigner on task (tenant_id, assigned_by) where state <> 'dropped';
create index task_by_acceptance on task (tenant_id, delivered) where state = 'accepted';

create table task_share (
  tenant_id int not null references tenant,
  task_id int not null,
  person_id int not null,
  post_id int not null,
  role text not null check (role in ('lead', 'with')),
  share int not null check (share between 0 and 100),
  -- Part accepted before it was handed over stays with the person; null: still held.
  valid_from date not null,
  valid_to date,
  primary key (tenant_id, task_id, person_id),
  foreign key (tenant_id, task_id) references task,
  foreign key (tenant_id, person_id) references person,
  foreign key (tenant_id, post_id) references post
);
comment on table task_share is 'Who does a task and to which part, in per cent; the shares of a task add to 100';
create index task_share_of_person on task_share (tenant_id, person_id);

create table task_part (
  tenant_id int not null references tenant,
  task_id int not null,
  week_start date not null check (extract(isodow from week_start) = 1),
  part int not null check (part between 1 and 100),
  primary key (tenant_id, task_id, week_start),
  foreign key (tenant_id, task_id) references task
);
comment on table task_part is 'Which part of a task over several weeks was reached in a week, in per cent; together at most 100';

create table work_log (
  tenant_id int not null references tenant,
  id int not null,
  person_id int not null,
  day date not null,
  task_id int not null,
  -- Unit of the post it was done in: heads above read by it.
  unit_id int not null,
  words text not null,
  minutes int check (minutes between 1 and 1440),
  tags text[] not null,
  state text not null check (state in ('kept', 'removed')),
  row_version int not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person,
  foreign key (tenant_id, task_id) references task
);
comment on table work_log is 'What a person wrote down of a day: words as typed, declared minutes';
create index work_log_of_day on work_log (tenant_id, person_id, day);
create index work_log_of_task on work_log (tenant_id, task_id);

create table evidence (
  tenant_id int not null references tenant,
  id int not null,
  task_id int not null,
  kind text not null check (kind in ('document', 'link', 'file')),
  -- Number of the document, address of the link, name of the file.
  name text not null,
  hash bytea check (length(hash) = 32),
  bytes bigint check (bytes >= 0),
  media_type text,
  added_by int not null,
  added_at timestamptz not null,
  state text not null check (state in ('kept', 'removed')),
  row_version int not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, task_id) references task,
  foreign key (tenant_id, added_by) references person,
  check ((kind = 'file') = (hash is not null))
);
comment on table evidence is 'What shows that a product exists; files lie outside the database under their hash';
create index evidence_of_task on evidence (tenant_id, task_id);
create index evidence_of_hash on evidence (tenant_id, hash) where hash is not null;

do $$
declare t text; tenant_is text := 'tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::int)';
begin
  foreach t in array array['goal', 'recurring_work', 'task_share', 'task_part'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
    execute format('create policy of_tenant on %I using (%s) with check (%s)', t, tenant_is, tenant_is);
  end loop;
  foreach t in array array['task', 'work_log', 'evidence'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
    execute format('create policy write_of_tenant on %I for insert with check (%s)', t, tenant_is);
    execute format('create policy change_of_tenant on %I for update using (%s) with check (%s)', t, tenant_is, tenant_is);
  end loop;
end $$;

-- People whose week of these days the person of the transaction scores: they need not stand under a unit he heads.
create function scored_people() returns int[]
language sql stable parallel safe set search_path from current as $$
  select array(
    select distinct e.person_id from evaluation e
    where e.tenant_id = nullif(current_setting('app.tenant', true), '')::int
      and e.scorer_id = nullif(current_setting('app.person', true), '')::int
      and e.state in ('open', 'returned', 'submitted') and e.subject = 'person' and e.period_kind = 'week'
      and e.week_start > nullif(current_setting('app.today', true), '')::date - 28)
$$;
comment on function scored_people is 'People whose open weeks the person of the transaction scores';

-- Whoever does a share of it, whoever assigned it, heads above, office and inspector of the part. What a regulation opens
-- beyond this (members of the unit) the server reads as the system, after its own guard. Whoever scores one of them reads it.
create policy read_by_relation on task for select using (
  tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((select current_setting('app.actor', true)) = 'system'
    or assigned_by = (select nullif(current_setting('app.person', true), '')::int)
    or unit_id = any ((select reach_of_units())::int[])
    or exists (
      select from task_share s where s.tenant_id = task.tenant_id and s.task_id = task.id
        and (s.person_id = (select nullif(current_setting('app.person', true), '')::int)
          or s.person_id = any ((select scored_people())::int[])))));

-- Hours are the person's own; beside the person only those above read them, not those who share a task.
create policy read_by_relation on work_log for select using (
  tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((select current_setting('app.actor', true)) = 'system'
    or person_id = (select nullif(current_setting('app.person', true), '')::int)
    or person_id = any ((select scored_people())::int[])
    or unit_id = any ((select reach_of_units())::int[])));

create policy read_with_task on evidence for select using (
  tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((select current_setting('app.actor', true)) = 'system'
    or exists (select from task t where t.tenant_id = evidence.tenant_id and t.id = evidence.task_id)));
