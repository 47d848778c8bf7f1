// Live roll-ups made anew from all records, whatever stands there. Frozen periods are left as they are.
import { allCloses } from '../../store/period-closes.ts';
import { lockRollUps } from '../../store/roll-position.ts';
import { livePeriods } from '../../store/roll-up-lines.ts';
import { dropLive, type RollUpKey } from '../../store/roll-ups.ts';
import { inTransaction } from '../../store/transaction.ts';
import type { AppContext } from '../context.ts';
import { allTargets, factsOf, foldTarget } from './fold.ts';

export interface FrozenPeriod extends RollUpKey {
  /** The last frozen version. */
  readonly version: number;
}

export interface Rebuilt {
  readonly periods: number;
  readonly persons: number;
  /** Periods with a frozen version: not rebuilt. */
  readonly frozen: readonly FrozenPeriod[];
}

export const nameOfPeriod = ({ regime, period }: RollUpKey) => `${regime}/${period}`;

/** Rebuilds every open period of a body in one transaction; lines nobody's records stand behind go. */
export function rebuildRollUps(context: AppContext, tenantId: number, today: string): Promise<Rebuilt> {
  const scope = { tenantId, personId: null, actor: 'system', today } as const;
  return inTransaction(context.pool, scope, async (tx) => {
    await lockRollUps(tx, tenantId);
    const frozen = new Map<string, FrozenPeriod>();
    for (const { regime, period, version } of await allCloses(tx, tenantId)) {
      const known = frozen.get(nameOfPeriod({ regime, period }))?.version ?? 0;
      frozen.set(nameOfPeriod({ regime, period }), { regime, period, version: Math.max(known, version) });
    }
    const isOpen = (key: RollUpKey) => !frozen.has(nameOfPeriod(key));
    const targets = await allTargets(tx, tenantId);
    const meant = new Set(targets.map(nameOfPeriod));
    const stray = (await livePeriods(tx, tenantId)).filter((key) => !meant.has(nameOfPeriod(key)));
    for (const key of stray.filter(isOpen)) await dropLive(tx, tenantId, key);
    const facts = await factsOf(tx, context, tenantId, today);
    let persons = 0;
    const open = targets.filter(isOpen);
    for (const target of open) persons += await foldTarget(facts, target);
    return { periods: open.length, persons, frozen: [...frozen.values()] };
  });
}
