// Records that share a quota, and what organs have decided about theirs.
import { type PeriodKey, periodDates, periodKind } from '../domain/period/period.ts';
import { EVALUATION_COLUMNS, type EvaluationRow } from './evaluations.ts';
import type { Tx } from './transaction.ts';

export interface QuotaKey {
  readonly regime: string;
  readonly period: PeriodKey;
}

/** Decisions of one period under one regime follow each other: two at once could both take the last place. */
export async function lockQuota(tx: Tx, tenantId: number, { regime, period }: QuotaKey): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1, hashtext($2))', [tenantId, `quota ${regime} ${period}`]);
}

/** Counted records of people in a period by these rulebooks, whoever's they are. Needs system scope. */
export function quotaRecords(
  tx: Tx,
  tenantId: number,
  period: PeriodKey,
  rulebookIds: readonly string[],
): Promise<EvaluationRow[]> {
  return tx.query<EvaluationRow>(
    `select ${EVALUATION_COLUMNS} from evaluation e
     where e.tenant_id = $1 and e.week_start = $2 and e.period_kind = $3 and e.rulebook_id = any ($4::text[])
       and e.subject = 'person' and e.counted order by e.unit_lo, e.id`,
    [tenantId, periodDates(period).from, periodKind(period), rulebookIds],
  );
}

export interface RulingRow {
  readonly unitId: number;
  readonly outstanding: boolean;
  readonly pooled: boolean;
  readonly documentNumber: string;
  readonly by: number;
  readonly byName: string;
  readonly at: string;
}

/** The rulings that hold in a period, one for each organ. */
export function quotaRulings(tx: Tx, tenantId: number, key: QuotaKey): Promise<RulingRow[]> {
  return tx.query<RulingRow>(
    `select distinct on (q.unit_id) q.unit_id as "unitId", q.outstanding, q.pooled, q.ruled_by as by,
       q.document_number as "documentNumber", p.full_name as "byName", q.ruled_at as at
     from quota_ruling q join person p on p.tenant_id = q.tenant_id and p.id = q.ruled_by
     where q.tenant_id = $1 and q.regime = $2 and q.period = $3 order by q.unit_id, q.id desc`,
    [tenantId, key.regime, key.period],
  );
}

export async function insertRuling(
  tx: Tx,
  tenantId: number,
  key: QuotaKey,
  row: Omit<RulingRow, 'byName'> & { readonly id: number },
): Promise<void> {
  await tx.query(
    `insert into quota_ruling (tenant_id, id, regime, period, unit_id, outstanding, pooled, document_number, ruled_by,
       ruled_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[tenantId, row.id, key.regime, key.period, row.unitId, row.outstanding, row.pooled],
      ...[row.documentNumber, row.by, row.at],
    ],
  );
}
