-- A longer period out of its weeks by the leanest statements: every person's mean, every unit's sum with all below it.
create table if not exists reference_person_period (
  period text, person_id int, unit_id int, counted int, total numeric, primary key (period, person_id)
);
create table if not exists reference_node_period (
  period text, unit_id int, members int, total numeric, primary key (period, unit_id)
);
truncate reference_person_period, reference_node_period;
insert into reference_person_period
  select '{{period}}', person_id, max(unit_id), count(total), avg(total / 100.0)
  from evaluation
  where tenant_id = {{tenant}} and period_kind = 'week' and week_start + 3 >= date '{{from}}'
    and week_start + 3 < date '{{to}}' and state in ('approved', 'closed') and counted
  group by person_id;
insert into reference_node_period
  select '{{period}}', above.unit_id, count(*), sum(p.total)
  from unit above
  join unit below on below.tenant_id = above.tenant_id and below.version = above.version
    and below.lo between above.lo and above.hi
  join reference_person_period p on p.unit_id = below.unit_id
  where above.tenant_id = {{tenant}}
  group by above.unit_id;
