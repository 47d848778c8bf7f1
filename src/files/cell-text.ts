// From what a file stores to what its reader sees in a cell.
import type { CellValue, TableCell } from '../domain/organization/import/table.ts';

/** Digits in full: a spreadsheet number of 12 digits must not become '5.6e+10'. */
function numberText(value: number): string {
  if (!Number.isFinite(value)) return '';
  const plain = String(value);
  return plain.includes('e')
    ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 15 })
    : plain;
}

function valueText(value: CellValue): string {
  switch (value.kind) {
    case 'text':
    case 'error':
      return value.value;
    case 'number':
      return numberText(value.value);
    case 'date':
      return value.date ?? numberText(value.serial);
    case 'boolean':
      return value.value ? 'TRUE' : 'FALSE';
  }
}

/** Null for a cell that shows nothing. Text is composed (NFC); what it was before is remembered as a flag. */
export function makeCell(column: string, value: CellValue, indent = 0): TableCell | null {
  const shown = valueText(value);
  const text = shown.normalize('NFC');
  if (text.trim() === '') return null;
  const kept = value.kind === 'text' ? { kind: 'text' as const, value: text } : value;
  const cell = { column, value: kept, text, decomposed: text !== shown };
  return indent > 0 ? { ...cell, indent } : cell;
}
