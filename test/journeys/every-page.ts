// Every address of the router once, by somebody who may see it, the eight combinations of size, theme and language taking
// turns. All of them on every page, and every role on its way: `npm run proof -- pages`.
import type { Browser } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { askersAt } from '../pages/asker.ts';
import { EVERY_LOOK } from '../pages/looks.ts';
import { routesOfRouter } from '../pages/routes.ts';
import { strangers, visitsOf } from '../pages/visits.ts';
import { walk } from '../pages/walk.ts';

/** Defines the tests; `at` is asked when they run. */
export function everyPage(at: () => { readonly address: string; readonly browser: Browser }): void {
  describe('every page', () => {
    it('of the router is known to the walk', async () => {
      expect(strangers(await routesOfRouter())).toEqual([]);
    });

    it('is free of what axe, the content policy and the console find, and fits its window', async () => {
      const { address, browser } = at();
      const ask = askersAt(address);
      const visits = await visitsOf(await routesOfRouter(), ask);
      const stops = visits.map((visit, index) => {
        const look = EVERY_LOOK[index % EVERY_LOOK.length];
        return { ...visit, looks: look === undefined ? [] : [look] };
      });
      expect(await walk(stops, { browser, address, ask })).toEqual([]);
    });
  });
}
