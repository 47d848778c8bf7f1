import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packTables, unpackTables } from './packed-table.ts';
import { type CellValue, columnLetter, type SheetTable } from './table.ts';

const value: fc.Arbitrary<CellValue> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), value: fc.string({ minLength: 1 }) }),
  fc.record({ kind: fc.constant('number' as const), value: fc.integer() }),
  fc.record({
    kind: fc.constant('date' as const),
    serial: fc.nat(),
    date: fc.constantFrom('2026-11-01', null),
  }),
  fc.record({ kind: fc.constant('boolean' as const), value: fc.boolean() }),
  fc.record({ kind: fc.constant('error' as const), value: fc.constant('#REF!') }),
);
const cell = fc.tuple(value, fc.string({ minLength: 1 }), fc.boolean(), fc.nat(3));
const sheets = fc.array(
  fc.record({
    hidden: fc.boolean(),
    rows: fc.array(fc.tuple(fc.boolean(), fc.array(cell, { minLength: 1 }))),
  }),
);

const plain = (table: SheetTable) => ({
  ...table,
  rows: table.rows.map(({ row, cells, hidden = false }) => ({ row, cells, hidden })),
});

test('whatever is packed comes out as it was', () => {
  fc.assert(
    fc.property(sheets, (drawn) => {
      const tables: SheetTable[] = drawn.map(({ hidden, rows }, i) => ({
        ...{ sheet: `S${i}`, hidden, merged: ['A1:B2'] },
        rows: rows.map(([unseen, cells], at) => ({
          row: at + 1,
          cells: cells.map(([held, text, decomposed, indent], c) => ({
            ...{ column: columnLetter(c + 1), value: held, decomposed },
            text: held.kind === 'text' ? held.value : text,
            ...(indent > 0 ? { indent } : {}),
          })),
          ...(unseen ? { hidden: true } : {}),
        })),
      }));
      const unpacked = unpackTables(JSON.parse(JSON.stringify(packTables(tables))));
      expect(unpacked.map(plain)).toEqual(tables.map(plain));
    }),
    { numRuns: 100, seed: 8679 },
  );
});

test('what an earlier release stored is still understood', () => {
  const old: SheetTable = { sheet: 'A', hidden: false, merged: [], rows: [{ row: 1, cells: [] }] };
  expect(unpackTables([old])).toEqual([old]);
  expect(unpackTables([])).toEqual([]);
});
