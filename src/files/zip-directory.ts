// Reads the list of contents of a zip and refuses a dangerous one before a single byte is unpacked.
// Layout: APPNOTE.TXT 4.3.7 (local header), 4.3.12 (central header), 4.3.16 (end record), 4.5.3 (zip64 sizes).
import type { ReadLimits } from './limits.ts';
import { FileRefused } from './refusal.ts';

export interface ZipEntry {
  readonly name: string;
  readonly method: 0 | 8;
  readonly crc: number;
  readonly packedSize: number;
  readonly unpackedSize: number;
  /** First byte of the packed data. */
  readonly offset: number;
}

const END_LENGTH = 22;
const CENTRAL_LENGTH = 46;
const LOCAL_LENGTH = 30;

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function damaged(what: string): FileRefused {
  return new FileRefused('file-damaged', { what });
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_LENGTH - 0xffff);
  for (let at = view.byteLength - END_LENGTH; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw damaged('end-record');
}

/** The sizes and the offset a zip64 extra field supplies, in the order of the fields that say 0xffffffff. */
function wideNumbers(view: DataView, from: number, length: number): number[] {
  for (let at = from; at + 4 <= from + length; ) {
    const size = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1 && at + 4 + size <= from + length) {
      return Array.from({ length: Math.floor(size / 8) }, (_, i) =>
        Number(view.getBigUint64(at + 4 + i * 8, true)),
      );
    }
    at += 4 + size;
  }
  return [];
}

interface CentralHeader {
  readonly entry: Omit<ZipEntry, 'offset'>;
  readonly localOffset: number;
  readonly next: number;
}

function readCentral(bytes: Uint8Array, view: DataView, at: number): CentralHeader {
  if (at + CENTRAL_LENGTH > bytes.length || view.getUint32(at, true) !== 0x02014b50)
    throw damaged('directory');
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const next = at + CENTRAL_LENGTH + nameLength + extraLength + view.getUint16(at + 32, true);
  if (next > bytes.length) throw damaged('directory');
  const name = new TextDecoder().decode(
    bytes.subarray(at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + nameLength),
  );
  if ((flags & 1) !== 0) throw new FileRefused('file-is-password-protected');
  if (method !== 0 && method !== 8) throw damaged('method');
  const wide = wideNumbers(view, at + CENTRAL_LENGTH + nameLength, extraLength);
  const widen = (value: number): number => (value === 0xffffffff ? (wide.shift() ?? value) : value);
  const unpackedSize = widen(view.getUint32(at + 24, true));
  const packedSize = widen(view.getUint32(at + 20, true));
  const localOffset = widen(view.getUint32(at + 42, true));
  return {
    entry: { name, method, crc: view.getUint32(at + 16, true), packedSize, unpackedSize },
    localOffset,
    next,
  };
}

function locate(view: DataView, header: CentralHeader): ZipEntry {
  const { localOffset: at, entry } = header;
  if (at + LOCAL_LENGTH > view.byteLength || view.getUint32(at, true) !== 0x04034b50)
    throw damaged('local-header');
  const offset = at + LOCAL_LENGTH + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (offset + entry.packedSize > view.byteLength) throw damaged('local-header');
  return { ...entry, offset };
}

/** Two names on the same bytes is how a small file unpacks to terabytes; two entries of one name is how two readers disagree. */
function refuseOverlaps(entries: readonly ZipEntry[]): void {
  const sorted = [...entries].sort((a, b) => a.offset - b.offset);
  let end = 0;
  for (const entry of sorted) {
    if (entry.offset < end) throw damaged('overlap');
    end = entry.offset + entry.packedSize;
  }
  if (new Set(entries.map((entry) => entry.name)).size !== entries.length) throw damaged('same-name');
}

/** Entries by name. Throws `FileRefused` when damaged, encrypted, overlapping, or declared above the limits. */
export function readZipDirectory(bytes: Uint8Array, limits: ReadLimits): ReadonlyMap<string, ZipEntry> {
  const view = viewOf(bytes);
  if (view.byteLength < END_LENGTH) throw damaged('end-record');
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.entries)
    throw new FileRefused('file-too-many-entries', { entries: count, most: limits.entries });
  const entries: ZipEntry[] = [];
  let declared = 0;
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i += 1) {
    const header = readCentral(bytes, view, at);
    declared += header.entry.unpackedSize;
    if (declared > limits.unpackedBytes) {
      throw new FileRefused('file-unpacks-too-large', { size: declared, most: limits.unpackedBytes });
    }
    entries.push(locate(view, header));
    at = header.next;
  }
  refuseOverlaps(entries);
  return new Map(entries.map((entry) => [entry.name, entry]));
}
