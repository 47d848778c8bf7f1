// What is done on the pages of administration: codes, delegation, absences, own days, named managers, finding people.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AdminDesk, startAdminDesk } from './admin-desk.ts';
import { FakeProblem } from './fake-api.ts';
import { startBrowser, type TestPage } from './harness.ts';

let browser: Browser;
let desk: AdminDesk;
let opened: TestPage;

beforeAll(async () => {
  desk = await startAdminDesk();
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await desk?.site.close();
});
beforeEach(() => desk.reset());
afterEach(async () => {
  const { troubles } = opened;
  await opened.close();
  expect(troubles).toEqual([]);
});

async function visit(path: string): Promise<Page> {
  opened = await desk.open(browser, path);
  return opened.page;
}
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const sent = (route: string) => desk.state.sent.filter((one) => one.route === route);
const pick = async (page: Page, label: string, text: string) => {
  await page.getByRole('combobox', { name: label }).fill(text);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
};

describe('accounts', () => {
  const issue = async (page: Page) => {
    await button(page, /Chọn người cần mã/).click();
    await button(page, 'Cấp mã').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cấp mã' }).click();
    await page.getByRole('heading', { name: /phiếu sẵn sàng in/ }).waitFor();
  };
  it('asks for somebody to be selected first', async () => {
    const page = await visit('/quan-tri/tai-khoan');
    await button(page, 'Cấp mã').click();
    await page.getByText('Chọn ít nhất một người để cấp mã.').waitFor();
    expect(sent('issueCodes')).toEqual([]);
  });
  it('issues codes to those who need one and prints a slip each, units on pages of their own', async () => {
    const page = await visit('/quan-tri/tai-khoan');
    await issue(page);
    const [call] = sent('issueCodes') as { body: { personIds: number[] } }[];
    const needy = call?.body.personIds.length ?? 0;
    expect(await page.locator('article').count()).toBe(needy);
    expect(await page.getByText('Mã kích hoạt').count()).toBe(needy);
    await page.getByText(`${desk.site.address}/kich-hoat`).first().waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('Các mã này chỉ hiện một lần.').isVisible()).toBe(false);
    const breaks = await page
      .locator('main section')
      .evaluateAll((sheets) => sheets.map((sheet) => getComputedStyle(sheet).breakBefore));
    expect(new Set(breaks.slice(1))).toEqual(new Set(['page']));
  });
  it('asks before the slips are lost', async () => {
    const page = await visit('/quan-tri/tai-khoan');
    await issue(page);
    await page.getByRole('link', { name: 'Việc của tôi' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Đóng các phiếu?' });
    await dialog.getByRole('button', { name: 'Thôi' }).click();
    expect(await page.locator('article').count()).toBeGreaterThan(0);
    await button(page, 'Đã in xong').click();
    await dialog.getByRole('button', { name: 'Đóng phiếu' }).click();
    await page.getByRole('heading', { name: 'Tài khoản' }).waitFor();
    expect(await page.locator('article').count()).toBe(0);
  });
  it('a long list is its units on a phone, each opens; whoever is found by name is in sight', async () => {
    opened = await desk.open(browser, '/quan-tri/tai-khoan', { width: 390, height: 844 });
    const { page } = opened;
    const units = button(page, /^Mở /);
    await units.first().waitFor();
    const rows = page.locator('section li');
    expect(await rows.count()).toBe(0);
    // Choosing needs no opening.
    await page.getByRole('heading').getByRole('checkbox').first().check();
    await page.getByText(/^Đã chọn \d/).waitFor();
    await units.first().click();
    expect(await rows.count()).toBeGreaterThan(0);
    await button(page, /^Thu lại /).click();
    expect(await rows.count()).toBe(0);
    await page.getByLabel('Tìm theo tên hoặc tên đăng nhập').fill(desk.state.accounts[0]?.person.name ?? '');
    await rows.first().waitFor();
  });
  it('tries a lost answer again with the same key, so that nobody gets two codes', async () => {
    const page = await visit('/quan-tri/tai-khoan');
    desk.state.instead = { issueCodes: () => new FakeProblem(409, 'outcome-unknown') };
    await page
      .getByLabel(/^Chọn (?!người|tất)/)
      .first()
      .check();
    await button(page, 'Cấp mã').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Cấp mã' }).click();
    await dialog.getByText('Chưa rõ việc này đã được ghi hay chưa.').waitFor();
    desk.state.instead = {};
    await dialog.getByRole('button', { name: 'Cấp mã' }).click();
    await page.locator('article').waitFor();
    const keys = sent('issueCodes').map((one) => one.key);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
  });
  it('disables only with a reason', async () => {
    const page = await visit('/quan-tri/tai-khoan');
    await button(page, /^Khoá /)
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: /Khoá tài khoản của/ });
    await dialog.getByRole('button', { name: 'Khoá' }).click();
    await dialog.getByText('Ghi lý do.').waitFor();
    expect(sent('accountAct')).toEqual([]);
    await dialog.getByLabel('Lý do').fill('Chuyển công tác');
    await dialog.getByRole('button', { name: 'Khoá' }).click();
    await page.getByText('Đã khoá tài khoản.').waitFor();
    expect(sent('accountAct')[0]?.body).toMatchObject({ act: 'disable', reason: 'Chuyển công tác' });
  });
  it('filters by state', async () => {
    const page = await visit('/quan-tri/tai-khoan');
    await page.getByRole('radio', { name: 'Đã khoá' }).check();
    await expect.poll(() => button(page, /^Khoá /).count()).toBe(0);
    expect(await button(page, /^Mở khoá /).count()).toBeGreaterThan(0);
  });
});

describe('delegation', () => {
  it('is sent with the first day after the last one', async () => {
    const page = await visit('/quan-tri/uy-quyen');
    await button(page, 'Uỷ quyền cho người khác').click();
    await button(page, /^Uỷ quyền$/).click();
    await page.getByRole('region', { name: '3 chỗ cần sửa' }).waitFor();
    await pick(page, 'Người nhận', 'ta van khoa');
    await page.getByLabel('Phê duyệt').uncheck();
    await page.getByLabel('Đến hết ngày').fill('30/11/2026');
    await page.getByLabel('Số văn bản').fill('215/QĐ-UBND');
    await button(page, /^Uỷ quyền$/).click();
    await page.getByText('Đã uỷ quyền cho Tạ Văn Khoa.').waitFor();
    expect(sent('delegate')[0]?.body).toMatchObject({
      actions: ['score', 'draft'],
      from: '2026-11-20',
      to: '2026-12-01',
      documentNumber: '215/QĐ-UBND',
    });
    await page.getByText('từ 20/11/2026 đến hết 30/11/2026').waitFor();
  });
  it('refused by the rules, keeps the form and says every reason', async () => {
    const refusals = [
      { code: 'delegate-without-post', params: {} },
      { code: 'delegation-overlaps', params: { action: 'score', delegation: 1 } },
    ];
    desk.state.instead = { delegate: () => new FakeProblem(422, 'delegate-without-post', { refusals }) };
    const page = await visit('/quan-tri/uy-quyen');
    await button(page, 'Uỷ quyền cho người khác').click();
    await pick(page, 'Người nhận', 'ta van khoa');
    await page.getByLabel('Đến hết ngày').fill('30/11/2026');
    await page.getByLabel('Số văn bản').fill('215/QĐ-UBND');
    await button(page, /^Uỷ quyền$/).click();
    await page.getByText('Người nhận không giữ chức vụ nào').waitFor();
    await page.getByText('đã có người khác được uỷ quyền chấm điểm').waitFor();
    expect(await page.getByLabel('Số văn bản').inputValue()).toBe('215/QĐ-UBND');
  });
  it('is taken back after confirmation only', async () => {
    const page = await visit('/quan-tri/uy-quyen');
    await button(page, 'Thu hồi uỷ quyền').first().click();
    const dialog = page.getByRole('dialog', { name: 'Thu hồi uỷ quyền cho Trần Văn Bình' });
    expect(sent('revokeDelegation')).toEqual([]);
    await dialog.getByRole('button', { name: 'Thu hồi uỷ quyền' }).click();
    await page.getByText('Đã hết hiệu lực (2)').waitFor();
    expect(sent('revokeDelegation')[0]?.body).toEqual({ act: 'revoke', version: 1 });
  });
  it('is not offered to who has nothing to delegate', async () => {
    desk.state.holds = [];
    const page = await visit('/quan-tri/uy-quyen');
    await page.getByText('chưa có gì để uỷ quyền').waitFor();
    expect(await button(page, 'Uỷ quyền cho người khác').count()).toBe(0);
  });
});

describe('leave', () => {
  it('says the weeks that will not count before it is recorded, and sends a half-open span', async () => {
    const page = await visit('/quan-tri/nghi');
    await button(page, 'Ghi nhận nghỉ, công tác').click();
    await pick(page, 'Người nghỉ', 'ta van khoa');
    await page.getByLabel('Ngày đầu').fill('23/11/2026');
    await page.getByLabel('Ngày cuối').fill('04/12/2026');
    await page.getByText('9 ngày làm việc. Tuần 48, 49 không tính.').waitFor();
    await button(page, 'Ghi nhận').click();
    await page.getByText('Đã ghi nhận cho Tạ Văn Khoa.').waitFor();
    const body = sent('recordAbsence')[0]?.body;
    expect(body).toMatchObject({ kind: 'leave', from: '2026-11-23', to: '2026-12-05', note: null });
  });
  it('refuses a last day before the first at the field', async () => {
    const page = await visit('/quan-tri/nghi');
    await button(page, 'Ghi nhận nghỉ, công tác').click();
    await pick(page, 'Người nghỉ', 'ta van khoa');
    await page.getByLabel('Ngày cuối').fill('19/11/2026');
    await button(page, 'Ghi nhận').click();
    await page.getByRole('link', { name: 'Ngày cuối không được trước ngày đầu.' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('leave-to');
    expect(sent('recordAbsence')).toEqual([]);
  });
  it('is read-only for staff', async () => {
    desk.state.canRecordFor = 'self';
    desk.state.absences = desk.state.absences.slice(3);
    const page = await visit('/quan-tri/nghi');
    await page.getByRole('heading', { name: 'Của tôi' }).waitFor();
    expect(await page.locator('main').getByRole('button').count()).toBe(0);
  });
  it('is taken back with a reason', async () => {
    const page = await visit('/quan-tri/nghi');
    await button(page, /^Thu hồi\s*: Trần Văn Bình/).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Lý do').fill('Ghi nhầm người');
    await dialog.getByRole('button', { name: 'Thu hồi' }).click();
    await page.getByText('Đã thu hồi ghi nhận.').waitFor();
    expect(sent('revokeAbsence')[0]?.body).toEqual({ act: 'revoke', version: 1, reason: 'Ghi nhầm người' });
  });
});

describe('calendar', () => {
  it('says each day in words, not by colour', async () => {
    const page = await visit('/quan-tri/lich');
    await page.getByRole('cell', { name: '17 Ngày nghỉ: Tết Âm lịch' }).waitFor();
    await page.getByRole('cell', { name: '10 Ngày làm bù: Làm bù Tết Dương lịch' }).waitFor();
    await page.getByRole('cell', { name: '24 Ngày nghỉ riêng của cơ quan: Ngày thành lập phường' }).waitFor();
    await page.getByText('16/02 – 20/02/2026').waitFor();
  });
  it('adds a day with its document and takes it back with a reason', async () => {
    const page = await visit('/quan-tri/lich');
    await button(page, 'Thêm ngày của cơ quan').click();
    await button(page, 'Thêm ngày').click();
    await page.getByRole('region', { name: '3 chỗ cần sửa' }).waitFor();
    await page.getByLabel('Ngày', { exact: true }).fill('21/12/2026');
    await page.getByLabel('Tên ngày').fill('Ngày hội phường');
    await page.getByLabel('Số văn bản').fill('40/QĐ-UBND');
    await button(page, 'Thêm ngày').click();
    await page.getByText('Đã thêm 21/12/2026.').waitFor();
    expect(sent('addDay')[0]?.body).toMatchObject({
      day: '2026-12-21',
      kind: 'holiday',
      source: '40/QĐ-UBND',
    });
    await button(page, 'Thu hồi 21/12/2026').click();
    await page.getByRole('dialog').getByLabel('Lý do').fill('Hoãn');
    await page.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }).click();
    await page.getByText('Đã thu hồi ngày riêng.').waitFor();
    expect(await page.getByText('Ngày hội phường').count()).toBe(0);
  });
  it('walks through years by address and through months', async () => {
    const page = await visit('/quan-tri/lich');
    await button(page, 'Năm sau').click();
    await page.getByText('Chưa có ngày nghỉ nào được ghi cho năm 2027').waitFor();
    expect(new URL(page.url()).search).toBe('?nam=2027');
    await button(page, 'Năm trước').click();
    await page.getByRole('radio', { name: 'Từng tháng' }).check();
    await page.getByRole('table', { name: 'Tháng 11/2026' }).waitFor();
    await button(page, 'Tháng sau').click();
    await page.getByRole('table', { name: 'Tháng 12/2026' }).waitFor();
  });
  it('offers no change without the right', async () => {
    desk.state.instead = { calendar: () => ({ days: [], may: [] }) };
    const page = await visit('/quan-tri/lich');
    await page.getByText('Chưa có ngày nghỉ nào').waitFor();
    expect(await button(page, 'Thêm ngày của cơ quan').count()).toBe(0);
  });
});

describe('post map', () => {
  it('finds a post without marks, and names a manager by document', async () => {
    const page = await visit('/so-do-tham-quyen');
    await page.getByLabel('Lọc theo tên, chức vụ, đơn vị').fill('ly huu toan van hoa');
    await page.getByText('Không có dòng nào khớp').waitFor();
    await page.getByLabel('Lọc theo tên, chức vụ, đơn vị').fill('le huu toan');
    await button(page, /^Giao quản lý\s*: Lê Hữu Toàn/).click();
    const dialog = page.getByRole('dialog', { name: 'Giao quản lý trực tiếp của Lê Hữu Toàn' });
    await dialog.getByRole('button', { name: 'Giao', exact: true }).click();
    await dialog.getByText('Nhập số văn bản.').waitFor();
    await dialog.getByRole('combobox', { name: 'Quản lý trực tiếp' }).fill('ta van khoa');
    await dialog.getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByLabel('Số văn bản').fill('7/QĐ');
    await dialog.getByRole('button', { name: 'Giao', exact: true }).click();
    await page.getByText('Đã giao quản lý trực tiếp.').waitFor();
    expect(sent('nameManager')[0]?.body).toMatchObject({
      act: 'name-manager',
      from: '2026-11-20',
      documentNumber: '7/QĐ',
    });
  });
  it('counts posts with nobody in the title and lists them first', async () => {
    const page = await visit('/so-do-tham-quyen');
    const heading = page.getByRole('heading', { level: 1 });
    await heading.waitFor();
    const map = await page.evaluate(async () => (await fetch('/api/v1/units/1/post-map?only=nobody')).json());
    expect(map.nobody).toBeGreaterThan(0);
    await expect.poll(() => heading.textContent()).toBe(`Sơ đồ thẩm quyền: ${map.nobody} chức vụ chưa có ai`);
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toContain(
      'Chưa có người chấm',
    );
  });
});

describe('finding people', () => {
  it('works without marks, by keyboard alone, and can be linked', async () => {
    const page = await visit('/tim?ten=tuan');
    await page.getByLabel('Tên').fill('ta van');
    await page.getByRole('link', { name: /Tạ Văn Khoa/ }).waitFor();
    await page.getByLabel('Tên').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    expect(new URL(page.url()).searchParams.get('ten')).toBe('ta van');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Chức vụ' }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/nguoi\/\d+$/);
  });
  it('says when nobody is called so', async () => {
    const page = await visit('/tim');
    await page.getByLabel('Tên').fill('zzz');
    await page.getByText('Không có ai tên “zzz”').waitFor();
  });
  it('shows who has read the record only on the own page', async () => {
    const page = await visit('/nguoi/2');
    await page.getByRole('heading', { name: 'Chức vụ' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Ai đã xem hồ sơ của tôi' }).count()).toBe(0);
    await page.goto(`${desk.site.address}/nguoi/1`);
    await page.getByRole('heading', { name: 'Ai đã xem hồ sơ của tôi' }).waitFor();
  });
  it.each(['/nguoi/0', '/nguoi/abc', '/nguoi/999'])('%s: nobody there', async (path) => {
    const page = await visit(path);
    await page
      .getByText(/Không có trang này|Không tìm thấy\./)
      .first()
      .waitFor();
  });
});
