// A decision about the level of a mean, written down: the row, its act in the ledger, and the line that follows from both.
import { takeIds } from '../../store/counters.ts';
import { appendTo } from '../../store/ledger.ts';
import { insertPeriodLevel, type LevelDecision } from '../../store/period-levels.ts';
import type { Tx } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { signWithStepUp } from '../step-up.ts';
import { refoldSubject } from './fold.ts';
import { factsOf } from './targets.ts';

/** With the password. The caller holds the lock of the roll-ups and has asked whether it may be. */
export async function giveLevel(
  tx: Tx,
  context: AppContext,
  actor: RequestActor,
  decision: LevelDecision,
  { reason, rulebook }: { readonly reason: string; readonly rulebook: string },
): Promise<void> {
  const { tenantId, personId: by, now, today } = actor;
  const { regime, period, subject, subjectId, reached, total, level } = decision;
  await signWithStepUp(tx, actor);
  const id = await takeIds(tx, tenantId, 'period-level', 1);
  await insertPeriodLevel(tx, tenantId, decision, { id, by, at: now });
  await appendTo(tx, tenantId, now, { kind: 'period-level', id, weekStart: null }, [
    {
      act: 'level-settled',
      payload: {
        ...{ regime, period, [subject === 'person' ? 'personId' : 'unitId']: subjectId },
        ...(reached === null ? { total } : { reached }),
        level,
      },
      texts: { reason },
      actorId: by,
      ...{ role: 'unit-head', actingFor: null, rulebook },
    },
  ]);
  await refoldSubject(await factsOf(tx, context, tenantId, today), decision, now);
}
