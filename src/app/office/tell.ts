// Where a reminder leaves the Office: into people's messages, and by letter as their settings say.

import type { MessagePlace } from '../../domain/messages/shape.ts';
import type { Held } from '../../domain/office/board.ts';
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

/** Tells everybody what waits for them; each message opens the step itself. */
export function tellReminded(tx: Tx, telling: Telling, held: readonly Held[]): void {
  const { tenantId, week, note, at, by } = telling;
  tell(
    tx,
    tenantId,
    at,
    held.map((one) => ({
      to: one.personId,
      code: 'reminded' as const,
      params: {
        period: week,
        stage: one.stage,
        count: one.count,
        due: one.due,
        note: note === '' ? 'none' : note,
      },
      place: placeOf(week, one),
      topic: `reminded ${week} ${one.stage} ${at}`,
      by,
    })),
  );
}

function placeOf(week: string, { stage }: Held): MessagePlace {
  return { page: stage === 'submit' ? 'week' : stage, period: week };
}
