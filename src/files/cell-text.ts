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

/** Letters no text holds: control characters, half a pair, those Unicode keeps for itself. The database takes none of them. */
const NO_LETTERS = /[^\P{Cc}\s]|\p{Noncharacter_Code_Point}/gu;

export function withoutNoLetters(text: string): string {
  return text.replace(NO_LETTERS, '').toWellFormed();
}

/** Null for a cell that shows nothing. Text is composed (NFC); what it was before is remembered as a flag. */
export function makeCell(column: string, value: CellValue, indent = 0): TableCell | null {
  const shown = withoutNoLetters(valueText(value));
  const text = shown.normalize('NFC');
  if (text.trim() === '') return null;
  const kept = value.kind === 'text' ? { kind: 'text' as const, value: text } : value;
  const cell = { column, value: kept, text, decomposed: text !== shown };
  return indent > 0 ? { ...cell, indent } : cell;
}
