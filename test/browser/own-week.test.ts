// My week as its person uses it: typing, the live total, the check, sending, and everything that may go wrong meanwhile.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FakeProblem } from './fake-api.ts';
import { ownView, REPORT } from './fixtures/own-week.ts';
import { startBrowser, startProfile, type TestPage } from './harness.ts';
import { formReady, type OwnDesk, startOwnDesk } from './own-desk.ts';

const PATH = '/tuan/2026-47';
const FILLED = {
  version: 3,
  savedAt: '2026-11-20T07:00:00.000Z',
  body: { entered: { quality: '36,5', progress: '35', conduct: '19' }, report: REPORT, comment: '' },
};

/** Quality as typed beside 35 and 18, and the total that stands there. */
const TYPED = [
  ['7.5', '60,5'],
  ['7,5', '60,5'],
  ['7,55', '—'],
  ['45', '—'],
  ['-1', '—'],
  ['abc', '—'],
  ['', '—'],
  ['8 ', '61'],
  ['８', '61'],
] as const;

let browser: Browser;
let desk: OwnDesk;
let opened: TestPage;

beforeAll(async () => {
  desk = await startOwnDesk();
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await desk?.site.close();
});
beforeEach(() => {
  Object.assign(desk.state, {
    views: [ownView('open')],
    acts: [],
    drafts: 0,
    refuse: null,
    today: {},
    work: null,
  });
});
afterEach(async () => {
  await opened?.close();
});

async function openForm(): Promise<Page> {
  opened = await desk.open(browser, PATH);
  await formReady(opened.page);
  return opened.page;
}
const total = (page: Page) => page.getByTestId('total').textContent();
const score = (page: Page, key: string) => page.locator(`#score-${key}`);
const dialog = (page: Page) => page.getByRole('dialog');

describe('the live total', () => {
  it('is a dash until all three are there, then the same total and level as the server reckons', async () => {
    const page = await openForm();
    expect(await total(page)).toBe('—');
    await score(page, 'quality').fill('36,5');
    await score(page, 'progress').fill('35');
    expect(await total(page)).toBe('—');
    await score(page, 'conduct').fill('19');
    expect(await total(page)).toBe('90,5');
    await page.getByText('Đang ở mức cao nhất').waitFor();
    await score(page, 'progress').fill('34');
    expect(await total(page)).toBe('89,5');
    await page.getByText('Còn 0,5 điểm nữa tới mức Hoàn thành xuất sắc nhiệm vụ').waitFor();
  });

  it('never changes what was typed, and never counts what cannot be used', async () => {
    const page = await openForm();
    await score(page, 'progress').fill('35');
    await score(page, 'conduct').fill('18');
    for (const [typed, said] of TYPED) {
      await score(page, 'quality').fill(typed);
      await page.keyboard.press('Tab');
      expect(await score(page, 'quality').inputValue(), typed).toBe(typed);
      expect(await total(page), typed).toBe(said);
      if (said === '—') await page.getByText('chưa tính được').first().waitFor();
    }
  });
});

describe('work items', () => {
  it('are added by Enter, carried over by one click, removed and brought back', async () => {
    const page = await openForm();
    await page.locator('#item-add').fill('Thẩm định 12 hồ sơ');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Tờ trình 214');
    await page.keyboard.press('Tab');
    await page.keyboard.type('18/11');
    await page.keyboard.press('Tab');
    await page.keyboard.type('19/11');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Sửa: Thẩm định 12 hồ sơ' }).waitFor();
    await page.getByText('trễ', { exact: true }).waitFor();
    expect(await page.locator('#item-add').inputValue()).toBe('');
    expect(await page.locator('#item-add').evaluate((field) => field === document.activeElement)).toBe(true);

    await page.getByRole('button', { name: 'Chuyển sang tuần này' }).click();
    await page.getByText('từ tuần trước', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Xoá: Thẩm định 12 hồ sơ' }).click();
    expect(await page.getByRole('button', { name: 'Sửa: Thẩm định 12 hồ sơ' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await page.getByRole('button', { name: 'Sửa: Thẩm định 12 hồ sơ' }).waitFor();
  });

  it('say what is wrong, linked from the top, and keep what was typed', async () => {
    const page = await openForm();
    await page.locator('#item-add').fill('Việc một');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('31/02');
    await page.keyboard.press('Control+Enter');
    const summary = page.getByRole('region', { name: /chỗ cần sửa/ });
    await summary.waitFor();
    expect(await summary.getByRole('link').count()).toBe(4);
    await summary.getByRole('link', { name: /Công việc 1: hạn chưa phải là ngày/ }).click();
    await page.getByRole('button', { name: 'Sửa: Việc một' }).click();
    expect(await page.getByLabel('Hạn').first().inputValue()).toBe('31/02');
    expect(desk.state.acts).toHaveLength(0);
  });
});

describe('sending', () => {
  it('takes two keys from a filled draft', async () => {
    desk.state.views = [ownView('open', { draft: FILLED })];
    const page = await openForm();
    await score(page, 'quality').focus();
    await page.keyboard.press('Control+Enter');
    await dialog(page).getByText('Lê Thị Tuyết Mai (người phê duyệt)').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Tuần 47 của tôi' }).waitFor();
    await page.getByText('đang ở: Trần Văn Bình').waitFor();
    const [sent] = desk.state.acts;
    expect(sent?.body).toMatchObject({
      act: 'submit',
      entered: { quality: 3650, progress: 3500, conduct: 1900 },
      report: REPORT,
    });
  });

  it('of a typical week takes at most 14 keys beside the texts', async () => {
    const page = await openForm();
    let keys = 0;
    const press = async (key: string) => {
      keys += 1;
      await page.keyboard.press(key);
    };
    await page.locator('#item-add').focus();
    for (const title of ['Việc một', 'Việc hai', 'Việc ba', 'Việc bốn', 'Việc năm', 'Việc sáu', 'Việc bảy']) {
      await page.keyboard.type(title);
      await press('Enter');
    }
    await press('Tab');
    for (const points of ['36,5', '35', '19']) {
      await page.keyboard.type(points);
      if (points !== '19') await press('Tab');
    }
    await press('Control+Enter');
    await dialog(page).waitFor();
    await press('Enter');
    await page.getByRole('heading', { name: 'Tuần 47 của tôi' }).waitFor();
    expect(keys).toBeLessThanOrEqual(14);
    expect(desk.state.acts[0]?.body.report?.items).toHaveLength(7);
  });

  it('again after a failure carries the same key, and nothing typed is lost', async () => {
    desk.state.views = [ownView('open', { draft: FILLED })];
    desk.state.refuse = new FakeProblem(500, 'unknown');
    const page = await openForm();
    await page.locator('#score-quality').focus();
    await page.keyboard.press('Control+Enter');
    await dialog(page).waitFor();
    await page.keyboard.press('Enter');
    await dialog(page).getByRole('alert').waitFor();
    expect(await score(page, 'quality').inputValue()).toBe('36,5');
    await dialog(page).getByRole('button', { name: 'Gửi' }).click();
    await page.getByRole('heading', { name: 'Tuần 47 của tôi' }).waitFor();
    expect(desk.state.acts).toHaveLength(2);
    expect(desk.state.acts[1]?.key).toBe(desk.state.acts[0]?.key);
  });

  it('can be taken back while nobody has opened it', async () => {
    desk.state.views = [ownView('submitted', { opened: false, may: ['withdraw'] })];
    opened = await desk.open(browser, PATH);
    await opened.page.getByRole('button', { name: 'Rút lại' }).click();
    await dialog(opened.page).getByRole('button', { name: 'Rút lại' }).click();
    await formReady(opened.page);
    expect(desk.state.acts[0]?.body).toMatchObject({ act: 'withdraw' });
  });

  it('after a return starts from the old values, with the reason on top', async () => {
    desk.state.views = [ownView('returned', { draft: FILLED })];
    const page = await openForm();
    await page.getByText('Bổ sung sản phẩm của việc thứ hai và ngày xong.').waitFor();
    expect(await score(page, 'progress').inputValue()).toBe('35');
    await page.getByRole('button', { name: /^Sửa: Tổng hợp ý kiến/ }).waitFor();
  });
});

describe('a draft', () => {
  it('is mirrored to the server within five seconds and survives a reload', async () => {
    const page = await openForm();
    await page.locator('#item-add').fill('Việc đang gõ dở');
    await page.getByLabel('Khó khăn, vướng mắc và kiến nghị').fill('ngoẵng, thuỷ, Ỷ, ợ');
    await expect.poll(() => desk.state.drafts, { timeout: 30_000 }).toBeGreaterThan(0);
    await page.reload();
    await formReady(page);
    expect(await page.getByLabel('Khó khăn, vướng mắc và kiến nghị').inputValue()).toBe('ngoẵng, thuỷ, Ỷ, ợ');
  });

  it('survives a browser that is ended while the server cannot be reached', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'congtam-profile-'));
    const start = async () => {
      const context = await startProfile(folder);
      const page = await context.newPage();
      await page.goto(desk.site.address + PATH);
      await formReady(page);
      return { context, page };
    };
    const first = await start();
    await first.context.route('**/draft', (route) => route.abort());
    await first.page.locator('#item-add').fill('Việc chưa kịp lưu lên máy chủ');
    await score(first.page, 'quality').fill('37');
    await first.page
      .getByText(/Đã lưu trên máy này/)
      .last()
      .waitFor();
    // What a closing page still sends must not get through either.
    await first.context.setOffline(true);
    await first.context.close();
    expect(desk.state.drafts).toBe(0);
    const second = await start();
    const line = second.page.locator('#item-add');
    await expect.poll(() => line.inputValue(), { timeout: 30_000 }).toBe('Việc chưa kịp lưu lên máy chủ');
    await expect.poll(() => score(second.page, 'quality').inputValue()).toBe('37');
    await second.context.close();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  it('of a second device is shown beside this one, and the person decides', async () => {
    const page = await openForm();
    desk.state.views = [ownView('open', { draft: FILLED })];
    await score(page, 'quality').fill('20');
    await page.keyboard.press('Control+s');
    await page.getByRole('heading', { name: 'Có hai bản khác nhau' }).waitFor();
    // Whoever types further down is led there from the bar.
    await page.getByRole('button', { name: 'Xem hai bản' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('conflict');
    await page.getByRole('button', { name: 'Giữ bản này' }).last().click();
    expect(await score(page, 'quality').inputValue()).toBe('36,5');
  });
});

it('without the network the form stays usable and says why it cannot be sent', async () => {
  desk.state.views = [ownView('open', { draft: FILLED })];
  const page = await openForm();
  await opened.context.setOffline(true);
  await score(page, 'quality').fill('38');
  await page.keyboard.press('Control+s');
  await page.getByText('Đang mất kết nối nên chưa gửi được.').waitFor();
  await score(page, 'conduct').fill('18');
  expect(await total(page)).toBe('91');
  await page.getByRole('button', { name: /Gửi cho Trần Văn Bình/ }).click({ force: true });
  expect(await dialog(page).count()).toBe(0);
  expect(desk.state.acts).toHaveLength(0);
});

it('two parts after a transfer stand as tabs, each with its own form', async () => {
  const other = { id: 470099, unit: { id: 9, name: 'Văn phòng', code: 'VP' }, from: '2026-11-19' };
  desk.state.views = [ownView('open', { draft: FILLED, to: '2026-11-19' }), ownView('open', other)];
  const page = await openForm();
  expect(await total(page)).toBe('90,5');
  await page.getByRole('tab', { name: /Văn phòng/ }).click();
  await formReady(page);
  expect(await total(page)).toBe('—');
});

it('a week of leave asks for nothing', async () => {
  desk.state.views = [ownView('open', { counted: false, notCountedKind: 'leave', may: [] })];
  opened = await desk.open(browser, PATH);
  await opened.page.getByText('Tuần 47 không tính vì nghỉ phép.').waitFor();
  expect(await opened.page.locator('#item-add').count()).toBe(0);
});
