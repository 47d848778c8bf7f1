// Where a reminder leaves the Office: the one seam to the messages of the product.
import type { Held } from '../../domain/office/board.ts';
import type { Tx } from '../../store/transaction.ts';

export interface Telling {
  readonly tenantId: number;
  readonly week: string;
  /** Words of whoever reminds; '' when there are none. */
  readonly note: string;
  readonly at: string;
  readonly deliverAt: string;
}

/** Hands the reminders on; the rows of `reminder` stand already, and the own page shows them. */
export async function tellReminded(_tx: Tx, _telling: Telling, _held: readonly Held[]): Promise<void> {}
