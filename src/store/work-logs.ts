// Logs of days: what was done on which task, declared minutes.
import type { WorkLog } from '../domain/work/work-log.ts';
import type { Tx } from './transaction.ts';
import { markTasks } from './work-sums.ts';

const LOG = `id, person_id as "personId", day, task_id as "taskId", unit_id as "unitId", words, minutes, tags, state,
  row_version as version`;

export async function insertLogs(tx: Tx, tenantId: number, logs: readonly WorkLog[]): Promise<void> {
  if (logs.length === 0) return;
  await tx.prepared(
    'insert-logs',
    `insert into work_log (tenant_id, id, person_id, day, task_id, unit_id, words, minutes, tags, state, row_version)
     select $1, n.id, n."personId", n.day, n."taskId", n."unitId", n.words, n.minutes,
       array(select jsonb_array_elements_text(n.tags)), n.state, n.version
     from jsonb_to_recordset($2::jsonb) as n (id int, "personId" int, day date, "taskId" int, "unitId" int, words text,
       minutes int, tags jsonb, state text, version int)`,
    [tenantId, JSON.stringify(logs)],
  );
  markTasks(
    tx,
    tenantId,
    logs.map(({ taskId }) => taskId),
  );
}

/** Whoever logs hours of this person waits here: a day has twenty-four of them, whatever comes at once. */
export async function lockHours(tx: Tx, tenantId: number, personId: number): Promise<void> {
  await tx.prepared('lock-hours', `select pg_advisory_xact_lock($1, hashtext('hours:' || $2::int))`, [
    tenantId,
    personId,
  ]);
}

export async function lockLog(tx: Tx, tenantId: number, id: number): Promise<WorkLog | null> {
  const rows = await tx.query<WorkLog>(
    `select ${LOG} from work_log where tenant_id = $1 and id = $2 for no key update`,
    [tenantId, id],
  );
  return rows[0] ?? null;
}

export async function updateLog(tx: Tx, tenantId: number, log: WorkLog): Promise<void> {
  const { id, day, words, minutes, tags, state, version, taskId } = log;
  await tx.query(
    `update work_log set day = $3, words = $4, minutes = $5, tags = $6, state = $7, row_version = $8
     where tenant_id = $1 and id = $2`,
    [tenantId, id, day, words, minutes, tags, state, version],
  );
  markTasks(tx, tenantId, [taskId]);
}

/** A person's own of [from, to), in order. */
export function logsOfPerson(
  tx: Tx,
  tenantId: number,
  personId: number,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<WorkLog[]> {
  return tx.prepared<WorkLog>(
    'logs-of-person',
    `select ${LOG} from work_log
     where tenant_id = $1 and person_id = $2 and day >= $3 and day < $4 and state = 'kept' order by day, id`,
    [tenantId, personId, from, to],
  );
}

/** Declared minutes of each person on tasks of the unit in [from, to); who declared none is absent. */
export function minutesOfUnit(
  tx: Tx,
  tenantId: number,
  unitId: number,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<{ personId: number; minutes: number }[]> {
  return tx.prepared(
    'minutes-of-unit',
    `select person_id as "personId", sum(minutes)::int as minutes from work_log
     where tenant_id = $1 and unit_id = $2 and day >= $3 and day < $4 and state = 'kept' and minutes is not null
     group by person_id`,
    [tenantId, unitId, from, to],
  );
}

/** Of a task, as far as row-level security shows them: one's own, and to those above everybody's. */
export function logsOfTask(tx: Tx, tenantId: number, taskId: number): Promise<WorkLog[]> {
  return tx.prepared<WorkLog>(
    'logs-of-task',
    `select ${LOG} from work_log where tenant_id = $1 and task_id = $2 and state = 'kept' order by day, id limit 500`,
    [tenantId, taskId],
  );
}

export interface Wording {
  readonly title: string;
  readonly product: string;
  readonly itemId: number | null;
  readonly uses: number;
}

/** Titles the person began or logged on most since a day. */
export function favouriteWordings(
  tx: Tx,
  tenantId: number,
  personId: number,
  since: string,
): Promise<Wording[]> {
  return tx.prepared<Wording>(
    'favourite-wordings',
    `select t.title, t.product, t.item_id as "itemId", count(*)::int as uses
     from work_log w join task t on t.tenant_id = w.tenant_id and t.id = w.task_id
     where w.tenant_id = $1 and w.person_id = $2 and w.day >= $3 and w.state = 'kept'
     group by t.title, t.product, t.item_id order by count(*) desc, t.title limit 20`,
    [tenantId, personId, since],
  );
}

export async function findLogs(tx: Tx, tenantId: number, ids: readonly number[]): Promise<WorkLog[]> {
  if (ids.length === 0) return [];
  return tx.query<WorkLog>(
    `select ${LOG} from work_log where tenant_id = $1 and id = any ($2::int[]) order by id`,
    [tenantId, ids],
  );
}
