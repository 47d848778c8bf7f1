-- Handling of responsibility: facts of a person's week, talks proposed by the regulation, measures agreed in them. The
-- words stand in the acts; the rows hold what lists are made by.

create table conduct_fact (
  tenant_id int not null references tenant,
  id int not null,
  evaluation_id bigint not null,
  person_id int not null,
  unit_id int not null,
  week_start date not null check (extract(isodow from week_start) = 1),
  day date not null check (day >= week_start and day < week_start + 7),
  class text not null check (class in ('breach', 'undone-important')),
  breach text,
  recorded_by int not null check (recorded_by <> person_id),
  recorded_at timestamptz not null,
  withdrawn boolean not null default false,
  row_version int not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person,
  foreign key (tenant_id, recorded_by) references person,
  check ((class = 'breach') = (breach is not null))
);
comment on table conduct_fact is 'A breach or an important task undone, as a fact with date, article and evidence; taken back, never removed';
create index conduct_fact_of_person on conduct_fact (tenant_id, person_id, week_start);
create index conduct_fact_of_week on conduct_fact (tenant_id, week_start);

create table talk_case (
  tenant_id int not null references tenant,
  id int not null,
  person_id int not null,
  unit_id int not null,
  authority_id int check (authority_id <> person_id),
  trigger text not null,
  weeks text[] not null check (cardinality(weeks) > 0),
  rulebook_id text not null,
  rulebook_version int not null,
  state text not null check (state in ('proposed', 'accepted', 'declined', 'held', 'signed', 'objected', 'closed')),
  proposed_at timestamptz not null,
  due date not null,
  planned_on date,
  held_on date,
  office_id int,
  head_id int check (head_id <> office_id),
  answer text check (answer in ('signed', 'objected')),
  row_version int not null default 1,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person,
  foreign key (tenant_id, authority_id) references person,
  foreign key (tenant_id, rulebook_id, rulebook_version) references rulebook_version,
  check (person_id not in (office_id, head_id)),
  check (state in ('proposed', 'declined', 'accepted') or (held_on is not null and office_id is not null and head_id is not null))
);
comment on table talk_case is 'A talk the regulation proposes after consecutive counted weeks; people decide what becomes of it';
comment on column talk_case.authority_id is 'Whoever approved the last of these weeks: the head in this case where none stands above the unit';
comment on column talk_case.weeks is 'Keys of the weeks that met the trigger, the earliest first';
create unique index talk_once on talk_case (tenant_id, person_id, trigger, weeks);
create index talk_of_unit on talk_case (tenant_id, unit_id, id);

create table talk_measure (
  tenant_id int not null references tenant,
  talk_id int not null,
  no int not null check (no > 0),
  person_id int not null,
  unit_id int not null,
  owner_id int not null,
  due date not null,
  done_on date,
  primary key (tenant_id, talk_id, no),
  foreign key (tenant_id, talk_id) references talk_case,
  foreign key (tenant_id, owner_id) references person
);
comment on table talk_measure is 'What was agreed in a talk, with owner and date; its words stand in the act that recorded the talk';
create index talk_measure_of_person on talk_measure (tenant_id, person_id) where done_on is null;

do $$
declare t text; tenant_is text := 'tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::int)';
begin
  foreach t in array array['conduct_fact', 'talk_case', 'talk_measure'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
    execute format('create policy write_of_tenant on %I for insert with check (%s)', t, tenant_is);
    execute format('create policy change_of_tenant on %I for update using (%s) with check (%s)', t, tenant_is, tenant_is);
  end loop;
end $$;

-- The person, heads above and whoever approves the person, office and inspector of the part.
create policy read_by_relation on talk_case for select using (
  tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((select current_setting('app.actor', true)) = 'system'
    or person_id = (select nullif(current_setting('app.person', true), '')::int)
    or authority_id = (select nullif(current_setting('app.person', true), '')::int)
    or unit_id = any ((select reach_of_units())::int[])));

-- Whoever may see the record of the week sees its facts; a case brings along the facts of its weeks.
create policy read_with_week on conduct_fact for select using (
  tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((select current_setting('app.actor', true)) = 'system'
    or person_id = (select nullif(current_setting('app.person', true), '')::int)
    or unit_id = any ((select reach_of_units())::int[])
    or exists (select 1 from evaluation e where e.tenant_id = conduct_fact.tenant_id
      and e.week_start = conduct_fact.week_start and e.id = conduct_fact.evaluation_id)
    or exists (select 1 from talk_case c where c.tenant_id = conduct_fact.tenant_id
      and c.person_id = conduct_fact.person_id and to_char(conduct_fact.week_start, 'IYYY-"W"IW') = any (c.weeks))));

-- Beside those of the case: whoever is to do it, and whoever scores the person these weeks.
create policy read_by_relation on talk_measure for select using (
  tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((select current_setting('app.actor', true)) = 'system'
    or person_id = (select nullif(current_setting('app.person', true), '')::int)
    or owner_id = (select nullif(current_setting('app.person', true), '')::int)
    or exists (select 1 from talk_case c where c.tenant_id = talk_measure.tenant_id and c.id = talk_measure.talk_id)
    or exists (select 1 from evaluation e where e.tenant_id = talk_measure.tenant_id
      and e.week_start >= (select nullif(current_setting('app.today', true), '')::date) - 13
      and e.person_id = talk_measure.person_id and e.subject = 'person'
      and e.scorer_id = any ((select reach_of_delegations('score'))::int[]))));
