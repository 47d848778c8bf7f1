-- Whoever assigned work may lend the judging of it (nghiệm thu) like scoring and approving: for a time, by document.

alter table delegation drop constraint delegation_actions_check;
alter table delegation add constraint delegation_actions_check
  check (actions <@ array['score', 'approve', 'draft', 'accept'] and cardinality(actions) > 0);

-- As before, with whoever judges for the one who assigned it.
drop policy read_by_relation on task;
create policy read_by_relation on task for select using (
  tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((select current_setting('app.actor', true)) = 'system'
    or assigned_by = any ((select reach_of_delegations('accept'))::int[])
    or unit_id = any ((select reach_of_units())::int[])
    or exists (
      select from task_share s where s.tenant_id = task.tenant_id and s.task_id = task.id
        and (s.person_id = (select nullif(current_setting('app.person', true), '')::int)
          or s.person_id = any ((select scored_people())::int[])))));
