// A tar archive that is the same bytes for the same files: sorted by the caller, one time, one owner, no surprises.
import { Buffer } from 'node:buffer';

/** A file of the archive. `path` is relative, with forward slashes. */
export interface TarEntry {
  readonly path: string;
  readonly bytes: Buffer;
  readonly executable: boolean;
}

const BLOCK = 512;
const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, '0')}\0`;

/** ustar holds 100 bytes of name and 155 of folder; the cut must fall on a slash. */
function split(path: string): { name: string; prefix: string } {
  if (Buffer.byteLength(path) <= 100) return { name: path, prefix: '' };
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
    const [prefix, name] = [path.slice(0, at), path.slice(at + 1)];
    if (Buffer.byteLength(name) <= 100 && Buffer.byteLength(prefix) <= 155) return { name, prefix };
  }
  throw new RangeError(`too long for the archive: ${path}`);
}

function header(path: string, kind: 'file' | 'folder', mode: number, size: number, seconds: number): Buffer {
  const { name, prefix } = split(path);
  const block = Buffer.alloc(BLOCK);
  const put = (text: string, at: number) => block.write(text, at, 'utf8');
  put(name, 0);
  put(octal(mode, 8), 100);
  put(octal(0, 8), 108);
  put(octal(0, 8), 116);
  put(octal(size, 12), 124);
  put(octal(seconds, 12), 136);
  put(' '.repeat(8), 148);
  put(kind === 'file' ? '0' : '5', 156);
  put('ustar\x0000', 257);
  put('root', 265);
  put('root', 297);
  put(prefix, 345);
  const sum = block.reduce((total, byte) => total + byte, 0);
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** Every folder above the paths, parents first. */
function foldersOf(paths: readonly string[]): string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    const parts = path.split('/').slice(0, -1);
    parts.forEach((_, index) => {
      folders.add(`${parts.slice(0, index + 1).join('/')}/`);
    });
  }
  return [...folders].sort();
}

/** The archive piece by piece: folders first, then the files in the order given. `seconds` since 1970 for all of them. */
export async function* tar(
  paths: readonly string[],
  read: (path: string) => Promise<TarEntry>,
  seconds: number,
): AsyncGenerator<Buffer> {
  for (const folder of foldersOf(paths)) yield header(folder, 'folder', 0o755, 0, seconds);
  for (const path of paths) {
    const { bytes, executable } = await read(path);
    yield header(path, 'file', executable ? 0o755 : 0o644, bytes.length, seconds);
    yield bytes;
    const rest = bytes.length % BLOCK;
    if (rest > 0) yield Buffer.alloc(BLOCK - rest);
  }
  yield Buffer.alloc(2 * BLOCK);
}
