-- Each regulation of a week has a ladder of its own: a step told by one says nothing of the records of another.

alter table reminder add column regulation text not null default '';
comment on column reminder.regulation is 'Id of the regulation whose records are late; empty for a reminder by hand';
update reminder r set regulation = split_part(a.rulebook, '@', 1)
  from act a, jsonb_array_elements(a.payload -> 'people') p
  where a.tenant_id = r.tenant_id and a.record_kind = 'week' and a.act = 'escalated' and a.week_start = r.week_start
    and a.at = r.at and r.rung = p ->> 'rung' and r.stage = p ->> 'stage' and r.person_id = (p ->> 'person')::int
    and r.about_id = (p ->> 'about')::int and r.subject = coalesce(p ->> 'subject', 'person');
drop index reminder_once;
create unique index reminder_once
  on reminder (tenant_id, week_start, about_id, stage, subject, rung, regulation, person_id) where rung <> 'by-hand';
