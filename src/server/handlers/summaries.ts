import { type SummaryWords, summaryAsPdf, summaryAsWorkbook } from '../../app/office/summary-files.ts';
import { viewSummary } from '../../app/views/summary.ts';
import type { summaryRoutes } from '../../contract/summaries.ts';
import { formWords } from '../../text/forms/index.ts';
import type { Locale } from '../../text/index.ts';
import type { HandlersOf } from '../handler.ts';
import { sayIn } from '../say.ts';

async function wordsIn(locale: Locale, body: string): Promise<SummaryWords> {
  const { stateName, motto, placeAndDate } = formWords(locale);
  return { locale, body, stateName, motto, placeAndDate, say: await sayIn(locale) };
}

export const summaryHandlers: HandlersOf<typeof summaryRoutes> = {
  summary: async (context, { params }) => {
    const view = await viewSummary(context, context.actor, {
      unit: params.id,
      week: params.week,
      as: 'summary',
    });
    return {
      ...view,
      levels: [...view.levels],
      units: [...view.units],
      people: view.people.map((one) => ({ ...one, reasons: [...one.reasons] })),
      difficulties: [...view.difficulties],
    };
  },
  summaryWorkbook: async (context, { params, query }) =>
    summaryAsWorkbook(
      context,
      context.actor,
      { unit: params.id, week: params.week },
      await wordsIn(query.locale ?? 'vi', context.visit.tenant.name),
    ),
  summaryPdf: async (context, { params, query }) =>
    summaryAsPdf(
      context,
      context.actor,
      { unit: params.id, week: params.week },
      await wordsIn(query.locale ?? 'vi', context.visit.tenant.name),
    ),
};
