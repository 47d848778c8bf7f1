// Whoever has typed for a period ahead is told when another version of the regulation will apply to it.
import type { Evaluation } from '../domain/evaluation/shape.ts';
import type { MessagePlace } from '../domain/messages/shape.ts';
import { draftsKept } from '../store/drafts.ts';
import type { Tx } from '../store/transaction.ts';
import { tell } from './messages/tell.ts';
import type { Decided } from './record.ts';

/** System scope needed. What was typed stays where it is; nobody else had anything to lose. */
export async function tellRebased(
  tx: Tx,
  tenantId: number,
  now: string,
  decided: readonly Decided[],
): Promise<void> {
  const rebased = decided.filter(({ acts }) => acts.some(({ act }) => act === 'rebased'));
  if (rebased.length === 0) return;
  const records = new Map(rebased.map(({ after }) => [after.id, after]));
  const kept = await draftsKept(tx, tenantId, [...records.keys()]);
  const messages = kept.flatMap(({ evaluationId, personId: to }) => {
    const record = records.get(evaluationId);
    if (record === undefined) return [];
    const { id, period, subject, rulebook } = record;
    const params = { period, ...(subject === 'unit' ? { of: 'unit' } : {}) };
    const topic = `regulation-changed/${id}/${rulebook.version}`;
    return [
      { ...({ to, code: 'regulation-changed', by: null } as const), params, topic, place: placeOf(record) },
    ];
  });
  tell(tx, tenantId, now, messages);
}

const placeOf = ({ id, period, subject }: Evaluation): MessagePlace =>
  subject === 'unit' ? { page: 'unit-record', period, id } : { page: 'week', period };
