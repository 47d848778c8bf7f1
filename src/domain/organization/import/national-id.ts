// The personal identification number: 12 digits that say where, of which sex and in which year somebody was born.
// Structure: Decree 137/2015/NĐ-CP art. 13, kept by the Law on Identification 26/2023/QH15; codes of provinces as
// issued before the mergers of 2025 (Circular 59/2021/TT-BCA), since a number never changes afterwards.
import type { Sex } from '../shape.ts';

const PROVINCES: ReadonlySet<string> = new Set(
  (
    '001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 ' +
    '044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 ' +
    '089 091 092 093 094 095 096'
  ).split(' '),
);
const LENGTH = 12;
const OLD_LENGTH = 9;
/** Nobody has the running number zero: a spreadsheet rounded it away. */
const LOST = '000000';

export type NationalIdReading =
  | {
      readonly kind: 'good';
      readonly id: string;
      readonly restored: boolean;
      readonly provinceKnown: boolean;
    }
  | { readonly kind: 'old' }
  /** Digits are lost for good: '5.60747E+10'. */
  | { readonly kind: 'scientific' }
  | { readonly kind: 'bad'; readonly digits: number };

export interface NationalIdFacts {
  readonly province: string;
  readonly sex: Sex;
  readonly birthYear: number;
}

/** Digit 4 says sex and century (0 male, 1 female of 1900-1999; 2, 3 of 2000-2099 ...), digits 5 and 6 the year in it. */
export function nationalIdFacts(id: string): NationalIdFacts {
  const century = Number(id.charAt(3));
  return {
    province: id.slice(0, 3),
    sex: century % 2 === 0 ? 'male' : 'female',
    birthYear: 1900 + Math.trunc(century / 2) * 100 + Number(id.slice(4, 6)),
  };
}

const SCIENTIFIC = /^(\d)(?:[.,](\d+))?e\+?(\d{1,2})$/i;

/** All digits of a number in scientific notation, or null when some are lost. */
function expanded(text: string): string | null {
  const match = SCIENTIFIC.exec(text);
  if (match === null) return null;
  const [, first = '', rest = '', power = ''] = match;
  const zeros = Number(power) - rest.length;
  return zeros === 0 ? first + rest : null;
}

/**
 * Reads what a list holds: blanks, dots, commas and dashes go, so does a fraction of zeros; zeros a spreadsheet dropped come
 * back when a province then fits.
 */
export function readNationalId(text: string): NationalIdReading {
  const bare = text.replace(/[\s'’`"]/g, '');
  if (SCIENTIFIC.test(bare)) {
    const digits = expanded(bare);
    return digits === null ? { kind: 'scientific' } : readDigits(digits);
  }
  return readDigits(bare.replace(/^(\d{9,12})[.,]0+$/, '$1').replace(/[.,\-–]/g, ''));
}

function readDigits(digits: string): NationalIdReading {
  if (!/^\d+$/.test(digits)) return { kind: 'bad', digits: digits.replace(/\D/g, '').length };
  if (digits.length === OLD_LENGTH) return { kind: 'old' };
  const id = digits.padStart(LENGTH, '0');
  if (id.endsWith(LOST)) return { kind: 'scientific' };
  const provinceKnown = PROVINCES.has(id.slice(0, 3));
  const restored = digits.length < LENGTH;
  const readable = digits.length === LENGTH || (restored && digits.length >= LENGTH - 2 && provinceKnown);
  return readable ? { kind: 'good', id, restored, provinceKnown } : { kind: 'bad', digits: digits.length };
}
