// Fonts for paper. They come as web fonts (WOFF 1.0): a table of zlib-packed parts, unpacked here into the plain form.
import { inflateSync } from 'node:zlib';

const WOFF = 0x774f4646;
const WOFF_HEAD = 44;
const WOFF_ENTRY = 20;
const SFNT_HEAD = 12;
const SFNT_ENTRY = 16;

/** An OpenType font from a WOFF file. Throws RangeError when it is none. */
export function fontFromWoff(woff: Buffer): Buffer {
  if (woff.length < WOFF_HEAD || woff.readUInt32BE(0) !== WOFF) throw new RangeError('not a WOFF font');
  const count = woff.readUInt16BE(12);
  const power = Math.floor(Math.log2(count));
  const search = 2 ** power * SFNT_ENTRY;
  const head = Buffer.alloc(SFNT_HEAD + SFNT_ENTRY * count);
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(search, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(count * SFNT_ENTRY - search, 10);
  const parts: Buffer[] = [head];
  let at = head.length;
  for (let index = 0; index < count; index += 1) {
    const entry = WOFF_HEAD + WOFF_ENTRY * index;
    const [from, packed, plain] = [4, 8, 12].map((offset) => woff.readUInt32BE(entry + offset));
    if (from === undefined || packed === undefined || plain === undefined)
      throw new RangeError('a font cut short');
    const bytes = woff.subarray(from, from + packed);
    const to = SFNT_HEAD + SFNT_ENTRY * index;
    woff.copy(head, to, entry, entry + 4);
    head.writeUInt32BE(woff.readUInt32BE(entry + 16), to + 4);
    head.writeUInt32BE(at, to + 8);
    head.writeUInt32BE(plain, to + 12);
    parts.push(packed < plain ? inflateSync(bytes) : bytes, Buffer.alloc((4 - (plain % 4)) % 4));
    at += plain + ((4 - (plain % 4)) % 4);
  }
  return Buffer.concat(parts);
}

const FAMILY_NAMES = [1, 16];
const NAME_HEAD = 6;
const NAME_ENTRY = 12;

/**
 * The same font under another family name of the same length: of several files with one name a typesetter takes one and
 * fetches the letters that file lacks from anywhere. Throws RangeError for a font that does not bear `from`.
 */
export function renameFamily(font: Buffer, from: string, to: string): Buffer {
  if (to.length !== from.length) throw new RangeError('the new name must be as long as the old one');
  const renamed = Buffer.from(font);
  const table = tableAt(renamed, 'name');
  const words = table + renamed.readUInt16BE(table + 4);
  let changed = 0;
  for (let entry = 0; entry < renamed.readUInt16BE(table + 2); entry += 1) {
    const at = table + NAME_HEAD + NAME_ENTRY * entry;
    const [name = 0, length = 0, offset = 0] = [6, 8, 10].map((field) => renamed.readUInt16BE(at + field));
    const bytes = renamed.subarray(words + offset, words + offset + length);
    // Platform 3 writes two bytes for a letter, platform 1 one.
    const isWide = renamed.readUInt16BE(at) === 3;
    const found = isWide ? Buffer.from(bytes).swap16().toString('utf16le') : bytes.toString('latin1');
    if (!FAMILY_NAMES.includes(name) || found !== from) continue;
    (isWide ? Buffer.from(to, 'utf16le').swap16() : Buffer.from(to, 'latin1')).copy(bytes);
    changed += 1;
  }
  if (changed === 0) throw new RangeError(`a font that is not called ${from}`);
  return renamed;
}

function tableAt(font: Buffer, tag: string): number {
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const entry = SFNT_HEAD + SFNT_ENTRY * index;
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8);
  }
  throw new RangeError(`a font without ${tag}`);
}

/** Every code point the font has a glyph for: the parts of its cmap for the basic plane (format 4) and beyond (format 12). */
export function lettersOf(font: Buffer): ReadonlySet<number> {
  const table = tableAt(font, 'cmap');
  const letters = new Set<number>();
  for (let index = 0; index < font.readUInt16BE(table + 2); index += 1) {
    const at = table + font.readUInt32BE(table + 8 + 8 * index);
    const format = font.readUInt16BE(at);
    if (format === 4) segments(font, at, letters);
    if (format === 12) groups(font, at, letters);
  }
  return letters;
}

function segments(font: Buffer, at: number, letters: Set<number>): void {
  const wide = font.readUInt16BE(at + 6);
  const [ends, starts] = [at + 14, at + 16 + wide];
  const [deltas, offsets] = [starts + wide, starts + 2 * wide];
  for (let segment = 0; segment < wide; segment += 2) {
    const [start, end] = [font.readUInt16BE(starts + segment), font.readUInt16BE(ends + segment)];
    const [delta, offset] = [font.readUInt16BE(deltas + segment), font.readUInt16BE(offsets + segment)];
    for (let letter = start; letter <= end && letter < 0xffff; letter += 1) {
      const place = offsets + segment + offset + 2 * (letter - start);
      const glyph = offset === 0 ? letter : font.readUInt16BE(place);
      if (glyph !== 0 && ((glyph + delta) & 0xffff) !== 0) letters.add(letter);
    }
  }
}

function groups(font: Buffer, at: number, letters: Set<number>): void {
  for (let group = 0; group < font.readUInt32BE(at + 12); group += 1) {
    const entry = at + 16 + 12 * group;
    const [start, end] = [font.readUInt32BE(entry), font.readUInt32BE(entry + 4)];
    for (let letter = start; letter <= end; letter += 1) letters.add(letter);
  }
}
