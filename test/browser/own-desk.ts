// A desk for the pages of one's own: the built product over a made-up API whose week remembers what is done to it.

import type { Browser, Page } from 'playwright-core';
import type { ActBody, EvaluationView } from '../../src/contract/evaluations.ts';
import { FakeProblem, fakeApi } from './fake-api.ts';
import { ownView, PERSON, RULEBOOK, SESSION, SESSIONS, todayReply } from './fixtures/own-week.ts';
import { periodView } from './fixtures/period.ts';
import { PERSON_ROLL_UPS } from './fixtures/roll-up.ts';
import { RULEBOOKS, rulebookVersion } from './fixtures/rulebooks.ts';
import type { WorkReport } from './fixtures/work.ts';
import { openPage, type PageOptions, type TestPage } from './harness.ts';
import { type Site, startSite } from './site.ts';
import { buildWeb } from './web.ts';

/** Friday 20/11/2026, 15:00 in Ha Noi: an hour and a half before the deadline. */
const NOW = '2026-11-20T08:00:00.000Z';

/** One quarter under two regulations at once. */
const QUARTER = { ...periodView(), person: PERSON.person, period: '2026-Q3', state: 'approved' } as const;
const PERIODS = {
  running: ['2026-Q4'],
  mine: [
    { ...QUARTER, ...{ self: { total: 9000, level: 'good' }, final: { total: 8800, level: 'good' } } },
    { ...QUARTER, id: QUARTER.id + 1, line: 'party', state: 'submitted' },
  ],
  duties: [],
};

export interface OwnDesk {
  readonly site: Site;
  /** What the server holds; tests read and change it. */
  readonly state: {
    views: EvaluationView[];
    acts: { readonly key: unknown; readonly body: ActBody }[];
    drafts: number;
    /** The answer to the next act, when it is to fail. */
    refuse: FakeProblem | null;
    today: Partial<ReturnType<typeof todayReply>>;
    /** Places besides those of everybody. */
    menu?: (typeof SESSION)['menu'];
    /** What the register makes of the week. */
    work: WorkReport | null;
  };
  readonly open: (browser: Browser, path: string, options?: PageOptions) => Promise<TestPage>;
}

const AFTER = { submit: 'submitted', withdraw: 'open', dissent: 'approved' } as const;

export async function startOwnDesk(): Promise<OwnDesk> {
  const state: OwnDesk['state'] = { views: [], acts: [], drafts: 0, refuse: null, today: {}, work: null };
  const find = (id: string | undefined) => state.views.find((view) => `${view.id}` === id);
  const missing = () => new FakeProblem(404, 'not-found');
  const api = fakeApi({
    session: () => ({ ...SESSION, menu: state.menu ?? SESSION.menu }),
    today: () => todayReply(state.views, state.today),
    rulebook: () => ({
      id: RULEBOOK.id,
      version: RULEBOOK.version,
      hash: 'a3f09c11d2e8',
      rulebook: RULEBOOK,
      openReadings: null,
    }),
    rulebooks: () => ({ items: RULEBOOKS }),
    rulebookVersion: ({ params }) => rulebookVersion(params.id ?? '') ?? missing(),
    evaluations: ({ query }) => {
      const items = state.views.filter((view) => view.week === query.week);
      return { items, total: items.length, next: null };
    },
    evaluation: ({ params }) => find(params.id) ?? missing(),
    workReport: () => state.work ?? missing(),
    saveDraft: ({ params, body }) => {
      const view = find(params.id);
      const { version, body: text } = body as { version: number; body: unknown };
      if (view === undefined) return missing();
      const now = view.draft?.version ?? 0;
      if (version !== now) return new FakeProblem(412, 'version-conflict', { current: { version: now } });
      state.drafts += 1;
      replace(view.id, { draft: { version: now + 1, savedAt: NOW, body: text } });
      return { version: now + 1, savedAt: NOW };
    },
    act: ({ params, body, headers }) => {
      const view = find(params.id);
      const sent = body as ActBody;
      state.acts.push({ key: headers['idempotency-key'], body: sent });
      const refusal = state.refuse;
      state.refuse = null;
      if (refusal !== null || view === undefined) return refusal ?? missing();
      const next = AFTER[sent.act as keyof typeof AFTER] ?? view.state;
      const done = ownView(next, { id: view.id, ...(sent.report ? { report: sent.report } : {}) });
      replace(view.id, {
        ...done,
        version: view.version + 1,
        may: next === 'submitted' ? ['withdraw'] : done.may,
      });
      return { id: view.id, version: view.version + 1, state: next };
    },
    person: () => PERSON,
    periods: () => PERIODS,
    personRollUps: () => PERSON_ROLL_UPS,
    sessions: () => SESSIONS,
    endSession: () => ({ done: true }),
    stepUp: () => ({ until: '2026-11-20T08:05:00.000Z' }),
  });
  const replace = (id: number, change: Partial<EvaluationView>) => {
    state.views = state.views.map((view) => (view.id === id ? { ...view, ...change } : view));
  };
  const site = await startSite(await buildWeb(), api);
  const open = async (browser: Browser, path: string, options: PageOptions = {}) => {
    const opened = await openPage(browser, `${site.address}/icon.svg`, options);
    await opened.page.clock.install({ time: NOW });
    await opened.page.goto(`${site.address}${path}`);
    return opened;
  };
  return { site, state, open };
}

/** The form is on screen and its kept draft has been looked for. */
export async function formReady(page: Page): Promise<void> {
  await page.locator('fieldset:not([disabled]) #item-add').waitFor();
}
