import { keepDraft } from '../../app/drafts.ts';
import { stateGroup, stateSide } from '../../app/subjects.ts';
import { viewPeriodRecords } from '../../app/views/period-list.ts';
import { viewPeriods } from '../../app/views/period-overview.ts';
import { viewPeriodRecord } from '../../app/views/period-record.ts';
import type { periodRoutes } from '../../contract/periods.ts';
import type { HandlersOf } from '../handler.ts';

export const periodHandlers: HandlersOf<typeof periodRoutes> = {
  periods: (context) => viewPeriods(context, context.actor),
  periodRecords: (context, { params, query }) =>
    viewPeriodRecords(context, context.actor, { period: params.period, ...query }),
  periodRecord: (context, { params }) => viewPeriodRecord(context, context.actor, params.id),
  savePeriodDraft: (context, { params, body }) =>
    keepDraft(context, context.actor, { evaluationId: params.id, ...body }),
  stateSide: (context, { params, body, intent }) =>
    stateSide(context, context.actor, intent, { unitId: params.id, ...body }),
  stateGroup: (context, { params, body, intent }) =>
    stateGroup(context, context.actor, intent, { personId: params.id, ...body }),
};
