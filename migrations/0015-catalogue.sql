-- The catalogue of standard products and works of a body. Each change is a new version; a version is never touched again.

create table catalogue_item (
  tenant_id int not null references tenant,
  id int not null,
  version int not null check (version > 0),
  unit_id int not null,
  code text not null,
  name text not null,
  output text not null,
  field text not null,
  measure text not null,
  positions text[] not null,
  complexity text not null,
  coefficient int check (coefficient > 0),
  minutes int check (minutes > 0),
  standard boolean not null,
  quality text not null,
  days int check (days >= 0),
  evidence text not null check (evidence in ('none', 'document', 'link', 'file')),
  legal_basis text not null,
  approver text not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  latest boolean not null,
  primary key (tenant_id, id, version)
);
create unique index catalogue_code on catalogue_item (tenant_id, unit_id, lower(code)) where latest;
comment on table catalogue_item is 'Versions of standard products and works; coefficient in hundredths, standard time in minutes; null: not stated';
comment on column catalogue_item.latest is 'The newest version, in force or still to come; moves to the next one with it';

create table catalogue_proposal (
  tenant_id int not null references tenant,
  id int not null,
  unit_id int not null,
  item_id int,
  entry jsonb not null,
  reason text not null,
  state text not null check (state in ('open', 'accepted', 'declined', 'withdrawn')),
  proposed_by int not null,
  proposed_at timestamptz not null,
  decided_by int check (decided_by <> proposed_by or state = 'withdrawn'),
  decided_at timestamptz,
  decision text not null default '',
  row_version int not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, proposed_by) references person
);
create index catalogue_proposals_open on catalogue_proposal (tenant_id, unit_id) where state = 'open';
comment on table catalogue_proposal is 'What a unit wants changed in the catalogue: the whole entry as it should read, and the decision';

do $$
declare t text; tenant_is text := 'tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::int)';
begin
  foreach t in array array['catalogue_item', 'catalogue_proposal'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
    execute format('create policy of_tenant on %I using (%s) with check (%s)', t, tenant_is, tenant_is);
  end loop;
end $$;
