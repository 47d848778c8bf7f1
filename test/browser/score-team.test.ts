// Scoring a team in a real browser: by keyboard alone, nothing typed is lost, nothing is offered that one may not do.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FakeProblem } from './fake-api.ts';
import { deputy, filed, MANAGER, scored, scoresOf, teamToScore, unfiled } from './fixtures/team.ts';
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

const PATH = '/xu-ly/cham/2026-47';
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
beforeEach(() => desk.reset(teamToScore()));
afterEach(async () => {
  const { troubles } = opened;
  await opened.close();
  expect(troubles).toEqual([]);
});

async function visit(options: PageOptions = {}, path = PATH): Promise<Page> {
  opened = await desk.open(browser, path, options);
  await opened.page.locator('[data-row]').first().waitFor();
  return opened.page;
}
const row = (page: Page, name: string) => page.locator('[data-row]', { hasText: name });
const openRow = async (page: Page, name: string) => {
  await row(page, name).getByRole('button').first().focus();
  await page.keyboard.press('Enter');
  await page.getByText('Công việc và sản phẩm').waitFor();
};
const evidenceOf = (page: Page, name: string) =>
  page.getByRole('complementary', { name }).getByText('Công việc và sản phẩm').waitFor();
const sets = (act: string) => desk.state.acts.filter(({ items }) => items[0]?.act === act);
const focusedRow = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[data-row]')?.textContent ?? '');
const sendAll = (page: Page) => page.getByRole('button', { name: /Gửi tất cả đã chấm/ }).click();
const field = (page: Page, criterion: string) => page.getByLabel(`Tôi chấm: ${criterion}`);

describe('by keyboard alone', () => {
  it('fifteen people in at most four keys each, sent as one act', async () => {
    const page = await visit();
    let keys = 0;
    const press = async (key: string) => {
      keys += 1;
      await page.keyboard.press(key);
    };
    await page.locator('[data-row] button').first().focus();
    await press('Enter');
    for (let left = 15; left > 0; left -= 1) {
      const name = (await page.locator('aside h2').textContent()) ?? '';
      await evidenceOf(page, name);
      await press('a');
      await expect.poll(() => page.getByText('Còn', { exact: false }).last().textContent()).toBeTruthy();
    }
    await press('Control+Enter');
    await page.getByText('Đã gửi điểm của 15 người.').waitFor();
    expect(keys).toBeLessThanOrEqual(15 * 4);
    expect(sets('score')).toHaveLength(1);
    const [sent] = sets('score');
    expect(sent?.items).toHaveLength(15);
    // Agreeing sends no points: the server takes those of the self-assessment.
    expect(sent?.items.every((item) => item.entered === undefined)).toBe(true);
    expect(desk.state.items.every((item) => item.state === 'scored')).toBe(true);
    await page.getByText('Đã chấm xong, không còn ai chờ anh/chị.').waitFor();
  }, 60_000);

  it('moves with J, K and arrows, and only Enter opens a report', async () => {
    const page = await visit();
    await page.locator('[data-row] button').first().focus();
    await page.keyboard.press('j');
    expect(await focusedRow(page)).toContain('Huỳnh Đức Linh');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('k');
    expect(await focusedRow(page)).toContain('Huỳnh Đức Linh');
    await page.keyboard.press('End');
    expect(await focusedRow(page)).toContain('Tạ Văn Quyết');
    expect(desk.state.acts).toEqual([]);
    await page.keyboard.press('Enter');
    await evidenceOf(page, 'Tạ Văn Quyết');
    expect(sets('view')).toHaveLength(1);
  });

  it('agrees only with a report that is on screen: the first A opens, the second agrees', async () => {
    const page = await visit();
    await row(page, 'Bùi Quang Uyên').getByRole('button').first().focus();
    await page.keyboard.press('a');
    await evidenceOf(page, 'Bùi Quang Uyên');
    expect(await page.getByRole('button', { name: /Gửi tất cả/ }).count()).toBe(0);
    await page.keyboard.press('a');
    await page.getByRole('button', { name: 'Gửi tất cả đã chấm (1)' }).waitFor();
  });

  it('a digit replaces the first score; words are asked for by the rule of the regulation', async () => {
    const page = await visit();
    await openRow(page, 'Bùi Quang Uyên');
    await row(page, 'Bùi Quang Uyên').getByRole('button').first().focus();
    await page.keyboard.type('30,5');
    expect(await field(page, 'Chất lượng').inputValue()).toBe('30,5');
    await page.getByText('Cần ghi lý do khi mức xếp loại thay đổi').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Ghi lý do vì điểm khác với bước trước.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    await page.keyboard.type('Hai việc phải làm lại.');
    await page.keyboard.press('Control+Enter');
    await sendAll(page);
    await page.getByText('Đã gửi điểm của 1 người.').waitFor();
    expect(sets('score')[0]?.items[0]).toMatchObject({
      entered: { quality: 3050, progress: 3500, conduct: 1900 },
      comment: 'Hai việc phải làm lại.',
    });
  });

  it('letters typed in a field are letters, and the wrong score stays in sight', async () => {
    const page = await visit();
    await openRow(page, 'Bùi Quang Uyên');
    await field(page, 'Chất lượng').fill('');
    await field(page, 'Chất lượng').pressSequentially('45raj');
    expect(await field(page, 'Chất lượng').inputValue()).toBe('45raj');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await field(page, 'Chất lượng').fill('45');
    await page.getByText('Cao nhất là 40 điểm').waitFor();
    await page.locator('aside').getByText('chưa tính được').waitFor();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('button', { name: /Gửi tất cả/ }).count()).toBe(0);
  });
});

describe('taking back', () => {
  it('Z undoes the last decision before anything is sent', async () => {
    const page = await visit();
    await openRow(page, 'Bùi Quang Uyên');
    await page.keyboard.press('a');
    await page.getByRole('button', { name: 'Gửi tất cả đã chấm (1)' }).waitFor();
    await page.keyboard.press('z');
    await page.getByRole('button', { name: /Gửi tất cả/ }).waitFor({ state: 'detached' });
    expect(sets('score')).toEqual([]);
  });
  it('a return waits ten seconds for second thoughts, then goes out', async () => {
    const page = await visit();
    await openRow(page, 'Bùi Quang Uyên');
    await page.keyboard.press('r');
    await page.getByRole('dialog').getByRole('button', { name: 'Trả lại', exact: true }).click();
    await page.getByText('Chọn một lý do hoặc tự ghi.').waitFor();
    await page.getByLabel('Thiếu hạn hoặc ngày hoàn thành').check();
    await page.getByLabel('Nói rõ thêm').fill('Việc thứ hai.');
    await page.getByRole('dialog').getByRole('button', { name: 'Trả lại', exact: true }).click();
    await page.getByText('Trả lại hồ sơ của Bùi Quang Uyên.').waitFor();
    expect(sets('return')).toEqual([]);
    await page.clock.runFor(10_500);
    await expect.poll(() => sets('return')).toHaveLength(1);
    expect(sets('return')[0]?.items[0]?.comment).toBe('Thiếu hạn hoặc ngày hoàn thành. Việc thứ hai.');
  });
  it('a return taken back sends nothing and keeps its words', async () => {
    const page = await visit();
    await openRow(page, 'Bùi Quang Uyên');
    await page.keyboard.press('r');
    await page.getByLabel('Nói rõ thêm').fill('Thiếu số văn bản.');
    await page.getByRole('dialog').getByRole('button', { name: 'Trả lại', exact: true }).click();
    await page.getByRole('status').getByRole('button', { name: 'Hoàn tác' }).click();
    await page.clock.runFor(11_000);
    expect(sets('return')).toEqual([]);
    await openRow(page, 'Bùi Quang Uyên');
    expect(await page.getByLabel('Nhận xét, lý do').inputValue()).toBe('Thiếu số văn bản.');
  });
});

describe('nothing is lost', () => {
  it('leaving the page sends what was decided', async () => {
    const page = await visit();
    await openRow(page, 'Bùi Quang Uyên');
    await page.keyboard.press('a');
    await page.getByRole('button', { name: 'Gửi tất cả đã chấm (1)' }).waitFor();
    await page.getByRole('link', { name: 'Việc của tôi' }).first().click();
    await expect.poll(() => sets('score')).toHaveLength(1);
    await page.getByText('Đã gửi điểm của 1 người.').waitFor();
  });
  it('signing out sends it, too', async () => {
    const page = await visit();
    await openRow(page, 'Bùi Quang Uyên');
    await page.keyboard.press('a');
    await page.getByRole('button', { name: 'Tài khoản của' }).click();
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await expect.poll(() => sets('score')).toHaveLength(1);
  });
  it('a reload brings back typed points, words and decisions', async () => {
    const page = await visit();
    await openRow(page, 'Bùi Quang Uyên');
    await field(page, 'Tiến độ').fill('34,5');
    await page.locator('aside').getByRole('button', { name: 'Ghi điểm này' }).click();
    await openRow(page, 'Hoàng Ngoẵng Mai');
    await field(page, 'Tiến độ').fill('12');
    await page.getByLabel('Nhận xét, lý do').fill('ngoẵng, thuỷ, Ỷ, ợ');
    await page.clock.runFor(600);
    await page.waitForTimeout(1_500);
    await page.reload();
    await page.getByRole('button', { name: 'Gửi tất cả đã chấm (1)' }).waitFor();
    await openRow(page, 'Hoàng Ngoẵng Mai');
    expect(await field(page, 'Tiến độ').inputValue()).toBe('12');
    expect(await page.getByLabel('Nhận xét, lý do').inputValue()).toBe('ngoẵng, thuỷ, Ỷ, ợ');
  });
  it('a record changed by somebody else is named, what was typed stays, the rest can be sent', async () => {
    const page = await visit();
    await openRow(page, 'Bùi Quang Uyên');
    await field(page, 'Tiến độ').fill('34,5');
    await page.locator('aside').getByRole('button', { name: 'Ghi điểm này' }).click();
    await page.keyboard.press('Home');
    await openRow(page, 'Lê Bảo Uyên');
    await page.keyboard.press('a');
    await page.getByRole('button', { name: 'Gửi tất cả đã chấm (2)' }).waitFor();
    const other = scoresOf(3000, 3000, 1500);
    desk.state.items = desk.state.items.map((item) =>
      item.person.name === 'Bùi Quang Uyên' ? { ...item, version: 9, scorer: other, may: ['score'] } : item,
    );
    desk.state.by = { id: 9, name: 'Đỗ Quang Vinh' };
    await sendAll(page);
    await page.getByText('Cần xem lại: Bùi Quang Uyên.').waitFor();
    await openRow(page, 'Bùi Quang Uyên');
    await page.getByText(/Đỗ Quang Vinh vừa chấm điểm lúc/).waitFor();
    expect(await field(page, 'Tiến độ').inputValue()).toBe('34,5');
    await page.getByRole('button', { name: 'Gửi tất cả đã chấm (1)' }).click();
    await page.getByText('Đã gửi điểm của 1 người.').waitFor();
    expect(await field(page, 'Tiến độ').inputValue()).toBe('34,5');
  });
  it('without the network the set waits and goes out by itself, once', async () => {
    const page = await visit();
    await openRow(page, 'Bùi Quang Uyên');
    await page.keyboard.press('a');
    await opened.context.setOffline(true);
    await sendAll(page);
    await page.getByText('Đang chờ mạng. Có mạng sẽ tự gửi.').waitFor();
    expect(sets('score')).toEqual([]);
    await opened.context.setOffline(false);
    await page.getByText('Đã gửi điểm của 1 người.').waitFor();
    expect(sets('score')).toHaveLength(1);
  });
  it('a busy server gets the same set under the same key', async () => {
    const page = await visit();
    await openRow(page, 'Bùi Quang Uyên');
    await page.keyboard.press('a');
    await page.getByRole('button', { name: /Gửi tất cả/ }).waitFor();
    desk.state.refuse = new FakeProblem(409, 'idempotency-conflict');
    await sendAll(page);
    await page.getByText('Việc này đang được xử lý.').waitFor();
    await page.getByText('Nội dung anh/chị đã nhập vẫn còn nguyên.').waitFor();
    await sendAll(page);
    await page.getByText('Đã gửi điểm của 1 người.').waitFor();
    const [first, second] = sets('score');
    expect(second?.key).toBe(first?.key);
  });
});

describe('rights', () => {
  it('opening is told to the server once, and only where it is due', async () => {
    const page = await visit();
    await openRow(page, 'Bùi Quang Uyên');
    await openRow(page, 'Lê Bảo Uyên');
    await openRow(page, 'Bùi Quang Uyên');
    await expect.poll(() => sets('view')).toHaveLength(2);
    await page.keyboard.press('a');
    await sendAll(page);
    await page.getByText('Đã gửi điểm của 1 người.').waitFor();
    expect(sets('score')[0]?.items[0]?.version).toBe(3);
  });
  it('without the right there is no button and no key', async () => {
    desk.reset([filed(0, { may: [] }), scored(1, { may: ['propose-reopen'] })]);
    const page = await visit();
    await openRow(page, 'Võ Thuỳ Phúc');
    for (const name of [/Đồng ý/, /Ghi điểm này/, /Trả lại/, /quyết định/, /Thêm nhận xét/])
      expect(await page.getByRole('button', { name }).count()).toBe(0);
    expect(await page.getByLabel(/Tôi chấm:/).count()).toBe(0);
    for (const key of ['a', 'a', 'e', '3', 'r', 'c', 'Control+Enter']) await page.keyboard.press(key);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(desk.state.acts).toEqual([]);
  });
  it('work done by delegation says for whom', async () => {
    const page = await visit();
    await row(page, 'Trương Thị Ỷ Ợ').getByText('thay cho Đỗ Quang Vinh').waitFor();
    await openRow(page, 'Trương Thị Ỷ Ợ');
    await page.locator('aside').getByText('thay cho Đỗ Quang Vinh').waitFor();
    expect(await row(page, 'Bùi Quang Uyên').getByText('thay cho').count()).toBe(0);
  });
  it('one authority evaluates and decides, signed as one set, never in the set of scores', async () => {
    desk.reset([deputy(), deputy({ id: 92, person: { id: 92, name: 'Lý Thị Hồng' } }), filed(1)]);
    const page = await visit();
    await openRow(page, 'Phạm Kim Hiếu');
    await page.locator('aside').getByText('một cấp thẩm quyền').waitFor();
    await page.keyboard.press('a');
    await openRow(page, 'Lý Thị Hồng');
    await page.keyboard.press('a');
    await page.getByText(/2 quyết định chờ ký/).waitFor();
    await page.getByRole('button', { name: 'Ký quyết định 2 người' }).click();
    const dialog = page.getByRole('dialog', { name: 'Nhập lại mật khẩu' });
    await dialog.getByText(/Đánh giá và quyết định kết quả của 2 người/).waitFor();
    expect(sets('decide')).toEqual([]);
    await dialog.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByText(/Đã quyết định kết quả của 2 người/).waitFor();
    expect(sets('decide')).toHaveLength(1);
    expect(desk.state.stepUps).toBe(1);
    expect(sets('score')).toEqual([]);
  });
  it('a decision taken back is not signed', async () => {
    desk.reset([deputy(), filed(1)]);
    const page = await visit();
    await openRow(page, 'Phạm Kim Hiếu');
    await page.keyboard.press('a');
    await page.getByText(/1 quyết định chờ ký/).waitFor();
    await page.keyboard.press('z');
    await expect.poll(() => page.getByRole('button', { name: /Ký quyết định/ }).count()).toBe(0);
    expect(sets('decide')).toEqual([]);
  });
});

describe('finding and states', () => {
  it('searches without marks and filters in the address', async () => {
    const page = await visit();
    await page.getByLabel('Tìm theo tên').fill('thuy');
    await expect.poll(() => page.locator('[data-row]').count()).toBe(2);
    await page.getByLabel('Tìm theo tên').fill('zzz');
    await page.getByText('Không có ai khớp với bộ lọc').waitFor();
    await page.getByRole('button', { name: 'Hiện tất cả' }).click();
    await page.getByRole('radio', { name: /Đã chấm/ }).check();
    await expect.poll(() => page.url()).toContain('trang-thai=da-cham');
    expect(page.url()).not.toContain('thuy');
  });
  it('puts first what needs thought', async () => {
    const page = await visit();
    const names = await page.locator('[data-row] button').allTextContents();
    expect(names[0]).toContain('Võ Thuỳ Phúc');
    expect(names[1]).toContain('Huỳnh Đức Linh');
  });
  it('with nobody to score says why', async () => {
    desk.reset([]);
    opened = await desk.open(browser, PATH);
    await opened.page.getByText('Tuần này không có ai chờ anh/chị chấm').waitFor();
  });
  it('a failed list says so and can be asked again', async () => {
    desk.state.down = true;
    opened = await desk.open(browser, PATH);
    await opened.page.getByText('Máy chủ đang bận').waitFor({ timeout: 30_000 });
    desk.state.down = false;
    await opened.page.getByRole('button', { name: 'Thử lại' }).click();
    await opened.page.locator('[data-row]').first().waitFor();
  });
});

describe('on a phone', () => {
  it('the record is a sheet, and no field ever lies behind the bar with the total', async () => {
    const page = await visit({ width: 390, height: 664 });
    await row(page, 'Bùi Quang Uyên').getByRole('button').first().tap();
    const sheet = page.getByRole('dialog', { name: 'Bùi Quang Uyên' });
    await sheet.getByText('Công việc và sản phẩm').waitFor();
    const bar = await sheet.getByRole('button', { name: 'Đồng ý' }).boundingBox();
    for (const criterion of ['Chất lượng', 'Tiến độ', 'Tác phong']) {
      await sheet.getByLabel(new RegExp(`Tôi chấm: ${criterion}`)).focus();
      const box = await sheet.getByLabel(new RegExp(`Tôi chấm: ${criterion}`)).boundingBox();
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual((bar?.y ?? 0) + 1);
      expect(box?.height ?? 0).toBeGreaterThanOrEqual(44);
    }
    await sheet.getByRole('button', { name: 'Đồng ý' }).tap();
    await page.getByRole('dialog', { name: 'Hoàng Ngoẵng Mai' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Gửi tất cả đã chấm (1)' }).waitFor();
    expect(await scrollsSideways(page)).toBe(false);
  });
});

describe.each(LOOKS)('look and access: $width px, dark $dark, $locale', (look) => {
  it('list, record and waiting act', async () => {
    desk.reset([...teamToScore().slice(0, 9), unfiled(9), deputy()]);
    desk.state.session = { person: MANAGER };
    const page = await visit(look);
    const name = `team-${lookName(look)}`;
    expect(await runAxe(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
    await screenshot(page, name);
    await row(page, 'Bùi Quang Uyên').getByRole('button').first().click();
    await page.locator('h3').first().waitFor();
    expect(await runAxe(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
    await screenshot(page, `${name}-open`);
  });
});
