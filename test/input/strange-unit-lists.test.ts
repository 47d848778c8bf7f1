// Lists of units in the manner of offices nobody here has seen: who is above whom is shown by looks, capitals, or not at all.
import { describe, expect, test } from 'vitest';
import { planUnits } from '../../src/domain/organization/import/plan-units.ts';
import { FROM } from './nam-hai.ts';
import type { Rows } from './strange.ts';
import { type MadeCell, tablesOf } from './workbook.ts';

describe('lists of units of strange offices', () => {
  const bold = (text: string): MadeCell => ({ look: 'bold', text });
  const tree = async (rows: Rows) => {
    const { units, troubles } = planUnits(await tablesOf([{ rows }]), null, { effectiveFrom: FROM });
    const names = new Map(units.map((unit) => [unit.id, unit.name]));
    return [
      ...units.map(({ name, parentId }) => `${name} < ${names.get(parentId ?? 0) ?? '-'}`).toSorted(),
      ...troubles
        .filter(({ code }) => code !== 'code-made' && code !== 'heading-unknown')
        .map(({ row, severity, code, params }) =>
          `${row} ${severity} ${code} ${[params.by, params.counts, params.lower, params.upper].filter(Boolean).join(' ')}`.trim(),
        ),
    ];
  };
  const TREE = ['Phòng Nội vụ < Sở A', 'Phòng Tài chính < Sở B', 'Sở A < -', 'Sở B < -'];
  const UNDERSTOOD = '1 warning hierarchy-understood look 2 + 2 Phòng Nội vụ Sở A';

  test.each([
    ['bold', 'bold'],
    ['a colour', 'filled'],
    ['large letters', 'large'],
  ] as const)(
    'who is above whom is shown by %s alone, and an example says how it was read',
    async (_name, look) => {
      const high = (text: string): MadeCell => ({ look, text });
      const rows = [
        ['TT', 'Tên đơn vị'],
        [1, high('Sở A')],
        [2, 'Phòng Nội vụ'],
        [3, high('Sở B')],
        [4, 'Phòng Tài chính'],
      ];
      expect(await tree(rows)).toEqual([...TREE, UNDERSTOOD]);
    },
  );

  test('three levels: large, bold, plain; one column and nothing else', async () => {
    const rows = [
      ['Tên đơn vị'],
      [{ look: 'large', text: 'Tỉnh A' } as const],
      [bold('Sở A')],
      ['Phòng Nội vụ'],
      [bold('Sở B')],
      ['Phòng Tài chính'],
    ];
    expect(await tree(rows)).toEqual([
      ...['Phòng Nội vụ < Sở A', 'Phòng Tài chính < Sở B', 'Sở A < Tỉnh A', 'Sở B < Tỉnh A', 'Tỉnh A < -'],
      '1 warning hierarchy-understood look 1 + 2 + 2 Phòng Nội vụ Sở A',
    ]);
  });

  test('by capital letters, where all look alike', async () => {
    const rows = [
      ['TT', 'Tên đơn vị'],
      [1, 'SỞ A'],
      [2, 'Phòng Nội vụ'],
      [3, 'Phòng Tài chính'],
    ];
    expect(await tree(rows)).toEqual([
      ...['Phòng Nội vụ < SỞ A', 'Phòng Tài chính < SỞ A', 'SỞ A < -'],
      '1 warning hierarchy-understood look 1 + 2 Phòng Nội vụ SỞ A',
    ]);
  });

  test('looks that say nothing leave all side by side, and that is said', async () => {
    const flat = [
      'Phòng Nội vụ < -',
      'Phòng Tài chính < -',
      'Sở A < -',
      '1 warning hierarchy-understood none 3 none',
    ];
    for (const rows of [
      [['Sở A'], ['Phòng Nội vụ'], [bold('Phòng Tài chính')]],
      [[bold('Sở A')], [bold('Phòng Nội vụ')], ['Phòng Tài chính']],
    ])
      expect(await tree([['Tên đơn vị'], ...rows])).toEqual(flat);
  });

  test('totals, notes, signatures and headings again are no units', async () => {
    const rows = [
      ['TT', 'Tên đơn vị', 'Loại'],
      [1, 'Sở A', 'sở'],
      ['TT', 'Tên đơn vị', 'Loại'],
      [2, 'Sở B', 'sở'],
      ['', 'Tổng cộng: 2 đơn vị'],
      ['', 'Ghi chú: theo NQ 12'],
      ['', 'Người lập biểu'],
      ['', 'Lê Văn A'],
    ];
    expect(await tree(rows)).toEqual([
      'Sở A < -',
      'Sở B < -',
      '1 warning hierarchy-understood none 2 none',
      ...[3, 5, 6, 7, 8].map((row) => `${row} note row-not-read`),
    ]);
  });

  test('ditto for the unit above; two tables beside each other; a list on its side', async () => {
    const ditto = [
      ['TT', 'Tên đơn vị', 'Thuộc đơn vị'],
      [1, 'Sở A', ''],
      [2, 'Phòng Nội vụ', 'Sở A'],
      [3, 'Phòng Tài chính', 'nt'],
    ];
    expect(await tree(ditto)).toEqual([
      'Phòng Nội vụ < Sở A',
      'Phòng Tài chính < Sở A',
      'Sở A < -',
      '4 note ditto-understood',
    ]);
    expect(
      await tree([
        ['TT', 'Tên đơn vị', null, 'TT', 'Tên đơn vị'],
        [1, 'Sở A', null, 2, 'Sở B'],
      ]),
    ).toEqual(['1 error tables-beside']);
    expect(
      await tree([
        ['Tên đơn vị', 'Sở A', 'Phòng B'],
        ['Loại', 'sở', 'phòng'],
        ['Thuộc', '', 'Sở A'],
      ]),
    ).toEqual(['1 error list-sideways']);
  });
});
