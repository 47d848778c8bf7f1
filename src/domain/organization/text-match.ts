// Comparing Vietnamese text as people do: case, blanks, composed or decomposed letters and the two places of a tone
// mark (hoà, hòa) never matter. Nothing here knows about files or units.

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const MARKS = /[\u0300-\u036f]/g;
/** Characters nobody sees, within a word as well as at its ends: zero-width ones, marks of direction, byte-order mark. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+/g;
/** Characters that look like a blank: no-break space, spaces of other widths. */
const ODD_BLANKS = /[\s\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;

/** What one sees: composed (NFC), unseen characters gone, odd blanks made plain, runs of blanks made one, ends trimmed. */
export function cleanBlanks(text: string): string {
  return text.replace(UNSEEN, '').normalize('NFC').replace(ODD_BLANKS, ' ').trim();
}

/** What opens a line of a list or keeps a spreadsheet from reckoning, and is no part of what is said: '- ', '• ', an apostrophe. */
const OPENING = /^(?:[•·●▪◦*+–-]\s+|['’‘](?=[\p{L}\d]))+/u;

export const withoutOpening = (text: string): string => text.replace(OPENING, '');

/** Lower case without any accent, words of letters and digits with one blank between: 'Uỷ ban - HĐND' -> 'uy ban hdnd'. */
export function foldText(text: string): string {
  return cleanBlanks(text)
    .toLowerCase()
    .replace(/đ/g, 'd')
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** The tone mark moved to the end of its word, so that both spellings give the same letters. */
function toneLast(word: string): string {
  const letters = word.normalize('NFD');
  return letters.replace(TONES, '') + (letters.match(TONES) ?? []).sort().join('');
}

/** Key under which two spellings of one name meet; accents stay: 'Thảo' and 'Thao' are two people. */
export function nameKey(text: string): string {
  return cleanBlanks(text)
    .toLowerCase()
    .split(/[\s\p{P}]+/u)
    .filter((word) => word !== '')
    .map(toneLast)
    .join(' ');
}

/** Dice coefficient over words, 0 to 100 (whole per cent): how alike two folded texts are. */
export function likeness(a: string, b: string): number {
  const left = a.split(' ').filter((word) => word !== '');
  const rest = b.split(' ').filter((word) => word !== '');
  const total = left.length + rest.length;
  if (total === 0) return 0;
  let shared = 0;
  for (const word of left) {
    const at = rest.indexOf(word);
    if (at === -1) continue;
    rest.splice(at, 1);
    shared += 1;
  }
  return Math.trunc((200 * shared) / total);
}

/** 'S', 'T', 'T' below each other in a narrow cell are one word, and an empty line between letters parts two. */
export function upright(text: string): string {
  const letters = text.split(/\r?\n/).map((line) => line.trim());
  const isUpright = letters.length > 2 && letters.every((letter) => letter.length < 2);
  return isUpright ? letters.map((letter) => letter || ' ').join('') : text;
}
