// What shows that a product exists: the number of a document, a link, a file. Whoever does a share of the task, or assigned
// it, adds; whoever sees the task reads. Nothing is taken away unseen: what is removed stays named, and its file stays.
import { hasWords, type Refusal, refuse } from '../../domain/refusal.ts';
import { holders, type Task } from '../../domain/work/task.ts';
import { type EvidenceType, evidenceType } from '../../files/evidence-type.ts';
import { FileRefused } from '../../files/refusal.ts';
import { takeIds } from '../../store/counters.ts';
import { type EvidenceRow, insertEvidence, lockEvidence, markEvidenceRemoved } from '../../store/evidence.ts';
import { appendTo } from '../../store/ledger.ts';
import { lockTasks } from '../../store/tasks.ts';
import type { Tx } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { changed, Failure, notFound, refused } from '../failure.ts';
import type { Intent } from '../once.ts';
import { write } from '../write.ts';
import { loadWorkDesk, seesTask, type WorkDesk } from './work-facts.ts';

/** Most pieces one task carries. */
const MOST = 50;

interface EvidenceForm {
  readonly kind: 'document' | 'link';
  readonly name: string;
}
interface EvidenceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

type Made = Pick<EvidenceRow, 'kind' | 'name' | 'hash' | 'bytes' | 'mediaType'>;

/** A document by its number, or a link. Throws not-found, forbidden, refused. */
export function addEvidence(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  taskId: number,
  { kind, name }: EvidenceForm,
): Promise<{ id: number }> {
  return adding(context, actor, intent, taskId, async () => {
    demand(hasWords(name) ? [] : [refuse('comment-required', { rule: 'always', hundredths: null })]);
    demand(kind === 'link' && !isLink(name) ? [refuse('evidence-no-link', {})] : []);
    return { kind, name: name.trim(), hash: null, bytes: null, mediaType: null };
  });
}

/** A file; what it is by content decides. Throws besides refused with a code of the files room. */
export async function addEvidenceFile(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  taskId: number,
  file: EvidenceFile,
): Promise<{ id: number }> {
  const type = await typeOf(file);
  return adding(context, actor, intent, taskId, async () => {
    const { evidence } = context;
    if (evidence === undefined) throw new Failure('unable', 'no-evidence-folder');
    // Before the row: a row without its file would be a lie, a file without a row is found and swept.
    const hash = await evidence.keep(actor.tenantId, file.bytes);
    return {
      ...{ kind: 'file', name: namedAs(file.name, type), hash },
      ...{ bytes: file.bytes.length, mediaType: type.mediaType },
    };
  });
}

async function typeOf({ bytes }: EvidenceFile): Promise<EvidenceType> {
  try {
    return await evidenceType(bytes);
  } catch (error) {
    if (error instanceof FileRefused) throw refused([refuse(error.refusal.code, error.refusal.params)]);
    throw error;
  }
}

/** The name as given, with the ending its content has. */
function namedAs(name: string, { ending }: EvidenceType): string {
  const bare = name.trim() || 'tep';
  return bare.toLowerCase().endsWith(`.${ending}`) ? bare : `${bare}.${ending}`;
}

function adding(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  taskId: number,
  make: () => Promise<Made>,
): Promise<{ id: number }> {
  return write(context, actor, intent, {
    load: async (tx) => {
      const [desk, [task]] = await Promise.all([
        loadWorkDesk(tx, context, actor),
        lockTasks(tx, actor.tenantId, [taskId]),
      ]);
      return { desk, task };
    },
    run: async (tx, { desk, task }) => {
      demandAdder(desk, task, actor);
      demand(await tooMany(tx, actor.tenantId, taskId));
      const made = await make();
      const id = await takeIds(tx, actor.tenantId, 'evidence', 1);
      await insertEvidence(tx, actor.tenantId, [
        { ...made, id, taskId, addedBy: actor.personId, addedAt: actor.now },
      ]);
      await keep(tx, actor, id, 'evidence-added', madePayload(taskId, made), { name: made.name });
      return { id };
    },
  });
}

export const madePayload = (taskId: number, { kind, hash, bytes, mediaType }: Made) => ({
  ...{ taskId, kind, hash, bytes, mediaType },
});

async function tooMany(tx: Tx, tenantId: number, taskId: number): Promise<readonly Refusal[]> {
  const rows = await tx.query<{ count: number }>(
    `select count(*)::int as count from evidence where tenant_id = $1 and task_id = $2 and state = 'kept'`,
    [tenantId, taskId],
  );
  return (rows[0]?.count ?? 0) >= MOST ? [refuse('evidence-too-much', { most: MOST })] : [];
}

function demandAdder({ viewer }: WorkDesk, task: Task | undefined, actor: RequestActor): void {
  if (task === undefined || !seesTask(viewer, task)) throw notFound();
  if (!mayAddEvidence(task, actor.personId)) throw new Failure('forbidden', 'not-your-part');
}

/** Whoever holds a share, or assigned the task. */
export function mayAddEvidence(task: Task, personId: number): boolean {
  return task.assignedBy === personId || holders(task).some((one) => one.personId === personId);
}

/** Takes one's own piece back, with a reason. Throws not-found, forbidden, changed, refused. */
export function removeEvidence(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  id: number,
  form: { readonly version: number; readonly reason: string },
): Promise<{ id: number; version: number }> {
  return write(context, actor, intent, {
    load: async (tx) => {
      const row = await lockEvidence(tx, actor.tenantId, id);
      const [desk, tasks] = await Promise.all([
        loadWorkDesk(tx, context, actor),
        row === null ? [] : lockTasks(tx, actor.tenantId, [row.taskId]),
      ]);
      return { row, desk, task: tasks[0] };
    },
    run: async (tx, { row, desk, task }) => {
      if (row === null || task === undefined || !seesTask(desk.viewer, task)) throw notFound();
      if (row.addedBy !== actor.personId) throw new Failure('forbidden', 'not-your-part');
      if (row.version !== form.version) throw changed(row.version);
      demand(row.state === 'removed' ? [refuse('evidence-removed-already', {})] : []);
      demand(task.state === 'accepted' ? [refuse('evidence-of-accepted-work', {})] : []);
      demand(hasWords(form.reason) ? [] : [refuse('comment-required', { rule: 'always', hundredths: null })]);
      await markEvidenceRemoved(tx, actor.tenantId, id);
      await keep(tx, actor, id, 'evidence-removed', {}, { reason: form.reason });
      return { id, version: row.version + 1 };
    },
  });
}

async function keep(
  tx: Tx,
  actor: RequestActor,
  id: number,
  act: string,
  payload: Readonly<Record<string, unknown>>,
  texts: Readonly<Record<string, string>>,
): Promise<void> {
  const by = { actorId: actor.personId, role: 'self', actingFor: null, rulebook: null };
  await appendTo(tx, actor.tenantId, actor.now, { kind: 'evidence', id, weekStart: null }, [
    { act, payload, texts, ...by },
  ]);
}

function demand(refusals: readonly Refusal[]): void {
  if (refusals.length > 0) throw refused(refusals);
}

function isLink(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text.trim()).protocol);
  } catch {
    return false;
  }
}
