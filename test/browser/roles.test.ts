// Granting and ending roles on the page: nothing typed is lost, the password is asked for once, by keyboard alone.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AdminDesk, startAdminDesk } from './admin-desk.ts';
import { FakeProblem } from './fake-api.ts';
import { runAxe, startBrowser } from './harness.ts';

const PATH = '/quan-tri/phan-quyen';
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

const someone = () => desk.ward.state.people.find(({ id }) => id > 12) ?? { id: 0, fullName: '' };
const pick = async (page: Page, label: string, text: string) => {
  await page.getByRole('combobox', { name: label }).fill(text);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
};
const fill = async (page: Page) => {
  await page.getByRole('button', { name: 'Giao quyền' }).click();
  await pick(page, 'Người nhận', someone().fullName);
  await page.getByRole('radio', { name: 'Kiểm tra, giám sát' }).check();
  await page.getByRole('radio', { name: 'Một đơn vị và bên dưới' }).check();
  await pick(page, 'Đơn vị', desk.ward.units[1]?.name ?? '');
  await page.getByLabel('Đến hết ngày').fill('31/12/2026');
  await page.getByLabel('Số văn bản').fill('22/QĐ-UBND');
};
const password = async (page: Page) => {
  await page.getByRole('dialog', { name: 'Nhập lại mật khẩu' }).waitFor();
  await page.getByLabel('Mật khẩu', { exact: true }).fill('mật khẩu đúng');
  await page.keyboard.press('Enter');
};
const sent = () => desk.state.sent.filter(({ route }) => route !== 'stepUp');

describe('granting', () => {
  it('says at each field what is missing, and sends nothing', async () => {
    const { page, close } = await desk.open(browser, PATH);
    await page.getByRole('button', { name: 'Giao quyền' }).click();
    await page.getByRole('radio', { name: 'Một đơn vị và bên dưới' }).check();
    await page.locator('form button[type=submit]').click();
    await page.getByRole('link', { name: 'Chọn đơn vị.' }).waitFor();
    expect(await page.locator('[aria-invalid=true]').count()).toBe(3);
    await page.getByLabel('Từ ngày').fill('01/11/2026');
    await page.locator('form button[type=submit]').click();
    await page.getByText('Không giao quyền lùi về trước hôm nay.').first().waitFor();
    expect(sent()).toEqual([]);
    await close();
  });

  it('asks for the password and goes on by itself: two requests, one key, one grant', async () => {
    const { page, troubles, close } = await desk.open(browser, PATH);
    await fill(page);
    await page.locator('form button[type=submit]').click();
    await password(page);
    await page.getByText(`Đã giao quyền Kiểm tra, giám sát cho ${someone().fullName}.`).waitFor();
    const calls = sent();
    expect(calls.map(({ route }) => route)).toEqual(['grantRole', 'grantRole']);
    expect(new Set(calls.map(({ key }) => key)).size).toBe(1);
    expect(calls[1]?.body).toEqual({
      personId: someone().id,
      role: 'inspector',
      unitId: desk.ward.units[1]?.id,
      ...{ from: '2026-11-20', to: '2027-01-01', documentNumber: '22/QĐ-UBND' },
    });
    const row = page.getByRole('row').filter({ hasText: '22/QĐ-UBND' });
    await row.getByText('từ 20/11/2026 đến hết 31/12/2026').waitFor();
    expect(await page.locator('main form').count()).toBe(0);
    expect(troubles).toEqual([]);
    await close();
  });

  it('keeps everything typed when the password is not given, or the rules or the network say no', async () => {
    const { page, close } = await desk.open(browser, PATH);
    await fill(page);
    await page.locator('form button[type=submit]').click();
    await page.getByRole('dialog', { name: 'Nhập lại mật khẩu' }).waitFor();
    await page.getByLabel('Mật khẩu', { exact: true }).fill('sai');
    await page.keyboard.press('Enter');
    await page.getByText('Mật khẩu không đúng.').waitFor();
    expect(await runAxe(page)).toEqual([]);
    await page.keyboard.press('Escape');
    const document = page.getByLabel('Số văn bản');
    expect(await document.inputValue()).toBe('22/QĐ-UBND');
    expect(await page.getByText('Cần nhập lại mật khẩu').count()).toBe(0);
    const refusals = [{ code: 'role-held-already', params: {} }];
    desk.state.instead = { grantRole: () => new FakeProblem(409, 'role-held-already', { refusals }) };
    await page.locator('form button[type=submit]').click();
    await page.getByText('Người này đã giữ vai trò đó').waitFor();
    expect(await document.inputValue()).toBe('22/QĐ-UBND');
    expect(new Set(sent().map(({ key }) => key)).size).toBe(1);
    await close();
  });

  it('to oneself is refused on the spot', async () => {
    const me = desk.state.session.person;
    const { page, close } = await desk.open(browser, PATH);
    await page.getByRole('button', { name: 'Giao quyền' }).click();
    desk.state.instead = {
      findPeople: () => ({ items: [{ ...me, unit: null, post: null, jobPosition: null }], more: false }),
    };
    await pick(page, 'Người nhận', me.name);
    await page.getByLabel('Số văn bản').fill('22/QĐ-UBND');
    await page.locator('form button[type=submit]').click();
    await page.getByText('Không tự giao quyền cho chính mình').first().waitFor();
    expect(sent()).toEqual([]);
    await close();
  });

  it('for the whole body is not offered to an administrator of a part', async () => {
    desk.roles.wholeBody = false;
    const { page, close } = await desk.open(browser, PATH);
    await page.getByRole('button', { name: 'Giao quyền' }).click();
    await page.getByRole('combobox', { name: 'Đơn vị' }).waitFor();
    expect(await page.locator('form').getByText('Cả cơ quan').count()).toBe(0);
    await close();
  });
});

describe('ending', () => {
  it('asks first, then for the password, and takes the line away', async () => {
    const { page, troubles, close } = await desk.open(browser, PATH);
    const ending = page.getByRole('button', { name: /^Kết thúc/ });
    await ending.first().waitFor();
    const before = await ending.count();
    await ending.first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /Kết thúc quyền Văn phòng của/ }).waitFor();
    await page.keyboard.press('Enter');
    await password(page);
    await page.getByText('Đã kết thúc quyền của').waitFor();
    await expect.poll(() => ending.count()).toBe(before - 1);
    expect(sent().map(({ route }) => route)).toEqual(['endRole', 'endRole']);
    expect(new Set(sent().map(({ key }) => key)).size).toBe(1);
    expect(troubles).toEqual([]);
    await close();
  });

  it('can be left: nothing is sent, and the focus is back where it was', async () => {
    const { page, close } = await desk.open(browser, PATH);
    const ending = page.getByRole('button', { name: /^Kết thúc/ }).first();
    await ending.click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => ending.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(sent()).toEqual([]);
    await close();
  });

  it('is not offered for the own roles, nor for that of the server', async () => {
    const { page, close } = await desk.open(browser, PATH);
    await page.getByRole('row').first().waitFor();
    const mine = page.getByRole('row').filter({ hasText: desk.state.session.person.name });
    expect(await mine.count()).toBe(3);
    expect(await mine.getByRole('button').count()).toBe(0);
    await close();
  });
});

it('a role nobody holds says so, and without any the page still explains what there is', async () => {
  desk.roles.items = [];
  const { page, close } = await desk.open(browser, PATH);
  await page.getByText('Chưa ai giữ vai trò này').first().waitFor();
  expect(await page.getByText('Chưa ai giữ vai trò này').count()).toBe(5);
  expect(await runAxe(page)).toEqual([]);
  await close();
});
