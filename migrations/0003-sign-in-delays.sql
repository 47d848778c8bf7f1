-- Growing delays after wrong tries, per login and per address. Unknown logins have rows too: they wait like known ones.

create table sign_in_delay (
  tenant_id int not null references tenant,
  subject_hash bytea not null check (length(subject_hash) = 32),
  failures int not null,
  wait_until timestamptz,
  last_at timestamptz not null,
  primary key (tenant_id, subject_hash)
);
comment on table sign_in_delay is 'Wrong tries per login and per address (both hashed); forgotten after a day of silence';
create index sign_in_delay_age on sign_in_delay (tenant_id, last_at);

alter table sign_in_delay enable row level security;
alter table sign_in_delay force row level security;
create policy owner_all on sign_in_delay to current_user using (true) with check (true);
create policy of_tenant on sign_in_delay
  using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::int))
  with check (tenant_id = (select nullif(current_setting('app.tenant', true), '')::int));

-- Delays are no property of an account: whoever guesses must not learn which logins are accounts.
alter table account drop column failures, drop column wait_until;

alter table session add unique (tenant_id, id);
