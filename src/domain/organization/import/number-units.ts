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
  // A stack, not recursion: a chain as long as a list must not run out of it.
  const open: { readonly place: number; rest: Omit<Unit, 'lo' | 'hi'>[] }[] = [];
  const enter = (unit: Omit<Unit, 'lo' | 'hi'>): void => {
    const place = numbered.push({ ...unit, lo: numbered.length + 1, hi: numbered.length + 1 }) - 1;
    open.push({ place, rest: [...(children.get(unit.id) ?? [])].reverse() });
  };
  for (const root of children.get(null) ?? []) {
    enter(root);
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const next = top.rest.pop();
      if (next !== undefined) enter(next);
      else {
        const unit = numbered[top.place];
        if (unit !== undefined) numbered[top.place] = { ...unit, hi: numbered.length };
        open.pop();
      }
    }
  }
  return numbered;
}
