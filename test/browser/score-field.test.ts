// The table of the score field: whatever is typed stays as typed, and the words say what is wrong with it.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildGallery } from './gallery/build.ts';
import { openPage, startBrowser, type TestPage } from './harness.ts';
import { type Site, startSite } from './site.ts';

let browser: Browser;
let site: Site;
let opened: TestPage;
let page: Page;

beforeAll(async () => {
  site = await startSite(await buildGallery());
  browser = await startBrowser();
  opened = await openPage(browser, site.address);
  page = opened.page;
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const field = () => page.getByLabel('Chất lượng', { exact: true });
const trouble = async () => {
  const describedBy = (await field().getAttribute('aria-describedby')) ?? '';
  return describedBy.includes('error') ? page.locator(`[id="${describedBy}"]`).textContent() : null;
};
const leave = () => page.getByRole('heading', { level: 1 }).click();

beforeEach(async () => {
  await field().fill('');
  await leave();
});

describe('what is typed stays as typed', () => {
  it.each([
    { typed: '7.5', error: null },
    { typed: '7,5', error: null },
    { typed: '7,55', error: 'Điểm lẻ tới 0,5' },
    { typed: '45', error: 'Cao nhất là 40 điểm' },
    { typed: '-1', error: 'Thấp nhất là 0 điểm' },
    { typed: 'abc', error: 'Nhập số, ví dụ 7,5' },
    { typed: '', error: null },
    { typed: '８，５', error: null },
  ])('$typed', async ({ typed, error }) => {
    await field().click();
    await page.keyboard.type(typed);
    await leave();
    expect(await field().inputValue()).toBe(typed);
    expect(await trouble()).toBe(error);
    expect(await field().getAttribute('aria-invalid')).toBe(error === null ? null : 'true');
  });

  it('also when pasted with a blank behind it', async () => {
    await field().click();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', '8 ');
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true }),
      );
      document.execCommand('insertText', false, '8 ');
    });
    await leave();
    expect(await field().inputValue()).toBe('8 ');
    expect(await trouble()).toBeNull();
  });

  it('and is not called wrong while it may still become right', async () => {
    await field().click();
    await page.keyboard.type('7,');
    expect(await trouble()).toBeNull();
    await leave();
    expect(await trouble()).toBe('Nhập số, ví dụ 7,5');
    expect(await field().inputValue()).toBe('7,');
  });
});

describe('keys', () => {
  it('focusing selects everything, so that typing replaces', async () => {
    await field().fill('12');
    await leave();
    await field().click();
    await page.keyboard.type('39');
    expect(await field().inputValue()).toBe('39');
    await leave();
    await page.getByLabel('Tiến độ', { exact: true }).focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type('5');
    expect(await field().inputValue()).toBe('5');
  });
  it('a second click places the caret', async () => {
    await field().fill('12');
    await field().click();
    await field().click();
    await page.keyboard.press('End');
    await page.keyboard.type(',5');
    expect(await field().inputValue()).toBe('12,5');
  });
  it('arrows step by the rulebook and stop at the limit, but leave a wrong text alone', async () => {
    await field().fill('39,5');
    await field().press('ArrowUp');
    expect(await field().inputValue()).toBe('40');
    await field().press('ArrowUp');
    expect(await field().inputValue()).toBe('40');
    await field().press('ArrowDown');
    expect(await field().inputValue()).toBe('39,5');
    await field().fill('45');
    await field().press('ArrowDown');
    expect(await field().inputValue()).toBe('45');
  });
  it('a phone shows a keyboard with a decimal key', async () => {
    expect(await field().getAttribute('inputmode')).toBe('decimal');
  });
});

it('an empty required field says its limits', async () => {
  const conduct = page.getByLabel('Ý thức, tác phong');
  expect(await conduct.getAttribute('aria-required')).toBe('true');
  await page.getByText('Nhập điểm từ 0 đến 20').waitFor();
});

it('nothing was reported by the content policy', () => {
  expect(opened.troubles).toEqual([]);
});
