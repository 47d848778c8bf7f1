-- The sealed log: every act of a body, in the order it was settled, under a Merkle tree with signed checkpoints.
-- The form of what is hashed and signed: docs/log-format.md. All four tables are insert-only.

create table log_entry (
  tenant_id int not null references tenant,
  entry_no bigint not null check (entry_no >= 0),
  body text not null,
  record_kind text,
  record_id bigint,
  seq int,
  primary key (tenant_id, entry_no),
  unique (tenant_id, record_kind, record_id, seq)
);
comment on table log_entry is 'Leaves of the tree, numbered without gaps from 0; record_* name the act, null for entries about keys';

create table log_node (
  tenant_id int not null references tenant,
  level int not null check (level > 0),
  node_no bigint not null,
  hash bytea not null check (length(hash) = 32),
  primary key (tenant_id, level, node_no)
);
comment on table log_node is 'Roots of full subtrees of 2^level entries, kept for levels 8, 16, 24, 32; only to be quick, they follow from log_entry';

create table log_checkpoint (
  tenant_id int not null references tenant,
  size bigint not null check (size > 0),
  root bytea not null check (length(root) = 32),
  at timestamptz not null,
  note text not null,
  horizon xid8 not null,
  primary key (tenant_id, size)
);
comment on table log_checkpoint is 'Signed statements about the first `size` entries; acts of transactions before `horizon` are all among them';

create table log_delivery (
  tenant_id int not null references tenant,
  delivery_no bigint generated always as identity,
  target text not null check (target in ('folder', 'mail')),
  size bigint not null,
  at timestamptz not null,
  outcome text not null check (outcome in ('due', 'sent', 'failed')),
  detail text not null default '',
  primary key (tenant_id, delivery_no),
  foreign key (tenant_id, size) references log_checkpoint
);
comment on table log_delivery is 'Where checkpoints went: due until sent, however often it failed in between';
create index log_delivery_of_target on log_delivery (tenant_id, target, size);

-- Acts are settled in the order of transactions, not of act_no; nothing else read them by act_no.
drop index act_in_order;
create index act_of_transaction on act (tenant_id, tx);

do $$
declare t text; tenant_is text := 'tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::int)';
begin
  foreach t in array array['log_entry', 'log_node', 'log_checkpoint', 'log_delivery'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
    execute format('create policy of_tenant on %I using (%s) with check (%s)', t, tenant_is, tenant_is);
  end loop;
end $$;
