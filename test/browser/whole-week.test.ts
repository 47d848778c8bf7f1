// A clerk's whole week with the real product behind the real pages: seven pieces of work put down from Monday to Friday
// and the self-assessment. Every keydown counts, keys held down beside another too, and every click as one. What does not
// count: opening the page in the morning and signing in.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { viewCatalogue } from '../../src/app/views/catalogue.ts';
import { viewWorkReport, viewWorkWeek } from '../../src/app/views/work-week.ts';
import { takeOver } from '../../src/app/work/catalogue.ts';
import { enterWork } from '../../src/app/work/entries.ts';
import { MONDAY_AFTER, WEEK } from '../builders/body.ts';
import { vietnamCalendar } from '../builders/rulebook.ts';
import { startTestServer, type TestServer } from '../server/start.ts';
import { catalogueEntry } from '../work/ward/people.ts';
import { type WorkBody, workBody } from '../work/work-body.ts';
import { openPage, startBrowser, type TestPage } from './harness.ts';
import { buildWeb } from './web.ts';

const MOST_OF_WEEK = 60;
const MOST_OF_REPORT = 14;
/** Title, day of its date, standard minutes of its product. */
const GIVEN = [
  ['Soạn tờ trình 214 về quy hoạch cán bộ', '2026-11-16', 180],
  ['Báo cáo 87 kết quả tiếp công dân', '2026-11-17', 120],
  ['Kế hoạch 31 tập huấn chuyển đổi số', '2026-11-18', 240],
  ['Công văn 9 trả lời xã Vĩnh Hải', '2026-11-19', 60],
  ['Thẩm định hồ sơ thi đua quý IV', '2026-11-19', 90],
  ['Biên bản 55 họp giao ban', '2026-11-20', 30],
] as const;

let body: WorkBody;
let server: TestServer;
let browser: Browser;
let opened: TestPage;
let pressed = 0;

beforeAll(async () => {
  const webRoot = await buildWeb();
  body = await workBody();
  await body.sql(`update tenant set host_names = array['t1.localhost']`);
  await prepare();
  const context = { nationalDays: vietnamCalendar().days };
  server = await startTestServer({ database: body.database, context, webRoot, now: morning('2026-11-16') });
  browser = await startBrowser();
  opened = await openPage(browser, `http://t1.localhost:${server.port}/icon.svg`, {
    width: 390,
    height: 844,
  });
  await opened.page.exposeFunction('congtamCount', () => {
    pressed += 1;
  });
  await opened.page.addInitScript(() => {
    const count = () => (globalThis as unknown as { congtamCount: () => void }).congtamCount();
    addEventListener('keydown', count, true);
    addEventListener('pointerdown', count, true);
  });
}, 240_000);
afterAll(async () => {
  await opened?.close();
  await browser?.close();
  await server?.stop();
  await body?.drop();
});

const morning = (day: string) => `${day}T01:10:00.000Z`;

/** What the head gave on Monday before work, and one wording of the week before. */
async function prepare(): Promise<void> {
  const office = body.as('office', '2026-11-13T02:00:00.000Z', [
    { role: 'office', unitId: body.unit.ward ?? 0 },
  ]);
  const entries = GIVEN.map(([, , minutes]) =>
    catalogueEntry({ code: `P${minutes}`, coefficient: 100, minutes }),
  );
  const form = { entries, from: '2026-11-13', documentNumber: '18/QĐ-UBND' };
  await takeOver(body.context, office, body.intent(form), form);
  const { items } = await viewCatalogue(body.context, office);
  for (const [title, due, minutes] of GIVEN) {
    const itemId = items.find(({ code }) => code === `P${minutes}`)?.id ?? null;
    await body.assign({ title, due, itemId, starts: '2026-11-16' }, '2026-11-16T01:00:00.000Z');
  }
  const before = {
    text: 'Tiếp công dân',
    title: 'Tiếp công dân',
    done: '2026-11-12',
    due: null,
    minutes: 60,
  };
  const line = { ...before, tags: [], day: '2026-11-12' };
  await enterWork(body.context, body.as('lan', '2026-11-12T08:00:00.000Z'), body.intent(line), [line]);
}

const field = (page: Page) => page.getByRole('combobox', { name: 'Việc đã làm' });

async function openToday(now: string): Promise<Page> {
  const { page, context } = opened;
  server.clock.now = now;
  const signedIn = await server.signInAs(body.id('lan'), 't1');
  const url = `http://t1.localhost:${server.port}`;
  await context.addCookies([...signedIn.cookies].map(([name, value]) => ({ name, value, url })));
  await page.goto(`${url}/`);
  await field(page).waitFor();
  await page.getByRole('region', { name: /^Đến hạn/ }).waitFor();
  return page;
}

/** A typed line as fingers type it; the field is empty again once it was put down. */
async function put(page: Page, line: string): Promise<void> {
  await page.keyboard.press('Alt+KeyG');
  await page.keyboard.type(line);
  await page.keyboard.press('Enter');
  await expect.poll(() => field(page).inputValue()).toBe('');
}

async function finish(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.getByRole('button', { name }).waitFor({ state: 'detached' });
}

const sent = (count: number) =>
  expect
    .poll(async () => {
      const { days } = await viewWorkWeek(body.context, body.as('lan', server.clock.now), WEEK);
      return days.flatMap(({ logs }) => logs).length;
    })
    .toBe(count);

/** The head accepts whatever was delivered. */
async function accept(): Promise<void> {
  const rows = await body.sql<{ id: number; version: number }>(
    `select id, row_version as version from task where state = 'delivered' and assigned_by = $1`,
    [body.id('minh')],
  );
  for (const task of rows) await body.act('minh', task, { act: 'accept', words: '' }, server.clock.now);
}

it('takes at most sixty keys, the self-assessment at most fourteen of them', async () => {
  let page = await openToday(morning('2026-11-16'));
  await put(page, '214 x 3h');
  await sent(1);
  await accept();

  page = await openToday(morning('2026-11-17'));
  await finish(page, /^Xong, 2 giờ “Báo cáo 87/);
  await sent(2);

  page = await openToday(morning('2026-11-18'));
  await page.keyboard.press('Alt+KeyG');
  await page.keyboard.type('ti');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => field(page).inputValue()).toBe('Tiếp công dân ');
  await page.keyboard.type('x 1h');
  await page.keyboard.press('Enter');
  await sent(3);
  await finish(page, /^Xong, 4 giờ “Kế hoạch 31/);
  await sent(4);
  await accept();

  page = await openToday(morning('2026-11-19'));
  await finish(page, /^Xong, 1 giờ “Công văn 9/);
  await finish(page, /^Xong, 1 giờ 30 phút “Thẩm định/);
  await sent(6);
  await accept();

  page = await openToday('2026-11-20T08:00:00.000Z');
  await put(page, '55 x 30p');
  await sent(7);
  const logging = pressed;

  await page.getByRole('link', { name: 'Tự đánh giá tuần 47' }).last().click();
  await page.locator('fieldset:not([disabled]) #item-add').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('region', { name: /chỗ cần sửa/ }).waitFor();
  for (const key of ['Tab', 'Enter', '1', '9', 'Control+Enter']) await page.keyboard.press(key);
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await body.evaluation('lan')).state).toBe('submitted');

  process.stdout.write(
    `Keys of a week: ${pressed}, of these ${pressed - logging} for the self-assessment.\n`,
  );
  expect(pressed - logging).toBeGreaterThan(3);
  expect(pressed - logging).toBeLessThanOrEqual(MOST_OF_REPORT);
  expect(pressed).toBeLessThanOrEqual(MOST_OF_WEEK);
  expect(opened.troubles).toEqual([]);
});

it('and all of it stands in the register as it was meant', async () => {
  const { items, minutes } = await viewWorkReport(body.context, body.as('lan', MONDAY_AFTER), WEEK);
  expect(items.map(({ title, done }) => [title, done]).toSorted()).toEqual(
    [...GIVEN.map(([title, due]) => [title, due]), ['Tiếp công dân', '2026-11-18']].toSorted(),
  );
  expect(minutes).toBe(180 + 120 + 60 + 240 + 60 + 90 + 30);
});
