// Who holds which post, and under whom: rows against what imports, undoings and namings of managers say they wrote.
import type { Tx } from '../store/transaction.ts';
import {
  assignmentChanges,
  type HeldRow,
  heldRows,
  type ManagerRow,
  managerRows,
  managersNamed,
} from '../store/verify-posts.ts';
import type { Trouble } from './verify-range.ts';

type Code = 'state-differs' | 'state-missing' | 'history-missing';
type Told = (id: number, code: Code, detail: string) => void;

interface Change {
  readonly added?: readonly (HeldRow & { readonly managerId: number | null })[];
  readonly ended?: readonly Pick<HeldRow, 'id' | 'to'>[];
  readonly restored?: readonly Pick<HeldRow, 'id' | 'to'>[];
}

interface Expected {
  readonly held: ReadonlyMap<number, HeldRow>;
  /** By assignment and first day. */
  readonly managers: ReadonlyMap<string, ManagerRow>;
  /** Assignments with a lower number were there before changes were recorded. */
  readonly first: number;
}

/** A changed payload is told by its chain; here it must not keep the rest from being looked at. */
const listed = <T extends object>(list: readonly T[] | undefined): readonly T[] =>
  Array.isArray(list) ? list.filter((one) => typeof one === 'object' && one !== null) : [];
const keyOf = ({ assignmentId, from }: Pick<ManagerRow, 'assignmentId' | 'from'>) =>
  `${assignmentId} ${from}`;

async function expected(tx: Tx, tenantId: number): Promise<Expected> {
  const held = new Map<number, HeldRow>();
  const managers = new Map<string, ManagerRow>();
  const name = (row: ManagerRow) => managers.set(keyOf(row), row);
  for (const change of (await assignmentChanges(tx, tenantId)) as readonly (Change | null)[]) {
    for (const { managerId, ...one } of listed(change?.added)) {
      held.set(one.id, one);
      if (managerId !== null) name({ assignmentId: one.id, from: one.from, managerId });
    }
    for (const { id, to } of [...listed(change?.ended), ...listed(change?.restored)]) {
      const one = held.get(id);
      if (one !== undefined) held.set(id, { ...one, to });
    }
  }
  const first = [...held.keys()].reduce((least, id) => Math.min(least, id), Number.POSITIVE_INFINITY);
  for (const { assignmentId, payload } of await managersNamed(tx, tenantId))
    name({ assignmentId, from: String(payload.from), managerId: payload.managerId as number | null });
  return { held, managers, first };
}

function compareHeld(rows: readonly HeldRow[], { held, first }: Expected, tell: Told): void {
  const left = new Map(held);
  for (const row of rows) {
    const told = left.get(row.id);
    left.delete(row.id);
    if (told === undefined && (row.id > first || row.id < 1)) tell(row.id, 'history-missing', '');
    if (told === undefined) continue;
    const fields = (['personId', 'postId', 'kind', 'from', 'to'] as const).filter(
      (field) => row[field] !== told[field],
    );
    if (fields.length > 0) tell(row.id, 'state-differs', fields.join(', '));
  }
  for (const id of left.keys()) tell(id, 'state-missing', '');
}

function compareManagers(rows: readonly ManagerRow[], { managers, first }: Expected, tell: Told): void {
  const left = new Map(managers);
  for (const row of rows) {
    const told = left.get(keyOf(row));
    left.delete(keyOf(row));
    if (told === undefined && row.assignmentId >= first)
      tell(row.assignmentId, 'history-missing', 'managerId');
    if (told !== undefined && told.managerId !== row.managerId)
      tell(row.assignmentId, 'state-differs', 'managerId');
  }
  for (const { assignmentId } of left.values()) tell(assignmentId, 'state-missing', 'managerId');
}

export async function comparePosts(
  tx: Tx,
  tenantId: number,
  report: (trouble: Trouble) => void,
): Promise<void> {
  const told = await expected(tx, tenantId);
  const tell: Told = (id, code, detail) => report({ kind: 'assignment', id, seq: null, code, detail });
  compareHeld(await heldRows(tx, tenantId), told, tell);
  compareManagers(await managerRows(tx, tenantId), told, tell);
}
