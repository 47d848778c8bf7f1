// Job statistics and staffing in a real browser: figures that open, assumptions to change, files, and nothing for strangers.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FakeProblem } from './fake-api.ts';
import { fiveUnits, type StatisticsReply, statisticsReply } from './fixtures/staffing.ts';
import { HEAD } from './fixtures/team.ts';
import { type PageOptions, startBrowser, type TestPage } from './harness.ts';
import { expectFine, keptWindows, LOOKS, lookName } from './looks.ts';
import { type ReviewDesk, startReviewDesk } from './review-desk.ts';

let browser: Browser;
let desk: ReviewDesk;
let opened: TestPage | undefined;
let asked: Readonly<Record<string, string>>[];
let more: Partial<StatisticsReply> = {};
let isEmpty: boolean;

const windows = keptWindows((path, look) => desk.open(browser, path, look));

beforeAll(async () => {
  desk = await startReviewDesk(() => ({
    units: () => ({ items: [] }),
    positionStatistics: ({ params, query }) => {
      asked.push({ ...params, ...query });
      if (params.id === '99') return new FakeProblem(404, 'not-found');
      const span = { from: query.from ?? '', to: query.to ?? '' };
      const unit = { ...statisticsReply().unit, id: Number(params.id) };
      return statisticsReply({ ...span, unit, ...(isEmpty ? { lines: [] } : {}), ...more });
    },
  }));
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await windows.close();
  await browser?.close();
  await desk?.site.close();
});
beforeEach(() => {
  desk.reset([]);
  desk.state.session = { person: HEAD, menu: ['today', 'unit', 'staffing', 'help'] };
  [asked, more] = [[], {}];
  isEmpty = false;
});
afterEach(async () => {
  const { troubles = [] } = opened ?? {};
  await opened?.close();
  opened = undefined;
  expect(troubles).toEqual([]);
});

async function visit(path: string, options: PageOptions = {}): Promise<Page> {
  opened = await desk.open(browser, path, options);
  await opened.page.getByRole('heading', { level: 1 }).waitFor();
  return opened.page;
}

describe('job statistics and staffing', () => {
  it('says in sentences what stands out, and a position opens into posts, products and description', async () => {
    const page = await visit('/dinh-bien?don-vi=5&tu=2025-11-26&den=2026-11-26');
    await page.getByText('585 việc đã nghiệm thu ở 3 vị trí việc làm, 2.350 giờ chuẩn.').waitFor();
    await page.getByText('1 vị trí vượt định mức: Một cửa.').waitFor();
    expect(asked.at(-1)).toEqual({ id: '5', from: '2025-11-26', to: '2026-11-27' });
    await page.getByRole('link', { name: 'Một cửa' }).click();
    await expect.poll(() => page.url()).toContain('vi-tri=');
    // 123,000 minutes in 125 of 249 days = 245,016 a year; a post does 227 x 480 x 70..85 %: 76,272..92,616.
    await page.getByText('2,64 đến 3,22').waitFor();
    await page.getByText('hiện có 2 người').waitFor();
    await page.getByText(/\(249 − 12 − 10\) ngày/).waitFor();
    await page.getByText('MC-01 · Tiếp nhận và trả kết quả hồ sơ').first().waitFor();
    const file = await page.getByRole('link', { name: 'Tải về để soạn tiếp (docx)' }).getAttribute('href');
    expect(file).toContain('job-description.docx');
    await page.getByRole('link', { name: 'Tất cả vị trí' }).click();
    await page.getByRole('heading', { name: 'Theo vị trí việc làm' }).waitFor();
  });

  it('reckons anew while assumptions are typed, and keeps what cannot be meant with the limit in words', async () => {
    const page = await visit('/dinh-bien?don-vi=5&vi-tri=M%E1%BB%99t%20c%E1%BB%ADa');
    await page.getByText('2,64 đến 3,22').waitFor();
    const leave = page.getByRole('textbox', { name: 'Ngày nghỉ hằng năm' });
    await leave.fill('61');
    await page.getByText('Nhập số nguyên từ 0 đến 60.').waitFor();
    expect(await leave.inputValue()).toBe('61');
    expect(await page.getByText('2,64 đến 3,22').count()).toBe(0);
    await leave.fill('0');
    await page.getByText('2,51 đến 3,06').waitFor();
    // The address, the file and the overview reckon the same way.
    await expect.poll(() => page.url()).toContain('gia-dinh=480-0-10-70-85');
    const file = await page.getByRole('link', { name: 'Bảng tính' }).getAttribute('href');
    expect(file).toContain('assumptions=480-0-10-70-85');
    await page.getByRole('link', { name: 'Tất cả vị trí' }).click();
    await page.getByText('Tính theo giả định đã đổi.').waitFor();
    await page.goBack();
    await page.getByText('2,51 đến 3,06').waitFor();
    await page.getByRole('textbox', { name: /ít nhất \(%\)/ }).fill('90');
    await page.getByText('Mức ít nhất không được lớn hơn mức nhiều nhất.').first().waitFor();
    await page.getByRole('button', { name: 'Về mức ban đầu' }).click();
    await page.getByText('2,64 đến 3,22').waitFor();
  });

  it('maps units by people and load with a table beside it, and tells nothing of fewer than five people', async () => {
    more = fiveUnits();
    const page = await visit('/dinh-bien?don-vi=5');
    const map = page.getByRole('list', { name: /Sơ đồ các đơn vị/ });
    const tones = await map.locator('li').evaluateAll((all) => all.map((one) => one.dataset.tone));
    // The largest unit first; the one of three people comes last and has no tone.
    expect(tones).toHaveLength(5);
    expect(tones.at(-1)).toBe('0');
    const last = map.getByRole('link').last();
    expect(await last.innerText()).not.toMatch(/giờ mỗi ngày/);
    await page.getByRole('heading', { name: /có khối lượng theo đầu người cao nhất/ }).waitFor();
    const card = page.locator('section', { has: map });
    // On paper the table is there without having been asked for.
    expect(await card.getByRole('row').count()).toBe(0);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await card.getByRole('row').count()).toBe(6);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await expect.poll(() => card.getByRole('row').count()).toBe(0);
    await card.locator('summary').click();
    expect(await card.getByRole('row').count()).toBe(6);
    await card.getByRole('cell', { name: 'dưới 5 người' }).waitFor();
    await map.getByRole('link').first().click();
    await expect.poll(() => page.url()).toContain('don-vi=11');
  });

  it('draws no map of a single unit, and says so of none', async () => {
    const { lines, holders } = statisticsReply();
    more = {
      lines: lines.filter(({ unitId }) => unitId === 5),
      holders: holders.filter(({ unitId }) => unitId === 5),
    };
    const page = await visit('/dinh-bien?don-vi=5');
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    const noted = page.getByText(/diện tích theo số người/);
    expect(await page.getByRole('list', { name: /Sơ đồ các đơn vị/ }).count()).toBe(0);
    expect(await page.getByText('Chưa có đơn vị nào có khối lượng').count()).toBe(0);
    expect(await noted.count()).toBe(0);
    more = { lines: [], holders: [] };
    await page.reload();
    await page.getByText('Chưa có sản phẩm nào được nghiệm thu trong thời gian này').waitFor();
  });

  it('says what is not there, and what is not for this person', async () => {
    isEmpty = true;
    const page = await visit('/dinh-bien?don-vi=5');
    await page.getByText('Chưa có sản phẩm nào được nghiệm thu trong thời gian này').waitFor();
    await page.goto(`${desk.site.address}/dinh-bien?don-vi=99`);
    await page.getByText('Anh/chị không xem được đơn vị này').waitFor();
  });

  it.each(LOOKS)('look and access: $width px, dark $dark, $locale', async (look) => {
    more = fiveUnits();
    for (const [name, path] of [
      ['staffing', '/dinh-bien?don-vi=5'],
      ['staffing-position', '/dinh-bien?don-vi=5&vi-tri=M%E1%BB%99t%20c%E1%BB%ADa'],
    ] as const) {
      const window = await windows.visit(path, look);
      await window.page.getByRole('heading', { level: 2 }).first().waitFor();
      for (const one of await window.page.locator('details').all())
        await one.evaluate((box) => box.setAttribute('open', ''));
      await expectFine(window, `${name}-${lookName(look)}`);
    }
  });
});
