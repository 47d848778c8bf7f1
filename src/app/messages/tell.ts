// The one way to tell people something. Call it in the transaction of the act: what is undone is not told.
import { MESSAGE_CODES, type Message } from '../../domain/messages/shape.ts';
import { insertMessages } from '../../store/messages.ts';
import type { Tx } from '../../store/transaction.ts';

/** Puts messages into people's lists, and with them into the letters that go out; each person and topic once. */
export function tell(tx: Tx, tenantId: number, at: string, messages: readonly Message[]): void {
  insertMessages(
    tx,
    tenantId,
    at,
    // In one order everywhere: two acts that tell the same people at once wait for each other, never in a circle.
    messages
      .map((message) => ({ ...message, ...MESSAGE_CODES[message.code] }))
      .toSorted((a, b) => a.to - b.to || (a.topic < b.topic ? -1 : 1)),
  );
}
