// Opens pages as people of the sample in every look, waits until each has come to rest, and says what is wrong with it.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { CastRole } from '../../src/cli/demo/cast.ts';
import { common as en } from '../../src/text/en/common.ts';
import { common as vi } from '../../src/text/vi/common.ts';
import { openPage, runAxe, screenshot, settled, sticksOut } from '../browser/harness.ts';
import type { Asker } from './asker.ts';
import { type Look, lookWords, sizeOf } from './looks.ts';
import type { Visit, Visitor } from './visits.ts';

const NOT_THERE = [vi['common.notFound'], en['common.notFound']];
/** Something to look at: an address, and what is done there before looking. */
export interface Stop extends Visit {
  readonly looks: readonly Look[];
  readonly open?: (page: Page, look: Look) => Promise<unknown>;
  /** The server refuses on the way, as when it wants the password: the browser notes the 403 in its console. */
  readonly refused?: boolean;
}

export interface Fault {
  readonly pattern: string;
  readonly look: string;
  readonly what: string;
}

export interface Walk {
  readonly browser: Browser;
  readonly address: string;
  /** Who signs a role in; asked once per role. */
  readonly ask: (role: CastRole) => Promise<Asker>;
  /** Hears of every page that was looked at. */
  readonly told?: (text: string) => void;
}

/** Walks all stops, one window per size, person after person; answers every fault. */
export async function walk(stops: readonly Stop[], how: Walk): Promise<readonly Fault[]> {
  const bySize = await Promise.all(
    [false, true].map(async (phone) => {
      const faults: Fault[] = [];
      for (const as of new Set(stops.map((stop) => stop.as))) {
        const mine = stops
          .map((stop) => ({ ...stop, looks: stop.looks.filter((look) => look.phone === phone) }))
          .filter((stop) => stop.as === as && stop.looks.length > 0);
        if (mine.length > 0) faults.push(...(await walkAs(as, mine, phone, how)));
      }
      return faults;
    }),
  );
  return bySize.flat();
}

async function walkAs(
  as: Visitor,
  stops: readonly Stop[],
  phone: boolean,
  { browser, address, ask, told }: Walk,
): Promise<readonly Fault[]> {
  const opened = await openPage(browser, `${address}/icon.svg`, sizeOf(phone));
  const { page, context, troubles } = opened;
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`);
  });
  const faults: Fault[] = [];
  try {
    if (as !== 'nobody') await signIn(context, address, await ask(as));
    for (const stop of stops) {
      for (const look of stop.looks) {
        troubles.length = 0;
        const found = await faultsOf(page, { ...stop, address: `${address}${stop.address}` }, look).catch(
          (error: unknown) => [String(error)],
        );
        const heard = stop.refused ? troubles.filter((text) => !/status of 403/.test(text)) : troubles;
        for (const what of [...found, ...heard]) {
          faults.push({ pattern: stop.pattern, look: lookWords(look), what });
          told?.(`${stop.pattern} ${lookWords(look)}: ${what}`);
        }
      }
      told?.(`${stop.as} ${stop.pattern}`);
    }
  } finally {
    await opened.close();
  }
  return faults;
}

async function signIn(context: BrowserContext, url: string, { cookies }: Asker): Promise<void> {
  await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url })));
}

async function faultsOf(page: Page, stop: Stop, look: Look): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: look.dark ? 'dark' : 'light' });
  // From a page without a script: an address with "#" that stands there already would not load anew.
  await page.goto(new URL('/icon.svg', stop.address).href);
  await page.evaluate((locale) => {
    localStorage.setItem('congtam.preferences', JSON.stringify({ locale }));
  }, look.locale);
  await page.goto(stop.address);
  await page.locator('h1').first().waitFor();
  await settled(page);
  await stop.open?.(page, look);
  await settled(page);
  const name = stop.pattern.replaceAll(/[^\w-]+/g, '_');
  await screenshot(page, `pages/${name}--${lookWords(look)}`);
  const found = await runAxe(page);
  const faults = found.map(({ rule, help, where }) => `axe ${rule} (${help}): ${where.join(' | ')}`);
  if (await sticksOut(page)) faults.push('scrolls sideways');
  const shown = await page.evaluate(() => ({
    title: document.title,
    language: document.documentElement.lang,
    theme: document.documentElement.dataset.theme,
    alert: document.querySelector('main [role=alert]')?.textContent ?? null,
  }));
  if (shown.language !== look.locale) faults.push(`speaks ${shown.language}`);
  if (shown.theme !== (look.dark ? 'dark' : 'light')) faults.push(`is ${shown.theme}`);
  if (shown.alert !== null && stop.open === undefined)
    faults.push(`says that something is wrong: ${shown.alert}`);
  if (stop.pattern !== '/$' && NOT_THERE.some((words) => shown.title.includes(words)))
    faults.push('is not there for this person');
  return faults;
}
