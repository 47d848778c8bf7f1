// Logs whose columns are called like their fields, and troubles as whole lines: nothing a trouble says stays unlooked at.
import type { CellValue, TableCell } from '../../src/domain/organization/import/table.ts';
import type { Resolution, Suggestion, Trouble } from '../../src/domain/organization/import/trouble.ts';
import { type ColumnName, TroubleLog } from '../../src/domain/organization/import/trouble-log.ts';

/** Every field has a column of its name. */
class AnyColumn extends Map<string, ColumnName> {
  override get(field: string): ColumnName | undefined {
    return field === '' ? undefined : { letter: field, heading: field };
  }
}

export const logOf = (resolutions: readonly Resolution[] = [], sheets: readonly string[] = ['DS']) =>
  new TroubleLog(
    sheets.map((sheet) => ({ sheet, columns: new AnyColumn() })),
    resolutions,
  );

const shown = ({ field, value, label }: Suggestion) =>
  `${field}=${value ?? 'empty'}${label === null ? '' : ` (${label})`}`;

/** 'row field severity code «value» {params} -> suggestion | choices [answer]'; what is empty is left out. */
export function wholeLines(troubles: readonly Trouble[]): string[] {
  return troubles.map(({ row, column, severity, code, value, params, suggestion, choices, resolved }) =>
    [
      ...[`${row}`, column?.letter ?? '', severity, code, value === null ? '' : `«${value}»`],
      Object.keys(params).length === 0 ? '' : JSON.stringify(params).replaceAll('"', ''),
      suggestion === null ? '' : `-> ${shown(suggestion)}`,
      choices.length === 0 ? '' : `| ${choices.map(shown).join(' | ')}`,
      resolved === null ? '' : `[${resolved}]`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  );
}

export function cellOf(
  column: string,
  value: string | number | CellValue,
  more: Partial<TableCell> = {},
): TableCell {
  const typed: CellValue =
    typeof value === 'string'
      ? { kind: 'text', value }
      : typeof value === 'number'
        ? { kind: 'number', value }
        : value;
  const text = 'value' in typed ? String(typed.value) : String(typed.serial);
  return { column, value: typed, text, decomposed: false, ...more };
}
