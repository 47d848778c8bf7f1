// Names of levels for narrow lists. The words all of them end with are said once, in the head of the column.
import type { LevelView } from './parts/level-mark.tsx';

function commonEnding(names: readonly string[]): number {
  const words = names.map((name) => name.split(' ').toReversed());
  const shortest = Math.min(...words.map((list) => list.length));
  let same = 0;
  while (same < shortest - 1 && words.every((list) => list[same] === words[0]?.[same])) same += 1;
  return same;
}

function shorten(names: readonly string[]): readonly string[] {
  const same = names.length > 1 ? commonEnding(names) : 0;
  return names.map((name) => (same === 0 ? name : name.split(' ').slice(0, -same).join(' ')));
}

/** The same levels with the words taken off that every name ends with ("... nhiệm vụ"); never an empty name. */
export function shortLevels<L extends LevelView>(levels: readonly L[]): readonly L[] {
  const vi = shorten(levels.map((level) => level.name.vi));
  const en = shorten(levels.map((level) => level.name.en));
  return levels.map((level, at) => ({
    ...level,
    name: { vi: vi[at] ?? level.name.vi, en: en[at] ?? level.name.en },
  }));
}

/** The level most results have, the better one where two have as many; null without results. */
export function mostCommon<L extends LevelView>(
  parts: readonly { readonly level: L; readonly count: number }[],
) {
  const all = parts.reduce((sum, { count }) => sum + count, 0);
  const [most] = parts.toSorted((a, b) => b.count - a.count || a.level.order - b.level.order);
  return most === undefined || all === 0 ? null : { level: most.level, count: most.count, all };
}
