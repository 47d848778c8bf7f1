// Past weeks from many workbooks to the record of one, over the product's own reader and planner.
import { readdirSync, readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readPastFiles } from '../../src/app/past-weeks/read.ts';
import { plannedItem } from '../../src/app/views/past-weeks.ts';
import type { PastAnswer, PastSource, PlannedPast } from '../../src/domain/past-weeks/plan.ts';
import { planPastWeeks } from '../../src/domain/past-weeks/plan.ts';
import { type AdminDesk, startAdminDesk } from './admin-desk.ts';
import type { FakeCall } from './fake-api.ts';
import { personView } from './fixtures/desk-data.ts';
import type { Ward } from './fixtures/ward.ts';
import { screenshot, startBrowser, type TestPage } from './harness.ts';
import { expectFine, keptWindows, LOOKS, lookName } from './looks.ts';

const FOLDER = new URL('../../demo/input/phieu-tuan/', import.meta.url);
const NAMES = readdirSync(FOLDER).toSorted();
const pathsOf = (names: readonly string[]) => names.map((name) => new URL(name, FOLDER).pathname);
const WEEK_44 = NAMES.filter((name) => name.startsWith('tuan-44'));

let browser: Browser;
let desk: AdminDesk;
let sources: readonly PastSource[];
const sent: { readonly key: unknown; readonly answers: readonly PastAnswer[] }[] = [];

beforeAll(async () => {
  desk = await startAdminDesk();
  browser = await startBrowser();
  const files = NAMES.map((name) => ({ name, bytes: readFileSync(new URL(name, FOLDER)) }));
  sources = await readPastFiles(files);
}, 120_000);
const windows = keptWindows((path, look) => desk.open(browser, path, look));
afterAll(async () => {
  await windows.close();
  await browser?.close();
  await desk?.site.close();
});
beforeEach(() => {
  desk.reset();
  sent.length = 0;
  desk.state.instead = {
    rehearsePastWeeks: (call) => ({ forms: planned(desk.ward, call).map(plannedItem) }),
    importPastWeeks: (call) => {
      sent.push({ key: call.headers['idempotency-key'], answers: answersOf(call) });
      const count = (state: PlannedPast['state']) =>
        planned(desk.ward, call).filter((one) => one.state === state).length;
      return {
        importId: 3,
        imported: count('ready'),
        replaced: 0,
        same: count('same'),
        leftOut: count('left-out'),
      };
    },
    pastImports: () => ({ items: [IMPORT] }),
    pastWeek: () => RECORD,
  };
});

const KEEPER = { id: 990, name: 'Lê Thị Hoà' };
const IMPORT = {
  ...{ id: 2, version: 1, at: '2026-11-19T02:00:00.000Z', forms: 8, state: 'applied', by: KEEPER },
  ...{ undoneBy: null, undoneAt: null, weeks: ['2026-W45', '2026-W46'], may: ['undo'] },
};
const three = { self: 3000, manager: 2900, final: null };
const version = {
  ...{
    version: 1,
    importId: 1,
    state: 'replaced',
    fileName: 'tuan-44.xlsx',
    sheet: 'Phiếu tuần',
    fileHash: 'ab'.repeat(32),
  },
  ...{ complete: true, sumDiffers: true },
  form: {
    ...{
      week: '2026-W44',
      level: null,
      opinion: null,
      signatures: [{ as: 'Người lập', name: 'Lý Gia Hùng' }],
    },
    who: { name: 'Lý Gia Hùng', post: 'Chuyên viên tổng hợp', unit: 'Văn phòng HĐND và UBND' },
    items: [
      {
        content: 'Lưu trữ hồ sơ quý III',
        product: 'Báo cáo',
        due: '27/10/2026',
        done: '',
        result: '',
        note: '',
      },
    ],
    points: [{ label: 'Điểm chất lượng', most: 4000, ...three }],
    totals: { ...three, self: 3100, reckoned: 3000 },
  },
};
const RECORD = {
  ...{ id: 5, person: { id: 28, name: 'Lý Gia Hùng' }, week: '2026-W44' },
  versions: [version, { ...version, version: 2, state: 'kept', sumDiffers: false }],
};

/** The answers of a multipart body; its files are known by their hashes. */
function answersOf({ body }: FakeCall): readonly PastAnswer[] {
  const field = /name="answers"\r\n\r\n(.*)\r\n/.exec(String(body))?.[1] ?? '[]';
  return JSON.parse(field);
}

function planned(ward: Ward, call: FakeCall): readonly PlannedPast[] {
  const units = new Map(ward.units.map((unit) => [unit.id, unit.name]));
  const posts = new Map(ward.state.posts.map((post) => [post.id, post]));
  const people = ward.state.people.map(({ id, fullName, nationalId, birthDate }) => ({
    ...{ id, name: fullName, nationalId, birthDate },
    posts: ward.state.assignments
      .filter((one) => one.personId === id)
      .flatMap(({ postId, from, to }) => {
        const post = posts.get(postId);
        if (post === undefined) return [];
        const { unitId, title, jobPosition } = post;
        return [{ unitId, unit: units.get(unitId) ?? '', title, jobPosition, from, to }];
      }),
  }));
  // One of the sample's people is not here, so that somebody has to be chosen.
  const here = people.filter((one) => one.name !== 'Lý Gia Hùng');
  const evaluated = new Set(here.map((one) => `${one.id} 2026-W46`));
  const names = [...String(call.body).matchAll(/filename="([^"]+)"/g)].map(([, name]) => name);
  const chosen = sources.filter((one) => names.includes(one.file));
  const background = { people: here, kept: [], evaluated, importerId: 990, thisWeek: '2026-W47' };
  return planPastWeeks(chosen, background, answersOf(call));
}

const choose = (page: Page, names: readonly string[]) =>
  page.locator('input[type=file]').first().setInputFiles(pathsOf(names));
const open = () => desk.open(browser, '/quan-tri/phieu-cu');
const card = (page: Page, file: string) => page.locator('main li').filter({ hasText: file });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

async function done({ troubles, close }: TestPage): Promise<void> {
  await close();
  expect(troubles).toEqual([]);
}

describe('the pages in every look', () => {
  const forms = (page: Page) => choose(page, WEEK_44).then(() => card(page, 'tuan-44-08').waitFor());
  it.each(LOOKS)('%o', async (look) => {
    const empty = await windows.visit('/quan-tri/phieu-cu', look);
    await empty.page.locator('main table').waitFor();
    await expectFine(empty, `past-weeks-${lookName(look)}`);
    const listed = await windows.visit('/quan-tri/phieu-cu', look);
    await forms(listed.page);
    await expectFine(listed, `past-weeks-forms-${lookName(look)}`);
    const record = await windows.visit('/phieu-cu/5', look);
    await record.page.locator('main table').first().waitFor();
    await expectFine(record, `past-week-${lookName(look)}`);
    const past = { self: 8100, manager: 7850, final: null, total: 7850, level: null, sumDiffers: false };
    const pastWeeks = ['2026-W39', '2026-W40', '2026-W41'].map((week, at) => ({
      ...{ ...past, id: at + 1, week, complete: at > 0, total: at > 0 ? 7850 + at * 300 : null },
    }));
    desk.state.instead.person = () => ({ ...personView(28, false), pastWeeks });
    const person = await windows.visit('/nguoi/28', look);
    await person.page.locator('main table').first().waitFor();
    await expectFine(person, `past-weeks-person-${lookName(look)}`);
  });
});

describe('from files to history', () => {
  it('names every doubt with its place, and sends what was said in one step', async () => {
    const opened = await open();
    const { page } = opened;
    await choose(page, WEEK_44);
    await card(page, 'tuan-44-06').getByText('Tổng ghi 81, cộng các điểm lại được 80.').waitFor();
    await card(page, 'tuan-44-06').getByText('dòng 23, cột C').waitFor();
    await card(page, 'tuan-44-04').getByText('ghi “33,5”').waitFor();
    await card(page, 'tuan-44-01').getByText('Khớp tên và đơn vị, chức vụ').waitFor();
    await page.getByText('Còn 2 phiếu cần xử lý hoặc để lại thì mới nhập được.').waitFor();
    expect(await button(page, /^Nhập/).count()).toBe(0);
    await card(page, 'tuan-44-07').getByLabel('Vẫn nhập, đánh dấu là thiếu điểm').check();
    await button(page, 'Để lại 1 phiếu cần xử lý').click();
    await card(page, 'tuan-44-08').getByText('Để lại', { exact: true }).waitFor();
    await button(page, 'Nhập 7 phiếu').click();
    await page.getByText('Đã nhập 7 phiếu làm hồ sơ lịch sử.').waitFor();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.answers).toMatchObject([{ incomplete: true }, { leaveOut: true }]);
    await button(page, 'Chọn các tệp phiếu').waitFor();
    await done(opened);
  });

  it('names the week in words, never in the notation of the machine', async () => {
    const opened = await open();
    const { page } = opened;
    await choose(page, ['tuan-46-01.xlsx']);
    const form = card(page, 'tuan-46-01');
    await form.getByText('Tuần này đã có kết quả trên hệ thống.').waitFor();
    expect(await form.innerText()).not.toMatch(/2026-W\d/);
    await done(opened);
  });

  it('somebody unknown is chosen by hand, and can be chosen anew', async () => {
    const opened = await open();
    const { page } = opened;
    await choose(page, ['tuan-44-08.xlsx']);
    const form = card(page, 'tuan-44-08');
    await form.getByText('Không có ai tên này trong phần anh/chị phụ trách.').waitFor();
    await button(page, 'Người khác trong cơ quan').click();
    await page.getByRole('combobox', { name: 'Tìm người' }).fill('tran dinh khoa');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await button(page, 'Chọn người này').click();
    await form.getByText('Chọn bằng tay').waitFor();
    await form.getByText('Tên ghi khác tên trong hệ thống: Trần Đình Khoa.').waitFor();
    await button(page, 'Nhập 1 phiếu').waitFor();
    await button(page, 'Đổi').click();
    await form.getByText('Cần xử lý').waitFor();
    await done(opened);
  });

  it('a result that stands here already is said; files that are none are not sent', async () => {
    const opened = await open();
    const { page } = opened;
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'anh.png', mimeType: 'image/png', buffer: Buffer.from('x') });
    await page.getByText('Không có tệp .xlsx hay .csv nào').waitFor();
    await choose(page, ['tuan-46-01.xlsx']);
    await page.getByText('Phiếu cũ đứng bên cạnh, không thay kết quả đó.').waitFor();
    await done(opened);
  });

  it('an import is taken back with a reason', async () => {
    const asked: unknown[] = [];
    desk.state.instead.pastImportAct = ({ body }) => {
      asked.push(body);
      return { id: 2, undone: 8, restored: 0 };
    };
    const opened = await open();
    const { page } = opened;
    await button(page, 'Hoàn tác').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('8 phiếu của lần này thôi hiện ở mọi nơi').waitFor();
    await screenshot(page, 'past-weeks-undo');
    await dialog.getByRole('textbox').fill('Nhầm năm');
    await dialog.getByRole('button', { name: 'Hoàn tác' }).click();
    await page.getByText('Đã hoàn tác lần nhập 2.').waitFor();
    expect(asked).toEqual([{ act: 'undo', version: 1, reason: 'Nhầm năm' }]);
    await done(opened);
  });

  it('the record of a week shows the version that stands, and the one before it', async () => {
    const opened = await desk.open(browser, '/phieu-cu/5');
    const { page } = opened;
    await page.getByText('không phải kết quả được quyết định trên hệ thống').waitFor();
    expect(await page.getByText('Tổng không khớp').count()).toBe(0);
    await page.getByLabel('Bản 1 · Đã được thay').check();
    await page.getByText('Tổng không khớp').waitFor();
    await page.getByRole('cell', { name: 'Tổng cộng lại' }).waitFor();
    await done(opened);
  });
});
