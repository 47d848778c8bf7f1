// What somebody does with the product that runs without a network: pages over HTTP, signing in, a look by browser.
import { loginBase } from '../../src/app/login-names.ts';
import { CAST, type CastRole, DEMO_PASSWORD } from '../../src/cli/demo/cast.ts';
import { openPage, startBrowser } from '../../test/browser/harness.ts';
import { TestBrowser } from '../../test/server/browser.ts';

/** Fetches the page, everything it names and the API's document; answers how many, throws at anything but 200. */
export async function fetchPages(port: number): Promise<number> {
  const browser = new TestBrowser(port, 'localhost');
  const page = await browser.send('GET', '/');
  const named = [...page.text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path ?? '');
  const paths = ['/', ...named, '/api/openapi.json', '/dang-nhap', '/tro-giup'];
  for (const path of paths) {
    const { status } = await browser.send('GET', path);
    if (status !== 200) throw new Error(`${path}: ${status}`);
  }
  if (named.length === 0) throw new Error('the page names no script');
  return paths.length;
}

/** Signs every role of the sample in and reads what its first pages read; answers the number of answers. */
export async function signEverybodyIn(port: number): Promise<number> {
  let answers = 0;
  for (const name of Object.values(CAST)) {
    const browser = new TestBrowser(port, 'localhost');
    const signedIn = await browser.post('/session', { login: loginBase(name), password: DEMO_PASSWORD });
    const week = String(signedIn.at('currentWeek'));
    for (const path of ['/today', `/weeks/${week}`, `/evaluations?week=${week}&part=mine`, '/rulebook']) {
      const { status } = await browser.get(path);
      if (status !== 200) throw new Error(`${name} ${path}: ${status}`);
      answers += 1;
    }
  }
  return answers;
}

const PAGES = ['/', '/tro-giup', '/quy-dinh', '/don-vi', '/xu-ly'];

/** Opens pages of two roles in a real browser. Troubles: requests to other origins, policy violations, errors. */
export async function browse(port: number): Promise<{ readonly pages: number; readonly troubles: string[] }> {
  const browser = await startBrowser();
  const troubles: string[] = [];
  let pages = 0;
  try {
    for (const role of ['clerk', 'manager'] satisfies CastRole[]) {
      const opened = await openPage(browser, `http://localhost:${port}/dang-nhap`);
      const { page } = opened;
      await page.locator('input').first().fill(loginBase(CAST[role]));
      await page.locator('input[type=password]').fill(DEMO_PASSWORD);
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => !url.pathname.endsWith('/dang-nhap'));
      for (const path of PAGES) {
        await page.goto(`http://localhost:${port}${path}`, { waitUntil: 'networkidle' });
        pages += 1;
      }
      troubles.push(...opened.troubles);
      await opened.close();
    }
  } finally {
    await browser.close();
  }
  return { pages, troubles };
}
