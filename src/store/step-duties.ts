// Further steps of regulations nobody has recorded yet, counted by whose they are: opinions, publication, answers.
import type { EvaluationState, SubjectKind, Viewer } from '../domain/evaluation/shape.ts';
import type { PeriodKind } from '../domain/period/period.ts';
import { LINE, LINE_JOINS, type ListRow } from './evaluation-lists.ts';
import type { Tx } from './transaction.ts';

/** A step of a regulation in one period, and the side that owes it. */
export interface AskedStep {
  readonly no: number;
  readonly rulebook: string;
  readonly version: number;
  /** First day of the period. */
  readonly start: string;
  readonly kind: PeriodKind;
  readonly key: string;
  readonly states: readonly EvaluationState[];
  /** The step recorded before it. */
  readonly follows: string | null;
  /** The first step after the decision, where time counts from it. */
  readonly publication: string | null;
  readonly owes: string;
}

export interface OpenStep {
  readonly no: number;
  readonly subject: SubjectKind;
  readonly count: number;
  /** One of the records. */
  readonly id: number;
  /** When the earliest of them was published; null: not, or it does not matter. */
  readonly published: string | null;
}

const ASKED = `jsonb_to_recordset($2::jsonb) as a(no int, rulebook text, version int, start date, kind text,
    key text, states text[], follows text, publication text, owes text)`;
const OPEN = `e.tenant_id = $1 and e.week_start = a.start and e.period_kind = a.kind and e.rulebook_id = a.rulebook
    and e.rulebook_version = a.version and e.counted and e.state = any (a.states)
    and not coalesce(e.steps ? a.key, false) and (a.follows is null or e.steps ? a.follows)`;
const PUBLISHED = `(select t.at from act t where a.publication is not null and t.tenant_id = e.tenant_id
    and t.record_kind = 'evaluation' and t.record_id = e.id and t.week_start = e.week_start
    and t.seq = (e.steps ->> a.publication)::int)`;

const OTHERS = "e.person_id <> $3 and not (e.subject = 'unit' and e.person_id = any ($4::int[]))";
/** One branch for each side: every one finds its records by an index of its own. */
const BRANCHES: Readonly<Record<string, string>> = {
  self: "e.subject = 'person' and e.person_id = $3",
  unit: "e.subject = 'unit' and e.person_id = any ($8::int[])",
  scorer: `e.scorer_id = any ($5::int[]) and ${OTHERS}`,
  approver: `e.approver_id = any ($6::int[]) and ${OTHERS}`,
  office: `e.unit_id = any ($7::int[]) and ${OTHERS}`,
};
const SIDES: Readonly<Record<string, string>> = { unit: 'self' };
const ROWS = Object.entries(BRANCHES)
  .map(
    ([side, whose]) => `select a.no, e.subject, e.id, e.week_start, e.unit_lo, ${PUBLISHED} as published
     from ${ASKED} join evaluation e on ${OPEN} and ${whose} where a.owes = '${SIDES[side] ?? side}'`,
  )
  .join(' union all ');
const sidesOf = ({ personId, draftsFor, scoresFor, approvesFor, officeUnits }: Viewer) => [
  ...[personId, draftsFor, [personId, ...scoresFor]],
  ...[[personId, ...approvesFor], officeUnits, [personId, ...draftsFor]],
];

/** How many records wait for this viewer at each of the steps. */
export function openStepsFor(
  tx: Tx,
  tenantId: number,
  viewer: Viewer,
  asked: readonly AskedStep[],
): Promise<OpenStep[]> {
  return tx.prepared<OpenStep>(
    'open-steps',
    `select no, subject, count(*)::int as count, min(id)::float8 as id, min(published) as published
     from (${ROWS}) o group by no, subject order by no, subject`,
    [tenantId, JSON.stringify(asked), ...sidesOf(viewer)],
  );
}

/** The records themselves, at most so many of each step, in the order of units. */
export function openStepLines(
  tx: Tx,
  tenantId: number,
  viewer: Viewer,
  asked: readonly AskedStep[],
  most: number,
): Promise<(ListRow & { readonly no: number })[]> {
  return tx.prepared(
    'open-step-lines',
    `select ${LINE}, w.no from (select no, id, week_start, row_number() over (partition by no order by unit_lo, id) as at
       from (${ROWS}) r) w
     join evaluation e on e.tenant_id = $1 and e.week_start = w.week_start and e.id = w.id ${LINE_JOINS}
     where w.at <= $9 order by w.no, e.unit_lo, e.id`,
    [tenantId, JSON.stringify(asked), ...sidesOf(viewer), most],
  );
}

/** When records were published whose next step still waits: its time counts from there, for whomever. */
export function publicationsWaiting(
  tx: Tx,
  tenantId: number,
  asked: readonly AskedStep[],
): Promise<{ readonly no: number; readonly published: string }[]> {
  return tx.prepared(
    'publications-waiting',
    `select no, min(published) as published from (select a.no, ${PUBLISHED} as published
       from ${ASKED} join evaluation e on ${OPEN} where a.publication is not null) o
     where published is not null group by no, date_trunc('hour', published)`,
    [tenantId, JSON.stringify(asked)],
  );
}
