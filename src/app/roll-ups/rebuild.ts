// Live roll-ups made anew from all records, whatever stands there. Frozen versions stay; where the records say something
// else by now, the next version follows.
import { lockRollUps } from '../../store/roll-position.ts';
import { inTransaction } from '../../store/transaction.ts';
import type { AppContext } from '../context.ts';
import { foldEverybody } from './everybody.ts';
import { freezeLateChanges, type LateVersion } from './late.ts';
import { allTargets, factsOf, periodsIn } from './targets.ts';

export interface Rebuilt {
  readonly periods: number;
  readonly persons: number;
  /** Frozen periods that had moved. */
  readonly late: readonly LateVersion[];
}

/** Rebuilds every period of a body in one transaction; lines nobody's records stand behind go. */
export function rebuildRollUps(
  context: AppContext,
  tenantId: number,
  today: string,
  now: string,
): Promise<Rebuilt> {
  const scope = { tenantId, personId: null, actor: 'system', today } as const;
  return inTransaction(context.pool, scope, async (tx) => {
    await lockRollUps(tx, tenantId);
    const targets = await allTargets(tx, tenantId);
    const facts = await factsOf(tx, context, tenantId, today);
    const persons = await foldEverybody(facts, targets);
    const late = await freezeLateChanges(facts, now, periodsIn(targets));
    return { periods: periodsIn(targets).length, persons, late };
  });
}
