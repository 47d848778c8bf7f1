// The queue, a unit's week and reopening in a real browser.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ROUTES } from '../../src/contract/routes.ts';
import type { Reply } from '../../src/web/api.ts';
import { FakeProblem } from './fake-api.ts';
import { OWED as DUTIES } from './fixtures/duties.ts';
import { DEADLINES, WEEK } from './fixtures/own-week.ts';
import { HEAD, MANAGER, scored, UNIT } from './fixtures/team.ts';
import { UNITS, unitPeople, unitWeekOf } from './fixtures/unit-week.ts';
import {
  type PageOptions,
  runAxe,
  screenshot,
  scrollsSideways,
  startBrowser,
  type TestPage,
} from './harness.ts';
import { LOOKS, lookName } from './looks.ts';
import { PASSWORD, type ReviewDesk, startReviewDesk } from './review-desk.ts';

type UnitWeek = Reply<typeof ROUTES.unitWeek>;
let browser: Browser;
let desk: ReviewDesk;
let opened: TestPage;
/** What the fake server holds beside the records. */
let change: Partial<UnitWeek>;
let posted: { readonly path: string; readonly body: unknown }[];
let refuse: FakeProblem | null;

const record = (path: string, body: unknown) => {
  posted.push({ path, body });
  const refused = refuse;
  refuse = null;
  return refused;
};

beforeAll(async () => {
  desk = await startReviewDesk((state) => ({
    units: () => UNITS,
    unitWeek: ({ params }) => {
      const reply = unitWeekOf(state.items, change);
      if (params.id !== '5') return new FakeProblem(404, 'not-found');
      return { ...reply, week: { ...reply.week, week: params.week ?? WEEK } };
    },
    closeUnitWeek: ({ body }) =>
      record('close', body) ?? { state: 'closed', closed: 13, unfinished: 5, version: 4 },
    extendWeek: ({ body }) => record('extend', body) ?? unitWeekOf([]).week,
    findPeople: () => ({
      items: [{ id: 105, name: 'Phạm Kim Hiếu', unit: UNIT, post: 'Chuyên viên', jobPosition: null }],
      more: false,
    }),
    person: () => ({
      ...{ person: { id: 105, name: 'Phạm Kim Hiếu' }, posts: [], absences: [], pastWeeks: [] },
      ...{ readBy: null, hours: false },
      weeks: [
        {
          week: WEEK,
          ...{ evaluationId: 470099, rulebook: '8679-weekly@2' },
          ...{ state: 'submitted', self: null, scorer: null, total: null, level: null, counted: true },
        },
        {
          week: '2026-W45',
          ...{ evaluationId: 470006, rulebook: '8679-weekly@2', state: 'closed' },
          ...{ self: 5000, scorer: 4800 },
          total: 4800,
          level: 'not-completed',
          counted: true,
        },
      ],
    }),
  }));
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await desk?.site.close();
});
beforeEach(() => {
  desk.reset(unitPeople());
  desk.state.session = { person: HEAD, menu: ['today', 'queue', 'unit', 'reopen', 'help'] };
  change = {};
  posted = [];
  refuse = null;
});
afterEach(async () => {
  const { troubles } = opened;
  await opened.close();
  expect(troubles).toEqual([]);
});

async function visit(path: string, options: PageOptions = {}): Promise<Page> {
  opened = await desk.open(browser, path, options);
  await opened.page.getByRole('heading', { level: 1 }).waitFor();
  return opened.page;
}
describe('queue', () => {
  it('names what is owed, overdue first, and counts records', async () => {
    desk.state.duties = DUTIES;
    const page = await visit('/xu-ly');
    await page.getByText('64 việc đang chờ anh/chị').first().waitFor();
    const lines = await page.locator('main ol').first().getByRole('link').allTextContents();
    expect(lines).toEqual([
      'Chốt tuần 46',
      'Gửi tự đánh giá tuần 47',
      'Chấm điểm tuần 47',
      'Phê duyệt tuần 47',
      'Phê duyệt quý 3/2026',
      'Tự đánh giá tuần 47/2026',
      'Trả lời đề nghị mở lại, tuần 45',
    ]);
    await page.getByText('đã quá hạn').waitFor();
    // The same number in the bar and in the title of the window.
    expect(await page.title()).toContain('(64)');
    await page.getByRole('navigation').getByText('64', { exact: true }).first().waitFor();
  });
  it('each line opens the exact step', async () => {
    desk.state.duties = DUTIES;
    const page = await visit('/xu-ly');
    await page.locator('main ol a').first().waitFor();
    const hrefs = await page
      .locator('main ol a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(hrefs).toEqual([
      '/don-vi/5?tuan=2026-46',
      '/tuan/2026-47',
      '/xu-ly/cham/2026-47',
      '/xu-ly/duyet/2026-47',
      '/ky/2026-q3/duyet',
      '/ky/2026-w47/470900',
      '/mo-lai',
    ]);
  });
  it('filters by kind in the address', async () => {
    desk.state.duties = DUTIES;
    const page = await visit('/xu-ly?loai=duyet');
    await expect.poll(() => page.locator('main ol').first().getByRole('link').count()).toBe(2);
    await page.getByRole('radio', { name: /Chấm điểm/ }).check();
    await expect.poll(() => page.url()).toContain('loai=cham');
    await page.getByRole('link', { name: 'Chấm điểm tuần 47' }).waitFor();
  });
  it('with nothing to do is friendly and leads on', async () => {
    const page = await visit('/xu-ly');
    await page.getByText('Đã xong hết, không còn ai chờ anh/chị').waitFor();
    await page.getByRole('link', { name: 'Về tuần 47 của tôi' }).waitFor();
  });
});

describe("a unit's week", () => {
  it('without a unit in the address shows the own one, in this week', async () => {
    const page = await visit('/don-vi');
    await page.getByRole('heading', { name: 'Phòng Tổ chức cán bộ, tuần 47' }).waitFor();
    await page.getByText('7 trên 12 hồ sơ đã có kết quả').waitFor();
    await page.getByText('Nguyễn Thị Hằng (2)').waitFor();
  });
  it('every figure opens the list behind it, by address', async () => {
    const page = await visit('/don-vi/5');
    const below = page.getByRole('link', { name: /Chờ phê duyệt, Phòng/ }).first();
    expect(await below.getAttribute('href')).toContain('/don-vi/51?tuan=2026-47&loc=scored');
    await page.getByRole('link', { name: 'Chờ phê duyệt', exact: true }).click();
    await expect.poll(() => page.url()).toContain('loc=scored');
    await page.getByRole('heading', { name: /Chờ phê duyệt: danh sách/ }).waitFor();
    const names = () => page.locator('#nguoi tbody tr').count();
    await expect.poll(names).toBe(2);
    await page.getByRole('link', { name: /7 hồ sơ/ }).click();
    await expect.poll(() => page.url()).toContain('loc=muc-excellent');
    await expect.poll(names).toBe(7);
    await page.getByRole('link', { name: '1 trễ' }).click();
    await expect.poll(() => page.url()).toContain('loc=late');
    await expect.poll(names).toBe(1);
    await page.getByRole('link', { name: '1 tuần không tính' }).click();
    await expect.poll(names).toBe(1);
    await page.locator('#nguoi').getByText('Tuần không tính: nghỉ phép').waitFor();
    await page.getByRole('link', { name: 'Hiện mọi người của đơn vị' }).click();
    await expect.poll(names).toBe(13);
    expect(await page.getByRole('link', { name: /thiếu người chấm/ }).getAttribute('href')).toContain(
      'don-vi=5',
    );
  });
  it('lists leaders outside the regulation, units below, and who has each record now', async () => {
    const page = await visit('/don-vi/5');
    await page.getByText('Phan Đình Khải').waitFor();
    await page.getByRole('link', { name: 'Phòng Chính sách cán bộ' }).waitFor();
    await page.locator('#nguoi').getByText('Đang ở Nguyễn Thị Hằng.').first().waitFor();
    await page.locator('#nguoi').getByText('ý kiến khác chưa mở').waitFor();
  });
  it('finds another unit in the tree and says so when it may not be seen', async () => {
    const page = await visit('/don-vi/5?tuan=2026-46');
    await page.getByRole('combobox', { name: 'Đơn vị' }).fill('van phong');
    await page.getByRole('option', { name: /Văn phòng Tỉnh uỷ/ }).click();
    await expect.poll(() => page.url()).toContain('/don-vi/6?tuan=2026-46');
    await page.getByText('Đơn vị này không thuộc phạm vi anh/chị được xem').waitFor();
  });
  it('says what stands in the way of closing, by name, and asks for that first', async () => {
    const page = await visit('/don-vi/5');
    const card = page.locator('#chot');
    await card.getByText('Còn hồ sơ chưa được phê duyệt.').waitFor();
    expect(await card.getByRole('link', { name: 'Võ Thuỳ Phúc' }).getAttribute('href')).toBe(
      '/ket-qua/470001',
    );
    await card.getByRole('button', { name: /Chốt/ }).click();
    await card.getByRole('alert').waitFor();
    expect(posted).toEqual([]);
  });
  it('leaves nobody without a result before the deadline', async () => {
    change = {
      closeRefusals: unitWeekOf(unitPeople()).closeRefusals.filter(({ code }) => code === 'unfinished'),
    };
    const page = await visit('/don-vi/5');
    await page.getByRole('button', { name: 'Chốt, để 5 hồ sơ không có kết quả' }).click();
    await page
      .getByRole('alert')
      .getByText(/Chỉ để trống hồ sơ được sau hạn chốt/)
      .waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
  it('after the deadline closes with a reason, and keeps the reason when refused', async () => {
    const base = unitWeekOf(unitPeople());
    const week = { ...base.week, deadlines: { ...DEADLINES, close: '2026-11-20T01:00:00.000Z' } };
    change = { week, closeRefusals: base.closeRefusals.filter(({ code }) => code === 'unfinished') };
    const page = await visit('/don-vi/5');
    await page.getByRole('button', { name: 'Chốt, để 5 hồ sơ không có kết quả' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^Chốt, để/ }).click();
    await dialog.getByText('Ghi lý do.').waitFor();
    await dialog.getByLabel('Lý do').fill('Năm người đi phòng chống bão.');
    refuse = new FakeProblem(412, 'version-conflict', { current: { version: 4 } });
    await dialog.getByRole('button', { name: /^Chốt, để/ }).click();
    await dialog.getByText('Nội dung vừa được người khác hoặc máy khác sửa.').waitFor();
    expect(await dialog.getByLabel('Lý do').inputValue()).toBe('Năm người đi phòng chống bão.');
    await dialog.getByRole('button', { name: /^Chốt, để/ }).click();
    await page.getByText('Đã chốt 13 hồ sơ, 5 hồ sơ không có kết quả.').waitFor();
    expect(posted.at(-1)?.body).toEqual({
      ...{ act: 'close', version: 3, leaveUnfinished: true },
      reason: 'Năm người đi phòng chống bão.',
    });
  });
  it('closes what is complete without a reason', async () => {
    change = { closeRefusals: [] };
    const page = await visit('/don-vi/5');
    await page.getByText('Mọi hồ sơ đã có kết quả.').waitFor();
    await page.getByRole('button', { name: 'Chốt tuần 47' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Chốt tuần 47' }).click();
    await expect
      .poll(() => posted.at(-1)?.body)
      .toEqual({ act: 'close', version: 3, leaveUnfinished: false });
  });
  it('extends a deadline in the zone of the body, with a reason', async () => {
    const page = await visit('/don-vi/5');
    await page.getByRole('button', { name: 'Gia hạn' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Gia hạn' }).click();
    await dialog.getByText('Nhập ngày.').waitFor();
    await dialog.getByLabel('Bước').selectOption('approve');
    await dialog.getByLabel('Ngày', { exact: true }).fill('24/11/2026');
    await dialog.getByLabel('Giờ').fill('9:30');
    await dialog.getByLabel('Lý do').fill('Mất điện toàn phường.');
    await dialog.getByRole('button', { name: 'Gia hạn' }).click();
    await page.getByText('Đã gia hạn.').waitFor();
    expect(posted.at(-1)?.body).toEqual({
      ...{ act: 'extend', version: 1, stage: 'approve', until: '2026-11-24T02:30:00.000Z' },
      reason: 'Mất điện toàn phường.',
    });
  });
  it('without the rights has neither button; a closed week says by whom and when, and until when by each regulation', async () => {
    change = {
      ...{ may: [], closeRefusals: [], state: 'closed' },
      ...{ closedAt: '2026-11-24T10:05:00.000Z', closedBy: HEAD },
    };
    const page = await visit('/don-vi/5');
    await page.getByText('Đã chốt lúc 17:05 24/11/2026, người chốt: Lê Thị Tuyết Mai.').waitFor();
    const buttons = page.getByRole('button', { name: /Chốt|Gia hạn/ });
    expect(await page.locator('#chot').or(buttons).count()).toBe(0);
    await page.getByText('Tự đánh giá: 16:30 Chủ Nhật 22/11').waitFor();
  });
  it('prints without controls', async () => {
    const page = await visit('/don-vi/5');
    await page.locator('#nguoi').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'In' }).isVisible()).toBe(false);
    expect(await page.getByRole('combobox', { name: 'Đơn vị' }).isVisible()).toBe(false);
    expect(await page.getByText('Võ Thuỳ Phúc').first().isVisible()).toBe(true);
  });
});

const proposed = (may: ReturnType<typeof scored>['may']) => {
  const { self } = scored(5);
  return scored(5, {
    ...{
      state: 'closed',
      version: 7,
      final: self,
      waitingFor: null,
      reopenProposed: true,
      reopenUntil: '2026-11-21T08:00:00.000Z',
      week: '2026-W45',
      may,
    },
  });
};

describe('reopening', () => {
  beforeEach(() => {
    desk.state.duties = DUTIES;
    desk.state.items = [proposed(['agree-reopen', 'decline-reopen'])];
  });
  it('agrees with the password, after saying what happens', async () => {
    const page = await visit('/mo-lai');
    await page.getByText('Mở lại thì điều gì xảy ra').waitFor();
    await page.getByRole('button', { name: 'Đồng ý mở lại' }).click();
    desk.state.refuse = new FakeProblem(403, 'step-up-needed');
    await page.getByRole('dialog').getByRole('button', { name: 'Đồng ý mở lại' }).click();
    const dialog = page.getByRole('dialog', { name: 'Nhập lại mật khẩu' });
    await dialog.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect
      .poll(() => desk.state.acts.filter(({ items }) => items[0]?.act === 'agree-reopen').length)
      .toBe(2);
    expect(desk.state.stepUps).toBe(1);
  });
  it('declines only with a reason', async () => {
    const page = await visit('/mo-lai');
    await page.getByRole('button', { name: 'Không đồng ý' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Không đồng ý' }).click();
    await dialog.getByText('Ghi lý do.').waitFor();
    expect(desk.state.acts).toEqual([]);
    await dialog.getByLabel('Lý do').fill('Lý do chưa đủ rõ.');
    await dialog.getByRole('button', { name: 'Không đồng ý' }).click();
    await expect
      .poll(() => desk.state.acts[0]?.items[0])
      .toMatchObject({
        ...{ act: 'decline-reopen', version: 7, comment: 'Lý do chưa đủ rõ.' },
      });
  });
  it('finds a record by person and week and proposes with a reason', async () => {
    desk.state.duties = [];
    desk.state.items = [{ ...proposed(['propose-reopen']), reopenProposed: false }];
    const page = await visit('/mo-lai');
    await page.getByText('Không có đề nghị nào chờ anh/chị').waitFor();
    await page.getByRole('combobox', { name: 'Người được đánh giá' }).fill('pham kim');
    await page.getByRole('option', { name: /Phạm Kim Hiếu/ }).click();
    // Only weeks with a result can be reopened.
    await expect
      .poll(() =>
        page
          .getByRole('list', { name: /Các tuần có kết quả/ })
          .getByRole('button')
          .count(),
      )
      .toBe(1);
    await page.getByRole('button', { name: /Tuần 45 năm 2026/ }).click();
    await expect.poll(() => page.url()).toContain('ho-so=470006');
    await page
      .getByRole('button', { name: /mở lại/i })
      .first()
      .click();
    await page.getByRole('dialog').getByLabel('Lý do').fill('Tính nhầm một sản phẩm.');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /mở lại/i })
      .click();
    const dialog = page.getByRole('dialog', { name: 'Nhập lại mật khẩu' });
    await dialog.getByText('Đề nghị mở lại tuần 45 của').waitFor();
    expect(desk.state.items[0]?.version).toBe(7);
    await dialog.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect.poll(() => desk.state.items[0]?.version).toBe(8);
    const { key, items } = desk.state.acts.at(-1) ?? {};
    expect(items?.[0]).toMatchObject({ act: 'propose-reopen', comment: 'Tính nhầm một sản phẩm.' });
    expect([key, desk.state.stepUps]).toEqual([desk.state.acts[0]?.key, 1]);
  });
  it('has no button without the right, and says why', async () => {
    desk.state.session = { person: MANAGER };
    desk.state.items = [proposed([])];
    const page = await visit('/mo-lai?ho-so=470006');
    await page.getByText('Đề nghị đang chờ cấp trưởng ở trên trả lời.').waitFor();
    expect(await page.getByRole('button', { name: /Đồng ý mở lại|Không đồng ý|Đề nghị/ }).count()).toBe(0);
  });
});

const PLACES = ['/xu-ly', '/don-vi/5', '/don-vi/5?loc=submitted', '/don-vi/6', '/mo-lai'];

describe.each(LOOKS)('look and access: $width px, dark $dark, $locale', (look) => {
  it('every page', async () => {
    desk.state.duties = DUTIES;
    desk.state.items = [...unitPeople(), { ...proposed(['agree-reopen', 'decline-reopen']), id: 470077 }];
    const page = await visit('/tro-giup', look);
    const mode = lookName(look);
    for (const path of PLACES) {
      await page.goto(desk.site.address + path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('main [aria-busy]').first().waitFor({ state: 'detached' });
      expect(await runAxe(page), path).toEqual([]);
      expect(await scrollsSideways(page), path).toBe(false);
      await screenshot(page, `unit${path.replaceAll(/\W+/g, '-')}-${mode}`);
    }
  });
});
