// Unpacks one zip entry piece by piece. Declared sizes can lie: the count of real bytes decides.
import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { FileRefused } from './refusal.ts';
import type { ZipEntry } from './zip-directory.ts';

const PIECE = 64 * 1024;

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

async function* packedOrPlain(bytes: Uint8Array, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const packed = bytes.subarray(entry.offset, entry.offset + entry.packedSize);
  if (entry.method === 0) {
    yield* pieces(packed);
    return;
  }
  const inflate = createInflateRaw({ chunkSize: PIECE });
  const source = Readable.from(pieces(packed));
  source.on('error', (error) => inflate.destroy(error));
  yield* source.pipe(inflate);
}

/** Yields the unpacked bytes; throws `FileRefused('file-damaged')` on the first byte past the declared size or a wrong checksum. */
export async function* inflateEntry(bytes: Uint8Array, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  let size = 0;
  let crc = 0;
  try {
    for await (const piece of packedOrPlain(bytes, entry)) {
      size += piece.length;
      if (size > entry.unpackedSize) throw new FileRefused('file-damaged', { what: 'size' });
      crc = crc32(piece, crc);
      yield piece;
    }
  } catch (error) {
    throw error instanceof FileRefused ? error : new FileRefused('file-damaged', { what: 'inflate' });
  }
  if (size !== entry.unpackedSize || crc !== entry.crc)
    throw new FileRefused('file-damaged', { what: 'checksum' });
}
