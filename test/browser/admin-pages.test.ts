// The pages of administration in both themes, sizes and languages: no trouble, no axe finding, nothing sticking out.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AdminDesk, startAdminDesk } from './admin-desk.ts';
import { FakeProblem } from './fake-api.ts';
import { PEOPLE_FILE } from './fixtures/ward.ts';
import { runAxe, settled, startBrowser } from './harness.ts';
import { expectFine, keptWindows, LOOKS, lookName } from './looks.ts';

let browser: Browser;
let desk: AdminDesk;

beforeAll(async () => {
  desk = await startAdminDesk();
  browser = await startBrowser();
}, 120_000);
const windows = keptWindows((path, look) => desk.open(browser, path, look));
afterAll(async () => {
  await windows.close();
  await browser?.close();
  await desk?.site.close();
});
beforeEach(() => desk.reset());

const primary = async (page: Page) => {
  await page.locator('main button[class*=primary]').first().click();
};
const upload = async (page: Page) => {
  await page.locator('input[type=file]').setInputFiles(PEOPLE_FILE.pathname);
  await primary(page);
  await page.locator('#import-troubles').waitFor();
};
type Steps = (page: Page) => Promise<void>;
const nothing: Steps = async () => {};

const PAGES: readonly (readonly [string, string, Steps])[] = [
  ['import', '/quan-tri/nhap', nothing],
  ['import-wrong', '/quan-tri/nhap', primary],
  ['import-rehearsal', '/quan-tri/nhap', upload],
  ['accounts', '/quan-tri/tai-khoan', nothing],
  [
    'slips',
    '/quan-tri/tai-khoan',
    async (page) => {
      await page.locator('main section h2 input').nth(1).check();
      await primary(page);
      await page.locator('dialog button[type=submit]').click();
      await page.locator('article').first().waitFor();
    },
  ],
  ['roles', '/quan-tri/phan-quyen', nothing],
  [
    'roles-form',
    '/quan-tri/phan-quyen',
    async (page) => {
      await primary(page);
      await page.locator('form input[value=unit]').check();
      await page.locator('form button[type=submit]').click();
    },
  ],
  [
    'roles-end',
    '/quan-tri/phan-quyen',
    async (page) => {
      await page.locator('main table button').first().click();
      await page.locator('dialog').waitFor();
    },
  ],
  ['delegation', '/quan-tri/uy-quyen', nothing],
  ['delegation-form', '/quan-tri/uy-quyen', primary],
  ['leave', '/quan-tri/nghi', nothing],
  ['leave-form', '/quan-tri/nghi', primary],
  ['calendar', '/quan-tri/lich', nothing],
  [
    'calendar-month',
    '/quan-tri/lich',
    async (page) => {
      await page.locator('main section input[value=month]').check();
    },
  ],
  ['health', '/quan-tri/ra-soat', nothing],
  ['post-map', '/so-do-tham-quyen', nothing],
  [
    'post-map-name',
    '/so-do-tham-quyen',
    async (page) => {
      await page.locator('main table button').first().click();
      await page.locator('dialog').waitFor();
    },
  ],
  [
    'find',
    '/tim',
    async (page) => {
      await page.locator('main input').fill('nguyen');
      await page.locator('main li a').first().waitFor();
    },
  ],
  ['person', '/nguoi/2', nothing],
  ['person-own', '/nguoi/1', nothing],
];
// A page as it opens is seen in one corner here: with real data `test/journeys/every-page.ts` sees it in another.
const looksAt = (path: string, steps: unknown) =>
  steps === nothing ? [LOOKS[path.length % 2] ?? LOOKS[0]] : LOOKS;

describe.each(PAGES)('%s', (name, path, steps) => {
  it.each(looksAt(path, steps))('%o: no trouble, no axe finding, no sideways scrolling', async (look) => {
    const opened = await windows.visit(path, look);
    await opened.page.locator('main :is(section, h1)').first().waitFor();
    await settled(opened.page);
    await steps(opened.page);
    await expectFine(opened, `admin-${name}-${lookName(look)}`);
  });
});

const REFUSED: readonly (readonly [string, string, keyof AdminDesk['state']['instead']])[] = [
  ['import', '/quan-tri/nhap', 'imports'],
  ['accounts', '/quan-tri/tai-khoan', 'accounts'],
  ['roles', '/quan-tri/phan-quyen', 'roles'],
  ['delegation', '/quan-tri/uy-quyen', 'delegations'],
  ['leave', '/quan-tri/nghi', 'absences'],
  ['calendar', '/quan-tri/lich', 'calendar'],
  ['health', '/quan-tri/ra-soat', 'health'],
  ['post-map', '/so-do-tham-quyen', 'postMap'],
  ['person', '/nguoi/2', 'person'],
];

describe.each(REFUSED)('%s without the right', (_, path, route) => {
  it('says so, keeps its frame and shows no data', async () => {
    desk.state.instead = { [route]: () => new FakeProblem(403, 'forbidden') };
    const { page, troubles, close } = await desk.open(browser, path);
    await page.getByText('Tài khoản của anh/chị không được làm việc này.').first().waitFor();
    await page.getByText('Mã tra cứu: req-1').first().waitFor();
    expect(await page.locator('main table td').count()).toBe(0);
    expect(await runAxe(page)).toEqual([]);
    await close();
    expect(troubles).toEqual([]);
  });
});
