// What the moment contributes beyond deadlines where the regulation asks for more than the four stages.
import { missingBeforeDecision, openSteps } from '../domain/evaluation/further-steps.ts';
import type { Moment } from '../domain/evaluation/precheck.ts';
import type { Evaluation, Viewer } from '../domain/evaluation/shape.ts';
import type { KnownFacts } from '../domain/evaluation/stage.ts';
import type { Rulebook } from '../domain/rulebook/shape.ts';
import type { Rulebooks } from '../store/rulebooks.ts';
import { readingMoment } from './preview.ts';

/**
 * Steps open to the viewer, opinions still wanted, readings not confirmed, facts known; empty for a regulation that
 * knows none of it.
 */
export function furtherMoment(
  rulebooks: Rulebooks,
  rulebook: Rulebook,
  state: Evaluation,
  viewer: Viewer,
  known: KnownFacts | undefined,
  approvers: readonly string[] = [],
): Pick<Moment, 'openSteps' | 'missingSteps' | 'openReadings' | 'known'> {
  const readings = readingMoment(rulebooks, rulebook, approvers);
  if (rulebook.steps.length === 0 && known === undefined) return readings;
  return {
    ...readings,
    openSteps: openSteps(rulebook, state, viewer),
    missingSteps: missingBeforeDecision(rulebook, state),
    ...(known === undefined ? {} : { known }),
  };
}
