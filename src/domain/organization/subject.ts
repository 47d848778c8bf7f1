// To which side of the political system a unit belongs and to which group of staff a person: what selects the
// regulation. Read off the organisation, and corrected by hand where a body knows better.
import type { OrganSide, StaffGroup } from '../rulebook/shape-regime.ts';
import type { Rank, Unit } from './shape.ts';

/** Kinds of units that settle the side; any other takes the side of the unit above. */
const SIDES: Readonly<Record<string, OrganSide>> = {
  party: 'party',
  'people-committee': 'state',
  'service-unit': 'service-unit',
};

/** Side of a unit: stated for it or a unit above, else by the nearest kind that settles it; state where nothing does. */
export function sideOf(
  unitId: number,
  units: ReadonlyMap<number, Pick<Unit, 'parentId' | 'kind'>>,
  stated: ReadonlyMap<number, OrganSide> = new Map(),
): OrganSide {
  const seen = new Set<number>();
  for (let id: number | null = unitId; id !== null && !seen.has(id); id = units.get(id)?.parentId ?? null) {
    seen.add(id);
    const side = stated.get(id) ?? SIDES[units.get(id)?.kind ?? ''];
    if (side !== undefined) return side;
  }
  return 'state';
}

/** Group of a person holding this post: stated for the person, else elected leaders, staff of service units, the rest. */
export function staffGroupOf(rank: Rank, side: OrganSide, stated: StaffGroup | null): StaffGroup {
  if (stated !== null) return stated;
  if (rank === 'leader') return 'cadre';
  return side === 'service-unit' ? 'public-employee' : 'civil-servant';
}
