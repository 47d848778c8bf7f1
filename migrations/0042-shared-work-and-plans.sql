-- A member's part of shared work is done before the whole is; another date is asked for; a goal of a longer plan feeds
-- those of shorter ones; work comes back in the units below as well.

alter table task_share add column done date;
comment on column task_share.done is 'When whoever shares the work was done with his part; null: not yet, or he leads it';

alter table task add column asked_due date;
comment on column task.asked_due is 'Another date somebody asked for who may not set it; null: none asked for, or decided';
drop index task_waiting;
create index task_waiting on task (tenant_id, unit_id)
  where state in ('proposed', 'delivered') or delay_excuse = 'asked' or fault_excuse = 'asked' or asked_due is not null;

alter table goal add column part_of int;
alter table goal add foreign key (tenant_id, part_of) references goal;
comment on column goal.part_of is 'The goal of a longer plan of the same unit it was taken over from; tasks count to both';
create unique index goal_taken_over on goal (tenant_id, part_of, period_kind, period_start)
  where part_of is not null and state = 'open';

alter table recurring_work add column below boolean not null default false;
comment on column recurring_work.below is 'Comes back for holders in the units below as well';
