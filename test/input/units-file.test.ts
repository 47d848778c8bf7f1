import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { planUnits } from '../../src/domain/organization/import/plan-units.ts';
import { settleUnits } from '../../src/domain/organization/import/settle.ts';
import type { SheetTable } from '../../src/domain/organization/import/table.ts';
import { readTables } from '../../src/files/read-table.ts';

const FROM = '2026-11-01';

async function table(): Promise<SheetTable> {
  const result = await readTables(
    readFileSync(new URL('../../demo/input/don-vi-khanh-hoa.csv', import.meta.url)),
  );
  const [first] = result.ok ? result.tables : [];
  if (first === undefined) throw new Error('not read');
  return first;
}

test('the 849 units of the province make one tree without any trouble', async () => {
  const plan = planUnits(await table(), null, { effectiveFrom: FROM });
  expect(plan.troubles).toEqual([]);
  expect(plan.applicable).toBe(true);
  expect(plan.units).toHaveLength(849);
  expect(plan.changes.unitsAdded).toHaveLength(849);
  expect(plan.units[0]).toMatchObject({ code: 'KH', parentId: null, lo: 1, hi: 849, adminCode: '56' });
  expect(plan.units.find((unit) => unit.code === 'KH.BTC.3')?.name).toBe('Phòng Cơ sở đảng, đảng viên');
});

test('every subtree is a range of preorder numbers', async () => {
  const { units } = planUnits(await table(), null, { effectiveFrom: FROM });
  expect(units.map((unit) => unit.lo)).toEqual(units.map((_, i) => i + 1));
  for (const ward of units.filter((unit) => unit.adminCode !== null)) {
    const inside = units.filter((unit) => unit.lo >= ward.lo && unit.hi <= ward.hi);
    expect(inside).toEqual(
      units.filter((unit) => unit.code === ward.code || unit.code.startsWith(`${ward.code}.`)),
    );
  }
});

test('the same file again changes nothing, whatever the order of its rows', async () => {
  const file = await table();
  const first = planUnits(file, null, { effectiveFrom: FROM });
  const version = { version: 1, from: FROM, units: settleUnits(first.units, 1) };
  expect(planUnits(file, version, { effectiveFrom: '2026-12-01', complete: true }).unchanged).toBe(true);
  const [heading, ...rows] = file.rows;
  if (heading === undefined) throw new Error('no heading');
  const shuffled = [...rows].reverse().map((row, i) => ({ cells: row.cells, row: i + 2 }));
  const again = planUnits({ ...file, rows: [heading, ...shuffled] }, null, { effectiveFrom: FROM });
  expect(again.units).toEqual(first.units);
});
