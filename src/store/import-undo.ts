// What undoing an import must know: how the things it wrote stand now, and what was built upon them since.
import type { WrittenImport } from '../domain/organization/import/written.ts';
import type { Assignment, Person } from '../domain/organization/shape.ts';
import type { Tx } from './transaction.ts';

/** Every assignment of these people, ended ones too, with the manager named last, also for a day to come. */
export function assignmentsOf(tx: Tx, tenantId: number, personIds: readonly number[]): Promise<Assignment[]> {
  return tx.query<Assignment>(
    `select a.id, a.person_id as "personId", a.post_id as "postId", a.kind, a.valid_from as "from",
       a.valid_to as "to", a.document_number as "documentNumber",
       (select manager_id from direct_manager m where m.tenant_id = a.tenant_id and m.assignment_id = a.id
          order by m.valid_from desc limit 1) as "managerId"
     from assignment a where a.tenant_id = $1 and a.person_id = any ($2::int[]) order by a.id`,
    [tenantId, personIds],
  );
}

/** Evaluations of these assignments from `day` on that hold work: sent, decided, or a draft begun. */
export async function evaluatedFrom(
  tx: Tx,
  tenantId: number,
  assignmentIds: readonly number[],
  day: string,
): Promise<ReadonlyMap<number, number>> {
  const rows = await tx.query<{ id: number; n: number }>(
    `select e.assignment_id as id, count(*)::int as n from evaluation e
     where e.tenant_id = $1 and e.assignment_id = any ($2::int[]) and e.week_start > $3::date - 7
       and e.slice_from >= $3::date and (e.state <> 'open' or exists (
         select 1 from draft d where d.tenant_id = e.tenant_id and d.evaluation_id = e.id))
     group by 1`,
    [tenantId, assignmentIds, day],
  );
  return new Map(rows.map(({ id, n }) => [id, n]));
}

/** People managed by each of `managerIds` on `day` or later, by the manager named last. */
export async function managedBy(
  tx: Tx,
  tenantId: number,
  managerIds: readonly number[],
  day: string,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const rows = await tx.query<{ manager: number; people: number[] }>(
    `select m.manager_id as manager, array_agg(distinct a.person_id) as people
     from assignment a join lateral (
       select manager_id from direct_manager m where m.tenant_id = a.tenant_id and m.assignment_id = a.id
         and m.valid_from <= greatest($3::date, a.valid_from) order by m.valid_from desc limit 1) m on true
     where a.tenant_id = $1 and m.manager_id = any ($2::int[])
       and (a.valid_to is null or (a.valid_to > $3::date and a.valid_from < a.valid_to))
     group by 1`,
    [tenantId, managerIds, day],
  );
  return new Map(rows.map(({ manager, people }) => [manager, people]));
}

/** Those of these people who gave or hold a delegation that is in force on `day` or later. */
export async function delegatingAmong(
  tx: Tx,
  tenantId: number,
  personIds: readonly number[],
  day: string,
): Promise<ReadonlySet<number>> {
  const rows = await tx.query<{ id: number }>(
    `select unnest(array[delegator_id, delegate_id]) as id from delegation
     where tenant_id = $1 and revoked_at is null and valid_to > $3::date
       and (delegator_id = any ($2::int[]) or delegate_id = any ($2::int[]))`,
    [tenantId, personIds, day],
  );
  return new Set(rows.map((row) => row.id));
}

/** What imports applied after this one wrote, as long as it is known and they are not undone themselves. */
export function writtenAfter(
  tx: Tx,
  tenantId: number,
  importId: number,
): Promise<{ id: number; written: WrittenImport }[]> {
  return tx.query(
    `select later.id, later.written from import_job one join import_job later on later.tenant_id = one.tenant_id
     where one.tenant_id = $1 and one.id = $2 and later.id <> one.id and later.state = 'applied'
       and later.kind = one.kind and later.written is not null
       and (later.applied_at, later.id) > (one.applied_at, one.id) order by later.id`,
    [tenantId, importId],
  );
}

export interface AbsenceFate {
  readonly id: number;
  readonly revoked: boolean;
  /** A closed week is not counted because of it. */
  readonly closed: boolean;
}

export function absenceFates(tx: Tx, tenantId: number, ids: readonly number[]): Promise<AbsenceFate[]> {
  return tx.query<AbsenceFate>(
    `select x.id, x.revoked_at is not null as revoked, exists (
       select 1 from evaluation e where e.tenant_id = x.tenant_id and e.person_id = x.person_id and e.subject = 'person'
         and e.state = 'closed' and not e.counted and x.valid_from < e.slice_to
         and (x.valid_to is null or e.slice_from < x.valid_to)) as closed
     from absence x where x.tenant_id = $1 and x.id = any ($2::int[])`,
    [tenantId, ids],
  );
}

export function peopleOf(tx: Tx, tenantId: number, ids: readonly number[]): Promise<Person[]> {
  return tx.query<Person>(
    `select p.id, p.full_name as "fullName", v.national_id as "nationalId", v.birth_date as "birthDate", v.sex,
       v.grade, v.education, coalesce(v.party_member, false) as "partyMember"
     from person p left join person_private v on v.tenant_id = p.tenant_id and v.person_id = p.id
     where p.tenant_id = $1 and p.id = any ($2::int[]) order by p.id`,
    [tenantId, ids],
  );
}

/** Holders of these identification numbers. */
export async function holdersOf(
  tx: Tx,
  tenantId: number,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ number: string; id: number }>(
    `select national_id as number, person_id as id from person_private
     where tenant_id = $1 and national_id = any ($2::text[])`,
    [tenantId, numbers],
  );
  return new Map(rows.map(({ number, id }) => [number, id]));
}

/** First days of versions of the tree that begin after `day`. */
export async function laterTrees(tx: Tx, tenantId: number, day: string): Promise<readonly string[]> {
  const rows = await tx.query<{ from: string }>(
    `select distinct valid_from as "from" from organization_version where tenant_id = $1 and valid_from > $2
     order by 1`,
    [tenantId, day],
  );
  return rows.map((row) => row.from);
}

/** Units that a role granted on `day` or later is limited to. */
export async function grantedUnits(tx: Tx, tenantId: number, day: string): Promise<ReadonlySet<number>> {
  const rows = await tx.query<{ id: number }>(
    `select distinct unit_id as id from role_grant where tenant_id = $1 and unit_id is not null
       and (valid_to is null or (valid_to > $2::date and valid_from < valid_to))`,
    [tenantId, day],
  );
  return new Set(rows.map((row) => row.id));
}
