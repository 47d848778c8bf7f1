// The body's own days off and make-up days. The national ones are data shipped with the product.
import type { Tx } from './transaction.ts';

export type OwnDayKind = 'holiday' | 'working';

export interface OwnDay {
  readonly day: string;
  readonly kind: OwnDayKind;
  readonly name: string;
  readonly source: string | null;
  readonly revoked: boolean;
  readonly version: number;
}

const COLUMNS = 'day, kind, name, source, revoked_at is not null as revoked, row_version as version';

/** Own days in force in [from, to), in order. */
export function ownDaysIn(tx: Tx, tenantId: number, from: string, to: string): Promise<OwnDay[]> {
  return tx.query<OwnDay>(
    `select ${COLUMNS} from calendar_day
     where tenant_id = $1 and day >= $2 and day < $3 and revoked_at is null order by day`,
    [tenantId, from, to],
  );
}

/** The own day of a date, revoked or not; waits for others who change the calendar. */
export async function lockOwnDay(tx: Tx, tenantId: number, day: string): Promise<OwnDay | null> {
  const [, rows] = await Promise.all([
    tx.query(`select pg_advisory_xact_lock($1, hashtext('calendar'))`, [tenantId]),
    tx.query<OwnDay>(`select ${COLUMNS} from calendar_day where tenant_id = $1 and day = $2`, [
      tenantId,
      day,
    ]),
  ]);
  return rows[0] ?? null;
}

/** Records a day, over one taken back earlier; returns its version. */
export async function putOwnDay(
  tx: Tx,
  tenantId: number,
  day: Pick<OwnDay, 'day' | 'kind' | 'name'> & { readonly source: string },
): Promise<number> {
  const rows = await tx.query<{ version: number }>(
    `insert into calendar_day (tenant_id, day, kind, name, source) values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, day) do update set kind = $3, name = $4, source = $5, revoked_at = null,
       row_version = calendar_day.row_version + 1
     returning row_version as version`,
    [tenantId, day.day, day.kind, day.name, day.source],
  );
  return rows[0]?.version ?? 1;
}

export async function markDayRevoked(tx: Tx, tenantId: number, day: string, at: string): Promise<void> {
  await tx.query(
    'update calendar_day set revoked_at = $3, row_version = row_version + 1 where tenant_id = $1 and day = $2',
    [tenantId, day, at],
  );
}
