-- Mail that comes back hours after the server took it; reminders of a dissent that nobody has opened.

-- Ninety random bits: whoever did not handle the letter cannot name it, and so cannot say that it came back.
alter table mail add column return_tag text not null default left(replace(gen_random_uuid()::text, '-', ''), 24);
comment on column mail.return_tag is 'Stands in the envelope sender; a returned letter is known by it alone';
create unique index mail_of_return on mail (tenant_id, return_tag);
alter table mail drop constraint mail_state_check;
alter table mail add constraint mail_state_check
  check (state in ('waiting', 'sent', 'refused', 'returned', 'replaced', 'expired'));

alter table mail_setting add column address_at timestamptz;
comment on column mail_setting.address_at is 'When the person last said so: what went out before and comes back says nothing about it';

-- Whoever keeps the accounts sees where mail no longer arrives.
create policy read_stopped on mail_setting for select using (
  tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
  and refused_at is not null
  and exists (select from role_grant g
    where g.tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
      and g.person_id = (select nullif(current_setting('app.person', true), '')::int)
      and g.role = 'organization-admin'
      and g.valid_from <= (select nullif(current_setting('app.today', true), '')::date)
      and (g.valid_to is null or (select nullif(current_setting('app.today', true), '')::date) < g.valid_to)));

alter table reminder drop constraint reminder_stage_check;
alter table reminder add constraint reminder_stage_check check (stage in ('submit', 'score', 'approve', 'dissent'));
