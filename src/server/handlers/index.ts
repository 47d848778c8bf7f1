// Every handler of the server, by the key of its route in the contract's table.
import type { AnyHandlers } from '../handler.ts';
import { accountHandlers } from './accounts.ts';
import { calendarHandlers } from './calendar.ts';
import { catalogueHandlers } from './catalogue.ts';
import { connectorHandlers } from './connectors.ts';
import { diaryHandlers } from './diaries.ts';
import { difficultyHandlers } from './difficulties.ts';
import { evaluationHandlers } from './evaluations.ts';
import { evidenceHandlers } from './evidence.ts';
import { healthHandlers } from './health.ts';
import { importHandlers } from './imports.ts';
import { logHandlers } from './log.ts';
import { messageHandlers } from './messages.ts';
import { officeHandlers } from './office.ts';
import { organizationHandlers } from './organization.ts';
import { pastWeekHandlers } from './past-weeks.ts';
import { periodHandlers } from './periods.ts';
import { quotaGroupHandlers } from './quota-groups.ts';
import { quotaHandlers } from './quotas.ts';
import { roleHandlers } from './roles.ts';
import { rollUpHandlers } from './roll-ups.ts';
import { rulebookHandlers } from './rulebooks.ts';
import { sessionHandlers } from './session.ts';
import { staffingHandlers } from './staffing.ts';
import { studioHandlers } from './studio.ts';
import { summaryHandlers } from './summaries.ts';
import { talkHandlers } from './talks.ts';
import { weekHandlers } from './weeks.ts';
import { whyHandlers } from './why.ts';
import { planHandlers, workHandlers } from './work.ts';
import { workListHandlers } from './work-lists.ts';

export const handlers = {
  ...sessionHandlers,
  ...accountHandlers,
  ...roleHandlers,
  ...evaluationHandlers,
  ...weekHandlers,
  ...periodHandlers,
  ...officeHandlers,
  ...quotaGroupHandlers,
  ...quotaHandlers,
  ...difficultyHandlers,
  ...summaryHandlers,
  ...talkHandlers,
  ...calendarHandlers,
  ...organizationHandlers,
  ...importHandlers,
  ...pastWeekHandlers,
  ...healthHandlers,
  ...logHandlers,
  ...messageHandlers,
  ...rollUpHandlers,
  ...whyHandlers,
  ...rulebookHandlers,
  ...studioHandlers,
  ...catalogueHandlers,
  ...staffingHandlers,
  ...workHandlers,
  ...planHandlers,
  ...evidenceHandlers,
  ...connectorHandlers,
  ...diaryHandlers,
  ...workListHandlers,
} satisfies AnyHandlers;
