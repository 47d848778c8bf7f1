// What the moment contributes beyond deadlines where the regulation asks for more than the four stages.
import { missingBeforeDecision, openSteps } from '../domain/evaluation/further-steps.ts';
import type { Moment } from '../domain/evaluation/precheck.ts';
import type { Evaluation, Viewer } from '../domain/evaluation/shape.ts';
import type { KnownFacts } from '../domain/evaluation/stage.ts';
import type { Rulebook } from '../domain/rulebook/shape.ts';

/** Steps open to the viewer, opinions still wanted, facts known; empty for a regulation that knows none of it. */
export function furtherMoment(
  rulebook: Rulebook,
  state: Evaluation,
  viewer: Viewer,
  known: KnownFacts | undefined,
): Pick<Moment, 'openSteps' | 'missingSteps' | 'known'> {
  if (rulebook.steps.length === 0 && known === undefined) return {};
  return {
    openSteps: openSteps(rulebook, state, viewer),
    missingSteps: missingBeforeDecision(rulebook, state),
    ...(known === undefined ? {} : { known }),
  };
}
