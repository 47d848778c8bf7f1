// Keeps the live roll-ups in step with the records: what changed since the last time, and only that. Running it again
// with nothing new writes nothing; a rebuild from all records gives the same to the last digit.
import { lockRollUps, markFolded, unfolded } from '../../store/roll-position.ts';
import type { RollUpKey } from '../../store/roll-ups.ts';
import { inTransaction } from '../../store/transaction.ts';
import type { AppContext } from '../context.ts';
import { foldEverybody } from './everybody.ts';
import { freezeLateChanges } from './late.ts';
import { foldTarget, type OneSubject, refoldOne } from './refold.ts';
import { type Facts, factsOf, periodsIn, targetsOf } from './targets.ts';
import { foldUnits } from './units.ts';

export interface Folded {
  readonly periods: number;
  readonly persons: number;
}

/** Brings a body's live roll-ups up to date in one transaction. */
export function foldRollUps(
  context: AppContext,
  tenantId: number,
  today: string,
  now: string,
): Promise<Folded> {
  const scope = { tenantId, personId: null, actor: 'system', today } as const;
  return inTransaction(context.pool, scope, async (tx) => {
    await lockRollUps(tx, tenantId);
    const { changed, horizon, isNew } = await unfolded(tx, tenantId);
    const targets = await targetsOf(tx, tenantId, changed);
    const facts = await factsOf(tx, context, tenantId, today);
    let persons = 0;
    if (changed === null) persons = await foldEverybody(facts, targets);
    else {
      for (const target of targets.person) persons += (await foldTarget(facts, target)).length;
      await foldUnits(facts, targets.unit);
    }
    const periods = periodsIn(targets);
    await freezeLateChanges(facts, now, periods);
    if (isNew && (changed === null || changed.length > 0)) await markFolded(tx, tenantId, horizon, now);
    return { periods: periods.length, persons };
  });
}

/** One line of one period anew, with the figures above it, and the next version where it was frozen before. */
export async function refoldSubject(
  facts: Facts,
  { regime, period, subject, subjectId }: RollUpKey & OneSubject,
  now: string,
): Promise<void> {
  const key = { regime, period };
  await refoldOne(facts, key, { subject, subjectId });
  await freezeLateChanges(facts, now, [key]);
}
