// Importing from the command line: no session, no idempotency key, no second person.
import type { SheetLayout } from '../domain/organization/import/layout.ts';
import { readingsOf, type SheetReading } from '../domain/organization/import/sheet-columns.ts';
import { refuse } from '../domain/refusal.ts';
import { readTables } from '../files/read-table.ts';
import { putTables } from '../store/import-rows.ts';
import { changeImport, findImport, type ImportKind } from '../store/imports.ts';
import { treeOn } from '../store/organization-state.ts';
import { inTransaction, type Tx } from '../store/transaction.ts';
import type { AppContext } from './context.ts';
import { notFound, refused } from './failure.ts';
import { merged, type ResolutionForm } from './import-acts.ts';
import { roleOf } from './import-apply.ts';
import { rememberedLayouts } from './import-check.ts';
import type { ImportFile } from './import-order.ts';
import { headingsOf, planImport } from './import-plan.ts';
import { systemReach } from './import-scope.ts';
import { planUndo } from './import-undo-plan.ts';
import { startWork } from './import-work.ts';
import { newImport, openImport } from './imports.ts';
import { type Author, appendAct } from './organization-acts.ts';
import { type UndoView, undoView } from './views/import-undo.ts';
import { type ImportOutcome, outcomeOf } from './views/imports.ts';

export interface ConsoleImport {
  readonly kind: ImportKind;
  readonly from: string;
  /** Code of the unit a staff list is of; null lets the letterhead say. */
  readonly unitCode: string | null;
  readonly complete: boolean;
  readonly answers: readonly ResolutionForm[];
  /** How sheets are read; null: as remembered, else as guessed. */
  readonly layouts: readonly SheetLayout[] | null;
  readonly apply: boolean;
}

export interface ConsoleOutcome extends ImportOutcome {
  readonly applied: boolean;
  /** Its number, to undo it by; null while nothing is applied. */
  readonly importId: number | null;
  readonly sheets: readonly SheetReading[];
}

/** Reckons what the file would do and, when asked and no error is open, does it. A rehearsal alone leaves no trace. */
export async function importFromConsole(
  context: AppContext,
  author: Author,
  file: ImportFile,
  asked: ConsoleImport,
): Promise<ConsoleOutcome> {
  const { importId, outcome, sheets } = await rehearse(context, author, file, asked);
  if (importId !== null)
    await startWork(context, { what: 'apply', importId, author, admin: null, agreedHash: null });
  return { ...outcome, sheets, applied: importId !== null, importId };
}

interface Rehearsed {
  readonly outcome: ImportOutcome;
  readonly sheets: readonly SheetReading[];
  /** What is to be applied. */
  readonly importId: number | null;
}

// Apart from the applying, so that what it took of a large file is free again by then.
async function rehearse(
  context: AppContext,
  author: Author,
  file: ImportFile,
  asked: ConsoleImport,
): Promise<Rehearsed> {
  const { kind, from, complete, unitCode } = asked;
  const read = await readTables(file.bytes, undefined, (rows) => context.onWork?.('reading', rows));
  if (!read.ok) throw refused([refuse(read.refusal.code, read.refusal.params)]);
  const { tables } = read;
  context.onWork?.('planning', 0);
  const resolutions = merged([], asked.answers);
  return inTransaction(context.pool, systemReach(author), async (tx) => {
    const unitId = unitCode === null ? null : await unitOfCode(tx, author.tenantId, from, unitCode);
    const options = { from, complete, unitId };
    const layouts = asked.layouts ?? (await rememberedLayouts(tx, author.tenantId, kind, tables));
    const planned = await planImport(tx, author.tenantId, { kind, options, tables, resolutions, layouts });
    const outcome = outcomeOf(planned, null);
    const sheets = readingsOf(tables, headingsOf(kind), layouts);
    if (!asked.apply || !planned.plan.applicable) return { outcome, sheets, importId: null };
    const id = await openImport(tx, author, newImport(author, file, { kind, options }));
    await putTables(tx, author.tenantId, id, tables);
    await changeImport(tx, author.tenantId, id, { state: 'rehearsed', resolutions, layouts }, false);
    await appendAct(tx, author, 'import', id, {
      act: 'rehearsed',
      role: roleOf(author),
      payload: { kind, ...options },
      texts: { fileName: file.name },
    });
    return { outcome, sheets, importId: id };
  });
}

async function unitOfCode(tx: Tx, tenantId: number, day: string, code: string): Promise<number> {
  const unit = (await treeOn(tx, tenantId, day))?.units.find((one) => one.code === code);
  if (unit === undefined) throw refused([{ code: 'unit-code-unknown', params: { code } }]);
  return unit.id;
}

/** Shows what undoing would do and, when a reason is given, does it. `from` null: as if it had never been applied. */
export async function undoFromConsole(
  context: AppContext,
  author: Author,
  importId: number,
  asked: { readonly from: string | null; readonly reason: string | null },
): Promise<UndoView & { readonly undone: boolean }> {
  const { tenantId } = author;
  const view = await inTransaction(context.pool, systemReach(author), async (tx) => {
    const job = await findImport(tx, tenantId, importId);
    if (job === null) throw notFound();
    return undoView(tx, author, await planUndo(tx, tenantId, job, asked.from ?? job.options.from));
  });
  const { reason } = asked;
  if (reason === null) return { ...view, undone: false };
  const order = { what: 'undo', importId, author, admin: null, from: view.from, reason } as const;
  await startWork(context, { ...order, agreedHash: view.hash });
  return { ...view, undone: true };
}
