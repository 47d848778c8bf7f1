// Importing units and staff lists: rehearse, settle, apply in one transaction or drop. Nothing is ever half-imported.
import { createHash } from 'node:crypto';
import { CHOICES, type Resolution, TROUBLE_CODES } from '../domain/organization/import/trouble.ts';
import { refuse } from '../domain/refusal.ts';
import { readTables } from '../files/read-table.ts';
import { type Say, troublesWorkbook } from '../files/troubles-workbook.ts';
import { takeIds } from '../store/counters.ts';
import {
  findImport,
  type ImportKind,
  type ImportOptions,
  type ImportRow,
  insertImport,
  lockImport,
  type NewImport,
  putResolutions,
  settleImport,
} from '../store/imports.ts';
import { treeOn } from '../store/organization-state.ts';
import { lockOrganization } from '../store/organization-write.ts';
import { inTransaction, type Scope, type Tx } from '../store/transaction.ts';
import type { RequestActor } from './actor.ts';
import type { AppContext } from './context.ts';
import { changed, Failure, notFound, refused } from './failure.ts';
import { applyPlan, roleOf } from './import-apply.ts';
import { type PlannedImport, planImport } from './import-plan.ts';
import type { Intent } from './once.ts';
import { type Author, administers, administersAll, appendAct } from './organization-acts.ts';
import { importView, listedTrouble, outcomeOf } from './views/imports.ts';
import { write } from './write.ts';

export interface ImportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type ImportView = ReturnType<typeof importView>;

/** A file as it will be kept while its rehearsal is open. Throws Failure `refused` when it cannot be read. */
export async function readImportFile(
  author: Pick<Author, 'personId' | 'now'>,
  file: ImportFile,
  asked: { readonly kind: ImportKind; readonly options: ImportOptions },
): Promise<NewImport> {
  const read = await readTables(file.bytes);
  if (!read.ok) throw refused([refuse(read.refusal.code, read.refusal.params)]);
  return {
    ...asked,
    fileName: file.name,
    fileHash: createHash('sha256').update(file.bytes).digest('hex'),
    tables: read.tables,
    createdBy: author.personId,
    createdAt: author.now,
  };
}

/** Reads a file and says what applying it would do; only the rehearsal itself is recorded. */
export async function rehearse(
  context: AppContext,
  actor: RequestActor,
  file: ImportFile,
  asked: { readonly kind: ImportKind; readonly options: ImportOptions },
): Promise<ImportView> {
  const job = await readImportFile(actor, file, asked);
  return inTransaction(context.pool, systemScope(actor), async (tx) => {
    const planned = await planImport(tx, actor.tenantId, { ...job, resolutions: [] });
    await requireScope(tx, actor, planned);
    const kept = await keep(tx, actor, job);
    return importView(kept, planned);
  });
}

/** Records a rehearsal with its first act. */
export async function keep(tx: Tx, author: Author, job: NewImport): Promise<ImportRow> {
  const id = await takeIds(tx, author.tenantId, 'import', 1);
  await insertImport(tx, author.tenantId, id, job);
  const { kind, options, fileName, fileHash } = job;
  await appendAct(tx, author, 'import', id, {
    act: 'rehearsed',
    role: roleOf(author),
    payload: { kind, ...options },
    texts: { fileName, fileHash },
  });
  const fresh = { resolutions: [], state: 'rehearsed', appliedAt: null, outcome: null, version: 1 } as const;
  return { ...job, ...fresh, id };
}

/** An open rehearsal reckoned anew against the organisation as it is now; an applied one as it was applied. */
export function readImport(context: AppContext, actor: RequestActor, id: number): Promise<ImportView> {
  return inTransaction(
    context.pool,
    systemScope(actor),
    async (tx) => {
      const job = await findImport(tx, actor.tenantId, id);
      if (job === null) throw notFound();
      await requireSight(tx, actor, job);
      return viewOf(tx, actor, job);
    },
    { readOnly: true },
  );
}

export interface ResolutionForm {
  readonly sheet: string;
  readonly row: number;
  readonly code: string;
  /** 'ask-again' takes an answer back. */
  readonly choice: Resolution['choice'] | 'ask-again';
  readonly value?: string | undefined;
}

export interface ImportActForm {
  readonly act: 'resolve' | 'apply' | 'drop';
  readonly version: number;
  readonly resolutions?: readonly ResolutionForm[] | undefined;
}

/** Settles troubles, applies everything in one step, or drops the rehearsal. */
export function actOnImport(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  id: number,
  form: ImportActForm,
): Promise<ImportView> {
  return write(context, actor, intent, {
    reach: 'system',
    load: (tx) => lockOrganization(tx, actor.tenantId).then(() => lockImport(tx, actor.tenantId, id)),
    run: async (tx, job) => {
      if (job === null) throw notFound();
      await requireSight(tx, actor, job);
      if (job.version !== form.version) throw changed(job.version);
      if (job.state !== 'rehearsed') throw refused([refuse('import-settled', { state: job.state })]);
      if (form.act === 'apply') return applyJob(tx, context, actor, job, actor);
      return form.act === 'drop'
        ? dropJob(tx, actor, job)
        : resolveJob(tx, actor, job, form.resolutions ?? []);
    },
  });
}

/** Plans under the lock of the organisation and writes it. `admin` null: the command line, which may everything. */
export async function applyJob(
  tx: Tx,
  context: AppContext,
  author: Author,
  job: ImportRow,
  admin: RequestActor | null,
): Promise<ImportView> {
  const planned = await planImport(tx, author.tenantId, job);
  if (admin !== null) await requireScope(tx, admin, planned);
  const outcome = outcomeOf(planned);
  const { counts } = outcome;
  await applyPlan(tx, context, author, planned, { importId: job.id, from: job.options.from, counts });
  const appliedAt = author.now;
  await settleImport(tx, author.tenantId, job.id, { state: 'applied', appliedAt, outcome });
  await appendAct(tx, author, 'import', job.id, {
    act: 'applied',
    role: roleOf(author),
    payload: { counts },
  });
  return importView({ ...job, state: 'applied', appliedAt, outcome, version: job.version + 1 }, null);
}

async function dropJob(tx: Tx, actor: RequestActor, job: ImportRow): Promise<ImportView> {
  const end = { state: 'dropped', appliedAt: null, outcome: null } as const;
  await settleImport(tx, actor.tenantId, job.id, end);
  await appendAct(tx, actor, 'import', job.id, { act: 'dropped', role: roleOf(actor), payload: {} });
  return importView({ ...job, ...end, version: job.version + 1 }, null);
}

async function resolveJob(
  tx: Tx,
  actor: RequestActor,
  job: ImportRow,
  forms: readonly ResolutionForm[],
): Promise<ImportView> {
  const resolutions = merged(job.resolutions, forms);
  await putResolutions(tx, actor.tenantId, job.id, resolutions);
  await appendAct(tx, actor, 'import', job.id, {
    act: 'resolved',
    role: roleOf(actor),
    payload: { answers: forms.map(({ row, code, choice }) => ({ row, code, choice })) },
    texts: { values: JSON.stringify(forms.map(({ value }) => value ?? null)) },
  });
  const answered = { ...job, resolutions, version: job.version + 1 };
  return viewOf(tx, actor, answered);
}

/** New answers over the old ones, one per row and code. Throws Failure `invalid` for codes no rehearsal knows. */
export function merged(
  known: readonly Resolution[],
  forms: readonly ResolutionForm[],
): readonly Resolution[] {
  const key = (one: { readonly row: number; readonly code: string }) => `${one.row} ${one.code}`;
  const answers = new Map(known.map((one) => [key(one), one]));
  for (const [at, form] of forms.entries()) {
    const code = TROUBLE_CODES.find((one) => one === form.code);
    if (code === undefined)
      throw new Failure('invalid', 'invalid-body', {
        fields: [{ path: `body.resolutions.${at}.code`, code: 'choice' }],
      });
    const choice = CHOICES.find((one) => one === form.choice);
    if (choice === undefined) answers.delete(key(form));
    else answers.set(key(form), { row: form.row, code, choice, value: form.value ?? null });
  }
  return [...answers.values()];
}

async function viewOf(tx: Tx, actor: RequestActor, job: ImportRow): Promise<ImportView> {
  return importView(job, job.state === 'rehearsed' ? await planImport(tx, actor.tenantId, job) : null);
}

/** Units change for the whole body; a staff list for the unit it is of. Throws `forbidden` outside the own part. */
async function requireScope(tx: Tx, actor: RequestActor, planned: PlannedImport): Promise<void> {
  const units = (await treeOn(tx, actor.tenantId, actor.today))?.units ?? [];
  const root = planned.kind === 'people' ? planned.plan.rootUnitId : null;
  // A list without readable rows changes nothing: its troubles may be shown.
  if (planned.kind === 'people' && root === null && planned.plan.rows.length === 0) return;
  const isTheirs = root === null ? administersAll(actor, units) : administers(actor, units, root);
  if (!isTheirs) throw new Failure('forbidden', 'outside-scope');
}

/** An import holds personal data: seen by administrators of the whole body and by whoever made it. */
async function requireSight(tx: Tx, actor: RequestActor, job: ImportRow): Promise<void> {
  const units = (await treeOn(tx, actor.tenantId, actor.today))?.units ?? [];
  const isAdministrator = actor.roles.some((grant) => grant.role === 'organization-admin');
  const sees = isAdministrator && (job.createdBy === actor.personId || administersAll(actor, units));
  if (!sees) throw notFound();
}

// Reading private data and bringing weeks in line needs the reach of the system; rights are checked above.
function systemScope(actor: RequestActor): Scope {
  return { tenantId: actor.tenantId, personId: actor.personId, actor: 'system', today: actor.today };
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
