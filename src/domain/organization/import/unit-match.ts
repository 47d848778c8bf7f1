// Which unit a list means when it writes a name its own way.
import type { Unit } from '../shape.ts';
import { foldText, likeness, nameKey } from '../text-match.ts';
import { expandUnitName } from './abbreviations.ts';

export type UnitMatch =
  | { readonly kind: 'same' | 'respelled'; readonly unit: Unit }
  | { readonly kind: 'several'; readonly units: readonly Unit[] }
  | { readonly kind: 'none'; readonly nearest: Unit | null };

const ALIKE = 60;
const CLOSELY = 60;

/** The units under `root` (itself included) with keys to find them by; without a root all units. */
export class UnitMatcher {
  readonly #units: readonly Unit[];
  readonly #byId: ReadonlyMap<number, Unit>;
  readonly #places: readonly string[];
  readonly #byName: ReadonlyMap<string, readonly Unit[]>;
  readonly #byKey: ReadonlyMap<string, readonly Unit[]>;
  /** Reckoned once: long lists ask for thousands of names among a thousand units. */
  readonly #keyed: readonly { readonly unit: Unit; readonly key: string; readonly words: number }[];
  readonly #byWord = new Map<string, number[]>();
  readonly #byCode: ReadonlyMap<string, Unit>;
  readonly #matched = new Map<string, UnitMatch>();

  constructor(units: readonly Unit[], root: Unit | null) {
    this.#units = root === null ? units : units.filter((unit) => unit.lo >= root.lo && unit.hi <= root.hi);
    this.#byId = new Map(units.map((unit) => [unit.id, unit]));
    this.#places = root === null ? [] : placesAround(units, root);
    this.#byName = Map.groupBy(this.#units, (unit) => nameKey(unit.name));
    this.#byCode = new Map(this.#units.toReversed().map((unit) => [unit.code, unit]));
    this.#keyed = this.#units.map((unit) => {
      const key = this.#key(unit.name);
      return { unit, key, words: key.split(' ').length };
    });
    for (const [at, { key }] of this.#keyed.entries()) this.#index(at, key);
    const groups = Map.groupBy(this.#keyed, ({ key }) => key);
    this.#byKey = new Map([...groups].map(([key, group]) => [key, group.map(({ unit }) => unit)]));
  }

  #index(at: number, key: string): void {
    for (const word of new Set(key.split(' '))) {
      const units = this.#byWord.get(word) ?? [];
      this.#byWord.set(word, units);
      units.push(at);
    }
  }

  /** Several of one name are told apart by the unit above. */
  nameOf(unit: Unit): string {
    const above = this.#byId.get(unit.parentId ?? 0);
    return above === undefined ? unit.name : `${unit.name} – ${above.name}`;
  }

  /** By code, by name, by name without short forms and place, by the beginning of such a name - first one that hits. */
  match(text: string): UnitMatch {
    const known = this.#matched.get(text) ?? this.#search(text);
    this.#matched.set(text, known);
    return known;
  }

  #search(text: string): UnitMatch {
    const code = this.#byCode.get(text);
    if (code !== undefined) return { kind: 'same', unit: code };
    const same = this.#byName.get(nameKey(text)) ?? [];
    if (same.length > 0) return one('same', same);
    const key = this.#key(text);
    const respelled = this.#byKey.get(key) ?? [];
    if (respelled.length > 0) return one('respelled', respelled);
    const begun = key.includes(' ') ? this.#keyed.filter((one) => one.key.startsWith(`${key} `)) : [];
    if (begun.length === 1)
      return one(
        'respelled',
        begun.map(({ unit }) => unit),
      );
    return { kind: 'none', nearest: this.#nearest(key) };
  }

  /** Weighed closely only against the units that share most words: thousands of unknown names meet thousands of units. */
  #nearest(key: string): Unit | null {
    const shared = new Map<number, number>();
    for (const word of new Set(key.split(' ')))
      for (const at of this.#byWord.get(word) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    const weight = (at: number): number => {
      const length = this.#keyed[at]?.words ?? 1;
      return (shared.get(at) ?? 0) / length;
    };
    let best: Unit | null = null;
    let most = ALIKE - 1;
    const likely = [...shared.keys()].sort((a, b) => weight(b) - weight(a) || a - b).slice(0, CLOSELY);
    for (const at of likely.sort((a, b) => a - b)) {
      const one = this.#keyed[at];
      const alike = one === undefined ? 0 : likeness(key, one.key);
      if (one !== undefined && alike > most) [best, most] = [one.unit, alike];
    }
    return best;
  }

  /** Words without short forms and without the name of the place at the end, unless nothing else is left. */
  #key(name: string): string {
    const key = expandUnitName(foldText(name));
    const place = this.#places.find((words) => key.endsWith(` ${words}`));
    return place === undefined ? key : key.slice(0, -place.length - 1);
  }
}

function one(kind: 'same' | 'respelled', units: readonly Unit[]): UnitMatch {
  const [unit] = units;
  return unit !== undefined && units.length === 1 ? { kind, unit } : { kind: 'several', units };
}

/** 'phuong nha trang' and 'nha trang' for everything inside the ward: names of the places that hold the root. */
function placesAround(units: readonly Unit[], root: Unit): string[] {
  const places = units.filter((unit) => unit.adminCode !== null && unit.lo <= root.lo && unit.hi >= root.hi);
  return places
    .map((place) => foldText(place.name))
    .flatMap((name) => [name, name.split(' ').slice(1).join(' ')])
    .filter((name) => name.includes(' '))
    .sort((a, b) => b.length - a.length);
}
