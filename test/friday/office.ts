// The Office on the Friday: one page in a real browser, the board. What it does is done by its buttons and fields.
import type { Locator, Page } from 'playwright-core';
import { openPage, startBrowser } from '../browser/harness.ts';
import type { World } from './world.ts';

export type Office = Awaited<ReturnType<typeof openOffice>>;

/** Opens the board once; the page is never left before the week is closed. */
export async function openOffice(world: World, week: string) {
  const browser = await startBrowser();
  const { server } = world;
  const origin = `http://t1.localhost:${server.port}`;
  const { page, context, troubles, close } = await openPage(browser, `${origin}/dang-nhap`);
  /** Somebody who sits there the whole day stays signed in; here hours pass between two looks. */
  const look = async (): Promise<void> => {
    const { cookies } = await server.signInAs(world.id('office'), 't1');
    await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: origin })));
    await page.clock.setFixedTime(server.clock.now);
  };
  const board = async (): Promise<Page> => {
    await look();
    await page.goto(`${origin}/van-phong?tuan=${week.replace('-W', '-')}`);
    await page.locator('#dang-giu').waitFor();
    return page;
  };
  return {
    troubles,
    extend: async (date: string, time: string, reason: string) =>
      extendScoring(await board(), date, time, reason),
    remindLate: async () => remindLate(await board()),
    handOver: async (from: string, to: string) => handOver(await board(), from, to),
    close: async () => closeWeek(await board()),
    end: async () => {
      await close();
      await browser.close();
    },
  };
}

const button = (at: Page | Locator, name: string | RegExp) => at.getByRole('button', { name });
const gone = (dialog: Locator) => dialog.waitFor({ state: 'detached' });

/** What hinders closing is opened, and the time for scoring made longer from there. */
async function extendScoring(page: Page, date: string, time: string, reason: string): Promise<void> {
  await button(page, /Đơn vị đã chốt tuần/).click();
  const panel = page.locator('#chot');
  await button(panel, 'Gia hạn').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Bước').selectOption('score');
  await dialog.getByLabel('Ngày', { exact: true }).fill(date);
  await dialog.getByLabel('Giờ').fill(time);
  await dialog.getByLabel('Lý do').fill(reason);
  await button(dialog, 'Gia hạn').click();
  await gone(dialog);
}

/** Those who have not reported although it is due. How many were reached, as the button says before it is pressed. */
async function remindLate(page: Page): Promise<number> {
  await button(page, /Chưa gửi tự đánh giá/).click();
  await page.getByRole('radio', { name: 'Quá hạn' }).click();
  await button(page.locator('#dang-giu'), 'Nhắc tất cả').click();
  const dialog = page.getByRole('dialog');
  const send = button(dialog, /^Nhắc \d+ lượt$/);
  const words = (await send.textContent()) ?? '';
  await send.click();
  await gone(dialog);
  return Number(/\d+/.exec(words)?.[0]);
}

/** How many records that covers, as the preview says. */
async function handOver(page: Page, from: string, to: string): Promise<number> {
  const list = page.locator('#dang-giu');
  const row = list.locator('tr', { hasText: from });
  const all = button(list, /^Hiện tất cả/);
  if ((await row.count()) === 0 && (await all.count()) > 0) await all.first().click();
  await button(row, /^Giao người khác/).click();
  const dialog = page.getByRole('dialog');
  const covered = dialog.locator('li', { hasText: 'hồ sơ đang chờ' });
  await covered.first().waitFor();
  const waiting = await covered.allTextContents();
  await dialog.getByRole('combobox', { name: 'Giao cho' }).fill(to);
  await dialog.getByRole('option').first().click();
  await dialog.getByLabel('Số văn bản').fill('12/TB-VP');
  await dialog.getByLabel('Lý do giao thay').fill('Người chấm nghỉ phép');
  await button(dialog, 'Giao cho người này').click();
  await gone(dialog);
  return waiting.reduce((sum, line) => sum + Number(/(\d+) hồ sơ/.exec(line)?.[1]), 0);
}

/** Nothing is left: the page itself opens the closing. The preview, the confirmation, the closed week, the summary. */
async function closeWeek(
  page: Page,
): Promise<{ readonly preview: readonly string[]; readonly summary: string }> {
  const panel = page.locator('#chot');
  await button(panel, 'Chốt tuần 47').press('Enter');
  const dialog = page.getByRole('dialog');
  const preview = await dialog.locator('li').allTextContents();
  await button(dialog, 'Chốt tuần 47').press('Enter');
  await gone(dialog);
  await panel.getByText(/^Đã chốt lúc 12:00/).waitFor();
  await panel.getByRole('link', { name: 'Bản tổng hợp' }).press('Enter');
  await page.getByText('Tuần đã chốt', { exact: true }).waitFor();
  return { preview, summary: (await page.getByRole('heading', { level: 1 }).textContent()) ?? '' };
}
