-- Where work already is: outside systems that send it, how their people and products are ours, and what became of each item.

create table connector (
  tenant_id int not null references tenant,
  id int not null,
  -- Part of the address it sends to, and the source of its tasks.
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  name text not null,
  kind text not null check (kind in ('documents', 'one-stop', 'other')),
  match text not null check (match in ('national-id', 'login', 'code')),
  -- Nothing is taken that is not signed; else the token alone is enough.
  signed boolean not null,
  state text not null check (state in ('on', 'off')),
  token_hash bytea not null check (length(token_hash) = 32),
  -- Encrypted under a key that lies outside the database: a signature can only be checked with the secret itself.
  secret bytea not null,
  old_token_hash bytea check (length(old_token_hash) = 32),
  old_secret bytea,
  old_until timestamptz,
  last_at timestamptz,
  row_version int not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  check ((old_token_hash is null) = (old_until is null) and (old_secret is null) = (old_until is null))
);
comment on table connector is 'An outside system that sends work (kết nối): how it proves itself and how its people are matched';

create table connector_match (
  tenant_id int not null references tenant,
  connector_id int not null,
  kind text not null check (kind in ('person', 'product')),
  code text not null,
  -- Null for a product: its items are taken without one.
  target_id int check (kind = 'product' or target_id is not null),
  primary key (tenant_id, connector_id, kind, code),
  foreign key (tenant_id, connector_id) references connector
);
comment on table connector_match is 'What a person or product of an outside system is called here, settled by hand';

create table connector_item (
  tenant_id int not null references tenant,
  connector_id int not null,
  external_id text not null,
  state text not null check (state in ('taken', 'refused', 'left')),
  task_id int,
  version bigint,
  happened_at timestamptz,
  content_hash bytea not null check (length(content_hash) = 32),
  -- What the sender said last of what it may change, words only as hashes: only what it changes since moves the task.
  seen jsonb not null,
  -- What arrived, while it waits for an answer; emptied once it is taken or left.
  item jsonb,
  code text,
  params jsonb not null default '{}',
  notes jsonb not null default '[]',
  at timestamptz not null,
  primary key (tenant_id, connector_id, external_id),
  foreign key (tenant_id, connector_id) references connector,
  foreign key (tenant_id, task_id) references task,
  check (state <> 'taken' or task_id is not null),
  check ((state = 'refused') = (item is not null)),
  check (version is not null or happened_at is not null)
);
comment on table connector_item is 'Every item an outside system told of, under its own number: the task it became, or why not yet';
create index connector_item_waiting on connector_item (tenant_id, connector_id, code) where state = 'refused';
create index connector_item_of_task on connector_item (tenant_id, task_id) where task_id is not null;

create table connector_delivery (
  tenant_id int not null references tenant,
  connector_id int not null,
  delivery_id text not null,
  body_hash bytea not null check (length(body_hash) = 32),
  reply jsonb not null,
  at timestamptz not null,
  primary key (tenant_id, connector_id, delivery_id),
  foreign key (tenant_id, connector_id) references connector
);
comment on table connector_delivery is 'Answers to deliveries by their webhook-id: a repetition gets the same one. Forgotten after a week';

do $$
declare t text; tenant_is text := 'tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::int)';
begin
  foreach t in array array['connector', 'connector_match', 'connector_item', 'connector_delivery'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
    -- Administrators read and settle them through use cases that checked their right; a person's own transaction sees none.
    execute format('create policy of_tenant on %I using (%s and (select current_setting(''app.actor'', true)) = ''system'')
      with check (%s and (select current_setting(''app.actor'', true)) = ''system'')', t, tenant_is, tenant_is);
  end loop;
end $$;

-- Evidence that an outside system names (document number, link) was added by nobody of the body.
alter table evidence alter column added_by drop not null;
