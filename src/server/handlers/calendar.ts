import { addDay, revokeDay } from '../../app/calendar.ts';
import { readCalendar } from '../../app/views/calendar.ts';
import type { weekRoutes } from '../../contract/weeks.ts';
import type { HandlersOf } from '../handler.ts';

/** The calendar stands in the table of the weeks: its days decide what weeks are. */
type Calendar = Pick<typeof weekRoutes, 'calendar' | 'addDay' | 'revokeDay'>;

export const calendarHandlers: HandlersOf<Calendar> = {
  calendar: (context, { params }) => readCalendar(context, context.actor, params.year),
  addDay: (context, { body, intent }) => addDay(context, context.actor, intent, body),
  revokeDay: (context, { params, body, intent }) =>
    revokeDay(context, context.actor, intent, params.day, body),
};
