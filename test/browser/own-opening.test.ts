// Two seams of scoring a team: a report's opening is told to the server while the person already decides, and nothing of the
// decision is lost over it; a team under two regulations has a table for each.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { teamToScore } from './fixtures/team.ts';
import { runAxe, screenshot, startBrowser, type TestPage } from './harness.ts';
import { type ReviewDesk, startReviewDesk } from './review-desk.ts';

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
const sets = (act: string) => desk.state.acts.filter(({ items }) => items[0]?.act === act);

/** Keeps back what the server is told of openings until the answer is called. */
async function holdOpenings(page: Page): Promise<() => void> {
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/\/evaluations\/\d+\/acts?$/, async (route) => {
    await held;
    await route.continue();
  });
  return answer;
}

async function agreedBeforeTheAnswer() {
  opened = await desk.open(browser, PATH);
  const { page } = opened;
  const answer = await holdOpenings(page);
  await page.locator('[data-row]', { hasText: 'Bùi Quang Uyên' }).getByRole('button').first().focus();
  await page.keyboard.press('Enter');
  await page.getByText('Công việc và sản phẩm').waitFor();
  await page.keyboard.press('a');
  return { page, answer };
}

describe('a decision made before the own opening is answered', () => {
  it('moves along with it and is sent behind it', async () => {
    const { page, answer } = await agreedBeforeTheAnswer();
    await page.getByRole('button', { name: 'Gửi tất cả đã chấm (1)' }).waitFor();
    await page.keyboard.press('Control+Enter');
    expect(desk.state.acts).toEqual([]);
    answer();
    await page.getByText('Đã gửi điểm của 1 người.').waitFor();
    expect(sets('score')[0]?.items[0]?.version).toBe(3);
  });

  it('stays decided', async () => {
    const { page, answer } = await agreedBeforeTheAnswer();
    answer();
    await expect.poll(() => sets('view').length).toBeGreaterThan(0);
    await page.waitForLoadState('networkidle');
    await page.getByRole('button', { name: 'Gửi tất cả đã chấm (1)' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Đã gửi điểm của 1 người.').waitFor();
  });
});

describe('a team under two regulations', () => {
  it('has one table for each, chosen at the top', async () => {
    const [first, second, third] = teamToScore();
    if (first === undefined || second === undefined || third === undefined) throw new Error('no team');
    desk.reset([first, { ...second, rulebook: { ...second.rulebook, id: 'contract-weekly' } }, third]);
    opened = await desk.open(browser, PATH);
    const { page } = opened;
    await page.locator('[data-row]').first().waitFor();
    expect(await page.locator('[data-row]').count()).toBe(2);
    await page.locator('input[value="contract-weekly@2"]').check();
    await expect.poll(() => page.locator('[data-row]').count()).toBe(1);
    expect(await page.locator('[data-row]').textContent()).toContain(second.person.name);
    await screenshot(page, 'score-team-regulations');
    expect(await runAxe(page)).toEqual([]);
  });
});
