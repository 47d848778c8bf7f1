// A table from a share to points: task ratio 100 % = 10 points, 90 to below 100 % = 8 ... (forms of schools after 335);
// quality bands of a hospital. The share is compared exactly, so 89.99 % stays below 90 %.
import type { BandNode } from '../../rulebook/shape-tree.ts';
import { bandOf } from '../bands.ts';
import { fraction, multiply, ofHundredths } from '../fraction.ts';
import { exact, type MechanismOf, shareOf, UNKNOWN, worth } from './mechanism.ts';

export const band: MechanismOf<BandNode> = ({ bands }, [part]) => {
  const reached = part === undefined ? null : shareOf(part);
  if (reached === null) return UNKNOWN;
  const percent = multiply(reached, fraction(100));
  const points = bandOf(bands, percent)?.points ?? 0;
  return worth(points, () => [exact('share', percent), exact('band-points', ofHundredths(points))]);
};
