// The rows of a list of work, batch by batch: never more than one piece of the file is held at once.
import type { InboundItem } from '../../domain/connect/item.ts';
import {
  type ByHand,
  formOf,
  type ListItem,
  type ListSheet,
  type ListTrouble,
  readLayout,
  readRow,
} from '../../domain/connect/list.ts';
import type { Pool } from '../../store/connection.ts';
import { requestHash } from '../../store/ledger.ts';
import { inReadTransaction, type Scope, type Tx } from '../../store/transaction.ts';
import { tablesPiece, type WorkListRow } from '../../store/work-lists.ts';

/** Items decided in one transaction. */
const BATCH = 500;

/** A sheet as it is read, with what finding its rows again needs. */
export interface KeptSheet extends ListSheet {
  readonly from1904: boolean;
  /** Hash of its headings. */
  readonly form: string;
  /** It is read as somebody once said. */
  readonly remembered: boolean;
}
export interface KeptSheets {
  readonly rows: number;
  readonly sheets: readonly KeptSheet[];
}
/** By sheet, what was said by hand. */
export type Layouts = Readonly<Record<string, ByHand>>;

/** One row that can be taken, and where it stands. */
export interface ListedItem {
  readonly item: InboundItem;
  readonly row: number;
  readonly layout: ListSheet;
}

export interface Batch {
  readonly items: readonly ListedItem[];
  readonly troubles: readonly ListTrouble[];
  /** Rows read so far. */
  readonly rows: number;
}

/** The columns of every sheet that is shown, as told by hand, as remembered by `known`, else as guessed. */
export async function sheetsOf(
  tx: Tx,
  tenantId: number,
  id: number,
  layouts: Layouts,
  known: (form: string) => ByHand | null,
): Promise<KeptSheets> {
  const sheets: KeptSheet[] = [];
  let rows = 0;
  for (let at = 0; ; at += 1) {
    const table = await tablesPiece(tx, tenantId, id, at);
    if (table === null) return { rows, sheets };
    if (table.hidden) continue;
    rows += table.rows.length;
    if (sheets.some(({ sheet }) => sheet === table.sheet)) continue;
    const guessed = readLayout(table, null);
    if (guessed === null) continue;
    const form = formHash(guessed);
    const told = layouts[table.sheet] ?? null;
    const before = told === null ? known(form) : null;
    const layout = readLayout(table, told ?? before) ?? guessed;
    sheets.push({ ...layout, form, remembered: before !== null, from1904: table.from1904 === true });
  }
}

export const formHash = (sheet: ListSheet) =>
  requestHash({ form: formOf(sheet) })
    .toString('hex')
    .slice(0, 32);

/** Reads the pieces one after the other; a number that stands twice counts once. */
export async function* batchesOf(
  pool: Pool,
  scope: Scope,
  job: Pick<WorkListRow, 'id' | 'createdAt'>,
  { sheets }: KeptSheets,
): AsyncGenerator<Batch> {
  const seen = new Map<string, number>();
  let rows = 0;
  let items: ListedItem[] = [];
  let troubles: ListTrouble[] = [];
  for (let at = 0; ; at += 1) {
    const table = await inReadTransaction(pool, scope, (tx) => tablesPiece(tx, scope.tenantId, job.id, at));
    if (table === null) break;
    const layout = sheets.find(({ sheet }) => sheet === table.sheet);
    if (table.hidden || layout === undefined) continue;
    for (const row of table.rows) {
      rows += 1;
      const read = row.row > layout.headerRow ? readRow(row, layout, layout.from1904) : null;
      if (read === null) continue;
      if (!read.ok) troubles.push(...read.troubles);
      else {
        const item = numbered(read.item, job.createdAt);
        const first = seen.get(item.externalId);
        if (first === undefined) {
          seen.set(item.externalId, row.row);
          items.push({ item, row: row.row, layout });
        } else troubles.push(twice(read.item, layout, row.row, first));
      }
      if (items.length < BATCH) continue;
      yield { items, troubles, rows };
      items = [];
      troubles = [];
    }
  }
  yield { items, troubles, rows };
}

/** Without a number of its own a row is known by who, what, which product and since when. */
function numbered({ externalId, ...item }: ListItem, at: string): InboundItem {
  const { person, what, product = '', assignedAt = '' } = item;
  const made = () => requestHash({ person, what, product, assignedAt }).toString('hex').slice(0, 24);
  return { ...item, externalId: externalId ?? `dong-${made()}`, happenedAt: at };
}

function twice(item: ListItem, layout: ListSheet, row: number, firstRow: number): ListTrouble {
  const column = layout.columns.find(({ field }) => field === 'externalId');
  return {
    ...{ severity: item.externalId === null ? 'warning' : 'error', sheet: layout.sheet, row },
    code: item.externalId === null ? 'work-list-same-row' : 'work-list-twice',
    ...{ column: column?.letter ?? null, heading: column?.heading ?? null, value: item.externalId },
    params: { firstRow },
  };
}
