// Taking a list of work back: what it brought goes, what it changed is as before, unless somebody did something to it since.
import type { Task } from '../../domain/work/task.ts';
import { type TaskAct, taskAct } from '../../domain/work/task-acts.ts';
import { type ItemRow, itemsByNumber, keepItems } from '../../store/connector-items.ts';
import { lockConnector } from '../../store/connectors.ts';
import { dropRows } from '../../store/import-rows.ts';
import { changeImport } from '../../store/imports.ts';
import { lockTasks } from '../../store/tasks.ts';
import { inTransaction, type Tx } from '../../store/transaction.ts';
import { countMade, findWorkList, forgetMade, type MadeItem, madeItems } from '../../store/work-lists.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';
import type { ListOrder, Tell } from '../import-order.ts';
import { systemReach } from '../import-scope.ts';
import { keepActsOfMany } from '../work/keep-tasks.ts';
import { recordOfConnector } from './record.ts';
import { UNDONE } from './take-items.ts';

const BATCH = 500;

export interface ListUndo {
  readonly withdrawn: number;
  readonly restored: number;
  /** Somebody did something to them since. */
  readonly kept: number;
}

export async function undoList(context: AppContext, order: ListOrder, tell: Tell): Promise<void> {
  const { author, importId, list } = order;
  const { tenantId, now } = author;
  const scope = systemReach(author);
  const { job, all } = await inTransaction(context.pool, scope, async (tx) => ({
    job: await findWorkList(tx, tenantId, importId),
    all: await countMade(tx, tenantId, importId),
  }));
  if (job === null) throw notFound();
  const sum = { withdrawn: 0, restored: 0, kept: 0 };
  for (let done = 0; done < all; ) {
    await tell('undoing', Math.floor((99 * done) / all));
    const taken = await inTransaction(context.pool, scope, async (tx) => {
      await lockConnector(tx, tenantId, list.connector.id);
      const made = await madeItems(tx, tenantId, importId, BATCH);
      const one = await takeBack(tx, order, made);
      await forgetMade(
        tx,
        tenantId,
        importId,
        made.map(({ externalId }) => externalId),
      );
      sum.withdrawn += one.withdrawn;
      sum.restored += one.restored;
      sum.kept += one.kept;
      return made.length;
    });
    if (taken === 0) break;
    done += taken;
  }
  await inTransaction(context.pool, scope, async (tx) => {
    await dropRows(tx, tenantId, importId);
    await changeImport(tx, tenantId, importId, { state: 'undone', undoneAt: now, undo: sum });
    await recordOfConnector(
      tx,
      author,
      list.connector.id,
      'list-undone',
      { importId, ...sum },
      { reason: order.reason ?? '' },
    );
  });
}

async function takeBack(tx: Tx, order: ListOrder, made: readonly MadeItem[]): Promise<ListUndo> {
  const { author, importId, list } = order;
  const { tenantId, now } = author;
  const numbers = made.map(({ externalId }) => externalId);
  const known = await itemsByNumber(tx, tenantId, list.connector.id, numbers);
  const rows = new Map(known.map((row) => [row.externalId, row]));
  const locked = await lockTasks(
    tx,
    tenantId,
    made.flatMap(({ taskId }) => taskId ?? []),
  );
  const tasks = new Map(locked.map((task) => [task.id, task]));
  const by = { tenantId, personId: author.personId, now };
  const source = { source: list.connector.code, importId };
  const back: ItemRow[] = [];
  const changes = [];
  const sum = { withdrawn: 0, restored: 0, kept: 0 };
  for (const one of made) {
    const row = rows.get(one.externalId);
    const task = tasks.get(one.taskId ?? 0);
    if (row === undefined) continue;
    if (task === undefined) {
      // It waited: somebody may have settled it meanwhile.
      if (row.state === 'refused') back.push(undone(row));
      continue;
    }
    const acts = task.version === one.taskVersion ? actsBack(task, one) : null;
    if (acts === null) {
      sum.kept += 1;
      continue;
    }
    const told = acts.map((act) => ({ ...act, payload: { ...act.payload, ...source } }) as TaskAct);
    if (told.length > 0) changes.push({ before: task, acts: told });
    back.push(one.before === null ? undone(row) : one.before.row);
    sum[one.before === null ? 'withdrawn' : 'restored'] += 1;
  }
  await keepActsOfMany(tx, by, changes, 'organization-admin');
  await keepItems(tx, tenantId, list.connector.id, now, back);
  return sum;
}

const undone = (row: ItemRow): ItemRow => ({
  ...row,
  state: 'left',
  item: null,
  code: UNDONE,
  params: {},
  notes: [],
});

/** Null: more than words, date and quantity changed, which cannot be taken back as if it had not been. */
function actsBack(task: Task, { before }: MadeItem): readonly TaskAct[] | null {
  if (before === null) return task.state === 'dropped' ? [] : [taskAct('withdrawn', {})];
  const { title, due, quantity, row } = before;
  const lead = task.shares.find((share) => share.role === 'lead' && share.to === null);
  const isMoved = 'personId' in row.seen && lead?.personId !== row.seen.personId;
  if (task.state !== 'open' || isMoved) return null;
  const payload = {
    ...(due === task.due ? {} : { due }),
    ...(quantity === task.quantity ? {} : { quantity }),
  };
  const texts = title === task.title ? {} : { title };
  if (Object.keys(payload).length === 0 && Object.keys(texts).length === 0) return [];
  return [taskAct('edited', payload, texts)];
}
