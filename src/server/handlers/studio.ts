import { adoptRegime } from '../../app/studio/adopt.ts';
import { dropDraft, saveDraftText, startDraft } from '../../app/studio/drafts.ts';
import { activateDraft, confirmReadings, declineDraft, proposeDraft } from '../../app/studio/settle.ts';
import { dryRunFile, dryRunWorkbook, viewDryRun } from '../../app/views/dry-run.ts';
import { viewCheck, viewDraft, viewEdited, viewStudio } from '../../app/views/studio.ts';
import type { studioRoutes } from '../../contract/studio.ts';
import type { HandlersOf } from '../handler.ts';
import { sayIn } from '../say.ts';

function spanOf({ from, to }: { from?: string | undefined; to?: string | undefined }) {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

export const studioHandlers: HandlersOf<typeof studioRoutes> = {
  studio: (context) => viewStudio(context, context.actor),
  checkRulebook: async (context, { body }) => viewCheck(context.actor, body.source),
  editRulebookText: async (context, { body }) => viewEdited(context.actor, body.source, body.edits),
  startRulebookDraft: (context, { body, intent }) => startDraft(context, context.actor, intent, body),
  adoptRegime: (context, { body, intent }) => adoptRegime(context, context.actor, intent, body),
  rulebookDraft: (context, { params }) => viewDraft(context, context.actor, params.id),
  actOnRulebookDraft: (context, { params, body, intent }) => {
    const settling = { id: params.id, version: body.version };
    switch (body.act) {
      case 'save':
        return saveDraftText(context, context.actor, intent, { ...settling, source: body.source });
      case 'propose':
        return proposeDraft(context, context.actor, intent, settling);
      case 'activate':
        return activateDraft(context, context.actor, intent, settling);
      case 'decline':
        return declineDraft(context, context.actor, intent, { ...settling, reason: body.reason });
      case 'drop':
        return dropDraft(context, context.actor, intent, settling);
    }
  },
  dryRun: (context, { params, query }) => viewDryRun(context, context.actor, params.id, spanOf(query)),
  dryRunFile: async (context, { params, query: { as = 'csv', locale, ...span } }) =>
    as === 'csv'
      ? dryRunFile(context, context.actor, params.id, spanOf(span))
      : dryRunWorkbook(context, context.actor, params.id, spanOf(span), await sayIn(locale ?? 'vi')),
  confirmReadings: (context, { body, intent }) =>
    confirmReadings(context, context.actor, intent, {
      ...{ rulebookId: body.rulebook, version: body.version, readings: body.readings },
      documentNumber: body.documentNumber,
    }),
};
