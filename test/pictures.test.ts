// Every picture of the product says its finding as a title, has the same as a table or a list, and words for whoever does
// not see it. A file that draws one and stands in none of the two tables is found here.
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadTexts } from '../src/text/index.ts';

const web = new URL('../src/web/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, web), 'utf8');
const DRAWS =
  /role="img"|className=\{css\.map\}|<(?:DistributionBar|LevelSpread|WeekChart|Sparkline|LevelLine)\b/;
const TABLE = /<(?:Twin|LevelTwin)\b/;
/** A list of its own under the picture, each line with its number. */
const LIST = /<ul className=\{css\.levels\}>/;

/** Where a picture stands: what its title says, and what holds the same figures. */
const PICTURES: readonly (readonly [file: string, finding: readonly string[], twin: RegExp])[] = [
  ['pages/office/round-clock.tsx', ['office.clock.next', 'office.clock.late', 'office.clock.done'], TABLE],
  ['pages/roll-up/content.tsx', ['rollUp.levelsFinding'], TABLE],
  ['pages/staffing/quality-plot.tsx', ['staffing.scatterTitle.good', 'staffing.scatterTitle.mixed'], TABLE],
  ['pages/staffing/unit-map.tsx', ['staffing.unitsTitle', 'staffing.unitsFew'], TABLE],
  ['pages/staffing/week-loads.tsx', ['staffing.weeksTitle.over', 'staffing.weeksTitle.under'], TABLE],
  ['pages/studio/band-line.tsx', ['studio.bandsFine', 'studio.bandsWrong'], TABLE],
  ['pages/studio/dry-run.tsx', ['studio.tryFinding'], TABLE],
  ['pages/summary/parts.tsx', ['common.levelsFinding'], LIST],
  ['pages/today/history.tsx', ['today.trend.same', 'today.trend.moved', 'today.trend.one'], TABLE],
  ['pages/unit-week/levels.tsx', ['common.levelsFinding'], LIST],
  ['pages/unit-week/slope.tsx', ['unit.slope.title', 'unit.slope.none'], TABLE],
  ['review/trend.tsx', ['review.trend.same', 'review.trend.moved', 'review.trend.one'], TABLE],
  // The words beside the bar name every level with its number.
  ['parts/level-spread.tsx', ['common.levelsFinding'], /common\.distributionPart/],
];

/** Drawn beside the number it shows, or the part a picture above is made of. */
const BESIDE_THEIR_NUMBER = [
  ...['parts/distribution-bar.tsx', 'parts/week-chart.tsx', 'parts/sparkline.tsx', 'parts/level-line.tsx'],
  ...['pages/my-week/sent.tsx', 'pages/my-week/summary.tsx', 'pages/result/compare.tsx'],
  ...['pages/today/own-week.tsx', 'pages/rulebook/levels.tsx', 'pages/score-team/team-list.tsx'],
  // Its whole card is the finding, by `LevelSpread`.
  ...['pages/approve/approve-list.tsx', 'pages/approve/rest.tsx', 'pages/period-approve/lists.tsx'],
  ...['pages/period-steps/group.tsx', 'pages/period/unit-work.tsx', 'pages/score-team/toolbar.tsx'],
  // A bar in each row of a table that has the numbers.
  'pages/roll-up/units.tsx',
];

it('every picture is known', () => {
  const drawn = globSync('**/*.tsx', { cwd: web })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => DRAWS.test(read(file)));
  const known = [...PICTURES.map(([file]) => file), ...BESIDE_THEIR_NUMBER];
  expect(drawn.toSorted()).toEqual(known.toSorted());
});

it.each(PICTURES)('%s says what it shows, and shows it as figures too', async (file, findings, twin) => {
  const source = read(file);
  expect(source).toMatch(twin);
  for (const locale of ['vi', 'en'] as const) {
    const { find } = await loadTexts(locale);
    for (const finding of findings) {
      // Keys put together in the source end with a value: 'today.trend.${kind}'.
      const stem = finding.slice(0, finding.lastIndexOf('.'));
      expect(source.includes(finding) || source.includes(`${stem}.\${`), finding).toBe(true);
      expect(find(finding), `${locale} ${finding}`).toBeTruthy();
    }
  }
});
