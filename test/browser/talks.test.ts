// Talks in a real browser: the list with its filters, a case from both sides, and a fact recorded where the week is read.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FakeProblem } from './fake-api.ts';
import {
  ANH,
  type ConductReply,
  conductReply,
  HELD,
  OFFICE,
  type TalkReply,
  talkReply,
} from './fixtures/talks.ts';
import { HEAD } from './fixtures/team.ts';
import { unitPeople } from './fixtures/unit-week.ts';
import {
  type PageOptions,
  runAxe,
  screenshot,
  scrollsSideways,
  startBrowser,
  type TestPage,
} from './harness.ts';
import { LOOKS, lookName } from './looks.ts';
import { type ReviewDesk, startReviewDesk } from './review-desk.ts';

const MEASURE = {
  ...{ talk: 9, no: 1, text: 'Kèm cặp hằng ngày', due: '2026-11-17', overdue: true, opens: false },
};
let browser: Browser;
let desk: ReviewDesk;
let opened: TestPage;
let change: Partial<TalkReply>;
let conduct: Partial<ConductReply>;
let listed: boolean;
let asked: Readonly<Record<string, string>>[];
let posted: unknown[];
let refuse: FakeProblem | null;

beforeAll(async () => {
  desk = await startReviewDesk(() => ({
    talks: ({ query }) => {
      asked.push(query);
      return {
        items: listed ? [talkReply(change)] : [],
        counts: { proposed: 1 },
        measures: listed ? [MEASURE] : [],
      };
    },
    talk: ({ params }) => (params.id === '3' ? talkReply(change) : new FakeProblem(404, 'not-found')),
    actOnTalk: ({ body }) => {
      if (refuse !== null) return refuse;
      posted.push(body);
      return { id: 3, version: 2, state: 'accepted' };
    },
    conduct: () => conductReply(conduct),
    recordFact: ({ body }) => {
      posted.push(body);
      return { id: 9, version: 1 };
    },
    findPeople: () => ({ items: [], more: false }),
  }));
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await desk?.site.close();
});
beforeEach(() => {
  desk.reset(unitPeople());
  desk.state.session = { person: HEAD, menu: ['today', 'unit', 'office', 'talks', 'help'] };
  [change, conduct, listed, asked, posted, refuse] = [{}, {}, true, [], [], null];
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
const isMe = (me: boolean) => {
  desk.state.session = { person: me ? ANH : HEAD, menu: ['today', 'help'] };
};

describe('the list', () => {
  it('keeps its filters in the address, and each line opens its case', async () => {
    const page = await visit('/van-phong/lam-viec?xem=proposed');
    await page.getByRole('link', { name: ANH.name }).waitFor();
    expect(asked[0]).toEqual({ state: 'proposed' });
    const owed = page.locator('section', { hasText: 'Việc tôi phải làm' });
    await owed.getByText(MEASURE.text).waitFor();
    expect(await owed.getByRole('link').count()).toBe(0);
    await page.getByLabel('Xem', { exact: true }).selectOption('objected');
    await expect.poll(() => page.url()).toContain('xem=objected');
    await page.getByLabel('Chỉ hồ sơ của tôi').check();
    await expect.poll(() => asked.at(-1)).toEqual({ state: 'objected', mine: 'yes' });
    await page.getByRole('link', { name: ANH.name }).click();
    await page.getByRole('heading', { level: 1, name: `Làm việc trực tiếp với ${ANH.name}` }).waitFor();
  });
  it('says when there is nothing, and what would bring a case here', async () => {
    listed = false;
    const page = await visit('/van-phong/lam-viec');
    await page.getByText('Không có hồ sơ nào').waitFor();
    await page.getByText(/đề xuất tự hiện ở đây/).waitFor();
  });
});

describe('a case', () => {
  it('shows both weeks with their facts, and sets a day with a place', async () => {
    const page = await visit('/van-phong/lam-viec/3');
    for (const week of ['Tuần 45/2026', 'Tuần 46/2026'])
      await page.getByRole('heading', { name: week }).waitFor();
    expect(await page.getByText('Bằng chứng: Sổ theo dõi giờ làm việc').count()).toBe(6);
    await page.getByRole('button', { name: 'Hẹn ngày làm việc' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Hẹn ngày làm việc' }).click();
    await dialog.getByText('Ghi nội dung này').waitFor();
    await dialog.getByLabel('Địa điểm').fill('Phòng họp số 2');
    await dialog.getByRole('button', { name: 'Hẹn ngày làm việc' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(posted).toEqual([{ act: 'accept', version: 1, on: '2026-11-24', place: 'Phòng họp số 2' }]);
  });

  it('is recorded by Office and head together with what was agreed', async () => {
    change = { state: 'accepted', version: 2, may: ['accept', 'decline', 'hold'], plannedOn: '2026-11-18' };
    const page = await visit('/van-phong/lam-viec/3');
    await page.getByRole('button', { name: 'Ghi biên bản' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Nội dung trao đổi').fill('Đã làm rõ nguyên nhân.');
    await dialog.getByLabel('Việc 1').fill('Nộp hai văn bản còn nợ');
    await dialog.getByRole('button', { name: 'Ghi biên bản' }).click();
    await dialog.getByText('Nhập ngày.').waitFor();
    expect(posted).toEqual([]);
    await dialog.getByLabel('Hạn', { exact: true }).fill('25/11/2026');
    await dialog.getByRole('button', { name: 'Ghi biên bản' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(posted).toMatchObject([
      {
        ...{ act: 'hold', version: 2, officeId: OFFICE.id, headId: HEAD.id, said: 'Đã làm rõ nguyên nhân.' },
        measures: [{ text: 'Nộp hai văn bản còn nợ', ownerId: ANH.id, due: '2026-11-25' }],
      },
    ]);
  });

  it('the person reads the record and objects in writing', async () => {
    isMe(true);
    change = HELD;
    const page = await visit('/van-phong/lam-viec/3');
    await page.getByRole('heading', { level: 1, name: 'Buổi làm việc trực tiếp với tôi' }).waitFor();
    await page.getByText('Nộp hai văn bản còn nợ').waitFor();
    await page.getByRole('button', { name: 'Nêu ý kiến khác' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Ý kiến khác').fill('Hồ sơ thiếu do bên ngoài.');
    await dialog.getByRole('button', { name: 'Nêu ý kiến khác' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(posted).toEqual([{ act: 'object', version: 3, text: 'Hồ sơ thiếu do bên ngoài.' }]);
  });

  it('a refusal says why, and what was typed stays', async () => {
    refuse = new FakeProblem(409, 'writer-held-it', { refusals: [{ code: 'writer-held-it', params: {} }] });
    const page = await visit('/van-phong/lam-viec/3');
    await page.getByRole('button', { name: 'Không tiến hành' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Lý do').fill('Nghỉ ốm có giấy.');
    await dialog.getByRole('button', { name: 'Không tiến hành' }).click();
    await dialog.getByText(/một trong hai người đã làm việc/).waitFor();
    expect(await dialog.getByLabel('Lý do').inputValue()).toBe('Nghỉ ốm có giấy.');
  });

  it('that is not there for this person says so', async () => {
    opened = await desk.open(browser, '/van-phong/lam-viec/9', {});
    await opened.page.getByText('Không có hồ sơ này').waitFor();
  });
});

describe('facts where the week is read', () => {
  it('are recorded with day, article and evidence', async () => {
    const [item] = unitPeople();
    const page = await visit(`/ket-qua/${item?.id}`);
    await page.getByRole('button', { name: 'Ghi sự việc' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Vi phạm về').selectOption('hours');
    await dialog.getByLabel('Sự việc', { exact: false }).last().fill('Đến muộn 45 phút');
    await dialog.getByRole('button', { name: 'Ghi sự việc' }).click();
    expect(await dialog.getByText('Ghi nội dung này').count()).toBe(2);
    await dialog.getByLabel('Điều, khoản').fill('Điều 5 Nội quy');
    await dialog.getByLabel('Bằng chứng').fill('Sổ trực');
    await dialog.getByRole('button', { name: 'Ghi sự việc' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(posted).toMatchObject([
      {
        class: 'breach',
        breach: 'hours',
        what: 'Đến muộn 45 phút',
        article: 'Điều 5 Nội quy',
        evidence: 'Sổ trực',
      },
    ]);
  });
});

describe.each(LOOKS)('looks $width $locale', (look) => {
  it.each([
    ['list', '/van-phong/lam-viec'],
    ['case', '/van-phong/lam-viec/3'],
  ])('%s', async (name, path) => {
    change = name === 'case' ? { ...HELD, may: ['finish', 'close'] } : {};
    const page = await visit(path, look);
    await page.getByText(ANH.name).first().waitFor();
    await screenshot(page, `talks-${name}-${lookName(look)}`);
    expect(await runAxe(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
  });
});
