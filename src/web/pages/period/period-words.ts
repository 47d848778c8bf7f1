// How a period is called, and its results in words.
import type { PeriodItem } from '../../../contract/periods.ts';
import { periodParts } from '../../../domain/period/period.ts';
import type { Exact } from '../../../domain/score/outcome.ts';
import type { Texts } from '../../../text/index.ts';
import { pointsText } from '../../parts/points.ts';

/** 'Quý IV năm 2026'. */
export function periodName(period: string, { find }: Texts): string {
  const { kind, part, year } = periodParts(period);
  return find(`periodName.${kind}`, { part, year: String(year) }) ?? period;
}

/** Inside a title or a sentence: 'quý 4/2026'. */
export function periodInside(period: string, texts: Texts): string {
  const name = periodName(period, texts);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** An exact value with two decimals, cut off; '90,07' of 29999/333. */
export function exactText({ n, d }: Exact, locale: Texts['locale']): string {
  return pointsText(Number((BigInt(n) * 100n) / BigInt(d)), locale);
}

/** The fraction itself, where it is none of whole hundredths. */
export function fractionText({ n, d }: Exact): string | null {
  return 100n % BigInt(d) === 0n ? null : `${n}/${d}`;
}

export type ShownResult = PeriodItem['self'];

export function levelIn(levels: PeriodItem['levels'], key: string | null | undefined) {
  return levels.find((level) => level.key === key) ?? null;
}
