// The Office's daily pages in a real browser: board with reminder, summary, register of difficulties, messages, palette, tour.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Duty } from '../../src/domain/duty.ts';
import { FakeProblem } from './fake-api.ts';
import { boardReply, manyUnits, message, registerReply, summaryReply } from './fixtures/office.ts';
import { HEAD, nameOf } from './fixtures/team.ts';
import { unitPeople, unitWeekOf } from './fixtures/unit-week.ts';
import { type PageOptions, startBrowser, type TestPage } from './harness.ts';
import { expectFine, keptWindows, LOOKS, lookName } from './looks.ts';
import { type ReviewDesk, startReviewDesk } from './review-desk.ts';

let browser: Browser;
let desk: ReviewDesk;
let opened: TestPage | undefined;
let sent: { route: string; body: unknown; key?: unknown }[];
let asked: Readonly<Record<string, string>>[];
let read: Set<number>;
let units: number | null;
let closable: ReturnType<typeof unitWeekOf>;
const TOP = boardReply().tops[0] ?? { id: 0, name: '', code: '' };
const PERSON = { id: 77, name: 'Lê Thị Tuyết Mai', unit: null, post: 'Phó trưởng phòng', jobPosition: null };
const MESSAGES = Array.from({ length: 45 }, (_, at) => 45 - at);
const PAGE = 20;

const windows = keptWindows((path, look) => desk.open(browser, path, look));

beforeAll(async () => {
  const keep = (route: string) => (call: { body: unknown; headers: Readonly<Record<string, unknown>> }) => {
    sent.push({ route, body: call.body, key: call.headers['idempotency-key'] });
  };
  desk = await startReviewDesk(() => ({
    units: () => ({ items: [] }),
    board: ({ query }) => {
      asked.push(query);
      if (query.unit === '99') return new FakeProblem(404, 'not-found');
      return boardReply(units === null ? {} : { units: manyUnits(units) });
    },
    reminder: ({ query }) => ({
      delivery: { at: '2026-11-23T01:00:00.000Z', because: 'night' },
      people: boardReply()
        .holders.filter(({ stage, person, overdue }) => {
          if (query.person !== undefined && String(person.id) !== query.person) return false;
          if (query.overdue !== undefined && !overdue) return false;
          return query.stage === undefined || stage === query.stage;
        })
        .map(({ person, unit, stage, subject, count, due, overdue, away }) => ({
          ...{ person, unit, stage, subject, count, due, overdue, standsInFor: null },
          spared: away === null ? null : ('away' as const),
        })),
    }),
    unitWeek: () => closable,
    closeUnitWeek: (call) => {
      keep('close')(call);
      closable = unitWeekOf([], {
        ...{ unit: TOP, state: 'closed', may: [], closeRefusals: [], version: 4 },
        ...{ closedAt: '2026-11-23T05:00:00.000Z', closedBy: HEAD },
      });
      return { state: 'closed', closed: 11, unfinished: 0, version: 4 };
    },
    remind: (call) => {
      keep('remind')(call);
      return { reminded: 2, spared: 1, deliverAt: '2026-11-23T01:00:00.000Z' };
    },
    handOverPreview: ({ query }) => ({
      person: { id: Number(query.person), name: 'Nguyễn Văn An' },
      ...{ away: { until: '2026-11-27' }, proposedTo: '2026-11-27', lent: null },
      units: [{ unit: { id: 1, name: 'Phòng Nội vụ', code: 'NV' }, waiting: 12 }],
      refusals: query.person === '2' ? ['hand-over-beyond-part'] : [],
    }),
    handOver: (call) => {
      keep('hand-over')(call);
      return { id: 5, covers: 12 };
    },
    summary: ({ params }) => (params.id === '99' ? new FakeProblem(404, 'not-found') : summaryReply()),
    difficulties: ({ query }) => {
      asked.push(query);
      const reply = registerReply();
      const items = reply.items.filter(({ id }) => query.item === undefined || query.item === String(id));
      return { ...reply, items };
    },
    fileDifficulty: (call) => {
      keep('file')(call);
      return { id: 8, version: 1 };
    },
    compileDifficulties: () => ({ list: 3, items: 2 }),
    actOnDifficulty: (call) => {
      keep('act')(call);
      return { id: 7, version: 2, state: 'joined' };
    },
    messages: ({ query }) => {
      const from = query.cursor === undefined ? 0 : Number(query.cursor);
      const all = MESSAGES.filter((no) => query.show !== 'unread' || !read.has(no));
      const items = all.slice(from, from + PAGE).map((no) => message(no, { read: read.has(no) }));
      const next = from + PAGE < all.length ? String(from + PAGE) : null;
      return { items, total: all.length, next, unread: MESSAGES.length - read.size };
    },
    unreadMessages: () => ({ unread: MESSAGES.length - read.size }),
    markMessages: (call) => {
      keep('mark')(call);
      const marked = MESSAGES.length - read.size;
      read = new Set(MESSAGES);
      return { marked, unread: 0 };
    },
    mailSettings: () => ({
      address: null,
      digest: true,
      refusedAt: null,
      refusedWhy: null,
      version: 0,
      sends: true,
    }),
    findPeople: () => ({ items: [PERSON], more: false }),
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
  desk.state.session = { person: HEAD, menu: ['today', 'unit', 'office', 'difficulties', 'find', 'help'] };
  sent = [];
  asked = [];
  read = new Set();
  units = null;
  closable = unitWeekOf(unitPeople(), { unit: TOP });
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

describe('the Office at work', () => {
  it('hands over for somebody else: what moves is seen first, then to whom, until when, why', async () => {
    const page = await visit('/van-phong?tuan=2026-47', LOOKS[0]);
    await page
      .getByRole('button', { name: /^Giao người khác/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('12 hồ sơ đang chờ').waitFor();
    await expectFine(opened as TestPage, 'office-hand-over');
    await dialog.getByRole('button', { name: 'Giao cho người này' }).click();
    await dialog.getByText('Ghi lý do.').waitFor();
    expect(sent).toEqual([]);
    await dialog.getByRole('combobox', { name: 'Giao cho' }).fill('Mai');
    await dialog.getByRole('option').first().click();
    await dialog.getByLabel('Số văn bản').fill('12/TB-VP');
    await dialog.getByLabel('Lý do giao thay').fill('Nghỉ phép, chưa uỷ quyền');
    await dialog.getByRole('button', { name: 'Giao cho người này' }).click();
    await page.getByText('Đã giao cho Lê Thị Tuyết Mai.').waitFor();
    expect(sent).toMatchObject([
      {
        route: 'hand-over',
        body: {
          ...{ delegateId: PERSON.id, to: '2026-11-27', documentNumber: '12/TB-VP' },
          reason: 'Nghỉ phép, chưa uỷ quyền',
        },
      },
    ]);
  });

  it('finds who is late in one click, and reminds all of them in two, after a preview', async () => {
    const page = await visit('/van-phong');
    await page
      .getByText(/Đang ở bước tự đánh giá: còn 4 chưa xong, còn (39|40) phút\./)
      .first()
      .waitFor();
    await page.getByRole('radio', { name: 'Quá hạn' }).check();
    await expect.poll(() => page.url()).toContain('xem=qua-han');
    const stuck = page.getByRole('table', { name: 'Ai đang giữ việc' });
    expect(await stuck.getByRole('row').count()).toBe(3);
    await page.getByRole('button', { name: 'Nhắc tất cả' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(nameOf(1)).waitFor();
    expect(await dialog.getByText(nameOf(2)).count()).toBe(0);
    await dialog.getByRole('textbox').fill('Xin gửi trước 16 giờ');
    await dialog.getByRole('button', { name: /^Nhắc/ }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(sent).toEqual([
      {
        route: 'remind',
        body: { unit: null, stage: null, person: null, overdue: true, note: 'Xin gửi trước 16 giờ' },
        key: expect.stringMatching(/^[\w-]{16,}$/),
      },
    ]);
  });

  it.each(LOOKS)('closes without leaving the board: $width px, dark $dark, $locale', async (look) => {
    const page = await visit('/van-phong', look);
    const vi = look.locale === 'vi';
    const tile = page.getByRole('button', { name: /^1\/3/ });
    await tile.press('Enter');
    expect(await tile.getAttribute('aria-expanded')).toBe('true');
    const panel = page.locator('#chot');
    // Who stands in the way opens; what can be done stands beside it.
    await panel.getByRole('link', { name: nameOf(0) }).waitFor();
    await panel.getByRole('button', { name: vi ? 'Nhắc tất cả' : 'Remind all' }).click();
    await page.getByRole('dialog').getByText(nameOf(1)).waitFor();
    await page.keyboard.press('Escape');
    await panel.getByRole('button', { name: /ý kiến khác|of the dissent/ }).waitFor();
    await expectFine(opened as TestPage, `office-closing-${lookName(look)}`);

    closable = unitWeekOf([], { unit: TOP, closeRefusals: [], unitReports: { done: 3, all: 3 } });
    await page.reload();
    const close = panel.getByRole('button', { name: vi ? 'Chốt tuần 47' : 'Close week 47' });
    await close.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(vi ? '3/3 báo cáo của đơn vị' : "3 of 3 units' own reports").waitFor();
    await page.keyboard.press('Escape');
    expect(sent).toEqual([]);
    await close.press('Enter');
    await dialog.getByRole('button', { name: vi ? 'Chốt tuần 47' : 'Close week 47' }).press('Enter');
    const link = panel.getByRole('link', { name: vi ? 'Bản tổng hợp' : 'Weekly summary' });
    await link.waitFor();
    await expect.poll(() => link.evaluate((one) => one === document.activeElement)).toBe(true);
    const body = { act: 'close', version: 3, leaveUnfinished: false };
    expect(sent).toMatchObject([{ route: 'close', body }]);
  });

  it('of 300 units one is found by its name, and those with work left by one click', async () => {
    units = 300;
    const page = await visit('/van-phong');
    const rows = page.getByRole('table', { name: 'Đơn vị theo bước' }).locator('tbody tr');
    await expect.poll(() => rows.count()).toBe(50);
    // On a phone each row is a card: fewer of them at first.
    await page.setViewportSize({ width: 390, height: 844 });
    await expect.poll(() => rows.count()).toBe(15);
    await page.setViewportSize({ width: 1366, height: 768 });
    await expect.poll(() => rows.count()).toBe(50);
    await page.getByRole('button', { name: 'Hiện tất cả 300' }).click();
    await expect.poll(() => rows.count()).toBe(300);
    await page.getByRole('checkbox', { name: 'Chỉ đơn vị còn việc' }).check();
    await expect.poll(() => rows.count()).toBe(200);
    await page.getByLabel('Tìm đơn vị').fill('don vi 217');
    await expect.poll(() => rows.allTextContents()).toEqual([expect.stringContaining('Đơn vị 217')]);
    expect(new URL(page.url()).searchParams.get('tim')).toBe('don vi 217');
  });

  it('a step chosen stands in the address; another part is asked for anew, and a foreign one is not shown', async () => {
    const page = await visit('/van-phong');
    await page
      .getByRole('button', { name: /chấm điểm/i, pressed: false })
      .first()
      .click();
    await expect.poll(() => page.url()).toContain('buoc=score');
    await page.goto(`${desk.site.address}/van-phong?don-vi=3`);
    await expect.poll(() => asked.at(-1)).toEqual({ unit: '3' });
    await page.goto(`${desk.site.address}/van-phong?don-vi=99`);
    await page.getByText('Anh/chị không theo dõi đơn vị này').waitFor();
  });

  it('the summary opens every figure, and its files', async () => {
    const page = await visit('/don-vi/1/tong-hop?tuan=2026-47');
    await page.getByText('13 trong 20 hồ sơ đã có kết quả, thuộc 1 đơn vị.').waitFor();
    const late = page.getByRole('link', { name: /trễ/i }).first();
    expect(await late.getAttribute('href')).toContain('loc=late');
    expect(await page.getByRole('link', { name: 'PDF' }).getAttribute('href')).toContain('summary.pdf');
    expect(await page.getByRole('link', { name: 'Bảng tính' }).getAttribute('href')).toContain(
      'summary.xlsx',
    );
    await page.goto(`${desk.site.address}/don-vi/99/tong-hop`);
    await page.getByText('Anh/chị không xem được đơn vị này').waitFor();
  });

  it('a difficulty is filed with its words, and one button makes the list for the leaders', async () => {
    const page = await visit('/van-phong/kho-khan');
    await page.getByText('Mẫu báo cáo chưa rõ').waitFor();
    await page
      .getByRole('button', { name: /khó khăn/i })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('Mạng nội bộ hay đứt');
    await dialog.getByRole('button', { name: 'Nêu khó khăn' }).click();
    await expect.poll(() => sent.at(-1)?.body).toMatchObject({ unit: 1, text: 'Mạng nội bộ hay đứt' });
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Ghép trùng' }).first().click();
    await dialog.getByRole('list', { name: 'Mục có nội dung giống' }).getByRole('button').first().click();
    await dialog.getByRole('button', { name: 'Ghép trùng' }).click();
    await expect.poll(() => sent.at(-1)?.body).toMatchObject({ act: 'join', to: 4 });
    await page.getByRole('button', { name: 'Tổng hợp trình lãnh đạo' }).click();
    await expect.poll(() => page.url()).toContain('danh-sach=3');
  });

  it('one item is opened alone; a double shows what became of the other, without a link to what one may not see', async () => {
    const page = await visit('/van-phong/kho-khan?muc=4');
    await page.getByText('Thay máy trong tháng 12').waitFor();
    expect(asked.at(-1)).toEqual({ state: 'all', item: '4' });
    await page.getByText('Ghép vào mục số 2. Đã trả lời').waitFor();
    expect(await page.getByRole('link', { name: /mục số 2/ }).count()).toBe(0);
    expect(await page.getByRole('main').getByRole('listitem').count()).toBe(1);
    await page.getByRole('link', { name: 'Xem cả sổ' }).click();
    await page.getByText('Mẫu báo cáo chưa rõ').waitFor();
  });

  it.each(LOOKS)('names what is owed beside reports: $width px', async (look) => {
    const other = (kind: Duty['kind'], id: number | null, due: string | null = null) => ({
      ...({ kind, period: '2026-W47', subject: 'person', count: 1 } as const),
      ...{ due, overdue: false, unit: null, id },
    });
    const publish = { vi: 'Thông báo, công khai mức xếp loại', en: 'Notice and publication of the level' };
    const confirming = { ...other('reading-confirm', null), behind: 43 };
    desk.state.duties = [
      { ...other('step', 470950, '2026-11-26T10:00:00.000Z'), period: '2026-Q4', count: 12, step: publish },
      other('difficulty', 7, '2026-11-20T10:00:00.000Z'),
      other('difficulty', 8, '2026-11-23T10:00:00.000Z'),
      other('measure', null, '2026-11-25T10:00:00.000Z'),
      ...[other('rulebook-decide', 3), confirming, other('import-agree', 9)],
      other('catalogue-decide', null),
    ];
    const page = await visit('/xu-ly', look);
    const links = page.locator('main ol').first().getByRole('link');
    await expect.poll(() => links.count()).toBe(8);
    const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(hrefs).toEqual([
      ...['/ky/2026-q4/470950', '/van-phong/kho-khan?muc=7', '/van-phong/kho-khan?muc=8'],
      ...[
        '/van-phong/lam-viec?cua=toi',
        '/quan-tri/quy-dinh/3',
        '/quan-tri/quy-dinh',
        '/quan-tri/nhap?lan=9',
      ],
      '/danh-muc',
    ]);
    expect(await links.first().textContent()).toContain(publish[look.locale]);
    expect(await links.nth(5).textContent()).toMatch(/rồi quyết định 43 hồ sơ|then decide 43/);
    if (opened !== undefined) await expectFine(opened, `queue-others-${lookName(look)}`);
  });

  it('messages come newest first, page by page; all are marked up to the newest one shown', async () => {
    const page = await visit('/thong-bao');
    await page.getByText('45 thông báo chưa đọc').first().waitFor();
    const rows = page.getByRole('main').locator('ol > li');
    await expect.poll(() => rows.count()).toBe(PAGE);
    expect(await rows.first().getByRole('link').getAttribute('href')).toBe('/thong-bao/45');
    await page.getByRole('button', { name: 'Xem thêm' }).click();
    await expect.poll(() => rows.count()).toBe(2 * PAGE);
    expect(await rows.nth(PAGE).getByRole('link').getAttribute('href')).toBe('/thong-bao/25');
    await page.getByRole('button', { name: 'Đánh dấu đã đọc hết' }).click();
    // The button's own words end alike: what was sent tells that it was pressed.
    await expect.poll(() => sent.map(({ body }) => body)).toEqual([{ act: 'read-all', upTo: 45 }]);
    await page.getByText('Đã đọc hết', { exact: true }).first().waitFor();
    await page.getByRole('radio', { name: /Chưa đọc/ }).check();
    await page.getByText('Không còn thông báo nào chưa đọc').first().waitFor();
  });

  it('the palette opens a page by keys alone', async () => {
    const page = await visit('/');
    await page.keyboard.press('Control+k');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').fill('ban dieu hanh');
    await dialog.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toContain('/van-phong');
    await dialog.waitFor({ state: 'detached' });
  });

  it('the tour is left and begun again at will', async () => {
    const page = await visit('/');
    const invitation = page.getByRole('region', { name: /.+/ }).filter({ hasText: 'Bắt đầu' });
    await invitation.getByRole('button').first().click();
    await page.getByText(/^Bước 1 trong \d+$/).waitFor();
    await page.getByRole('button', { name: 'Tiếp', exact: true }).click();
    await page.getByText(/^Bước 2 trong \d+$/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText(/^Bước \d+ trong \d+$/).waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await invitation.count()).toBe(0);
  });

  it.each(LOOKS)('look and access: $width px, dark $dark, $locale', async (look) => {
    for (const [name, path] of [
      ['office', '/van-phong'],
      ['summary', '/don-vi/1/tong-hop?tuan=2026-47'],
      ['difficulties', '/van-phong/kho-khan'],
      ['messages', '/thong-bao'],
      ['keyboard', '/toi/phim-tat'],
    ] as const) {
      const window = await windows.visit(path, look);
      await window.page.getByRole('heading', { level: 1 }).waitFor();
      await expectFine(window, `${name}-${lookName(look)}`);
    }
  });
});
