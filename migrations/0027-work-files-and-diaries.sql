-- Work from files of outside systems, and meetings from a person's own calendar.

-- A list of work is rehearsed on the road of other lists: its rows, its progress and its remembered columns lie with theirs.
alter table import_job drop constraint import_job_kind_check;
alter table import_job add constraint import_job_kind_check check (kind in ('units', 'people', 'work'));
alter table import_form drop constraint import_form_kind_check;
alter table import_form add constraint import_form_kind_check check (kind in ('units', 'people', 'work'));
alter table connector drop constraint connector_kind_check;
alter table connector add constraint connector_kind_check check (kind in ('documents', 'one-stop', 'file', 'other'));

create table work_import_item (
  tenant_id int not null references tenant,
  import_id int not null,
  external_id text not null,
  -- Null: it waits for an answer.
  task_id int,
  -- How the import left the task: whoever did anything to it since keeps it.
  task_version int,
  -- What the connector knew of the item, and what stood in the task; null: the import brought it.
  before jsonb,
  primary key (tenant_id, import_id, external_id),
  foreign key (tenant_id, import_id) references import_job,
  foreign key (tenant_id, task_id) references task
);
comment on table work_import_item is 'What a list of work made of an item: what undoing it needs';

create table diary (
  tenant_id int not null references tenant,
  id int not null,
  person_id int not null,
  kind text not null check (kind in ('feed', 'file')),
  name text not null,
  -- The address of a feed is a secret; encrypted under the key beside the database.
  address bytea,
  host text,
  next_at timestamptz,
  last_at timestamptz,
  failures int not null default 0,
  failure jsonb,
  skipped jsonb not null default '{}',
  row_version int not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person,
  check ((kind = 'feed') = (address is not null) and (address is null) = (host is null))
);
comment on table diary is 'A calendar of a person (lịch cá nhân) whose meetings are proposed to him, and to nobody else';
create index diary_of_person on diary (tenant_id, person_id);
create index diary_due on diary (tenant_id, next_at) where next_at is not null;

create table diary_meeting (
  tenant_id int not null references tenant,
  id int not null,
  person_id int not null,
  -- SHA-256 of its number in the calendar and which repetition it is: what was refused does not come back.
  key bytea not null check (length(key) = 32),
  -- Null: the calendar was removed.
  diary_id int,
  state text not null check (state in ('proposed', 'confirmed', 'refused')),
  -- Emptied when it is refused.
  title text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  all_day boolean not null,
  day date not null,
  minutes int not null check (minutes between 1 and 1440),
  task_id int,
  row_version int not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, person_id, key),
  foreign key (tenant_id, person_id) references person,
  foreign key (tenant_id, diary_id) references diary,
  foreign key (tenant_id, task_id) references task,
  check ((state = 'confirmed') = (task_id is not null))
);
comment on table diary_meeting is 'A meeting of a calendar, proposed to its person as a piece of work with its hours';
create index diary_meeting_open on diary_meeting (tenant_id, person_id, day) where state = 'proposed';

do $$
declare t text; tenant_is text := 'tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::int)';
begin
  foreach t in array array['work_import_item', 'diary', 'diary_meeting'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
  end loop;
  execute format('create policy of_tenant on work_import_item using (%s and (select current_setting(''app.actor'', true)) = ''system'')
    with check (%s and (select current_setting(''app.actor'', true)) = ''system'')', tenant_is, tenant_is);
  -- A person's own, and the rounds that read his feeds.
  foreach t in array array['diary', 'diary_meeting'] loop
    execute format('create policy of_person on %I using (%s and ((select current_setting(''app.actor'', true)) = ''system''
        or person_id = (select nullif(current_setting(''app.person'', true), '''')::int)))
      with check (%s and ((select current_setting(''app.actor'', true)) = ''system''
        or person_id = (select nullif(current_setting(''app.person'', true), '''')::int)))', t, tenant_is, tenant_is);
  end loop;
end $$;
