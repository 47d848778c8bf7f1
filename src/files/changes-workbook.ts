// What an import would change as a workbook: every line, for whoever must agree to it.
import type { Say } from './troubles-workbook.ts';
import { writeWorkbook } from './write-xlsx.ts';

export interface ListedChange {
  readonly kind: string;
  readonly what: string;
  readonly detail: string | null;
  readonly fields: readonly string[];
  readonly row: number | null;
}
export type ChangesSay = Say;

const COLUMNS = [
  { key: 'change', width: 34, kind: 'text' },
  { key: 'what', width: 40, kind: 'text' },
  { key: 'detail', width: 60, kind: 'text' },
  { key: 'fields', width: 34, kind: 'text' },
  { key: 'row', width: 8, kind: 'number' },
] as const;

/** One row per change, in the order given. */
export function changesWorkbook(changes: readonly ListedChange[], say: Say): Promise<Uint8Array> {
  const columns = COLUMNS.map(({ key, width, kind }) => ({
    heading: say(`import.list.${key}`),
    width,
    kind,
  }));
  const rows = changes.map(({ kind, what, detail, fields, row }) => [
    say(`import.change.${kind}`),
    what,
    detail,
    fields.map((field) => say(`import.field.${field}`)).join(', '),
    row,
  ]);
  return writeWorkbook({ sheets: [{ name: say('importPage.changes'), columns, rows }] });
}
