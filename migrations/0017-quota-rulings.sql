-- What an organ decides by document about its share of a level in a period; the newest row holds, none is ever changed.
create table quota_ruling (
  tenant_id int not null references tenant,
  id int not null,
  regime text not null,
  period text not null,
  unit_id int not null,
  outstanding boolean not null,
  pooled boolean not null,
  document_number text not null,
  ruled_by int not null,
  ruled_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, ruled_by) references person
);
comment on table quota_ruling is 'By document: outstanding achievement of an organ (raised share), small groups counted together';
create index quota_ruling_of_period on quota_ruling (tenant_id, regime, period, unit_id, id);

do $$
declare tenant_is text := 'tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::int)';
begin
  alter table quota_ruling enable row level security;
  alter table quota_ruling force row level security;
  create policy owner_all on quota_ruling to current_user using (true) with check (true);
  execute format('create policy of_tenant on quota_ruling using (%s) with check (%s)', tenant_is, tenant_is);
end $$;
