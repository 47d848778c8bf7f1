// The built pages. Everything servable is listed at the start: no path from outside ever touches the file system.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export interface Asset {
  readonly mediaType: string;
  readonly etag: string;
  /** Named by content (Vite): may be kept for ever. */
  readonly immutable: boolean;
  readonly plain: Buffer;
  /** Compressed once, when first asked for; null for what is compressed already. */
  readonly packed: ((coding: 'br' | 'gzip') => Promise<Buffer>) | null;
}

export interface WebRoot {
  /** By path, '/assets/index-a1b2.js'. */
  readonly files: ReadonlyMap<string, Asset>;
  /** The one page of the application, with its nonce placeholder; null when it was not built. */
  readonly page: string | null;
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

const isPackable = (mediaType: string) => /^(text\/|image\/svg|application\/)/.test(mediaType);

const coders = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
};

function packer(plain: Buffer): Asset['packed'] {
  const done = new Map<string, Promise<Buffer>>();
  return (coding) => {
    const packed = done.get(coding) ?? coders[coding](plain);
    done.set(coding, packed);
    return packed;
  };
}

async function namesIn(root: string): Promise<string[]> {
  try {
    const entries = await readdir(root, { withFileTypes: true, recursive: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Reads the folder of built pages; an absent folder is empty. Hidden files and unknown kinds are not served. */
export async function readWebRoot(root: string): Promise<WebRoot> {
  const files = new Map<string, Asset>();
  let page: string | null = null;
  for (const name of await namesIn(root)) {
    const path = `/${relative(root, name).split(sep).join('/')}`;
    const mediaType = TYPES[extname(path)];
    if (path === '/index.html') page = await readFile(name, 'utf8');
    if (mediaType === undefined || path.includes('/.')) continue;
    const plain = await readFile(name);
    files.set(path, {
      mediaType,
      etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
      immutable: path.startsWith('/assets/'),
      plain,
      packed: isPackable(mediaType) ? packer(plain) : null,
    });
  }
  return { files, page };
}
