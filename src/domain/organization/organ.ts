// Which organ (cơ quan) a unit belongs to: shares of a level are counted in each organ by itself.
import type { Unit } from './shape.ts';

/** Kinds that are parts of an organ and never one themselves. */
const PARTS: readonly string[] = ['division'];

/** The nearest unit from here upwards that is no mere part; the top where all of them are. */
export function organOf(
  unitId: number,
  units: ReadonlyMap<number, Pick<Unit, 'parentId' | 'kind'>>,
): number | null {
  const seen = new Set<number>();
  let top: number | null = null;
  for (let id: number | null = unitId; id !== null && !seen.has(id); id = units.get(id)?.parentId ?? null) {
    seen.add(id);
    const unit = units.get(id);
    if (unit === undefined) return top;
    if (!PARTS.includes(unit.kind)) return id;
    top = id;
  }
  return top;
}
