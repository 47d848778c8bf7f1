-- What selects a regulation where the organisation alone does not say it: side of a unit, group of a person.

create table unit_side (
  tenant_id int not null references tenant,
  unit_id int not null,
  side text not null check (side in ('state', 'party', 'service-unit')),
  primary key (tenant_id, unit_id)
);
comment on table unit_side is 'Side of a unit and everything under it, stated by hand over what its kind says';

create table person_group (
  tenant_id int not null references tenant,
  person_id int not null,
  valid_from date not null,
  staff_group text not null check (staff_group in ('cadre', 'civil-servant', 'public-employee', 'contract')),
  primary key (tenant_id, person_id, valid_from),
  foreign key (tenant_id, person_id) references person
);
comment on table person_group is 'Group of staff of a person from a date on, stated by hand; the newest row not after a day holds';

do $$
declare t text; tenant_is text := 'tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::int)';
begin
  foreach t in array array['unit_side', 'person_group'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
    execute format('create policy of_tenant on %I using (%s) with check (%s)', t, tenant_is, tenant_is);
  end loop;
end $$;
