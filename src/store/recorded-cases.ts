// Decided records of some rulebooks in a span: what a dry run is made on.

import type { PeriodKind } from '../domain/period/period.ts';
import { EVALUATION_COLUMNS, type EvaluationRow } from './evaluations.ts';
import type { Tx } from './transaction.ts';

/** Most records one dry run takes; a larger body chooses a shorter span. */
export const MOST_CASES = 200_000;

/** Decided and counted records whose period begins in [from, to), in the order of their numbers. */
export function decidedRecords(
  tx: Tx,
  tenantId: number,
  wanted: {
    readonly rulebookIds: readonly string[];
    readonly kind: PeriodKind;
    readonly from: string;
    readonly to: string;
  },
): Promise<EvaluationRow[]> {
  return tx.query<EvaluationRow>(
    `select ${EVALUATION_COLUMNS} from evaluation e
     where e.tenant_id = $1 and e.week_start >= $2 and e.week_start < $3 and e.period_kind = $4
       and e.rulebook_id = any ($5::text[]) and e.state in ('approved', 'closed') and e.counted
       and (e.s_approver is not null or e.f_approver is not null)
     order by e.id limit ${MOST_CASES}`,
    [tenantId, wanted.from, wanted.to, wanted.kind, wanted.rulebookIds],
  );
}

/** Decided records of one kind of period; `own`: of the rulebooks asked for. */
export interface RecordedKind {
  readonly kind: PeriodKind;
  readonly own: boolean;
  readonly cases: number;
  /** The span in which all of them begin. */
  readonly from: string;
  readonly to: string;
}

/** What is decided at all of such subjects, whenever and by which regulation; the kind asked for first. */
export function decidedKinds(
  tx: Tx,
  tenantId: number,
  wanted: {
    readonly rulebookIds: readonly string[];
    readonly kind: PeriodKind;
    readonly subjects: readonly string[];
  },
): Promise<RecordedKind[]> {
  return tx.query<RecordedKind>(
    `select kind, own, count(*)::int as cases, min(week_start) as "from", max(week_start) + 1 as "to"
     from (select period_kind as kind, rulebook_id = any ($3::text[]) as own, week_start from evaluation
       where tenant_id = $1 and subject = any ($4::text[]) and state in ('approved', 'closed') and counted
         and (s_approver is not null or f_approver is not null)) decided
     group by kind, own order by kind <> $2, own desc, min(week_start)`,
    [tenantId, wanted.kind, wanted.rulebookIds, wanted.subjects],
  );
}
