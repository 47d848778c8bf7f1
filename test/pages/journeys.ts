// What every role comes for, done in a real browser at both sizes and in both languages; keys and clicks are counted
// against the targets for its job. Typed words and the password count as nothing, their Enter does.
import type { Locator, Page } from 'playwright-core';
import { type CastRole, DEMO_PASSWORD } from '../../src/cli/demo/cast.ts';
import { weekInPath } from '../../src/contract/addresses.ts';
import { loadTexts, type Texts } from '../../src/text/index.ts';
import { openPage, settled } from '../browser/harness.ts';
import type { Asker } from './asker.ts';
import { type Look, lookWords, sizeOf } from './looks.ts';
import type { Walk } from './walk.ts';

/** Somebody at a page: every key and every click is counted. */
interface Hand {
  readonly page: Page;
  readonly t: Texts['t'];
  readonly phone: boolean;
  /** Which of several equal records to take, so that no journey needs what another one used up. */
  readonly turn: number;
  press(...keys: string[]): Promise<void>;
  click(what: Locator): Promise<void>;
  /** A button by its words, in the language of the page. */
  button(name: string): Locator;
}

export interface Journey {
  readonly as: CastRole;
  readonly what: string;
  /** Keys and clicks in all. */
  readonly most: number;
  from(as: Asker, phone: boolean): string;
  go(hand: Hand): Promise<unknown>;
}

const rows = (page: Page) => page.locator('[data-row]');
const more = async ({ click, button, page, t }: Hand, place: Parameters<Texts['t']>[0]) => {
  await click(button(t('common.more')));
  await click(page.getByRole('link', { name: t(place as 'common.more'), exact: true }));
};
const password = async ({ page, press }: Hand) => {
  await page.locator('dialog input[type=password]').fill(DEMO_PASSWORD);
  await press('Enter');
};
/** Opens the report of the first record the page offers: chosen is the first, and Enter or its button opens it. */
const openFirst = async (hand: Hand) => {
  const { page, phone, press, click, button, t } = hand;
  if (phone) await click(rows(page).first().getByRole('button').first());
  else {
    await rows(page).first().getByRole('button').first().focus();
    await press('Enter');
  }
  const report = page.getByText(t('review.items', { count: 0 }).split('(')[0] ?? '').first();
  const open = button(t('review.open'));
  await report.or(open).first().waitFor();
  if (!(await report.isVisible())) await click(open);
  await report.waitFor();
};

export const JOURNEYS: readonly Journey[] = [
  {
    ...{ as: 'clerk', what: 'puts one piece of work down, from any page', most: 2 },
    from: (_as, phone) => (phone ? '/' : '/tro-giup'),
    async go({ page, press, click, button, phone, t, turn }) {
      const field = page.locator('#work-entry');
      const line = `Trả lời công dân ${turn + 1} xong 1h`;
      if (phone) await click(field);
      else await press('Alt+KeyG');
      await field.waitFor();
      await page.keyboard.type(line);
      if (phone) await click(button(t('work.put')));
      else await press('Enter');
      await page
        .getByText(`Trả lời công dân ${turn + 1}`)
        .first()
        .waitFor();
    },
  },
  {
    ...{ as: 'clerk', what: 'reads why the last result is what it is', most: 2 },
    from: () => '/',
    async go({ page, click, t }) {
      await click(page.locator('main a[href*="/ket-qua/"]').first());
      await page.getByRole('heading', { name: t('result.why') }).waitFor();
    },
  },
  {
    ...{ as: 'manager', what: 'returns one report with a reason', most: 6 },
    from: ({ week }) => `/xu-ly/cham/${weekInPath(week)}`,
    async go(hand) {
      const { page, press, click, phone, t } = hand;
      await openFirst(hand);
      // On a phone the record is a sheet, and the question a dialog over it.
      const dialog = page.getByRole('dialog', { name: t('review.returnTitle', { name: '' }).trim() });
      if (phone) {
        await click(hand.button(t('review.return')));
        await click(dialog.getByRole('radio').first());
        await click(dialog.getByRole('button', { name: t('review.returnGo'), exact: true }));
      } else await press('r', 'Space', 'Enter');
      await dialog.waitFor({ state: 'detached' });
      // Taken back within its ten seconds: the next journey scores this person.
      await page.keyboard.press('z');
      await rows(page).first().getByText(t('review.returning')).waitFor({ state: 'detached' });
    },
  },
  {
    ...{ as: 'manager', what: 'agrees with one report', most: 4 },
    from: ({ week }) => `/xu-ly/cham/${weekInPath(week)}`,
    async go(hand) {
      const { page, press, click, phone, button, t } = hand;
      await openFirst(hand);
      if (phone) await click(button(t('review.decide.score.agree')));
      else await press('a');
      // Leaving sends what was decided, once for everybody: not counted.
      if (phone) await page.keyboard.press('Escape');
      await page
        .getByRole('link', { name: t('common.mine') })
        .first()
        .click();
      await page.getByText(t('team.sent', { count: 1 })).waitFor();
    },
  },
  {
    ...{ as: 'authority', what: 'signs one record with the password', most: 5 },
    from: ({ week }) => `/xu-ly/duyet/${weekInPath(week)}`,
    async go(hand) {
      const { page, click, button, t } = hand;
      const unfold = button(t('approve.unfold'));
      await rows(page).first().or(unfold).first().waitFor();
      if ((await rows(page).count()) === 0) await click(unfold);
      await openFirst(hand);
      await click(button(t('approve.signOne')));
      await password(hand);
      await page.getByText(t('approve.signed', { count: 1 })).waitFor();
    },
  },
  {
    ...{ as: 'head', what: 'sees who of the unit is where', most: 1 },
    from: () => '/',
    async go({ page, click, t }) {
      await click(page.getByRole('link', { name: t('common.unit'), exact: true }).first());
      await page.getByText(t('unit.peopleTitle')).first().waitFor();
    },
  },
  {
    ...{ as: 'leader', what: 'reads in three sentences where trouble is', most: 0 },
    from: ({ homeUnit }) => `/don-vi/${homeUnit}/tong-hop`,
    async go({ page, t }) {
      const findings = page
        .locator('section', { hasText: t('summary.findings') })
        .first()
        .locator('li');
      await findings.nth(2).waitFor();
    },
  },
  {
    ...{ as: 'office', what: 'finds who holds work and reminds', most: 2 },
    from: () => '/van-phong',
    async go({ page, click, t }) {
      const somebody = page.locator('tr', { hasText: t('office.notReminded') }).first();
      await click(somebody.getByRole('button', { name: new RegExp(`^${t('office.remind')}`) }));
      const dialog = page.getByRole('dialog');
      const [one, two, three] = [1, 2, 3].map((count) =>
        dialog.getByRole('button', { name: t('office.remindSend', { count }), exact: true }),
      );
      if (one && two && three) await click(one.or(two).or(three));
      await dialog.waitFor({ state: 'detached' });
    },
  },
  {
    ...{ as: 'organization-admin', what: 'issues a code to somebody without account', most: 5 },
    from: () => '/quan-tri/tai-khoan',
    async go(hand) {
      const { page, click, press, button, t } = hand;
      await click(page.getByRole('radio', { name: t('accounts.filter.can-cap-ma') }));
      await click(page.locator('main li, main tr').getByRole('checkbox').last());
      await click(button(t('accounts.issue')));
      await page.getByRole('dialog').waitFor();
      await press('Enter');
      await password(hand);
      await page.getByText(t('slips.title', { count: 1 })).waitFor();
    },
  },
  {
    ...{ as: 'inspector', what: 'traces one score from rule to signature', most: 4 },
    from: () => '/',
    async go(hand) {
      const { page, click, t } = hand;
      await more(hand, 'common.menu.find');
      await page.getByLabel(t('find.label')).fill('Mai Công Hiếu');
      await click(page.locator('main a[href*="/nguoi/"]').first());
      // The oldest of the weeks shown: decided whatever the day is.
      await click(page.locator('main a[href*="/ket-qua/"]').last());
      await page.getByRole('heading', { name: t('result.why') }).waitFor();
      await page.getByText(t('result.history')).first().waitFor();
    },
  },
  {
    ...{ as: 'regulation-editor', what: 'tries a draft on recorded periods', most: 2 },
    from: () => '/quan-tri/quy-dinh',
    async go({ page, click, t }) {
      await click(page.locator('main a[href*="/quan-tri/quy-dinh/"]').first());
      await click(page.getByRole('tab', { name: t('studio.tab.try') }));
      await page.getByRole('tabpanel', { name: t('studio.tab.try') }).waitFor();
    },
  },
  {
    ...{ as: 'regulation-approver', what: 'finds what waits to be put in force', most: 2 },
    from: () => '/',
    async go(hand) {
      await more(hand, 'common.menu.studio');
      await hand.page.locator('main a[href*="/quan-tri/quy-dinh/"]').first().waitFor();
    },
  },
];

export interface Course {
  readonly as: CastRole;
  readonly what: string;
  readonly look: string;
  readonly counted: number;
  readonly most: number;
  /** What went wrong on the way, troubles of the page among it. */
  readonly faults: readonly string[];
}

/** Goes one journey; `turn` differs for every time the same one is gone. */
export async function travel(journey: Journey, look: Look, turn: number, how: Walk): Promise<Course> {
  const { browser, address } = how;
  const asker = await how.ask(journey.as);
  const options = { ...sizeOf(look.phone), dark: look.dark, locale: look.locale };
  const { page, context, troubles, close } = await openPage(browser, `${address}/icon.svg`, options);
  const { t } = await loadTexts(look.locale);
  let counted = 0;
  const hand: Hand = {
    ...{ page, t, turn, phone: look.phone },
    async press(...keys) {
      for (const key of keys) {
        counted += 1;
        await page.keyboard.press(key);
      }
    },
    async click(what) {
      counted += 1;
      await what.click();
    },
    button: (name) => page.getByRole('button', { name }).first(),
  };
  const faults: string[] = [];
  try {
    await context.addCookies([...asker.cookies].map(([name, value]) => ({ name, value, url: address })));
    await page.goto(`${address}${journey.from(asker, look.phone)}`);
    await page.locator('h1').first().waitFor();
    await settled(page);
    await journey.go(hand);
    await settled(page);
  } catch (error) {
    faults.push(String(error));
  } finally {
    faults.push(...troubles);
    await close();
  }
  const { as, what, most } = journey;
  if (counted > most) faults.push(`${counted} keys and clicks, at most ${most} are meant`);
  return { as, what, look: lookWords(look), counted, most, faults };
}
