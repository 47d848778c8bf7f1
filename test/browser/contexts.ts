// Windows of the test browser, lent to one test after the other. A new one has to fetch and compile all pages anew, which
// is most of what a short test costs; a returned one keeps the files and the compiled code, and nothing else.
import type { Browser, BrowserContext, BrowserContextOptions, CDPSession, Page } from 'playwright-core';

/** A context with the one page that stays open in it. */
interface Kept {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly storage: CDPSession;
}

export interface Lent {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Takes it back without cookies, storage, routes, listeners and other pages. */
  giveBack(): Promise<void>;
}

const idle = new WeakMap<Browser, Map<string, Kept[]>>();
const STORAGE = 'local_storage,indexeddb,cache_storage,service_workers,file_systems';
/** A file without a script, which the product and every site of the tests serve. */
const BLANK = '/icon.svg';

function shelfOf(browser: Browser, origin: string, options: BrowserContextOptions): Kept[] {
  const shelves = idle.get(browser) ?? new Map<string, Kept[]>();
  idle.set(browser, shelves);
  const key = JSON.stringify([origin, options]);
  const shelf = shelves.get(key) ?? [];
  shelves.set(key, shelf);
  return shelf;
}

/** Lends a window with these options for pages of `origin`; `prepare` is told of a context nobody has had before. */
export async function lendWindow(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions,
  prepare: (context: BrowserContext) => Promise<unknown>,
): Promise<Lent> {
  const shelf = shelfOf(browser, origin, options);
  const kept = shelf.pop() ?? (await newWindow(browser, options, prepare));
  let isLent = true;
  const giveBack = async () => {
    if (!isLent) return;
    isLent = false;
    if (await isEmptied(kept, origin, options)) shelf.push(kept);
    else await kept.context.close();
  };
  return { context: kept.context, page: kept.page, giveBack };
}

async function newWindow(
  browser: Browser,
  options: BrowserContextOptions,
  prepare: (context: BrowserContext) => Promise<unknown>,
): Promise<Kept> {
  const context = await browser.newContext(options);
  await prepare(context);
  const page = await context.newPage();
  return { context, page, storage: await context.newCDPSession(page) };
}

/** Takes away what a test left; false when something may have stayed. */
async function isEmptied(kept: Kept, origin: string, options: BrowserContextOptions): Promise<boolean> {
  const { context, page, storage } = kept;
  try {
    page.removeAllListeners();
    for (const other of context.pages()) if (other !== page) await other.close();
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.setOffline(false);
    await page.goto(`${origin}${BLANK}`);
    await page.evaluate(() => sessionStorage.clear());
    await context.clearCookies();
    await context.clearPermissions();
    const { colorScheme = null, reducedMotion = null, viewport } = options;
    await page.emulateMedia({ media: null, colorScheme, reducedMotion });
    if (viewport) await page.setViewportSize(viewport);
    await storage.send('Storage.clearDataForOrigin', { origin, storageTypes: STORAGE });
    return true;
  } catch {
    return false;
  }
}
