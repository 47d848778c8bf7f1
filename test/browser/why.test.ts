// "Why this result" in a real browser: from a longer period on to a record, and down to criterion, work, act and article.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WhyNodeView, WhyView } from '../../src/contract/why.ts';
import { FakeProblem } from './fake-api.ts';
import { HEAD } from './fixtures/team.ts';
import { startBrowser } from './harness.ts';
import { expectFine, keptWindows, LOOKS, lookName } from './looks.ts';
import { type ReviewDesk, startReviewDesk } from './review-desk.ts';

const named = (vi: string, en: string) => ({ vi, en });
const LAW = { document: '335/2025/NĐ-CP', where: 'điều 14', confidence: 'A', note: null } as const;
const node = (given: Partial<WhyNodeView> & Pick<WhyNodeView, 'key' | 'kind'>): WhyNodeView => ({
  ...{ name: null, words: null, period: null, shown: null, max: null, exact: null, level: null, note: null },
  ...{ by: null, at: null, citation: null, open: null, children: [] },
  ...given,
});
const BASE = {
  person: { id: 25, name: 'Đỗ Thị Ngọc Ánh' },
  unit: { id: 5, name: 'Phòng Kinh tế', code: 'KT' },
  regulation: { title: named('Công chức', 'Civil servants'), document: LAW.document, id: '335', version: 1 },
  levels: [{ key: 'excellent', order: 1, name: named('Hoàn thành xuất sắc nhiệm vụ', 'Excellent') }],
  preview: false,
} satisfies Partial<WhyView>;
const result = { key: 'result', kind: 'result', shown: 9664, level: 'excellent', citation: LAW } as const;
const act = node({
  ...{ key: 'act', kind: 'act', note: 'approved', by: { id: 3, name: 'Trần Quang Tùng' } },
  ...{ at: '2026-10-02T03:30:00.000Z', words: 'Nhất trí' },
});
const work = node({ key: 'l1', kind: 'work', words: 'Rà soát di tích', shown: 400, max: 400 });
const VIEWS: Readonly<Record<'person' | 'record', WhyView>> = {
  person: {
    ...{ ...BASE, of: 'person', period: '2026-Y' },
    root: node({
      ...{ ...result, exact: '20006/207' },
      children: [
        node({
          ...{
            key: '7',
            kind: 'period',
            period: '2026-Q3',
            shown: 9664,
            note: 'counted',
            level: 'excellent',
          },
          open: { of: 'record', id: 2026830000007, period: null, regime: null },
        }),
        node({ key: '8', kind: 'period', period: '2026-Q4', note: 'missing' }),
      ],
    }),
  },
  record: {
    ...{ ...BASE, of: 'record', period: '2026-Q3' },
    root: node({
      ...result,
      children: [
        node({
          ...{ key: 'tasks', kind: 'group', name: named('Kết quả', 'Results'), shown: 6864, max: 7000 },
          citation: LAW,
          children: [
            node({
              ...{
                key: 'b',
                kind: 'criterion',
                name: named('Chất lượng', 'Quality'),
                shown: 9710,
                max: 10000,
              },
              ...{ citation: LAW, children: [work, act] },
            }),
          ],
        }),
      ],
    }),
  },
};

let browser: Browser;
let desk: ReviewDesk;
beforeAll(async () => {
  desk = await startReviewDesk(() => ({
    why: ({ params: { of } }) =>
      of === 'person' || of === 'record' ? VIEWS[of] : new FakeProblem(404, 'not-found'),
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
});

describe('why a result is what it is', () => {
  it('leads from the year to the quarter, and down to criterion, work, act and article', async () => {
    const { page, troubles, close } = await desk.open(browser, '/vi-sao/person/25/2026-y/335', {});
    await page.getByRole('heading', { level: 1, name: /Đỗ Thị Ngọc Ánh/ }).waitFor();
    await page.getByText('Điểm chính xác 20006/207').waitFor();
    await page.getByText('chưa có kết quả').waitFor();
    const sheet = await page.getByRole('link', { name: 'Phiếu PDF' }).getAttribute('href');
    expect(sheet).toContain('/why/person/25/sheet.pdf?period=2026-Y&regime=335&locale=vi');
    await page.getByRole('link', { name: 'Quý 3/2026' }).click();
    await page.getByText('Chất lượng').click();
    for (const words of ['Rà soát di tích', 'Nhất trí', 'làm 4 / giao 4'])
      await page.getByText(words).waitFor();
    await page.getByText('335/2025/NĐ-CP, điều 14').last().waitFor();
    expect(troubles).toEqual([]);
    await page.goto(`${desk.site.address}/vi-sao/past-week/9`);
    await page.getByText('Không có kết quả này').waitFor();
    await close();
  });

  const windows = keptWindows((path, look) => desk.open(browser, path, look));
  afterAll(() => windows.close());
  it.each(LOOKS)('looks right on $width', async (look) => {
    const opened = await windows.visit('/vi-sao/record/2026830000007', look);
    await opened.page.getByText(look.locale === 'vi' ? 'Chất lượng' : 'Quality').click();
    await expectFine(opened, `why-${lookName(look)}`);
  });
});
