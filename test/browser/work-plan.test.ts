// The plan of a unit and what waits for its head: giving work under a goal, goals with reasons, accepting several.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { DELIVERED, HANG } from './fixtures/work.ts';
import { startBrowser } from './harness.ts';
import { freshWork, startWorkDesk, type WorkDesk } from './work-desk.ts';

let browser: Browser;
let desk: WorkDesk;

beforeAll(async () => {
  desk = await startWorkDesk();
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await desk?.site.close();
});
beforeEach(() => void Object.assign(desk.state, freshWork()));

const openPlan = () => desk.open(browser, '/don-vi/5/ke-hoach?ky=2026-q4');
const inDialog = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

it('work is given under a goal, to several people, with its six clear things', async () => {
  const { page, close } = await openPlan();
  await page.getByRole('button', { name: /^Giao việc dưới/ }).click();
  await inDialog(page, 'Giao việc');
  await page.getByRole('link', { name: 'Chọn một người trong danh sách.' }).waitFor();
  await page.getByLabel('Tên việc').fill('Rà soát quy hoạch 12 xã');
  for (const [label, name] of [
    ['Tìm người để giao', 'Nguyễn Thị Hằng'],
    ['Thêm người', 'Lê Quang Vinh'],
  ] as const) {
    await page.getByRole('combobox', { name: label }).fill(name.slice(-4));
    await page.getByRole('option', { name }).click();
  }
  await page.getByLabel('Hạn', { exact: false }).first().fill('27/11/2026');
  await page.getByLabel('Trách nhiệm').fill('Đủ 12 xã');
  await page.getByLabel('Thẩm quyền').fill('Được yêu cầu các xã gửi số liệu');
  await inDialog(page, 'Giao việc');
  await expect
    .poll(() => desk.state.created[0])
    .toMatchObject({
      ...{ act: 'assign', title: 'Rà soát quy hoạch 12 xã', goalId: 4, due: '2026-11-27', sudden: false },
      ...{ responsibility: 'Đủ 12 xã', authority: 'Được yêu cầu các xã gửi số liệu' },
      shares: [
        { personId: HANG.id, role: 'lead', share: 50 },
        { personId: 15, role: 'with', share: 50 },
      ],
    });
  await close();
});

it('another period stands in the address', async () => {
  const { page, close } = await openPlan();
  await page.getByLabel('Kỳ', { exact: true }).selectOption('2026-M11');
  await expect.poll(() => page.url()).toContain('ky=2026-m11');
  await page.getByRole('heading', { level: 1, name: 'Kế hoạch Tháng 11/2026' }).waitFor();
  await close();
});

it('a goal is added freely and changed only with its reason', async () => {
  const { page, close } = await openPlan();
  await page.getByRole('button', { name: 'Thêm chỉ tiêu' }).click();
  await page.getByLabel('Chỉ tiêu, nhiệm vụ').fill('Chuẩn hoá hồ sơ');
  await page.getByLabel(/Số lượng phải đạt/).fill('40');
  await inDialog(page, 'Thêm chỉ tiêu');
  await page.getByText('Đã ghi chỉ tiêu').waitFor();
  await page.getByRole('button', { name: 'Sửa chỉ tiêu' }).click();
  await page.getByLabel(/Số lượng phải đạt/).fill('15');
  await inDialog(page, 'Lưu');
  await page.getByText('Ghi một vài lời.').waitFor();
  await page.getByLabel('Lý do').fill('Nghị quyết mới');
  await inDialog(page, 'Lưu');
  await expect
    .poll(() => desk.state.planned)
    .toMatchObject([
      { title: 'Chuẩn hoá hồ sơ', target: 40, period: '2026-Q4' },
      { act: 'edit', version: 1, target: 15, reason: 'Nghị quyết mới' },
    ]);
  await close();
});

it('a goal of a longer plan is taken over with its part of the target', async () => {
  const { page, close } = await openPlan();
  await page.getByText('Cùng chỉ tiêu trong kế hoạch:').waitFor();
  await page.getByRole('button', { name: 'Đưa vào kỳ này: Số hoá hồ sơ cán bộ' }).click();
  await page.getByText('Phần của kỳ này trong 40', { exact: false }).waitFor();
  await page.getByLabel('Số lượng phải đạt').fill('10');
  await inDialog(page, 'Đưa vào kỳ này');
  await expect
    .poll(() => desk.state.planned)
    .toMatchObject([{ title: 'Số hoá hồ sơ cán bộ', target: 10, partOf: 9, period: '2026-Q4' }]);
  await close();
});

it('recurring work is added for a position and ended with its reason', async () => {
  const { page, close } = await openPlan();
  await page.getByRole('button', { name: 'Thêm việc định kỳ' }).click();
  await page.getByLabel('Tên việc').fill('Đối chiếu danh sách');
  await page.getByLabel('Lặp lại').selectOption('month');
  await page.getByLabel('Cả các đơn vị trực thuộc').check();
  await page.getByText('2 người sẽ có việc này, ở 2 đơn vị').waitFor();
  await inDialog(page, 'Thêm việc định kỳ');
  await page.getByText('Đã ghi việc định kỳ').waitFor();
  await page.getByRole('button', { name: 'Kết thúc' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Đã có phần mềm');
  await inDialog(page, 'Kết thúc');
  await expect
    .poll(() => desk.state.planned)
    .toMatchObject([
      {
        ...{ title: 'Đối chiếu danh sách', jobPosition: 'Chuyên viên tổ chức', every: 'month' },
        ...{ dueAfter: 4, below: true },
      },
      { act: 'end', version: 1, on: '2026-11-20', reason: 'Đã có phần mềm' },
    ]);
  await close();
});

it('several deliveries are accepted with one press, each on its own; a refused one stays with its reason', async () => {
  desk.state.waiting = { accept: DELIVERED };
  desk.state.refuses = [34];
  const { page, close } = await desk.open(browser, '/viec/cho-xet');
  await page.getByRole('button', { name: 'Chọn việc để nghiệm thu' }).click({ force: true });
  expect(desk.state.acts).toEqual([]);
  for (const { title } of DELIVERED) await page.getByLabel(`Chọn “${title}”`).check();
  await page.getByRole('button', { name: 'Nghiệm thu 2 việc đã chọn' }).click();
  await page.getByText('Đã nghiệm thu 1 việc; 1 việc chưa được, xem lý do').waitFor();
  expect(desk.state.acts).toEqual([{ act: 'accept', version: 3, words: '' }]);
  await page.getByLabel('Chọn “Báo cáo giao ban tuần”').waitFor();
  await page.getByLabel('Chọn “Thẩm định hồ sơ quy hoạch”').waitFor({ state: 'detached' });
  await close();
});
