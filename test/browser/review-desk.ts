// A desk for the pages that judge: the built product over a made-up API that scores, returns, approves and refuses
// the way the server does.
import type { Browser } from 'playwright-core';
import type { ActBody, EvaluationItem } from '../../src/contract/evaluations.ts';
import type { ROUTES } from '../../src/contract/routes.ts';
import type { SessionView } from '../../src/contract/session.ts';
import { isSignature } from '../../src/domain/evaluation/policy.ts';
import { weekDates } from '../../src/domain/period/week.ts';
import type { Reply } from '../../src/web/api.ts';
import { type FakeAnswers, FakeProblem, fakeApi } from './fake-api.ts';
import { DEADLINES, RULEBOOK, SESSION, todayReply, WEEK } from './fixtures/own-week.ts';
import { MANAGER, registerOf, scoresOf, viewOf } from './fixtures/team.ts';
import { chosenBy } from './fixtures/unit-week.ts';
import { openPage, type PageOptions, type TestPage } from './harness.ts';
import { type Site, startSite } from './site.ts';
import { buildWeb } from './web.ts';

/** Friday 20/11/2026, 15:50 in Ha Noi. */
const NOW = '2026-11-20T08:50:00.000Z';
export const PASSWORD = 'con trâu già gặm cỏ';

export interface SentAct {
  readonly key: unknown;
  readonly items: readonly (ActBody & { readonly id: number })[];
}
const owed = (duties: DeskState['duties']) => ({
  duties,
  waiting: duties.reduce((sum, { count }) => sum + count, 0),
});

export interface DeskState {
  items: EvaluationItem[];
  acts: SentAct[];
  stepUps: number;
  stepUpOpen: boolean;
  /** The answer to the next set of acts, when it is to fail. */
  refuse: FakeProblem | null;
  /** Lists fail while this is true. */
  down: boolean;
  /** Who last changed the records, as their history tells. */
  by: { id: number; name: string };
  session: Partial<SessionView>;
  duties: ReturnType<typeof todayReply>['duties'];
  /** What the register says of those who have not filed. */
  register: Reply<typeof ROUTES.teamWork>['people'];
}
export interface ReviewDesk {
  readonly site: Site;
  readonly state: DeskState;
  readonly reset: (items: readonly EvaluationItem[]) => void;
  readonly open: (browser: Browser, path: string, options?: PageOptions) => Promise<TestPage>;
}

const AFTER = { view: null, score: 'scored', return: null, approve: 'approved', decide: 'approved' } as const;

/** The record after an act, with what is left to do. */
function acted(item: EvaluationItem, body: ActBody): EvaluationItem {
  const version = item.version + 1;
  const may = item.may.filter((one) => one !== 'view');
  if (body.act === 'view') return { ...item, version, opened: true, may };
  if (body.act === 'view-dissent') return { ...item, version, dissent: 'opened', exceptions: [], may: [] };
  if (body.act === 'return') {
    const state = item.state === 'scored' ? 'submitted' : 'returned';
    return { ...item, version, state, scorer: null, waitingFor: item.person, may: [] };
  }
  const { quality, progress, conduct } = body.entered ?? {};
  const before = body.act === 'approve' ? item.scorer : item.self;
  const given = body.entered ? scoresOf(quality ?? 0, progress ?? 0, conduct ?? 0) : before;
  const state = AFTER[body.act as keyof typeof AFTER] ?? item.state;
  if (body.act === 'score') return { ...item, version, state, scorer: given, may: ['score'] };
  const scorer = body.act === 'decide' ? given : item.scorer;
  return { ...item, version, state, scorer, final: given, waitingFor: null, may: [] };
}

function answersOver(state: DeskState): FakeAnswers {
  const find = (id: number) => state.items.find((item) => item.id === id);
  const apply = (body: ActBody & { readonly id: number }) => {
    state.items = state.items.map((item) => (item.id === body.id ? acted(item, body) : item));
    const { id = 0, version = 0, state: now = 'open' } = find(body.id) ?? {};
    return { id, version, state: now };
  };
  const refusalOf = (items: SentAct['items']): FakeProblem | null => {
    const refused = state.refuse;
    state.refuse = null;
    if (refused) return refused;
    const signed = items.some(({ act }) => isSignature(act));
    if (signed && !state.stepUpOpen) return new FakeProblem(403, 'step-up-needed');
    const changed = items.filter((one) => find(one.id)?.version !== one.version);
    const refusals = changed.map(({ id }) => ({ code: 'version-changed', params: { evaluation: id } }));
    if (signed && changed.length === 0) state.stepUpOpen = false;
    return changed.length > 0 ? new FakeProblem(412, 'version-conflict', { refusals }) : null;
  };
  return {
    session: () => ({
      ...SESSION,
      person: MANAGER,
      menu: ['today', 'queue', 'unit', 'help'],
      homeUnit: 5,
      ...state.session,
    }),
    today: () => ({ ...todayReply([], {}), mine: [], mineEmpty: 'outside', ...owed(state.duties) }),
    rulebook: ({ query }) => ({
      id: query.id ?? RULEBOOK.id,
      version: RULEBOOK.version,
      hash: 'a3f09c11d2e8',
      rulebook: RULEBOOK,
      openReadings: null,
    }),
    week: ({ params }) => ({
      ...weekDates(params.week ?? WEEK),
      ...{ week: params.week, deadlines: DEADLINES, extended: [], daysOff: [], makeUpDays: [], version: 1 },
    }),
    evaluations: ({ query }) => {
      if (state.down) return new FakeProblem(503, 'unavailable');
      const items = chosenBy(query, state.items).filter(
        (item) => item.week === query.week && (query.part === 'approve' || !item.oneAuthority),
      );
      return { items, total: items.length, next: null };
    },
    teamWork: ({ params }) => ({ week: params.week, people: state.register }),
    evaluation: ({ params }) => {
      const item = find(Number(params.id));
      return item ? viewOf(item, {}, state.by) : new FakeProblem(404, 'not-found');
    },
    act: ({ params, body, headers }) => {
      const items = [{ ...(body as ActBody), id: Number(params.id) }];
      state.acts.push({ key: headers['idempotency-key'], items });
      return refusalOf(items) ?? apply(items[0] as SentAct['items'][number]);
    },
    actMany: ({ body, headers }) => {
      const { items } = body as { items: SentAct['items'] };
      state.acts.push({ key: headers['idempotency-key'], items });
      return refusalOf(items) ?? { items: items.map(apply) };
    },
    stepUp: ({ body }) => {
      if ((body as { password: string }).password !== PASSWORD) return new FakeProblem(403, 'wrong-password');
      state.stepUps += 1;
      state.stepUpOpen = true;
      return { until: '2026-11-20T08:56:00.000Z' };
    },
    signOut: () => ({ done: true }),
  };
}

/** `more` adds or replaces answers of a page. */
export async function startReviewDesk(
  more: (state: DeskState) => FakeAnswers = () => ({}),
): Promise<ReviewDesk> {
  const state = {} as DeskState;
  const reset = (items: readonly EvaluationItem[]) =>
    void Object.assign(state, {
      ...{
        items: [...items],
        acts: [],
        stepUps: 0,
        stepUpOpen: false,
        refuse: null,
        ...{ down: false, by: MANAGER },
        session: {},
        duties: [],
        register: [registerOf(9)],
      },
    } satisfies DeskState);
  reset([]);
  const site = await startSite(await buildWeb(), fakeApi({ ...answersOver(state), ...more(state) }));
  const open = async (browser: Browser, path: string, options: PageOptions = {}) => {
    const opened = await openPage(browser, `${site.address}/icon.svg`, options);
    await opened.page.clock.install({ time: NOW });
    await opened.page.goto(`${site.address}${path}`);
    return opened;
  };
  return { site, state, reset, open };
}
