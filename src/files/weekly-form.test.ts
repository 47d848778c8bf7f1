import { Workbook } from '@cj-tech-master/excelts';
import { expect, test } from 'vitest';
import { formWords } from '../text/forms/index.ts';
import { linesOf } from './form-sheet.ts';
import type { WeeklyForm } from './weekly-form.ts';
import { weeklyFormHtml } from './weekly-form-html.ts';
import { weeklyFormWorkbook } from './weekly-form-xlsx.ts';

const EVIL = `<script>alert(1)</script>"'&\n__CSP_NONCE__`;

function form(more: Partial<WeeklyForm> = {}): WeeklyForm {
  return {
    preview: false,
    ...{ organ: 'UBND phường Nha Trang', unit: 'Phòng Văn hoá - Xã hội', person: 'Trần Thị Ngoẵng' },
    ...{ post: 'Chuyên viên', jobPosition: null, week: 47, year: 2026 },
    ...{ from: '2026-11-16', last: '2026-11-22', partFrom: '2026-11-16', partLast: '2026-11-22' },
    ...{ counted: true, late: false, oneAuthority: false, conduct: 'Tốt', difficulties: '' },
    items: [{ title: 'Tờ trình 214', product: 'Tờ trình', due: '2026-11-19', done: null, note: '' }],
    rows: [
      { name: 'Kết quả', isGroup: true, max: 8000, self: 7000, scorer: 6950, final: null },
      { name: 'Chất lượng', isGroup: false, max: 4000, self: 3600, scorer: 3550, final: null },
    ],
    maxTotal: 10000,
    totals: { self: 8999, scorer: 8850, final: null },
    levels: { self: 'Hoàn thành tốt nhiệm vụ', scorer: 'Hoàn thành tốt nhiệm vụ', final: null },
    comments: [{ act: 'scored', day: '2026-11-23', by: 'Nam', text: 'Còn chậm' }],
    signers: { self: 'Trần Thị Ngoẵng', scorer: 'Nam', final: 'Minh' },
    rulebook: { title: 'Đánh giá hằng tuần', document: '8679-CV/BTCTW', id: '8679-weekly', version: 1 },
    ...{ record: 2026470000001, seq: 3, proof: '0123456789ab' },
    ...more,
  };
}

test('stands in the layout of official documents, in both languages', () => {
  const vi = weeklyFormHtml(form(), formWords('vi'));
  for (const part of [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'PHIẾU ĐÁNH GIÁ KẾT QUẢ CÔNG TÁC TUẦN',
    'Tuần 47 năm 2026 (từ ngày 16/11/2026 đến ngày 22/11/2026)',
    'Trần Thị Ngoẵng',
    '88,5',
    'Nhận xét, chấm điểm, Nam, 23/11/2026',
    'CẤP CÓ THẨM QUYỀN PHÊ DUYỆT',
    'mã đối chiếu 0123456789ab',
  ])
    expect(vi).toContain(part);
  expect(vi).toContain('<html lang="vi">');
  const en = weeklyFormHtml(form(), formWords('en'));
  expect(en).toContain('88.5');
  expect(en).toContain('SOCIALIST REPUBLIC OF VIET NAM');
});

test('cuts points off and never rounds them up; empty where nobody scored', () => {
  const html = weeklyFormHtml(form(), formWords('vi'));
  expect(html).toContain('<td class="points">89,99</td>');
  expect(html).toContain('<td class="points"></td>');
});

test('what people typed is text: no markup, no script, no nonce', () => {
  const html = weeklyFormHtml(
    form({
      person: EVIL,
      items: [{ title: EVIL, product: EVIL, due: null, done: null, note: EVIL }],
      conduct: EVIL,
      comments: [{ act: EVIL, day: '2026-11-23', by: EVIL, text: EVIL }],
    }),
    formWords('vi'),
  );
  expect(html).not.toContain('<script');
  expect(html.match(/"__CSP_NONCE__"/g)).toHaveLength(1);
});

test('says what is special about the week', () => {
  const plain = weeklyFormHtml(form(), formWords('vi'));
  expect(plain).not.toContain('Nộp sau thời hạn');
  const special = weeklyFormHtml(
    form({ late: true, oneAuthority: true, counted: false, partFrom: '2026-11-18', items: [], comments: [] }),
    formWords('vi'),
  );
  for (const words of [
    'Nộp sau thời hạn',
    'Một cấp có thẩm quyền',
    'không tính',
    '18/11/2026 - 22/11/2026',
    'Chưa có báo cáo',
  ])
    expect(special).toContain(words);
});

async function printed(more: Partial<WeeklyForm> = {}) {
  const workbook = new Workbook();
  await workbook.xlsx.load(await weeklyFormWorkbook(form(more), formWords('vi')));
  const [sheet] = workbook.worksheets;
  if (sheet === undefined) throw new Error('no sheet');
  const rows = Array.from({ length: sheet.rowCount }, (_, row) =>
    Array.from({ length: 6 }, (_, column) => sheet.getCell(row + 1, column + 1)),
  );
  const find = (text: string) => {
    const row = rows.findIndex((cells) => cells.some(({ value }) => value === text));
    const cells = rows[row] ?? [];
    return { row, cell: cells.find(({ value }) => value === text), values: cells.map(({ value }) => value) };
  };
  return { sheet, rows, find, sheets: workbook.worksheets.length };
}

test('the workbook is the form on one sheet: A4, margins and letters of the decree', async () => {
  const { sheet, rows, find, sheets } = await printed();
  expect(sheets).toBe(1);
  expect(sheet.pageSetup).toMatchObject({
    paperSize: 9,
    orientation: 'portrait',
    fitToPage: true,
    fitToWidth: 1,
  });
  expect(sheet.pageSetup.margins).toMatchObject({ left: 1.18, right: 0.59, top: 0.79, bottom: 0.79 });
  expect(sheet.headerFooter).toMatchObject({ differentFirst: true });
  const fonts = rows.flat().flatMap(({ value, font }) => (value === null ? [] : [font]));
  expect(new Set(fonts.map((font) => font?.name))).toEqual(new Set(['Times New Roman']));
  expect(Math.min(...fonts.map((font) => font?.size ?? 0))).toBe(11);
  for (const [text, how] of [
    ['UBND PHƯỜNG NHA TRANG', { size: 13 }],
    ['PHÒNG VĂN HOÁ - XÃ HỘI', { bold: true }],
    ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, size: 13 }],
    ['Độc lập - Tự do - Hạnh phúc', { bold: true, size: 14 }],
    ['PHIẾU ĐÁNH GIÁ KẾT QUẢ CÔNG TÁC TUẦN', { bold: true, size: 14 }],
  ] as const)
    expect(find(text).cell?.font, text).toMatchObject(how);
});

test('the workbook has the points in three columns, numbers that are cut off, dates that are dates', async () => {
  const { find } = await printed();
  expect(find('Tự chấm').values.slice(2)).toEqual([
    'Điểm tối đa',
    'Tự chấm',
    'Người quản lý chấm',
    'Cấp có thẩm quyền phê duyệt',
  ]);
  expect(find('Tổng điểm').values.slice(2)).toEqual([100, 89.99, 88.5, null]);
  const task = find('Tờ trình 214').values;
  expect([task[0], task[2], task[3], task[4]]).toEqual([
    1,
    'Tờ trình',
    new Date('2026-11-19T00:00:00Z'),
    null,
  ]);
});

test('the workbook leaves room to sign over three names', async () => {
  const { sheet, find } = await printed();
  const titles = find('NGƯỜI TRỰC TIẾP QUẢN LÝ');
  expect([titles.values[0], titles.values[4]]).toEqual(['NGƯỜI TỰ ĐÁNH GIÁ', 'CẤP CÓ THẨM QUYỀN PHÊ DUYỆT']);
  const names = find('Minh');
  expect([names.values[0], names.values[2]]).toEqual(['Trần Thị Ngoẵng', 'Nam']);
  expect(sheet.getRow(names.row).height).toBeGreaterThan(60);
});

test('long words get the height they need, and formulas stay text', async () => {
  const long = 'Đã trình Thường trực Uỷ ban xem xét. '.repeat(12);
  const { sheet, find } = await printed({ conduct: `=HYPERLINK("x")\n${long}`, difficulties: '' });
  expect(find('=HYPERLINK("x")').row).toBeGreaterThan(0);
  const { row } = find(long);
  expect(sheet.getRow(row + 1).height).toBeGreaterThan(4 * 17);
  expect(linesOf('', 80)).toBe(1);
  expect(linesOf('một\nhai', 80)).toBe(2);
});

test('a week without a report, and nobody to sign, is still a form', async () => {
  const { find } = await printed({
    ...{ items: [], comments: [], rows: [], conduct: '' },
    signers: { self: null, scorer: null, final: null },
  });
  expect(find('Chưa có báo cáo.').row).toBeGreaterThan(0);
  expect(find('Không có ý kiến.').row).toBeGreaterThan(0);
});
