// The page of the sealed log: well, in trouble, with nothing kept outside, before the first sealing, refused.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type AdminDesk, startAdminDesk } from './admin-desk.ts';
import { FakeProblem } from './fake-api.ts';
import { NO_LOG, NOWHERE, TROUBLED, WELL } from './fixtures/sealed-log.ts';
import { runAxe, screenshot, scrollsSideways, startBrowser } from './harness.ts';
import { LOOKS, lookName } from './looks.ts';

const PATH = '/so-niem-phong';
let browser: Browser;
let desk: AdminDesk;

beforeAll(async () => {
  desk = await startAdminDesk();
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await desk?.site.close();
});
beforeEach(() => desk.reset());

it.each(LOOKS)('holds at %o, in trouble too', async (look) => {
  for (const [name, view] of [
    ['well', WELL],
    ['troubled', TROUBLED],
  ] as const) {
    desk.state.instead = { log: () => view };
    const { page, troubles, close } = await desk.open(browser, PATH, look);
    await page.locator('main table').waitFor();
    expect(await runAxe(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
    expect(troubles).toEqual([]);
    await screenshot(page, `sealed-log-${name}-${lookName(look)}`);
    await close();
  }
});

it('says what is wrong in words, and where nobody keeps anything what to do', async () => {
  desk.state.instead = { log: () => TROUBLED };
  const { page, close } = await desk.open(browser, PATH);
  await page.getByText('Chậm hơn thường lệ').waitFor();
  await page.getByText('sổ ngắn hơn bản ở thư mục').waitFor();
  await page.getByText('connect ECONNREFUSED 192.0.2.25:587').waitFor();
  await page.getByText('5 điểm niêm phong còn chờ gửi').waitFor();
  desk.state.instead = { log: () => NOWHERE };
  await page.reload();
  await page.getByText('Chưa có bản nào ở nơi khác').waitFor();
  expect(await page.getByText('Chậm hơn thường lệ').count()).toBe(0);
  await close();
});

it('offers each checkpoint as a file', async () => {
  const { page, close } = await desk.open(browser, PATH);
  const link = page.getByRole('link', { name: /-12340\.checkpoint$/ });
  expect(await link.getAttribute('href')).toBe('/api/v1/log/checkpoint?size=12340');
  expect(await link.getAttribute('download')).toBe('');
  await close();
});

it('is empty before the first sealing, and says why it cannot be read', async () => {
  desk.state.instead = { log: () => NO_LOG };
  const { page, close } = await desk.open(browser, PATH);
  await page.getByText('Chưa có sổ niêm phong').waitFor();
  desk.state.instead = { log: () => new FakeProblem(403, 'forbidden') };
  await page.reload();
  await page.locator('main [role=alert]').waitFor();
  await close();
});
