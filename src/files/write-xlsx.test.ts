import { describe, expect, test } from 'vitest';
import type { Trouble } from '../domain/organization/import/trouble.ts';
import { readTables } from './read-table.ts';
import { troublesWorkbook } from './troubles-workbook.ts';
import { csvCell } from './write-csv.ts';
import { type ColumnKind, type WorkbookValue, writeWorkbook } from './write-xlsx.ts';

async function written(kind: ColumnKind, values: readonly WorkbookValue[], name = 'Bảng') {
  const rows = values.map((value) => [value]);
  const bytes = await writeWorkbook({
    sheets: [{ name, columns: [{ heading: 'Cột', width: 20, kind }], rows }],
  });
  const result = await readTables(bytes);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.tables;
}

const PAYLOADS = [
  '=1+1',
  '+84',
  '-2',
  '@SUM(A1)',
  '\t=1',
  '=HYPERLINK("http://x","y")',
  "=cmd|' /C calc'!A0",
  '_x003D_1',
  '＝1',
];

describe('a workbook for people', () => {
  test('texts stay texts, whatever they begin with', async () => {
    const [table] = await written('text', PAYLOADS);
    const values = table?.rows.slice(1).map((row) => row.cells[0]?.value);
    expect(values).toEqual(PAYLOADS.map((value) => ({ kind: 'text', value })));
  });

  test('numbers, dates and leading zeros come back as they were', async () => {
    const [numbers] = await written('number', [38.5, -2, null]);
    expect(numbers?.rows.slice(1).map((row) => row.cells[0]?.value)).toEqual([
      { kind: 'number', value: 38.5 },
      { kind: 'number', value: -2 },
    ]);
    const [dates] = await written('date', ['2026-11-01']);
    expect(dates?.rows[1]?.cells[0]?.value).toEqual({ kind: 'date', serial: 46327, date: '2026-11-01' });
    const [ids] = await written('text', ['056074737116']);
    expect(ids?.rows[1]?.cells[0]).toMatchObject({ text: '056074737116', value: { kind: 'text' } });
  });

  test('a value of another kind than its column is a mistake, not a cell', async () => {
    await expect(written('number', ['=1'])).rejects.toThrow(TypeError);
    await expect(written('date', ['01/11/2026'])).rejects.toThrow(TypeError);
  });

  test('sheet names are made acceptable and unique', async () => {
    const long = 'Danh sách: cán bộ/công chức [phường Nha Trang]';
    const sheet = { name: long, columns: [{ heading: 'a', width: 5, kind: 'text' as const }], rows: [] };
    const result = await readTables(await writeWorkbook({ sheets: [sheet, sheet] }));
    const names = result.ok ? result.tables.map((table) => table.sheet) : [];
    expect(new Set(names).size).toBe(2);
    expect(names.every((name) => name.length <= 31)).toBe(true);
  });
});

test('csv cells never start a formula; negative numbers stay numbers', () => {
  expect(PAYLOADS.slice(0, 5).map(csvCell)).toEqual(["'=1+1", "'+84", "'-2", "'@SUM(A1)", '"\'\t=1"']);
  expect(csvCell(-2)).toBe('-2');
  expect(csvCell('a "b", c')).toBe('"a ""b"", c"');
  expect(csvCell(null)).toBe('');
});

test('the list of troubles names place, value, why, what to do and the suggestion', async () => {
  const trouble: Trouble = {
    severity: 'warning',
    code: 'date-as-serial',
    sheet: 'DS',
    row: 17,
    column: { letter: 'D', heading: 'Ngày sinh' },
    value: '=1976',
    params: { date: '1976-12-14', serial: 28108 },
    suggestion: { field: 'birthDate', value: null, label: null },
    choices: [],
    resolved: null,
  };
  const bytes = await troublesWorkbook([trouble], (id, params) => `${id} ${params?.date ?? ''}`.trim());
  const result = await readTables(bytes);
  const rows = result.ok ? result.tables[0]?.rows : undefined;
  expect(rows?.[1]?.cells.map((cell) => cell.text)).toEqual([
    'import.severity.warning',
    'DS',
    '17',
    'D Ngày sinh',
    '=1976',
    'import.date-as-serial 14/12/1976',
    'import.date-as-serial.do 14/12/1976',
    'import.suggestion.empty',
  ]);
});

test('is made beside the requests: the program goes on meanwhile', async () => {
  let turns = 0;
  const beat = setInterval(() => {
    turns += 1;
  }, 1);
  const columns = Array.from({ length: 12 }, (_, at) => ({
    heading: `Cột ${at}`,
    width: 10,
    kind: 'text' as const,
  }));
  const rows = Array.from({ length: 2000 }, (_, at) => columns.map((column) => `${column.heading}.${at}`));
  await writeWorkbook({ sheets: [{ name: 'DS', columns, rows }] });
  clearInterval(beat);
  expect(turns).toBeGreaterThan(3);
});
