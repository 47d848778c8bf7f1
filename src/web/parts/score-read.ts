// What a typed score means, and the words when it cannot be used. No React: pages use it for totals too.
import { type PointsFault, parsePoints } from '../../domain/score/points.ts';
import type { Texts } from '../../text/index.ts';
import { pointsText } from './points.ts';

/** Limits of one criterion in hundredths, as the rulebook gives them. */
export interface ScoreLimits {
  readonly max: number;
  readonly min?: number;
  /** Points are a multiple of this. */
  readonly step?: number;
}

export type ScoreFaultKind = PointsFault | 'above' | 'below' | 'off-step';
export type ScoreReading =
  | { readonly ok: true; readonly hundredths: number }
  | { readonly ok: false; readonly fault: ScoreFaultKind };

/** Reads a typed score against its limits; the text itself is never changed. */
export function readScore(text: string, limits: ScoreLimits): ScoreReading {
  const parsed = parsePoints(text);
  if (!parsed.ok) return { ok: false, fault: parsed.code };
  if (parsed.hundredths > limits.max) return { ok: false, fault: 'above' };
  if (parsed.hundredths < (limits.min ?? 0)) return { ok: false, fault: 'below' };
  if (limits.step && parsed.hundredths % limits.step !== 0) return { ok: false, fault: 'off-step' };
  return parsed;
}

/** The fault in words, with the limit. */
export function scoreFaultText(fault: ScoreFaultKind, limits: ScoreLimits, texts: Texts): string {
  const { t, locale } = texts;
  const max = pointsText(limits.max, locale);
  const min = pointsText(limits.min ?? 0, locale);
  switch (fault) {
    case 'empty':
      return t('common.scoreEmpty', { min, max });
    case 'above':
    case 'too-large':
      return t('common.scoreAbove', { max });
    case 'below':
    case 'negative':
      return t('common.scoreBelow', { min });
    case 'off-step':
      return t('common.scoreStep', { step: pointsText(limits.step ?? 1, locale) });
    case 'too-many-decimals':
      return t('common.scoreTooFine');
    case 'unfinished':
    case 'not-a-number':
      return t('common.scoreNotNumber');
  }
}

/** The text after an arrow key: one step up or down inside the limits; null when the typed text is no valid score. */
export function steppedScore(
  text: string,
  direction: 1 | -1,
  limits: ScoreLimits,
  texts: Texts,
): string | null {
  const step = limits.step ?? 50;
  const min = limits.min ?? 0;
  if (text.trim() === '') return pointsText(direction > 0 ? min : limits.max, texts.locale);
  const reading = readScore(text, limits);
  if (!reading.ok) return null;
  const next = Math.min(limits.max, Math.max(min, reading.hundredths + direction * step));
  return pointsText(next, texts.locale);
}
