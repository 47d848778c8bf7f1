// Tasks with their shares and parts: one row each, read and written whole. What follows from what the domain decides.
import type { HeldTask, Part, Share, Task } from '../domain/work/task.ts';
import type { Tx } from './transaction.ts';
import { markTasks, uncountShares } from './work-sums.ts';

export const TASK = `t.id, t.kind, t.state, t.unit_id as "unitId", t.goal_id as "goalId", t.recurring_id as "recurringId",
  t.made_for as "madeFor", t.title, t.product, t.responsibility, t.authority, t.reason, t.important, t.planned,
  t.item_id as "itemId", t.item_version as "itemVersion", t.coefficient, t.minutes, t.complexity, t.standard, t.quantity,
  t.done_quantity as "doneQuantity", t.entered, t.starts, t.due, t.delivered, t.accepted, t.assigned_by as "assignedBy",
  t.accepted_by as "acceptedBy", t.returns, t.returned, t.excused_returns as "excusedReturns",
  t.delay_excuse as "delayExcuse", t.fault_excuse as "faultExcuse", t.asked_due as "askedDue", t.source, t.external_id as "externalId",
  t.row_version as version,
  (select coalesce(jsonb_agg(jsonb_build_object('personId', s.person_id, 'postId', s.post_id, 'role', s.role,
      'share', s.share, 'from', s.valid_from, 'to', s.valid_to, 'done', s.done) order by s.person_id), '[]')
    from task_share s where s.tenant_id = t.tenant_id and s.task_id = t.id) as shares,
  (select coalesce(jsonb_agg(jsonb_build_object('weekStart', p.week_start, 'part', p.part) order by p.week_start), '[]')
    from task_part p where p.tenant_id = t.tenant_id and p.task_id = t.id) as parts`;

/** Shares `m` and tasks `t` of tenant $1 a span of days may speak of; what was settled before it is not even looked at. */
export const inSpan = (
  from: string,
  to: string,
) => `m.tenant_id = $1 and m.settled_on >= ${from} and m.valid_from < ${to}
  and (m.valid_to is null or m.valid_to >= ${from}) and t.state <> 'dropped' and t.starts < ${to}
  and (t.delivered is null or t.delivered >= ${from} or t.accepted >= ${from} or t.due >= ${from})`;
const OF_PERSON = `m.person_id = $2 and ${inSpan('$3', '$4')}`;

export async function findTasks(tx: Tx, tenantId: number, ids: readonly number[]): Promise<Task[]> {
  if (ids.length === 0) return [];
  return tx.prepared<Task>(
    'tasks-by-id',
    `select ${TASK} from task t where t.tenant_id = $1 and t.id = any ($2::int[]) order by t.id`,
    [tenantId, ids],
  );
}

/** As far as the person may see it, locked against whoever else acts on it. */
export async function lockTasks(tx: Tx, tenantId: number, ids: readonly number[]): Promise<Task[]> {
  return tx.prepared<Task>(
    'lock-tasks',
    `select ${TASK} from task t where t.tenant_id = $1 and t.id = any ($2::int[]) order by t.id
     for no key update of t`,
    [tenantId, ids],
  );
}

/** Everything a person's span of days may speak of: shares held, tasks not settled before, or judged in it. */
export function tasksOfPerson(
  tx: Tx,
  tenantId: number,
  personId: number,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Task[]> {
  return tx.prepared<Task>(
    'tasks-of-person',
    `select ${TASK} from task_share m join task t on t.tenant_id = m.tenant_id and t.id = m.task_id
     where ${OF_PERSON} order by t.id`,
    [tenantId, personId, from, to],
  );
}

/** What the rules of reports look at, of task `t` and the person's share `m`. */
export const HELD = `t.id, t.kind, t.state, t.title, t.product, t.important, t.planned, t.item_id as "itemId", t.coefficient,
  t.quantity, t.done_quantity as "doneQuantity", t.entered, t.starts, t.due, t.delivered, t.accepted, t.returns,
  t.returned, t.excused_returns as "excusedReturns", t.delay_excuse as "delayExcuse", t.fault_excuse as "faultExcuse",
  m.post_id as "postId", m.role, m.share, m.valid_from as "from", m.valid_to as "to", m.done`;
export type HeldRow = Omit<HeldTask, 'shares' | 'parts'> & Omit<Share, 'personId'>;

/**
 * Same as far as the person's own reports go: who else takes part and what the catalogue says of it is left out. Points
 * need no parts.
 */
export async function heldTasks(
  tx: Tx,
  tenantId: number,
  personId: number,
  { from, to }: { readonly from: string; readonly to: string },
  without: 'parts' | null = null,
): Promise<HeldTask[]> {
  const [rows, parts] = await Promise.all([
    tx.prepared<HeldRow>(
      'held-tasks',
      `select ${HELD}
       from task_share m join task t on t.tenant_id = m.tenant_id and t.id = m.task_id
       where ${OF_PERSON} order by t.id`,
      [tenantId, personId, from, to],
    ),
    without === 'parts' ? new Map<number, Part[]>() : heldParts(tx, tenantId, personId, from),
  ]);
  return rows.map((row) => heldOf(row, personId, parts.get(row.id) ?? []));
}

/** A row stays whole: taking the columns of the share out of it costs ten times as much as handing them along. */
export function heldOf(row: HeldRow, personId: number, parts: readonly Part[]): HeldTask {
  const { postId, role, share, from, to, done } = row;
  return { ...row, shares: [{ personId, postId, role, share, from, to, done }], parts };
}

/** Most tasks have none: once for all is a third of the price of asking each. */
async function heldParts(tx: Tx, tenantId: number, personId: number, from: string) {
  const rows = await tx.prepared<Part & { readonly taskId: number }>(
    'held-parts',
    `select p.task_id as "taskId", p.week_start as "weekStart", p.part
     from task_share m join task_part p on p.tenant_id = m.tenant_id and p.task_id = m.task_id
     where m.tenant_id = $1 and m.person_id = $2 and m.settled_on >= $3 order by p.task_id, p.week_start`,
    [tenantId, personId, from],
  );
  const parts = new Map<number, Part[]>();
  for (const { taskId, ...part } of rows) {
    const known = parts.get(taskId);
    if (known === undefined) parts.set(taskId, [part]);
    else known.push(part);
  }
  return parts;
}

const ROW = `id int, kind text, state text, "unitId" int, "goalId" int, "recurringId" int, "madeFor" int, title text,
  product text, responsibility text, authority text, reason text, important boolean, planned boolean, "itemId" int,
  "itemVersion" int, coefficient int, minutes int, complexity text, standard boolean, quantity int, "doneQuantity" int,
  entered date, starts date, due date, delivered date, accepted date, "assignedBy" int, "acceptedBy" int, returns int,
  returned date, "excusedReturns" int, "delayExcuse" text, "faultExcuse" text, "askedDue" date, source text, "externalId" text,
  version int, shares jsonb`;

/** Adds tasks with their shares; they have no parts yet. */
export async function insertTasks(
  tx: Tx,
  tenantId: number,
  at: string,
  tasks: readonly Task[],
): Promise<void> {
  if (tasks.length === 0) return;
  const rows = JSON.stringify(tasks);
  await tx.prepared(
    'insert-tasks',
    `insert into task (tenant_id, id, kind, state, unit_id, goal_id, recurring_id, made_for, title, product,
       responsibility, authority, reason, important, planned, item_id, item_version, coefficient, minutes, complexity,
       standard, quantity, done_quantity, entered, starts, due, delivered, accepted, assigned_by, accepted_by, returns,
       returned, excused_returns, delay_excuse, fault_excuse, asked_due, source, external_id, row_version, changed_at)
     select $1, n.id, n.kind, n.state, n."unitId", n."goalId", n."recurringId", n."madeFor", n.title, n.product,
       n.responsibility, n.authority, n.reason, n.important, n.planned, n."itemId", n."itemVersion", n.coefficient,
       n.minutes, n.complexity, n.standard, n.quantity, n."doneQuantity", n.entered, n.starts, n.due, n.delivered,
       n.accepted, n."assignedBy", n."acceptedBy", n.returns, n.returned, n."excusedReturns", n."delayExcuse",
       n."faultExcuse", n."askedDue", n.source, n."externalId", n.version, $3
     from jsonb_to_recordset($2::jsonb) as n (${ROW})`,
    [tenantId, rows, at],
  );
  await insertShares(tx, tenantId, tasks);
  markTasks(
    tx,
    tenantId,
    tasks.filter(isCounted).map(({ id }) => id),
  );
}

const isCounted = ({ state }: Task) => state === 'accepted';

/** The last day of an accepted task that a report can speak of. */
const settledOn = ({ due, delivered, accepted }: Task) =>
  [due, delivered, accepted].reduce((last, day) =>
    last === null || (day !== null && day > last) ? day : last,
  );

/** Writes a task after an act over the version before it; false when somebody was faster. */
export async function updateTask(
  tx: Tx,
  tenantId: number,
  at: string,
  before: Task,
  task: Task,
): Promise<boolean> {
  if (!(await updateTasks(tx, tenantId, at, [{ before, task }]))) return false;
  if (task.shares !== before.shares) {
    await tx.prepared('drop-shares', 'delete from task_share where tenant_id = $1 and task_id = $2', [
      ...[tenantId, task.id],
    ]);
    await insertShares(tx, tenantId, [task]);
  }
  if (task.parts !== before.parts) await replaceParts(tx, tenantId, task);
  return true;
}

/** The rows alone, shares and parts as they were; false when somebody was faster with one of them. */
export async function updateTasks(
  tx: Tx,
  tenantId: number,
  at: string,
  changes: readonly { readonly before: Pick<Task, 'version' | 'state'>; readonly task: Task }[],
): Promise<boolean> {
  const rows = await tx.prepared(
    'update-tasks',
    `update task set state = n.state, goal_id = n."goalId", title = n.title, product = n.product,
       responsibility = n.responsibility, authority = n.authority, important = n.important, planned = n.planned,
       quantity = n.quantity, done_quantity = n."doneQuantity", due = n.due, delivered = n.delivered,
       accepted = n.accepted, accepted_by = n."acceptedBy", returns = n.returns, returned = n.returned,
       excused_returns = n."excusedReturns", delay_excuse = n."delayExcuse", fault_excuse = n."faultExcuse",
       asked_due = n."askedDue", item_id = n."itemId", item_version = n."itemVersion", coefficient = n.coefficient, minutes = n.minutes,
       complexity = n.complexity, standard = n.standard,
       row_version = n.version, changed_at = $3
     from jsonb_to_recordset($2::jsonb) as n (${ROW}, "from" int)
     where task.tenant_id = $1 and task.id = n.id and task.row_version = n."from" returning task.id`,
    [tenantId, JSON.stringify(changes.map(({ before, task }) => ({ ...task, from: before.version }))), at],
  );
  if (rows.length !== changes.length) return false;
  await countShares(tx, tenantId, changes);
  return true;
}

/**
 * What was accepted stays with its people and its day, unless it is taken back with its list; an excuse decided later
 * still changes the sums.
 */
async function countShares(
  tx: Tx,
  tenantId: number,
  changes: readonly { readonly before: Pick<Task, 'state'>; readonly task: Task }[],
): Promise<void> {
  const counted = changes.filter(({ task }) => isCounted(task));
  const fresh = counted.filter(({ before }) => before.state !== 'accepted').map(({ task }) => task);
  if (fresh.length > 0)
    await tx.prepared(
      'count-shares',
      `update task_share s set counted_on = n.day, settled_on = n.last
       from unnest($2::int[], $3::date[], $4::date[]) as n (id, day, last)
       where s.tenant_id = $1 and s.task_id = n.id`,
      [
        tenantId,
        fresh.map(({ id }) => id),
        fresh.map(({ delivered }) => delivered),
        fresh.map((task) => settledOn(task)),
      ],
    );
  markTasks(
    tx,
    tenantId,
    counted.map(({ task }) => task.id),
  );
  const gone = changes.filter(({ before, task }) => before.state === 'accepted' && !isCounted(task));
  if (gone.length > 0)
    await uncountShares(
      tx,
      tenantId,
      gone.map(({ task }) => task.id),
    );
}

function insertShares(tx: Tx, tenantId: number, tasks: readonly Task[]): Promise<unknown> {
  const rows = tasks.flatMap((task) => {
    const countedOn = isCounted(task) ? task.delivered : null;
    const last = isCounted(task) ? settledOn(task) : null;
    return task.shares.map((one) => ({ ...one, taskId: task.id, countedOn, last }));
  });
  return tx.prepared(
    'insert-shares',
    `insert into task_share (tenant_id, task_id, person_id, post_id, role, share, valid_from, valid_to, done, counted_on,
       settled_on)
     select $1, n."taskId", n."personId", n."postId", n.role, n.share, n."from", n."to", n.done, n."countedOn",
       coalesce(n.last, 'infinity')
     from jsonb_to_recordset($2::jsonb) as n ("taskId" int, "personId" int, "postId" int, role text, share int,
       "from" date, "to" date, done date, "countedOn" date, last date)`,
    [tenantId, JSON.stringify(rows)],
  );
}

async function replaceParts(tx: Tx, tenantId: number, { id, parts }: Task): Promise<void> {
  await tx.prepared('drop-parts', 'delete from task_part where tenant_id = $1 and task_id = $2', [
    tenantId,
    id,
  ]);
  await tx.prepared(
    'insert-parts',
    `insert into task_part (tenant_id, task_id, week_start, part)
     select $1, $2, n."weekStart", n.part
     from jsonb_to_recordset($3::jsonb) as n ("weekStart" date, part int)`,
    [tenantId, id, JSON.stringify(parts)],
  );
}
