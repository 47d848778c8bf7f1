// Better and worse among the levels of a rulebook.
import type { Level } from '../rulebook/shape.ts';

/** 1 is the best; a key that is no level is worse than all. */
export function levelOrder(levels: readonly Level[], key: string): number {
  for (const level of levels) if (level.key === key) return level.order;
  return Number.MAX_SAFE_INTEGER;
}
