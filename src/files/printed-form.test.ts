import { Workbook } from '@cj-tech-master/excelts';
import { expect, test } from 'vitest';
import type { PrintedForm } from './printed-form.ts';
import { printedFormHtml } from './printed-form-html.ts';
import { printedFormWorkbook } from './printed-form-xlsx.ts';

const EVIL = `<script>alert(1)</script>"'&`;
const FORM: PrintedForm = {
  ...{ language: 'vi', layout: 'state', above: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM' },
  ...{ motto: 'Độc lập - Tự do - Hạnh phúc', placeAndDate: 'Nha Trang, ngày … tháng … năm …' },
  ...{ organ: 'UBND phường', issuer: 'Phòng Văn hoá', title: 'PHIẾU THEO DÕI', subtitle: 'Quý 4 năm 2026' },
  identity: [['Họ và tên', EVIL]],
  sections: [
    {
      ...{ kind: 'table', heading: 'I. Điểm', empty: 'Không có' },
      columns: [
        { name: 'Tiêu chí', share: 60 },
        { name: 'Điểm', share: 40 },
      ],
      rows: [
        { cells: [{ text: 'Kết quả' }, { points: 6257 }], bold: true },
        { cells: [{ text: '=1+1' }, { points: null }], indent: 2 },
      ],
    },
    { ...{ kind: 'text', heading: 'II. Nhận xét', empty: 'Không có ý kiến.' }, lines: [] },
  ],
  signatures: [
    { title: 'NGƯỜI TỰ ĐÁNH GIÁ', hint: '(Ký)', name: 'Lan' },
    { title: 'CẤP CÓ THẨM QUYỀN', hint: '(Ký)', name: null },
  ],
  footnotes: ['Mã đối chiếu 0123'],
};

test('prints letterhead, tables, places to sign, and never what somebody typed as markup', () => {
  const html = printedFormHtml(FORM);
  for (const part of [
    'CỘNG HÒA XÃ HỘI',
    'Độc lập',
    'PHIẾU THEO DÕI',
    '62,57',
    'Không có ý kiến.',
    'Mã đối chiếu',
  ])
    expect(html).toContain(part);
  expect(html).not.toContain('<script>');
  expect(html).not.toContain('class="star"');
  const party = printedFormHtml({ ...FORM, layout: 'party', motto: '', above: 'ĐẢNG CỘNG SẢN VIỆT NAM' });
  expect(party).toContain('<p class="star">*</p>');
  expect(party).not.toContain('class="motto"');
});

test('is a sheet with numbers as numbers and no formula in it', async () => {
  const book = new Workbook();
  await book.xlsx.load((await printedFormWorkbook(FORM)) as never);
  const values: unknown[] = [];
  book.worksheets[0]?.eachRow((row) => row.eachCell((cell) => values.push(cell.value)));
  expect(values).toContain(62.57);
  expect(values.some((value) => typeof value === 'object' && value !== null && 'formula' in value)).toBe(
    false,
  );
  expect(values.filter((value) => String(value).includes('1+1')).length).toBeGreaterThan(0);
});
