// The list of troubles of a rehearsal as a workbook the user takes along while mending the file.
import type { Trouble } from '../domain/organization/import/trouble.ts';
import { writeWorkbook } from './write-xlsx.ts';

/** Looks a text up by id; the caller binds the language. */
export type Say = (id: string, params?: Readonly<Record<string, string | number>>) => string;

const COLUMNS = [
  { key: 'severity', width: 12, kind: 'text' },
  { key: 'sheet', width: 18, kind: 'text' },
  { key: 'row', width: 8, kind: 'number' },
  { key: 'column', width: 22, kind: 'text' },
  { key: 'value', width: 34, kind: 'text' },
  { key: 'why', width: 60, kind: 'text' },
  { key: 'do', width: 60, kind: 'text' },
  { key: 'suggestion', width: 34, kind: 'text' },
] as const;

function suggested(trouble: Trouble, say: Say): string {
  const { suggestion } = trouble;
  if (suggestion === null) return '';
  return suggestion.label ?? suggestion.value ?? say('import.suggestion.empty');
}

/** Dates as both languages write them here: dd/mm/yyyy. */
function readable(params: Trouble['params']): Trouble['params'] {
  const entries = Object.entries(params).map(([key, value]) => [
    key,
    typeof value === 'string' ? value.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1') : value,
  ]);
  return Object.fromEntries(entries);
}

/** One row per trouble, in the order given. Ids used: import.troubles, import.list.*, import.severity.*, import.<code>[.do]. */
export function troublesWorkbook(troubles: readonly Trouble[], say: Say): Promise<Uint8Array> {
  const columns = COLUMNS.map(({ key, width, kind }) => ({
    heading: say(`import.list.${key}`),
    width,
    kind,
  }));
  const rows = troubles.map((trouble) => [
    say(`import.severity.${trouble.severity}`),
    trouble.sheet,
    trouble.row,
    trouble.column === null ? '' : `${trouble.column.letter} ${trouble.column.heading}`.trim(),
    trouble.value,
    say(`import.${trouble.code}`, readable(trouble.params)),
    say(`import.${trouble.code}.do`, readable(trouble.params)),
    suggested(trouble, say),
  ]);
  return writeWorkbook({ sheets: [{ name: say('import.troubles'), columns, rows }] });
}
