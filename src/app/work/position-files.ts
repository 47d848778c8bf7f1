// Job statistics and the draft of a job description as files to take away.
import { describeJob } from '../../domain/work/job-description.ts';
import type { Assumptions } from '../../domain/work/staffing.ts';
import { jobDescriptionDocx } from '../../files/job-description-docx.ts';
import { positionWorkbook, type Say } from '../../files/position-sheets.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { Failure } from '../failure.ts';
import { type StatisticsQuery, viewPositionStatistics } from '../views/position-statistics.ts';

/** Throws as the view does. */
export async function statisticsAsWorkbook(
  context: AppContext,
  actor: RequestActor,
  query: StatisticsQuery,
  assumptions: Assumptions,
  say: Say,
) {
  const view = await viewPositionStatistics(context, actor, query);
  return {
    name: `${say('staffing.sheet.positions')} ${view.unit.name}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: await positionWorkbook(view, assumptions, say),
  };
}

/** Throws as the view does, and refused for a position the unit does not have. */
export async function jobDescriptionAsDocument(
  context: AppContext,
  actor: RequestActor,
  query: StatisticsQuery & { readonly position: string },
  words: { readonly body: string; readonly say: Say },
) {
  const view = await viewPositionStatistics(context, actor, query);
  const { position } = query;
  if (!view.positions.some((one) => one.position === position))
    throw new Failure('refused', 'nobody-in-position');
  const draft = describeJob(
    view.lines.filter((one) => one.position === position),
    new Map(view.items.map((one) => [one.id, one])),
  );
  const day = (date: string) => date.split('-').reverse().join('/');
  const head = {
    ...{ body: words.body, unit: view.unit.name, position },
    ...{ from: day(view.from), to: day(view.to) },
  };
  return {
    name: `${words.say('staffing.jd.title')} ${position}.docx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    body: await jobDescriptionDocx(head, draft, words.say),
  };
}
