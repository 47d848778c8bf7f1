// A quarter's record in a real browser: filled in with work lines and a live exact total, kept like the week's, scored
// and signed; what hinders and what a reopening takes along is said before.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActBody } from '../../src/contract/evaluations.ts';
import type { PeriodView } from '../../src/contract/periods.ts';
import type { ROUTES } from '../../src/contract/routes.ts';
import { isSignature } from '../../src/domain/evaluation/policy.ts';
import type { Reply } from '../../src/web/api.ts';
import { FakeProblem } from './fake-api.ts';
import { CLERK, periodView, QUARTER_ID, STAFF, stageOf } from './fixtures/period.ts';
import { HEAD, nameOf } from './fixtures/team.ts';
import { type PageOptions, runAxe, scrollsSideways, startBrowser, type TestPage } from './harness.ts';
import { LOOKS } from './looks.ts';
import { PASSWORD, type ReviewDesk, startReviewDesk } from './review-desk.ts';

const PLACE = `/ky/2026-q4/${QUARTER_ID}`;
/** A product of which 40 per cent are the person's and 70 of this period, returned once and late once. */
const PROPOSED = {
  ...{
    period: '2026-Q4',
    from: '2026-10-01',
    to: '2027-01-01',
    cut: 0,
    withoutCoefficient: [{ id: 8, title: 'Việc lạ' }],
  },
  lines: [
    {
      ...{
        title: 'Đề án vị trí việc làm',
        product: 'Đề án',
        tasks: [{ id: 7, title: 'Đề án vị trí việc làm' }],
      },
      line: {
        ...{ key: 'task-7', axis: null, coefficient: 300, factors: [40, 70], assigned: 100, done: 100 },
        ...{ faults: [{ times: 1, excused: 0 }], delays: [{ times: 1, excused: 1 }] },
        ...{ exceeded: false, progress: null, quality: null, bonus: false },
      },
    },
  ],
};
let browser: Browser;
let desk: ReviewDesk;
let opened: TestPage;
let view: PeriodView;
let acts: ActBody[];
let drafts: number;
let refuse: FakeProblem | null;
let steps: Reply<typeof ROUTES.periodSteps>['groups'];
let hindered: readonly number[];

beforeAll(async () => {
  desk = await startReviewDesk((state) => ({
    periodRecord: () => view,
    quota: () => ({
      period: '2026-Q4',
      regimes: [],
      regime: null,
      quota: null,
      organs: [],
      openReadings: null,
    }),
    periodSteps: () => ({ groups: steps }),
    actMany: ({ body }) => {
      const { items } = body as { items: (ActBody & { id: number })[] };
      const faults = items.filter(({ id }) => hindered.includes(id));
      const refusals = faults.map(({ id }) => ({ code: 'no-step-open', params: { evaluation: id } }));
      if (refusals.length > 0) return new FakeProblem(409, 'no-step-open', { refusals });
      if (!state.stepUpOpen) return new FakeProblem(403, 'step-up-needed');
      acts.push(...items);
      steps = [];
      return { items: items.map(({ id, version }) => ({ id, version: version + 1, state: 'approved' })) };
    },
    periodRecords: () => ({ items: [view, ...view.beside], counts: { open: 2 }, more: false }),
    workLines: () => PROPOSED,
    savePeriodDraft: ({ body }) => {
      const { version, body: text } = body as { version: number; body: unknown };
      drafts += 1;
      view = { ...view, draft: { version: version + 1, savedAt: '2026-11-20T08:50:00.000Z', body: text } };
      return { version: version + 1, savedAt: '2026-11-20T08:50:00.000Z' };
    },
    act: ({ body }) => {
      const sent = body as ActBody;
      if (refuse !== null) return refuse;
      const signed = isSignature(sent.act);
      if (signed && !state.stepUpOpen) return new FakeProblem(403, 'step-up-needed');
      acts.push(sent);
      view = { ...view, version: view.version + 1, state: 'submitted', may: [], draft: null };
      return { id: QUARTER_ID, version: view.version, state: 'submitted' };
    },
  }));
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await desk?.site.close();
});
beforeEach(() => {
  desk.reset([]);
  view = periodView();
  [acts, drafts, refuse] = [[], 0, null];
  [steps, hindered] = [[noticeOf(30)], []];
});
afterEach(async () => {
  const { troubles } = opened;
  await opened.close();
  expect(troubles).toEqual([]);
});

async function visit(path = PLACE, options: PageOptions = {}): Promise<Page> {
  opened = await desk.open(browser, path, options);
  await opened.page.getByRole('heading', { level: 1 }).waitFor();
  return opened.page;
}

async function fill(page: Page): Promise<void> {
  await page.locator('fieldset:not([disabled]) #entered-politics').waitFor();
  for (const { key, max } of STAFF.criteria)
    await page.locator(`#entered-${key}`).fill(String(max / 100).replace('.', ','));
  await page.getByRole('button', { name: 'Dán từ bảng tính' }).click();
  const rows = 'Tiếp nhận hồ sơ\t120 hồ sơ\t3\t4\t4\t\t1\nBáo cáo quý\tBáo cáo\t1\t10\t8\t1';
  await page.getByLabel('Dán từ bảng tính').fill(rows);
  await page.getByRole('button', { name: 'Đưa vào bảng' }).click();
}

describe('the person', () => {
  it('sees what is missing in words, then the exact total as it is typed, and sends it by the keyboard', async () => {
    desk.state.session = { person: CLERK };
    const page = await visit();
    await page.getByText('Không đủ dữ liệu', { exact: true }).waitFor();
    await page.getByText('Công việc được giao (a. Số lượng sản phẩm, công việc)').waitFor();
    // Not a page of names: the first ones, and how many more.
    const missing = page.getByRole('complementary').getByRole('listitem');
    expect(await missing.allInnerTexts()).toHaveLength(7);
    expect(await missing.last().innerText()).toMatch(/^và \d+ mục nữa$/);
    await fill(page);
    // 20/22, (19.75)/22, (19.25)/22 of 70 and 30: worked example 2 of the list, plus full general points.
    await expect.poll(() => page.getByTestId('total').innerText()).toBe('92,57');
    await page.getByText('Giá trị chính xác').waitFor();
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => acts.length).toBe(1);
    const [sent] = acts;
    expect(sent).toMatchObject({ act: 'submit', version: 1, entered: { politics: 500, capacity: 250 } });
    expect(
      sent?.facts?.lines.map(({ coefficient, assigned, done }) => [coefficient, assigned, done]),
    ).toEqual([
      [300, 400, 400],
      [100, 1000, 800],
    ]);
    expect(sent?.facts?.words.lines.l1).toEqual({ title: 'Tiếp nhận hồ sơ', product: '120 hồ sơ' });
  });

  it('takes the lines of the register over whole, also twice, and through a reload', async () => {
    desk.state.session = { person: CLERK };
    const page = await visit();
    await fill(page);
    for (const _ of ['once', 'again']) {
      await page.getByRole('button', { name: 'Lấy từ sổ công việc' }).click();
      await page.getByText('Chưa có hệ số nên chưa lấy: Việc lạ.').first().waitFor();
    }
    expect(await page.getByLabel('Phần %').inputValue()).toBe('40 70');
    await page.clock.runFor(6_000);
    await expect.poll(() => drafts).toBeGreaterThan(0);
    await page.reload();
    await page.locator('fieldset:not([disabled]) #entered-politics').waitFor();
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => acts.length).toBe(1);
    expect(acts[0]?.facts?.lines).toHaveLength(3);
    expect(acts[0]?.facts?.lines.at(-1)).toEqual(PROPOSED.lines[0]?.line);
  });

  it('finds everything again after a reload, and nothing typed is lost to a refusal', async () => {
    desk.state.session = { person: CLERK };
    const page = await visit();
    await fill(page);
    await page.clock.runFor(6_000);
    await expect.poll(() => drafts).toBeGreaterThan(0);
    await page.reload();
    await expect.poll(() => page.getByTestId('total').innerText()).toBe('92,57');
    const params = { key: 'disciplined' };
    refuse = new FakeProblem(409, 'fact-not-yours', { refusals: [{ code: 'fact-not-yours', params }] });
    await page.getByRole('button', { name: 'Gửi tự đánh giá' }).click();
    await page.getByText('Việc này do người chấm hoặc người phê duyệt xác nhận.').waitFor();
    expect(await page.getByTestId('total').innerText()).toBe('92,57');
    await page.getByRole('button', { name: 'Bỏ dòng Báo cáo quý' }).click();
    expect(await page.getByRole('button', { name: /Bỏ dòng/ }).count()).toBe(1);
    // A line without a name is shown beside the line and not sent.
    await page.getByRole('button', { name: 'Thêm dòng' }).click();
    await page.getByRole('button', { name: 'Gửi tự đánh giá' }).click();
    await page.getByText('Chưa có tên').waitFor();
    expect(acts).toEqual([]);
  });

  it('as a leader is told whom the record waits for', async () => {
    const params = { people: 9, decided: 2 };
    view = periodView({
      may: [],
      hindered: [{ command: 'submit', code: 'subordinates-undecided', params }],
      subordinates: {
        ...{ total: 9, decided: 2, worst: 'good' },
        people: [
          { person: CLERK, decided: false, level: null },
          { person: HEAD, decided: true, level: 'good' },
        ],
      },
    });
    const page = await visit();
    await page.getByText('Mới có 2/9 cấp dưới có kết quả.').waitFor();
    await page.getByText('chưa có kết quả', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Gửi tự đánh giá' }).isDisabled()).toBe(true);
  });
});

describe('whoever decides', () => {
  const scored = () =>
    periodView({
      ...{ version: 4, state: 'scored', stages: [stageOf('self'), stageOf('scorer')], waitingFor: HEAD },
      may: ['approve', 'return'],
    });

  it('sees the three steps side by side, why to the citation, and signs what was agreed', async () => {
    desk.state.session = { person: HEAD };
    view = scored();
    const page = await visit();
    const table = page.getByRole('table').first();
    await table.getByText('Cấp trên trực tiếp').waitFor();
    expect(await table.getByRole('row', { name: /^Tổng điểm/ }).innerText()).toMatch(/98,77\s+98,77\s+–/);
    await page.getByText('c. Tiến độ').last().click();
    await page.getByText('điều 13, điều 14').last().waitFor();
    await page.getByText('Tuần 46').waitFor();
    await page.getByRole('button', { name: 'Phê duyệt', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect.poll(() => acts.length).toBe(1);
    expect(acts[0]).toEqual({ act: 'approve', version: 4 });
  });

  it('chooses the level where the regulation leaves it open', async () => {
    desk.state.session = { person: HEAD };
    desk.state.stepUpOpen = true;
    view = scored();
    const regulation = {
      ...STAFF,
      gaps: [{ ...gap(), from: { value: 9000, closed: true }, to: { value: 10000, closed: true } }],
    };
    view = { ...view, regulation };
    const page = await visit();
    await page.getByLabel('Mức xếp loại do anh/chị quyết định').selectOption('good');
    await page.getByLabel('Nhận xét').fill('Xét cả quá trình.');
    await page.getByRole('button', { name: 'Phê duyệt', exact: true }).click();
    await expect.poll(() => acts.length).toBe(1);
    expect(acts[0]).toMatchObject({ act: 'approve', level: 'good', comment: 'Xét cả quá trình.' });
  });

  it('is told whom a reopening takes along before agreeing', async () => {
    view = periodView({
      ...{ state: 'approved', stages: [stageOf('self')], may: ['agree-reopen'], reopenProposed: true },
      reopens: [HEAD],
    });
    const page = await visit();
    const effect = `Mở lại hồ sơ này sẽ mở lại luôn kết quả của: ${HEAD.name}.`;
    await page.getByText(effect).waitFor();
    await page.getByRole('button', { name: 'Đồng ý mở lại' }).click();
    await page.getByRole('dialog').getByText(effect).waitFor();
  });

  const gap = () => ({ key: 'open', reading: 'no-work', citation: STAFF.citation });
});

/** A notice that waits for so many decided records. */
function noticeOf(count: number): (typeof steps)[number] {
  const { levels, rulebook } = periodView();
  const final = { total: 9100, level: levels[0]?.key ?? null };
  return {
    rulebook,
    step: { key: 'notice', name: { vi: 'Công khai', en: 'Publication' }, place: 'after-decision', due: null },
    items: Array.from({ length: count }, (_, at) => ({
      ...periodView({ state: 'approved', final }),
      ...{ id: QUARTER_ID + at, version: 9, person: { id: 100 + at, name: nameOf(at) } },
    })),
    more: false,
  };
}

describe('a step of many records', () => {
  it('is recorded for thirty with one password: beyond the words one click and two keys', async () => {
    const page = await visit('/ky/2026-q4/buoc');
    await page.getByText('30 trong 30 kết quả ở mức').waitFor();
    let [clicks, keys] = [0, 0];
    const press = async (key: string) => {
      keys += 1;
      await page.keyboard.press(key);
    };
    await page.getByLabel('Nội dung ghi vào mỗi hồ sơ').click();
    clicks += 1;
    await press('Control+Enter');
    await page.getByText('Ghi nội dung: số, ngày văn bản').waitFor();
    keys = 0;
    await page.keyboard.type('TB 12/TB-VP');
    await press('Control+Enter');
    await page.getByRole('dialog').getByText('Công khai: ghi nhận 30 hồ sơ quý 4/2026').waitFor();
    await page.keyboard.type(PASSWORD);
    await press('Enter');
    await page.getByText('Không có hồ sơ nào đang chờ').waitFor();
    expect([acts.length, clicks, keys, desk.state.stepUps]).toEqual([30, 1, 2, 1]);
    expect(acts[0]).toMatchObject({ act: 'record-step', step: 'notice', comment: 'TB 12/TB-VP', version: 9 });
  });

  it('names whose record stands in the way, records nothing, and goes on without them', async () => {
    hindered = [QUARTER_ID + 1, QUARTER_ID + 4];
    const page = await visit('/ky/2026-q4/buoc', { width: 390, dark: true });
    await page.getByLabel('Nội dung ghi vào mỗi hồ sơ').fill('TB 12');
    await page.getByRole('button', { name: /Ghi nhận 30/ }).click();
    await page.getByText(`Chưa hồ sơ nào được ghi. Không ghi được: ${nameOf(1)}, ${nameOf(4)}`).waitFor();
    const row = page.getByRole('listitem').filter({ hasText: nameOf(4) });
    await row.getByText('Không có bước nào khác đang chờ').waitFor();
    expect(await runAxe(page)).toEqual([]);
    expect([acts.length, await scrollsSideways(page)]).toEqual([0, false]);
    await page.getByRole('button', { name: 'Bỏ 2 hồ sơ này ra' }).click();
    await page.getByRole('button', { name: /Ghi nhận 28/ }).click();
    await page.getByRole('dialog').getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect.poll(() => acts.length).toBe(28);
  });
});

it('lists a period by part, in the address; a number alone finds its page', async () => {
  const page = await visit('/ky/2026-q4?phan=score');
  expect(await page.getByRole('tab', { name: 'Cần chấm' }).getAttribute('aria-selected')).toBe('true');
  await page.getByRole('link', { name: CLERK.name }).first().waitFor();
  await page.getByText('Chưa nộp: 2').waitFor();
  await page.goto(`${desk.site.address}/ket-qua/${QUARTER_ID}`);
  await expect.poll(() => page.url()).toContain(PLACE);
});

it.each(LOOKS)('holds at $width px, dark $dark, in $locale', async (look) => {
  view = periodView({ stages: [stageOf('self')], state: 'returned', may: ['submit'] });
  const page = await visit(PLACE, look);
  await page.locator('fieldset:not([disabled]) #entered-politics').waitFor();
  expect(await scrollsSideways(page)).toBe(false);
  expect(await runAxe(page)).toEqual([]);
});
