// Reading a file and reckoning what applying it would do: the first works on every import.
import { createHash } from 'node:crypto';
import { layoutOf, type SheetLayout } from '../domain/organization/import/layout.ts';
import { formKey, knownForm, readingsOf } from '../domain/organization/import/sheet-columns.ts';
import type { SheetTable } from '../domain/organization/import/table.ts';
import { tablesApart } from '../domain/organization/import/twin-tables.ts';
import { refuse } from '../domain/refusal.ts';
import { readTables } from '../files/read-table.ts';
import { orgStamp } from '../store/counters.ts';
import { formsOf, rememberForm } from '../store/import-forms.ts';
import { putChanges, putTables, tablesOf } from '../store/import-rows.ts';
import { changeImport, type ImportKind, type ImportRow, lockImport } from '../store/imports.ts';
import { canonical } from '../store/ledger-hash.ts';
import { inTransaction, type Tx } from '../store/transaction.ts';
import type { AppContext } from './context.ts';
import { notFound, refused } from './failure.ts';
import { roleOf } from './import-apply.ts';
import type { OrderOf, Tell } from './import-order.ts';
import { headingsOf, type PlannedImport, planImport } from './import-plan.ts';
import { requireScope, systemReach } from './import-scope.ts';
import { appendAct } from './organization-acts.ts';
import { changeLines } from './views/import-changes.ts';
import { outcomeOf } from './views/imports.ts';

/** Reads the file into the database, then checks it. A file that cannot be read ends the import. */
export async function readWork(context: AppContext, order: OrderOf<'read'>, tell: Tell): Promise<void> {
  await tell('reading', 5);
  await readIn(context, order);
  await checkWork(context, { ...order, what: 'check', remember: false }, tell);
}

// By itself, so that the tables are given up before they are read back for the check.
async function readIn(context: AppContext, order: OrderOf<'read'>): Promise<void> {
  const { author, importId, file } = order;
  const read = await readTables(file.bytes);
  await inTransaction(context.pool, systemReach(author), async (tx) => {
    const job = await lockImport(tx, author.tenantId, importId);
    if (job === null || job.state !== 'reading') throw notFound();
    if (read.ok) await keepRead(tx, order, job, read.tables);
    else await changeImport(tx, author.tenantId, importId, { state: 'failed' });
  });
  if (!read.ok) throw refused([refuse(read.refusal.code, read.refusal.params)]);
}

async function keepRead(
  tx: Tx,
  { author, importId }: OrderOf<'read'>,
  job: ImportRow,
  tables: readonly SheetTable[],
): Promise<void> {
  const { kind, options, fileName, fileHash } = job;
  const layouts = await rememberedLayouts(tx, author.tenantId, kind, tables);
  await putTables(tx, author.tenantId, importId, tables);
  await changeImport(tx, author.tenantId, importId, { state: 'rehearsed', layouts }, false);
  await appendAct(tx, author, 'import', importId, {
    act: 'rehearsed',
    role: roleOf(author),
    payload: { kind, ...options, ...(layouts.length === 0 ? {} : { remembered: layouts.length }) },
    texts: { fileName, fileHash },
  });
}

/** How sheets in a form known from before are read. */
export async function rememberedLayouts(
  tx: Tx,
  tenantId: number,
  kind: ImportKind,
  tables: readonly SheetTable[],
): Promise<readonly SheetLayout[]> {
  const forms = (await formsOf(tx, tenantId)).filter((form) => form.kind === kind);
  const known = new Map(forms.map((form) => [form.headings, form]));
  const layoutsOf = (table: SheetTable): readonly SheetLayout[] => {
    const found = knownForm(table, known);
    return found === null ? [] : [{ ...found.form.layout, sheet: table.sheet, headerRow: found.row }];
  };
  if (known.size === 0) return [];
  return tables.flatMap((table) => {
    const whole = layoutsOf(table);
    return whole.length > 0 ? whole : tablesApart([table], headingsOf(kind), []).flatMap(layoutsOf);
  });
}

export const fingerprintOf = (key: string) => createHash('sha256').update(key).digest('hex').slice(0, 32);

/** Reckons the import against the organisation as it is now and keeps what it says. */
export async function checkWork(context: AppContext, order: OrderOf<'check'>, tell: Tell): Promise<void> {
  const { author, admin, importId } = order;
  const { tenantId } = author;
  await tell('planning', 30);
  await inTransaction(context.pool, systemReach(author), async (tx) => {
    const [stamp, job] = await Promise.all([orgStamp(tx, tenantId), lockImport(tx, tenantId, importId)]);
    if (job === null) throw notFound();
    if (job.state !== 'rehearsed' && job.state !== 'proposed') return;
    const { planned, sheets } = await readAndPlan(tx, tenantId, job);
    if (admin !== null) await requireScope(tx, admin, planned);
    const lines = changeLines(planned);
    await putChanges(tx, tenantId, importId, lines);
    const outcome = outcomeOf(planned, author.personId, lines);
    const planHash = hashOf(planned);
    await changeImport(tx, tenantId, importId, { outcome, sheets, planHash, orgStamp: stamp }, false);
    if (order.remember) await remember(tx, order, { ...job, sheets });
  });
}

/** By itself, so that the tables are given up before the changes are listed. */
async function readAndPlan(tx: Tx, tenantId: number, job: ImportRow) {
  const tables = await tablesOf(tx, tenantId, job.id);
  const sheets = readingsOf(tables, headingsOf(job.kind), job.layouts);
  return { sheets, planned: await planImport(tx, tenantId, { ...job, tables }) };
}

/** Of everything applying would write: equal exactly when it would write the same. */
export function hashOf({ plan, kind }: PlannedImport): string {
  const written: Readonly<Record<string, readonly unknown[]>> =
    kind === 'units' ? { units: plan.units } : { ...plan.changes };
  const hash = createHash('sha256');
  // Line by line: the whole as one text would take as much memory as the plan itself.
  for (const [name, lines] of Object.entries(written).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${name} ${lines.length}\n`);
    for (const line of lines) hash.update(`${canonical(line)}\n`);
  }
  return hash.digest('hex');
}

/** Remembers the sheets read by hand, so that the next file of the form needs no hand. */
async function remember(tx: Tx, { author }: OrderOf<'check'>, job: ImportRow): Promise<void> {
  for (const sheet of job.sheets ?? []) {
    const key = formKey(sheet);
    const layout = layoutOf(job.layouts, sheet.sheet);
    if (key === null || layout === null || !layout.read) continue;
    const { sheet: _name, ...kept } = layout;
    await rememberForm(tx, author.tenantId, {
      ...{ fingerprint: fingerprintOf(key), kind: job.kind, layout: kept, headings: key },
      ...{ personId: author.personId, at: author.now },
    });
  }
}
