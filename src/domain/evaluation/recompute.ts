// A recorded result reckoned once more from what was recorded with it, by the same road it was made on.
import { type PeriodKey, periodKind } from '../period/period.ts';
import type { Rulebook } from '../rulebook/shape.ts';
import type { ActName, CommandName, EvaluationAct, StageScores } from './shape.ts';
import { inputOf, needsFacts, type Staged, stageFacts, stagePoints } from './stage.ts';

/** Acts that carry a result, and the command each came of. */
const RESULTS: Readonly<Partial<Record<ActName, CommandName>>> = {
  submitted: 'submit',
  scored: 'score',
  approved: 'approve',
  decided: 'decide',
};

/** The figures of a result, in the order they are compared. */
const FIGURES = ['total', 'exact', 'level'] as const;

function figure(scores: StageScores, name: (typeof FIGURES)[number]): string {
  if (name === 'exact') return scores.exact === undefined ? '-' : `${scores.exact.n}/${scores.exact.d}`;
  return String(scores[name] ?? '-');
}

function again(rulebook: Rulebook, period: PeriodKey, command: CommandName, recorded: StageScores): Staged {
  if (!needsFacts(rulebook)) return stagePoints(rulebook, recorded.entered);
  // What the regulation leaves to the competent person is no figure: whether it was his to choose is.
  const chosenLevel = recorded.chosen ? recorded.level : null;
  return stageFacts(rulebook, inputOf(recorded), { period: periodKind(period), command, chosenLevel });
}

/**
 * What differs from the recorded result, e.g. `total 9050 -> 9000`, or why there would be none at all; empty when all is
 * the same to the last digit, null for an act without a result.
 */
export function recomputed(
  rulebook: Rulebook,
  period: PeriodKey,
  act: EvaluationAct,
): readonly string[] | null {
  const command = RESULTS[act.act];
  if (command === undefined || !('scores' in act.payload)) return null;
  const recorded = act.payload.scores;
  const { scores, refusals } = again(rulebook, period, command, recorded);
  if (scores === null) return refusals.map(({ code }) => code);
  return FIGURES.flatMap((name) => {
    const [was, is] = [figure(recorded, name), figure(scores, name)];
    return was === is ? [] : [`${name} ${was} -> ${is}`];
  });
}
