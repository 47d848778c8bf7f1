// A longer period of a unit as a file to take away; read and logged as the page is.
import { rollUpWorkbook, type Say } from '../../files/roll-up-sheets.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { type RollUpQuery, viewRollUp } from '../views/roll-up.ts';

/** Throws as the view does. */
export async function rollUpAsWorkbook(
  context: AppContext,
  actor: RequestActor,
  query: RollUpQuery,
  words: { readonly locale: 'vi' | 'en'; readonly say: Say },
) {
  const view = await viewRollUp(context, actor, query, 'roll-up-file');
  const levels = (view.regimes[0]?.levels ?? []).map(({ key, name }) => ({ key, name: name[words.locale] }));
  return {
    name: `${view.period} ${view.unit?.name ?? ''}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: await rollUpWorkbook({ ...view, levels, preview: view.openReadings !== null }, words.say),
  };
}
