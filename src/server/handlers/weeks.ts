import { closeUnitPeriod } from '../../app/close-period.ts';
import { extendWeek } from '../../app/extend-week.ts';
import { viewRulebook } from '../../app/views/rulebook.ts';
import { viewToday } from '../../app/views/today.ts';
import { viewUnitWeek } from '../../app/views/unit-week.ts';
import { viewWeek } from '../../app/views/week.ts';
import type { weekRoutes } from '../../contract/weeks.ts';
import type { HandlersOf } from '../handler.ts';

/** The three calendar routes of the same table have handlers of their own. */
type Weeks = Omit<typeof weekRoutes, 'calendar' | 'addDay' | 'revokeDay'>;

export const weekHandlers: HandlersOf<Weeks> = {
  week: (context, { params }) => viewWeek(context, context.actor, params.week),
  today: (context) => viewToday(context, context.actor),
  unitWeek: (context, { params }) => viewUnitWeek(context, context.actor, params.id, params.week),
  closeUnitWeek: (context, { params, body, intent }) =>
    closeUnitPeriod(context, context.actor, intent, {
      unitId: params.id,
      period: params.week,
      version: body.version,
      leaveUnfinished: body.leaveUnfinished,
      reason: body.reason ?? '',
    }),
  extendWeek: (context, { params, body, intent }) =>
    extendWeek(context, context.actor, intent, { week: params.week, ...body }),
  rulebook: (context, { query }) => viewRulebook(context, context.actor, query),
};
