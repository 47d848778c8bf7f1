// Preorder numbers of a tree of units: a subtree is the range lo..hi, both ends included; the first root has lo 1.
import type { Unit } from '../shape.ts';

/** Codes part by part, numbers as numbers: 'KH.A.2' before 'KH.A.10'. */
export function compareCodes(a: string, b: string): number {
  const left = a.split('.');
  const right = b.split('.');
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const x = left[i] ?? '';
    const y = right[i] ?? '';
    if (x === y) continue;
    const numeric = /^\d+$/.test(x) && /^\d+$/.test(y) && Number(x) !== Number(y);
    if (numeric) return Number(x) - Number(y);
    return x < y ? -1 : 1;
  }
  return 0;
}

/** Units with their numbers, in preorder; siblings by code. Every parent must be present and there must be no circle. */
export function numberUnits(units: readonly Omit<Unit, 'lo' | 'hi'>[]): Unit[] {
  const children = Map.groupBy(units, (unit) => unit.parentId);
  for (const siblings of children.values())
    siblings.sort((a, b) => compareCodes(a.code, b.code) || a.id - b.id);
  const numbered: Unit[] = [];
  const visit = (unit: Omit<Unit, 'lo' | 'hi'>): number => {
    const place = numbered.length;
    numbered.push({ ...unit, lo: place + 1, hi: place + 1 });
    let hi = place + 1;
    for (const child of children.get(unit.id) ?? []) hi = visit(child);
    numbered[place] = { ...unit, lo: place + 1, hi };
    return hi;
  };
  for (const root of children.get(null) ?? []) visit(root);
  return numbered;
}
