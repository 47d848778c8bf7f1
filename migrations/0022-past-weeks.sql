-- Weeks of the time before this program, taken over from workbooks: records of their own, never mixed with decided ones.

create table past_import (
  tenant_id int not null references tenant,
  id int not null,
  made_by int,
  made_at timestamptz not null,
  forms int not null check (forms > 0),
  state text not null check (state in ('applied', 'undone')),
  undone_by int,
  undone_at timestamptz,
  row_version int not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, made_by) references person,
  check ((state = 'undone') = (undone_at is not null))
);
comment on table past_import is 'Forms of past weeks taken over in one step; made_by null: on the command line';

create table past_week (
  tenant_id int not null references tenant,
  id int not null,
  version int not null check (version > 0),
  import_id int not null,
  person_id int not null,
  -- Unit of the post held in that week: heads above read by it.
  unit_id int not null,
  week_start date not null check (extract(isodow from week_start) = 1),
  state text not null check (state in ('kept', 'replaced', 'undone')),
  form jsonb not null,
  file_name text not null,
  sheet text not null,
  file_hash bytea not null check (length(file_hash) = 32),
  primary key (tenant_id, id, version),
  foreign key (tenant_id, import_id) references past_import,
  foreign key (tenant_id, person_id) references person
);
comment on table past_week is 'A weekly form of the past as it was written (hồ sơ tuần cũ): history, not a result of this program';
comment on column past_week.state is 'kept: the one that stands; replaced: a later version stands; undone: its import was taken back';
create unique index past_week_kept on past_week (tenant_id, person_id, week_start) where state = 'kept';
create index past_week_of_import on past_week (tenant_id, import_id);

do $$
declare t text; tenant_is text := 'tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::int)';
begin
  foreach t in array array['past_import', 'past_week'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
    execute format('create policy write_of_tenant on %I for insert with check (%s)', t, tenant_is);
    execute format('create policy change_of_tenant on %I for update using (%s) with check (%s)', t, tenant_is, tenant_is);
  end loop;
  -- Who took over how many forms and when; whose they are stands in past_week alone.
  execute format('create policy read_of_tenant on past_import for select using (%s)', tenant_is);
end $$;

-- The person, heads above, office and inspector of the part.
create policy read_by_relation on past_week for select using (
  tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((select current_setting('app.actor', true)) = 'system'
    or person_id = (select nullif(current_setting('app.person', true), '')::int)
    or unit_id = any ((select reach_of_units())::int[])));

-- Acts and words of work, facts, talks and past weeks lie as close as their rows: readable with the record alone, as those
-- of evaluations are. One filter for every kind; migrations 20 and 21 leave it to this one.
drop policy read_with_record on act;
create policy read_with_record on act for select using (
  tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((select current_setting('app.actor', true)) = 'system'
    or case record_kind
      when 'evaluation' then exists (select from evaluation e
        where e.tenant_id = act.tenant_id and e.week_start = act.week_start and e.id = act.record_id)
      when 'task' then exists (select from task t where t.tenant_id = act.tenant_id and t.id = act.record_id)
      when 'work-log' then exists (select from work_log w where w.tenant_id = act.tenant_id and w.id = act.record_id)
      when 'evidence' then exists (select from evidence v where v.tenant_id = act.tenant_id and v.id = act.record_id)
      when 'conduct-fact' then exists (select from conduct_fact f where f.tenant_id = act.tenant_id and f.id = act.record_id)
      when 'talk' then exists (select from talk_case c where c.tenant_id = act.tenant_id and c.id = act.record_id)
      when 'past-week' then exists (select from past_week p where p.tenant_id = act.tenant_id and p.id = act.record_id)
      else true end));
drop policy read_with_record on act_text;
create policy read_with_record on act_text for select using (
  tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((select current_setting('app.actor', true)) = 'system'
    or case record_kind
      when 'evaluation' then exists (select from evaluation e
        where e.tenant_id = act_text.tenant_id and e.week_start = act_text.week_start and e.id = act_text.record_id)
      when 'task' then exists (select from task t where t.tenant_id = act_text.tenant_id and t.id = act_text.record_id)
      when 'work-log' then exists (select from work_log w where w.tenant_id = act_text.tenant_id and w.id = act_text.record_id)
      when 'evidence' then exists (select from evidence v where v.tenant_id = act_text.tenant_id and v.id = act_text.record_id)
      when 'conduct-fact' then exists (select from conduct_fact f where f.tenant_id = act_text.tenant_id and f.id = act_text.record_id)
      when 'talk' then exists (select from talk_case c where c.tenant_id = act_text.tenant_id and c.id = act_text.record_id)
        or (field like 'measure-%' and exists (select from talk_measure m
          where m.tenant_id = act_text.tenant_id and m.talk_id = act_text.record_id and m.no::text = substr(act_text.field, 9)))
      when 'past-week' then exists (select from past_week p where p.tenant_id = act_text.tenant_id and p.id = act_text.record_id)
      else true end));
