// Every shared part in a real browser: both themes, wide and phone, the strict policy, axe without exceptions.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildGallery } from './gallery/build.ts';
import { openPage, runAxe, screenshot, scrollsSideways, settled, startBrowser } from './harness.ts';
import { type Site, startSite } from './site.ts';

let browser: Browser;
let site: Site;

beforeAll(async () => {
  site = await startSite(await buildGallery());
  browser = await startBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describe.each([
  { name: 'light, wide', dark: false, width: 1366, height: 768, locale: 'vi' as const },
  { name: 'dark, wide', dark: true, width: 1366, height: 768, locale: 'en' as const },
  { name: 'light, phone', dark: false, width: 390, height: 844, locale: 'vi' as const },
  { name: 'dark, phone', dark: true, width: 390, height: 844, locale: 'vi' as const },
  { name: 'light, narrowest', dark: false, width: 320, height: 640, locale: 'vi' as const },
])('parts: $name', ({ name, ...options }) => {
  it('has no troubles, no axe findings and no sideways scrolling', async () => {
    const { page, troubles, close } = await openPage(browser, site.address, options);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settled(page);
    await screenshot(page, `parts-${name.replaceAll(/\W+/g, '-')}`);
    const findings = await runAxe(page);
    const sideways = await scrollsSideways(page);
    await close();
    expect(findings).toEqual([]);
    expect(troubles).toEqual([]);
    expect(sideways).toBe(false);
  }, 60_000);
});

it('figures of one row of a table share a line on a phone, each under its name', async () => {
  const options = { width: 390, height: 844 };
  const { page, close } = await openPage(browser, site.address, options);
  const row = page.getByRole('table', { name: 'Danh sách chấm điểm' }).locator('tbody tr').first();
  const cells = await row.locator('td').evaluateAll((all) =>
    all.map((one) => {
      const { top, height } = one.getBoundingClientRect();
      return { name: one.firstElementChild?.textContent ?? '', line: Math.round(top + height) };
    }),
  );
  await close();
  const lineOf = (name: string) => cells.find((one) => one.name === name)?.line;
  expect(lineOf('Tự chấm')).toBeGreaterThan(0);
  expect(lineOf('Tự chấm')).toBe(lineOf('Quản lý chấm'));
  expect(lineOf('Mức')).not.toBe(lineOf('Tự chấm'));
});
