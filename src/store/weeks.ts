// Weeks of a tenant: how far they are brought in line with the organisation, moved deadlines, own days, unit weeks.
import type { PeriodKey } from '../domain/period/period.ts';
import type { Tx } from './transaction.ts';

export interface WeekState {
  readonly weekStart: string;
  readonly syncedOn: string;
  readonly orgStamp: number;
  /** Extended deadlines by stage, as instants. */
  readonly deadlines: Readonly<Record<string, string>>;
  readonly version: number;
}

export interface WeekFacts {
  readonly zone: string;
  readonly orgStamp: number;
  readonly ownDays: readonly {
    readonly day: string;
    readonly kind: 'holiday' | 'working';
    readonly name: string;
  }[];
  readonly weeks: readonly WeekState[];
  /** Longer periods a deadline of which was moved. */
  readonly moved: readonly MovedPeriod[];
}

/** Moved deadlines of a longer period: by rulebook, then by stage, as instants. */
export interface MovedPeriod {
  readonly period: PeriodKey;
  readonly deadlines: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Values: tenant, Mondays. */
export const FACTS = `select t.zone,
       coalesce((select next_id from id_counter where tenant_id = $1 and name = 'org-stamp'), 0)::float8 as "orgStamp",
       coalesce((select jsonb_agg(jsonb_build_object('day', day, 'kind', kind, 'name', name) order by day)
         from calendar_day where tenant_id = $1 and revoked_at is null), '[]') as "ownDays",
       coalesce((select jsonb_agg(jsonb_build_object('weekStart', week_start, 'syncedOn', synced_on,
           'orgStamp', org_stamp, 'deadlines', deadlines, 'version', row_version))
         from week_state where tenant_id = $1 and week_start = any ($2::date[])), '[]') as weeks,
       coalesce((select jsonb_agg(jsonb_build_object('period', period, 'deadlines', deadlines))
         from period_state where tenant_id = $1 and deadlines <> '{}'), '[]') as moved
     from tenant t where t.id = $1`;

/** Zone, organisation stamp, own calendar days and the states of these weeks (Mondays), in one statement. */
export async function loadWeekFacts(
  tx: Tx,
  tenantId: number,
  mondays: readonly string[],
): Promise<WeekFacts> {
  const rows = await tx.prepared<WeekFacts>('week-facts', FACTS, [tenantId, mondays]);
  const facts = rows[0];
  if (facts === undefined) throw new Error(`tenant ${tenantId} is gone`);
  return facts;
}

/** Notes that these weeks now agree with the organisation of `today`. */
export async function markSynced(
  tx: Tx,
  tenantId: number,
  mondays: readonly string[],
  today: string,
  orgStamp: number,
): Promise<void> {
  await tx.query(
    `insert into week_state (tenant_id, week_start, synced_on, org_stamp)
     select $1, w, $3, $4 from unnest($2::date[]) w
     on conflict (tenant_id, week_start) do update set synced_on = $3, org_stamp = $4`,
    [tenantId, mondays, today, orgStamp],
  );
}

/** Number of a week's own record in the ledger: 2026-W47 -> 202647. */
export function weekRecordId(week: string): number {
  return Number(week.replace('-W', ''));
}

/** Moves the deadline of a stage over the version seen; null when somebody was faster or the week has no state. */
export async function moveDeadline(
  tx: Tx,
  tenantId: number,
  move: {
    readonly weekStart: string;
    readonly stage: string;
    readonly until: string;
    readonly seen: number;
  },
): Promise<number | null> {
  const rows = await tx.query<{ version: number }>(
    `update week_state set deadlines = deadlines || jsonb_build_object($3::text, $4::text),
       row_version = row_version + 1
     where tenant_id = $1 and week_start = $2 and row_version = $5 returning row_version as version`,
    [tenantId, move.weekStart, move.stage, move.until, move.seen],
  );
  return rows[0]?.version ?? null;
}
