// Steps on a task: every one that `may` names has its dialog, asks for what it needs, and sends exactly that.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { BINH, HANG, PLAN, TASKS } from './fixtures/work.ts';
import { startBrowser, type TestPage } from './harness.ts';
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

const openTask = async (view: WorkDesk['state']['view']): Promise<TestPage> => {
  desk.state.view = view;
  const opened = await desk.open(browser, '/viec/31');
  await opened.page.getByRole('heading', { level: 1 }).waitFor();
  return opened;
};
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const dialog = (page: Page) => page.getByRole('dialog');
const confirm = (page: Page, name: string) => dialog(page).getByRole('button', { name, exact: true }).click();

it('shows the six clear things, what is unsaid, and only the steps one may take', async () => {
  const { page, close } = await openTask({ authority: '', may: ['note'] });
  const terms = await page.locator('dt').allTextContents();
  expect(terms).toEqual([
    'Rõ người',
    'Rõ việc',
    'Rõ thời gian',
    'Rõ trách nhiệm',
    'Rõ sản phẩm',
    'Rõ thẩm quyền',
  ]);
  await page.getByText('chưa ghi', { exact: true }).waitFor();
  await page.getByText('Bổ sung căn cứ pháp lý.').waitFor();
  expect(await button(page, 'Giao sản phẩm').count()).toBe(0);
  expect(await button(page, 'Ghi tiến độ').count()).toBe(1);
  await close();
});

it('progress takes a part or words, and says when it has neither', async () => {
  const { page, close } = await openTask({ may: ['note'] });
  await button(page, 'Ghi tiến độ').click();
  await page.getByLabel('Phần được trong tuần 47 (%)').fill('140');
  await confirm(page, 'Ghi tiến độ');
  await page.getByText('Ghi số nguyên từ 0 đến 100.').waitFor();
  await page.getByLabel('Phần được trong tuần 47 (%)').fill('');
  await confirm(page, 'Ghi tiến độ');
  await page.getByText('Ghi một vài lời.').waitFor();
  await page.getByLabel('Phần được trong tuần 47 (%)').fill('60');
  await confirm(page, 'Ghi tiến độ');
  await page.getByText('Đã ghi tiến độ').waitFor();
  expect(desk.state.acts).toEqual([{ act: 'note', version: 3, week: '2026-W47', part: 60, words: '' }]);
  await close();
});

it('the product is delivered with its quantity and day', async () => {
  const { page, close } = await openTask({ may: ['deliver'], quantity: 4 });
  await button(page, 'Giao sản phẩm').click();
  await page.getByLabel('Số lượng đã xong').fill('3');
  await page.getByLabel('Ngày xong').fill('19/11/2026');
  await confirm(page, 'Giao sản phẩm');
  await expect
    .poll(() => desk.state.acts)
    .toEqual([{ act: 'deliver', version: 3, doneQuantity: 3, done: '2026-11-19', words: '' }]);
  await close();
});

it('a return asks for its reason, an acceptance for nothing', async () => {
  const { page, close } = await openTask({ may: ['accept', 'return'], state: 'delivered' });
  await button(page, 'Trả về').click();
  await confirm(page, 'Trả về');
  expect(desk.state.acts).toEqual([]);
  await dialog(page).getByRole('textbox').fill('Thiếu căn cứ');
  await confirm(page, 'Trả về');
  await dialog(page).waitFor({ state: 'detached' });
  await button(page, 'Nghiệm thu').click();
  await confirm(page, 'Nghiệm thu');
  await expect
    .poll(() => desk.state.acts)
    .toEqual([
      { act: 'return', version: 3, reason: 'Thiếu căn cứ' },
      { act: 'accept', version: 3, words: '' },
    ]);
  await close();
});

it('is handed over in the middle: what was done stays with whoever did it', async () => {
  const { page, close } = await openTask({ may: ['hand-over'] });
  await button(page, 'Chuyển giao').click();
  await page.getByRole('combobox', { name: 'Cho người' }).fill('vinh');
  await page.getByRole('option', { name: /Lê Quang Vinh/ }).click();
  await page.getByLabel(/giữ lại cho người chuyển/).fill('40');
  await confirm(page, 'Chuyển giao');
  await page.getByText('Ghi một vài lời.').waitFor();
  await page.getByLabel('Lý do').fill('Nghỉ thai sản');
  await confirm(page, 'Chuyển giao');
  await expect
    .poll(() => desk.state.acts)
    .toEqual([
      {
        ...{ act: 'hand-over', version: 3, fromId: HANG.id, toId: 15, on: '2026-11-20' },
        ...{ kept: 40, reason: 'Nghỉ thai sản' },
      },
    ]);
  await close();
});

it('shares add to what is free, with one who leads', async () => {
  const gone = {
    person: BINH,
    role: 'with' as const,
    share: 20,
    from: '2026-11-16',
    to: '2026-11-18',
    done: null,
  };
  const held = { person: HANG, role: 'lead' as const, share: 80, from: '2026-11-16', to: null, done: null };
  const { page, close } = await openTask({ may: ['set-shares'], shares: [held, gone] });
  await button(page, 'Chia phần việc').click();
  await page.getByRole('combobox', { name: 'Thêm người' }).fill('vinh');
  await page.getByRole('option', { name: /Lê Quang Vinh/ }).click();
  await page.getByLabel('Phần của Nguyễn Thị Hằng (%)').fill('60');
  await confirm(page, 'Chia phần việc');
  await page.getByText('Các phần cộng lại phải đủ', { exact: false }).waitFor();
  await page.getByLabel('Phần của Lê Quang Vinh (%)').fill('20');
  await confirm(page, 'Chia phần việc');
  await expect
    .poll(() => desk.state.acts[0])
    .toMatchObject({
      shares: [
        { personId: HANG.id, role: 'lead', share: 60 },
        { personId: 15, role: 'with', share: 20 },
      ],
    });
  await close();
});

it('an objective cause is asked for in words and decided with evidence', async () => {
  const { page, close } = await openTask({
    may: ['ask-excuse', 'decide-excuse'],
    delayExcuse: 'asked',
    late: 2,
  });
  await button(page, 'Đề nghị ghi nhận nguyên nhân').click();
  await page.getByLabel('Nguyên nhân', { exact: true }).fill('Chờ số liệu của ba xã');
  await confirm(page, 'Đề nghị ghi nhận nguyên nhân');
  await dialog(page).waitFor({ state: 'detached' });
  await button(page, 'Xét nguyên nhân').click();
  await page.getByLabel('Lý do').fill('Đúng như công văn của ba xã');
  await confirm(page, 'Ghi nhận');
  await page.getByText('Ghi một vài lời.').waitFor();
  await page.getByLabel('Căn cứ').fill('CV 12/PT');
  await confirm(page, 'Ghi nhận');
  await expect
    .poll(() => desk.state.acts)
    .toEqual([
      { act: 'ask-excuse', version: 3, for: 'delay', words: 'Chờ số liệu của ba xã' },
      {
        ...{ act: 'decide-excuse', version: 3, for: 'delay', grant: true },
        ...{ reason: 'Đúng như công văn của ba xã', evidence: 'CV 12/PT' },
      },
    ]);
  await close();
});

it('a part is said to be done and taken back; another date is asked for with its reason, and kept with one', async () => {
  const part = (done: string | null) => [
    { person: BINH, role: 'lead' as const, share: 60, from: '2026-11-16', to: null, done: null },
    { person: HANG, role: 'with' as const, share: 40, from: '2026-11-16', to: null, done },
  ];
  const first = await openTask({ may: ['finish-share', 'ask-due'], shares: part(null), due: '2026-11-25' });
  await button(first.page, 'Phần việc của tôi đã xong').click();
  await first.page.getByLabel('Ngày xong').fill('19/11/2026');
  await confirm(first.page, 'Phần việc của tôi đã xong');
  await dialog(first.page).waitFor({ state: 'detached' });
  await button(first.page, 'Xin đổi hạn').click();
  await first.page.getByLabel('Hạn mới').fill('30/11/2026');
  await confirm(first.page, 'Xin đổi hạn');
  await first.page.getByText('Ghi một vài lời.').waitFor();
  await first.page.getByLabel('Lý do').fill('Chờ ý kiến Sở');
  await confirm(first.page, 'Xin đổi hạn');
  await dialog(first.page).waitFor({ state: 'detached' });
  await first.close();
  const { page, close } = await openTask({
    ...{ may: ['finish-share', 'decide-due'], shares: part('2026-11-19') },
    ...{ due: '2026-11-25', askedDue: '2026-11-30' },
  });
  await page.getByText('xong phần mình 19/11', { exact: false }).waitFor();
  await page.getByText('xin đổi hạn sang 30/11/2026', { exact: false }).waitFor();
  await button(page, 'Phần việc của tôi đã xong').click();
  await confirm(page, 'Rút lại, tôi còn làm tiếp');
  await dialog(page).waitFor({ state: 'detached' });
  await button(page, 'Xét hạn mới').click();
  await dialog(page).getByRole('radio', { name: 'Giữ hạn cũ' }).check();
  await confirm(page, 'Giữ hạn cũ');
  await page.getByText('Ghi một vài lời.').waitFor();
  await page.getByLabel('Lý do').fill('Không lùi được');
  await confirm(page, 'Giữ hạn cũ');
  await expect
    .poll(() => desk.state.acts)
    .toEqual([
      { act: 'finish-share', version: 3, done: '2026-11-19', words: '' },
      { act: 'ask-due', version: 3, due: '2026-11-30', words: 'Chờ ý kiến Sở' },
      { act: 'finish-share', version: 3, done: null, words: '' },
      { act: 'decide-due', version: 3, grant: false, reason: 'Không lùi được' },
    ]);
  await close();
});

it('is put under an entry of the catalogue; judging what lies outside says what that means', async () => {
  const { page, close } = await openTask({ may: ['accept', 'return', 'set-item'], item: null });
  await button(page, 'Nghiệm thu').click();
  await page.getByText('Việc này ngoài danh mục', { exact: false }).waitFor();
  await page.keyboard.press('Escape');
  await button(page, 'Xếp theo danh mục').click();
  await page.getByRole('combobox', { name: 'Chọn từ danh mục' }).fill('to trinh');
  await page.getByRole('option', { name: /TT-01/ }).click();
  await confirm(page, 'Xếp theo danh mục');
  await expect.poll(() => desk.state.acts).toEqual([{ act: 'set-item', version: 3, itemId: 8 }]);
  await close();
});

it('its history says what was moved, who gave it to whom, and what shows a cause', async () => {
  const step = (seq: number, act: string, facts: Record<string, unknown>) => ({
    ...{ seq, act, facts, at: '2026-11-18T02:00:00Z', actor: HANG, actingFor: null, role: 'self' },
    ...{ words: null, evidence: null, people: [], proof: `9f2c4a7be1e${seq}` },
  });
  const { page, close } = await openTask({
    history: [
      step(1, 'assigned', { due: '2026-11-20', quantity: 1 }),
      step(2, 'edited', { due: '2026-11-25', quantity: 3 }),
      { ...step(3, 'handed-over', { on: '2026-11-19', kept: 40 }), people: [HANG, BINH] },
      { ...step(4, 'excuse-granted', { for: 'delay' }), evidence: 'CV 12/PT' },
      step(5, 'edited', { due: null }),
    ],
  });
  const history = page.locator('section', { hasText: 'Diễn biến' }).last();
  await history.getByText('Hạn: từ 20/11/2026 thành 25/11/2026').waitFor();
  await history.getByText('Số lượng: từ 1 thành 3').waitFor();
  await history
    .getByText(`Từ ${HANG.name} sang ${BINH.name} ngày 19/11/2026, người giao giữ 40% đã làm`)
    .waitFor();
  await history.getByText('Căn cứ: CV 12/PT').waitFor();
  await history.getByText(/Hạn: từ 25\/11\/2026 thành \D+/).waitFor();
  await close();
});

it('says what evidence the catalogue asks for while there is none', async () => {
  desk.state.evidence = [];
  const { page, close } = await openTask({ evidenceWanted: 'document' });
  await page.getByText('Danh mục yêu cầu minh chứng: Văn bản. Chưa có.').waitFor();
  await close();
});

it('a moved date asks for its reason, changed words do not', async () => {
  const { page, close } = await openTask({ may: ['edit'] });
  await button(page, 'Sửa').click();
  await page.getByLabel('Hạn').first().fill('27/11/2026');
  await confirm(page, 'Lưu');
  await page.getByText('Ghi một vài lời.').waitFor();
  await page.getByLabel(/^Hạn/).first().fill('20/11/2026');
  await page.getByLabel('Tên việc').fill('Tên mới');
  await page.getByLabel('Thuộc chỉ tiêu').selectOption({ index: 1 });
  await confirm(page, 'Lưu');
  await expect
    .poll(() => desk.state.acts[0])
    .toMatchObject({ act: 'edit', title: 'Tên mới', due: '2026-11-20', goalId: PLAN.goals[0]?.id });
  await close();
});

it('own work is begun with a product of the catalogue; sudden work says why', async () => {
  const { page, close } = await desk.open(browser, '/viec');
  await button(page, 'Báo việc đột xuất').click();
  await page.getByLabel('Tên việc').fill('Số liệu cho đoàn 07');
  await page.getByRole('combobox', { name: 'Chọn từ danh mục' }).fill('to trinh');
  await page.getByRole('option', { name: /TT-01/ }).click();
  expect(await page.getByLabel(/Sản phẩm phải có/).inputValue()).toBe('Tờ trình được ký');
  await confirm(page, 'Gửi để duyệt');
  await page.getByRole('link', { name: 'Ghi một vài lời.' }).click();
  await page.keyboard.type('Doan kiem tra yeu cau');
  await confirm(page, 'Gửi để duyệt');
  await expect
    .poll(() => desk.state.created[0])
    .toMatchObject({
      ...{ act: 'propose', title: 'Số liệu cho đoàn 07', itemId: 8, quantity: 1, due: '2026-11-27' },
      ...{ starts: '2026-11-20', reason: 'Doan kiem tra yeu cau', goalId: null },
    });
  await close();
});

it('my tasks stand in the order in which they ask for something', async () => {
  const late = TASKS.find(({ id }) => id === 32);
  if (late) desk.state.waiting = { returned: [late] };
  const { page, close } = await desk.open(browser, '/viec');
  await page.getByRole('heading', { name: /Trả về để làm lại/ }).waitFor();
  const titles = await page.locator('h2').allTextContents();
  expect(titles.map((title) => title.replace(/\d.*/, ''))).toEqual([
    ...['Ghi việchôm nay ', 'Trả về để làm lại', 'Đến hạn tuần này', 'Đã giao sản phẩm, chờ nghiệm thu'],
    ...['Chờ duyệt', 'Xong trong tuần', 'Cuộc họp từ lịch của tôi', 'Giờ đã ghi trong tuần'],
  ]);
  await page.getByText('Giờ chuẩn của sản phẩm được nghiệm thu trong tuần: ', { exact: false }).waitFor();
  await close();
});

it('hours: any week is looked at, its lines corrected, own leave said; work without a standard time makes a range', async () => {
  const task = TASKS.find(({ id }) => id === 32);
  if (task === undefined) throw new Error('no task');
  const accepted = {
    ...task,
    state: 'accepted' as const,
    accepted: '2026-11-18',
    doneQuantity: 1,
    ownShare: 100,
  };
  desk.state.tasks = [
    { ...accepted, id: 40, minutes: 120, logged: 60 },
    { ...accepted, id: 41, minutes: null, logged: 90 },
  ];
  const { page, close } = await desk.open(browser, '/viec');
  const card = page.locator('section', { hasText: 'Giờ chuẩn của sản phẩm' }).last();
  await card.getByText('2 giờ đến 3 giờ 30 phút', { exact: false }).waitFor();
  await card.getByText('1 sản phẩm chưa có giờ chuẩn', { exact: false }).waitFor();
  await card.getByText('nghỉ phép', { exact: false }).waitFor();
  await card.getByRole('button', { name: 'Tuần 46' }).click();
  await page.getByRole('heading', { name: 'Giờ đã ghi tuần 46' }).waitFor();
  await page.getByText(/Xem, sửa \d+ dòng đã ghi/).click();
  await page
    .getByRole('button', { name: /^Sửa giờ|Sửa/ })
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Tuần 47' }).click();
  await page.getByRole('heading', { name: /Giờ đã ghi trong tuần/ }).waitFor();
  await close();
});

it('evidence: a number or a link is told apart as typed, a file goes by itself, one is taken back with a reason', async () => {
  const { page, troubles, close } = await openTask({});
  const card = page
    .getByRole('region', { name: /Minh chứng/ })
    .or(page.locator('section', { hasText: 'Minh chứng' }))
    .last();
  await card.getByText('bien-ban.pdf', { exact: true }).waitFor();
  expect(await card.getByRole('link', { name: /bien-ban.pdf/ }).getAttribute('href')).toBe(
    '/api/v1/evidence/3/file',
  );
  expect(await card.locator('s').textContent()).toBe('214/TTr-UBND');
  const field = card.getByLabel('Số văn bản hoặc liên kết');
  await field.press('Enter');
  await card.getByText('Nhập số văn bản hoặc dán liên kết.').waitFor();
  await field.fill(' 88/BC-UBND ');
  await field.press('Enter');
  await expect.poll(() => desk.state.added).toEqual([{ kind: 'document', name: '88/BC-UBND' }]);
  await expect.poll(() => field.inputValue()).toBe('');
  await field.fill('https://vanban.example.vn/9');
  await field.press('Enter');
  await expect
    .poll(() => desk.state.added.at(-1))
    .toEqual({ kind: 'link', name: 'https://vanban.example.vn/9' });
  const file = { name: 'bien-ban.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') };
  await card.getByLabel('Chọn tệp').setInputFiles(file);
  await expect.poll(() => desk.state.added.at(-1)).toBe('bien-ban.pdf');
  await card.getByRole('button', { name: 'Gỡ bien-ban.pdf' }).click();
  await dialog(page).getByRole('textbox').fill('Nhầm tệp');
  await confirm(page, 'Gỡ');
  await expect
    .poll(() => desk.state.added.at(-1))
    .toEqual({ act: 'remove', id: 3, version: 1, reason: 'Nhầm tệp' });
  await dialog(page).waitFor({ state: 'detached' });
  expect(troubles).toEqual([]);
  await close();
});
