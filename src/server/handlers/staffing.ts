import { viewPositionStatistics } from '../../app/views/position-statistics.ts';
import { jobDescriptionAsDocument, statisticsAsWorkbook } from '../../app/work/position-files.ts';
import type { staffingRoutes } from '../../contract/staffing.ts';
import { assumptionsOf, USUAL_ASSUMPTIONS } from '../../domain/work/staffing.ts';
import type { HandlersOf } from '../handler.ts';
import { sayIn } from '../say.ts';

export const staffingHandlers: HandlersOf<typeof staffingRoutes> = {
  positionStatistics: async (context, { params, query }) => {
    const view = await viewPositionStatistics(context, context.actor, { unit: params.id, ...query });
    return {
      ...view,
      holders: [...view.holders],
      items: view.items.map((one) => ({ ...one, positions: [...one.positions] })),
      positions: view.positions.map(({ position, own, comparison }) => ({
        ...{ position, own: { ...own, complexity: { ...own.complexity } } },
        comparison: {
          units: comparison.units,
          warnings: [...comparison.warnings],
          elsewhere:
            comparison.elsewhere === null
              ? null
              : { ...comparison.elsewhere, complexity: { ...comparison.elsewhere.complexity } },
        },
      })),
    };
  },
  positionStatisticsWorkbook: async (context, { params, query: { locale, from, to, assumptions } }) =>
    statisticsAsWorkbook(
      context,
      context.actor,
      { unit: params.id, from, to },
      assumptionsOf(assumptions ?? '') ?? USUAL_ASSUMPTIONS,
      await sayIn(locale ?? 'vi'),
    ),
  jobDescription: async (context, { params, query: { locale, from, to, position } }) =>
    jobDescriptionAsDocument(
      context,
      context.actor,
      { unit: params.id, from, to, position },
      { body: context.visit.tenant.name, say: await sayIn(locale ?? 'vi') },
    ),
};
