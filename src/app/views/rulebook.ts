// A regulation the body goes by or a record is judged by, as data, with the hash that names this very text.
import { weekOf } from '../../domain/period/week.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';
import { previewOf } from '../preview.ts';
import { mondayOf, reading } from './reading.ts';
import { rulebookFor } from './week.ts';

interface RulebookQuery {
  readonly week?: string | undefined;
  readonly id?: string | undefined;
  readonly version?: number | undefined;
}

/** The version named, else the body's of a week (this one). Throws not-found, refused `no-rulebook`. */
export async function viewRulebook(context: AppContext, actor: RequestActor, asked: RulebookQuery = {}) {
  const { week = weekOf(actor.today), id, version } = asked;
  mondayOf(week);
  return reading(context, actor, async ({ tx, rulebooks }) => {
    const named = rulebooks
      .active()
      .find((one) => one.rulebook.id === id && one.rulebook.version === version);
    if (id !== undefined && named === undefined) throw notFound();
    const { rulebook, hash } = named ?? rulebookFor(rulebooks, week);
    const openReadings = await previewOf(tx, actor, rulebooks.openReadings(rulebook));
    return { id: rulebook.id, version: rulebook.version, hash, rulebook, openReadings };
  });
}
