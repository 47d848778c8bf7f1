// Whether a regulation opens hours and work to the members of the unit. Without one they are between the person and those
// above; watching each other is never a setting of the program.
import type { PlainDate } from '../organization/shape.ts';
import { inForce } from '../rulebook/select.ts';
import type { Rulebook } from '../rulebook/shape.ts';

/**
 * The regulation that opens work to the unit on a date, or null. Of several versions in force the highest speaks: one that
 * no longer opens it closes it.
 */
export function opensWork(
  activated: readonly Rulebook[],
  date: PlainDate,
): (Rulebook & { readonly openness: NonNullable<Rulebook['openness']> }) | null {
  const held = activated.filter((one) => one.use === 'evaluation' && inForce(one, date));
  const speaking = held.filter(
    (one) => !held.some((other) => other.id === one.id && other.version > one.version),
  );
  for (const one of speaking) if (one.openness !== null) return { ...one, openness: one.openness };
  return null;
}
