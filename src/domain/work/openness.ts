// Whether a regulation opens hours and work to the members of the unit. Without one they are between the person and those
// above; watching each other is never a setting of the program.
import type { PlainDate } from '../organization/shape.ts';
import { inForceOn } from '../rulebook/select.ts';
import type { Rulebook } from '../rulebook/shape.ts';

/**
 * The regulation that opens work to the unit on a date, or null. A newer version that no longer opens it, or with which the
 * body leaves the regulation, closes it.
 */
export function opensWork(
  activated: readonly Rulebook[],
  date: PlainDate,
): (Rulebook & { readonly openness: NonNullable<Rulebook['openness']> }) | null {
  for (const one of inForceOn(activated, date))
    if (one.use === 'evaluation' && one.openness !== null) return { ...one, openness: one.openness };
  return null;
}
