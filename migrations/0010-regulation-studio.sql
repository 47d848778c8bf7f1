-- The studio: a regulation is written as a draft, tried on recorded periods, proposed with its effect by one person and
-- activated by another. An activated version stays in rulebook_version and is never touched again.

alter table role_grant drop constraint role_grant_role_check;
alter table role_grant add constraint role_grant_role_check check (role in
  ('office', 'inspector', 'organization-admin', 'system-admin', 'regulation-editor', 'regulation-approver'));

create table rulebook_draft (
  tenant_id int not null references tenant,
  id int not null,
  rulebook_id text not null,
  version int not null check (version > 0),
  base_version int,
  source text not null,
  state text not null check (state in ('draft', 'proposed', 'activated', 'dropped')),
  hash text,
  effect jsonb,
  created_by int not null,
  created_at timestamptz not null,
  proposed_by int,
  proposed_at timestamptz,
  decided_by int check (decided_by <> proposed_by),
  decided_at timestamptz,
  row_version int not null default 1,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, created_by) references person,
  check (state in ('draft', 'dropped') or (hash is not null and proposed_by is not null)),
  check (state <> 'activated' or decided_by is not null)
);
comment on table rulebook_draft is 'A regulation being written, as YAML; hash = of the rulebook that was proposed, effect = what the dry run showed then';

create table rulebook_reading (
  tenant_id int not null references tenant,
  rulebook_id text not null,
  version int not null,
  reading text not null,
  confirmed_by int not null,
  confirmed_at timestamptz not null,
  document_number text not null,
  primary key (tenant_id, rulebook_id, version, reading),
  foreign key (tenant_id, rulebook_id, version) references rulebook_version,
  foreign key (tenant_id, confirmed_by) references person
);
comment on table rulebook_reading is 'Open readings of an activated version that a named approver has confirmed, by document';

do $$
declare t text; tenant_is text := 'tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::int)';
begin
  foreach t in array array['rulebook_draft', 'rulebook_reading'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
    execute format('create policy of_tenant on %I using (%s) with check (%s)', t, tenant_is, tenant_is);
  end loop;
end $$;
