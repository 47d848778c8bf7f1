// The one table of pages: address -> lazily loaded component. Adding a page is one line here and one in `paths.ts`.
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
  redirect,
} from '@tanstack/react-router';
import type { Area } from '../text/index.ts';
import { withAreas } from './area-texts.ts';
import { Frame } from './frame/frame.tsx';
import { PageError } from './frame/page-error.tsx';
import { PlainFrame } from './frame/plain-frame.tsx';
import { loadOrTell } from './missing-script.ts';
import { NotFoundPage } from './pages/not-found/page.tsx';
import { paths } from './paths.ts';
import { basePath } from './place.ts';
import { readSession, SESSION_KEY } from './session.tsx';

interface Context {
  readonly queries: QueryClient;
}

const rootRoute = createRootRouteWithContext<Context>()({
  notFoundComponent: NotFoundPage,
  errorComponent: PageError,
});

/** Pages for everybody: signing in, activation, set-up. */
const open = createRoute({ getParentRoute: () => rootRoute, id: 'open', component: PlainFrame });

/** Pages behind sign-in; the wanted address is kept for after it. */
const closed = createRoute({
  getParentRoute: () => rootRoute,
  id: 'closed',
  component: Frame,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queries.ensureQueryData({ queryKey: SESSION_KEY, queryFn: readSession });
    if (session === null) throw redirect({ to: paths.signIn, search: { tiep: location.href } });
    if (session.mustChangePassword && location.pathname !== paths.password)
      throw redirect({ to: paths.password });
  },
});

type Load = () => Promise<Record<string, RouteComponent>>;

/** One page: where it stands, its script, and the areas of the catalogue it and its parts take words from. */
function page(
  under: typeof open | typeof closed,
  path: string,
  load: Load,
  name: string,
  areas: readonly Area[] = [],
) {
  const parent = under as typeof closed;
  const component = lazyRouteComponent(() => loadOrTell(() => withAreas(areas, load)), name);
  return createRoute({ getParentRoute: () => parent, path, component });
}

const openPages = [
  page(open, paths.signIn, () => import('./pages/sign-in/page.tsx'), 'SignInPage'),
  page(open, paths.activation, () => import('./pages/sign-in/activation.tsx'), 'ActivationPage'),
  page(open, paths.setup, () => import('./pages/sign-in/setup.tsx'), 'SetupPage'),
];

const closedPages = [
  page(closed, paths.password, () => import('./pages/sign-in/password.tsx'), 'PasswordPage'),
  page(closed, paths.today, () => import('./pages/today/page.tsx'), 'TodayPage', [
    'trend',
    'today',
    'duties',
    'work',
    'workRefusals',
    'period',
    'preview',
  ]),
  page(closed, paths.tasks, () => import('./pages/tasks/page.tsx'), 'TasksPage', [
    'work',
    'diary',
    'fileRefusals',
    'task',
    'plan',
    'workRefusals',
  ]),
  page(closed, paths.workWaiting, () => import('./pages/work-waiting/page.tsx'), 'WorkWaitingPage', [
    'work',
    'plan',
    'workRefusals',
  ]),
  page(closed, '/don-vi/$unit/ke-hoach', () => import('./pages/plan/page.tsx'), 'PlanPage', [
    'work',
    'task',
    'plan',
    'workRefusals',
  ]),
  page(closed, '/don-vi/$unit/cong-viec', () => import('./pages/unit-tasks/page.tsx'), 'UnitTasksPage', [
    'work',
    'plan',
  ]),
  page(closed, paths.openWork, () => import('./pages/open-work/page.tsx'), 'OpenWorkPage', [
    'work',
    'rulebook',
    'team',
  ]),
  page(closed, '/viec/$task', () => import('./pages/task/page.tsx'), 'TaskPage', [
    'work',
    'task',
    'evidence',
    'workRefusals',
  ]),
  page(closed, '/tuan/$week', () => import('./pages/my-week/page.tsx'), 'MyWeekPage', [
    'week',
    'today',
    'proposal',
    'conduct',
  ]),
  page(closed, '/ky/$period', () => import('./pages/period/list-page.tsx'), 'PeriodListPage', [
    'period',
    'preview',
    'quota',
  ]),
  page(closed, '/ky/$period/duyet', () => import('./pages/period-approve/page.tsx'), 'PeriodApprovePage', [
    'period',
    'preview',
    'periodApprove',
    'quota',
    'periodRefusals',
    'approve',
  ]),
  page(closed, '/ky/$period/buoc', () => import('./pages/period-steps/page.tsx'), 'PeriodStepsPage', [
    'period',
    'preview',
    'periodApprove',
    'periodRefusals',
  ]),
  page(closed, '/ky/$period/don-vi/$unit', () => import('./pages/unit-period/page.tsx'), 'UnitPeriodPage', [
    'team',
    'period',
    'preview',
    'unitPeriod',
    'unit',
  ]),
  page(closed, '/ky/$period/$id', () => import('./pages/period/page.tsx'), 'PeriodRecordPage', [
    'period',
    'unitWork',
    'week',
    'result',
    'periodRefusals',
    'preview',
    'quota',
    'rulebook',
  ]),
  page(closed, '/ty-le/$period', () => import('./pages/quota/page.tsx'), 'QuotaPage', [
    'quota',
    'preview',
    'rulebook',
    'organizationRefusals',
  ]),
  page(closed, '/ket-qua/$id', () => import('./pages/result/page.tsx'), 'ResultPage', [
    'proposal',
    'result',
    'conduct',
    'week',
    'preview',
    'rulebook',
  ]),
  page(closed, paths.myRecord, () => import('./pages/my-record/page.tsx'), 'MyRecordPage', [
    'trend',
    'record',
    'pastWeeks',
    'period',
    'preview',
    'today',
    'rulebook',
    'rollUp',
  ]),
  page(closed, paths.rulebook, () => import('./pages/rulebook/page.tsx'), 'RulebookPage', [
    'rulebook',
    'preview',
  ]),
  page(closed, paths.catalogue, () => import('./pages/catalogue/page.tsx'), 'CataloguePage', [
    'catalogue',
    'importing',
    'importChanges',
    'fileRefusals',
  ]),
  page(closed, paths.studio, () => import('./pages/studio/page.tsx'), 'StudioPage', ['studio']),
  page(closed, '/quan-tri/quy-dinh/$id', () => import('./pages/studio/draft-page.tsx'), 'RulebookDraftPage', [
    'studio',
    'rulebook',
  ]),
  page(closed, paths.help, () => import('./pages/help/page.tsx'), 'HelpPage', ['help', 'keys']),
  page(closed, paths.queue, () => import('./pages/queue/page.tsx'), 'QueuePage', [
    'queue',
    'today',
    'duties',
    'period',
    'preview',
  ]),
  page(closed, '/xu-ly/cham/$week', () => import('./pages/score-team/page.tsx'), 'ScoreTeamPage', [
    'trend',
    'proposal',
    'team',
    'conduct',
    'approve',
    'preview',
    'rulebook',
    'keys',
  ]),
  page(closed, paths.quotaGroups, () => import('./pages/quota-groups/page.tsx'), 'QuotaGroupsPage', [
    'groups',
    'quota',
    'rulebook',
    'organizationRefusals',
  ]),
  page(closed, paths.health, () => import('./pages/health/page.tsx'), 'HealthPage', ['health']),
  page(closed, paths.importing, () => import('./pages/import/page.tsx'), 'ImportPage', [
    'importing',
    'importChanges',
    'importRefusals',
    'fileRefusals',
    'organizationRefusals',
  ]),
  page(closed, paths.pastWeeks, () => import('./pages/past-weeks/page.tsx'), 'PastWeeksPage', [
    'pastWeeks',
    'fileRefusals',
    'importRefusals',
  ]),
  page(closed, '/phieu-cu/$record', () => import('./pages/past-week/page.tsx'), 'PastWeekPage', [
    'pastWeeks',
  ]),
  page(closed, paths.accounts, () => import('./pages/accounts/page.tsx'), 'AccountsPage', [
    'accounts',
    'organizationRefusals',
  ]),
  page(closed, paths.connectors, () => import('./pages/connectors/page.tsx'), 'ConnectorsPage', [
    'connectors',
    'organizationRefusals',
  ]),
  page(
    closed,
    `${paths.connectors}/$connector`,
    () => import('./pages/connectors/one.tsx'),
    'ConnectorPage',
    ['connectors', 'workLists', 'task', 'work', 'fileRefusals', 'organizationRefusals'],
  ),
  page(
    closed,
    `${paths.connectors}/$connector/tep/$list`,
    () => import('./pages/work-list/page.tsx'),
    'WorkListPage',
    ['workLists', 'connectors', 'work', 'fileRefusals', 'importRefusals'],
  ),
  page(closed, paths.roles, () => import('./pages/roles/page.tsx'), 'RolesPage', [
    'roles',
    'organizationRefusals',
  ]),
  page(closed, paths.delegation, () => import('./pages/delegation/page.tsx'), 'DelegationPage', [
    'people',
    'organizationRefusals',
  ]),
  page(closed, paths.leave, () => import('./pages/leave/page.tsx'), 'LeavePage', [
    'people',
    'organizationRefusals',
  ]),
  page(closed, paths.calendar, () => import('./pages/calendar/page.tsx'), 'CalendarPage', [
    'calendar',
    'rulebook',
    'organizationRefusals',
  ]),
  page(closed, paths.postMap, () => import('./pages/post-map/page.tsx'), 'PostMapPage', [
    'organization',
    'rulebook',
    'organizationRefusals',
  ]),
  page(closed, paths.find, () => import('./pages/find/page.tsx'), 'FindPage', ['people']),
  page(closed, '/nguoi/$person', () => import('./pages/person/page.tsx'), 'PersonPage', [
    'trend',
    'people',
    'pastWeeks',
    'record',
    'organization',
    'today',
    'organizationRefusals',
  ]),
  page(closed, '/nguoi/$person/gio', () => import('./pages/hours/page.tsx'), 'HoursPage', [
    'people',
    'work',
    'team',
    'rulebook',
  ]),
  page(closed, '/xu-ly/duyet/$week', () => import('./pages/approve/page.tsx'), 'ApprovePage', [
    'trend',
    'proposal',
    'approve',
    'conduct',
    'team',
    'preview',
    'rulebook',
    'keys',
  ]),
  page(closed, '/don-vi', () => import('./pages/unit-week/page.tsx'), 'UnitWeekPage', [
    'unit',
    'plan',
    'team',
    'today',
    'organizationRefusals',
  ]),
  page(closed, '/don-vi/$unit', () => import('./pages/unit-week/page.tsx'), 'UnitWeekPage', [
    'unit',
    'plan',
    'team',
    'today',
    'organizationRefusals',
  ]),
  page(closed, '/don-vi/$unit/tong-hop', () => import('./pages/summary/page.tsx'), 'SummaryPage', [
    'summary',
    'team',
  ]),
  page(closed, paths.staffing, () => import('./pages/staffing/page.tsx'), 'StaffingPage', ['staffing']),
  page(closed, paths.difficulties, () => import('./pages/difficulties/page.tsx'), 'DifficultiesPage', [
    'difficulties',
  ]),
  page(closed, paths.talks, () => import('./pages/talks/page.tsx'), 'TalksPage', ['talks']),
  page(closed, '/van-phong/lam-viec/$id', () => import('./pages/talks/case-page.tsx'), 'TalkPage', [
    'talks',
    'conduct',
  ]),
  page(closed, paths.office, () => import('./pages/office/page.tsx'), 'OfficePage', [
    'office',
    'messages',
    'unit',
    'rulebook',
    'team',
  ]),
  page(closed, paths.rollUpNow, () => import('./pages/roll-up/page.tsx'), 'RollUpPage', [
    'rollUp',
    'quota',
    'rulebook',
    'team',
    'preview',
  ]),
  page(closed, '/tong-hop/$period', () => import('./pages/roll-up/page.tsx'), 'RollUpPage', [
    'rollUp',
    'quota',
    'rulebook',
    'team',
    'preview',
  ]),
  page(closed, '/vi-sao/$of/$id', () => import('./pages/why/page.tsx'), 'WhyPage', [
    'why',
    'rulebook',
    'preview',
  ]),
  page(closed, '/vi-sao/$of/$id/$period/$regime', () => import('./pages/why/page.tsx'), 'WhyPage', [
    'why',
    'rulebook',
    'preview',
  ]),
  page(closed, paths.keyboard, () => import('./pages/keyboard/page.tsx'), 'KeyboardPage', ['help', 'keys']),
  page(closed, paths.messages, () => import('./pages/messages/page.tsx'), 'MessagesPage', ['messages']),
  page(closed, '/thong-bao/$no', () => import('./pages/messages/opener.tsx'), 'MessageOpener', ['messages']),
  page(closed, paths.log, () => import('./pages/log/page.tsx'), 'LogPage', ['log']),
  page(closed, paths.reopen, () => import('./pages/reopen/page.tsx'), 'ReopenPage', [
    'reopen',
    'team',
    'result',
  ]),
  page(closed, '$', async () => ({ NotFoundPage }), 'NotFoundPage'),
];

export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree: rootRoute.addChildren([open.addChildren(openPages), closed.addChildren(closedPages)]),
    basepath: basePath === '' ? '/' : basePath,
    context: { queries },
    defaultPreload: 'intent',
    defaultPendingMs: 300,
    scrollRestoration: true,
    defaultErrorComponent: PageError,
    defaultNotFoundComponent: NotFoundPage,
  });
}
