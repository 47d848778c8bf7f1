// A fault of a rulebook as a sentence: where, what is wrong, what to do.
import type { RegulationTexts } from './index.ts';

export interface FaultWords {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What is wrong and what to do about it; a code without a text is named as such. */
export function faultReason(texts: RegulationTexts, { code, params }: Omit<FaultWords, 'path'>) {
  return {
    what: texts.find(`fault.${code}`, params) ?? texts.say('fault.unknown', { code }),
    hint: texts.find(`hint.${code}`, params) ?? null,
  };
}

/** 'levels.2.from: what is wrong. What to do.' */
export function faultSentence(texts: RegulationTexts, { path, ...rest }: FaultWords): string {
  const { what, hint } = faultReason(texts, rest);
  const words = hint === null ? what : `${what}. ${hint}`;
  return path.length === 0 ? words : `${path.join('.')}: ${words}`;
}
