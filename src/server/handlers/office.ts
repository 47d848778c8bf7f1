import { markOfBoard, pulseOf } from '../../app/office/board-events.ts';
import { handOver, viewHandOver } from '../../app/office/hand-over.ts';
import { remind, viewReminder } from '../../app/office/remind.ts';
import { viewBoard } from '../../app/views/board.ts';
import type { officeRoutes } from '../../contract/office.ts';
import type { HandlersOf } from '../handler.ts';

export const officeHandlers: HandlersOf<typeof officeRoutes> = {
  board: (context, { params, query }) =>
    viewBoard(context, context.actor, { week: params.week, unit: query.unit ?? null }),
  boardEvents: async (context, { params, query }) => {
    const asked = { week: params.week, unit: query.unit ?? null };
    return {
      mark: (actor) => markOfBoard(context, actor, asked),
      pulse: () => pulseOf(context, context.actor.tenantId),
    };
  },
  reminder: (context, { params, query }) =>
    viewReminder(context, context.actor, {
      week: params.week,
      unit: query.unit ?? null,
      subject: query.subject ?? null,
      stage: query.stage ?? null,
      person: query.person ?? null,
      overdue: query.overdue === 'yes',
    }),
  remind: (context, { params, body: { note, subject, ...asked }, intent }) =>
    remind(context, context.actor, intent, {
      week: params.week,
      ...asked,
      subject: subject ?? null,
      note: note?.trim() ?? '',
    }),
  handOverPreview: (context, { params, query: { person, action } }) =>
    viewHandOver(context, context.actor, { week: params.week, personId: person, action }),
  handOver: (context, { params, body: { person, ...form }, intent }) =>
    handOver(context, context.actor, intent, { week: params.week, personId: person, ...form }),
};
