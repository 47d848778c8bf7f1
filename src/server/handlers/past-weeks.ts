import { importPastWeeks } from '../../app/past-weeks/apply.ts';
import { undoPastImport } from '../../app/past-weeks/undo.ts';
import { listPastImports, rehearsePastWeeks, viewPastWeek } from '../../app/views/past-weeks.ts';
import type { pastWeekRoutes } from '../../contract/past-weeks.ts';
import type { HandlersOf } from '../handler.ts';

export const pastWeekHandlers: HandlersOf<typeof pastWeekRoutes> = {
  rehearsePastWeeks: (context, { body, files }) =>
    rehearsePastWeeks(context, context.actor, files, body.answers),
  importPastWeeks: (context, { body, files, intent }) =>
    importPastWeeks(context, context.actor, intent, files, body.answers),
  pastImports: (context) => listPastImports(context, context.actor),
  pastImportAct: (context, { params, body, intent }) =>
    undoPastImport(context, context.actor, intent, params.id, body),
  pastWeek: (context, { params }) => viewPastWeek(context, context.actor, params.id),
};
