// The tour of every role through the real pages, by keyboard: each step points at something that is there and can be seen.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { TestPage } from '../browser/harness.ts';

const DESK = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };

/** Defines the tests; `open` signs the person of this name in on the first page. */
export function tours(open: (name: string) => Promise<TestPage>, names: readonly string[]): void {
  describe('the tour', () => {
    // Once more on a busy machine: in one of four whole runs a step did not come within half a minute, never alone.
    it.each([...new Set(names)])('of %s', { retry: 1 }, async (name) => {
      const { page, troubles, close } = await open(name);
      await page.setViewportSize(DESK);
      await page.getByRole('button', { name: 'Bắt đầu' }).focus();
      await page.keyboard.press('Enter');
      const steps = await walk(page);
      expect(steps).toBeGreaterThanOrEqual(4);
      await page.getByText(/^Bước \d+ trong \d+$/).waitFor({ state: 'detached' });
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
      expect(await page.locator('[data-pointed]').count()).toBe(0);

      // Taken again from Help; left half way with Escape, and taken once more.
      await page.setViewportSize(PHONE);
      await again(page);
      await page.keyboard.press('Escape');
      await page.getByText(/^Bước \d+ trong \d+$/).waitFor({ state: 'detached' });
      await again(page);
      expect(await walk(page)).toBe(steps);
      expect(troubles).toEqual([]);
      await close();
    });
  });
}

async function again(page: Page): Promise<void> {
  await page.goto(new URL('/tro-giup', page.url()).href);
  await page.getByRole('button', { name: 'Xem hướng dẫn' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText(/^Bước 1 trong \d+$/).waitFor();
}

/** From the first step to the last with Tab and Enter alone; returns how many there were. */
async function walk(page: Page): Promise<number> {
  for (let step = 1; ; step += 1) {
    const count = page.getByText(new RegExp(`^Bước ${step} trong \\d+$`));
    await count.waitFor();
    const of = Number(((await count.textContent()) ?? '').split(' ').at(-1));
    const said = `${await page.locator('#tour-title').textContent()}, ${page.viewportSize()?.width} px`;
    await expect.poll(() => seen(page), { message: said, timeout: 15_000 }).toEqual(WELL);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    if (step === of) return of;
  }
}

const WELL = {
  focus: 'tour-title',
  points: 1,
  heading: false,
  inView: true,
  covered: false,
  wide: false,
  keys: true,
};

/** What somebody sees of the step: its words in focus, one thing framed, in view and free of strip and bars. */
function seen(page: Page): Promise<typeof WELL> {
  return page.evaluate(() => {
    const framed = [...document.querySelectorAll('[data-pointed]')];
    const box = framed[0]?.getBoundingClientRect() ?? new DOMRect();
    const strip = document.querySelector('[aria-labelledby="tour-title"]');
    const at = strip?.getBoundingClientRect() ?? new DOMRect();
    const middle = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 40));
    const isPhone = innerWidth < 500;
    return {
      focus: document.activeElement?.id ?? '',
      points: framed.length,
      heading: framed[0]?.tagName === 'H1',
      inView: box.width > 0 && box.top >= 0 && box.bottom <= innerHeight && at.bottom <= innerHeight + 1,
      covered: (box.top < at.bottom && at.top < box.bottom) || !framed[0]?.contains(middle),
      wide: document.documentElement.scrollWidth > innerWidth,
      // Keys are spoken of where there is a keyboard.
      keys: !isPhone || !/Ctrl|phím/.test((strip as HTMLElement | null)?.innerText ?? ''),
    };
  });
}
