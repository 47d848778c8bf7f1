import { expect, it } from 'vitest';
import { readTables } from './read-table.ts';
import { type RollUpForFile, rollUpWorkbook } from './roll-up-sheets.ts';

const counts = { counted: 2, missing: 1, notCounted: 0 };
const standing = (exact: string, shown: number, level: string | null, how = 'mean') => ({
  ...{ ...counts, how, total: { exact, shown }, level },
});
const part = (period: string, shown: number | null, why: string | null = null) => ({
  ...{ period, status: shown === null ? 'not-counted' : 'counted', days: 60, records: [{ why }] },
  total: shown === null ? null : { exact: String(shown / 100), shown },
});
const VIEW: RollUpForFile = {
  ...{ unit: { name: 'Phòng' }, preview: false, levels: [{ key: 'good', name: 'Tốt' }] },
  figures: { members: 2, ...counts, mean: { exact: '80', shown: 8000 }, levels: { good: 2 } },
  result: { ...standing('271/3', 9033, 'good'), parts: [part('2026-Q3', 9000)] },
  children: [
    {
      unit: { name: 'Tổ một cửa' },
      figures: { members: 1, ...counts, mean: null, levels: {} },
      result: standing('50', 5000, null),
    },
    { unit: { name: 'Tổ hai' }, figures: { members: 1, ...counts, mean: null, levels: {} }, result: null },
  ],
  people: [
    {
      ...{ ...standing('70', 7000, null, 'evidence'), person: { name: 'Lan' } },
      parts: [part('2026-Q3', 7000), part('2026-Q4', null, 'leave')],
    },
  ],
};
const say = (id: string, values?: object) => (values === undefined ? id : `${id} ${JSON.stringify(values)}`);

async function sheets(view: RollUpForFile) {
  const result = await readTables(await rollUpWorkbook(view, say));
  if (!result.ok) throw new Error(result.refusal.code);
  return new Map(
    result.tables.map(({ sheet, rows }) => [
      sheet,
      rows.map(({ cells }) => cells.map(({ value }) => ('value' in value ? value.value : null))),
    ]),
  );
}

it('units have a sheet of their own results, every number as on the page, beside the means of their people', async () => {
  const found = await sheets(VIEW);
  expect(found.get('rollUp.own')?.slice(1)).toEqual([
    ['Phòng', 2, 1, 0, 90.33, '271/3', 'Tốt'],
    ['Tổ một cửa', 2, 1, 0, 50, '50', 'rollUp.levelOpen'],
  ]);
  expect(found.get('rollUp.membersOf')?.[1]).toEqual(['Lan', 2, 1, 0, 70, '70', 'rollUp.evidenceShort']);
});

it('the periods of the unit stand before those of its people, in words', async () => {
  const rows = (await sheets(VIEW)).get('rollUp.file.parts')?.slice(1);
  expect(rows?.map(([whose, period]) => [whose, period])).toEqual([
    ['Phòng', 'periodName.quarter {"part":3,"year":"2026"}'],
    ['Lan', 'periodName.quarter {"part":3,"year":"2026"}'],
    ['Lan', 'periodName.quarter {"part":4,"year":"2026"}'],
  ]);
});

it('has no such sheet where no unit keeps records', async () => {
  const none = { ...VIEW, result: null, children: VIEW.children.map((one) => ({ ...one, result: null })) };
  expect([...(await sheets(none)).keys()]).toEqual(['rollUp.units', 'rollUp.membersOf', 'rollUp.file.parts']);
});
