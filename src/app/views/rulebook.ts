// The regulation in force for a week, as data, with the hash that names this very text.
import { weekOf } from '../../domain/period/week.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { previewOf } from '../preview.ts';
import { mondayOf, reading } from './reading.ts';
import { rulebookFor } from './week.ts';

/** Of this week unless another is named. Throws refused `no-rulebook`. */
export async function viewRulebook(context: AppContext, actor: RequestActor, week = weekOf(actor.today)) {
  mondayOf(week);
  return reading(context, actor, async ({ tx, rulebooks }) => {
    const { rulebook, hash } = rulebookFor(rulebooks, week);
    const openReadings = await previewOf(tx, actor, rulebooks.openReadings(rulebook));
    return { id: rulebook.id, version: rulebook.version, hash, rulebook, openReadings };
  });
}
