// The monthly form of Thanh Hóa and the list of a unit, filled from a record with the source's own worked example.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { periodRecordPdf, printPeriodRecord } from '../../src/app/print-period.ts';
import { printUnitPeriod, unitPeriodPdf } from '../../src/app/print-unit-period.ts';
import { formWords } from '../../src/text/forms/index.ts';
import { aBody, type Body } from '../builders/body.ts';
import { facts, workLine } from '../builders/quarter.ts';
import { shippedRulebook } from '../builders/rulebooks.ts';
import { pdfText } from '../pdf-text.ts';

const MONTH = '2026-M11';
const NOW = '2026-11-27T03:00:00.000Z';
// A named approver has confirmed what is open.
const REGULATION = { ...shippedRulebook('thanh-hoa-1053-staff'), readings: [] };
const GENERAL = { 'general-1': 500, 'general-2': 500, 'general-3': 1600, 'general-4': 400, penalty: 0 };
const tenant = { id: 1, name: 'Phường', zone: 'Asia/Ho_Chi_Minh' } as Parameters<
  typeof printPeriodRecord
>[2]['tenant'];

let body: Body;
let order: Parameters<typeof printPeriodRecord>[2];
let list: Parameters<typeof printUnitPeriod>[2];
beforeAll(async () => {
  body = await aBody();
  await body.activate(REGULATION);
  await body.inLine(NOW);
  const given = facts([
    workLine({
      key: 'reports',
      coefficient: 30000,
      assigned: 400,
      done: 400,
      delays: [{ times: 1, excused: 0 }],
    }),
    workLine({
      key: 'files',
      coefficient: 10000,
      assigned: 1000,
      done: 800,
      faults: [{ times: 1, excused: 0 }],
    }),
  ]);
  const of = { of: 'lan', week: MONTH, now: NOW };
  await body.does('lan', 'submit', { ...of, entered: GENERAL, facts: given });
  await body.does('nam', 'score', { ...of, comment: 'Nhất trí' });
  const { id } = await body.evaluation('lan', MONTH);
  order = { id, tenant, locale: 'vi', texts: formWords('vi') };
  list = { unitId: body.unit.culture ?? 0, period: MONTH, tenant, locale: 'vi', texts: formWords('vi') };
});
afterAll(() => body.drop());

const plain = (html: string) =>
  html
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

it('the form has the order of the source, its numbers, and says what a lawyer has to confirm', async () => {
  const text = plain(await printPeriodRecord(body.context, body.actorFor('nam', NOW), order));
  const parts = [
    'PHIẾU ĐÁNH GIÁ, XẾP LOẠI HẰNG THÁNG',
    'Mẫu số 04',
    'I. Nhóm tiêu chí chung',
    'Cộng nhóm I 30',
  ];
  const rest = [
    'II. Kết quả thực hiện nhiệm vụ',
    'Các tỷ lệ và điểm nhóm II',
    '90,9',
    '90',
    '85',
    '62,0',
    'III. Tổng hợp điểm',
    '92,0',
  ];
  const end = ['Hoàn thành tốt nhiệm vụ (B)', 'IV. Nhận xét, kết luận', 'Nhất trí', 'Cần luật sư xác nhận'];
  let at = 0;
  for (const part of [...parts, ...rest, ...end]) {
    const found = text.indexOf(part, at);
    expect(found, `${part} after ${text.slice(Math.max(0, at - 60), at)}`).toBeGreaterThanOrEqual(0);
    at = found;
  }
  // Eight of ten.
  expect(text).toContain('80 %');
});

it('comes as a PDF with the same words', async () => {
  const { name, body: bytes } = await periodRecordPdf(body.context, body.actorFor('lan', NOW), order);
  expect(name).toBe(`${MONTH} ${body.nameOf('lan')}.pdf`);
  const { text } = pdfText(bytes);
  for (const part of ['Mẫusố04', 'ĐiểmnhómII', '92,0']) expect(text).toContain(part);
});

it('the list of the unit names everybody, counts levels, and is for those who watch over the unit', async () => {
  const text = plain(await printUnitPeriod(body.context, body.actorFor('minh', NOW), list));
  for (const part of [
    'Mẫu 1A',
    body.nameOf('lan'),
    body.nameOf('binh'),
    'Chưa có kết quả',
    'Tổng hợp theo mức',
  ])
    expect(text).toContain(part);
  expect(
    pdfText((await unitPeriodPdf(body.context, body.actorFor('office', NOW), list)).body).text,
  ).toContain('Mẫu1A');
  for (const who of ['lan', 'yen', 'nam'])
    await expect(printUnitPeriod(body.context, body.actorFor(who, NOW), list), who).rejects.toMatchObject({
      code: 'not-found',
    });
});
