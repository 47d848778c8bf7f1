// Work put down on the day: few keys, nothing lost without network or tab, nothing twice, every mark taken back by a click.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startBrowser } from './harness.ts';
import { freshWork, startWorkDesk, type WorkDesk } from './work-desk.ts';

let browser: Browser;
let desk: WorkDesk;

beforeAll(async () => {
  desk = await startWorkDesk();
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await desk?.site.close();
});
beforeEach(() => void Object.assign(desk.state, freshWork()));

const field = (page: Page) => page.getByRole('combobox', { name: 'Việc đã làm' });
const chips = (page: Page) =>
  page.getByRole('list', { name: 'Đã hiểu' }).getByRole('button').locator('span').allTextContents();
const titles = () => [...desk.state.entries.values()].flat().map(({ title }) => title);
const openToday = async () => {
  const opened = await desk.open(browser, '/');
  await field(opened.page).waitFor();
  return opened;
};
const waiting = (page: Page) => page.getByRole('region', { name: /đang chờ gửi/ });

it('one shortcut, one line, Enter: from any page', async () => {
  const { page, close } = await desk.open(browser, '/tro-giup');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(() => {
    addEventListener(
      'keydown',
      ({ key }) => {
        if (!['Alt', 'Shift', 'Control'].includes(key))
          document.body.dataset.keys = `${Number(document.body.dataset.keys ?? 0) + 1}`;
      },
      true,
    );
  });
  const line = 'Hop chi bo xong 2h #dang';
  await page.keyboard.press('Alt+KeyG');
  await expect.poll(() => field(page).evaluate((box) => box === document.activeElement)).toBe(true);
  await page.keyboard.type(line);
  await page.keyboard.press('Enter');
  await page.getByText('Đã ghi: Hop chi bo').waitFor();
  expect(await page.evaluate(() => document.body.dataset.keys)).toBe(`${1 + line.length + 1}`);
  await expect
    .poll(() => [...desk.state.entries.values()])
    .toEqual([
      [
        {
          ...{ text: line, title: 'Hop chi bo', done: '2026-11-20', due: null, minutes: 120 },
          ...{ tags: ['dang'], day: '2026-11-20' },
        },
      ],
    ]);
  await page.getByRole('link', { name: 'Hop chi bo' }).waitFor();
  expect(await field(page).inputValue()).toBe('');
  await close();
});

it('tells what it understood while one types, and a click or Backspace keeps it as words', async () => {
  const { page, close } = await openToday();
  await field(page).fill('Kiểm tra xã Vĩnh Hải hôm qua 3h x2 #thanhtra');
  await expect.poll(() => chips(page)).toEqual(['làm thứ Năm 19/11', '3 giờ', 'số lượng 2', '#thanhtra']);
  await page.getByRole('button', { name: /^số lượng 2/ }).click();
  await expect.poll(() => chips(page)).toEqual(['làm thứ Năm 19/11', '3 giờ', '#thanhtra']);
  expect(await field(page).evaluate((box) => box === document.activeElement)).toBe(true);
  await page.getByRole('button', { name: /^3 giờ/ }).press('Backspace');
  await field(page).press('Enter');
  await expect.poll(titles).toEqual(['Kiểm tra xã Vĩnh Hải 3h x2']);
  await close();
});

it('goes onto the open task it plainly means, offers the doubtful, and makes new work on a click', async () => {
  const { page, close } = await openToday();
  await field(page).fill('Tờ trình 214 xong 3h');
  const onto = page.getByRole('button', { name: /^ghi vào “/ });
  await onto.click();
  await page.getByRole('button', { name: /^ghi vào “/ }).waitFor({ state: 'detached' });
  await field(page).fill('');
  await field(page).fill('Tờ trình 214 xong 3h');
  await onto.waitFor();
  await field(page).press('Enter');
  await expect
    .poll(() => [...desk.state.entries.values()][0]?.[0])
    .toMatchObject({ taskId: 31, minutes: 180 });
  await close();
});

it('a date onto an open task is asked for with its reason, told before it goes; no Enter sends it without', async () => {
  const { page, close } = await openToday();
  await field(page).fill('Tờ trình 214 hạn 25/11 1h');
  await page
    .getByText('Gửi Trần Văn Bình đề nghị đổi hạn từ thứ Sáu 20/11 sang thứ Tư 25/11', { exact: false })
    .waitFor();
  await field(page).press('Enter');
  const reason = page.getByLabel('Vì sao đổi hạn');
  await expect.poll(() => reason.evaluate((box) => box === document.activeElement)).toBe(true);
  await page.getByText('Ghi vì sao đổi hạn', { exact: false }).waitFor();
  expect(desk.state.entries.size).toBe(0);
  await reason.fill('Sở chưa có ý kiến');
  await reason.press('Enter');
  await expect
    .poll(() => [...desk.state.entries.values()][0]?.[0])
    .toMatchObject({ taskId: 31, due: '2026-11-25', reason: 'Sở chưa có ý kiến', minutes: 60 });
  await field(page).fill('Tờ trình 214 đến thứ tư vì chờ Sở');
  await expect.poll(() => reason.inputValue()).toBe('chờ Sở');
  await page.getByRole('button', { name: /^hạn thứ Tư/ }).click();
  await reason.waitFor({ state: 'detached' });
  await close();
});

it('its number alone finds the open task, and x says that it is done', async () => {
  const { page, close } = await openToday();
  await field(page).fill('214 x 3h');
  await field(page).press('Enter');
  await page.getByText('Đã ghi: Soạn tờ trình 214', { exact: false }).waitFor();
  await expect
    .poll(() => [...desk.state.entries.values()][0]?.[0])
    .toMatchObject({ taskId: 31, minutes: 180, done: '2026-11-20', text: '214 x 3h' });
  await close();
});

it('however long the words are, the way back stays within reach of a thumb', async () => {
  const { page, close } = await desk.open(browser, '/', { width: 390, height: 844 });
  await field(page).waitFor();
  await field(page).fill(`Báo cáo tại https://vi.du/${'a'.repeat(90)} xong 1h`);
  await page.getByRole('button', { name: 'Ghi', exact: true }).click();
  const undo = await page.getByRole('button', { name: 'Hoàn tác' }).boundingBox();
  expect(undo && undo.x + undo.width).toBeLessThanOrEqual(390);
  await close();
});

it('what is due is finished with one press: what is left of its standard time, and the way back', async () => {
  const { page, close } = await openToday();
  const due = page.getByRole('region', { name: 'Đến hạn: bấm khi xong' });
  await expect.poll(() => due.getByRole('listitem').count()).toBe(2);
  await due.getByText('quá 3 ngày làm việc').waitFor();
  // Eight hours less the three put down already; without a standard time none is made up.
  await due.getByRole('button', { name: 'Xong, 5 giờ “Soạn tờ trình 214' }).click();
  await page.getByText('Đã ghi: Soạn tờ trình 214', { exact: false }).waitFor();
  const next = due.getByRole('button', { name: /^Xong “Trả lời kiến nghị/ });
  await expect.poll(() => next.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await expect
    .poll(() => [...desk.state.entries.values()].flat())
    .toMatchObject([
      { taskId: 31, minutes: 300, done: '2026-11-20', day: '2026-11-20' },
      { taskId: 32, minutes: null, done: '2026-11-20' },
    ]);
  desk.state.view = { may: ['take-back', 'drop'] };
  await page.getByRole('button', { name: 'Hoàn tác' }).last().click();
  // The task was there before: only its delivery is taken back.
  await expect.poll(() => desk.state.acts.map(({ act }) => act)).toEqual(['take-back']);
  await close();
});

it('earlier wordings are on the arrows; Enter without an arrow puts the line down', async () => {
  const { page, close } = await openToday();
  await field(page).pressSequentially('tiếp');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => field(page).inputValue()).toBe('Tiếp công dân ');
  await page.keyboard.type('1h');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => [...desk.state.entries.values()][0]?.[0])
    .toMatchObject({
      ...{ title: 'Tiếp công dân', product: 'Sổ tiếp công dân', minutes: 60 },
    });
  await close();
});

it('what holds no name of a work is refused in words and stays where it is', async () => {
  const { page, close } = await openToday();
  await field(page).fill('xong 3h');
  await field(page).press('Enter');
  await page.getByText('Ghi tên việc:', { exact: false }).waitFor();
  expect(await field(page).inputValue()).toBe('xong 3h');
  expect(desk.state.tries).toBe(0);
  await close();
});

it('a pasted list is looked at line by line before anything is put down, and undone in one go', async () => {
  const { page, close } = await openToday();
  await field(page).focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '- Họp chi bộ xong 2h\n- Trực cơ quan\n- bỏ dòng này');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  const dialog = page.getByRole('dialog', { name: '3 dòng vừa dán' });
  await dialog.getByRole('button', { name: 'Bỏ dòng “bỏ dòng này”' }).click();
  expect(desk.state.tries).toBe(0);
  await dialog.getByRole('button', { name: 'Ghi 2 việc' }).click();
  await expect.poll(titles).toEqual(['Họp chi bộ', 'Trực cơ quan']);
  expect(desk.state.entries.size).toBe(1);
  const before = desk.state.logs.length;
  desk.state.view = { may: ['take-back', 'drop'] };
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect.poll(() => desk.state.logs.length).toBe(before - 2);
  // The finished one was delivered: that is taken back before it goes away.
  await expect.poll(() => desk.state.acts.map(({ act }) => act)).toEqual(['take-back', 'drop', 'drop']);
  await close();
});

it('without the network lines wait in sight, survive the tab, and arrive once each', async () => {
  const { page, context } = await openToday();
  // On the tab alone: the context of a crashed one cannot be put back on the network.
  await page.route('**/api/**', (route) => route.abort());
  for (const line of ['Họp chi bộ 2h', 'Trực cơ quan']) {
    await field(page).fill(line);
    await field(page).press('Enter');
    await expect.poll(() => field(page).inputValue()).toBe('');
  }
  await waiting(page).getByText('2 việc đang chờ gửi', { exact: false }).waitFor();
  // Not a polite closing: the process behind the tab dies without a word.
  const dead = page.waitForEvent('crash');
  const session = await context.newCDPSession(page);
  session.send('Page.crash').catch(() => {});
  await dead;
  expect(desk.state.tries).toBe(0);
  // The answers of the first tries get lost.
  desk.state.losesAnswers = true;
  const again = await context.newPage();
  await again.goto(`${desk.site.address}/`);
  await waiting(again).getByText('Họp chi bộ 2h').waitFor();
  await expect.poll(() => desk.state.tries).toBeGreaterThan(0);
  desk.state.losesAnswers = false;
  await waiting(again).waitFor({ state: 'detached', timeout: 30_000 });
  expect(titles()).toEqual(['Họp chi bộ', 'Trực cơ quan']);
  expect(desk.state.logs.length).toBe(freshWork().logs.length + 2);
  await context.close();
});

it('a line typed and not put down is there again after the tab was killed', async () => {
  const { page, context } = await openToday();
  await field(page).fill('Đang gõ dở ợ');
  await page.waitForTimeout(2_000);
  const dead = page.waitForEvent('crash');
  const session = await context.newCDPSession(page);
  session.send('Page.crash').catch(() => {});
  await dead;
  const again = await context.newPage();
  await again.goto(`${desk.site.address}/`);
  await expect.poll(() => field(again).inputValue()).toBe('Đang gõ dở ợ');
  await context.close();
});

it('a log of the day is corrected and taken back', async () => {
  const { page, close } = await openToday();
  await page.getByRole('button', { name: /Sửa giờ của “Báo cáo giao ban tuần”/ }).click();
  await page.getByLabel('Số giờ').fill('1,5');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByRole('button', { name: /“Báo cáo giao ban tuần”.*1 giờ 30 phút/ }).waitFor();
  await page.getByRole('button', { name: 'Bỏ dòng “Báo cáo giao ban tuần”' }).click();
  await expect.poll(() => desk.state.logs.some(({ id }) => id === 2)).toBe(false);
  await close();
});
