// The three times a record gets points, and the act behind each. Pure.
import type { EvaluationView } from '../../../contract/evaluations.ts';

export const SCORE_STAGES = ['self', 'scorer', 'final'] as const;
export type ScoreStage = (typeof SCORE_STAGES)[number];
export type ActView = EvaluationView['acts'][number];

const ACTS: Readonly<Record<ScoreStage, readonly string[]>> = {
  self: ['submitted'],
  scorer: ['scored', 'decided'],
  final: ['approved', 'decided'],
};

/** The newest act that gave this stage its points; undefined while there is none. */
export function actOf(view: EvaluationView, stage: ScoreStage): ActView | undefined {
  if (view[stage] === null) return undefined;
  return view.acts.findLast((act) => ACTS[stage].includes(act.act));
}

/** The nearest earlier stage with points, to compare with. */
export function stageBefore(view: EvaluationView, stage: ScoreStage): ScoreStage | null {
  const earlier = SCORE_STAGES.slice(0, SCORE_STAGES.indexOf(stage)).filter((one) => view[one] !== null);
  return earlier.at(-1) ?? null;
}

/** How much a figure changed against the stage before, in hundredths; null when nothing can be compared. */
export function changeOf(view: EvaluationView, stage: ScoreStage, criterion: string | null): number | null {
  const before = stageBefore(view, stage);
  const now = view[stage];
  const then = before === null ? null : view[before];
  if (now === null || then === null) return null;
  if (criterion === null) return now.total - then.total;
  const [a, b] = [now.entered[criterion], then.entered[criterion]];
  return a === undefined || b === undefined ? null : a - b;
}
