// What filed reports name as difficulty becomes an item of the register, by itself; corrected words follow while nobody
// has taken the item up. Running it again with nothing new writes nothing.
import { type NamedInReport, namedInReports, updateTextSeq } from '../../store/difficulties.ts';
import { appendTo } from '../../store/ledger.ts';
import { inTransaction, type Tx } from '../../store/transaction.ts';
import type { AppContext } from '../context.ts';
import { liveMondays } from '../week-facts.ts';
import { fileAll } from './difficulties.ts';

interface Moment {
  readonly tenantId: number;
  readonly today: string;
  readonly now: string;
}

/** Returns how many items were made or reworded. */
export async function gatherDifficulties(context: AppContext, moment: Moment): Promise<number> {
  const { tenantId, today } = moment;
  const scope = { tenantId, personId: null, actor: 'system', today } as const;
  const look = (tx: Tx) => namedInReports(tx, tenantId, liveMondays(today));
  const waiting = await inTransaction(context.pool, scope, look, { readOnly: true });
  if (waiting.length === 0) return 0;
  return inTransaction(context.pool, scope, async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1, hashtext($2))', [tenantId, 'difficulties']);
    const named = await look(tx);
    const fresh = named.filter(({ difficultyId }) => difficultyId === null);
    await fileAll(
      tx,
      { ...moment, personId: null },
      fresh.map(({ unitId, personId, evaluationId, text }) => ({
        ...{ unit: unitId, personId, evaluationId, text, class: 'work' as const },
      })),
    );
    for (const one of named) if (one.difficultyId !== null) await reword(tx, moment, one.difficultyId, one);
    return named.length;
  });
}

async function reword(tx: Tx, { tenantId, now }: Moment, id: number, { text }: NamedInReport): Promise<void> {
  const { seq } = await appendTo(tx, tenantId, now, { kind: 'difficulty', id, weekStart: null }, [
    {
      ...{ act: 'reworded', payload: {}, texts: { text }, actorId: null, role: 'system' },
      ...{ actingFor: null, rulebook: null },
    },
  ]);
  await updateTextSeq(tx, tenantId, id, seq, now);
}
