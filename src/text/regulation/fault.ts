// A fault of a rulebook as a sentence: where, what is wrong, what to do.
import type { RegulationTexts } from './index.ts';

export interface FaultWords {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** 'levels.2.from: ...'; a code without a text is named as such. */
export function faultSentence(texts: RegulationTexts, { path, code, params }: FaultWords): string {
  const words = texts.find(`fault.${code}`, params) ?? texts.say('fault.unknown', { code });
  return path.length === 0 ? words : `${path.join('.')}: ${words}`;
}
