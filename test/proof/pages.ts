// Every page of the router in every combination of size, theme and language, looked at by axe, the content policy, the
// console and a ruler; dialogs and menus in two opposite ones; the journeys of every role at both sizes in both languages.
import { startBrowser } from '../browser/harness.ts';
import { startDemo } from '../journeys/demo.ts';
import { askersAt } from '../pages/asker.ts';
import { type Course, JOURNEYS, travel } from '../pages/journeys.ts';
import { EVERY_LOOK } from '../pages/looks.ts';
import { overlaysOf } from '../pages/overlays.ts';
import { routesOfRouter } from '../pages/routes.ts';
import { strangers, visitsOf } from '../pages/visits.ts';
import { type Fault, type Walk, walk } from '../pages/walk.ts';
import type { Part, Row } from './part.ts';

/** Both themes occur once per size and language. */
const TRAVELLED = [0, 1, 2, 3];
const OPPOSITE = EVERY_LOOK.slice(0, 2);

async function travelAll(how: Walk): Promise<readonly Course[]> {
  const courses: Course[] = [];
  for (const turn of TRAVELLED) {
    const look = EVERY_LOOK[turn];
    if (look === undefined) continue;
    for (const journey of JOURNEYS) {
      const course = await travel(journey, look, turn, how);
      courses.push(course);
      how.told?.(`${course.look} ${course.as} ${course.what}: ${course.counted} ${course.faults.join(' ')}`);
    }
  }
  return courses;
}

/** One row per job: the most keys and clicks any combination took. */
function budgetRows(courses: readonly Course[]): readonly Row[] {
  return JOURNEYS.map(({ as, what, most }) => {
    const mine = courses.filter((course) => course.as === as && course.what === what);
    const took = Math.max(...mine.map(({ counted }) => counted));
    return [`${as} ${what}: keys and clicks, meant`, `${took}, ${most}`];
  });
}

const cell = (text: string) => text.replaceAll('|', '/').replaceAll(/\s+/g, ' ').slice(0, 300);
const faultRows = (faults: readonly Fault[]): readonly Row[] =>
  faults
    .slice(0, 20)
    .map(({ pattern, look, what }, at) => [`fault ${at + 1}`, cell(`${pattern} ${look}: ${what}`)]);

/** Pairs of opposite combinations after each other, so that a run cut short has seen whole ones. */
async function lookAtAll(how: Walk, combinations: number, isTimeUp: () => boolean) {
  const patterns = await routesOfRouter();
  const visits = await visitsOf(patterns, how.ask);
  const faults: Fault[] = strangers(patterns).map((what) => ({ pattern: '', look: '', what }));
  const overlays = overlaysOf(visits).map((stop) => ({ ...stop, looks: OPPOSITE }));
  faults.push(...(await walk(overlays, how)));
  const courses = await travelAll(how);
  for (const { as, what, look, faults: met } of courses)
    faults.push(...met.map((fault) => ({ pattern: `${as} ${what}`, look, what: fault })));
  let done = 0;
  while (done < combinations && (done === 0 || !isTimeUp())) {
    const looks = EVERY_LOOK.slice(done, Math.min(done + 2, combinations));
    faults.push(
      ...(await walk(
        visits.map((visit) => ({ ...visit, looks })),
        how,
      )),
    );
    done += looks.length;
  }
  return { patterns, done, overlays, courses, faults };
}

export const pages: Part = {
  name: 'pages',
  title: 'Every page in every combination, every role on its way',
  ...{ unit: 'combinations of size, theme and language', size: EVERY_LOOK.length },
  async run(combinations, told, isTimeUp) {
    const [demo, browser] = await Promise.all([startDemo(), startBrowser()]);
    try {
      const { address } = demo;
      const how = { browser, address, ask: askersAt(address), told };
      const { patterns, done, overlays, courses, faults } = await lookAtAll(how, combinations, isTimeUp);
      return {
        done,
        passed: faults.length === 0,
        verdict: faults.length === 0 ? 'nothing found' : `FAILED, ${faults.length} faults`,
        rows: [
          ['pages of the router', patterns.length],
          ['pages looked at', patterns.length * done],
          ['dialogs and menus, each in two opposite combinations', overlays.length],
          ['journeys, each at both sizes in both languages', `${JOURNEYS.length}, ${courses.length} in all`],
          [
            '**axe violations, policy reports, console errors, pages too wide, targets missed**',
            faults.length,
          ],
          ...budgetRows(courses),
          ...faultRows(faults),
        ],
      };
    } finally {
      await browser.close();
      await demo.stop();
    }
  },
};
