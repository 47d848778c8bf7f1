// What waits for one person beside records, work and talks to hold: difficulties, measures, second persons, proposals.
import type { Tx } from './transaction.ts';

export const PERSONAL_KINDS = [
  'difficulty',
  'measure',
  'rulebook-decide',
  'reading-confirm',
  'import-agree',
  'catalogue-decide',
] as const;

export interface PersonalRow {
  readonly kind: (typeof PERSONAL_KINDS)[number];
  readonly count: number;
  /** Last day, where there is one. */
  readonly day: string | null;
  /** The thing itself, where it is one. */
  readonly id: number | null;
}

/**
 * One line for each kind, and of what has a day for each day. Roles are looked up here: letters ask for people who are
 * not signed in. 'reading-confirm' only says that the person may confirm; which readings are open the regulations say.
 */
export function personalDuties(
  tx: Tx,
  tenantId: number,
  personId: number,
  today: string,
): Promise<PersonalRow[]> {
  return tx.prepared<PersonalRow>(
    'personal-duties',
    `with granted as materialized (
       select role, unit_id from role_grant
       where tenant_id = $1 and person_id = $2 and role in ('office', 'regulation-approver', 'organization-admin')
         and valid_from <= $3 and (valid_to is null or $3 < valid_to)),
     top as materialized (
       select unit_id from unit where tenant_id = $1 and parent_id is null and exists (select from granted)
         and version = (select version from organization_version where tenant_id = $1 and valid_from <= $3
           order by valid_from desc, version desc limit 1)),
     whole as materialized (
       select from granted where role = 'organization-admin'
         and (unit_id is null or unit_id in (select unit_id from top))),
     found as (
       select 'difficulty' as kind, id, due as day from difficulty
       where tenant_id = $1 and owner_id = $2 and state = 'assigned'
       union all
       select 'measure', null, due from talk_measure
       where tenant_id = $1 and owner_id = $2 and done_on is null and not closed
       union all
       select 'rulebook-decide', id, null from rulebook_draft
       where tenant_id = $1 and state = 'proposed' and $2 not in (proposed_by, created_by)
         and exists (select from granted where role = 'regulation-approver')
       union all
       select 'import-agree', id, null from import_job
       where tenant_id = $1 and exists (select from whole) and proposal is not null and kind <> 'work'
         and state in ('proposed', 'applied') and (proposal ->> 'by')::int <> $2 and created_by is distinct from $2
       union all
       select 'import-agree', null, null from import_rule
       where tenant_id = $1 and exists (select from whole) and second_person and proposed_by <> $2
       union all
       select 'catalogue-decide', null, null from catalogue_proposal
       where tenant_id = $1 and state = 'open' and proposed_by <> $2 and unit_id in (
         select coalesce(unit_id, (select unit_id from top limit 1)) from granted where role = 'office'))
     select kind, count(*)::int as count, day, case when count(*) = 1 then min(id) end as id
     from found group by kind, day
     union all
     select 'reading-confirm', 0, null, null where exists (select from granted where role = 'regulation-approver')
     order by kind, day`,
    [tenantId, personId, today],
  );
}

/** Days from `today` on at which a difficulty or a measure is due for somebody. */
export async function personalDueDays(tx: Tx, tenantId: number, today: string): Promise<readonly string[]> {
  const rows = await tx.prepared<{ day: string }>(
    'personal-due-days',
    `select due as day from difficulty where tenant_id = $1 and state = 'assigned' and due >= $2
     union select due from talk_measure where tenant_id = $1 and done_on is null and not closed and due >= $2`,
    [tenantId, today],
  );
  return rows.map(({ day }) => day);
}
