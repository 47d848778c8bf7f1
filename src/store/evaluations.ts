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
import type { Write } from './write-set.ts';

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

function points(scores: StageScores | null, rulebook: Rulebook): number[] | null {
  if (scores === null || scores.facts !== undefined) return null;
  return rulebook.criteria.map((criterion) => scores.entered[criterion.key] ?? 0);
}

/** Columns only longer periods and units fill: absent for a person's week, whose row stays as small as it was. */
function longColumns(state: Evaluation) {
  if (periodKind(state.period) === 'week' && state.subject === 'person') return {};
  const kept = (scores: StageScores | null) => (scores?.facts === undefined ? null : scores);
  const exact = state.approver?.exact;
  return {
    person_id: state.personId,
    assignment_id: state.assignmentId,
    post_id: state.postId,
    rank: state.rank,
    unit_id: state.unitId,
    org_version: state.orgVersion,
    unit_lo: state.unitLo,
    slice_from: state.from,
    f_self: kept(state.self),
    f_scorer: kept(state.scorer),
    f_approver: kept(state.approver),
    steps: Object.keys(state.steps).length === 0 ? null : state.steps,
    total_numerator: exact?.n ?? null,
    total_denominator: exact?.d ?? null,
  };
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

/** A state to write over the version `from`, with the end of its chain. */
export interface EvaluationChange {
  readonly from: number;
  readonly to: Evaluation;
  readonly rulebook: Rulebook;
  readonly end: ChainEnd;
}

const LONG_COLUMNS = ['f_self', 'f_scorer', 'f_approver', 'steps', 'total_numerator', 'total_denominator'];
/** A record of a longer period follows the person to another post, that of a unit goes to its new head. */
const MOVED_COLUMNS = [
  'person_id',
  'assignment_id',
  'post_id',
  'rank',
  'unit_id',
  'org_version',
  'unit_lo',
  'slice_from',
];

/**
 * Writes the states back, each only over the version it came from. When one is not found so, the statement fails, and
 * with it the transaction: nobody has to wait for its answer before COMMIT.
 */
export function updateEvaluations(
  tx: Tx,
  tenantId: number,
  at: string,
  changes: readonly EvaluationChange[],
): void {
  const byStart = Map.groupBy(changes, (change) => periodDates(change.to.period).from);
  for (const [start, some] of byStart) tx.write(updateStarting(tenantId, at, start, some));
}

/** The records of one start of a period: with a single value only its own partition is opened. */
function updateStarting(
  tenantId: number,
  at: string,
  start: string,
  changes: readonly EvaluationChange[],
): Write {
  return {
    name: 'evaluations-update',
    rows: changes.length,
    text: `update evaluation e set slice_to = n.slice_to, scorer_id = n.scorer_id, approver_id = n.approver_id,
       one_authority = n.one_authority, counted = n.counted, not_counted_kind = n.not_counted_kind, state = n.state,
       late = n.late, opened = n.opened, content_seq = n.content_seq, works = n.works, s_self = n.s_self, s_scorer = n.s_scorer,
       s_approver = n.s_approver, total_self = n.total_self, total_scorer = n.total_scorer, total = n.total,
       level = n.level, rulebook_version = n.rulebook_version,
       scored_by = n.scored_by, approved_by = n.approved_by, dissent = n.dissent,
       reopen_proposed_by = n.reopen_proposed_by,
       reopen_proposed_until = n.reopen_proposed_until, revision = n.revision, seq = n.seq,
       ${LONG_COLUMNS.map((column) => `${column} = n.${column}`).join(', ')},
       ${MOVED_COLUMNS.map((column) => `${column} = coalesce(n.${column}, e.${column})`).join(', ')},
       last_hash = decode(n.last_hash, 'hex'), row_version = e.row_version + 1, changed_at = $3
     from jsonb_to_recordset($2::jsonb) as n (id bigint, was int, slice_to date, scorer_id int,
       rulebook_version int, approver_id int, one_authority boolean, counted boolean, not_counted_kind text, state text,
       late boolean, opened boolean, content_seq int, works smallint[], s_self smallint[], s_scorer smallint[], s_approver smallint[],
       total_self smallint, total_scorer smallint, total smallint, level text, scored_by int, approved_by int,
       dissent text, reopen_proposed_by int, reopen_proposed_until timestamptz, revision int, seq int, last_hash text, f_self jsonb, f_scorer jsonb,
       f_approver jsonb, steps jsonb, total_numerator numeric, total_denominator numeric, person_id int, assignment_id int,
       post_id int, rank text, unit_id int, org_version int, unit_lo int, slice_from date)
     where e.tenant_id = $1 and e.week_start = $4 and e.id = any ($5::bigint[]) and e.id = n.id and e.seq = n.was
     returning 1`,
    values: [
      tenantId,
      JSON.stringify(changes.map((change) => rowOf(change.to, change.rulebook, change.end, change.from))),
      at,
      start,
      changes.map((change) => change.to.id),
    ],
  };
}

function rowOf(state: Evaluation, rulebook: Rulebook, end: ChainEnd, was: number) {
  return {
    id: state.id,
    week_start: periodDates(state.period).from,
    was,
    slice_to: state.to,
    rulebook_version: state.rulebook.version,
    scorer_id: state.scorerId,
    approver_id: state.approverId,
    one_authority: state.oneAuthority,
    counted: state.counted,
    not_counted_kind: state.notCountedKind,
    state: state.state,
    late: state.late,
    opened: state.opened,
    content_seq: state.contentSeq,
    works: state.works === null ? null : [state.works.count, state.works.late, state.works.undone],
    s_self: points(state.self, rulebook),
    s_scorer: points(state.scorer, rulebook),
    s_approver: points(state.approver, rulebook),
    total_self: state.self?.total ?? null,
    total_scorer: state.scorer?.total ?? null,
    total: state.approver?.total ?? null,
    level: state.approver?.level ?? null,
    scored_by: state.scoredBy,
    approved_by: state.approvedBy,
    dissent: state.dissent,
    reopen_proposed_by: state.reopenProposedBy,
    reopen_proposed_until: state.reopenProposedUntil,
    revision: state.revision,
    seq: state.seq,
    last_hash: end.hash.toString('hex'),
    ...longColumns(state),
  };
}

/** Inserts the rows of newly created evaluations (state `open`). */
export async function insertEvaluations(
  tx: Tx,
  tenantId: number,
  at: string,
  created: readonly { readonly state: Evaluation; readonly end: ChainEnd }[],
): Promise<void> {
  if (created.length === 0) return;
  await tx.query(
    `insert into evaluation (tenant_id, week_start, period_kind, subject, id, person_id, assignment_id, post_id, rank, unit_id, org_version,
       unit_lo, slice_from, slice_to, rulebook_id, rulebook_version, scorer_id, approver_id, one_authority, counted,
       not_counted_kind, state, seq, last_hash, changed_at)
     select $1, n.week_start, n.period_kind, n.subject, n.id, n.person_id, n.assignment_id, n.post_id, n.rank, n.unit_id, n.org_version,
       n.unit_lo, n.slice_from, n.slice_to, n.rulebook_id, n.rulebook_version, n.scorer_id, n.approver_id,
       n.one_authority, n.counted, n.not_counted_kind, 'open', n.seq, decode(n.last_hash, 'hex'), $3
     from jsonb_to_recordset($2::jsonb) as n (week_start date, period_kind text, subject text, id bigint, person_id int, assignment_id int,
       post_id int, rank text, unit_id int, org_version int, unit_lo int, slice_from date, slice_to date,
       rulebook_id text, rulebook_version int, scorer_id int, approver_id int, one_authority boolean,
       counted boolean, not_counted_kind text, seq int, last_hash text)`,
    [
      tenantId,
      JSON.stringify(
        created.map(({ state, end }) => ({
          ...rowOf(state, EMPTY, end, 0),
          period_kind: periodKind(state.period),
          subject: state.subject,
          person_id: state.personId,
          assignment_id: state.assignmentId,
          post_id: state.postId,
          rank: state.rank,
          unit_id: state.unitId,
          org_version: state.orgVersion,
          unit_lo: state.unitLo,
          slice_from: state.from,
          rulebook_id: state.rulebook.id,
        })),
      ),
      at,
    ],
  );
}

// A created evaluation has no points yet, so no criterion order is needed.
const EMPTY = { criteria: [] } as unknown as Rulebook;
