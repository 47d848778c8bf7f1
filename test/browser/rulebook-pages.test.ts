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
