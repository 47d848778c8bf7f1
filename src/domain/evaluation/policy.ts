// The one policy table for evaluations. Three uses: the guard in decide, the `may` list sent with a record,
// and the row filter in SQL (store/policy-filter.ts). What is not in the table is not allowed.
import type { Evaluation, EvaluationState, Viewer } from './shape.ts';

/**
 * How a viewer can stand to an evaluation. Order is precedence: the first that fits is the capacity acted in. `self` of
 * a unit's record is its head, `drafter` whoever the head named to write for the unit.
 */
export const RELATIONS = [
  'self',
  'drafter',
  'scorer',
  'approver',
  'unit-head',
  'office',
  'inspector',
] as const;
export type Relation = (typeof RELATIONS)[number];

export interface PolicyRow {
  readonly id: string;
  readonly action: string;
  readonly relations: readonly Relation[];
  readonly states: readonly EvaluationState[] | 'any';
  readonly stepUp: boolean;
  readonly fourEyes: boolean;
  /** Whether a delegate may, too; otherwise only whoever holds the authority in person. */
  readonly delegable: boolean;
  /** Reading or doing this to another person's record leaves a line in the read log. */
  readonly logged: boolean;
}

const ALL_RELATIONS: readonly Relation[] = RELATIONS;
const FILED: readonly EvaluationState[] = ['submitted', 'returned', 'scored', 'approved', 'closed'];

function row(
  action: string,
  relations: readonly Relation[],
  states: PolicyRow['states'],
  extra: Partial<Pick<PolicyRow, 'stepUp' | 'fourEyes' | 'delegable' | 'logged'>> = {},
): PolicyRow {
  return {
    id: `evaluation.${action}`,
    action,
    relations,
    states,
    stepUp: false,
    fourEyes: false,
    delegable: true,
    logged: false,
    ...extra,
  };
}

/** Deny by default: an action is allowed only by its row here. Source: permission matrix, design page on trust. */
export const EVALUATION_POLICY = [
  /** That the record exists, for whom, and how far it is; never what was written. */
  row('see', ALL_RELATIONS, 'any'),
  row('read', ['self', 'drafter'], 'any'),
  row('read-filed', ['scorer', 'approver', 'unit-head', 'office', 'inspector'], FILED, { logged: true }),
  row('save-draft', ['self', 'drafter'], ['open', 'returned']),
  row('submit', ['self', 'drafter'], ['open', 'returned']),
  row('withdraw', ['self', 'drafter'], ['submitted']),
  row('view', ['scorer'], ['submitted']),
  row('score', ['scorer'], ['submitted', 'scored']),
  row('return', ['scorer'], ['submitted']),
  row('return', ['approver'], ['scored']),
  row('approve', ['approver'], ['scored'], { stepUp: true }),
  row('decide', ['approver'], ['submitted'], { stepUp: true }),
  row('dissent', ['self'], ['approved']),
  row('view-dissent', ['approver'], ['approved']),
  /** Asking is for those who took part and for the office; agreeing for the heads above: both sign. Neither can be lent. */
  row('propose-reopen', ['self', 'scorer', 'approver', 'office'], ['approved', 'closed'], {
    stepUp: true,
    delegable: false,
  }),
  row('agree-reopen', ['unit-head'], ['approved', 'closed'], { stepUp: true, fourEyes: true }),
  row('decline-reopen', ['unit-head'], ['approved', 'closed'], { fourEyes: true }),
  /** Which of these, and when, the regulation says for each step (further-steps.ts). */
  row('record-step', ['self', 'drafter', 'scorer', 'approver', 'unit-head', 'office'], 'any'),
] as const satisfies readonly PolicyRow[];

/** The table, or a changed one: the tests change single cells to prove that each of them is guarded. */
export type PolicyTable = readonly PolicyRow[];

/**
 * Relations of the viewer to this record, in order of precedence. On the own case only `self` remains, and nobody
 * can lend authority over himself: a delegate of the person evaluated gets nothing by it.
 */
export function relationsTo(viewer: Viewer, evaluation: RelationFacts): readonly Relation[] {
  if (evaluation.personId === viewer.personId) return ['self'];
  // Whoever writes for the unit judges nothing of what he wrote.
  if (isDrafter(viewer, evaluation)) return ['drafter'];
  const found: Relation[] = [];
  const stands = (holder: number | null, principals: readonly number[]) =>
    holder !== null &&
    holder !== evaluation.personId &&
    (holder === viewer.personId || principals.includes(holder));
  if (stands(evaluation.scorerId, viewer.scoresFor)) found.push('scorer');
  if (stands(evaluation.approverId, viewer.approvesFor)) found.push('approver');
  if (viewer.headedUnits.includes(evaluation.unitId)) found.push('unit-head');
  if (viewer.officeUnits.includes(evaluation.unitId)) found.push('office');
  if (viewer.inspectedUnits.includes(evaluation.unitId)) found.push('inspector');
  return found;
}

function isDrafter(viewer: Viewer, { subject, personId }: RelationFacts): boolean {
  return subject === 'unit' && viewer.draftsFor.includes(personId);
}

/** The few facts of a record that decide relations. */
export type RelationFacts = Pick<Evaluation, 'subject' | 'personId' | 'scorerId' | 'approverId' | 'unitId'>;

/** Rows of the table for one action. */
export function rowsFor(action: string, table: PolicyTable = EVALUATION_POLICY): readonly PolicyRow[] {
  if (table === EVALUATION_POLICY) return BY_ACTION.get(action) ?? [];
  return table.filter((candidate) => candidate.action === action);
}

const BY_ACTION: ReadonlyMap<string, readonly PolicyRow[]> = Map.groupBy(
  EVALUATION_POLICY as PolicyTable,
  ({ action }) => action,
);

/** True when the act counts as a signature: the password is asked again, once for a set. */
export function isSignature(action: string, table: PolicyTable = EVALUATION_POLICY): boolean {
  return rowsFor(action, table).some((candidate) => candidate.stepUp);
}

/** The first relation that the row admits, held in person where the row cannot be lent. */
function admitted(candidate: PolicyRow, viewer: Viewer, evaluation: RelationFacts): Relation | null {
  const acting = candidate.delegable ? viewer : { ...viewer, scoresFor: [], approvesFor: [] };
  return relationsTo(acting, evaluation).find((held) => candidate.relations.includes(held)) ?? null;
}

/** The first relation by which the table lets the viewer do `action` to this record in its state, or null. */
export function permittedAs(
  action: string,
  viewer: Viewer,
  evaluation: RelationFacts & Pick<Evaluation, 'state'>,
  table: PolicyTable = EVALUATION_POLICY,
): Relation | null {
  for (const candidate of rowsFor(action, table)) {
    if (candidate.states !== 'any' && !candidate.states.includes(evaluation.state)) continue;
    const relation = admitted(candidate, viewer, evaluation);
    if (relation !== null) return relation;
  }
  return null;
}

/** The first relation by which the viewer could do `action` in some state: tells "not yours" from "not now". */
export function everPermittedAs(action: string, viewer: Viewer, evaluation: RelationFacts): Relation | null {
  for (const candidate of rowsFor(action)) {
    const relation = admitted(candidate, viewer, evaluation);
    if (relation !== null) return relation;
  }
  return null;
}

/** True when the record exists at all for this viewer; otherwise every answer is "not found". */
export function sees(viewer: Viewer, evaluation: RelationFacts): boolean {
  return relationsTo(viewer, evaluation).length > 0;
}

/** True when the viewer may read what was written (drafts never leave their author). */
export function reads(viewer: Viewer, evaluation: RelationFacts & Pick<Evaluation, 'state'>): boolean {
  return (
    permittedAs('read', viewer, evaluation) !== null || permittedAs('read-filed', viewer, evaluation) !== null
  );
}
