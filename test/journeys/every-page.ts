// Every address of the router once, by somebody who may see it, the eight combinations of size, theme and language taking
// turns. All of them on every page: `npm run proof -- pages`.
import type { Browser } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { askersAt } from '../pages/asker.ts';
import { type Course, JOURNEYS, travel } from '../pages/journeys.ts';
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

    it('lets every role do what it comes for, within the keys and clicks meant for it', async () => {
      const { address, browser } = at();
      const ask = askersAt(address);
      const courses: Course[] = [];
      for (const [turn, journey] of JOURNEYS.entries()) {
        const look = EVERY_LOOK[turn % EVERY_LOOK.length];
        if (look) courses.push(await travel(journey, look, turn, { browser, address, ask }));
      }
      expect(courses.filter(({ faults }) => faults.length > 0)).toEqual([]);
    });
  });
}
