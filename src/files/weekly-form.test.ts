import { expect, test } from 'vitest';
import { formWords } from '../text/forms/index.ts';
import { readTables } from './read-table.ts';
import type { WeeklyForm } from './weekly-form.ts';
import { weeklyFormHtml } from './weekly-form-html.ts';
import { weeklyFormWorkbook } from './weekly-form-xlsx.ts';

const EVIL = `<script>alert(1)</script>"'&\n__CSP_NONCE__`;

function form(more: Partial<WeeklyForm> = {}): WeeklyForm {
  return {
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

test('the workbook holds the same, typed, and formulas stay text', async () => {
  const read = await readTables(
    await weeklyFormWorkbook(form({ conduct: '=HYPERLINK("x")' }), formWords('vi')),
  );
  if (!read.ok) throw new Error(read.refusal.code);
  const rows = read.tables.map(({ rows }) => rows.map(({ cells }) => cells.map(({ value }) => value)));
  expect(read.tables).toHaveLength(4);
  expect(rows[0]?.flat()).toContainEqual({ kind: 'text', value: '=HYPERLINK("x")' });
  expect(rows[1]?.[1]?.slice(1, 4)).toEqual([
    { kind: 'text', value: 'Tờ trình 214' },
    { kind: 'text', value: 'Tờ trình' },
    expect.objectContaining({ kind: 'date' }),
  ]);
  expect(rows[2]?.at(-2)?.slice(1, 4)).toEqual([
    { kind: 'number', value: 100 },
    { kind: 'number', value: 89.99 },
    { kind: 'number', value: 88.5 },
  ]);
});
