import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { installBinaries, layOut } from './binaries.ts';

const folders: string[] = [];
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cong-tam-binaries-'));
  folders.push(folder);
});
afterAll(() => Promise.all(folders.map((path) => rm(path, { recursive: true }))));

/** A package as npm lays it down: no links, only their list. */
async function fakePackage(): Promise<string> {
  const native = join(folder, 'native');
  await mkdir(join(native, 'bin'), { recursive: true, mode: 0o700 });
  await mkdir(join(native, 'lib'), { mode: 0o700 });
  await writeFile(join(native, 'bin', 'postgres'), 'program', { mode: 0o700 });
  await writeFile(join(native, 'lib', 'libpq.so.5.18'), 'library', { mode: 0o600 });
  await writeFile(join(native, 'lib', 'libpq.a'), 'for compilers only');
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
  await writeFile(join(native, 'pg-symlinks.json'), JSON.stringify(links));
  return native;
}

describe('the copy of the binaries', () => {
  it('has the links of the list, nothing it does not need, and is readable for every account', async () => {
    const copy = join(folder, 'copy');
    await layOut(await fakePackage(), copy);
    expect((await readdir(join(copy, 'lib'))).toSorted()).toEqual(['libpq.so.5', 'libpq.so.5.18']);
    expect(await readlink(join(copy, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
    expect((await stat(join(copy, 'bin', 'postgres'))).mode & 0o777).toBe(0o755);
    expect((await stat(join(copy, 'lib', 'libpq.so.5.18'))).mode & 0o777).toBe(0o644);
    expect((await stat(join(copy, 'lib'))).mode & 0o777).toBe(0o755);
  });

  it('stands on its own where an install script had made the links already', async () => {
    const native = await fakePackage();
    await symlink('libpq.so.5.18', join(native, 'lib', 'libpq.so.5'));
    const copy = join(folder, 'copy');
    await layOut(native, copy);
    await rm(native, { recursive: true });
    expect(await readFile(join(copy, 'lib', 'libpq.so.5'), 'utf8')).toBe('library');
  });

  it('is made once, and whole also when several want it together', async () => {
    await chmod(folder, 0o755);
    const made = await Promise.all([1, 2, 3].map(() => installBinaries(18, folder)));
    expect(new Set(made).size).toBe(1);
    expect(await readdir(folder)).toHaveLength(1);
    const [copy = ''] = made;
    const before = (await lstat(copy)).ctimeMs;
    expect(await installBinaries(18, folder)).toBe(copy);
    expect((await lstat(copy)).ctimeMs).toBe(before);
  });
});
