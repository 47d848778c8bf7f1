-- Messages: what a person is told (in the product always, some of it by mail), and the letters that go out.

create table message (
  tenant_id int not null references tenant,
  message_no bigint generated always as identity,
  person_id int not null,
  kind text not null check (kind in ('act', 'decided', 'changed')),
  code text not null,
  params jsonb not null,
  place jsonb not null,
  topic text not null,
  actor_id int,
  at timestamptz not null,
  read_at timestamptz,
  mail text not null check (mail in ('none', 'digest', 'soon')),
  mail_no bigint,
  primary key (tenant_id, message_no),
  unique (tenant_id, person_id, topic),
  foreign key (tenant_id, person_id) references person
);
comment on table message is 'Written in the transaction of the act it tells of; one per person and topic, however often it is written';
comment on column message.mail_no is 'The letter that carries it, once one does';
create index message_of_person on message (tenant_id, person_id, message_no);
create index message_unread on message (tenant_id, person_id) where read_at is null;
create index message_to_mail on message (tenant_id, person_id) where read_at is null and mail <> 'none';

create table mail (
  tenant_id int not null references tenant,
  mail_no bigint generated always as identity,
  person_id int not null,
  purpose text not null check (purpose in ('digest', 'deadline', 'soon')),
  slot text not null,
  address text not null,
  subject text not null,
  body text not null,
  message_id text not null,
  state text not null check (state in ('waiting', 'sent', 'refused', 'replaced', 'expired')),
  attempts int not null default 0,
  next_at timestamptz not null,
  lease_until timestamptz,
  expires_at timestamptz,
  trouble text,
  created_at timestamptz not null,
  settled_at timestamptz,
  primary key (tenant_id, mail_no),
  unique (tenant_id, person_id, purpose, slot),
  foreign key (tenant_id, person_id) references person
);
comment on table mail is 'The outbox: one letter per person, purpose and slot, sent until the mail server has taken it';
comment on column mail.lease_until is 'A sender has it in hand until then; afterwards it is free again, with the same Message-ID';
create index mail_waiting on mail (tenant_id, next_at) where state = 'waiting';

create table mail_setting (
  tenant_id int not null references tenant,
  person_id int not null,
  address text,
  digest boolean not null default true,
  refused_at timestamptz,
  refused_why text,
  row_version int not null default 1,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references person
);
comment on table mail_setting is 'Where a person takes mail; without a row or an address there is none, and everything stays in the product';

create table mail_slot (
  tenant_id int not null references tenant,
  purpose text not null check (purpose in ('digest', 'deadline')),
  slot text not null,
  at timestamptz not null,
  primary key (tenant_id, purpose, slot)
);
comment on table mail_slot is 'Rounds that were made: a restart does not make them again';

do $$
declare
  t text;
  tenant_is text := 'tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::int)';
  is_own text := '((select current_setting(''app.actor'', true)) = ''system''
    or person_id = (select nullif(current_setting(''app.person'', true), '''')::int))';
begin
  foreach t in array array['message', 'mail', 'mail_setting', 'mail_slot'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
  end loop;
  execute format('create policy of_tenant on mail_slot using (%s) with check (%s)', tenant_is, tenant_is);
  foreach t in array array['message', 'mail', 'mail_setting'] loop
    execute format('create policy read_own on %I for select using (%s and %s)', t, tenant_is, is_own);
    execute format('create policy change_own on %I for update using (%s and %s) with check (%s and %s)',
      t, tenant_is, is_own, tenant_is, is_own);
  end loop;
  -- Whoever acts writes to others, but reads only what was written to him.
  execute format('create policy write_of_tenant on message for insert with check (%s)', tenant_is);
  execute format('create policy write_own on mail for insert with check (%s and %s)', tenant_is, is_own);
  execute format('create policy write_own on mail_setting for insert with check (%s and %s)', tenant_is, is_own);
end $$;
