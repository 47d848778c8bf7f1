// The organisation as the planners of imports need it: the tree in force, and everybody with private data. System scope.
import type { PeopleState } from '../domain/organization/import/people-state.ts';
import type { Absence, Assignment, OrganizationVersion, Person } from '../domain/organization/shape.ts';
import { organizationVersionOn, unitsOf } from './organization.ts';
import { allPosts } from './posts.ts';
import type { Tx } from './transaction.ts';

/** The version of the tree in force on `day`, or null. */
export async function treeOn(tx: Tx, tenantId: number, day: string): Promise<OrganizationVersion | null> {
  const version = await organizationVersionOn(tx, tenantId, day);
  if (version === null) return null;
  return { version, from: day, units: await unitsOf(tx, tenantId, version) };
}

/** First day of a version of the tree that begins after `day`; null when none is planned. */
export async function laterTree(tx: Tx, tenantId: number, day: string): Promise<string | null> {
  const rows = await tx.query<{ from: string }>(
    `select valid_from as "from" from organization_version where tenant_id = $1 and valid_from > $2
     order by valid_from limit 1`,
    [tenantId, day],
  );
  return rows[0]?.from ?? null;
}

/** Units somebody holds a post in on `day` or later. */
export async function occupiedUnits(tx: Tx, tenantId: number, day: string): Promise<ReadonlySet<number>> {
  const rows = await tx.query<{ unitId: number }>(
    `select distinct o.unit_id as "unitId" from assignment a
     join post o on o.tenant_id = a.tenant_id and o.id = a.post_id
     where a.tenant_id = $1 and (a.valid_to is null or (a.valid_to > $2 and a.valid_from < a.valid_to))`,
    [tenantId, day],
  );
  return new Set(rows.map((row) => row.unitId));
}

/** Everything a staff list is compared with on `day`; assignments that ended before are left out. */
export async function peopleStateOn(tx: Tx, tenantId: number, day: string): Promise<PeopleState> {
  const [tree, people, posts, assignments, absences] = await Promise.all([
    treeOn(tx, tenantId, day),
    everybody(tx, tenantId),
    allPosts(tx, tenantId),
    heldFrom(tx, tenantId, day),
    absencesInForce(tx, tenantId),
  ]);
  return { units: tree?.units ?? [], people, posts, assignments, absences };
}

function everybody(tx: Tx, tenantId: number): Promise<Person[]> {
  return tx.query<Person>(
    `select p.id, p.full_name as "fullName", v.national_id as "nationalId", v.birth_date as "birthDate", v.sex,
       v.grade, v.education, coalesce(v.party_member, false) as "partyMember"
     from person p left join person_private v on v.tenant_id = p.tenant_id and v.person_id = p.id
     where p.tenant_id = $1 order by p.id`,
    [tenantId],
  );
}

function heldFrom(tx: Tx, tenantId: number, day: string): Promise<Assignment[]> {
  return tx.query<Assignment>(
    `select a.id, a.person_id as "personId", a.post_id as "postId", a.kind, a.valid_from as "from",
       a.valid_to as "to", a.document_number as "documentNumber",
       (select manager_id from direct_manager m where m.tenant_id = a.tenant_id and m.assignment_id = a.id
          and m.valid_from <= $2 order by m.valid_from desc limit 1) as "managerId"
     from assignment a
     where a.tenant_id = $1 and (a.valid_to is null or (a.valid_to > $2 and a.valid_from < a.valid_to)) order by a.id`,
    [tenantId, day],
  );
}

function absencesInForce(tx: Tx, tenantId: number): Promise<Absence[]> {
  return tx.query<Absence>(
    `select id, person_id as "personId", kind, valid_from as "from", valid_to as "to", note,
       document_number as "documentNumber"
     from absence where tenant_id = $1 and revoked_at is null order by id`,
    [tenantId],
  );
}
