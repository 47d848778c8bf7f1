// Where checkpoints went: due, sent, failed; one line each, none ever changed.
import type { CheckpointRow } from './log.ts';
import type { Tx } from './transaction.ts';

export type DeliveryTarget = 'folder' | 'mail';
export type DeliveryOutcome = 'due' | 'sent' | 'failed';

export interface Delivery {
  readonly target: DeliveryTarget;
  readonly size: number;
  readonly at: string;
  readonly outcome: DeliveryOutcome;
  /** File or address when sent; what was said when it failed. */
  readonly detail: string;
}

export async function insertDeliveries(tx: Tx, tenantId: number, rows: readonly Delivery[]): Promise<void> {
  await tx.prepared(
    'log-insert-deliveries',
    `insert into log_delivery (tenant_id, target, size, at, outcome, detail)
     select $1, * from unnest($2::text[], $3::bigint[], $4::timestamptz[], $5::text[], $6::text[])`,
    [
      tenantId,
      rows.map((row) => row.target),
      rows.map((row) => row.size),
      rows.map((row) => row.at),
      rows.map((row) => row.outcome),
      rows.map((row) => row.detail.slice(0, 500)),
    ],
  );
}

/** The newest line of each outcome for a target. */
export async function newestDeliveries(tx: Tx, tenantId: number, target: DeliveryTarget) {
  const rows = await tx.prepared<Delivery>(
    'log-newest-deliveries',
    `select l.target, l.size, l.at, l.outcome, l.detail
     from unnest(array['due', 'sent', 'failed']) wanted, lateral (
       select * from log_delivery where tenant_id = $1 and target = $2 and outcome = wanted
       order by delivery_no desc limit 1) l`,
    [tenantId, target],
  );
  const of = (outcome: DeliveryOutcome) => rows.find((row) => row.outcome === outcome) ?? null;
  return { due: of('due'), sent: of('sent'), failed: of('failed') };
}

/** Checkpoints that are due and were never sent, oldest first. */
export function outstanding(tx: Tx, tenantId: number, target: DeliveryTarget): Promise<CheckpointRow[]> {
  return tx.prepared<CheckpointRow>(
    'log-outstanding',
    `select c.size, c.root, c.at, c.note from log_checkpoint c where c.tenant_id = $1 and c.size in (
       select size from log_delivery where tenant_id = $1 and target = $2 and outcome = 'due'
       except select size from log_delivery where tenant_id = $1 and target = $2 and outcome = 'sent')
     order by c.size`,
    [tenantId, target],
  );
}

/** How often it failed since it last went well. */
export async function failuresInARow(tx: Tx, tenantId: number, target: DeliveryTarget): Promise<number> {
  const [row] = await tx.prepared<{ count: number }>(
    'log-failures',
    `select count(*) as count from log_delivery where tenant_id = $1 and target = $2 and outcome = 'failed'
       and delivery_no > coalesce((select max(delivery_no) from log_delivery
         where tenant_id = $1 and target = $2 and outcome = 'sent'), 0)`,
    [tenantId, target],
  );
  return row?.count ?? 0;
}
