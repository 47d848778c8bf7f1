// A real browser for tests: one Chromium per test file, pages in every size, theme and language, axe, screenshots.
import { mkdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import {
  type Browser,
  type BrowserContext,
  type Page,
  chromium as playwright,
  type Request,
} from 'playwright-core';
import { unpackedChromium } from './chromium.ts';
import { lendWindow } from './contexts.ts';

/** The width of a phone; pages hold down to 320 px where a test opens them so. */
const PHONE = 390;
const SCREENSHOTS = fileURLToPath(new URL('../../.data/screenshots/', import.meta.url));
/** Not for us: one process for all would end the browser with its first closed context, the others switch protections off. */
const UNWANTED =
  /^--(headless|single-process|disable-web-security|allow-running-insecure-content|disable-site-isolation-trials|disable-features)/;
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

async function launchOptions() {
  const { executablePath, args, env } = await unpackedChromium();
  return {
    executablePath,
    env,
    args: [...args.filter((arg) => !UNWANTED.test(arg)), ...QUIET],
    headless: true,
  };
}

export async function startBrowser(): Promise<Browser> {
  return playwright.launch(await launchOptions());
}

/** A browser that keeps its profile in a folder: to be ended and started again as the same person's browser. */
export async function startProfile(folder: string): Promise<BrowserContext> {
  return playwright.launchPersistentContext(folder, { ...(await launchOptions()), locale: 'vi-VN' });
}

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly locale?: 'vi' | 'en';
  /** The context of another page, to share its cookies and storage (a second tab). */
  readonly context?: BrowserContext;
  /** Accept a certificate made for the test. */
  readonly ignoreCertificate?: boolean;
}

export interface TestPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Everything that must stay empty: policy violations, uncaught errors, requests to other origins. */
  readonly troubles: string[];
  readonly close: () => Promise<void>;
}

function watch(page: Page, origin: () => string, troubles: string[]): void {
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    if (/Content Security Policy/i.test(text)) troubles.push(`policy: ${text}`);
  });
  const open = new Set<Request>();
  underWay.set(page, open);
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  page.on('request', (request) => {
    // A stream of events stays open as long as its page does.
    if (request.resourceType() !== 'eventsource') open.add(request);
    const url = request.url();
    if (/^https?:/.test(url) && !url.startsWith(origin())) troubles.push(`other origin: ${url}`);
  });
}

/** A window as nobody has used it, for pages of the address; `end` gives it back. */
async function cleanWindow(browser: Browser, address: string, options: PageOptions) {
  const { width = 1366, height = 768, dark = false, locale = 'vi' } = options;
  const wanted = {
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    locale: locale === 'vi' ? 'vi-VN' : 'en-GB',
    hasTouch: width < 700,
    reducedMotion: 'reduce',
    ignoreHTTPSErrors: options.ignoreCertificate ?? false,
  } as const;
  const lent = await lendWindow(browser, new URL(address).origin, wanted, (context) =>
    context.addInitScript((language) => {
      if (localStorage.getItem('congtam.preferences') === null) {
        localStorage.setItem('congtam.preferences', JSON.stringify({ locale: language }));
      }
    }, locale),
  );
  return { context: lent.context, page: lent.page, close: lent.giveBack };
}

/** A second tab beside the pages of a context. */
async function anotherTab(context: BrowserContext) {
  const page = await context.newPage();
  return { context, page, close: () => page.close() };
}

/** Opens an address in a clean window (or in a given context), with its troubles collected from the first byte. */
export async function openPage(
  browser: Browser,
  address: string,
  options: PageOptions = {},
): Promise<TestPage> {
  const opened = options.context
    ? await anotherTab(options.context)
    : await cleanWindow(browser, address, options);
  // Sooner than a test's own limit, so that the message names what was waited for.
  opened.page.setDefaultTimeout(30_000);
  const troubles: string[] = [];
  watch(opened.page, () => new URL(address).origin, troubles);
  await opened.page.goto(address);
  return { ...opened, troubles };
}

export interface AxeFinding {
  readonly rule: string;
  readonly impact: string;
  readonly help: string;
  readonly where: readonly string[];
}

/** Every violation axe finds, no rule disabled; an empty list is the only good answer. */
export async function runAxe(page: Page): Promise<readonly AxeFinding[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const runner = (globalThis as unknown as { axe: typeof import('axe-core') }).axe;
    const { violations } = await runner.run(document, { resultTypes: ['violations'] });
    return violations;
  });
  return found.map((one) => ({
    rule: one.id,
    impact: one.impact ?? 'unknown',
    help: one.help,
    where: one.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  }));
}

/** True when something sticks out sideways at the size the page has now. */
export const sticksOut = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** True when something sticks out sideways: nothing may. A wide page is made as narrow as a phone and asked again. */
export async function scrollsSideways(page: Page): Promise<boolean> {
  const size = page.viewportSize();
  if ((await sticksOut(page)) || size === null || size.width <= PHONE) return sticksOut(page);
  await page.setViewportSize({ ...size, width: PHONE });
  await settled(page);
  const narrow = await sticksOut(page);
  await page.setViewportSize(size);
  return narrow;
}

const underWay = new WeakMap<Page, Set<Request>>();
const STEP_MS = 40;
const PATIENCE_MS = 20_000;

/** Waits until nothing is being loaded or moving, twice in a row. */
export async function settled(page: Page): Promise<void> {
  const isQuiet = () =>
    page.evaluate(
      () =>
        document.fonts.status === 'loaded' &&
        document.getAnimations().every(({ playState }) => playState !== 'running'),
    );
  const deadline = performance.now() + PATIENCE_MS;
  for (let quiet = 0; quiet < 2; ) {
    if (performance.now() > deadline) throw new Error(`${page.url()} does not come to rest`);
    await sleep(STEP_MS);
    quiet = (underWay.get(page)?.size ?? 0) === 0 && (await isQuiet()) ? quiet + 1 : 0;
  }
}

/** Saves a picture of the whole page for looking at, when SCREENSHOTS is set; the folder is not under version control. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (!process.env.SCREENSHOTS) return;
  await mkdir(SCREENSHOTS, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${SCREENSHOTS}${name}.png`, fullPage: true });
}
