// Live roll-ups made anew from all records, whatever stands there. Frozen versions stay; where the records say something
// else by now, the next version follows.
import { lockRollUps } from '../../store/roll-position.ts';
import { livePeriods } from '../../store/roll-up-lines.ts';
import { dropLive, type RollUpKey } from '../../store/roll-ups.ts';
import { inTransaction } from '../../store/transaction.ts';
import type { AppContext } from '../context.ts';
import { allTargets, factsOf, foldTarget } from './fold.ts';
import { freezeLateChanges, type LateVersion } from './late.ts';

export interface Rebuilt {
  readonly periods: number;
  readonly persons: number;
  /** Frozen periods that had moved. */
  readonly late: readonly LateVersion[];
}

export const nameOfPeriod = ({ regime, period }: RollUpKey) => `${regime}/${period}`;

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
    const meant = new Set(targets.map(nameOfPeriod));
    const stray = (await livePeriods(tx, tenantId)).filter((key) => !meant.has(nameOfPeriod(key)));
    for (const key of stray) await dropLive(tx, tenantId, key);
    const facts = await factsOf(tx, context, tenantId, today);
    let persons = 0;
    for (const target of targets) persons += await foldTarget(facts, target);
    const late = await freezeLateChanges(facts, now, targets);
    return { periods: targets.length, persons, late };
  });
}
