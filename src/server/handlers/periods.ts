import { closeUnitPeriod } from '../../app/close-period.ts';
import { keepDraft } from '../../app/drafts.ts';
import { extendPeriod } from '../../app/extend-period.ts';
import {
  exportPeriodRecord,
  type LongPrintOrder,
  periodRecordPdf,
  printPeriodRecord,
} from '../../app/print-period.ts';
import { type ListOrder, printUnitPeriod, unitPeriodPdf } from '../../app/print-unit-period.ts';
import { stateGroup, stateSide } from '../../app/subjects.ts';
import { viewPeriodApprovals } from '../../app/views/period-approvals.ts';
import { viewPeriodRecords } from '../../app/views/period-list.ts';
import { viewPeriods } from '../../app/views/period-overview.ts';
import { viewPeriodRecord } from '../../app/views/period-record.ts';
import { viewPeriodSteps } from '../../app/views/period-steps.ts';
import { viewUnitPeriod } from '../../app/views/unit-period.ts';
import type { periodRoutes } from '../../contract/periods.ts';
import type { unitPeriodRoutes } from '../../contract/unit-periods.ts';
import { formWords } from '../../text/forms/index.ts';
import type { Locale } from '../../text/index.ts';
import type { HandlerContext, HandlersOf } from '../handler.ts';

export const periodHandlers: HandlersOf<typeof periodRoutes & typeof unitPeriodRoutes> = {
  periods: (context) => viewPeriods(context, context.actor),
  periodRecords: (context, { params, query }) =>
    viewPeriodRecords(context, context.actor, { period: params.period, ...query }),
  periodRecord: (context, { params }) => viewPeriodRecord(context, context.actor, params.id),
  periodApprovals: (context, { params }) => viewPeriodApprovals(context, context.actor, params.period),
  periodSteps: (context, { params }) => viewPeriodSteps(context, context.actor, params.period),
  unitPeriod: (context, { params }) => viewUnitPeriod(context, context.actor, params.id, params.period),
  closeUnitPeriod: (context, { params, body, intent }) =>
    closeUnitPeriod(context, context.actor, intent, {
      ...{ unitId: params.id, period: params.period, version: body.version },
      ...{ leaveUnfinished: body.leaveUnfinished, reason: body.reason ?? '' },
    }),
  extendPeriod: (context, { params, body, intent }) =>
    extendPeriod(context, context.actor, intent, { period: params.period, ...body }),
  printPeriodRecord: (context, { params, query }) =>
    printPeriodRecord(context, context.actor, orderOf(context, params.id, query.locale)),
  exportPeriodRecord: (context, { params, query }) =>
    exportPeriodRecord(context, context.actor, orderOf(context, params.id, query.locale)),
  periodRecordPdf: (context, { params, query }) =>
    periodRecordPdf(context, context.actor, orderOf(context, params.id, query.locale)),
  printUnitPeriod: (context, { params, query }) =>
    printUnitPeriod(context, context.actor, listOf(context, params, query.locale)),
  unitPeriodPdf: (context, { params, query }) =>
    unitPeriodPdf(context, context.actor, listOf(context, params, query.locale)),
  savePeriodDraft: (context, { params, body }) =>
    keepDraft(context, context.actor, { evaluationId: params.id, ...body }),
  stateSide: (context, { params, body, intent }) =>
    stateSide(context, context.actor, intent, { unitId: params.id, ...body }),
  stateGroup: (context, { params, body, intent }) =>
    stateGroup(context, context.actor, intent, { personId: params.id, ...body }),
};

function orderOf({ visit }: HandlerContext, id: number, locale: Locale = 'vi'): LongPrintOrder {
  return { id, tenant: visit.tenant, locale, texts: formWords(locale) };
}

function listOf(
  { visit }: HandlerContext,
  { id, period }: { readonly id: number; readonly period: string },
  locale: Locale = 'vi',
): ListOrder {
  return { unitId: id, period, tenant: visit.tenant, locale, texts: formWords(locale) };
}
