// The current-state rows of evaluations. They follow from the acts; nothing here decides.
import type { Evaluation, StageScores, SubjectKind } from '../domain/evaluation/shape.ts';
import type { Rank } from '../domain/organization/shape.ts';
import {
  type PeriodKey,
  type PeriodKind,
  periodDates,
  periodKind,
  periodNumber,
  periodOf,
  periodOfNumber,
} from '../domain/period/period.ts';
import type { Rulebook } from '../domain/rulebook/shape.ts';
import { levelOf } from '../domain/score/levels.ts';
import type { ChainEnd } from './ledger.ts';
import type { Tables } from './schema.gen.ts';
import type { Tx } from './transaction.ts';
import { inTurns } from './turns.ts';

/** Rulebooks by `id@version`; score arrays stand in the order of the rulebook's criteria. */
export type RulebookSource = (id: string, version: number) => Rulebook;

export interface LoadedEvaluation {
  readonly state: Evaluation;
  readonly end: ChainEnd;
}

type Column = Exclude<
  keyof Tables['evaluation'],
  | 'tenant_id'
  | 'total_self'
  | 'total_scorer'
  | 'total'
  | 'level'
  | 'last_hash'
  | 'row_version'
  | 'changed_at'
  | 'period_kind'
  | 'subject'
  | 'f_self'
  | 'f_scorer'
  | 'f_approver'
  | 'steps'
  | 'total_numerator'
  | 'total_denominator'
  | 'rank'
  | 'state'
  | 'dissent'
>;

/** A state row as read; totals and levels are computed from the points again. */
export interface EvaluationRow extends Pick<Tables['evaluation'], Column> {
  period_kind: PeriodKind;
  subject: SubjectKind;
  f_self: StageScores | null;
  f_scorer: StageScores | null;
  f_approver: StageScores | null;
  steps: Record<string, number> | null;
  rank: Rank;
  state: Evaluation['state'];
  dissent: Evaluation['dissent'];
}

interface LockedRow extends EvaluationRow {
  last_hash: Buffer;
}

/** Columns of a state row, for any statement that reads `evaluation e`. */
export const EVALUATION_COLUMNS = `e.id, e.week_start, e.period_kind, e.subject, e.person_id, e.assignment_id, e.post_id, e.rank, e.unit_id,
  e.org_version, e.unit_lo, e.slice_from, e.slice_to, e.rulebook_id, e.rulebook_version, e.scorer_id, e.approver_id,
  e.one_authority, e.counted, e.not_counted_kind, e.state, e.late, e.opened, e.content_seq, e.works, e.s_self, e.s_scorer,
  e.s_approver, e.scored_by, e.approved_by, e.dissent, e.reopen_proposed_by, e.revision, e.seq, e.f_self, e.f_scorer,
  e.f_approver, e.steps, e.reopen_proposed_until`;

const PERIOD_FACTOR = 10_000_000;

/** Evaluation ids carry their period, so that one id finds its partition: 2026-W47 -> 2026470000001 and on. */
export function firstEvaluationId(period: PeriodKey): number {
  return periodNumber(period) * PERIOD_FACTOR;
}

/** Period of an evaluation id, or null when the number cannot be one. */
export function periodOfEvaluationId(id: number): PeriodKey | null {
  return periodOfNumber(Math.floor(id / PERIOD_FACTOR));
}

/** First day of an evaluation's period, or null when the number cannot be an id. */
export function periodStartOfEvaluationId(id: number): string | null {
  const period = periodOfEvaluationId(id);
  return period === null ? null : periodDates(period).from;
}

/** State from a row; the rulebook gives criterion order and the level of each total. */
export function evaluationFromRow(row: EvaluationRow, rulebookOf: RulebookSource): Evaluation {
  const rulebook = rulebookOf(row.rulebook_id, row.rulebook_version);
  return {
    id: row.id,
    period: periodOf(row.period_kind, row.week_start),
    subject: row.subject,
    personId: row.person_id,
    assignmentId: row.assignment_id,
    postId: row.post_id,
    rank: row.rank,
    unitId: row.unit_id,
    orgVersion: row.org_version,
    unitLo: row.unit_lo,
    from: row.slice_from,
    to: row.slice_to,
    rulebook: { id: row.rulebook_id, version: row.rulebook_version },
    scorerId: row.scorer_id,
    approverId: row.approver_id,
    oneAuthority: row.one_authority,
    counted: row.counted,
    notCountedKind: row.not_counted_kind,
    state: row.state,
    late: row.late,
    opened: row.opened,
    contentSeq: row.content_seq,
    works: worksOf(row.works),
    self: row.f_self ?? stage(row.s_self, rulebook),
    scorer: row.f_scorer ?? stage(row.s_scorer, rulebook),
    approver: row.f_approver ?? stage(row.s_approver, rulebook),
    scoredBy: row.scored_by,
    approvedBy: row.approved_by,
    dissent: row.dissent,
    reopenProposedBy: row.reopen_proposed_by,
    reopenProposedUntil: row.reopen_proposed_until,
    steps: row.steps ?? {},
    revision: row.revision,
    seq: row.seq,
  };
}

function worksOf(works: number[] | null): Evaluation['works'] {
  if (works === null) return null;
  const [count = 0, late = 0, undone = 0] = works;
  return { count, late, undone };
}

function stage(points: number[] | null, rulebook: Rulebook): StageScores | null {
  if (points === null) return null;
  const entered = Object.fromEntries(
    rulebook.criteria.map((criterion, index) => [criterion.key, points[index] ?? 0]),
  );
  const total = points.reduce((sum, value) => sum + value, 0);
  return { entered, total, level: levelOf(rulebook, total)?.key ?? '' };
}

async function lockWhere(
  tx: Tx,
  name: string,
  where: string,
  values: readonly unknown[],
): Promise<(source: RulebookSource) => readonly LoadedEvaluation[]> {
  const rows = await tx.prepared<LockedRow>(
    `lock-${name}`,
    `select ${EVALUATION_COLUMNS}, e.last_hash from evaluation e where ${where}
     order by e.id for no key update of e`,
    values,
  );
  return (source) =>
    rows.map((row) => ({
      state: evaluationFromRow(row, source),
      end: { seq: row.seq, hash: row.last_hash },
    }));
}

/**
 * Loads and locks the rows, by start of period and id, so that sets never deadlock, with the ends of their chains. One
 * statement per start: with a single value only its own partition is opened.
 */
export async function lockEvaluations(
  tx: Tx,
  tenantId: number,
  ids: readonly number[],
): Promise<(source: RulebookSource) => readonly LoadedEvaluation[]> {
  const byStart = Map.groupBy(ids, periodStartOfEvaluationId);
  const where = 'e.tenant_id = $1 and e.week_start = $2 and e.id = any ($3::bigint[])';
  const starts = [...byStart.keys()].filter((start) => start !== null).sort();
  const locked = await Promise.all(
    starts.map((start) => lockWhere(tx, 'evaluations', where, [tenantId, start, byStart.get(start)])),
  );
  return (source) => locked.flatMap((read) => read(source));
}

/** All records of one period as they stand, by id; nothing is locked. */
export async function recordsOfPeriod(
  tx: Tx,
  tenantId: number,
  period: PeriodKey,
  source: RulebookSource,
): Promise<readonly Evaluation[]> {
  const rows = await tx.prepared<EvaluationRow>(
    'records-of-period',
    `select ${EVALUATION_COLUMNS} from evaluation e
     where e.tenant_id = $1 and e.week_start = $2 and e.period_kind = $3 order by e.id`,
    [tenantId, periodDates(period).from, periodKind(period)],
  );
  return inTurns(rows, (some) => some.map((row) => evaluationFromRow(row, source)));
}

/** Loads and locks the rows of a period in these units; `values` are the parameters from the fourth on. */
export function lockUnits(
  tx: Tx,
  tenantId: number,
  period: PeriodKey,
  unitIds: string,
  values: readonly unknown[],
) {
  const where = `e.tenant_id = $1 and e.week_start = $2 and e.period_kind = $3 and e.unit_id in (${unitIds})`;
  return lockWhere(tx, 'units', where, [tenantId, periodDates(period).from, periodKind(period), ...values]);
}
