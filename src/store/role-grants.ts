// Granted roles (office, inspector, organisation and system administrators), dated and by document.
import type { Tx } from './transaction.ts';

export interface RoleGrantRow {
  readonly id: number;
  readonly personId: number;
  readonly name: string;
  readonly role: string;
  readonly unitId: number | null;
  readonly from: string;
  readonly to: string | null;
  readonly documentNumber: string | null;
}

const COLUMNS = `g.id, g.person_id as "personId", p.full_name as name, g.role, g.unit_id as "unitId",
  g.valid_from as "from", g.valid_to as "to", g.document_number as "documentNumber"`;

/** Grants in force on `today` or later, newest first. */
export function grantsFrom(tx: Tx, tenantId: number, today: string): Promise<RoleGrantRow[]> {
  return tx.query<RoleGrantRow>(
    `select ${COLUMNS} from role_grant g join person p on p.tenant_id = g.tenant_id and p.id = g.person_id
     where g.tenant_id = $1 and (g.valid_to is null or $2 < g.valid_to) order by g.id desc`,
    [tenantId, today],
  );
}

/** One grant, locked; undefined when there is none. */
export async function lockGrant(tx: Tx, tenantId: number, id: number): Promise<RoleGrantRow | undefined> {
  const rows = await tx.query<RoleGrantRow>(
    `select ${COLUMNS} from role_grant g join person p on p.tenant_id = g.tenant_id and p.id = g.person_id
     where g.tenant_id = $1 and g.id = $2 for update of g`,
    [tenantId, id],
  );
  return rows[0];
}

export async function insertGrant(
  tx: Tx,
  tenantId: number,
  grant: Omit<RoleGrantRow, 'name'>,
): Promise<void> {
  await tx.query(
    `insert into role_grant (tenant_id, id, person_id, role, unit_id, valid_from, valid_to, document_number)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      tenantId,
      grant.id,
      grant.personId,
      grant.role,
      grant.unitId,
      grant.from,
      grant.to,
      grant.documentNumber,
    ],
  );
}

/** Ends a grant: it no longer holds on `to`. */
export async function endGrant(tx: Tx, tenantId: number, id: number, to: string): Promise<void> {
  await tx.query(
    'update role_grant set valid_to = greatest($3::date, valid_from) where tenant_id = $1 and id = $2',
    [tenantId, id, to],
  );
}
