// Every node of the tree out of its members and its children. Exact and without order: adding in any order, or afresh
// from all members, gives the same figures to the last digit.
import { add, divide, type Fraction, fraction, ZERO } from '../score/fraction.ts';
import type { NodeFigures, PersonRollUp } from './shape.ts';

export const EMPTY_NODE: NodeFigures = {
  members: 0,
  counted: 0,
  missing: 0,
  notCounted: 0,
  levels: {},
  sum: ZERO,
};

type Figured = Pick<PersonRollUp, 'missing' | 'notCounted' | 'total' | 'level'>;

export function figuresOf(person: Figured): NodeFigures {
  return {
    members: 1,
    counted: person.total === null ? 0 : 1,
    missing: person.missing,
    notCounted: person.notCounted,
    levels: person.level === null ? {} : { [person.level]: 1 },
    sum: person.total ?? ZERO,
  };
}

type Levels = NodeFigures['levels'];

/** Keys in alphabetical order, so that equal figures are written alike; a level that is there already keeps its place. */
function addLevels(a: Levels, b: Levels): Levels {
  const sum: Record<string, number> = { ...a };
  let fresh = false;
  for (const [key, count] of Object.entries(b)) {
    fresh ||= !Object.hasOwn(sum, key);
    sum[key] = (sum[key] ?? 0) + count;
  }
  return fresh ? Object.fromEntries(Object.entries(sum).toSorted(([x], [y]) => (x < y ? -1 : 1))) : sum;
}

/** Both together. */
export function addFigures(a: NodeFigures, b: NodeFigures): NodeFigures {
  return {
    members: a.members + b.members,
    counted: a.counted + b.counted,
    missing: a.missing + b.missing,
    notCounted: a.notCounted + b.notCounted,
    levels: addLevels(a.levels, b.levels),
    sum: add(a.sum, b.sum),
  };
}

/** Mean of the members' totals; null when nobody has one. */
export function meanOfNode(figures: NodeFigures): Fraction | null {
  return figures.counted === 0 ? null : divide(figures.sum, fraction(figures.counted));
}

export interface TreeUnit {
  readonly unitId: number;
  readonly parentId: number | null;
}

/**
 * Figures of every unit: its own members and everything under it. Units may come in any order; members of a unit that is
 * not in the tree are given to nobody, so the caller passes the tree of the period's end.
 */
export function rollUpTree(
  units: readonly TreeUnit[],
  own: ReadonlyMap<number, NodeFigures>,
): ReadonlyMap<number, NodeFigures> {
  const children = Map.groupBy(units, (unit) => unit.parentId);
  const all = new Map<number, NodeFigures>();
  const visit = (unitId: number): NodeFigures => {
    const parts = (children.get(unitId) ?? []).map((child) => visit(child.unitId));
    const figures = parts.reduce(addFigures, own.get(unitId) ?? EMPTY_NODE);
    all.set(unitId, figures);
    return figures;
  };
  for (const root of children.get(null) ?? []) visit(root.unitId);
  return all;
}
