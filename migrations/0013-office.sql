-- The Office's board: reminders sent by hand and by the ladder of the regulation.

create table reminder (
  tenant_id int not null references tenant,
  id int not null,
  week_start date not null check (extract(isodow from week_start) = 1),
  person_id int not null,
  about_id int not null,
  stage text not null check (stage in ('submit', 'score', 'approve')),
  rung text not null,
  records int not null check (records > 0),
  sent_by int,
  at timestamptz not null,
  deliver_at timestamptz not null check (deliver_at >= at),
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person,
  foreign key (tenant_id, about_id) references person,
  foreign key (tenant_id, sent_by) references person
);
comment on table reminder is 'Who was reminded of which stage of a week; insert-only';
comment on column reminder.about_id is 'Whose turn it is: the person reminded, or somebody below whom the ladder reports';
comment on column reminder.rung is 'Step of the regulation''s ladder, or by-hand';
create unique index reminder_once on reminder (tenant_id, week_start, about_id, stage, rung, person_id) where rung <> 'by-hand';
create index reminder_of_week on reminder (tenant_id, week_start, person_id, stage, at desc);

do $$
declare t text; tenant_is text := 'tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::int)';
begin
  foreach t in array array['reminder'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
    execute format('create policy of_tenant on %I using (%s) with check (%s)', t, tenant_is, tenant_is);
  end loop;
end $$;
