-- The first schema. Every tenant-owned table starts its key with tenant_id; ids are counted per tenant.
-- Settings app.tenant, app.person, app.actor ('person' | 'system') and app.today are set LOCAL per transaction;
-- a missing setting yields no rows. History (act, act_text, *_log) is insert-only for the application role.

create table tenant (
  id int primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text not null,
  zone text not null default 'Asia/Ho_Chi_Minh',
  host_names text[] not null default '{}',
  created_at timestamptz not null
);
comment on table tenant is 'A public body (or a group of bodies) whose data never mix with another''s';

create table id_counter (
  tenant_id int not null references tenant,
  name text not null,
  next_id bigint not null,
  primary key (tenant_id, name)
);

-- Organisation: dated versions of the unit tree, posts, people, assignments ------------------------------------
create table organization_version (
  tenant_id int not null references tenant,
  version int not null,
  valid_from date not null,
  created_at timestamptz not null,
  primary key (tenant_id, version)
);

create table unit (
  tenant_id int not null,
  version int not null,
  unit_id int not null,
  parent_id int,
  code text not null,
  name text not null,
  kind text not null,
  admin_code text,
  lo int not null,
  hi int not null check (hi >= lo),
  primary key (tenant_id, version, unit_id),
  unique (tenant_id, version, code),
  unique (tenant_id, version, lo),
  foreign key (tenant_id, version) references organization_version,
  foreign key (tenant_id, version, parent_id) references unit (tenant_id, version, unit_id)
);
comment on column unit.lo is 'Preorder number in this version: a subtree is the range lo..hi';

create table person (
  tenant_id int not null references tenant,
  id int not null,
  full_name text not null,
  primary key (tenant_id, id)
);
create table person_private (
  tenant_id int not null,
  person_id int not null,
  national_id text check (national_id ~ '^[0-9]{12}$'),
  birth_date date,
  sex text check (sex in ('male', 'female')),
  grade text,
  education text,
  party_member boolean not null default false,
  primary key (tenant_id, person_id),
  unique (tenant_id, national_id),
  foreign key (tenant_id, person_id) references person
);
comment on table person_private is 'Personal data of class sensitive: read only by organisation administrators and the system';

create table post (
  tenant_id int not null references tenant,
  id int not null,
  unit_id int not null,
  title text,
  job_position text,
  rank text not null check (rank in ('leader', 'head', 'deputy', 'section-head', 'secretary', 'assistant', 'staff')),
  primary key (tenant_id, id)
);
create unique index post_identity on post (tenant_id, unit_id, coalesce(title, ''), coalesce(job_position, ''), rank);

create table assignment (
  tenant_id int not null,
  id int not null,
  person_id int not null,
  post_id int not null,
  kind text not null check (kind in ('main', 'concurrent', 'acting', 'secondment')),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  document_number text,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person,
  foreign key (tenant_id, post_id) references post
);
create index assignment_of_person on assignment (tenant_id, person_id);
create index assignment_of_post on assignment (tenant_id, post_id);

create table direct_manager (
  tenant_id int not null,
  assignment_id int not null,
  valid_from date not null,
  manager_id int,
  document_number text,
  primary key (tenant_id, assignment_id, valid_from),
  foreign key (tenant_id, assignment_id) references assignment,
  foreign key (tenant_id, manager_id) references person
);
comment on table direct_manager is 'Who directs the work of an assignment from a date on; the newest row not after the date holds';

create table delegation (
  tenant_id int not null,
  id int not null,
  delegator_id int not null,
  delegate_id int not null check (delegate_id <> delegator_id),
  actions text[] not null check (actions <@ array['score', 'approve'] and cardinality(actions) > 0),
  valid_from date not null,
  valid_to date not null check (valid_to > valid_from),
  document_number text not null,
  revoked_at timestamptz,
  row_version int not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, delegator_id) references person,
  foreign key (tenant_id, delegate_id) references person
);
create index delegation_of_delegate on delegation (tenant_id, delegate_id);

create table absence (
  tenant_id int not null,
  id int not null,
  person_id int not null,
  kind text not null check (kind in ('leave', 'mission', 'training', 'secondment')),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  note text,
  document_number text,
  revoked_at timestamptz,
  row_version int not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person
);
create index absence_of_person on absence (tenant_id, person_id);

create table role_grant (
  tenant_id int not null,
  id int not null,
  person_id int not null,
  role text not null check (role in ('office', 'inspector', 'organization-admin', 'system-admin')),
  unit_id int,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  document_number text,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person
);
comment on column role_grant.unit_id is 'Scope: this unit and everything under it; null is the whole body';
create index role_grant_of_person on role_grant (tenant_id, person_id);

create table calendar_day (
  tenant_id int not null references tenant,
  day date not null,
  kind text not null check (kind in ('holiday', 'working')),
  name text not null,
  source text,
  revoked_at timestamptz,
  row_version int not null default 1,
  primary key (tenant_id, day)
);
comment on table calendar_day is 'The body''s own days off and make-up days, over the national calendar shipped as data';

create table rulebook_version (
  tenant_id int not null references tenant,
  rulebook_id text not null,
  version int not null,
  hash text not null,
  body jsonb not null,
  valid_from date not null,
  valid_to date,
  primary key (tenant_id, rulebook_id, version)
);

-- Weeks and evaluations ------------------------------------------------------------------------------------------
create table week_state (
  tenant_id int not null references tenant,
  week_start date not null check (extract(isodow from week_start) = 1),
  synced_on date not null,
  org_stamp bigint not null,
  deadlines jsonb not null default '{}',
  row_version int not null default 1,
  primary key (tenant_id, week_start)
);
comment on column week_state.deadlines is 'Extended deadlines by stage (instants), over those of the rulebook';

create table unit_week (
  tenant_id int not null,
  week_start date not null,
  unit_id int not null,
  state text not null check (state in ('open', 'closed')),
  closed_at timestamptz,
  closed_by int,
  row_version int not null default 1,
  primary key (tenant_id, week_start, unit_id)
);

create table evaluation (
  tenant_id int not null,
  week_start date not null,
  id bigint not null,
  person_id int not null,
  assignment_id int not null,
  post_id int not null,
  rank text not null,
  unit_id int not null,
  org_version int not null,
  unit_lo int not null,
  slice_from date not null,
  slice_to date not null,
  rulebook_id text not null,
  rulebook_version int not null,
  scorer_id int check (scorer_id <> person_id),
  approver_id int check (approver_id <> person_id),
  one_authority boolean not null,
  counted boolean not null,
  not_counted_kind text,
  state text not null check (state in ('open', 'submitted', 'returned', 'scored', 'approved', 'closed')),
  late boolean not null default false,
  opened boolean not null default false,
  content_seq int,
  s_self smallint[],
  s_scorer smallint[],
  s_approver smallint[],
  total_self smallint,
  total_scorer smallint,
  total smallint,
  level text,
  scored_by int check (scored_by <> person_id),
  approved_by int check (approved_by <> person_id),
  dissent text not null default 'none' check (dissent in ('none', 'noted', 'opened')),
  reopen_proposed_by int,
  revision int not null default 1,
  seq int not null,
  last_hash bytea not null check (length(last_hash) = 32),
  row_version int not null default 1,
  changed_at timestamptz not null,
  primary key (tenant_id, week_start, id),
  unique (tenant_id, week_start, person_id, assignment_id, slice_from),
  check (one_authority or scored_by is null or approved_by is null or scored_by <> approved_by),
  check (counted or not_counted_kind is not null)
) partition by range (week_start);
comment on table evaluation is 'Current state of one person''s week (or part of it after a transfer); follows from its acts';
comment on column evaluation.last_hash is 'Hash of the last act: the next act chains to it without a second look-up';
create index evaluation_of_unit on evaluation (tenant_id, week_start, unit_id) include (person_id, level, total);
create index evaluation_waiting_scorer on evaluation (tenant_id, scorer_id, week_start) where state in ('open', 'returned', 'submitted');
create index evaluation_waiting_approver on evaluation (tenant_id, approver_id, week_start) where state in ('submitted', 'scored', 'approved');
create index evaluation_of_person on evaluation (tenant_id, person_id, week_start);

do $$
declare q date := date '2025-01-01';
begin
  while q < date '2032-01-01' loop
    execute format('create table evaluation_%s partition of evaluation for values from (%L) to (%L)',
      to_char(q, 'YYYY"q"Q'), q, (q + interval '3 months')::date);
    q := (q + interval '3 months')::date;
  end loop;
end $$;

create table draft (
  tenant_id int not null,
  evaluation_id bigint not null,
  person_id int not null,
  body jsonb not null,
  row_version int not null,
  saved_at timestamptz not null,
  primary key (tenant_id, evaluation_id)
);
comment on table draft is 'Unsent text of the person: nobody else reads it';

-- The ledger -----------------------------------------------------------------------------------------------------
create table act (
  tenant_id int not null,
  record_kind text not null,
  record_id bigint not null,
  seq int not null,
  act text not null,
  at timestamptz not null,
  actor_id int,
  acting_for int,
  role text not null,
  rulebook text,
  payload jsonb not null,
  commitments jsonb not null,
  week_start date,
  prev_hash bytea not null check (length(prev_hash) = 32),
  hash bytea not null check (length(hash) = 32),
  act_no bigint generated always as identity,
  tx xid8 not null default pg_current_xact_id(),
  primary key (tenant_id, record_kind, record_id, seq)
);
comment on table act is 'Everything that happened, chained per record; insert-only';
create index act_in_order on act (tenant_id, act_no);

create table act_text (
  tenant_id int not null,
  record_kind text not null,
  record_id bigint not null,
  seq int not null,
  field text not null,
  salt bytea not null check (length(salt) = 16),
  body text not null,
  week_start date,
  primary key (tenant_id, record_kind, record_id, seq, field),
  foreign key (tenant_id, record_kind, record_id, seq) references act
);
comment on table act_text is 'Free text of an act; the act holds only a salted commitment, so lawful erasure (row and salt) leaves the chain valid';

create table idempotency (
  tenant_id int not null,
  person_id int not null,
  key text not null check (length(key) between 8 and 100),
  request_hash bytea not null,
  reply jsonb not null,
  at timestamptz not null,
  primary key (tenant_id, person_id, key)
);

create table event_log (
  tenant_id int not null,
  event_no bigint generated always as identity,
  at timestamptz not null,
  kind text not null,
  actor_id int,
  account_id int,
  subject_id int,
  record_kind text,
  record_id bigint,
  address text,
  detail jsonb not null default '{}',
  primary key (tenant_id, event_no)
);
comment on table event_log is 'Reads of other people''s records, refusals, sign-ins, exports; insert-only';
create index event_log_of_subject on event_log (tenant_id, subject_id, event_no) where subject_id is not null;

-- Accounts ---------------------------------------------------------------------------------------------------------
create table account (
  tenant_id int not null,
  id int not null,
  person_id int not null,
  login text not null check (login = lower(login)),
  password_hash text,
  must_change boolean not null default false,
  disabled_at timestamptz,
  failures int not null default 0,
  wait_until timestamptz,
  locale text not null default 'vi' check (locale in ('vi', 'en')),
  row_version int not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, login),
  foreign key (tenant_id, person_id) references person
);
create table one_time_code (
  tenant_id int not null,
  account_id int not null,
  code_hash bytea not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, account_id, issued_at),
  foreign key (tenant_id, account_id) references account
);
create table setup_link (
  tenant_id int not null references tenant,
  token_hash bytea not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, token_hash)
);
create table session (
  tenant_id int not null,
  token_hash bytea not null,
  id int not null,
  account_id int not null,
  person_id int not null,
  draft_key bytea not null check (length(draft_key) = 32),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  step_up_at timestamptz,
  address text,
  agent text,
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, account_id) references account
);
create index session_of_account on session (tenant_id, account_id) where ended_at is null;

create table import_job (
  tenant_id int not null references tenant,
  id int not null,
  kind text not null check (kind in ('units', 'people')),
  file_name text not null,
  file_hash text not null,
  tables jsonb not null,
  options jsonb not null,
  resolutions jsonb not null default '[]',
  state text not null check (state in ('rehearsed', 'applied', 'dropped')),
  created_by int,
  created_at timestamptz not null,
  applied_at timestamptz,
  row_version int not null default 1,
  primary key (tenant_id, id)
);

-- Row-level security: second lock under the policy table -----------------------------------------------------------
do $$
declare t record; tenant_is text := 'tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::int)';
begin
  for t in select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where n.nspname = current_schema() and c.relkind in ('r', 'p') and c.relname <> 'schema_migration' loop
    execute format('alter table %I enable row level security', t.relname);
    execute format('alter table %I force row level security', t.relname);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t.relname);
  end loop;
  for t in select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where n.nspname = current_schema() and c.relkind in ('r', 'p') and not c.relispartition
             and c.relname not in ('schema_migration', 'tenant', 'evaluation', 'draft', 'act', 'act_text', 'person_private') loop
    execute format('create policy of_tenant on %I using (%s) with check (%s)', t.relname, tenant_is, tenant_is);
  end loop;
  for t in select unnest(array['evaluation', 'draft', 'act', 'act_text', 'person_private']) as relname loop
    execute format('create policy write_of_tenant on %I for insert with check (%s)', t.relname, tenant_is);
  end loop;
  for t in select unnest(array['evaluation', 'draft', 'person_private']) as relname loop
    execute format('create policy change_of_tenant on %I for update using (%s) with check (%s)', t.relname, tenant_is, tenant_is);
  end loop;
end $$;

-- The name of a body must be found before its tenant is known.
create policy name_of_tenant on tenant for select using (true);

create policy read_own_draft on draft for select using (
  tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((select current_setting('app.actor', true)) = 'system'
       or person_id = (select nullif(current_setting('app.person', true), '')::int)));
create policy drop_own_draft on draft for delete using (
  tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((select current_setting('app.actor', true)) = 'system'
       or person_id = (select nullif(current_setting('app.person', true), '')::int)));

create policy read_private on person_private for select using (
  tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((select current_setting('app.actor', true)) = 'system'
       or person_id = (select nullif(current_setting('app.person', true), '')::int)
       or exists (select 1 from role_grant g
         where g.tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
           and g.person_id = (select nullif(current_setting('app.person', true), '')::int)
           and g.role = 'organization-admin'
           and g.valid_from <= (select nullif(current_setting('app.today', true), '')::date)
           and (g.valid_to is null or (select nullif(current_setting('app.today', true), '')::date) < g.valid_to))));

create policy read_by_relation on evaluation for select using (
  tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((select current_setting('app.actor', true)) = 'system'
    or person_id = (select nullif(current_setting('app.person', true), '')::int)
    or scorer_id = any (array(
      select nullif(current_setting('app.person', true), '')::int
      union all
      select d.delegator_id from delegation d
      where d.tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
        and d.delegate_id = (select nullif(current_setting('app.person', true), '')::int)
        and 'score' = any (d.actions) and d.revoked_at is null
        and d.valid_from <= (select nullif(current_setting('app.today', true), '')::date)
        and (select nullif(current_setting('app.today', true), '')::date) < d.valid_to))
    or approver_id = any (array(
      select nullif(current_setting('app.person', true), '')::int
      union all
      select d.delegator_id from delegation d
      where d.tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
        and d.delegate_id = (select nullif(current_setting('app.person', true), '')::int)
        and 'approve' = any (d.actions) and d.revoked_at is null
        and d.valid_from <= (select nullif(current_setting('app.today', true), '')::date)
        and (select nullif(current_setting('app.today', true), '')::date) < d.valid_to))
    or unit_id = any (array(
      with at as materialized (
        select v.version from organization_version v
        where v.tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
          and v.valid_from <= (select nullif(current_setting('app.today', true), '')::date)
        order by v.valid_from desc, v.version desc limit 1),
      granted as materialized (
        select g.unit_id from role_grant g
        where g.tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
          and g.person_id = (select nullif(current_setting('app.person', true), '')::int)
          and g.role in ('office', 'inspector')
          and g.valid_from <= (select nullif(current_setting('app.today', true), '')::date)
          and (g.valid_to is null or (select nullif(current_setting('app.today', true), '')::date) < g.valid_to)),
      top as materialized (
        select t.lo, t.hi from unit t
        where t.tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
          and t.version = (select version from at)
          and (t.unit_id in (select unit_id from granted)
            or (t.parent_id is null and exists (select from granted where unit_id is null))
            or t.unit_id in (
              select p.unit_id from assignment a join post p on p.tenant_id = a.tenant_id and p.id = a.post_id
              where a.tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
                and a.person_id = (select nullif(current_setting('app.person', true), '')::int)
                and p.rank in ('leader', 'head')
                and a.valid_from <= (select nullif(current_setting('app.today', true), '')::date)
                and (a.valid_to is null or (select nullif(current_setting('app.today', true), '')::date) < a.valid_to))))
      select u.unit_id from top join unit u on u.lo between top.lo and top.hi
      where u.tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
        and u.version = (select version from at)))));

-- An act of an evaluation is readable with its evaluation; other acts within the tenant (the policy table narrows them).
create policy read_with_record on act for select using (
  tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((select current_setting('app.actor', true)) = 'system' or record_kind <> 'evaluation'
    or exists (select 1 from evaluation e
      where e.tenant_id = act.tenant_id and e.week_start = act.week_start and e.id = act.record_id)));
create policy read_with_record on act_text for select using (
  tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((select current_setting('app.actor', true)) = 'system' or record_kind <> 'evaluation'
    or exists (select 1 from evaluation e
      where e.tenant_id = act_text.tenant_id and e.week_start = act_text.week_start and e.id = act_text.record_id)));
