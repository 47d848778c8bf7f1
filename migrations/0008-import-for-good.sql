-- Imports that can be undone, agreed to by a second person, read by columns chosen by hand, and watched while they run.

alter table import_job drop constraint import_job_state_check;
alter table import_job add constraint import_job_state_check
  check (state in ('reading', 'rehearsed', 'proposed', 'applied', 'undone', 'dropped', 'failed'));
alter table import_job
  add column layouts jsonb not null default '[]',
  add column org_stamp bigint,
  add column plan_hash text,
  add column sheets jsonb,
  add column proposal jsonb,
  add column written jsonb,
  add column undone_at timestamptz,
  add column undo jsonb;
comment on column import_job.layouts is 'Sheets, heading rows and columns told by hand';
comment on column import_job.org_stamp is 'State of the organisation the outcome was reckoned against';
comment on column import_job.plan_hash is 'Hash of everything applying would write: what a second person agrees to';
comment on column import_job.proposal is 'Who asked a second person to agree, to what, and when; null when nobody is waiting';
comment on column import_job.written is 'What applying wrote and what stood there before: what undoing needs; emptied when it no longer can';
comment on column import_job.undo is 'What undoing did and what it left, as shown then';

-- The rows of a file in pieces, so that no piece is large. Emptied when the rehearsal ends.
create table import_rows (
  tenant_id int not null,
  import_id int not null,
  piece int not null,
  body jsonb not null,
  primary key (tenant_id, import_id, piece),
  foreign key (tenant_id, import_id) references import_job
);
comment on table import_rows is 'Rows of a file while its rehearsal is open';

-- Rehearsals that are open go on: a sheet of theirs is one piece.
insert into import_rows (tenant_id, import_id, piece, body)
  select j.tenant_id, j.id, (t.place - 1)::int, t.sheet
  from import_job j, jsonb_array_elements(j.tables) with ordinality t (sheet, place) where j.state = 'rehearsed';
update import_job set tables = '[]' where tables <> '[]';

-- Written beside the transaction of the work itself, so that others see how far it is.
create table import_work (
  tenant_id int not null,
  import_id int not null,
  what text not null check (what in ('read', 'check', 'apply', 'undo')),
  phase text not null,
  share int not null check (share between 0 and 100),
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  refusals jsonb,
  primary key (tenant_id, import_id),
  foreign key (tenant_id, import_id) references import_job
);
comment on table import_work is 'The last work on an import: phase, percentage, sign of life, and why it failed';

create table import_form (
  tenant_id int not null references tenant,
  fingerprint text not null,
  kind text not null check (kind in ('units', 'people')),
  layout jsonb not null,
  headings text not null,
  remembered_by int,
  remembered_at timestamptz not null,
  forgotten_at timestamptz,
  row_version int not null default 1,
  primary key (tenant_id, kind, fingerprint)
);
comment on table import_form is 'How a form of list is read; fingerprint: hash of its headings with their columns, the same in every file of the form';

create table import_rule (
  tenant_id int primary key references tenant,
  second_person boolean not null,
  proposed_by int,
  proposed_at timestamptz,
  row_version int not null default 1
);
comment on table import_rule is 'Whether imports need a second administrator; proposed_by: who asks to switch that off';

do $$
declare t text; tenant_is text := 'tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::int)';
begin
  foreach t in array array['import_rows', 'import_work', 'import_form', 'import_rule'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
    execute format('create policy of_tenant on %I using (%s) with check (%s)', t, tenant_is, tenant_is);
  end loop;
end $$;
