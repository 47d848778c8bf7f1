// How far a unit's week is, counted from the states of its evaluations.
import { type DeadlinesOf, isMissing } from './lateness.ts';
import { EVALUATION_STATES, type Evaluation, type EvaluationState } from './shape.ts';
import { lacksSomebody, type TurnFacts } from './waiting.ts';

export type StageCounts = Record<EvaluationState | 'people' | 'notCounted' | 'late' | 'nobody', number>;

/**
 * People, records that do not count, counted records by state, late ones (filed late, or not filed although due) and
 * those for whom nobody is there to score or approve. A person with two parts of a week is one person, two records.
 */
export function countStages<S extends TurnFacts & Pick<Evaluation, 'late'>>(
  states: readonly S[],
  deadlinesOf: DeadlinesOf<S>,
  now: string,
): StageCounts {
  const counted = states.filter((state) => state.counted);
  const byState = EVALUATION_STATES.map((key) => [key, counted.filter(({ state }) => state === key).length]);
  return {
    ...(Object.fromEntries(byState) as Record<EvaluationState, number>),
    people: new Set(states.map((state) => state.personId)).size,
    notCounted: states.length - counted.length,
    late: counted.filter((state) => state.late || isMissing(state, deadlinesOf, now)).length,
    nobody: counted.filter(lacksSomebody).length,
  };
}

/** Results by level, of counted records that have one. */
export function countLevels(states: readonly Evaluation[]): Record<string, number> {
  const levels: Record<string, number> = {};
  for (const { counted, approver } of states)
    if (counted && approver?.level != null) levels[approver.level] = (levels[approver.level] ?? 0) + 1;
  return levels;
}
