-- Accepted work that is taken back with its list no longer counts. Its share forgets the day it counted on, and the mark keeps
-- unit and day instead, so that the month it leaves is summed anew.
alter table work_mark add column unit_id int;
alter table work_mark add column day date;
comment on column work_mark.day is 'Day the task counted on in `unit_id` until it was taken back; null: it still says so itself';

-- What was taken back before.
insert into work_mark (tenant_id, task_id, unit_id, day)
  select s.tenant_id, s.task_id, p.unit_id, s.counted_on
  from task_share s join task t on t.tenant_id = s.tenant_id and t.id = s.task_id
  join post p on p.tenant_id = s.tenant_id and p.id = s.post_id
  where s.counted_on is not null and t.state <> 'accepted';
update task_share s set counted_on = null, settled_on = 'infinity' from task t
  where t.tenant_id = s.tenant_id and t.id = s.task_id and t.state <> 'accepted'
    and (s.counted_on is not null or s.settled_on <> 'infinity');

-- Sums call late what the reports call late from now on (decision 48): the months with delays are summed anew.
insert into work_mark (tenant_id, task_id)
  select tenant_id, id from task where state = 'accepted' and (delivered > due or due < entered);
