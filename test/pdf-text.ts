// Reads the text of a PDF the way a reader's "select all" does: glyphs through each font's ToUnicode map. Enough for the
// files this program makes: compressed streams, Type0 fonts.
import { inflateSync } from 'node:zlib';

interface Part {
  readonly dict: string;
  readonly stream: string | null;
}

/** Text in the order it is drawn, blanks left out (a line's end has none), and the letters of each typeface. */
export function pdfText(bytes: Uint8Array): {
  readonly text: string;
  readonly faces: ReadonlyMap<string, string>;
} {
  const parts = partsOf(Buffer.from(bytes));
  const maps = new Map<string, Map<string, string>>();
  const mapOf = (id: string) => {
    const known = maps.get(id) ?? readMap(parts.get(id)?.stream ?? '');
    maps.set(id, known);
    return known;
  };
  let text = '';
  const faces = new Map<string, string>();
  for (const { dict } of parts.values()) {
    if (!/\/Type \/Page\b/.test(dict)) continue;
    const resources = parts.get(/\/Resources (\d+) 0 R/.exec(dict)?.[1] ?? '')?.dict ?? '';
    const fonts = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [
        name,
        parts.get(id)?.dict ?? '',
      ]),
    );
    const content = parts.get(/\/Contents (\d+) 0 R/.exec(dict)?.[1] ?? '')?.stream ?? '';
    let font = '';
    const kept: string[] = [];
    for (const token of tokensOf(content)) {
      if (token === 'q') kept.push(font);
      else if (token === 'Q') font = kept.pop() ?? '';
      else if (token.startsWith('/')) font = fonts.get(token.slice(1)) ?? '';
      else {
        const map = mapOf(/\/ToUnicode (\d+) 0 R/.exec(font)?.[1] ?? '');
        const face = /\/BaseFont \/\w+\+([\w-]+)/.exec(font)?.[1] ?? '';
        for (const glyph of glyphsIn(token)) {
          const letter = map.get(glyph) ?? '\u{fffd}';
          text += letter;
          faces.set(face, (faces.get(face) ?? '') + letter);
        }
      }
    }
  }
  return { text: text.replace(/\s+/g, ''), faces };
}

function partsOf(file: Buffer): Map<string, Part> {
  const raw = file.toString('latin1');
  const found = new Map<string, Part>();
  for (const match of raw.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)endobj/g)) {
    const [, id = '', body = ''] = match;
    const at = body.indexOf('stream');
    const dict = (at < 0 ? body : body.slice(0, at)).replace(/\s+/g, ' ');
    const length = Number(/\/Length (\d+)/.exec(dict)?.[1] ?? 0);
    const begin = match.index + match[0].indexOf('stream') + 'stream'.length;
    const start = begin + (raw[begin] === '\r' ? 2 : 1);
    const data = at >= 0 && dict.includes('FlateDecode') ? file.subarray(start, start + length) : null;
    found.set(id, { dict, stream: data === null ? null : inflateSync(data).toString('latin1') });
  }
  return found;
}

/** Names of fonts, strings, and where the state is kept (q) and taken back (Q), as they come. Brackets inside a string stand unescaped where they pair up. */
function tokensOf(content: string): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < content.length; at += 1) {
    const name = /^(?:\/F\d+|[qQ]\n)/.exec(content.slice(at, at + 8))?.[0].trim();
    if (name !== undefined) found.push(name);
    if (content[at] !== '(') continue;
    const start = at;
    for (let depth = 0; at < content.length; at += 1) {
      if (content[at] === '\\') at += 1;
      else if (content[at] === '(') depth += 1;
      else if (content[at] === ')') depth -= 1;
      if (depth === 0) break;
    }
    found.push(content.slice(start, at + 1));
  }
  return found;
}

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The glyphs of a string in brackets, two bytes each, as hex. */
function glyphsIn(token: string): readonly string[] {
  const bytes = token
    .slice(1, -1)
    .replace(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) =>
      /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (ESCAPED[code] ?? code),
    );
  return Buffer.from(bytes, 'latin1').toString('hex').match(/.{4}/g) ?? [];
}

/** Glyph (four hex digits) to letters. */
function readMap(source: string): Map<string, string> {
  const letters = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  return new Map(
    [...source.matchAll(/<([\da-f]{4})> <([\da-f]+)>\s*(?=\n|$)/gi)].map(([, glyph = '', hex = '']) => [
      glyph.toLowerCase(),
      letters(hex),
    ]),
  );
}
