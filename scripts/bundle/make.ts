// Makes the archive: contents, their sums, one compressed file whose hash depends on nothing but the commit.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, readFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { bytesOf, type Contents, contentsOf } from './contents.ts';
import type { Platform } from './packages.ts';
import { tar } from './tar.ts';

const SUMS = 'SHA256SUMS';
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

/** Time written on every file: SOURCE_DATE_EPOCH, else the commit's, else a fixed day. Seconds since 1970. */
export function sourceTime(root: string): number {
  const given = Number(process.env.SOURCE_DATE_EPOCH);
  if (Number.isSafeInteger(given) && given > 0) return given;
  try {
    return Number(
      execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] }),
    );
  } catch {
    return Date.UTC(2026, 0, 1) / 1000;
  }
}

/** Platform of the archive: the one we run on, because npm installed the programs of this one only. */
export function ownPlatform(): Platform {
  if (process.platform !== 'linux')
    throw new Error('the archive is made on the Linux machine it is made for');
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  return {
    os: process.platform,
    cpu: process.arch,
    libc: header.glibcVersionRuntime === undefined ? 'musl' : 'glibc',
  };
}

/** Lines for `sha256sum -c`, of every file. */
async function sumsOf(contents: Contents): Promise<string> {
  const lines: string[] = [];
  for (const [path, piece] of contents) lines.push(`${sha256(await bytesOf(piece))}  ${path}\n`);
  return lines.join('');
}

/** All files of the archive with their sums. */
export async function wholeContents(root: string): Promise<Contents> {
  const at = new Date(sourceTime(root) * 1000).toISOString();
  const contents = await contentsOf(root, ownPlatform(), at);
  return new Map([...contents, [SUMS, { from: { text: await sumsOf(contents) }, executable: false }]]);
}

export interface Bundle {
  readonly file: string;
  /** The one folder it unpacks into. */
  readonly folder: string;
  readonly sha256: string;
  readonly files: number;
}

/** Writes `<folder>.tar.gz` and its `.sha256` below `out`. */
export async function makeBundle(root: string, out: string): Promise<Bundle> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const { os, cpu } = ownPlatform();
  const folder = `cong-tam-${version}-${os}-${cpu}`;
  const file = join(out, `${folder}.tar.gz`);
  const contents = await wholeContents(root);
  const read = async (path: string) => {
    const piece = contents.get(path.slice(folder.length + 1));
    if (piece === undefined) throw new Error(`no such piece: ${path}`);
    return { path, bytes: await bytesOf(piece), executable: piece.executable };
  };
  await mkdir(out, { recursive: true });
  const paths = [...contents.keys()].map((path) => `${folder}/${path}`);
  const pieces = Readable.from(tar(paths, read, sourceTime(root)), { objectMode: false });
  await pipeline(pieces, createGzip({ level: 9 }), createWriteStream(`${file}.half`));
  await rename(`${file}.half`, file);
  const sum = sha256(await readFile(file));
  await writeFile(`${file}.sha256`, `${sum}  ${folder}.tar.gz\n`);
  return { file, folder, sha256: sum, files: contents.size };
}
