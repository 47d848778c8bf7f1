// What a batch of items is decided with, and what is written and answered of each.
import type { Clock, InboundItem, ReadItem } from '../../domain/connect/item.ts';
import type { Taken } from '../../domain/connect/take.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Task } from '../../domain/work/task.ts';
import type { ItemRow } from '../../store/connector-items.ts';
import type { ConnectorRow } from '../../store/connectors.ts';

export interface ReceptionOrder {
  readonly tenantId: number;
  readonly now: string;
  readonly today: string;
  readonly clock: Clock;
  readonly connector: Pick<ConnectorRow, 'id' | 'code' | 'match'>;
}

export type ItemOutcome = 'taken' | 'updated' | 'unchanged' | 'outdated' | 'refused';
export interface ItemAnswer {
  readonly externalId: string;
  readonly outcome: ItemOutcome;
  readonly taskId: number | null;
  /** Why it was refused. */
  readonly refusal: Refusal | null;
  /** What was not taken over, and why. */
  readonly notes: readonly Refusal[];
}

/** What is written of one item. */
export interface Outcome {
  readonly answer: ItemAnswer;
  /** Null: nothing new. */
  readonly row: ItemRow | null;
  readonly taken: (Taken & { readonly before: Task | null; readonly read: ReadItem }) | null;
  readonly item: InboundItem;
  /** What the connector knew of it before. */
  readonly known: ItemRow | null;
}
