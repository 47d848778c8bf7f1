// The report is there before the person opens it: filled from the register, sent with few keys, reasons where one differs.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ownView, REPORT } from './fixtures/own-week.ts';
import { WORK_REPORT } from './fixtures/work.ts';
import { startBrowser } from './harness.ts';
import { expectFine, LOOKS, lookName } from './looks.ts';
import { formReady, type OwnDesk, startOwnDesk } from './own-desk.ts';

let browser: Browser;
let desk: OwnDesk;

beforeAll(async () => {
  desk = await startOwnDesk();
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await desk?.site.close();
});
beforeEach(() => {
  Object.assign(desk.state, {
    views: [ownView('open')],
    acts: [],
    drafts: 0,
    refuse: null,
    today: {},
    work: WORK_REPORT,
  });
});

/** Two of three in time, one accepted of one: points for both. */
const BOTH = {
  ...WORK_REPORT,
  scores: WORK_REPORT.scores.map((one) =>
    one.criterion === 'quality' ? { ...one, points: 4000, part: 1, whole: 1 } : one,
  ),
};
const openWeek = async (options = {}) => {
  const opened = await desk.open(browser, '/tuan/2026-47', options);
  await formReady(opened.page);
  return opened;
};

/** Presses keys one by one and counts them. */
function counting(page: Page) {
  let count = 0;
  return {
    press: async (...keys: string[]) => {
      for (const key of keys) {
        count += 1;
        await page.keyboard.press(key);
      }
    },
    count: () => count,
  };
}

it('filled, it is complete with at most 14 keys, no hand on the mouse', async () => {
  desk.state.work = BOTH;
  const { page, close } = await openWeek();
  const keys = counting(page);
  // The one thing nobody can propose is the conduct: the summary of what is missing leads to it.
  await keys.press('Control+Enter');
  await page.getByRole('region', { name: /chỗ cần sửa/ }).waitFor();
  await keys.press('Tab', 'Enter', '1', '9', 'Control+Enter');
  await page.getByRole('dialog').waitFor();
  await keys.press('Enter');
  await expect.poll(() => desk.state.acts.length).toBe(1);
  expect(keys.count()).toBeLessThanOrEqual(14);
  expect(desk.state.acts[0]?.body).toMatchObject({
    entered: { quality: 4000, progress: 2650, conduct: 1900 },
    report: { items: [{ taskId: 31 }, { taskId: 32 }, { taskId: 33 }] },
  });
  expect(desk.state.acts[0]?.body.report?.reasons).toBeUndefined();
  await close();
});

it('with the conduct in the kept draft two keys send it', async () => {
  const entered = { quality: '40', progress: '26,5', conduct: '19' };
  const items = BOTH.items.map(({ title, product, due, done, note, taskId, important }) => ({
    ...{ title, product, due, done, note, taskId, important },
  }));
  const body = { entered, report: { items, conduct: '', difficulties: '' }, comment: '' };
  desk.state.work = BOTH;
  desk.state.views = [ownView('open', { draft: { version: 1, savedAt: '2026-11-20T07:00:00.000Z', body } })];
  const { page, close } = await openWeek();
  const keys = counting(page);
  await keys.press('Control+Enter');
  await page.getByRole('dialog').waitFor();
  await keys.press('Enter');
  await expect.poll(() => desk.state.acts.length).toBe(1);
  expect(keys.count()).toBe(2);
  await close();
});

it('points of one’s own ask for the reason, and the proposal tells its tasks', async () => {
  const { page, close } = await openWeek();
  await page.getByText('2 trên 3 việc đúng hạn').click();
  const why = page.getByRole('link', { name: /đã quá hạn 3 ngày làm việc, chưa xong/ });
  expect(await why.getAttribute('href')).toContain('/viec/32');
  await page.getByText('Sổ công việc chưa đủ để đề xuất điểm').waitFor();
  await page.getByLabel('Chất lượng').fill('38');
  await page.getByLabel('Tiến độ').fill('30');
  await page
    .getByLabel(/Điểm tự chấm|Tự chấm/)
    .first()
    .fill('19');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('link', { name: 'Tiến độ: ghi lý do khác điểm đề xuất' }).click();
  await page.keyboard.type('Chờ Ban Kiểm tra trả lời');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => desk.state.acts[0]?.body.report?.reasons)
    .toEqual({
      progress: 'Chờ Ban Kiểm tra trả lời',
    });
  await close();
});

it('work that came in after the report was begun is offered, not slipped in', async () => {
  const body = { entered: {}, report: { items: [], conduct: '', difficulties: '' }, comment: '' };
  desk.state.views = [ownView('open', { draft: { version: 1, savedAt: '2026-11-20T07:00:00.000Z', body } })];
  const { page, close } = await openWeek();
  expect(await page.locator('[id^="item-"]:not(#item-add)').count()).toBe(0);
  await page.getByRole('button', { name: 'Thêm 3 việc' }).click();
  await page
    .getByRole('button', { name: /Thẩm định hồ sơ quy hoạch/ })
    .first()
    .waitFor();
  await close();
});

it('the record tells afterwards what was proposed, from which tasks, and why the person differed', async () => {
  const report = {
    ...REPORT,
    proposed: WORK_REPORT.scores,
    reasons: { progress: 'Chờ Ban Kiểm tra trả lời' },
  };
  desk.state.views = [ownView('approved', { report })];
  const { page, close } = await desk.open(browser, '/ket-qua/470012');
  await page.getByText('Tiến độ: tự chấm 35, đề xuất 26,5').click();
  await page.getByText('Lý do của người tự đánh giá: Chờ Ban Kiểm tra trả lời').waitFor();
  await page.getByRole('link', { name: /đã quá hạn 3 ngày làm việc/ }).waitFor();
  await close();
});

describe('looks', () => {
  it.each(LOOKS.map((look) => [lookName(look), look] as const))('%s', async (seen, look) => {
    const opened = await openWeek(look);
    await opened.page.locator('details summary').first().click();
    await opened.page.locator('#score-progress').fill('30');
    await expectFine(opened, `work-week-${seen}`);
    await opened.close();
  });
});
