// Between the text a person types or reads and whole hundredths. Never floating point, never a changed text.

export const POINTS_FAULTS = [
  'empty',
  'unfinished',
  'not-a-number',
  'negative',
  'too-many-decimals',
  'too-large',
] as const;
export type PointsFault = (typeof POINTS_FAULTS)[number];

export type ParsedPoints =
  | { readonly ok: true; readonly hundredths: number }
  | { readonly ok: false; readonly code: PointsFault };

const PLAIN_NUMBER = /^(\d+)(?:[.,](\d*))?$/;
const NEGATIVE_NUMBER = /^[-\u2212\uff0d]\s*\d+(?:[.,]\d*)?$/;
/** Digits before the separator that always stay exact and are far above any score. */
const MOST_DIGITS = 9;
const FULL_WIDTH_OFFSET = 0xfee0;

/** Vietnamese and East Asian typing tools can leave full-width digits and separators behind. */
function toHalfWidth(text: string): string {
  return text.replace(/[\uff10-\uff19\uff0c\uff0e]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH_OFFSET),
  );
}

function refused(code: PointsFault): ParsedPoints {
  return { ok: false, code };
}

/**
 * Points as typed ('7.5', '7,5', ' 38 ', '７，５') to hundredths, exactly. Comma and point both separate decimals;
 * there is no thousands separator, so '1.000' is refused instead of guessed. 'unfinished' is '7,' while typing.
 */
export function parsePoints(text: string): ParsedPoints {
  const plain = toHalfWidth(text.trim());
  if (plain === '') return refused('empty');
  if (NEGATIVE_NUMBER.test(plain)) return refused('negative');
  const match = PLAIN_NUMBER.exec(plain);
  if (match === null) return refused('not-a-number');
  const whole = (match[1] ?? '').replace(/^0+(?=\d)/, '');
  const decimals = match[2];
  if (decimals === '') return refused('unfinished');
  if (decimals !== undefined && decimals.length > 2) return refused('too-many-decimals');
  if (whole.length > MOST_DIGITS) return refused('too-large');
  return { ok: true, hundredths: Number(whole + (decimals ?? '').padEnd(2, '0')) };
}

/**
 * Hundredths as read by people: '38,5' in Vietnamese, '38.5' in English. Cut off after `decimals`, never rounded
 * up: 8999 with one decimal is '89,9'. Throws RangeError when not a whole number of hundredths.
 */
export function formatPoints(hundredths: number, language: 'vi' | 'en', decimals: 0 | 1 | 2 = 2): string {
  if (!Number.isSafeInteger(hundredths)) throw new RangeError(`not whole hundredths: ${hundredths}`);
  const digits = String(Math.abs(hundredths)).padStart(3, '0');
  const whole = digits.slice(0, -2);
  const fraction = digits.slice(-2).slice(0, decimals).replace(/0+$/, '');
  const shown = fraction === '' ? whole : `${whole}${language === 'vi' ? ',' : '.'}${fraction}`;
  return hundredths < 0 && /[1-9]/.test(shown) ? `\u2212${shown}` : shown;
}
