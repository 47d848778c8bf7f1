// Where a reminder leaves the Office: into people's messages, and by letter as their settings say.

import type { MessagePlace } from '../../domain/messages/shape.ts';
import type { Held } from '../../domain/office/board.ts';
import type { Reminding } from '../../domain/office/remind.ts';
import type { Tx } from '../../store/transaction.ts';
import { tell } from '../messages/tell.ts';

export interface Telling {
  readonly tenantId: number;
  readonly week: string;
  /** Words of whoever reminds; '' when there are none. */
  readonly note: string;
  readonly at: string;
  readonly deliverAt: string;
  /** Null: by the ladder. */
  readonly by: number | null;
}

/** Tells everybody what waits for them when it may arrive; each message opens the step itself. */
export function tellReminded(
  tx: Tx,
  telling: Telling,
  reached: readonly Pick<Reminding, 'held' | 'to'>[],
): void {
  const { tenantId, week, note, at, deliverAt, by } = telling;
  tell(
    tx,
    tenantId,
    deliverAt,
    reached.map(({ held: one, to }) => ({
      to,
      code: 'reminded' as const,
      params: {
        period: week,
        stage: one.stage,
        of: one.subject,
        count: one.count,
        due: one.due,
        note: note === '' ? 'none' : note,
      },
      place: placeOf(week, one),
      topic: `reminded ${week} ${one.stage} ${one.subject} ${one.personId} ${at}`,
      by,
    })),
  );
}

function placeOf(week: string, { stage, subject, recordId, count }: Held): MessagePlace {
  if (subject === 'unit')
    return count === 1
      ? { page: 'unit-record', period: week, id: recordId }
      : { page: 'periods', period: week };
  if (stage === 'dissent') return { page: 'approve', period: week };
  return { page: stage === 'submit' ? 'week' : stage, period: week };
}
