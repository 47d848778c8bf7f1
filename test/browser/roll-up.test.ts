// Longer periods of a unit in a real browser: figures that open, choices in the address, freezing with the password.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FakeProblem } from './fake-api.ts';
import { PEOPLE, type RollUpReply, rollUpReply } from './fixtures/roll-up.ts';
import { HEAD } from './fixtures/team.ts';
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

let browser: Browser;
let desk: ReviewDesk;
let opened: TestPage;
let change: Partial<RollUpReply>;
let asked: { readonly period: string | undefined; readonly query: Readonly<Record<string, string>> }[];
let frozen: unknown[];
let decided: unknown[];
let refuse: FakeProblem | null;

beforeAll(async () => {
  desk = await startReviewDesk((state) => ({
    rollUp: ({ params, query }) => {
      asked.push({ period: params.period, query });
      if (query.unit === '99') return new FakeProblem(404, 'not-found');
      return { ...rollUpReply(change), period: params.period };
    },
    decideLevel: ({ body }) => {
      if (!state.stepUpOpen) return new FakeProblem(403, 'step-up-needed');
      decided.push(body);
      return { subjectId: 11, level: 'completed' };
    },
    freezeRollUp: ({ body }) => {
      if (refuse !== null) return refuse;
      if (!state.stepUpOpen) return new FakeProblem(403, 'step-up-needed');
      frozen.push(body);
      return { version: 2, members: 12, missing: 1, moved: 1 };
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
  desk.state.session = { person: HEAD, menu: ['today', 'unit', 'roll-up', 'help'] };
  change = {};
  asked = [];
  frozen = [];
  decided = [];
  refuse = null;
});
afterEach(async () => {
  const { troubles } = opened;
  await opened.close();
  expect(troubles).toEqual([]);
});

/** A mean that waits for the competent person, a unit's decided, and a warning beside a level. */
function leftOpen(): Partial<RollUpReply> {
  const citation = { document: '366-QĐ/TW', where: 'điều 11', confidence: 'B' as const, note: null };
  const why = { name: { vi: 'Việc chậm không quá 20%', en: 'At most 20 % late' }, citation };
  const unit = { id: 5, name: 'Phòng Kinh tế', code: 'KT' };
  const one = { subject: 'person' as const, unit, total: { exact: '151/3', shown: 5033 }, why };
  const settled = {
    ...{ reached: null, by: { id: 1, name: 'Trần Quang Tùng' }, at: '2027-01-05T03:00:00.000Z' },
    words: 'Tập thể đã khắc phục',
  };
  return {
    open: [
      { ...one, subjectId: 11, name: 'Đỗ Thị Ngọc Ánh', level: null, settled: null, may: true },
      {
        ...{ ...one, subject: 'unit', subjectId: 6, name: 'Tổ một cửa', why: null },
        ...{ level: 'good', settled, may: false },
      },
    ],
    people: PEOPLE.map((line, at) => ({
      ...line,
      ...(at === 0 ? { level: null } : { warnings: [{ name: why.name, citation }] }),
    })),
  };
}

async function visit(path: string, options: PageOptions = {}): Promise<Page> {
  opened = await desk.open(browser, path, options);
  await opened.page.getByRole('heading', { level: 1 }).waitFor();
  return opened.page;
}

describe('longer periods', () => {
  it('shows what a unit itself has beside the mean of its people, and each unit under it', async () => {
    const own = { how: 'mean' as const, counted: 3, missing: 0, notCounted: 0 };
    const line = { ...own, total: { exact: '917/10', shown: 9170 }, level: 'good' };
    const [first] = PEOPLE;
    const children = rollUpReply().children.map((child) => ({
      ...child,
      result: { ...line, total: { exact: '78', shown: 7800 } },
    }));
    change = { result: { ...line, parts: first?.parts ?? [], warnings: [] }, children };
    const page = await visit('/tong-hop/2026-q3');
    const card = page.locator('section', {
      has: page.getByRole('heading', { name: 'Kết quả của chính đơn vị' }),
    });
    await card.getByText('91,7').waitFor();
    expect(await card.getByRole('link', { name: 'Vì sao' }).count()).toBe(1);
    await page.getByRole('cell', { name: /78/ }).first().waitFor();
    expect(await scrollsSideways(page)).toBe(false);
    await screenshot(page, 'roll-up-own-result');
  });

  it('shows the mean with its exact value, and every person opens down to the records', async () => {
    const page = await visit('/tong-hop/2026-q3');
    await page.getByRole('heading', { level: 1, name: 'Quý 3/2026: Phòng Kinh tế' }).waitFor();
    await page.getByText('Giá trị chính xác: 8838/100 điểm').waitFor();
    await page.getByText('11 trong 11 người ở hai mức cao nhất').waitFor();
    await page.getByText('Lý do: Một người nghỉ ốm dài ngày').waitFor();
    const row = page.getByRole('row', { name: /Đỗ Thị Ngọc Ánh/ });
    await row.getByText('2 có kết quả').click();
    await row.getByText('Giá trị chính xác: 271/3 điểm').waitFor();
    expect(await row.getByRole('link', { name: 'Tháng 8/2026' }).first().getAttribute('href')).toBe(
      '/ket-qua/2',
    );
    await row.getByText('8 ngày làm việc').waitFor();
    await page
      .getByRole('row', { name: /Nguyễn Văn Quyết/ })
      .first()
      .getByText('1 có kết quả, 1 chưa có, 1 không tính')
      .waitFor();
  });

  it('has the competent person decide a level left open: nothing proposed, with a reason and the password', async () => {
    change = leftOpen();
    const page = await visit('/tong-hop/2026-y');
    const card = page.getByRole('table', { name: /1 mức quy định để người có thẩm quyền quyết định/ });
    await card.getByText('Tập thể đã khắc phục').waitFor();
    expect(await card.getByRole('button').count()).toBe(1);
    await page.getByText('chờ người có thẩm quyền quyết định mức').first().waitFor();
    await card.getByRole('button', { name: 'Quyết định mức' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('radio', { checked: true }).count()).toBe(0);
    await dialog.getByRole('textbox').fill('Đã xét từng quý');
    await dialog.getByRole('button', { name: 'Quyết định mức' }).click();
    await dialog.getByText('Chọn một mức.').waitFor();
    await dialog.getByRole('radio', { name: 'Hoàn thành nhiệm vụ', exact: true }).check();
    await screenshot(page, 'roll-up-decide');
    await dialog.getByRole('button', { name: 'Quyết định mức' }).click();
    await page.locator('input[type=password]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByText('Đã quyết định mức của Đỗ Thị Ngọc Ánh').waitFor();
    expect(decided).toEqual([
      { regime: '335', subject: 'person', subjectId: 11, level: 'completed', reason: 'Đã xét từng quý' },
    ]);
  });

  it('says before a freezing how many levels wait for somebody, and asks why it is not waited for', async () => {
    change = { ...leftOpen(), path: [] };
    const page = await visit('/tong-hop/2026-q3');
    await page.getByRole('button', { name: 'Chốt phiên bản 3' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/^Còn 1 mức chờ người có thẩm quyền quyết định/).waitFor();
    await screenshot(page, 'roll-up-freeze-open');
    await dialog.getByRole('button', { name: 'Chốt phiên bản 3' }).click();
    expect(frozen).toEqual([]);
    await dialog.getByRole('textbox').fill('Người đứng đầu đi công tác đến 20/10');
    await dialog.getByRole('button', { name: 'Chốt phiên bản 3' }).click();
    await page.getByRole('textbox', { name: 'Mật khẩu' }).waitFor();
    expect(frozen).toEqual([]);
  });

  it('keeps length, unit and regulation in the address', async () => {
    const page = await visit('/tong-hop/2026-q3?don-vi=5');
    await page.getByRole('link', { name: 'Tổ một cửa' }).click();
    await expect.poll(() => page.url()).toContain('don-vi=6');
    await page.getByRole('radio', { name: 'Năm' }).check();
    await expect.poll(() => page.url()).toContain('/tong-hop/2026-y');
    await expect.poll(() => asked.at(-1)).toEqual({ period: '2026-Y', query: { unit: '6', regime: '335' } });
    await page.goto(`${desk.site.address}/tong-hop/2026-q9`);
    await expect.poll(() => asked.at(-1)?.period).toBe('2026-M11');
  });

  it('says what is not there, and what is not for this person', async () => {
    change = { regimes: [], figures: null, people: [], children: [] };
    const page = await visit('/tong-hop/2026-q3');
    await page.getByText('Kỳ này chưa có kết quả nào').waitFor();
    await page.goto(`${desk.site.address}/tong-hop/2026-q3?don-vi=99`);
    await page.getByText('Anh/chị không xem được đơn vị này').waitFor();
    opened.troubles.length = 0;
  });

  it('freezes with a reason and the password, and keeps what was typed when refused', async () => {
    change = { path: [] };
    const page = await visit('/tong-hop/2026-q3');
    await page.getByRole('heading', { name: 'Thay đổi sau lần chốt gần nhất' }).waitFor();
    await page.getByText('đổi mức').waitFor();
    // A version nobody closed: it followed from a result decided anew, and says whom it moved.
    await page.getByText(/Tự lập lúc/).waitFor();
    await page.getByText('1 người thay đổi so với phiên bản trước').click();
    await page.getByRole('table', { name: 'Ai thay đổi ở phiên bản 2' }).getByText('92').waitFor();
    await page.getByRole('button', { name: 'Chốt phiên bản 3' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Còn 1 phiếu chưa có kết quả').waitFor();
    await dialog.getByRole('button', { name: 'Chốt phiên bản 3' }).click();
    expect(frozen).toEqual([]);
    await dialog.getByRole('textbox').fill('Nghỉ thai sản');
    refuse = new FakeProblem(422, 'nothing-moved', {
      refusals: [{ code: 'nothing-moved', params: { version: 2 } }],
    });
    await dialog.getByRole('button', { name: 'Chốt phiên bản 3' }).click();
    await dialog.getByText('Không có gì thay đổi từ phiên bản 2').first().waitFor();
    expect(await dialog.getByRole('textbox').inputValue()).toBe('Nghỉ thai sản');
    refuse = null;
    await dialog.getByRole('button', { name: 'Chốt phiên bản 3' }).click();
    await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByText('Đã chốt phiên bản 3').waitFor();
    expect(frozen).toEqual([{ act: 'freeze', regime: '335', version: 2, reason: 'Nghỉ thai sản' }]);
    opened.troubles.length = 0;
  });

  it.each(LOOKS)('look and access: $width px, dark $dark, $locale', async (look) => {
    change = leftOpen();
    const page = await visit('/tong-hop/2026-q3', look);
    await page.getByText('271/3').first().waitFor({ state: 'attached' });
    for (const one of await page.locator('details').all())
      await one.evaluate((box) => box.setAttribute('open', ''));
    expect(await runAxe(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
    await screenshot(page, `roll-up-${lookName(look)}`);
  });
});
