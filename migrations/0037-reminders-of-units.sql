-- Reminders of the units' own reports, and to those who stand in for whoever holds the work.

alter table reminder add column subject text not null default 'person' check (subject in ('person', 'unit'));
alter table reminder add column acts boolean;
update reminder set acts = (person_id = about_id);
alter table reminder alter column acts set not null;
comment on column reminder.subject is 'Reports of persons, or of units themselves';
comment on column reminder.acts is 'Told because they can do it, as holder or in the place of one; false: told about somebody below';
drop index reminder_once;
create unique index reminder_once on reminder (tenant_id, week_start, about_id, stage, subject, rung, person_id)
  where rung <> 'by-hand';
