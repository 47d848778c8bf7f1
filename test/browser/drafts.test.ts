// Typed text survives the tab, the network and a second device; it is unreadable on disk and gone after signing out.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { buildGallery } from './gallery/build.ts';
import { openPage, startBrowser, type TestPage } from './harness.ts';
import { type FakeApi, type Site, startSite } from './site.ts';

interface Stored {
  version: number;
  comment: string;
}
let stored: Stored;
let browser: Browser;
let site: Site;
let opened: TestPage;

const TEXT = 'ngoẵng, thuỷ, Ỷ, ợ';

/** Keeps one draft the way the server does: a write must name the version it has seen. */
const api: FakeApi = ({ method, path, body }) => {
  if (method === 'GET' && path === '/evaluations/1') {
    const { version, comment } = stored;
    return {
      status: 200,
      body: { draft: version === 0 ? null : { version, savedAt: '', body: { comment } } },
    };
  }
  if (method !== 'PUT' || path !== '/evaluations/1/draft') return undefined;
  const sent = body as { version: number; body: { comment: string } };
  if (sent.version !== stored.version) return { status: 412, body: { code: 'version-conflict' } };
  stored = { version: stored.version + 1, comment: sent.body.comment };
  return { status: 200, body: { version: stored.version, savedAt: '2026-11-20T01:00:00.000Z' } };
};

beforeAll(async () => {
  site = await startSite(await buildGallery(), api);
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
beforeEach(async () => {
  stored = { version: 0, comment: '' };
  opened = await openPage(browser, site.address);
});
afterEach(() => opened.close());

const text = (page: Page) => page.getByLabel('Nội dung nháp');
const openDraft = async (page: Page) => {
  await page.getByRole('button', { name: 'Mở nháp' }).click();
  await text(page).waitFor();
};
const status = (page: Page, wanted: string) =>
  page.locator('[data-testid="draft-status"]', { hasText: wanted }).waitFor({ timeout: 30_000 });
const inStorage = (page: Page) =>
  page.evaluate(async () => {
    const [found] = await indexedDB.databases();
    if (!found?.name) return { count: 0, plain: '' };
    const database = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open(found.name ?? '');
      request.onsuccess = () => done(request.result);
    });
    const values = await new Promise<unknown[]>((done) => {
      const request = database.transaction('drafts').objectStore('drafts').getAll();
      request.onsuccess = () => done(request.result);
    });
    database.close();
    const bytes = values.map((one) => new TextDecoder().decode((one as { data: ArrayBuffer }).data));
    return { count: values.length, plain: bytes.join() };
  });

it('a killed tab brings its last second back, and the disk never held it in plain', async () => {
  // A browser of its own: the crash must not disturb the other tests.
  const doomed = await startBrowser();
  const { page, context } = await openPage(doomed, site.address);
  await openDraft(page);
  await text(page).fill(TEXT);
  await status(page, 'local');
  const kept = await inStorage(page);
  expect(kept.count).toBe(1);
  expect(kept.plain).not.toContain('ngoẵng');
  // Not a polite closing: the process behind the tab dies without a word.
  const dead = page.waitForEvent('crash');
  const session = await context.newCDPSession(page);
  session.send('Page.crash').catch(() => {});
  await dead;
  expect(stored.version).toBe(0);
  const again = await openPage(doomed, site.address, { context });
  await openDraft(again.page);
  await expect.poll(() => text(again.page).inputValue()).toBe(TEXT);
  await expect.poll(() => stored.comment, { timeout: 30_000 }).toBe(TEXT);
  await doomed.close();
});

it('typing goes on without the network, and reaches the server when it is back', async () => {
  const { page, context } = opened;
  await openDraft(page);
  await context.setOffline(true);
  await text(page).fill(TEXT);
  await status(page, 'local');
  await page.waitForTimeout(5_000);
  expect(stored.version).toBe(0);
  await context.setOffline(false);
  await expect.poll(() => stored.comment, { timeout: 30_000 }).toBe(TEXT);
  await status(page, 'saved');
});

it('the newer text of another device is shown beside ours, and only the person decides', async () => {
  const { page } = opened;
  await openDraft(page);
  stored = { version: 4, comment: 'bản từ điện thoại' };
  await text(page).fill(TEXT);
  const card = page.locator('section', { has: text(page) }).last();
  await card.getByText('Có hai bản khác nhau').waitFor({ timeout: 30_000 });
  expect(stored.comment).toBe('bản từ điện thoại');
  expect(await text(page).inputValue()).toBe(TEXT);
  await card.getByRole('button', { name: 'Giữ bản này' }).first().click();
  await expect.poll(() => stored.comment, { timeout: 30_000 }).toBe(TEXT);
});

it('signing out leaves nothing behind', async () => {
  const { page } = opened;
  await openDraft(page);
  await text(page).fill(TEXT);
  await status(page, 'local');
  await page.getByRole('button', { name: 'Xoá nháp' }).click();
  await expect.poll(async () => (await inStorage(page)).count).toBe(0);
});
