// Which Unicode encoding a text file is in: by its mark, or by where the zero bytes of UTF-16 stand.

export type UnicodeEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

const HEAD = 2048;
const LEAST = 8;

/** Blanks, digits, separators and line ends of a list have a zero byte on one side in UTF-16, and never on the other. */
export function encodingOf(bytes: Uint8Array): UnicodeEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros: [number, number] = [0, 0];
  const length = Math.min(bytes.length, HEAD);
  for (let at = 0; at < length; at += 1) if (bytes[at] === 0) zeros[at % 2 === 0 ? 0 : 1] += 1;
  const [even, odd] = zeros;
  const enough = Math.max(LEAST, length / 8);
  if (bytes.length % 2 === 0 && even === 0 && odd > enough) return 'utf-16le';
  if (bytes.length % 2 === 0 && odd === 0 && even > enough) return 'utf-16be';
  return 'utf-8';
}

/** Text of a list holds no control characters but tabs and line ends; a few from an export do no harm. */
export function looksBinary(text: string): boolean {
  const head = text.slice(0, HEAD);
  const isControl = (code: number) => code < 9 || (code > 13 && code < 32) || code === 0xfffd;
  const odd = Array.from(head).filter((letter) => isControl(letter.charCodeAt(0))).length;
  return odd * 50 > head.length;
}
