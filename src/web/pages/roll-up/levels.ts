import { shortLevels } from '../../short-levels.ts';
import type { Figures, Regime } from './shapes.ts';

export const levelCount = ({ levels }: Figures) =>
  Object.values(levels).reduce((sum, count) => sum + count, 0);

/** How many have which level, best first, with short names. */
export function partsOf(regime: Regime, figures: Figures) {
  return shortLevels(regime.levels).map((level) => ({ level, count: figures.levels[level.key] ?? 0 }));
}
