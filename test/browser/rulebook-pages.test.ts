// Any regulation as a document: trees, conditions, gaps, archives, in every size, theme and language.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedRulebook } from '../builders/rulebooks.ts';
import { screenshot, startBrowser } from './harness.ts';
import { expectFine, keptWindows, LOOKS, lookName } from './looks.ts';
import { type OwnDesk, startOwnDesk } from './own-desk.ts';

let browser: Browser;
let desk: OwnDesk;

beforeAll(async () => {
  desk = await startOwnDesk();
  browser = await startBrowser();
}, 120_000);
const windows = keptWindows((path, look) => desk.open(browser, path, look));
afterAll(async () => {
  await windows.close();
  await browser?.close();
  await desk?.site.close();
});

const read = (id: string) => `/quy-dinh?van-ban=${id}%40${shippedRulebook(id).version}`;

describe.each(['335-leader', 'khanh-hoa'])('%s', (id) => {
  it.each(LOOKS)('no trouble, no axe finding, no sideways scrolling (%o)', async (look) => {
    const opened = await windows.visit(read(id), look);
    await opened.page.locator('#levels').waitFor({ state: 'attached' });
    // On a phone every part is a line to open; all of them are looked at.
    for (const part of await opened.page.locator('summary:has(> h2)').all()) await part.click();
    await opened.page.locator('#score').waitFor();
    await expectFine(opened, `rulebook-${id}-${lookName(look)}`);
  });
});

describe('what is read', () => {
  it('the tree says how each part arises, and what is still open', async () => {
    const { page, close } = await desk.open(browser, read('335-leader'));
    await page.getByText('Trung bình 6 phần (mỗi phần tính theo tỷ lệ), nhân 70').waitFor();
    await page.getByText('mỗi lần chậm trừ 25% của chính sản phẩm đó').first().waitFor();
    await page.getByText('còn 11 cách hiểu chưa được xác nhận').waitFor();
    await page.getByText('Nhiều nhất 20% số người xếp loại tốt').first().waitFor();
    await close();
  });

  it('a gap of the text, and levels by conditions alone', async () => {
    const gap = await desk.open(browser, read('khanh-hoa'));
    await gap.page.getByText('Văn bản không xếp mức nào cho đúng 50 điểm').waitFor();
    await gap.close();
    const archive = await desk.open(browser, read('90-2020'), { locale: 'en' });
    await archive.page.getByText('Archive: for display only.').waitFor();
    await archive.page.getByText('by conditions, not by points').first().waitFor();
    await screenshot(archive.page, 'rulebook-90-2020');
    await archive.close();
  });

  it('another regulation is chosen from the list and stays in the address', async () => {
    const { page, close } = await desk.open(browser, '/quy-dinh');
    await page.locator('#criteria').waitFor();
    await page.getByLabel('Xem quy định').selectOption('tphcm-06@1');
    await page.getByText('5% điểm quy đổi của việc được đánh dấu').waitFor();
    expect(page.url()).toContain('van-ban=tphcm-06');
    await page.reload();
    await page.getByRole('heading', { name: 'TP. Hồ Chí Minh, Hướng dẫn 06' }).waitFor();
    await close();
  });

  it('is its parts to open on a phone, follows an address into one of them, and is whole on paper', async () => {
    const { page, close } = await desk.open(browser, read('335-leader'), { width: 390, height: 844 });
    const parts = page.locator('summary:has(> h2)');
    await parts.first().waitFor();
    const shown = () => page.locator('section[id]:visible').evaluateAll((all) => all.map(({ id }) => id));
    expect(await shown()).toEqual([]);
    await parts.filter({ hasText: 'Mức xếp loại' }).click();
    expect(await shown()).toEqual(['levels']);
    await page.evaluate(() => {
      location.hash = '#examples';
    });
    await page.locator('#examples').waitFor();
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await parts.count()).toBe(0);
    expect(await shown()).toEqual(expect.arrayContaining(['readings', 'score', 'quotas', 'sources']));
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    // Articles beside data: a link opens what it leads to.
    await page.getByLabel('Văn bản cạnh dữ liệu', { exact: true }).check();
    await page.locator('summary:has(> h3)').nth(2).click();
    await page.locator('details[open] a').first().click();
    await page.locator('details[open] dl').waitFor();
    await close();
  });

  it('one that nobody knows is said to be missing', async () => {
    const { page, close } = await desk.open(browser, '/quy-dinh?van-ban=nowhere%401');
    await page
      .getByRole('alert')
      .or(page.getByText(/Không tìm thấy/))
      .first()
      .waitFor();
    await close();
  });
});
