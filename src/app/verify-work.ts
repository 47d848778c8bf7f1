// Replays the register of work: tasks and logs follow from their acts alone, row by row. Memory stays flat.
import type { Task } from '../domain/work/task.ts';
import type { TaskAct } from '../domain/work/task-acts.ts';
import { evolveTask } from '../domain/work/task-evolve.ts';
import { evolveLog, type LogAct, type WorkLog } from '../domain/work/work-log.ts';
import { isSame } from '../store/ledger-hash.ts';
import type { Tx } from '../store/transaction.ts';
import type { StoredAct } from '../store/verify.ts';
import { WORK_KINDS, type WorkKind, workRows } from '../store/verify-work.ts';

export type WorkState = Task | WorkLog;

/** What the acts of one record make. */
export interface ReplayedWork {
  readonly kind: WorkKind;
  readonly id: number;
  readonly state: WorkState;
  /** Words were erased, as the law may ask: the others are compared. */
  readonly erased: boolean;
}

export interface WorkDifference {
  readonly kind: WorkKind;
  readonly id: number;
  readonly code: 'state-missing' | 'state-differs';
  readonly detail: string;
}

export function isWorkKind(kind: string): kind is WorkKind {
  return (WORK_KINDS as readonly string[]).includes(kind);
}

/** The state after an act; null when such an act cannot follow. */
export function followWork(kind: WorkKind, state: WorkState | null, stored: StoredAct): WorkState | null {
  const texts = Object.fromEntries(stored.texts.map(({ field, body }) => [field, body]));
  const done = { act: stored.act, payload: stored.payload, texts };
  return kind === 'task'
    ? evolveTask(state as Task | null, done as unknown as TaskAct, stored.id)
    : evolveLog(state as WorkLog | null, done as unknown as LogAct, stored.id);
}

const WORDS: readonly string[] = [
  'title',
  'product',
  'responsibility',
  'authority',
  'reason',
  'words',
  'tags',
];

/** Rows that are not what their acts made. */
export async function compareWork(
  tx: Tx,
  tenantId: number,
  replayed: readonly ReplayedWork[],
): Promise<readonly WorkDifference[]> {
  const found: WorkDifference[] = [];
  for (const [kind, group] of Map.groupBy(replayed, (one) => one.kind)) {
    const rows = await workRows(
      tx,
      tenantId,
      kind,
      group.map(({ id }) => id),
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const { id, state, erased } of group) {
      const row = byId.get(id);
      if (row === undefined) found.push({ kind, id, code: 'state-missing', detail: '' });
      else {
        const detail = differing(row, state, erased).join(', ');
        if (detail !== '') found.push({ kind, id, code: 'state-differs', detail });
      }
    }
  }
  return found;
}

function differing(row: WorkState, state: WorkState, erased: boolean): readonly string[] {
  const [stored, made] = [row, state] as unknown as readonly Readonly<Record<string, unknown>>[];
  if (stored === undefined || made === undefined) return [];
  return Object.keys(stored).filter(
    (field) => !(erased && WORDS.includes(field)) && !isSame(stored[field], made[field] ?? null),
  );
}
