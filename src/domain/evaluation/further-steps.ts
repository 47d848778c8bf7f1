// What a regulation asks for around the four stages: opinions before the decision, notice and publication after it.
// Who records each, and when, follows from the rulebook's own procedure.
import type { Rulebook } from '../rulebook/shape.ts';
import type { ProcedureStep, StepActor } from '../rulebook/shape-regime.ts';
import { type Relation, relationsTo } from './policy.ts';
import type { Evaluation, EvaluationState, Viewer } from './shape.ts';

/** Before the report, between report and decision (an opinion the decision waits for), or after the decision. */
export type StepPlace = 'before-report' | 'before-decision' | 'after-decision';

export interface FurtherStep {
  readonly step: ProcedureStep;
  readonly place: StepPlace;
  /** The further step that must be recorded first; null: none. */
  readonly follows: string | null;
}

/** Steps of the regulation that are no stage of the record, in its order. */
export function furtherSteps({ steps }: Pick<Rulebook, 'steps'>): readonly FurtherStep[] {
  const at = (stage: ProcedureStep['stage']) => steps.findIndex((step) => step.stage === stage);
  const [submit, decision] = [at('submit'), at('approve')];
  const publication = steps.find((step, index) => decision >= 0 && index > decision && step.stage === null);
  return steps.flatMap((step, index): FurtherStep[] => {
    if (step.stage !== null) return [];
    const follows = anchorOf(step, steps[index - 1], publication);
    if (decision >= 0 && index > decision) return [{ step, place: 'after-decision', follows }];
    const place = submit >= 0 && index < submit ? 'before-report' : 'before-decision';
    return [{ step, place, follows }];
  });
}

/**
 * What the time of a step is counted from has to be there before the step: a petition follows publication, its answer
 * follows the petition. The table of steps says so in its deadlines.
 */
function anchorOf(
  { key, deadline }: ProcedureStep,
  before: ProcedureStep | undefined,
  publication: ProcedureStep | undefined,
): string | null {
  if (deadline?.kind !== 'days-after') return null;
  const anchor = { before, publication, 'period-start': undefined, 'period-end': undefined }[deadline.after];
  return anchor === undefined || anchor.stage !== null || anchor.key === key ? null : anchor.key;
}

/** A step the person may take after the decision, and need not: a petition. Nobody owes it. */
export function isOptional({ step, place }: FurtherStep): boolean {
  return place === 'after-decision' && step.who.every((actor) => actor === 'self');
}

/**
 * Who writes down what bodies without a login have said: minutes of a unit's meeting by its head or the manager,
 * opinions of council and Party committee by the office or the head above.
 */
const RECORDERS: Readonly<Record<StepActor, readonly Relation[]>> = {
  self: ['self', 'drafter'],
  'section-head': ['scorer'],
  'direct-manager': ['scorer'],
  'deputy-of-unit': ['scorer'],
  'head-of-unit': ['unit-head', 'scorer', 'approver'],
  'head-above': ['unit-head', 'approver'],
  'leader-of-body': ['unit-head', 'approver'],
  'personnel-office': ['office'],
  collective: ['unit-head', 'scorer', 'office'],
  council: ['office', 'unit-head'],
  'party-committee': ['office', 'unit-head'],
  competent: ['approver'],
};

/** States of a record in which a step of this place may be recorded. */
export const STEP_STATES: Readonly<Record<StepPlace, readonly EvaluationState[]>> = {
  'before-report': ['open', 'returned'],
  'before-decision': ['submitted', 'scored'],
  'after-decision': ['approved', 'closed'],
};

/** Relations that record this step. */
export function recorders(step: ProcedureStep): readonly Relation[] {
  return [...new Set(step.who.flatMap((actor) => RECORDERS[actor]))];
}

/** Whose duty a step is first, of those who may record it: one side, so that not everybody above is asked. */
const ASKED: readonly Relation[] = ['self', 'drafter', 'scorer', 'approver', 'office', 'unit-head'];

/** The relation that owes this step; null: nobody does. Whoever drafts for a unit owes what the unit itself does. */
export function owing(further: FurtherStep): Relation | null {
  if (isOptional(further)) return null;
  const may = recorders(further.step);
  return ASKED.find((relation) => may.includes(relation)) ?? null;
}

/** The relation in which the viewer may record this step now, or null. Once recorded it stands until a reopening. */
export function stepRelation(
  viewer: Viewer,
  state: Evaluation,
  { step, place, follows }: FurtherStep,
): Relation | null {
  if (state.steps[step.key] !== undefined || !STEP_STATES[place].includes(state.state)) return null;
  if (follows !== null && state.steps[follows] === undefined) return null;
  return relationsTo(viewer, state).find((relation) => recorders(step).includes(relation)) ?? null;
}

/** Keys of the steps the viewer may record now. */
export function openSteps(rulebook: Rulebook, state: Evaluation, viewer: Viewer): readonly string[] {
  return furtherSteps(rulebook)
    .filter((further) => stepRelation(viewer, state, further) !== null)
    .map(({ step }) => step.key);
}

/** Keys of the opinions the decision still waits for. */
export function missingBeforeDecision(rulebook: Rulebook, state: Evaluation): readonly string[] {
  return furtherSteps(rulebook)
    .filter(({ step, place }) => place === 'before-decision' && state.steps[step.key] === undefined)
    .map(({ step }) => step.key);
}
