// Periods as people say them: 'Tháng 11/2026', 'Quý 4/2026', '6 tháng cuối năm 2026', 'Năm 2026'.
import { periodParts } from '../domain/period/period.ts';
import type { Texts } from '../text/index.ts';

/** Name of a period of any kind. Throws RangeError for what is no period. */
export function periodName(t: Texts['t'], period: string): string {
  const { kind, year, part } = periodParts(period);
  return t(`periodName.${kind}`, { part, year });
}
