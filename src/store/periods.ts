// Months, quarters and longer: how far they are brought in line, who stands above and below whom in one of them.
import {
  type PeriodKey,
  type PeriodKind,
  periodDates,
  periodKind,
  periodOf,
} from '../domain/period/period.ts';
import type { Tx } from './transaction.ts';

/** Which of these periods have been kept already. */
export async function keptPeriods(
  tx: Tx,
  tenantId: number,
  periods: readonly PeriodKey[],
): Promise<ReadonlySet<PeriodKey>> {
  const rows = await tx.query<{ period: string }>(
    'select period from period_state where tenant_id = $1 and period = any ($2)',
    [tenantId, periods],
  );
  return new Set(rows.map((row) => row.period));
}

/** Notes that these periods now agree with the organisation of `today`. */
export async function markPeriodsSynced(
  tx: Tx,
  tenantId: number,
  periods: readonly PeriodKey[],
  today: string,
  orgStamp: number,
): Promise<void> {
  await tx.query(
    `insert into period_state (tenant_id, period, synced_on, org_stamp)
     select $1, p, $3, $4 from unnest($2::text[]) p
     on conflict (tenant_id, period) do update set synced_on = $3, org_stamp = $4`,
    [tenantId, periods, today, orgStamp],
  );
}

/** Version of a longer period's own state; null when it is not kept. */
export async function periodVersion(tx: Tx, tenantId: number, period: PeriodKey): Promise<number | null> {
  const rows = await tx.query<{ version: number }>(
    'select row_version as version from period_state where tenant_id = $1 and period = $2',
    [tenantId, period],
  );
  return rows[0]?.version ?? null;
}

/** Regulations by which somebody is evaluated in a period, in the highest version used; needs system scope. */
export function rulebooksUsedIn(
  tx: Tx,
  tenantId: number,
  period: PeriodKey,
): Promise<readonly { readonly id: string; readonly version: number }[]> {
  return tx.query(
    `select rulebook_id as id, max(rulebook_version)::int as version from evaluation
     where tenant_id = $1 and week_start = $2 and period_kind = $3 group by rulebook_id order by rulebook_id`,
    [tenantId, periodDates(period).from, periodKind(period)],
  );
}

/** Moves the deadline of a stage of one regulation over the version seen; null when somebody was faster. */
export async function movePeriodDeadline(
  tx: Tx,
  tenantId: number,
  move: {
    readonly period: PeriodKey;
    readonly rulebook: string;
    readonly stage: string;
    readonly until: string;
    readonly seen: number;
  },
): Promise<number | null> {
  const rows = await tx.query<{ version: number }>(
    `update period_state set deadlines = deadlines || jsonb_build_object($3::text,
         coalesce(deadlines -> $3::text, '{}') || jsonb_build_object($4::text, $5::text)),
       row_version = row_version + 1
     where tenant_id = $1 and period = $2 and row_version = $6 returning row_version as version`,
    [tenantId, move.period, move.rulebook, move.stage, move.until, move.seen],
  );
  return rows[0]?.version ?? null;
}

/** Another record of the same period and regulation family, as far as leaders and subordinates need it. */
export interface Relative {
  readonly id: number;
  readonly personId: number;
  readonly name: string;
  readonly rulebookId: string;
  readonly rulebookVersion: number;
  readonly state: string;
  readonly counted: boolean;
  readonly level: string | null;
  readonly seq: number;
}

const RELATIVE = `e.id, e.person_id as "personId", p.full_name as name, e.rulebook_id as "rulebookId",
  e.rulebook_version as "rulebookVersion", e.state, e.counted, e.level, e.seq`;

/** Rulebook ids of one family, as activated by the tenant. */
const FAMILY = `select r.rulebook_id from rulebook_version r where r.tenant_id = $1
  and coalesce(r.body ->> 'family', r.rulebook_id) = $4`;

export interface PeriodOf {
  readonly period: PeriodKey;
  readonly family: string;
}

/**
 * Records under a person in a period: those this person scores or decides, and theirs in turn. So a deputy answers for
 * the assigned field alone, a head for the whole unit. Needs system scope: they may lie beyond what the caller sees.
 */
export function subordinatesOf(
  tx: Tx,
  tenantId: number,
  { period, family }: PeriodOf,
  personId: number,
): Promise<Relative[]> {
  return tx.query<Relative>(
    `with recursive of_period as (
       select e.id, e.person_id, e.scorer_id, e.approver_id from evaluation e
       where e.tenant_id = $1 and e.week_start = $2 and e.period_kind = $3 and e.rulebook_id in (${FAMILY})
         and e.subject = 'person'),
     under as (
       select id, person_id from of_period where scorer_id = $5 or approver_id = $5
       union
       select o.id, o.person_id from under u join of_period o on o.scorer_id = u.person_id or o.approver_id = u.person_id)
     select ${RELATIVE} from under u
     join evaluation e on e.tenant_id = $1 and e.week_start = $2 and e.id = u.id
     join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
     where e.person_id <> $5 order by e.unit_lo, e.id`,
    [tenantId, periodDates(period).from, periodKind(period), family, personId],
  );
}

/** Records above a record in its period, by the same lines upwards; nearest order does not matter. System scope. */
export function leadersAbove(
  tx: Tx,
  tenantId: number,
  { period, family }: PeriodOf,
  evaluationId: number,
): Promise<Relative[]> {
  return tx.query<Relative>(
    `with recursive of_period as (
       select e.id, e.person_id, e.scorer_id, e.approver_id from evaluation e
       where e.tenant_id = $1 and e.week_start = $2 and e.period_kind = $3 and e.rulebook_id in (${FAMILY})
         and e.subject = 'person'),
     above as (
       select id, person_id, scorer_id, approver_id from of_period where id = $5
       union
       select o.id, o.person_id, o.scorer_id, o.approver_id
       from above a join of_period o on o.person_id = a.scorer_id or o.person_id = a.approver_id)
     select ${RELATIVE} from above a
     join evaluation e on e.tenant_id = $1 and e.week_start = $2 and e.id = a.id
     join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
     where e.id <> $5 order by e.id`,
    [tenantId, periodDates(period).from, periodKind(period), family, evaluationId],
  );
}

/** Decided results of a person inside a period, of the same family of regulations. */
export async function earlierResults(
  tx: Tx,
  tenantId: number,
  { period, family }: PeriodOf,
  personId: number,
): Promise<readonly { readonly period: PeriodKey; readonly level: string }[]> {
  const { from, to } = periodDates(period);
  const rows = await tx.query<{ kind: PeriodKind; start: string; level: string }>(
    `select e.period_kind as kind, e.week_start as start, e.level from evaluation e
     where e.tenant_id = $1 and e.week_start >= $2 and e.week_start < $3 and e.person_id = $5 and e.counted
       and e.subject = 'person' and e.state in ('approved', 'closed') and e.level is not null and e.rulebook_id in (${FAMILY})
     order by e.week_start, e.id`,
    [tenantId, from, to, family, personId],
  );
  return rows.map(({ kind, start, level }) => ({ period: periodOf(kind, start), level }));
}

export interface WeekResult {
  readonly weekStart: string;
  readonly unit: string;
  readonly total: number | null;
  readonly level: string | null;
  readonly counted: boolean;
}

/** Results of a person's weeks beginning in [from, before), decided ones with points; system scope. */
export function weekResults(
  tx: Tx,
  tenantId: number,
  personId: number,
  from: string,
  before: string,
): Promise<WeekResult[]> {
  return tx.query<WeekResult>(
    `select e.week_start as "weekStart", u.name as unit, e.counted,
       case when e.state in ('approved', 'closed') then e.total::int end as total,
       case when e.state in ('approved', 'closed') then e.level end as level
     from evaluation e join unit u on u.tenant_id = e.tenant_id and u.version = e.org_version and u.unit_id = e.unit_id
     where e.tenant_id = $1 and e.person_id = $2 and e.period_kind = 'week' and e.subject = 'person' and e.week_start >= $3 and e.week_start < $4
     order by e.week_start, e.slice_from`,
    [tenantId, personId, from, before],
  );
}
