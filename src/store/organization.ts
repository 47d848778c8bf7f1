// The dated organisation as it stands on a day.
import type { Holding, OrganizationOnDay } from '../domain/evaluation/authority.ts';
import type { Absence, Assignment, Unit } from '../domain/organization/shape.ts';
import type { Tx } from './transaction.ts';

/** Version of the unit tree in force on `day`; null while there is none. */
export async function organizationVersionOn(tx: Tx, tenantId: number, day: string): Promise<number | null> {
  const rows = await tx.prepared<{ version: number }>(
    'org-version',
    `select version from organization_version where tenant_id = $1 and valid_from <= $2
     order by valid_from desc, version desc limit 1`,
    [tenantId, day],
  );
  return rows[0]?.version ?? null;
}

/** Units of one version in preorder. */
export function unitsOf(tx: Tx, tenantId: number, version: number): Promise<Unit[]> {
  return tx.prepared<Unit>(
    'units',
    `select unit_id as id, parent_id as "parentId", code, name, kind, admin_code as "adminCode", lo, hi
     from unit where tenant_id = $1 and version = $2 order by lo`,
    [tenantId, version],
  );
}

const HOLDING_COLUMNS = `a.id as "assignmentId", a.person_id as "personId", a.post_id as "postId",
  p.unit_id as "unitId", p.rank, a.kind, m.manager_id as "managerId",
  exists (select 1 from absence x where x.tenant_id = a.tenant_id and x.person_id = a.person_id
    and x.kind = 'secondment' and x.revoked_at is null and x.valid_from <= $2
    and (x.valid_to is null or $2 < x.valid_to)) as away`;

const MANAGER_ON_DAY = `left join lateral (
  select manager_id from direct_manager m where m.tenant_id = a.tenant_id and m.assignment_id = a.id
    and m.valid_from <= $2 order by m.valid_from desc limit 1) m on true`;

/** Who holds which post on `day`, with the direct manager named for it by then. */
export function holdingsOn(tx: Tx, tenantId: number, day: string): Promise<Holding[]> {
  return tx.prepared<Holding>(
    'holdings',
    `select ${HOLDING_COLUMNS}
     from assignment a join post p on p.tenant_id = a.tenant_id and p.id = a.post_id ${MANAGER_ON_DAY}
     where a.tenant_id = $1 and a.valid_from <= $2 and (a.valid_to is null or $2 < a.valid_to)
     order by a.id`,
    [tenantId, day],
  );
}

/** The body on one day, as authority is resolved on it; null while no organisation was imported. */
export async function organizationOn(
  tx: Tx,
  tenantId: number,
  day: string,
): Promise<(OrganizationOnDay & { readonly version: number }) | null> {
  const version = await organizationVersionOn(tx, tenantId, day);
  if (version === null) return null;
  const [units, holdings] = await Promise.all([
    unitsOf(tx, tenantId, version),
    holdingsOn(tx, tenantId, day),
  ]);
  return { date: day, version, units: new Map(units.map((unit) => [unit.id, unit])), holdings };
}

export interface AssignmentRow extends Assignment {
  readonly unitId: number;
  readonly rank: Holding['rank'];
}

/** Assignments that touch the half-open span, managers as of its last day. */
export function assignmentsIn(tx: Tx, tenantId: number, from: string, to: string): Promise<AssignmentRow[]> {
  return tx.query<AssignmentRow>(
    `select a.id, a.person_id as "personId", a.post_id as "postId", a.kind, a.valid_from as "from",
       a.valid_to as "to", a.document_number as "documentNumber", p.unit_id as "unitId", p.rank,
       (select manager_id from direct_manager m where m.tenant_id = a.tenant_id and m.assignment_id = a.id
          and m.valid_from < $3 order by m.valid_from desc limit 1) as "managerId"
     from assignment a join post p on p.tenant_id = a.tenant_id and p.id = a.post_id
     where a.tenant_id = $1 and a.valid_from < $3 and (a.valid_to is null or $2 < a.valid_to)
       and (a.valid_to is null or a.valid_from < a.valid_to)
     order by a.id`,
    [tenantId, from, to],
  );
}

/** Absences in force that touch the half-open span. */
export function absencesIn(tx: Tx, tenantId: number, from: string, to: string): Promise<Absence[]> {
  return tx.query<Absence>(
    `select id, person_id as "personId", kind, valid_from as "from", valid_to as "to", note,
       document_number as "documentNumber"
     from absence where tenant_id = $1 and revoked_at is null and valid_from < $3
       and (valid_to is null or $2 < valid_to) order by id`,
    [tenantId, from, to],
  );
}
