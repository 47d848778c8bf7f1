// Points on screen: integer hundredths, cut and never rounded up.
import { formatPoints } from '../../domain/score/points.ts';
import type { Locale } from '../../text/index.ts';

/** 8580 as '85,8' (vi) or '85.8' (en); a dash where there is no number. */
export function pointsText(hundredths: number | null, locale: Locale): string {
  return hundredths === null ? '–' : formatPoints(hundredths, locale);
}
