// Troubles about the sheets themselves: headings, what is hidden, what was left out, old encodings.
import type { ListSheets } from './list-sheets.ts';
import { placeOf } from './places.ts';
import type { Trouble } from './trouble.ts';
import { TroubleLog } from './trouble-log.ts';

/** Why no sheet of the file is a list: its headings. */
export function headingTroubles(found: ListSheets<string>['fallback']): readonly Trouble[] {
  const columns = found?.header?.columns ?? new Map();
  const log = new TroubleLog([{ sheet: found?.table.sheet ?? '', columns }], []);
  const row = found?.table.rows[0]?.row ?? 1;
  const isRead = found?.header?.troubles.every(({ severity }) => severity !== 'error') === true;
  if (found?.sideways === true && !isRead) {
    log.refuse({ severity: 'error', code: 'list-sideways', row });
    return log.troubles();
  }
  if (found === null || found.header === null)
    log.refuse({ severity: 'error', code: 'heading-row-missing', row });
  for (const trouble of found?.header?.troubles ?? []) log.refuse(trouble);
  if (isRead && found?.table.hidden === true) {
    const params = { sheet: found.table.sheet, why: 'hidden' };
    log.refuse({ severity: 'error', code: 'sheet-left-out', row, value: found.table.sheet, params });
  }
  return log.troubles();
}

/** Says of every sheet how it is read, and which ones are not. */
export function sayHowRead(list: ListSheets<string>, log: TroubleLog): void {
  for (const [at, { table, header }] of list.sheets.entries()) {
    const row = placeOf(at, header.row);
    for (const trouble of header.troubles) log.refuse({ ...trouble, row: placeOf(at, trouble.row) });
    for (const { letter } of header.columns.values()) {
      if (table.hiddenColumns?.includes(letter))
        log.refuse({ severity: 'warning', code: 'column-hidden', row, letter, value: letter });
    }
    if (table.half !== undefined) {
      const params = { sheet: table.half.of, columns: table.half.columns };
      log.refuse({ severity: 'warning', code: 'tables-apart', row, params });
    }
    if (table.encoding !== undefined) {
      const params = { encoding: table.encoding };
      log.refuse({ severity: 'warning', code: 'encoding-turned', row, params });
    }
  }
  const first = placeOf(0, list.sheets[0]?.header.row ?? 1);
  for (const { sheet, why } of list.leftOut) {
    const severity = why === 'other' ? 'note' : 'warning';
    log.refuse({ severity, code: 'sheet-left-out', row: first, value: sheet, params: { sheet, why } });
  }
}
