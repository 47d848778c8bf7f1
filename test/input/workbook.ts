// Workbooks as bytes, made cell by cell: what the tests of messy lists upload.
import type { SheetTable } from '../../src/domain/organization/import/table.ts';
import { columnLetter } from '../../src/domain/organization/import/table.ts';
import { READ_LIMITS } from '../../src/files/limits.ts';
import { readCsv } from '../../src/files/read-csv.ts';
import { readXlsx } from '../../src/files/read-xlsx.ts';
import { sniffFormat } from '../../src/files/sniff.ts';
import { makeZip } from './fixtures.ts';

/** How a cell looks: bold, upon a colour, in large letters, struck through. */
export const LOOKS = ['bold', 'filled', 'large', 'struck'] as const;
/** A text, a number, a date by its serial, an indented or otherwise formatted text, a formula with or without a result. */
export type MadeCell =
  | string
  | number
  | null
  | { readonly date: number }
  | { readonly indent: number; readonly text: string }
  | { readonly look: (typeof LOOKS)[number]; readonly text: string }
  | { readonly formula: string; readonly result?: string | number }
  | { readonly error: string };

export interface MadeSheet {
  readonly name?: string;
  readonly rows: readonly (readonly MadeCell[])[];
  readonly merged?: readonly string[];
  readonly hiddenRows?: readonly number[];
  /** Numbers of columns, the first is 1. */
  readonly hiddenColumns?: readonly number[];
  readonly isHidden?: boolean;
}

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

/** Styles: 0 plain, 1 a date, 2 to 5 one to four steps of indentation, from 6 on the looks. */
const STYLES = `<styleSheet><fonts><font><sz val="12"/></font><font><b/><sz val="12"/></font><font><sz val="16"/></font>
<font><strike/><sz val="12"/></font></fonts><fills><fill><patternFill patternType="none"/></fill>
<fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill></fill></fills>
<cellStyleXfs><xf numFmtId="0" fontId="1" fillId="2"/></cellStyleXfs>
<cellXfs><xf numFmtId="0" fontId="0" fillId="0"/><xf numFmtId="14"/>${[1, 2, 3, 4]
  .map((indent) => `<xf numFmtId="0"><alignment indent="${indent}"/></xf>`)
  .join(
    '',
  )}<xf fontId="1"/><xf fontId="0" fillId="2"/><xf fontId="2" fillId="0"/><xf fontId="3"/></cellXfs></styleSheet>`;

function cellXml(cell: MadeCell, address: string): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`;
  if (typeof cell === 'string') return `<c r="${address}" t="str"><v>${escaped(cell)}</v></c>`;
  if ('date' in cell) return `<c r="${address}" s="1"><v>${cell.date}</v></c>`;
  if ('indent' in cell)
    return `<c r="${address}" t="str" s="${cell.indent + 1}"><v>${escaped(cell.text)}</v></c>`;
  if ('look' in cell)
    return `<c r="${address}" t="str" s="${LOOKS.indexOf(cell.look) + 6}"><v>${escaped(cell.text)}</v></c>`;
  if ('error' in cell) return `<c r="${address}" t="e"><v>${cell.error}</v></c>`;
  const formula = `<f>${escaped(cell.formula)}</f>`;
  if (cell.result === undefined) return `<c r="${address}">${formula}<v></v></c>`;
  const kind = typeof cell.result === 'string' ? ' t="str"' : '';
  return `<c r="${address}"${kind}>${formula}<v>${escaped(String(cell.result))}</v></c>`;
}

function sheetXml({ rows, merged = [], hiddenRows = [], hiddenColumns = [] }: MadeSheet): string {
  const columns = hiddenColumns.map((column) => `<col min="${column}" max="${column}" hidden="1"/>`);
  const data = rows.map((cells, i) => {
    const row = i + 1;
    const hidden = hiddenRows.includes(row) ? ' hidden="1"' : '';
    const made = cells.map((cell, c) => cellXml(cell, `${columnLetter(c + 1)}${row}`)).join('');
    return `<row r="${row}"${hidden}>${made}</row>`;
  });
  const ranges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  return `<worksheet><cols>${columns.join('')}</cols><sheetData>${data.join('')}</sheetData><mergeCells>${ranges}</mergeCells></worksheet>`;
}

export function workbookBytes(sheets: readonly MadeSheet[], { from1904 = false } = {}): Uint8Array {
  const listed = sheets.map(({ name = `Sheet${1}`, isHidden = false }, i) => {
    const state = isHidden ? ' state="hidden"' : '';
    return `<sheet name="${escaped(name)}" sheetId="${i + 1}"${state} r:id="rId${i + 1}"/>`;
  });
  const relations = sheets.map(
    (_, i) => `<Relationship Id="rId${i + 1}" Type="x/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  return makeZip([
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="r"><workbookPr date1904="${from1904}"/><sheets>${listed.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${relations.join('')}</Relationships>`,
    },
    { name: 'xl/styles.xml', content: STYLES },
    ...sheets.map((sheet, i) => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      content: sheetXml(sheet),
    })),
  ]);
}

/** What the readers make of the bytes. */
export async function tablesOf(
  sheets: readonly MadeSheet[],
  options?: { readonly from1904?: boolean },
): Promise<readonly SheetTable[]> {
  return tablesIn(workbookBytes(sheets, options));
}

/** In this thread: one of its own for every list costs fifty times what reading a few rows does. */
export async function tablesIn(bytes: Uint8Array): Promise<readonly SheetTable[]> {
  const isWorkbook = sniffFormat(bytes, READ_LIMITS) === 'xlsx';
  return isWorkbook ? readXlsx(bytes, READ_LIMITS, () => {}) : readCsv(bytes, READ_LIMITS, () => {});
}
