import { talkAsPdf, talkAsWorkbook } from '../../app/print-talk.ts';
import { actOnTalk } from '../../app/talks/act.ts';
import { recordFact, takeBackFact } from '../../app/talks/facts.ts';
import { viewConduct } from '../../app/views/conduct.ts';
import { viewTalk, viewTalks } from '../../app/views/talks.ts';
import type { talkRoutes } from '../../contract/talks.ts';
import { formWords } from '../../text/forms/index.ts';
import type { Locale } from '../../text/index.ts';
import type { HandlerContext, HandlersOf } from '../handler.ts';

export const talkHandlers: HandlersOf<typeof talkRoutes> = {
  talks: (context, { query }) =>
    viewTalks(context, context.actor, {
      state: query.state ?? 'live',
      unit: query.unit ?? null,
      mine: query.mine === 'yes',
    }),
  talk: (context, { params }) => viewTalk(context, context.actor, params.id),
  talkPdf: (context, { params, query }) =>
    talkAsPdf(context, context.actor, orderOf(context, params.id, query.locale)),
  talkWorkbook: (context, { params, query }) =>
    talkAsWorkbook(context, context.actor, orderOf(context, params.id, query.locale)),
  actOnTalk: (context, { params, body: { version, ...command }, intent }) =>
    actOnTalk(context, context.actor, intent, { id: params.id, version, command }),
  conduct: (context, { params }) => viewConduct(context, context.actor, params.id),
  recordFact: (context, { params, body, intent }) =>
    recordFact(context, context.actor, intent, { evaluationId: params.id, form: body }),
  takeBackFact: (context, { params, body: { version, reason }, intent }) =>
    takeBackFact(context, context.actor, intent, { id: params.id, version, reason }),
};

function orderOf({ visit }: HandlerContext, id: number, locale: Locale = 'vi') {
  return { id, tenant: visit.tenant, locale, texts: formWords(locale) };
}
