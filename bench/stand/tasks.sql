-- Eight tasks of one week for everybody, {{back}} weeks before the open one: delivered, and accepted but for the open week.
-- References hold by how the rows are made; checking 25 million of them again would take as long as writing them.
set session_replication_role = replica;
create temporary table someone as
  select a.person_id, a.post_id, p.unit_id, first_value(a.person_id) over (partition by p.unit_id order by a.person_id) as above
  from assignment a join post p on p.tenant_id = a.tenant_id and p.id = a.post_id where a.tenant_id = {{tenant}};
create temporary table piece as
  select ((select max(person_id) from someone) * w + person_id) * 8 + k as id, person_id, post_id, unit_id, above, w > 0 as past,
    date '{{open}}' - 7 * w as monday, date '{{open}}' - 7 * w + k % 3 as delivered
  from someone, (select {{back}} as w) week, generate_series(0, 7) k;
insert into task (tenant_id, id, kind, state, unit_id, title, product, responsibility, authority, reason, important, planned,
    coefficient, minutes, complexity, standard, quantity, done_quantity, entered, starts, due, delivered, accepted, assigned_by,
    accepted_by, returns, returned, excused_returns, delay_excuse, fault_excuse, changed_at, people)
  select {{tenant}}, id, 'assigned', case when past then 'accepted' else 'delivered' end, unit_id,
    'Tham mưu văn bản số ' || id % 400, 'Văn bản', '', '', '', id % 17 = 0, true, 100 + id % 3 * 50, 60 + id % 7 * 30,
    (array['A', 'B', 'C'])[1 + id % 3], false, 1 + id % 3, 1 + id % 3, monday, monday,
    case when id % 11 = 0 then delivered - 1 else monday + 4 end, delivered, case when past then monday + 4 end, above,
    case when past then above end, (id % 13 = 0)::int, case when id % 13 = 0 then monday end, 0, 'none', 'none', monday, array[person_id]
  from piece order by id;
insert into task_share (tenant_id, task_id, person_id, post_id, role, share, valid_from, counted_on, settled_on)
  select {{tenant}}, id, person_id, post_id, 'lead', 100, monday, case when past then delivered end,
    case when past then monday + 4 else 'infinity' end from piece order by id;
insert into work_mark (tenant_id, task_id) select {{tenant}}, id from piece where past;
drop table piece, someone;
reset session_replication_role;
