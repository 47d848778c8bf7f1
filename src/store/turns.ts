// Long work on many rows in pieces: between two of them whoever else waits for this process gets his turn.
import { setImmediate as othersFirst } from 'node:timers/promises';

/** A few milliseconds of work on the dearest rows there are. */
const AT_ONCE = 500;

/** What `work` makes of all of them, piece by piece in their order. */
export async function inTurns<T, R>(
  all: readonly T[],
  work: (some: readonly T[]) => readonly R[] | Promise<readonly R[]>,
  atOnce = AT_ONCE,
): Promise<readonly R[]> {
  const made: R[] = [];
  for (let from = 0; from < all.length; from += atOnce) {
    if (from > 0) await othersFirst();
    for (const one of await work(all.slice(from, from + atOnce))) made.push(one);
  }
  return made;
}
