// Importing units and staff lists: a file is rehearsed, and looked at while and after it is checked.
import { createHash } from 'node:crypto';
import { type Say, troublesWorkbook } from '../files/troubles-workbook.ts';
import { orgStamp, takeIds } from '../store/counters.ts';
import { formsOf, importRule, isBodyEmpty } from '../store/import-forms.ts';
import { workOf } from '../store/import-work.ts';
import {
  findImport,
  type ImportKind,
  type ImportOptions,
  type ImportRow,
  insertImport,
  type NewImport,
} from '../store/imports.ts';
import { namesOf } from '../store/people.ts';
import { inReadTransaction, inTransaction, type Tx } from '../store/transaction.ts';
import type { RequestActor } from './actor.ts';
import type { AppContext } from './context.ts';
import { notFound } from './failure.ts';
import { fingerprintOf } from './import-check.ts';
import type { ImportFile } from './import-order.ts';
import { requireSight, systemReach } from './import-scope.ts';
import { startWork } from './import-work.ts';
import type { Author } from './organization-acts.ts';
import { importView, isRunning, listedTrouble } from './views/imports.ts';

export type ImportView = ReturnType<typeof importView>;

export interface AskedImport {
  readonly kind: ImportKind;
  readonly options: ImportOptions;
}

/** What is recorded of a file before anything in it is read. */
export function newImport(
  author: Pick<Author, 'personId' | 'now'>,
  file: ImportFile,
  asked: AskedImport,
): NewImport {
  return {
    ...asked,
    fileName: file.name,
    fileHash: createHash('sha256').update(file.bytes).digest('hex'),
    createdBy: author.personId,
    createdAt: author.now,
  };
}

/** Records an import to be read; returns its number. */
export async function openImport(tx: Tx, author: Author, job: NewImport): Promise<number> {
  const id = await takeIds(tx, author.tenantId, 'import', 1);
  await insertImport(tx, author.tenantId, id, job);
  return id;
}

/**
 * Reads a file and says what applying it would do; nothing is changed. A long file is answered while it is still being
 * read: `work` tells how far it is. Throws Failure `refused` when it cannot be read.
 */
export async function rehearse(
  context: AppContext,
  actor: RequestActor,
  file: ImportFile,
  asked: AskedImport,
): Promise<ImportView> {
  const importId = await inTransaction(context.pool, systemReach(actor), (tx) =>
    openImport(tx, actor, newImport(actor, file, asked)),
  );
  await startWork(context, { what: 'read', importId, author: authorOf(actor), admin: actor, file });
  return lookAt(context, actor, importId);
}

/** Only what works need of who asks: it crosses to another thread. */
export function authorOf({ tenantId, personId, today, now }: Author): Author {
  return { tenantId, personId, today, now };
}

/** An import as it stands; an open one is checked anew when the organisation changed since. */
export async function readImport(context: AppContext, actor: RequestActor, id: number): Promise<ImportView> {
  if (await isStale(context, actor, id)) {
    const order = { what: 'check', importId: id, author: authorOf(actor), admin: actor } as const;
    await startWork(context, { ...order, remember: false });
  }
  return lookAt(context, actor, id);
}

function isStale(context: AppContext, actor: RequestActor, id: number): Promise<boolean> {
  return inReadTransaction(context.pool, systemReach(actor), async (tx) => {
    const [job, work, stamp] = await Promise.all([
      findImport(tx, actor.tenantId, id),
      workOf(tx, actor.tenantId, id),
      orgStamp(tx, actor.tenantId),
    ]);
    if (job === null) throw notFound();
    await requireSight(tx, actor, job);
    const isOpen = job.state === 'rehearsed' || job.state === 'proposed';
    const failed = work !== null && (work.lost || work.refusals !== null);
    const isOld = job.orgStamp !== stamp || (job.outcome === null && !failed);
    return isOpen && !isRunning(work) && isOld;
  });
}

/** The import as it is recorded, without checking it anew. One snapshot: its state and its work must fit together. */
export function lookAt(context: AppContext, actor: RequestActor, id: number): Promise<ImportView> {
  return inReadTransaction(context.pool, systemReach(actor), async (tx) => {
    const job = await findImport(tx, actor.tenantId, id);
    if (job === null) throw notFound();
    await requireSight(tx, actor, job);
    return viewOf(tx, actor, job);
  });
}

async function viewOf(tx: Tx, actor: RequestActor, job: ImportRow): Promise<ImportView> {
  const { tenantId } = actor;
  const undoneBy = (job.undo as { readonly by: number | null } | null)?.by ?? null;
  const [work, secondPerson, forms, names] = await Promise.all([
    workOf(tx, tenantId, job.id),
    needsSecondPerson(tx, tenantId),
    formsOf(tx, tenantId),
    namesOf(tx, tenantId, [job.createdBy, job.proposal?.by ?? null, undoneBy]),
  ]);
  const ofKind = forms.filter((form) => form.kind === job.kind);
  const remembered = new Set(ofKind.map((form) => form.fingerprint));
  return importView(job, { work, viewerId: actor.personId, secondPerson, names, remembered, fingerprintOf });
}

/** A first import into a body where nobody holds a post yet needs no second person. */
export async function needsSecondPerson(tx: Tx, tenantId: number): Promise<boolean> {
  const rule = await importRule(tx, tenantId);
  return rule.secondPerson && !(await isBodyEmpty(tx, tenantId));
}

/** The troubles of an import as a workbook, in the language of `say`; an applied import keeps those it was applied with. */
export async function troublesFile(context: AppContext, actor: RequestActor, id: number, say: Say) {
  const { fileName, troubles } = await readImport(context, actor, id);
  const body = await troublesWorkbook(troubles.map(listedTrouble), say);
  return {
    name: `${fileName.replace(/\.[^.]*$/, '')} - ${say('import.troubles')}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  };
}
