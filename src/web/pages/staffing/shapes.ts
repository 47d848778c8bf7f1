import type { ROUTES } from '../../../contract/routes.ts';
import type { Locale } from '../../../text/index.ts';
import type { Reply } from '../../api.ts';

export type Statistics = Reply<typeof ROUTES.positionStatistics>;
export type Position = Statistics['positions'][number];

/** Minutes as hours with at most one place, cut off. */
export function hoursText(minutes: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(Math.floor(minutes / 6) / 10);
}

/** Hundredths of a minute per day as hours with two places. */
export function perDayText(hundredths: number | null, locale: Locale): string {
  if (hundredths === null) return '–';
  return new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    Math.floor(hundredths / 60) / 100,
  );
}

/** Hundredths as a number without needless places. */
export function hundredthsText(hundredths: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(hundredths / 100);
}
