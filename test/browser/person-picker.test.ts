// Finding a person by typing: keyboard and pointer, and never a choice that the text no longer says.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { buildGallery } from './gallery/build.ts';
import { openPage, runAxe, startBrowser, type TestPage } from './harness.ts';
import { type FakeApi, type Site, startSite } from './site.ts';

const person = (id: number, name: string, unit: string) => ({
  id,
  name,
  unit: { id: 1, code: 'u', name: unit },
  post: 'Chuyên viên',
  jobPosition: null,
});
let asked: string[] = [];
const api: FakeApi = ({ path }) => {
  if (!path.startsWith('/people?')) return undefined;
  const q = new URLSearchParams(path.slice(path.indexOf('?'))).get('q') ?? '';
  asked.push(q);
  const items =
    q === 'phúc' ? [person(11, 'Võ Thuỳ Phúc', 'Phòng Nội vụ'), person(12, 'Lê Phúc', 'Văn phòng')] : [];
  return { status: 200, body: { items, more: false } };
};

let browser: Browser;
let site: Site;
let opened: TestPage;
let page: Page;
beforeAll(async () => {
  site = await startSite(await buildGallery(), api);
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
beforeEach(async () => {
  asked = [];
  opened = await openPage(browser, site.address);
  page = opened.page;
});
afterEach(() => opened.close());

const box = () => page.getByRole('combobox', { name: 'Người được uỷ quyền' });
const picked = () => page.getByTestId('picked').textContent();

it('arrows and Enter choose; changing the text takes the choice back', async () => {
  await box().pressSequentially('phúc', { delay: 20 });
  await page.getByRole('option', { name: 'Lê Phúc' }).waitFor();
  expect(await runAxe(page)).toEqual([]);
  await box().press('ArrowDown');
  await box().press('Enter');
  expect(await box().inputValue()).toBe('Lê Phúc');
  expect(await picked()).toBe('12');
  await box().press('Backspace');
  expect(await picked()).toBe('chưa chọn');
});

it('the pointer chooses as well, and one question is asked for fast typing', async () => {
  await box().pressSequentially('phúc', { delay: 20 });
  await page.getByRole('option', { name: 'Võ Thuỳ Phúc' }).click();
  expect(await picked()).toBe('11');
  expect(asked.filter((q) => q === 'phúc')).toHaveLength(1);
});

it('says when nobody fits, and Escape closes without choosing', async () => {
  await box().fill('xyz');
  await page.getByText('Không tìm thấy ai').waitFor();
  await box().press('Escape');
  await page.getByText('Không tìm thấy ai').waitFor({ state: 'hidden' });
  expect(await picked()).toBe('chưa chọn');
  expect(await box().inputValue()).toBe('xyz');
});
