// Writing the current-state rows of evaluations: what the acts led to, over the version it came from.
import type { Evaluation, StageScores } from '../domain/evaluation/shape.ts';
import { periodDates, periodKind } from '../domain/period/period.ts';
import type { Rulebook } from '../domain/rulebook/shape.ts';
import type { ChainEnd } from './ledger.ts';
import type { Tx } from './transaction.ts';
import type { Write } from './write-set.ts';

function points(scores: StageScores | null, rulebook: Rulebook): number[] | null {
  if (scores === null || scores.facts !== undefined) return null;
  return rulebook.criteria.map((criterion) => scores.entered[criterion.key] ?? 0);
}

const isPersonsWeek = (state: Evaluation) =>
  periodKind(state.period) === 'week' && state.subject === 'person';

/** Whose record it is, where he stood, and from which day on. */
const placeOf = (state: Evaluation) => ({
  person_id: state.personId,
  assignment_id: state.assignmentId,
  post_id: state.postId,
  rank: state.rank,
  unit_id: state.unitId,
  org_version: state.orgVersion,
  unit_lo: state.unitLo,
  slice_from: state.from,
});

/** Columns only longer periods and units fill: absent for a person's week, whose row stays as small as it was. */
function longColumns(state: Evaluation) {
  if (isPersonsWeek(state)) return {};
  const kept = (scores: StageScores | null) => (scores?.facts === undefined ? null : scores);
  const exact = state.approver?.exact;
  return {
    ...placeOf(state),
    f_self: kept(state.self),
    f_scorer: kept(state.scorer),
    f_approver: kept(state.approver),
    steps: Object.keys(state.steps).length === 0 ? null : state.steps,
    total_numerator: exact?.n ?? null,
    total_denominator: exact?.d ?? null,
  };
}

/** A state to write over the version `from`, with the end of its chain. */
export interface EvaluationChange {
  readonly from: number;
  readonly to: Evaluation;
  readonly rulebook: Rulebook;
  readonly end: ChainEnd;
}

/** Columns a change writes, with their types, in the order of the statement. */
const CHANGED = {
  slice_to: 'date',
  scorer_id: 'int',
  approver_id: 'int',
  one_authority: 'boolean',
  counted: 'boolean',
  not_counted_kind: 'text',
  state: 'text',
  late: 'boolean',
  opened: 'boolean',
  content_seq: 'int',
  works: 'smallint[]',
  s_self: 'smallint[]',
  s_scorer: 'smallint[]',
  s_approver: 'smallint[]',
  total_self: 'smallint',
  total_scorer: 'smallint',
  total: 'smallint',
  level: 'text',
  rulebook_version: 'int',
  scored_by: 'int',
  approved_by: 'int',
  dissent: 'text',
  reopen_proposed_by: 'int',
  reopen_proposed_until: 'timestamptz',
  revision: 'int',
  seq: 'int',
} as const;
/** Written where longer periods or units have them; a person's week has none. */
const LONG = {
  f_self: 'jsonb',
  f_scorer: 'jsonb',
  f_approver: 'jsonb',
  steps: 'jsonb',
  total_numerator: 'numeric',
  total_denominator: 'numeric',
} as const;
/** A record of a longer period follows the person to another post, that of a unit goes to its new head. */
const MOVED = {
  person_id: 'int',
  assignment_id: 'int',
  post_id: 'int',
  rank: 'text',
  unit_id: 'int',
  org_version: 'int',
  unit_lo: 'int',
  slice_from: 'date',
} as const;

const CHANGED_NAMES = Object.keys(CHANGED) as (keyof typeof CHANGED)[];

const UPDATE_WEEK = `update evaluation e set
       ${CHANGED_NAMES.map((column, index) => `${column} = $${index + 7}::${CHANGED[column]}`).join(', ')},
       last_hash = $6, row_version = e.row_version + 1, changed_at = $3
     where e.tenant_id = $1 and e.week_start = $2 and e.id = $4 and e.seq = $5
     returning 1`;

const UPDATE_LIST = `update evaluation e set
       ${[...CHANGED_NAMES, ...Object.keys(LONG)].map((column) => `${column} = n.${column}`).join(', ')},
       ${Object.keys(MOVED)
         .map((column) => `${column} = coalesce(n.${column}, e.${column})`)
         .join(', ')},
       last_hash = decode(n.last_hash, 'hex'), row_version = e.row_version + 1, changed_at = $3
     from jsonb_to_recordset($2::jsonb) as n (id bigint, was int, last_hash text,
       ${Object.entries({ ...CHANGED, ...LONG, ...MOVED })
         .map((column) => column.join(' '))
         .join(', ')})
     where e.tenant_id = $1 and e.week_start = $4 and e.id = any ($5::bigint[]) and e.id = n.id and e.seq = n.was
     returning 1`;

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
  for (const [start, some] of byStart) {
    const [one, ...more] = some;
    const isShort = one !== undefined && more.length === 0 && isPersonsWeek(one.to);
    tx.write(isShort ? updateWeek(tenantId, at, start, one) : updateStarting(tenantId, at, start, some));
  }
}

/**
 * A person's week alone, what most acts change: values instead of a list to join, and none of the columns such a week never
 * has. It costs a third less than the same through the list.
 */
function updateWeek(tenantId: number, at: string, start: string, change: EvaluationChange): Write {
  const row = rowOf(change.to, change.rulebook, change.end, change.from);
  return {
    name: 'week-update',
    rows: 1,
    text: UPDATE_WEEK,
    values: [
      ...[tenantId, start, at, change.to.id, change.from, change.end.hash],
      ...CHANGED_NAMES.map((column) => row[column]),
    ],
  };
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
    text: UPDATE_LIST,
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
          ...placeOf(state),
          rulebook_id: state.rulebook.id,
        })),
      ),
      at,
    ],
  );
}

// A created evaluation has no points yet, so no criterion order is needed.
const EMPTY = { criteria: [] } as unknown as Rulebook;
