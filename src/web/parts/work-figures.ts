// Coefficients (hundredths) and standard times (minutes) as people write them, and back. What cannot be read stays typed.
import type { Locale } from '../../text/index.ts';
import { numberLocale } from '../../text/index.ts';

/** 250 -> '2,5'; a figure nobody stated is a dash. */
export function coefficientText(hundredths: number | null, locale: Locale): string {
  if (hundredths === null) return '–';
  return (hundredths / 100).toLocaleString(numberLocale(locale), { maximumFractionDigits: 2 });
}

/** Hours with at most two places: 24 minutes are '0,4'. */
export function hoursText(minutes: number | null, locale: Locale): string {
  if (minutes === null) return '–';
  return (minutes / 60).toLocaleString(numberLocale(locale), { maximumFractionDigits: 2 });
}

/** '2,5' or '2.5' in units of 1/scale; null for an empty field; undefined for what is no such number. */
export function readFigure(typed: string, scale: number): number | null | undefined {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return null;
  const match = /^(\d{1,6})(?:[.,](\d{1,4}))?$/.exec(text);
  if (match === null) return undefined;
  const [, whole = '0', part = ''] = match;
  const scaled = ((Number(whole) * 10_000 + Number(part.padEnd(4, '0'))) * scale) / 10_000;
  return Number.isInteger(scaled) ? scaled : undefined;
}

/** As it would be typed again. */
export function figureField(value: number | null, scale: number, locale: Locale): string {
  if (value === null) return '';
  return (value / scale).toLocaleString(numberLocale(locale), {
    maximumFractionDigits: 4,
    useGrouping: false,
  });
}
