// How pages are looked at in tests.
import { expect } from 'vitest';
import { runAxe, screenshot, scrollsSideways, settled, type TestPage } from './harness.ts';

// The two opposite corners in which every page must hold: each width, theme and language occurs once. The shared parts
// are seen in every other combination too (parts.test.ts), and a wide page is asked whether it fits a phone as well.
export const LOOKS = [
  { width: 1366, height: 768, dark: false, locale: 'vi' },
  { width: 390, height: 844, dark: true, locale: 'en' },
] as const;

export const lookName = ({ width, dark, locale }: Look): string =>
  `${width}-${dark ? 'dark' : 'light'}-${locale}`;

export type Look = (typeof LOOKS)[number];

/** Windows kept open, one per look: what is only looked at needs no new profile and no new compiling for every page. */
export function keptWindows(open: (path: string, look: Look) => Promise<TestPage>) {
  const kept = new Map<Look, TestPage>();
  return {
    async visit(path: string, look: Look): Promise<TestPage> {
      const before = kept.get(look);
      if (before === undefined) {
        const opened = await open(path, look);
        kept.set(look, opened);
        return opened;
      }
      before.troubles.length = 0;
      await before.page.goto(new URL(path, before.page.url()).href);
      return before;
    },
    async close(): Promise<void> {
      await Promise.all([...kept.values()].map((one) => one.close()));
    },
  };
}

/** What must hold of every page: no trouble, nothing axe finds, nothing sticking out sideways. Saves its picture. */
export async function expectFine({ page, troubles }: TestPage, picture: string): Promise<void> {
  await settled(page);
  await screenshot(page, picture);
  const findings = await runAxe(page);
  const sideways = await scrollsSideways(page);
  expect(findings).toEqual([]);
  expect(troubles).toEqual([]);
  expect(sideways).toBe(false);
}
