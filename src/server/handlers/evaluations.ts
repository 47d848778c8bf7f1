import { type Asked, actOnEvaluations } from '../../app/act.ts';
import { keepDraft } from '../../app/drafts.ts';
import { exportEvaluation, type PrintOrder, printEvaluation } from '../../app/print.ts';
import { viewEvaluation } from '../../app/views/evaluation.ts';
import { viewEvaluations } from '../../app/views/evaluations.ts';
import type { ActBody, evaluationRoutes } from '../../contract/evaluations.ts';
import { formWords } from '../../text/forms/index.ts';
import type { Locale } from '../../text/index.ts';
import type { HandlerContext, HandlersOf } from '../handler.ts';

function askedOf(id: number, body: ActBody): Asked {
  const { act, version, entered = null, report = null, comment = '' } = body;
  const { facts = null, level = null, step = null } = body;
  return { id, command: { name: act, version, entered, report, comment, facts, level, step } };
}

export const evaluationHandlers: HandlersOf<typeof evaluationRoutes> = {
  evaluations: (context, { query }) => viewEvaluations(context, context.actor, query),
  evaluation: (context, { params }) => viewEvaluation(context, context.actor, params.id),
  saveDraft: (context, { params, body }) =>
    keepDraft(context, context.actor, { evaluationId: params.id, ...body }),
  act: async (context, { params, body, intent }) => {
    const [acted] = await actOnEvaluations(context, context.actor, intent, [askedOf(params.id, body)]);
    if (acted === undefined) throw new Error('an act without an answer');
    return acted;
  },
  actMany: async (context, { body, intent }) => {
    const asked = body.items.map(({ id, ...one }) => askedOf(id, one));
    return { items: [...(await actOnEvaluations(context, context.actor, intent, asked))] };
  },
  printEvaluation: (context, { params, query }) =>
    printEvaluation(context, context.actor, orderOf(context, params.id, query.locale)),
  exportEvaluation: (context, { params, query }) =>
    exportEvaluation(context, context.actor, orderOf(context, params.id, query.locale)),
};

function orderOf({ visit }: HandlerContext, id: number, locale: Locale = 'vi'): PrintOrder {
  return { id, tenant: visit.tenant, locale, texts: formWords(locale) };
}
