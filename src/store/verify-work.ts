// Rows of the register of work for checking them against their acts.
import type { Task } from '../domain/work/task.ts';
import type { WorkLog } from '../domain/work/work-log.ts';
import { findTasks } from './tasks.ts';
import type { Tx } from './transaction.ts';
import { findLogs } from './work-logs.ts';

export const WORK_KINDS = ['task', 'work-log'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

export function workRows(
  tx: Tx,
  tenantId: number,
  kind: WorkKind,
  ids: readonly number[],
): Promise<readonly (Task | WorkLog)[]> {
  return kind === 'task' ? findTasks(tx, tenantId, ids) : findLogs(tx, tenantId, ids);
}

/** Rows that no act speaks of. */
export async function workWithoutActs(tx: Tx, tenantId: number, kind: WorkKind): Promise<readonly number[]> {
  const table = kind === 'task' ? 'task' : 'work_log';
  const rows = await tx.query<{ id: number }>(
    `select r.id from ${table} r where r.tenant_id = $1 and not exists (
       select from act a where a.tenant_id = $1 and a.record_kind = $2 and a.record_id = r.id) order by r.id`,
    [tenantId, kind],
  );
  return rows.map(({ id }) => id);
}

/** Tasks whose list of people is not that of their shares: row-level security goes by it. */
export async function tasksOfWrongPeople(tx: Tx, tenantId: number): Promise<readonly number[]> {
  const rows = await tx.query<{ id: number }>(
    `select t.id from task t left join (
       select s.task_id, array_agg(s.person_id order by s.person_id) as people from task_share s
       where s.tenant_id = $1 group by s.task_id) s on s.task_id = t.id
     where t.tenant_id = $1 and t.people <> coalesce(s.people, '{}') order by t.id`,
    [tenantId],
  );
  return rows.map(({ id }) => id);
}
