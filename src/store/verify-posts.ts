// Posts held and managers named, as they lie in the database and as the acts tell of them; nothing here judges.
import type { Tx } from './transaction.ts';

export interface HeldRow {
  readonly id: number;
  readonly personId: number;
  readonly postId: number;
  readonly kind: string;
  readonly from: string;
  readonly to: string | null;
}

export interface ManagerRow {
  readonly assignmentId: number;
  readonly from: string;
  readonly managerId: number | null;
}

export function heldRows(tx: Tx, tenantId: number): Promise<HeldRow[]> {
  return tx.query<HeldRow>(
    `select id, person_id as "personId", post_id as "postId", kind, valid_from as "from", valid_to as "to"
     from assignment where tenant_id = $1 order by id`,
    [tenantId],
  );
}

export function managerRows(tx: Tx, tenantId: number): Promise<ManagerRow[]> {
  return tx.query<ManagerRow>(
    `select assignment_id as "assignmentId", valid_from as "from", manager_id as "managerId"
     from direct_manager where tenant_id = $1 order by assignment_id, valid_from`,
    [tenantId],
  );
}

/** What each change of the organisation says of assignments, oldest first. */
export async function assignmentChanges(tx: Tx, tenantId: number): Promise<unknown[]> {
  const rows = await tx.query<{ readonly change: unknown }>(
    `select payload -> 'assignments' as change from act
     where tenant_id = $1 and record_kind = 'organization' and act = 'changed' and payload ? 'assignments' order by seq`,
    [tenantId],
  );
  return rows.map(({ change }) => change);
}

/** Managers named by an act of their own, oldest first for each assignment. */
export function managersNamed(
  tx: Tx,
  tenantId: number,
): Promise<{ readonly assignmentId: number; readonly payload: Readonly<Record<string, unknown>> }[]> {
  return tx.query(
    `select record_id as "assignmentId", payload from act
     where tenant_id = $1 and record_kind = 'assignment' and act = 'manager-named' order by record_id, seq`,
    [tenantId],
  );
}
