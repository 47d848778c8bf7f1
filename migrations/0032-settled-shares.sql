-- A share says until which day it can be spoken of: the work of a week or a year is found without looking through all that
-- its person ever did. Once a task is accepted neither its dates nor its shares change.
alter table task_share add column settled_on date not null default 'infinity';
comment on column task_share.settled_on is 'Last of due date, delivery and acceptance once the task is accepted; infinity before';
update task_share s set settled_on = greatest(t.due, t.delivered, t.accepted) from task t
  where t.tenant_id = s.tenant_id and t.id = s.task_id and t.state = 'accepted';
drop index task_share_of_person;
create index task_share_of_person on task_share (tenant_id, person_id, settled_on);
