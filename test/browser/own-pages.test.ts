// The pages of one's own in every state, theme, size and language: no trouble, no axe finding, nothing sticking out.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EvaluationView } from '../../src/contract/evaluations.ts';
import { FakeProblem } from './fake-api.ts';
import { DEADLINES, ofPeople, ownView, REPORT } from './fixtures/own-week.ts';
import { startBrowser } from './harness.ts';
import { expectFine, keptWindows, LOOKS, lookName } from './looks.ts';
import { type OwnDesk, startOwnDesk } from './own-desk.ts';

let browser: Browser;
let desk: OwnDesk;

beforeAll(async () => {
  desk = await startOwnDesk();
  browser = await startBrowser();
}, 120_000);
const windows = keptWindows((path, look) => desk.open(browser, path, look));
afterAll(async () => {
  await windows.close();
  await browser?.close();
  await desk?.site.close();
});
beforeEach(() => {
  Object.assign(desk.state, { views: [], acts: [], drafts: 0, refuse: null, today: {}, work: null });
  delete desk.state.menu;
});

const FILLED = {
  version: 1,
  savedAt: '2026-11-20T07:00:00.000Z',
  body: { entered: { quality: '36,5', progress: '50', conduct: '' }, report: REPORT, comment: '' },
};
const PAGES: readonly (readonly [string, string, readonly EvaluationView[]])[] = [
  ['today', '/', [ownView('open')]],
  ['today-decided', '/', [ownView('approved')]],
  ['week-empty', '/tuan/2026-47', [ownView('open')]],
  ['week-returned', '/tuan/2026-47', [ownView('returned', { draft: FILLED })]],
  ['week-sent', '/tuan/2026-47', [ownView('submitted', { may: ['withdraw'], opened: false })]],
  ['result', '/ket-qua/470012', [ownView('approved', { late: true, revision: 2, dissent: 'noted' })]],
  ['record', '/toi', []],
  ['rulebook', '/quy-dinh', []],
  ['help', '/tro-giup', []],
];
describe.each(PAGES)('%s', (name, path, views) => {
  it.each(LOOKS)('%o: no trouble, no axe finding, no sideways scrolling', async (look) => {
    desk.state.views = [...views];
    const opened = await windows.visit(path, look);
    await opened.page.locator('main section').first().waitFor();
    await expectFine(opened, `own-${name}-${lookName(look)}`);
  });
});

describe('today', () => {
  const open = () => desk.open(browser, '/');
  it('names what is overdue first, then who has the own report', async () => {
    desk.state.views = [ownView('submitted')];
    const late = ofPeople({ kind: 'score', count: 2, due: DEADLINES.score, overdue: true });
    desk.state.today = { duties: [late], waiting: 2 };
    const first = await open();
    await first.page.getByText('Chấm điểm 2 người, tuần 47, đã quá hạn 10:00 thứ Hai 23/11.').waitFor();
    expect(await first.page.getByRole('link', { name: /Chấm điểm tuần 47/ }).getAttribute('href')).toBe(
      '/xu-ly/cham/2026-47',
    );
    await first.close();
    desk.state.today = { duties: [] };
    const second = await open();
    await second.page.getByText(/Báo cáo tuần 47 đang ở Trần Văn Bình để chấm/).waitFor();
    await second.close();
  });
  it.each([
    ['outside', 'Chức vụ của anh/chị không thuộc diện đánh giá hằng tuần'],
    ['no-post', 'Anh/chị chưa được phân công chức vụ nào'],
    ['not-evaluated', 'Tuần này anh/chị không có phiếu đánh giá'],
  ] as const)('says why there is no week: %s', async (mineEmpty, said) => {
    desk.state.today = { mineEmpty };
    const { page, close } = await open();
    await page.getByText(said).waitFor();
    expect(await page.getByRole('link', { name: /Nhập danh sách/ }).count()).toBe(0);
    await close();
  });
  it('leads the first administrator, who holds no post, to the lists', async () => {
    Object.assign(desk.state, { today: { mineEmpty: 'no-post' }, menu: ['today', 'import', 'help'] });
    const { page, close } = await open();
    await page.getByRole('link', { name: 'Nhập danh sách đơn vị, rồi danh sách người' }).waitFor();
    await close();
  });
});

describe('a result', () => {
  const open = () => desk.open(browser, '/ket-qua/470012');
  it('opens each figure to criterion, act and article in at most four steps', async () => {
    desk.state.views = [ownView('approved')];
    const { page, close } = await open();
    await page.getByRole('button', { name: /Quản lý chấm, Tiến độ: 29,5/ }).click();
    const why = page.locator('details[open]');
    await why.getByText('Trần Văn Bình chấm 29,5 trên 40 điểm, lúc 09:20 23/11/2026').waitFor();
    await why.getByText('Công văn trả lời Phú Thượng chậm 2 ngày; biểu số liệu chưa xong.').waitFor();
    await why.getByText(/8679-CV\/BTCTW, mục tiêu chí chấm điểm, tiến độ/).waitFor();
    await close();
  });
  it('takes a dissent note with words only, and keeps the words when it is refused', async () => {
    desk.state.views = [ownView('approved')];
    const { page, close } = await open();
    await page.getByRole('button', { name: 'Gửi ý kiến khác' }).click();
    await page.getByText('Ghi ý kiến rồi hãy gửi').waitFor();
    const field = page.getByLabel('Ý kiến của anh/chị');
    await field.fill('Việc thứ ba chậm do chờ Sở gửi số liệu.');
    desk.state.refuse = new FakeProblem(409, 'wrong-state', {
      refusals: [{ code: 'wrong-state', params: {} }],
    });
    await page.getByRole('button', { name: 'Gửi ý kiến khác' }).click();
    await page.getByRole('alert').waitFor();
    expect(await field.inputValue()).toContain('chờ Sở');
    await page.getByRole('button', { name: 'Gửi ý kiến khác' }).click();
    await page.getByText('Đã gửi ý kiến khác').waitFor();
    expect(desk.state.acts.at(-1)?.body).toMatchObject({ act: 'dissent' });
    await close();
  });
  it('asks for the password before agreeing to reopen, then repeats the act', async () => {
    const person = { id: 99, name: 'Đỗ Minh Quân' };
    const may = ['agree-reopen', 'decline-reopen'] as const;
    desk.state.views = [
      ownView('closed', {
        person,
        reopenProposed: true,
        reopenUntil: '2026-11-21T08:00:00.000Z',
        may: [...may],
      }),
    ];
    desk.state.refuse = new FakeProblem(403, 'step-up-needed');
    const { page, close } = await open();
    await page.getByRole('button', { name: 'Đồng ý mở lại' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Đồng ý mở lại' }).click();
    await page.getByRole('dialog', { name: 'Nhập lại mật khẩu' }).waitFor();
    await page.getByLabel('Mật khẩu', { exact: true }).fill('mật khẩu đúng');
    await page.keyboard.press('Enter');
    await page.getByText('Đã mở lại').waitFor();
    expect(desk.state.acts.map((act) => act.body.act)).toEqual(['agree-reopen', 'agree-reopen']);
    await close();
  });
  it('opened by whoever has to act is itself an act, once', async () => {
    desk.state.views = [ownView('submitted', { opened: false, may: ['view', 'score'] })];
    const { page, close } = await open();
    await expect
      .poll(() => desk.state.acts.map((act) => act.body.act), { timeout: 15_000 })
      .toEqual(['view']);
    await page.getByText('Ba lần chấm cạnh nhau').waitFor();
    await close();
  });
  it('of somebody else, or of nobody, looks the same: not found', async () => {
    const { page, close } = await desk.open(browser, '/ket-qua/999');
    await page.getByText('Không tìm thấy hồ sơ').waitFor();
    await close();
  });
});

it('the own record says what the weeks show, stands both sides of a quarter side by side, and can be taken away', async () => {
  const { page, close } = await desk.open(browser, '/toi');
  await page
    .getByRole('heading', { name: /Tuần 46 ở mức Hoàn thành tốt nhiệm vụ, trước đó ở mức/ })
    .waitFor();
  const quarter = page.getByRole('table', { name: 'Kết quả chính thức của các kỳ' });
  await quarter.getByRole('row', { name: /Quý 3\/2026.*88.*Đã nộp/ }).waitFor();
  expect(await quarter.getByRole('columnheader').allTextContents()).toEqual([
    'Kỳ',
    'Bên Nhà nước',
    'Bên Đảng',
  ]);
  const hrefs = await page
    .getByRole('link', { name: /^Tải/ })
    .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  expect(hrefs).toEqual([
    expect.stringMatching(/own-data\.pdf\?locale=vi$/),
    expect.stringMatching(/own-data$/),
  ]);
  await close();
});

it('a session of another machine can be ended, this one cannot', async () => {
  const { page, close } = await desk.open(browser, '/toi');
  await page.getByRole('button', { name: 'Kết thúc phiên trên Chrome trên Android' }).click();
  await page.getByText('Đã kết thúc phiên').waitFor();
  expect(await page.getByRole('button', { name: /Kết thúc phiên trên Chrome trên Windows/ }).count()).toBe(0);
  await close();
});
