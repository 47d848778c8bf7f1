-- What was agreed in a talk is owed by its owner until it is done or the case is closed; the owner may not see the case.

alter table talk_measure add column closed boolean not null default false;
comment on column talk_measure.closed is 'The case was closed: nobody owes what is not done';
update talk_measure m set closed = true from talk_case c
  where c.tenant_id = m.tenant_id and c.id = m.talk_id and c.state = 'closed';
create index talk_measure_of_owner on talk_measure (tenant_id, owner_id) where done_on is null and not closed;
