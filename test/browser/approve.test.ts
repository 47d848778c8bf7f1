// Approving in a real browser: thirty with one signature, every name seen, nothing signed by accident or in the dark.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FakeProblem } from './fake-api.ts';
import { deputy, filed, HEAD, scored, scoresOf, unitToApprove, withDissent } from './fixtures/team.ts';
import {
  type PageOptions,
  runAxe,
  screenshot,
  scrollsSideways,
  startBrowser,
  type TestPage,
} from './harness.ts';
import { LOOKS, lookName } from './looks.ts';
import { PASSWORD, type ReviewDesk, startReviewDesk } from './review-desk.ts';

const PATH = '/xu-ly/duyet/2026-47';
let browser: Browser;
let desk: ReviewDesk;
let opened: TestPage;

beforeAll(async () => {
  desk = await startReviewDesk();
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await desk?.site.close();
});
beforeEach(() => {
  desk.reset(unitToApprove());
  desk.state.session = { person: HEAD };
});
afterEach(async () => {
  const { troubles } = opened;
  await opened.close();
  expect(troubles).toEqual([]);
});

async function visit(options: PageOptions = {}): Promise<Page> {
  opened = await desk.open(browser, PATH, options);
  await opened.page.locator('[data-row]').first().waitFor();
  return opened.page;
}
const row = (page: Page, name: string) => page.locator('[data-row]', { hasText: name }).first();
const sets = (act: string) => desk.state.acts.filter(({ items }) => items[0]?.act === act);
const choose = (page: Page) => page.getByRole('button', { name: /Chọn tất cả/ });
const sign = (page: Page) => page.getByRole('button', { name: /^Ký duyệt/ });
const unfold = (page: Page) => page.getByRole('button', { name: 'Mở danh sách' }).click();
async function scrollThrough(page: Page): Promise<void> {
  for (let step = 0; step < 12; step += 1) {
    await page.mouse.wheel(0, 300);
    await page.waitForTimeout(60);
  }
}
async function givePassword(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Nhập lại mật khẩu' });
  await dialog.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
}

describe('the block', () => {
  it('thirty are approved with one password, each a decision of its own', async () => {
    const page = await visit();
    await unfold(page);
    await page.mouse.move(300, 500);
    await scrollThrough(page);
    await choose(page).click();
    await sign(page).click();
    await page.getByText('Phê duyệt 30 hồ sơ tuần 47.').waitFor();
    expect(sets('approve')).toEqual([]);
    await givePassword(page);
    await page.getByText('Đã phê duyệt 30 hồ sơ.').waitFor();
    expect(desk.state.stepUps).toBe(1);
    expect(sets('approve')).toHaveLength(1);
    const items = sets('approve')[0]?.items ?? [];
    expect(new Set(items.map((item) => item.id)).size).toBe(30);
    expect(items.every((item) => item.act === 'approve' && item.entered === undefined)).toBe(true);
    await page.getByText('Không còn hồ sơ nào chờ anh/chị phê duyệt').waitFor();
  });
  it('cannot be chosen before every name was on screen', async () => {
    const page = await visit();
    await choose(page).click();
    // The block unfolds by itself and the page says how many names are missing.
    await page.getByText(/Còn \d+ tên chưa hiện trên màn hình/).waitFor();
    expect(await sign(page).count()).toBe(0);
    await page.mouse.move(300, 500);
    await scrollThrough(page);
    await page.getByText('đã thấy 27/27 tên').waitFor();
    await choose(page).click();
    await page.getByRole('button', { name: 'Ký duyệt 30 hồ sơ' }).waitFor();
    expect(sets('approve')).toEqual([]);
  });
  it('is not chosen by the press that unfolds it, even where every name fits on the screen', async () => {
    const page = await visit({ height: 3000 });
    await choose(page).click();
    await page.getByText('Đã mở đủ tên. Xem qua rồi bấm chọn tất cả lần nữa.').waitFor();
    expect(await sign(page).count()).toBe(0);
    await choose(page).click();
    await page.getByRole('button', { name: 'Ký duyệt 30 hồ sơ' }).waitFor();
    expect(sets('approve')).toEqual([]);
  });
  it('shows the keyboard every name as well', async () => {
    const page = await visit();
    await unfold(page);
    await page.locator('[data-row]').nth(29).waitFor();
    await page.locator('[data-row] button').first().focus();
    for (let step = 0; step < 29; step += 1) {
      await page.keyboard.press('j');
      // Only what was painted counts as seen, and keys come faster than a busy machine paints.
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    await page.getByText('đã thấy 27/27 tên').waitFor();
  });
});

describe('one by one', () => {
  it('what deserves a look says why with figures, and is opened before one agrees', async () => {
    const page = await visit();
    await row(page, 'Võ Thuỳ Phúc').getByText('Tự chấm 64, Quản lý chấm 49: chênh 15 điểm.').waitFor();
    await page.locator('[data-row] button').first().focus();
    await page.keyboard.press('a');
    await page.getByText('Hai việc quan trọng chậm, đã nhắc.').waitFor();
    expect(await sign(page).count()).toBe(0);
    await page.keyboard.press('a');
    await page.getByRole('button', { name: 'Ký duyệt 1 hồ sơ' }).waitFor();
    expect(desk.state.acts).toEqual([]);
  });
  it('a tick box chooses, and takes back', async () => {
    const page = await visit();
    await unfold(page);
    const box = page.getByRole('checkbox', { name: 'Chọn để ký: Huỳnh Đức Linh', exact: true });
    await box.check();
    await page.getByRole('button', { name: 'Ký duyệt 1 hồ sơ' }).waitFor();
    await box.uncheck();
    await sign(page).waitFor({ state: 'detached' });
  });
  it('signs a single record from its pane', async () => {
    const page = await visit();
    await row(page, 'Bùi Quang Uyên').getByRole('button').first().click();
    await page.getByText('Công việc và sản phẩm').waitFor();
    await page.getByRole('button', { name: 'Ký ngay' }).click();
    await page.getByText('Phê duyệt hồ sơ của Bùi Quang Uyên.').waitFor();
    await givePassword(page);
    await page.getByText('Đã phê duyệt 1 hồ sơ.').waitFor();
    expect(sets('approve')[0]?.items).toHaveLength(1);
  });
  it('differing takes own points and, by the rule, a reason; the password holds for the next set', async () => {
    const page = await visit();
    await row(page, 'Bùi Quang Uyên').getByRole('button').first().focus();
    await page.keyboard.press('e');
    await page.keyboard.type('30');
    await page.keyboard.press('Enter');
    await page.getByText('Ghi lý do vì điểm khác với bước trước.').waitFor();
    await page.keyboard.type('Hồ sơ quy hoạch phải làm lại.');
    await page.keyboard.press('Control+Enter');
    await row(page, 'Bùi Quang Uyên').getByText('84').waitFor();
    await sign(page).click();
    await givePassword(page);
    await page.getByText('Đã phê duyệt 1 hồ sơ.').waitFor();
    expect(sets('approve')[0]?.items[0]).toMatchObject({
      entered: { quality: 3000, progress: 3500, conduct: 1900 },
      comment: 'Hồ sơ quy hoạch phải làm lại.',
    });
    // The password signed that set; the next one asks anew.
    await row(page, 'Hoàng Ngoẵng Mai').getByRole('checkbox').check();
    await sign(page).click();
    await page.getByText('Phê duyệt hồ sơ của Hoàng Ngoẵng Mai.').waitFor();
    expect(sets('approve')).toHaveLength(1);
    await givePassword(page);
    await expect.poll(() => sets('approve')).toHaveLength(2);
    expect(desk.state.stepUps).toBe(2);
  });
  it('a password used up elsewhere is asked for again, and the same set goes on under the same key', async () => {
    const page = await visit();
    await row(page, 'Hoàng Ngoẵng Mai').getByRole('checkbox').check();
    await sign(page).click();
    desk.state.refuse = new FakeProblem(403, 'step-up-needed');
    await givePassword(page);
    await page.getByText('Phê duyệt hồ sơ của Hoàng Ngoẵng Mai.').waitFor();
    await expect.poll(() => sets('approve')).toHaveLength(1);
    await givePassword(page);
    await page.getByText('Đã phê duyệt 1 hồ sơ.').waitFor();
    const [first, second] = sets('approve');
    expect(second).toEqual(first);
  });
  it('returns to the scorer with a reason', async () => {
    const page = await visit();
    await row(page, 'Bùi Quang Uyên').getByRole('button').first().focus();
    await page.keyboard.press('r');
    await page.getByText('Hồ sơ về lại người chấm').waitFor();
    await page.getByLabel('Chưa đủ minh chứng cho số điểm này').check();
    await page.keyboard.press('Enter');
    await page.clock.runFor(10_500);
    await expect.poll(() => sets('return')).toHaveLength(1);
    expect(desk.state.stepUps).toBe(0);
  });
});

describe('nothing is lost, nothing signed in the dark', () => {
  it('leaving the page signs nothing; what was chosen is there again', async () => {
    const page = await visit();
    await row(page, 'Bùi Quang Uyên').getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Ký duyệt 1 hồ sơ' }).waitFor();
    await page.getByRole('link', { name: 'Việc của tôi' }).first().click();
    await page.getByRole('heading', { name: 'Việc của tôi' }).waitFor();
    expect(sets('approve')).toEqual([]);
    await page.goBack();
    await page.getByRole('button', { name: 'Ký duyệt 1 hồ sơ' }).waitFor();
  });
  it('a wrong password signs nothing and keeps the choice', async () => {
    const page = await visit();
    await row(page, 'Bùi Quang Uyên').getByRole('checkbox').check();
    await sign(page).click();
    const dialog = page.getByRole('dialog', { name: 'Nhập lại mật khẩu' });
    await dialog.getByLabel('Mật khẩu', { exact: true }).fill('sai');
    await page.keyboard.press('Enter');
    await dialog.getByText('Mật khẩu không đúng.').waitFor();
    await page.keyboard.press('Escape');
    expect(sets('approve')).toEqual([]);
    await page.getByRole('button', { name: 'Ký duyệt 1 hồ sơ' }).waitFor();
  });
  it('names who changed a record meanwhile; the others can be signed', async () => {
    const page = await visit();
    await row(page, 'Bùi Quang Uyên').getByRole('checkbox').check();
    await row(page, 'Hoàng Ngoẵng Mai').getByRole('checkbox').check();
    desk.state.by = { id: 9, name: 'Đỗ Quang Vinh' };
    desk.state.items = desk.state.items.map((item) =>
      item.person.name === 'Bùi Quang Uyên'
        ? { ...item, version: 9, scorer: scoresOf(3000, 3000, 1500) }
        : item,
    );
    await sign(page).click();
    await givePassword(page);
    await page.getByText('Cần xem lại: Bùi Quang Uyên.').waitFor();
    await row(page, 'Bùi Quang Uyên').getByRole('button').first().click();
    await page.getByText(/Đỗ Quang Vinh vừa chấm điểm lúc/).waitFor();
    expect(desk.state.items.filter((item) => item.state === 'approved')).toEqual([]);
    await page.getByRole('button', { name: 'Ký duyệt 1 hồ sơ' }).click();
    await page.getByText('Đã phê duyệt 1 hồ sơ.').waitFor();
    expect(
      desk.state.items.filter((item) => item.state === 'approved').map((item) => item.person.name),
    ).toEqual(['Hoàng Ngoẵng Mai']);
  });
  it('without the network says that nothing can be signed', async () => {
    const page = await visit();
    await row(page, 'Bùi Quang Uyên').getByRole('checkbox').check();
    await opened.context.setOffline(true);
    await page.getByText('Mất kết nối nên chưa ký được.').waitFor();
    await sign(page).click();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await opened.context.setOffline(false);
    await page.getByText('Mất kết nối nên chưa ký được.').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Ký duyệt 1 hồ sơ' }).waitFor();
    expect(sets('approve')).toEqual([]);
  });
});

describe('rights', () => {
  it('without the right to approve there is no box, no button, no key', async () => {
    desk.reset([
      scored(1, { may: [] }),
      filed(2, { may: ['score'] }),
      scored(3, { may: ['return', 'approve'] }),
    ]);
    opened = await desk.open(browser, PATH);
    const { page } = opened;
    await page.getByText('1 hồ sơ trong khuôn khổ').waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(0);
    await unfold(page);
    expect(await page.getByRole('checkbox').count()).toBe(1);
    await page.getByText('2 hồ sơ chưa tới bước phê duyệt').click();
    await page.getByRole('link', { name: 'Bùi Quang Uyên' }).waitFor();
  });
  it('another opinion is opened by an act of its own and then read', async () => {
    desk.state.items = [...unitToApprove(), withDissent()];
    const page = await visit();
    expect(await page.getByText('Việc chậm do đợi số liệu của ba xã.').count()).toBe(0);
    await page.getByRole('button', { name: 'Mở ý kiến' }).click();
    await page.getByText('Việc chậm do đợi số liệu của ba xã.').waitFor();
    expect(sets('view-dissent')).toHaveLength(1);
  });
  it('leads to the other page for records of a single authority', async () => {
    desk.state.items = [...unitToApprove(), deputy()];
    const page = await visit();
    const link = page.getByRole('link', { name: 'Chấm điểm tuần 47' });
    expect(await link.getAttribute('href')).toBe('/xu-ly/cham/2026-47');
    expect(await page.getByRole('checkbox', { name: /Phạm Kim Hiếu A/ }).count()).toBe(0);
  });
  it('with nothing to approve says what is on its way', async () => {
    desk.reset([filed(1, { may: [] })]);
    opened = await desk.open(browser, PATH);
    await opened.page.getByText('1 hồ sơ còn ở các bước trước').waitFor();
    expect(await opened.page.getByRole('button', { name: /Ký duyệt|Chọn tất cả/ }).count()).toBe(0);
  });
});

describe.each(LOOKS)('look and access: $width px, dark $dark, $locale', (look) => {
  it('groups, block and record', async () => {
    desk.state.items = [...unitToApprove(), withDissent(), deputy()];
    const page = await visit(look);
    const name = `approve-${lookName(look)}`;
    await page.locator('[aria-expanded="false"]', { hasText: /danh sách|list/ }).click();
    await page.getByRole('checkbox').first().check();
    expect(await runAxe(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
    await screenshot(page, name);
    await page.locator('[data-row] button').nth(1).click();
    await page.locator('h3').first().waitFor();
    expect(await runAxe(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
    await screenshot(page, `${name}-open`);
  });
});
