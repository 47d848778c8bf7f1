-- Groups of similar duties as a body states them by document, from a day on; the newest of the day holds, none is ever
-- changed: what was settled before keeps the groups it was settled with.
create table quota_group_set (
  tenant_id int not null references tenant,
  id int not null,
  valid_from date not null,
  groups jsonb not null check (jsonb_typeof(groups) = 'array'),
  document_number text not null,
  document_date date not null,
  stated_by int not null,
  stated_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, stated_by) references person
);
comment on table quota_group_set is 'Shares of a level are counted in each of these groups; an empty list: by posts of management and all others';

do $$
declare tenant_is text := 'tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::int)';
begin
  alter table quota_group_set enable row level security;
  alter table quota_group_set force row level security;
  create policy owner_all on quota_group_set to current_user using (true) with check (true);
  execute format('create policy of_tenant on quota_group_set using (%s) with check (%s)', tenant_is, tenant_is);
end $$;
