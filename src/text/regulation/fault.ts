// A fault of a rulebook as a sentence: where, what is wrong, what to do.
import type { RegulationTexts } from './index.ts';

export interface FaultWords {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Numbers that cannot be as great as this are days, orders and parts, no hundredths of a point. */
const HUNDREDTHS_FROM = 10_000;

/** What is wrong and what to do about it; a code without a text is named as such. */
export function faultReason(texts: RegulationTexts, fault: Omit<FaultWords, 'path'>) {
  const { code } = fault;
  const reason = texts.find(`yaml.${fault.params.reason}`, fault.params);
  const params = reason === undefined ? fault.params : { ...fault.params, reason };
  if (code === 'not-an-integer-in-range' && Number(params.max) < HUNDREDTHS_FROM)
    return { what: texts.say('plain-number.what', params), hint: texts.say('plain-number.hint') };
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
