// Who can do a step now: whoever holds it, and whoever stands in for him. Away without anybody standing in, he alone.
import type { Held } from './board.ts';

/** A delegation that holds today, as far as steps of a week go. */
export interface LentWork {
  readonly delegatorId: number;
  readonly delegateId: number;
  readonly actions: readonly string[];
}

/** The action that lets somebody else do the step; people report for themselves, a unit's report can be drafted. */
const actionOf = ({ stage, subject }: Pick<Held, 'stage' | 'subject'>) => {
  if (stage === 'submit') return subject === 'unit' ? 'draft' : null;
  return stage === 'dissent' ? 'approve' : stage;
};

/** The delegation under which this step is done by another; undefined when there is none. */
export function lentFor<One extends LentWork>(
  held: Pick<Held, 'personId' | 'stage' | 'subject'>,
  lent: readonly One[],
): One | undefined {
  const action = actionOf(held);
  return lent.find(
    (one) => one.delegatorId === held.personId && action !== null && one.actions.includes(action),
  );
}

/** Never empty: a holder who is away is left out only where somebody present stands in. */
export function whoActsFor(
  held: Held,
  { lent, away }: { readonly lent: readonly LentWork[]; readonly away: ReadonlySet<number> },
): readonly number[] {
  const standIn = lentFor(held, lent)?.delegateId;
  if (standIn === undefined || away.has(standIn)) return [held.personId];
  return away.has(held.personId) ? [standIn] : [held.personId, standIn];
}
