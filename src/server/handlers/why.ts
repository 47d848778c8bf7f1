import { whyAsPdf } from '../../app/print-why.ts';
import { viewWhy } from '../../app/views/why.ts';
import type { whyRoutes } from '../../contract/why.ts';
import { formWords } from '../../text/forms/index.ts';
import type { HandlersOf } from '../handler.ts';

export const whyHandlers: HandlersOf<typeof whyRoutes> = {
  why: (context, { params, query }) => viewWhy(context, context.actor, { ...params, ...query }),
  whySheet: (context, { params, query: { locale = 'vi', ...query } }) =>
    whyAsPdf(context, context.actor, {
      asked: { ...params, ...query },
      ...{ tenant: context.visit.tenant, locale, texts: formWords(locale) },
    }),
};
