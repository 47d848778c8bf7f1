-- Units are evaluated on the same road as people: one table, one ledger, one policy. `person_id` of such a record is
-- whoever answers for the unit (its head); somebody named by the head may write for him.

alter table evaluation add column subject text not null default 'person' check (subject in ('person', 'unit'));
comment on column evaluation.subject is 'Who is evaluated: the person, or the unit the person answers for';
create unique index evaluation_unit_once on evaluation (tenant_id, week_start, period_kind, unit_id, rulebook_id)
  where subject = 'unit';

alter table delegation drop constraint delegation_actions_check;
alter table delegation add constraint delegation_actions_check
  check (actions <@ array['score', 'approve', 'draft'] and cardinality(actions) > 0);

-- Head and drafter may both be typing: each has a text of his own.
alter table draft drop constraint draft_pkey;
alter table draft add primary key (tenant_id, evaluation_id, person_id);

drop policy read_by_relation on evaluation;
create policy read_by_relation on evaluation for select using (
  tenant_id = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((select current_setting('app.actor', true)) = 'system'
    or person_id = (select nullif(current_setting('app.person', true), '')::int)
    or scorer_id = any ((select reach_of_delegations('score'))::int[])
    or approver_id = any ((select reach_of_delegations('approve'))::int[])
    or (subject = 'unit' and person_id = any ((select reach_of_delegations('draft'))::int[]))
    or unit_id = any ((select reach_of_units())::int[])));
