// The few pieces of DER (X.690) a certificate is made of. Reading is left to node:crypto.

export type Der = Buffer;

function block(tag: number, content: Buffer): Der {
  const { length } = content;
  if (length < 128) return Buffer.concat([Buffer.from([tag, length]), content]);
  const hex = length.toString(16);
  const size = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | size.length]), size, content]);
}

export const sequence = (...parts: Der[]): Der => block(0x30, Buffer.concat(parts));
export const set = (...parts: Der[]): Der => block(0x31, Buffer.concat(parts));
export const octets = (content: Buffer): Der => block(0x04, content);
export const text = (content: string): Der => block(0x0c, Buffer.from(content, 'utf8'));
export const yes: Der = block(0x01, Buffer.from([0xff]));
/** Context tag, constructed (holding other blocks). */
export const within = (tag: number, ...parts: Der[]): Der => block(0xa0 | tag, Buffer.concat(parts));
/** Context tag, primitive (holding plain bytes). */
export const tagged = (tag: number, content: Buffer): Der => block(0x80 | tag, content);
/** Bit string whose last byte leaves `unused` bits out. */
export const bits = (content: Buffer, unused = 0): Der =>
  block(0x03, Buffer.concat([Buffer.from([unused]), content]));

/** Non-negative integer from big-endian bytes. */
export function integer(bytes: Buffer): Der {
  let from = 0;
  while (from < bytes.length - 1 && bytes[from] === 0) from += 1;
  const trimmed = bytes.subarray(from);
  return block(0x02, (trimmed[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), trimmed]) : trimmed);
}

function base128(value: number): number[] {
  const groups = [value & 0x7f];
  for (let rest = value >> 7; rest > 0; rest >>= 7) groups.unshift((rest & 0x7f) | 0x80);
  return groups;
}

/** Object identifier from its dotted form. */
export function oid(dotted: string): Der {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return block(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

/** UTCTime up to 2049, GeneralizedTime after, as RFC 5280 wants. */
export function time(instant: Date): Der {
  const digits = instant.toISOString().replace(/[-:T]|\.\d+/g, '');
  return instant.getUTCFullYear() < 2050
    ? block(0x17, Buffer.from(digits.slice(2)))
    : block(0x18, Buffer.from(digits));
}
