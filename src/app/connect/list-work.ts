// The long part of a list of work: read, rehearsed, applied, taken back. In batches, each in a transaction of its own, so that
// a list of a hundred thousand stops nobody; whatever ends it half way, pressing again goes on from there.
import {
  fieldOfRefusal,
  type LIST_COUNTS,
  type ListTrouble,
  missingFields,
} from '../../domain/connect/list.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { refuse } from '../../domain/refusal.ts';
import { READ_LIMITS, type ReadLimits } from '../../files/limits.ts';
import { readPieces } from '../../files/read-table.ts';
import { lockConnector, markReceived } from '../../store/connectors.ts';
import { formsLike, rememberForm } from '../../store/import-forms.ts';
import { dropRows, putChanges, putPieces } from '../../store/import-rows.ts';
import { changeImport } from '../../store/imports.ts';
import { inTransaction, type Tx } from '../../store/transaction.ts';
import {
  findWorkList,
  keepMade,
  lockWorkList,
  type MadeItem,
  type WorkListRow,
} from '../../store/work-lists.ts';
import type { AppContext } from '../context.ts';
import { notFound, refused } from '../failure.ts';
import type { ListOrder, Tell } from '../import-order.ts';
import { systemReach } from '../import-scope.ts';
import { keepTaken } from './keep-taken.ts';
import { batchesOf, type KeptSheets, type Layouts, type ListedItem, sheetsOf } from './list-rows.ts';
import { undoList } from './list-undo.ts';
import type { Outcome, ReceptionOrder } from './outcome.ts';
import { outsideNames } from './outside-names.ts';
import { clockOf } from './receive.ts';
import { recordOfConnector } from './record.ts';
import { decideRound, UNDONE } from './take-items.ts';

/** A hundred thousand items with room to spare. */
export const LIST_LIMITS: ReadLimits = { ...READ_LIMITS, rows: 120_000 };
/** Troubles that are kept; there is no use in more. */
const MOST_TROUBLES = 20_000;
export const SHOWN_TROUBLES = 200;

export type ListCounts = Readonly<Record<(typeof LIST_COUNTS)[number], number>>;
export interface ListOutcome {
  readonly rows: number;
  readonly counts: ListCounts;
  readonly errors: number;
  readonly warnings: number;
  /** The first of them. */
  readonly troubles: readonly ListTrouble[];
}

export async function workOnList(context: AppContext, order: ListOrder, tell: Tell): Promise<void> {
  if (order.what === 'read') await readList(context, order, tell);
  if (order.what === 'read' || order.what === 'check') await checkList(context, order, tell);
  if (order.what === 'apply') await applyList(context, order, tell);
  if (order.what === 'undo') await undoList(context, order, tell);
}

async function readList(context: AppContext, order: ListOrder, tell: Tell): Promise<void> {
  const { author, importId, file } = order;
  if (file === undefined) throw new Error('nothing to read');
  await tell('reading', 5);
  const read = await readPieces(file.bytes, LIST_LIMITS, (rows) => context.onWork?.('reading', rows));
  await inTransaction(context.pool, systemReach(author), async (tx) => {
    const job = await lockWorkList(tx, author.tenantId, importId);
    if (job === null || job.state !== 'reading') throw notFound();
    if (read.ok) await putPieces(tx, author.tenantId, importId, read.pieces);
    const state = read.ok ? 'rehearsed' : 'failed';
    await changeImport(tx, author.tenantId, importId, { state, layouts: {} }, false);
  });
  if (!read.ok) throw refused([refuse(read.refusal.code, read.refusal.params)]);
}

async function checkList(context: AppContext, order: ListOrder, tell: Tell): Promise<void> {
  const { author, importId } = order;
  const { tenantId } = author;
  await tell('planning', 20);
  const { job, sheets } = await inTransaction(context.pool, systemReach(author), async (tx) => {
    const held = await lockWorkList(tx, tenantId, importId);
    if (held === null || held.state !== 'rehearsed') throw notFound();
    return { job: held, sheets: await layOut(tx, order, held) };
  });
  const tally = new Tally();
  const withoutColumns = sheets.sheets.filter((sheet) => missingFields(sheet).length > 0);
  // Where it is not known who or what, saying so of every row would help nobody.
  const read = { ...sheets, sheets: sheets.sheets.filter((sheet) => !withoutColumns.includes(sheet)) };
  for await (const batch of batchesOf(context.pool, systemReach(author), job, read)) {
    tally.read(batch.troubles, batch.rows);
    await inTransaction(context.pool, systemReach(author), async (tx) => {
      const outcomes = await decided(tx, receptionOf(order), batch.items);
      tally.decided(batch.items, outcomes);
    });
    await tell('planning', 20 + Math.floor((75 * batch.rows) / Math.max(1, sheets.rows)));
  }
  await inTransaction(context.pool, systemReach(author), async (tx) => {
    await putChanges(tx, tenantId, importId, tally.troubles);
    await changeImport(tx, tenantId, importId, { outcome: tally.outcome() }, false);
  });
}

/** The columns, and a form that was told by hand remembered for the next file. */
async function layOut(
  tx: Tx,
  { author, importId, remember }: ListOrder,
  job: WorkListRow,
): Promise<KeptSheets> {
  const { tenantId, personId, now } = author;
  const layouts = job.layouts as Layouts;
  const guessed = await sheetsOf(tx, tenantId, importId, layouts, () => null);
  const forms = await formsLike(
    tx,
    tenantId,
    'work',
    guessed.sheets.map(({ form }) => form),
  );
  const known = new Map(forms.map((form) => [form.fingerprint, form.layout.columns]));
  const sheets = await sheetsOf(tx, tenantId, importId, layouts, (form) => known.get(form) ?? null);
  for (const sheet of sheets.sheets) {
    const columns = layouts[sheet.sheet];
    if (columns === undefined || remember !== true) continue;
    const headings = sheet.columns
      .map(({ heading }) => heading)
      .join(' | ')
      .slice(0, 500);
    const layout = { read: true, headerRow: null, columns };
    const form = { fingerprint: sheet.form, kind: 'work', layout, headings, at: now, personId } as const;
    await rememberForm(tx, tenantId, form);
  }
  await changeImport(tx, tenantId, importId, { sheets }, false);
  return sheets;
}

const receptionOf = ({ author, list }: ListOrder): ReceptionOrder => ({
  ...{ tenantId: author.tenantId, now: author.now, today: author.today },
  clock: clockOf(list, author.now, author.today),
  connector: list.connector,
});

async function decided(
  tx: Tx,
  order: ReceptionOrder,
  listed: readonly ListedItem[],
): Promise<readonly Outcome[]> {
  if (listed.length === 0) return [];
  const items = listed.map(({ item }) => item);
  return decideRound(tx, order, await outsideNames(tx, order, items), items);
}

async function applyList(context: AppContext, order: ListOrder, tell: Tell): Promise<void> {
  const { author, importId, list } = order;
  const { tenantId, now } = author;
  const scope = systemReach(author);
  await tell('writing', 1);
  const job = await inTransaction(context.pool, scope, (tx) => findWorkList(tx, tenantId, importId));
  if (job === null || job.state !== 'rehearsed') throw notFound();
  const sheets = job.sheets as KeptSheets;
  const tally = new Tally();
  for await (const batch of batchesOf(context.pool, scope, job, sheets)) {
    tally.read(batch.troubles, batch.rows);
    await inTransaction(context.pool, scope, async (tx) => {
      await lockConnector(tx, tenantId, list.connector.id);
      const reception = receptionOf(order);
      const outcomes = await keepTaken(tx, reception, await decided(tx, reception, batch.items));
      await keepMade(tx, tenantId, importId, outcomes.flatMap(madeBy));
      tally.decided(batch.items, outcomes);
    });
    await tell('writing', 1 + Math.floor((98 * batch.rows) / Math.max(1, sheets.rows)));
  }
  await inTransaction(context.pool, scope, async (tx) => {
    await markReceived(tx, tenantId, list.connector.id, now);
    await dropRows(tx, tenantId, importId);
    await changeImport(tx, tenantId, importId, {
      state: 'applied',
      appliedAt: now,
      outcome: tally.outcome(),
    });
    await recordOfConnector(
      tx,
      author,
      list.connector.id,
      'list-applied',
      { importId, ...tally.outcome().counts },
      { fileName: job.fileName },
    );
  });
}

/** What undoing needs of one item; nothing where nothing was written. */
function madeBy({ answer, taken, known, row }: Outcome): readonly MadeItem[] {
  const { externalId, taskId } = answer;
  if (row === null || answer.outcome === 'unchanged') return [];
  const isNew = known === null || known.code === UNDONE;
  const task = taken?.before ?? null;
  const before =
    isNew || task === null || known === null
      ? null
      : { row: known, title: task.title, due: task.due, quantity: task.quantity };
  // What waits, waited before or has a task already: it goes back to what was known of it.
  if (taken === null) return isNew ? [{ externalId, taskId: null, taskVersion: null, before: null }] : [];
  return [{ externalId, taskId, taskVersion: taken.task.version, before }];
}

class Tally {
  readonly troubles: ListTrouble[] = [];
  readonly #counts: Record<(typeof LIST_COUNTS)[number], number> = {
    ...{ added: 0, changed: 0, unchanged: 0, outdated: 0, waiting: 0, unread: 0 },
  };
  #rows = 0;
  #errors = 0;
  #warnings = 0;

  read(troubles: readonly ListTrouble[], rows: number): void {
    this.#rows = rows;
    this.#counts.unread += new Set(
      troubles.filter(({ severity }) => severity === 'error').map(({ sheet, row }) => `${row} ${sheet}`),
    ).size;
    for (const trouble of troubles) this.#note(trouble);
  }

  decided(listed: readonly ListedItem[], outcomes: readonly Outcome[]): void {
    const of = new Map(outcomes.map((one) => [one.item, one]));
    for (const { item, row, layout } of listed) {
      const outcome = of.get(item);
      if (outcome === undefined) throw new Error('an item without an outcome');
      const { answer } = outcome;
      this.#counts[countOf(outcome)] += 1;
      const said: [ListTrouble['severity'], Refusal][] = [
        ...(answer.refusal === null ? [] : [['error', answer.refusal] as [ListTrouble['severity'], Refusal]]),
        ...answer.notes.map((note): [ListTrouble['severity'], Refusal] => ['warning', note]),
      ];
      for (const [severity, { code, params }] of said) {
        const field = fieldOfRefusal(code, params);
        const column = layout.columns.find((one) => one.field === field && field !== null);
        const value = field === null ? null : (item[field] ?? null);
        this.#note({
          ...{ severity, code, params: { ...params }, sheet: layout.sheet, row },
          ...{ column: column?.letter ?? null, heading: column?.heading ?? null },
          value: value === null ? null : String(value),
        });
      }
    }
  }

  outcome(): ListOutcome {
    const troubles = this.troubles.slice(0, SHOWN_TROUBLES);
    return {
      rows: this.#rows,
      counts: this.#counts,
      errors: this.#errors,
      warnings: this.#warnings,
      troubles,
    };
  }

  #note(trouble: ListTrouble): void {
    if (trouble.severity === 'error') this.#errors += 1;
    else this.#warnings += 1;
    if (this.troubles.length < MOST_TROUBLES) this.troubles.push(trouble);
  }
}

/** Only what is kept waits for an answer; a version used twice is for the file to mend. */
function countOf({ answer, row }: Outcome): (typeof LIST_COUNTS)[number] {
  if (answer.outcome === 'taken') return 'added';
  if (answer.outcome === 'updated') return 'changed';
  if (answer.outcome === 'refused') return row === null ? 'unread' : 'waiting';
  return answer.outcome;
}
