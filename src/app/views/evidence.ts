// Evidence of a task, and the bytes of one file: for whoever sees the task.
import { evidenceOfTasks, findEvidence } from '../../store/evidence.ts';
import { personNames } from '../../store/names.ts';
import { findTasks } from '../../store/tasks.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { Failure, notFound } from '../failure.ts';
import { mayAddEvidence } from '../work/evidence.ts';
import { seesTask } from '../work/work-facts.ts';
import { readingWork } from './work-reading.ts';

const SHOWN: readonly string[] = ['application/pdf', 'image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** Throws not-found when there is no such task, or none this person may know of. */
export function viewEvidence(context: AppContext, actor: RequestActor, taskId: number) {
  return readingWork(context, actor, async ({ tx, tenantId, viewer }) => {
    const [task] = await findTasks(tx, tenantId, [taskId]);
    if (task === undefined || !seesTask(viewer, task)) throw notFound();
    const rows = await evidenceOfTasks(tx, tenantId, [taskId]);
    const names = await personNames(
      tx,
      tenantId,
      rows.map(({ addedBy }) => addedBy),
    );
    return {
      items: rows.map(({ addedBy, taskId: _task, ...row }) => ({
        ...row,
        by: addedBy === null ? null : (names.get(addedBy) ?? { id: addedBy, name: '' }),
        shown: row.mediaType !== null && SHOWN.includes(row.mediaType),
        may:
          row.state === 'kept' && addedBy === actor.personId && task.state !== 'accepted'
            ? (['remove'] as const)
            : [],
      })),
      may: mayAddEvidence(task, actor.personId) ? (['add'] as const) : [],
    };
  });
}

/** Throws not-found as above; unable when the file is gone or was changed on the disk. */
export async function readEvidenceFile(context: AppContext, actor: RequestActor, id: number) {
  const row = await readingWork(context, actor, async ({ tx, tenantId, viewer }) => {
    const found = await findEvidence(tx, tenantId, id);
    const [task] = found === null ? [] : await findTasks(tx, tenantId, [found.taskId]);
    if (found === null || task === undefined || !seesTask(viewer, task)) throw notFound();
    return found;
  });
  if (row.hash === null) throw notFound();
  const body = (await context.evidence?.read(actor.tenantId, row.hash)) ?? null;
  if (body === null) throw new Failure('unable', 'evidence-file-lost');
  const mediaType = row.mediaType ?? 'application/octet-stream';
  return { name: row.name, mediaType, body, shown: SHOWN.includes(mediaType) };
}
