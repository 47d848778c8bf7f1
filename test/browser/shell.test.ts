// The frame of the product against a made-up API: signing in, staying in, coming back, offline, other base path.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SESSION } from './gallery/data.ts';
import {
  openPage,
  type PageOptions,
  runAxe,
  screenshot,
  scrollsSideways,
  startBrowser,
  type TestPage,
} from './harness.ts';
import { type FakeApi, type Site, startSite } from './site.ts';
import { buildWeb } from './web.ts';

const PASSWORD = 'con trâu già gặm cỏ';
const problem = (status: number, code: string) => ({ status, body: { code, status, instance: 'req-42' } });

let signedIn = false;
let mustChangePassword = false;
let calls: string[] = [];
let headers: Record<string, string> = {};
const session = () => ({ status: 200, body: { ...SESSION, mustChangePassword } });

const answerOf: FakeApi = ({ method, path, body }) => {
  calls.push(`${method} ${path}`);
  const sent = (body ?? {}) as Record<string, string>;
  if (method === 'POST' && path === '/session') {
    if (sent.password !== PASSWORD) return problem(401, 'wrong-credentials');
    signedIn = true;
    return session();
  }
  if (method === 'POST' && path === '/activation') {
    if (sent.code !== 'ABCD-EFGH') return problem(401, 'code-expired');
    signedIn = true;
    return session();
  }
  if (method === 'POST' && path === '/setup') {
    const fields = [{ path: 'body.login', code: 'login-taken' }];
    return { status: 422, body: { ...problem(422, 'invalid-body').body, fields } };
  }
  if (!signedIn) return problem(401, 'unauthenticated');
  if (method === 'DELETE' && path === '/session') {
    signedIn = false;
    return { status: 200, body: { done: true } };
  }
  if (method === 'POST' && path === '/password') {
    mustChangePassword = false;
    return session();
  }
  if (path === '/session') return session();
  return undefined;
};

const api: FakeApi = (request) => ({ ...(answerOf(request) ?? problem(404, 'not-found')), headers });

let browser: Browser;
let site: Site;
let opened: TestPage;

beforeAll(async () => {
  site = await startSite(await buildWeb(), api);
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
beforeEach(() => {
  signedIn = false;
  mustChangePassword = false;
  headers = {};
  calls = [];
});
afterEach(async () => {
  const { troubles } = opened;
  await opened.close();
  expect(troubles).toEqual([]);
});

async function visit(path: string, options: PageOptions = {}): Promise<Page> {
  opened = await openPage(browser, site.address + path, options);
  return opened.page;
}
const signIn = async (page: Page, password = PASSWORD) => {
  await page.getByLabel('Tên đăng nhập').fill('hang.nt');
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
};
const pathOf = (page: Page) => new URL(page.url()).pathname;

describe('signing in', () => {
  it('leads to the address that was asked for first', async () => {
    const page = await visit('/mat-khau?a=1');
    await signIn(page);
    await page.getByRole('heading', { name: 'Đổi mật khẩu' }).waitFor();
    expect(pathOf(page)).toBe('/mat-khau');
    expect(await page.title()).toBe('Đổi mật khẩu · Công Tâm');
  });
  it('says what is missing, links to the field and moves the focus', async () => {
    const page = await visit('/dang-nhap');
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    const summary = page.getByRole('region', { name: '2 chỗ cần sửa' });
    await expect.poll(() => summary.evaluate((box) => box === document.activeElement)).toBe(true);
    await summary.getByRole('link', { name: 'Nhập mật khẩu' }).click();
    expect(
      await page.getByLabel('Mật khẩu', { exact: true }).evaluate((box) => box === document.activeElement),
    ).toBe(true);
    expect(calls.filter((call) => call.startsWith('POST'))).toEqual([]);
  });
  it('with a wrong password keeps what was typed and says so', async () => {
    const page = await visit('/dang-nhap');
    await signIn(page, 'sai');
    await page.getByText('Tên đăng nhập hoặc mật khẩu không đúng.').waitFor();
    expect(await page.getByLabel('Mật khẩu', { exact: true }).inputValue()).toBe('sai');
    await page.getByText('Mã tra cứu: req-42').waitFor();
  });
  it.each(['//evil.example/x', 'https://evil.example', '/\\evil.example'])(
    'never follows %s',
    async (target) => {
      const page = await visit(`/dang-nhap?tiep=${encodeURIComponent(target)}`);
      await signIn(page);
      await page.getByRole('button', { name: 'Tài khoản của Nguyễn Thị Hằng' }).waitFor();
      expect(new URL(page.url()).origin).toBe(site.address);
      expect(pathOf(page)).toBe('/');
    },
  );
  it('holds a first password on the page that changes it', async () => {
    mustChangePassword = true;
    const page = await visit('/');
    await signIn(page);
    await page.getByText('Hãy đổi trước khi tiếp tục').waitFor();
    await page.getByLabel('Mật khẩu đang dùng').fill(PASSWORD);
    await page.getByLabel('Mật khẩu mới').fill('ngắn');
    await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
    await page.getByRole('link', { name: 'Mật khẩu cần ít nhất 10 ký tự' }).waitFor();
    await page.getByLabel('Mật khẩu mới').fill('một câu dài dễ nhớ');
    await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
    await page.getByText('Đã đổi mật khẩu.').waitFor();
    expect(pathOf(page)).toBe('/');
  });
});

describe('activation and set-up', () => {
  it('activates with the code of the slip', async () => {
    const page = await visit('/kich-hoat');
    await page.getByLabel('Tên đăng nhập').fill('hang.nt');
    await page.getByLabel('Mã kích hoạt').fill('sai');
    await page.getByLabel('Mật khẩu mới').fill('một câu dài dễ nhớ');
    await page.keyboard.press('Enter');
    await page.getByText('Mã đã hết hạn hoặc đã dùng.').waitFor();
    await page.getByLabel('Mã kích hoạt').fill('ABCD-EFGH');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Tài khoản của Nguyễn Thị Hằng' }).waitFor();
  });
  it('takes the set-up token out of the address and shows faults at their field', async () => {
    const page = await visit('/thiet-lap#token=abcdefghijklmnopqrstuvwxyz');
    await page.getByLabel('Họ và tên').fill('Trần Văn Bình');
    await page.getByRole('button', { name: 'Tạo và đăng nhập' }).click();
    await page.getByRole('link', { name: 'Nhập tên cơ quan' }).waitFor();
    await page.getByLabel('Tên cơ quan').fill('UBND phường Nha Trang');
    expect(page.url()).not.toContain('token');
    await page.getByLabel('Tên đăng nhập').fill('admin');
    await page.getByLabel('Mật khẩu', { exact: true }).fill('một câu dài dễ nhớ');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Tên đăng nhập này đã có người dùng.' }).waitFor();
    expect(await page.getByLabel('Tên đăng nhập').getAttribute('aria-invalid')).toBe('true');
  });
  it('without a token explains itself', async () => {
    const page = await visit('/thiet-lap');
    await page.getByText('Liên kết thiết lập thiếu mã').waitFor();
  });
});

describe('staying in', () => {
  it('an ended session asks for the password over the page and keeps what was typed', async () => {
    signedIn = true;
    const page = await visit('/mat-khau');
    await page.getByLabel('Mật khẩu đang dùng').fill('đang gõ dở');
    await page.getByLabel('Mật khẩu mới').fill('một câu dài dễ nhớ');
    signedIn = false;
    await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
    const dialog = page.getByRole('dialog', { name: 'Phiên làm việc đã hết' });
    await dialog.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Đăng nhập' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await page.getByLabel('Mật khẩu đang dùng').inputValue()).toBe('đang gõ dở');
    expect(pathOf(page)).toBe('/mat-khau');
  });
  it('without the network says what is kept, and recovers by itself', async () => {
    signedIn = true;
    const page = await visit('/mat-khau');
    await page.getByLabel('Mật khẩu đang dùng').fill(PASSWORD);
    await page.getByLabel('Mật khẩu mới').fill('một câu dài dễ nhớ');
    await opened.context.setOffline(true);
    await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
    await page.getByText('Mất kết nối. Nội dung đang được lưu trên máy này').waitFor();
    await opened.context.setOffline(false);
    await page.getByText('Mất kết nối.').waitFor({ state: 'detached' });
    expect(await page.getByLabel('Mật khẩu mới').inputValue()).toBe('một câu dài dễ nhớ');
  });
  it('says that the disk of the server is full on a phone too, until it has room again', async () => {
    signedIn = true;
    headers = { 'congtam-storage': 'full' };
    const page = await visit('/mat-khau', { width: 390 });
    await page.getByText('tạm thời chỉ xem được').waitFor();
    expect(await scrollsSideways(page)).toBe(false);
    expect(await runAxe(page)).toEqual([]);
    await screenshot(page, 'shell-storage-full');
    headers = {};
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByText('tạm thời chỉ xem được').count()).toBe(0);
  });

  it('signing out ends the session and leaves no draft', async () => {
    signedIn = true;
    const page = await visit('/mat-khau');
    await page.getByRole('button', { name: 'Tài khoản của' }).click();
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
    expect(calls).toContain('DELETE /session');
  });
});

describe('finding the way', () => {
  it('works the same under the path of a tenant', async () => {
    const page = await visit('/t/nha-trang/mat-khau');
    await signIn(page);
    await page.getByRole('heading', { name: 'Đổi mật khẩu' }).waitFor();
    expect(pathOf(page)).toBe('/t/nha-trang/mat-khau');
    await page.getByRole('button', { name: 'Thêm' }).click();
    const link = page.getByRole('link', { name: 'Sơ đồ thẩm quyền' });
    expect(await link.getAttribute('href')).toBe('/t/nha-trang/so-do-tham-quyen');
  });
  it('shows pages there are not inside the frame', async () => {
    signedIn = true;
    const page = await visit('/khong-co/trang-nay');
    await page.getByText('Không có trang này').waitFor();
    await page.getByRole('navigation', { name: 'Điều hướng chính' }).first().waitFor();
  });
  it('moves the focus to the heading of the next page and skips to the content', async () => {
    signedIn = true;
    const page = await visit('/khong-co');
    await page.getByText('Không có trang này').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Tới nội dung chính');
    await page.getByRole('button', { name: 'Tài khoản của' }).click();
    await page.getByRole('link', { name: 'Đổi mật khẩu' }).click();
    const heading = page.getByRole('heading', { name: 'Đổi mật khẩu' });
    await expect.poll(() => heading.evaluate((box) => box === document.activeElement)).toBe(true);
  });
  // Two ways to miss a page: its style does not arrive, or its script.
  it.each([
    ['Sơ đồ thẩm quyền', 'stylesheet script fetch document xhr'],
    ['Trợ giúp', 'script fetch document xhr'],
  ])('says inside the frame that %s could not be loaded, and loads it once it can', async (name, lost) => {
    signedIn = true;
    const page = await visit('/khong-co');
    await page.getByText('Không có trang này').waitFor();
    await page.route('**/*', (route) =>
      lost.includes(route.request().resourceType()) ? route.abort('internetdisconnected') : route.fallback(),
    );
    await page.getByRole('button', { name: 'Thêm' }).click();
    await page.getByRole('link', { name }).click();
    const missing = page.getByText('Trang này chưa tải được.');
    await missing.waitFor();
    await page.getByRole('navigation', { name: 'Điều hướng chính' }).first().waitFor();
    const again = page.getByRole('button', { name: 'Thử lại', exact: true });
    // Still lost when it is asked again; with the way free too early, this first click would bring the page.
    const tried = page.waitForEvent('requestfailed');
    await again.click();
    await tried;
    await missing.waitFor();
    await page.unrouteAll();
    await again.click();
    await missing.waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1, name }).waitFor();
  });
  it('closes the menu on Escape and gives the focus back', async () => {
    signedIn = true;
    const page = await visit('/mat-khau');
    const more = page.getByRole('button', { name: 'Thêm' });
    await more.click();
    await page.getByRole('link', { name: 'Trợ giúp' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await more.getAttribute('aria-expanded')).toBe('false');
    expect(await more.evaluate((box) => box === document.activeElement)).toBe(true);
  });
  it('speaks the other language at once and after a reload', async () => {
    signedIn = true;
    const page = await visit('/mat-khau');
    await page.getByRole('button', { name: 'Tài khoản của' }).click();
    await page.getByRole('radio', { name: 'English' }).check();
    await page.getByRole('heading', { name: 'Change password' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Change password' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    expect(calls).toContain('PUT /session/preferences');
  });
});

describe.each([
  { width: 1366, height: 768, dark: false, locale: 'vi' },
  { width: 1366, height: 768, dark: true, locale: 'en' },
  { width: 390, height: 844, dark: false, locale: 'en' },
  { width: 390, height: 844, dark: true, locale: 'vi' },
  { width: 320, height: 640, dark: false, locale: 'vi' },
] as const)('look and access: $width px, dark $dark, $locale', (options) => {
  it.each(['/dang-nhap', '/kich-hoat', '/thiet-lap#token=abcdefghijklmnopqrstuvwxyz', '/mat-khau'])(
    '%s',
    async (path) => {
      signedIn = path === '/mat-khau';
      const page = await visit(path, options);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await screenshot(
        page,
        `shell${path.replaceAll(/\W+/g, '-')}-${options.width}-${options.dark ? 'dark' : 'light'}`,
      );
      expect(await runAxe(page)).toEqual([]);
      expect(await scrollsSideways(page)).toBe(false);
    },
  );
});
