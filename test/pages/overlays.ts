// Dialogs and menus that no address opens, each on the page where it belongs.
import type { Page } from 'playwright-core';
import { loadTexts, type Texts } from '../../src/text/index.ts';
import type { Look } from './looks.ts';
import type { Visit } from './visits.ts';
import type { Stop } from './walk.ts';

type Opening = (page: Page, t: Texts['t']) => Promise<unknown>;
const button = (page: Page, name: string) => page.getByRole('button', { name }).first();
const row = (page: Page) => page.locator('[data-row] button').first();

const OPENINGS: readonly (readonly [name: string, pattern: string, open: Opening])[] = [
  ['palette', '/', (page) => page.keyboard.press('Control+k')],
  ['account', '/', (page, t) => button(page, t('common.account', { name: '' })).click()],
  ['more', '/', (page, t) => button(page, t('common.more')).click()],
  ['tour', '/', (page, t) => button(page, t('today.tourBegin')).click()],
  ['send', '/tuan/$week', (page) => page.keyboard.press('Control+Enter')],
  [
    'attach',
    '/viec/$task',
    (page, t) =>
      page
        .locator('main')
        .getByRole('button', { name: t('evidence.add'), exact: true })
        .click(),
  ],
  [
    'keys',
    '/xu-ly/cham/$week',
    async (page) => {
      await row(page).focus();
      await page.keyboard.press('?');
    },
  ],
  [
    'return',
    '/xu-ly/cham/$week',
    async (page, t) => {
      await row(page).focus();
      await page.keyboard.press('Enter');
      await button(page, t('review.return')).click();
      await page.locator('dialog input[type=radio]').first().waitFor();
    },
  ],
  ['confirm', '/quan-tri/phan-quyen', (page, t) => button(page, t('roles.end')).click()],
  [
    'step-up',
    '/quan-tri/phan-quyen',
    async (page, t) => {
      await button(page, t('roles.end')).click();
      await page.keyboard.press('Enter');
      await page.locator('dialog input[type=password]').waitFor();
    },
  ],
  ['remind', '/van-phong', (page, t) => button(page, t('office.remindAll')).click()],
  [
    'hand-over',
    '/van-phong',
    async (page, t) => {
      // On a Friday whoever has not sent his own report fills the list: only scoring and approving are handed over.
      const scoring = new URL(page.url());
      scoring.searchParams.set('buoc', 'score');
      await page.goto(scoring.href);
      await button(page, t('office.handOver')).click();
    },
  ],
  ['difficulty', '/van-phong/kho-khan', (page, t) => button(page, t('difficulties.file')).click()],
  ['assign', '/don-vi/$unit/ke-hoach', (page, t) => button(page, t('plan.assign')).click()],
  ['goal', '/don-vi/$unit/ke-hoach', (page, t) => button(page, t('plan.addGoal')).click()],
  ['sudden', '/viec', (page, t) => button(page, t('work.propose')).click()],
  ['entry', '/danh-muc', (page) => page.locator('main td button').first().click()],
];

/** One stop for each, at the address its page has among the visits. */
export function overlaysOf(visits: readonly Visit[]): readonly Omit<Stop, 'looks'>[] {
  return OPENINGS.flatMap(([name, pattern, open]) => {
    const visit = visits.find((one) => one.pattern === pattern);
    if (visit === undefined) return [];
    const openIn = async (page: Page, { locale }: Look) => open(page, (await loadTexts(locale)).t);
    return [{ ...visit, pattern: `${pattern} ${name}`, open: openIn, refused: name === 'step-up' }];
  });
}
