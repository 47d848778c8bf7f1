// Takes a list of units back out of a tree that may have changed since: only what still stands as the list left it.
import type { Unit } from '../shape.ts';
import { numberUnits } from './number-units.ts';
import type { KeptReason, WrittenUnits } from './written.ts';

export interface UnitFacts {
  /** Units somebody holds a post in on that day or later. */
  readonly occupied: ReadonlySet<number>;
  /** Units a granted role is limited to. */
  readonly granted: ReadonlySet<number>;
}

export interface KeptUnit {
  readonly unit: Unit;
  readonly reason: KeptReason;
}

export interface UndoneUnits {
  /** The whole tree after it, in preorder; null: nothing changes. */
  readonly units: readonly Unit[] | null;
  readonly removed: readonly Unit[];
  readonly restored: readonly Unit[];
  /** Ended units that are there again. */
  readonly reopened: readonly Unit[];
  readonly kept: readonly KeptUnit[];
}

const FIELDS = ['name', 'parentId', 'kind', 'adminCode'] as const;

class UnitUndo {
  readonly #units: Map<number, Unit>;
  readonly #facts: UnitFacts;
  readonly removed: Unit[] = [];
  readonly restored: Unit[] = [];
  readonly reopened: Unit[] = [];
  readonly kept: KeptUnit[] = [];

  constructor(current: readonly Unit[], facts: UnitFacts) {
    this.#units = new Map(current.map((unit) => [unit.id, unit]));
    this.#facts = facts;
  }

  /** In preorder: the unit above comes back before those below it. */
  reopen(ended: readonly Unit[]): void {
    for (const unit of ended.toSorted((a, b) => a.lo - b.lo)) {
      if (this.#units.has(unit.id)) continue;
      if ([...this.#units.values()].some((one) => one.code === unit.code)) this.#keep(unit, 'code-taken');
      else if (!this.#isThere(unit.parentId)) this.#keep(unit, 'parent-gone');
      else {
        this.#units.set(unit.id, unit);
        this.reopened.push(unit);
      }
    }
  }

  restore({ before, after }: WrittenUnits['unitsChanged'][number]): void {
    const now = this.#units.get(after.id);
    const fields = FIELDS.filter((field) => before[field] !== after[field]);
    if (now === undefined) this.#keep(after, 'ended-since');
    else if (fields.some((field) => now[field] !== after[field])) this.#keep(now, 'changed-since');
    else this.#putBack({ ...now, ...Object.fromEntries(fields.map((field) => [field, before[field]])) }, now);
  }

  #putBack(back: Unit, now: Unit): void {
    if (!this.#isThere(back.parentId) || this.#isBelow(back.parentId, now.id)) this.#keep(now, 'parent-gone');
    else {
      this.#units.set(now.id, back);
      this.restored.push(back);
    }
  }

  /** From below: a unit can go when nothing stands under it any more. */
  remove(added: readonly Unit[]): void {
    for (const unit of added.toSorted((a, b) => b.lo - a.lo)) {
      const now = this.#units.get(unit.id);
      if (now === undefined) continue;
      const reason = this.#reasonToStay(now, unit);
      if (reason === null) {
        this.#units.delete(unit.id);
        this.removed.push(now);
      } else this.#keep(now, reason);
    }
  }

  units(): readonly Unit[] | null {
    const moved = this.removed.length + this.restored.length + this.reopened.length;
    return moved === 0 ? null : numberUnits([...this.#units.values()]);
  }

  #reasonToStay(now: Unit, written: Unit): KeptReason | null {
    if (FIELDS.some((field) => now[field] !== written[field])) return 'changed-since';
    if (this.#facts.occupied.has(now.id)) return 'occupied';
    if (this.#facts.granted.has(now.id)) return 'role-granted';
    return [...this.#units.values()].some((one) => one.parentId === now.id) ? 'has-children' : null;
  }

  #isThere(id: number | null): boolean {
    return id === null || this.#units.has(id);
  }

  #isBelow(id: number | null, top: number): boolean {
    for (let at = id; at !== null; at = this.#units.get(at)?.parentId ?? null) if (at === top) return true;
    return false;
  }

  #keep(unit: Unit, reason: KeptReason): void {
    this.kept.push({ unit, reason });
  }
}

/** `current`: the tree in force on the day of undoing. Units changed by others since stay, and are named. */
export function undoUnits(current: readonly Unit[], written: WrittenUnits, facts: UnitFacts): UndoneUnits {
  const undo = new UnitUndo(current, facts);
  undo.reopen(written.unitsEnded);
  for (const change of written.unitsChanged) undo.restore(change);
  undo.remove(written.unitsAdded);
  const { removed, restored, reopened, kept } = undo;
  return { units: undo.units(), removed, restored, reopened, kept };
}
