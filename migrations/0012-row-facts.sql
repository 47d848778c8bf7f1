-- Two facts a list needs of every row stood only in the acts and their texts. Looking them up set up, for each statement,
-- the row filter once per partition of `evaluation`, so that every quarter stored made every list dearer.
alter table evaluation add column works smallint[], add column reopen_proposed_until timestamptz;
comment on column evaluation.works is 'Works of the report in force: how many, done after their date, undone; null for one filed before this column';
comment on column evaluation.reopen_proposed_until is 'Until when the proposal to reopen waits for its second person';

update evaluation e set reopen_proposed_until = (a.payload ->> 'until')::timestamptz
from act a
where e.reopen_proposed_by is not null and a.tenant_id = e.tenant_id and a.record_kind = 'evaluation'
  and a.record_id = e.id and a.act = 'reopen-proposed'
  and a.seq = (select max(b.seq) from act b where b.tenant_id = e.tenant_id and b.record_kind = 'evaluation'
    and b.record_id = e.id and b.act = 'reopen-proposed');
