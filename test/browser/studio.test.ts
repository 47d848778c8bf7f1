// The legal officer's task, with a real server and two real people: next year "good" starts at 75 and a delay costs 20 %.
// Numbers are changed in fields, examples follow, the dry run names who would change level, a second person puts it in force.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../src/app/passwords.ts';
import { aBody, type Body, type BodySpec, WEDNESDAY } from '../builders/body.ts';
import { facts, workLine } from '../builders/quarter.ts';
import { shippedRulebook } from '../builders/rulebooks.ts';
import { PASSWORD, startTestServer, type TestServer } from '../server/start.ts';
import { openPage, screenshot, settled, startBrowser, type TestPage } from './harness.ts';
import { expectFine, LOOKS, type Look, lookName } from './looks.ts';
import { buildWeb } from './web.ts';

const Q4 = '2026-Q4';
const SPEC: BodySpec = {
  units: { ward: null, culture: 'ward' },
  people: {
    chair: ['leader', 'ward'],
    minh: ['head', 'culture'],
    nam: ['section-head', 'culture'],
    linh: ['staff', 'ward'],
    ...Object.fromEntries(['lan', 'binh', 'yen'].map((who) => [who, ['staff', 'culture'] as const])),
  },
  roles: [
    ['linh', 'office', 'ward'],
    ['linh', 'regulation-editor', 'ward'],
    ['chair', 'regulation-approver', 'ward'],
  ],
};
/** 335 with one delay of four: 68.54 for the tasks. With general points 73.54, 74.79 and 85.04: all good. */
const LATE = facts([workLine({ delays: [{ times: 1, excused: 0 }] })]);
const GENERAL: Readonly<Record<string, readonly number[]>> = {
  lan: [500],
  binh: [500, 125],
  yen: [500, 500, 250, 250, 150],
};

let body: Body;
let server: TestServer;
let browser: Browser;
let draft = '';

async function decided(who: string): Promise<void> {
  const { criteria } = shippedRulebook('335-civil-servant');
  const entered = Object.fromEntries(criteria.map(({ key }, at) => [key, GENERAL[who]?.[at] ?? 0]));
  const of = { of: who, week: Q4 };
  await body.does(who, 'submit', { ...of, facts: LATE, entered });
  await body.does('nam', 'score', of);
  await body.does('chair', 'approve', of);
}

beforeAll(async () => {
  body = await aBody(SPEC);
  const rulebook = shippedRulebook('335-civil-servant');
  await body.activate(rulebook);
  await body.confirm(rulebook);
  await body.inLine();
  for (const who of Object.keys(GENERAL)) await decided(who);
  await body.sql(`update tenant set host_names = array['t1.localhost']`);
  await body.sql(`update role_grant set unit_id = null where role like 'regulation-%'`);
  const hash = await hashPassword(PASSWORD);
  for (const who of ['linh', 'chair', 'lan'])
    await body.sql(
      `insert into account (tenant_id, id, person_id, login, password_hash, must_change)
       values (1, $1, $1, $2, $3, false)`,
      [body.person[who], who, hash],
    );
  server = await startTestServer({ database: body.database, now: WEDNESDAY, webRoot: await buildWeb() });
  browser = await startBrowser();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await body?.drop();
});

async function signedIn(who: string, look: Partial<Look> = {}): Promise<TestPage> {
  const opened = await openPage(browser, `http://t1.localhost:${server.port}/dang-nhap`, look);
  const { page } = opened;
  await page.locator('input').first().fill(who);
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.endsWith('/dang-nhap'));
  return opened;
}

const at = (page: Page, path: string) => page.goto(`http://t1.localhost:${server.port}${path}`);

async function change(page: Page, label: string, to: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(to);
  await page.keyboard.press('Enter');
  await settled(page);
}

async function confirmed(page: Page): Promise<void> {
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
}

describe('next year good starts at 75 and a delay costs 20 %', () => {
  it('the officer changes three fields, sees the examples follow, and tries it on the quarter', async () => {
    const { page, troubles, close } = await signedIn('linh');
    await at(page, '/quan-tri/quy-dinh');
    await page.getByRole('button', { name: /Soạn bản tiếp theo của Công chức không giữ chức vụ/ }).click();
    await page.getByLabel('Hoàn thành tốt nhiệm vụ (điểm)', { exact: true }).waitFor();
    draft = new URL(page.url()).pathname;
    // Without a pause: the second number leaves before the answer to the first is there.
    await page.getByLabel('Hoàn thành tốt nhiệm vụ (điểm)', { exact: true }).fill('75');
    await change(page, 'c. Tiến độ (%)', '20');
    await change(page, 'Áp dụng từ ngày', '01/01/2027');
    await page.getByText(/ví dụ cho kết quả khác/).waitFor();
    await page.getByText('70 điểm: trước là Hoàn thành tốt, nay là Hoàn thành').waitFor();
    await screenshot(page, 'studio-examples-differ');
    // The border of "good" is told to both levels, the deduction to its criterion: one document for the three.
    await page.getByText('3 con số đã đổi còn mang căn cứ của con số cũ.').waitFor();
    await page.getByRole('button', { name: 'Ghi căn cứ', exact: true }).click();
    await page.getByRole('button', { name: 'Ghi căn cứ cho 3 mục' }).click();
    await page.getByText('Ghi số, ký hiệu văn bản.').waitFor();
    await page.getByRole('textbox', { name: /Số, ký hiệu văn bản/ }).fill('120/2026/NĐ-CP');
    await page.getByRole('textbox', { name: /Điều, khoản/ }).fill('Điều 1');
    await page.getByLabel(/^c\. Tiến độ: mỗi lần trừ/).uncheck();
    await page.getByRole('button', { name: 'Ghi căn cứ cho 2 mục' }).click();
    await page.getByText('1 con số đã đổi còn mang căn cứ của con số cũ.').waitFor();
    await screenshot(page, 'studio-basis');
    await page.getByRole('tab', { name: 'Chạy thử' }).click();
    await page.getByRole('button', { name: 'Xem các ví dụ' }).click();
    await page.getByRole('button', { name: 'Đúng ý: ghi kết quả mới' }).click();
    // At once: what has been sent off and not answered belongs into what is saved.
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByText('Đã lưu', { exact: true }).waitFor();
    await page.getByText(/ví dụ cho kết quả khác/).waitFor({ state: 'hidden' });
    await page.getByRole('tab', { name: 'Chạy thử' }).click();
    await page.getByText('1 trong 3 kết quả đổi mức: 1 xuống').waitFor();
    await page.getByRole('link', { name: body.nameOf('lan') }).waitFor();
    await screenshot(page, 'studio-dry-run');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Bảng tính' }).click();
    expect((await download).suggestedFilename()).toBe('335-civil-servant-2-dry-run.xlsx');
    await page.getByRole('button', { name: 'Đề nghị ban hành' }).click();
    await confirmed(page);
    await page
      .getByText(/Chờ ban hành/)
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: 'Ban hành', exact: true }).count()).toBe(0);
    expect(troubles).toEqual([]);
    await close();
  });

  it.each(LOOKS)('every part of it looks right (%o)', async (look) => {
    const { page, ...opened } = await signedIn('linh', look);
    for (const part of ['figures', 'text', 'try']) {
      await at(page, `${draft}?phan=${part}`);
      await page.getByRole('tab').first().waitFor();
      await expectFine({ page, ...opened }, `studio-${part}-${lookName(look)}`);
    }
    await at(page, '/quan-tri/quy-dinh');
    await page.locator('h1').waitFor();
    await expectFine({ page, ...opened }, `studio-${lookName(look)}`);
    await opened.close();
  });

  it('a second person puts it in force with the effect in sight; then nobody changes it', async () => {
    const { page, troubles, close } = await signedIn('chair');
    await at(page, draft);
    await page.getByRole('button', { name: 'Ban hành', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: /Ban hành Công chức không giữ chức vụ/ });
    await dialog.getByText(/1 trong 3 kết quả đổi mức/).waitFor();
    await dialog.getByText(/1 con số đã đổi còn mang căn cứ của con số cũ/).waitFor();
    await dialog.getByText('c. Tiến độ: mỗi lần trừ (%) 25, nay 20').waitFor();
    await screenshot(page, 'studio-activate');
    await dialog.getByRole('button', { name: 'Ban hành', exact: true }).click();
    await confirmed(page);
    await page
      .getByText(/Đã ban hành/)
      .first()
      .waitFor();
    expect(await page.getByLabel('c. Tiến độ (%)', { exact: true }).getAttribute('readonly')).not.toBeNull();
    await page.getByRole('tab', { name: 'Toàn văn' }).click();
    expect(await page.locator('textarea').getAttribute('readonly')).not.toBeNull();
    expect(troubles).toEqual([]);
    await close();
    const [stored] = await body.sql<{
      law: string;
      other: string;
      from: string;
      good: number;
      delay: number;
    }>(
      `select body #>> '{levels,1,citation,document}' as law, body #>> '{levels,0,citation,document}' as other,
              valid_from::text as "from", (body #>> '{levels,1,from,value}')::int as good,
              (body #>> '{score,children,1,children,2,deduction,percent}')::int as delay
       from rulebook_version where rulebook_id = '335-civil-servant' and version = 2`,
    );
    expect(stored).toEqual({
      ...{ law: '120/2026/NĐ-CP', other: '335/2025/NĐ-CP' },
      from: '2027-01-01',
      good: 7500,
      delay: 2000,
    });
    const editor = await server.signInAs(body.person.linh ?? 0, 't1');
    const id = draft.split('/').at(-1);
    const saved = await editor.post(`/studio/drafts/${id}/acts`, { act: 'save', version: 4, source: 'x' });
    expect([saved.status, saved.at('code')]).toEqual([409, 'draft-is-settled']);
    expect((await (await server.signInAs(body.person.lan ?? 0, 't1')).get('/studio')).status).toBe(403);
  });
});
