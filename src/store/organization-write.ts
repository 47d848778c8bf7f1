// Writes changes of the organisation as one set each. What changes was planned and checked by the callers.
import type { Assignment, Person, Unit } from '../domain/organization/shape.ts';
import type { Tx } from './transaction.ts';

/** Orders everything that changes who is where in a tenant; released with the transaction. */
export async function lockOrganization(tx: Tx, tenantId: number): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock($1, hashtext('organization'))`, [tenantId]);
}

/** Adds a version of the tree of units, valid from a date on; returns its number. */
export async function insertVersion(
  tx: Tx,
  tenantId: number,
  version: { readonly from: string; readonly at: string; readonly units: readonly Unit[] },
): Promise<number> {
  const rows = await tx.query<{ version: number }>(
    `insert into organization_version (tenant_id, version, valid_from, created_at)
     select $1, coalesce(max(version), 0) + 1, $2, $3 from organization_version where tenant_id = $1
     returning version`,
    [tenantId, version.from, version.at],
  );
  const number = rows[0]?.version ?? 1;
  await tx.query(
    `insert into unit (tenant_id, version, unit_id, parent_id, code, name, kind, admin_code, lo, hi)
     select $1, $2, n.id, n."parentId", n.code, n.name, n.kind, n."adminCode", n.lo, n.hi
     from jsonb_to_recordset($3::jsonb) as n (id int, "parentId" int, code text, name text, kind text,
       "adminCode" text, lo int, hi int) order by n.lo`,
    [tenantId, number, JSON.stringify(version.units)],
  );
  return number;
}

const PERSON_SET = `jsonb_to_recordset($2::jsonb) as n (id int, "fullName" text, "nationalId" text, "birthDate" date,
  sex text, grade text, education text, "partyMember" boolean)`;

export async function insertPeople(tx: Tx, tenantId: number, people: readonly Person[]): Promise<void> {
  if (people.length === 0) return;
  await tx.query(
    `insert into person (tenant_id, id, full_name) select $1, n.id, n."fullName" from ${PERSON_SET} order by n.id`,
    [tenantId, JSON.stringify(people)],
  );
  await putPrivate(tx, tenantId, people);
}

/** Writes the people as they are now; names only where they differ. */
export async function updatePeople(tx: Tx, tenantId: number, people: readonly Person[]): Promise<void> {
  if (people.length === 0) return;
  await tx.query(
    `update person p set full_name = n."fullName" from ${PERSON_SET}
     where p.tenant_id = $1 and p.id = n.id and p.full_name <> n."fullName"`,
    [tenantId, JSON.stringify(people)],
  );
  await putPrivate(tx, tenantId, people);
}

async function putPrivate(tx: Tx, tenantId: number, people: readonly Person[]): Promise<void> {
  await tx.query(
    `insert into person_private
       (tenant_id, person_id, national_id, birth_date, sex, grade, education, party_member)
     select $1, n.id, n."nationalId", n."birthDate", n.sex, n.grade, n.education, n."partyMember" from ${PERSON_SET}
     on conflict (tenant_id, person_id) do update set national_id = excluded.national_id,
       birth_date = excluded.birth_date, sex = excluded.sex, grade = excluded.grade,
       education = excluded.education, party_member = excluded.party_member`,
    [tenantId, JSON.stringify(people)],
  );
}

/** Inserts assignments, each with the manager named for it from its first day on. */
export async function insertAssignments(
  tx: Tx,
  tenantId: number,
  assignments: readonly Assignment[],
): Promise<void> {
  if (assignments.length === 0) return;
  await tx.query(
    `insert into assignment (tenant_id, id, person_id, post_id, kind, valid_from, valid_to, document_number)
     select $1, n.id, n."personId", n."postId", n.kind, n."from", n."to", n."documentNumber"
     from jsonb_to_recordset($2::jsonb) as n (id int, "personId" int, "postId" int, kind text, "from" date, "to" date,
       "documentNumber" text) order by n.id`,
    [tenantId, JSON.stringify(assignments)],
  );
  const managed = assignments.filter((assignment) => assignment.managerId !== null);
  await putManagers(
    tx,
    tenantId,
    managed.map(({ id, managerId, from, documentNumber }) => ({
      assignmentId: id,
      managerId,
      from,
      documentNumber,
    })),
  );
}

/** Ends assignments: the first day on which they no longer hold; null: they run on. */
export async function endAssignments(
  tx: Tx,
  tenantId: number,
  ended: readonly { readonly id: number; readonly to: string | null }[],
): Promise<void> {
  if (ended.length === 0) return;
  await tx.query(
    `update assignment a set valid_to = n."to" from jsonb_to_recordset($2::jsonb) as n (id int, "to" date)
     where a.tenant_id = $1 and a.id = n.id`,
    [tenantId, JSON.stringify(ended)],
  );
}

export interface ManagerNamed {
  readonly assignmentId: number;
  /** Null: nobody directs it from that date on. */
  readonly managerId: number | null;
  readonly from: string;
  readonly documentNumber: string | null;
}

/** Names managers; one named before for the very same date is corrected. */
export async function putManagers(tx: Tx, tenantId: number, named: readonly ManagerNamed[]): Promise<void> {
  if (named.length === 0) return;
  await tx.query(
    `insert into direct_manager (tenant_id, assignment_id, valid_from, manager_id, document_number)
     select $1, n."assignmentId", n."from", n."managerId", n."documentNumber"
     from jsonb_to_recordset($2::jsonb) as n ("assignmentId" int, "managerId" int, "from" date, "documentNumber" text)
     on conflict (tenant_id, assignment_id, valid_from)
       do update set manager_id = excluded.manager_id, document_number = excluded.document_number`,
    [tenantId, JSON.stringify(named)],
  );
}
