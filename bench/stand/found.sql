-- A province by plain SQL: {{communes}} communes with 22 divisions of 18 people each, four people above the divisions,
-- one leader of the province. Person p of division d: head, deputy, section head, then fifteen who are scored together.
insert into organization_version values ({{tenant}}, 1, '2020-01-01', now());
insert into unit (tenant_id, version, unit_id, parent_id, code, name, kind, lo, hi)
  select {{tenant}}, 1, 1, null, 'T', 'Tỉnh mẫu', 'province', 1, 1 + {{communes}} * 23
  union all
  select {{tenant}}, 1, 2 + c * 23, 1, 'X' || c, 'Xã số ' || c, 'commune', 2 + c * 23, 2 + c * 23 + 22
  from generate_series(0, {{communes}} - 1) c
  union all
  select {{tenant}}, 1, 3 + c * 23 + d, 2 + c * 23, 'X' || c || '.P' || d, 'Phòng số ' || d, 'division', 3 + c * 23 + d,
    3 + c * 23 + d
  from generate_series(0, {{communes}} - 1) c, generate_series(0, 21) d;

create temporary table someone as
  select c * 400 + k + 1 as id,
    case when k < 4 then 2 + c * 23 else 3 + c * 23 + (k - 4) / 18 end as unit_id,
    case k when 0 then 'leader' when 1 then 'head' when 2 then 'deputy' when 3 then 'deputy'
      else case (k - 4) % 18 when 0 then 'head' when 1 then 'deputy' when 2 then 'section-head' else 'staff' end end as rank,
    case when k >= 4 and (k - 4) % 18 >= 3 then c * 400 + 4 + (k - 4) / 18 * 18 + 3 end as manager_id
  from generate_series(0, {{communes}} - 1) c, generate_series(0, 399) k
  union all select {{communes}} * 400 + 1, 1, 'leader', null;

insert into person (tenant_id, id, full_name)
  select {{tenant}}, id, (array['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng'])[1 + id % 7] || ' '
    || (array['Văn', 'Thị', 'Hữu', 'Ngọc', 'Minh'])[1 + id % 5] || ' '
    || (array['An', 'Bình', 'Chi', 'Dũng', 'Giang', 'Hà', 'Khánh', 'Lan', 'Nam', 'Oanh', 'Phúc'])[1 + id % 11]
  from someone;
insert into post (tenant_id, id, unit_id, title, rank, job_position)
  select {{tenant}}, id, unit_id, 'Vị trí ' || id, rank, rank || ' ' || id % 5 from someone;
insert into assignment (tenant_id, id, person_id, post_id, kind, valid_from)
  select {{tenant}}, id, id, id, 'main', '2020-01-01' from someone;
insert into direct_manager (tenant_id, assignment_id, valid_from, manager_id)
  select {{tenant}}, id, '2020-01-01', manager_id from someone where manager_id is not null;
insert into role_grant (tenant_id, id, person_id, role, valid_from)
  values ({{tenant}}, 1, 2, 'office', '2020-01-01'), ({{tenant}}, 2, 3, 'inspector', '2020-01-01');
insert into account (tenant_id, id, person_id, login, password_hash)
  select {{tenant}}, id, id, 'nguoi-' || id, 'no password opens this' from someone;
-- Everybody has a session whose token is known to the bench: 'bench-<person>' and as many x as a token needs.
insert into session (tenant_id, token_hash, id, account_id, person_id, draft_key, created_at, seen_at, step_up_at)
  select {{tenant}}, sha256(rpad('bench-' || id, 43, 'x')::bytea), id, id, id, sha256(id::text::bytea), '{{now}}', '{{now}}', '{{now}}'
  from someone;
drop table someone;
analyze;
