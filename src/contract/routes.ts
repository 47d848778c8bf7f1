// The route table: every live route of the API stands here and nowhere else.
import { catalogueRoutes } from './catalogue.ts';
import { connectorRoutes } from './connectors.ts';
import { diaryRoutes } from './diaries.ts';
import { difficultyRoutes } from './difficulties.ts';
import { evaluationRoutes } from './evaluations.ts';
import { evidenceRoutes } from './evidence.ts';
import { healthRoutes } from './health.ts';
import { importRoutes } from './imports.ts';
import { logRoutes } from './log.ts';
import { messageRoutes } from './messages.ts';
import { officeRoutes } from './office.ts';
import { organizationRoutes } from './organization.ts';
import { pastWeekRoutes } from './past-weeks.ts';
import { periodRoutes } from './periods.ts';
import { planRoutes } from './plan.ts';
import { quotaGroupRoutes } from './quota-groups.ts';
import { quotaRoutes } from './quotas.ts';
import { roleRoutes } from './roles.ts';
import { rollUpRoutes } from './roll-ups.ts';
import { rulebookRoutes } from './rulebooks.ts';
import { accountRoutes, sessionRoutes } from './session.ts';
import { staffingRoutes } from './staffing.ts';
import { studioRoutes } from './studio.ts';
import { summaryRoutes } from './summaries.ts';
import { talkRoutes } from './talks.ts';
import { unitPeriodRoutes } from './unit-periods.ts';
import { weekRoutes } from './weeks.ts';
import { whyRoutes } from './why.ts';
import { workRoutes } from './work.ts';
import { workListRoutes } from './work-lists.ts';

export const ROUTES = {
  ...sessionRoutes,
  ...accountRoutes,
  ...roleRoutes,
  ...evaluationRoutes,
  ...weekRoutes,
  ...periodRoutes,
  ...officeRoutes,
  ...unitPeriodRoutes,
  ...quotaGroupRoutes,
  ...quotaRoutes,
  ...difficultyRoutes,
  ...summaryRoutes,
  ...talkRoutes,
  ...organizationRoutes,
  ...importRoutes,
  ...pastWeekRoutes,
  ...healthRoutes,
  ...logRoutes,
  ...messageRoutes,
  ...rollUpRoutes,
  ...whyRoutes,
  ...rulebookRoutes,
  ...studioRoutes,
  ...catalogueRoutes,
  ...staffingRoutes,
  ...workRoutes,
  ...planRoutes,
  ...evidenceRoutes,
  ...connectorRoutes,
  ...diaryRoutes,
  ...workListRoutes,
};
export type RouteKey = keyof typeof ROUTES;
