import { execFileSync } from 'node:child_process';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  rename,
  rm,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { EvidenceFiles, hashOf } from './evidence-files.ts';

let folder: string;
const text = Buffer.from('Biên bản');
const HOUR = 3_600_000;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evidence-'));
});
afterEach(() => rm(folder, { recursive: true }));

const placeOf = (tenant: number, hash: string) => join(folder, String(tenant), hash.slice(0, 2), hash);

it('keeps a content once per body, and reads it back', async () => {
  const files = new EvidenceFiles(folder);
  const hash = await files.keep(1, text);
  expect(hash).toBe(hashOf(text));
  expect(await files.keep(1, text)).toBe(hash);
  expect(await files.read(1, hash)).toEqual(text);
  expect(await files.read(2, hash)).toBeNull();
  expect(await readdir(join(folder, '1', hash.slice(0, 2)))).toEqual([hash]);
});

it('never hands out a file that was changed, and takes nothing but a hash as a name', async () => {
  const files = new EvidenceFiles(folder);
  const hash = await files.keep(1, text);
  await writeFile(placeOf(1, hash), 'khác');
  expect(await files.read(1, hash)).toBeNull();
  for (const name of ['../../etc/passwd', 'AB', hash.toUpperCase(), `${hash}/x`])
    await expect(files.read(1, name)).rejects.toThrow(RangeError);
});

it('lists only files old enough to belong to a transaction that has ended', async () => {
  const files = new EvidenceFiles(folder);
  const hash = await files.keep(1, text);
  const now = Date.now();
  expect((await files.list(1, now)).old).toEqual([]);
  await utimes(placeOf(1, hash), new Date(now - 2 * HOUR), new Date(now - 2 * HOUR));
  expect((await files.list(1, now)).old).toEqual([hash]);
  expect((await files.list(2, now)).old).toEqual([]);
  expect(await files.removeOld(1, hash, now)).toBe(true);
  expect((await files.list(1, now)).old).toEqual([]);
  expect(await files.removeOld(1, hash, now)).toBe(false);
});

it('copies what the other folder lacks, and only what is whole', async () => {
  const files = new EvidenceFiles(folder);
  const other = new EvidenceFiles(join(folder, 'copy'));
  const hash = await files.keep(1, text);
  expect(await files.copyTo(other, 1, hash)).toBe(true);
  expect(await other.read(1, hash)).toEqual(text);
  expect(await files.copyTo(other, 1, hash)).toBe(true);
  const lost = hashOf(Buffer.from('mất'));
  expect(await files.copyTo(other, 1, lost)).toBe(false);
});

it('a file wanted again is young again and not swept, and a broken one is made whole', async () => {
  const files = new EvidenceFiles(folder);
  const hash = await files.keep(1, text);
  const now = Date.now();
  await utimes(placeOf(1, hash), new Date(0), new Date(0));
  expect((await files.list(1, now)).old).toEqual([hash]);
  await files.keep(1, text);
  expect(await files.removeOld(1, hash, now)).toBe(false);
  expect(await files.read(1, hash)).toEqual(text);
  await writeFile(placeOf(1, hash), 'khác');
  await files.keep(1, text);
  expect(await files.read(1, hash)).toEqual(text);
});

/** What somebody on the machine could put in a file's place, and what is said of it. */
it.each([
  ['another content', 'changed', (place: string) => writeFile(place, 'khác')],
  ['another content of the same length', 'changed', (place: string) => writeFile(place, 'Biên bảN')],
  ['its beginning', 'changed', (place: string) => writeFile(place, text.subarray(0, 4))],
  ['nothing', 'empty', (place: string) => writeFile(place, '')],
  ['more than any upload', 'changed', (place: string) => truncate(place, 3_000_000_000)],
  ['a link to the same content', 'no-file', (place: string) => inItsPlace(place, (at) => linkTo(at))],
  ['a link to nowhere', 'no-file', (place: string) => inItsPlace(place, (at) => symlink('/nowhere', at))],
  ['a folder', 'no-file', (place: string) => inItsPlace(place, (at) => mkdir(at))],
  [
    'a pipe nobody writes to',
    'no-file',
    (place: string) => inItsPlace(place, async (at) => void execFileSync('mkfifo', [at])),
  ],
  ['no file at all', 'gone', (place: string) => rm(place)],
  [
    'a file where its folder was',
    'gone',
    (place: string) => inItsPlace(dirname(place), (at) => writeFile(at, 'x')),
  ],
] as const)(
  'is never handed out with %s in its place, nor copied as if it were whole',
  async (_what, fault, change) => {
    const files = new EvidenceFiles(folder);
    const hash = await files.keep(1, text);
    await change(placeOf(1, hash));
    expect(await files.examine(1, hash)).toBe(fault);
    expect(await files.read(1, hash)).toBeNull();
    expect(await files.copyTo(new EvidenceFiles(join(folder, 'other')), 1, hash)).toBe(false);
  },
);

async function inItsPlace(place: string, make: (place: string) => Promise<unknown>): Promise<void> {
  await rm(place, { recursive: true });
  await make(place);
}
async function linkTo(place: string): Promise<void> {
  await writeFile(join(folder, 'elsewhere'), text);
  await symlink(join(folder, 'elsewhere'), place);
}

it('two files that changed places are both changed, and each is brought back', async () => {
  const [files, backup] = [new EvidenceFiles(folder), new EvidenceFiles(join(folder, 'backup'))];
  const both = [text, Buffer.from('Tờ trình')];
  const hashes = await Promise.all(both.map((bytes) => files.keep(1, bytes)));
  const [first = '', second = ''] = hashes;
  for (const hash of hashes) expect(await files.copyTo(backup, 1, hash)).toBe(true);
  await rename(placeOf(1, first), join(folder, 'aside'));
  await rename(placeOf(1, second), placeOf(1, first));
  await rename(join(folder, 'aside'), placeOf(1, second));
  for (const hash of hashes) expect(await files.examine(1, hash)).toBe('changed');
  for (const hash of hashes) expect(await backup.copyTo(files, 1, hash)).toBe(true);
  expect(await files.read(1, first)).toEqual(text);
});

it('names what it never put there, and what others can read; sweeps only writes of its own that never ended', async () => {
  const files = new EvidenceFiles(folder);
  const hash = await files.keep(1, text);
  const [part, half] = [hash.slice(0, 2), `${hash}.00000000-0000-4000-8000-000000000000.half`];
  await writeFile(join(folder, '1', part, half), 'nửa');
  await writeFile(join(folder, '1', part, 'readme.txt'), 'x');
  await mkdir(join(folder, '1', 'zz'));
  await writeFile(join(folder, '1', 'zz', hash), 'x');
  await symlink('/nowhere', join(folder, '1', 'link'));
  await writeFile(join(folder, 'notes'), 'x');
  await chmod(placeOf(1, hash), 0o644);
  const later = Date.now() + 2 * HOUR;
  expect(await files.list(1, later)).toEqual({
    ...{ old: [hash], halves: [`1/${part}/${half}`], open: [`1/${part}/${hash}`] },
    strays: ['1/link', `1/${part}/readme.txt`, `1/zz/${hash}`].toSorted(),
  });
  expect(await files.besides([1])).toEqual(['notes']);
  await files.removeHalves(await files.list(1, Date.now()));
  expect((await files.list(1, later)).halves).toHaveLength(1);
  await files.removeHalves(await files.list(1, later));
  expect(await files.list(1, later)).toMatchObject({
    halves: [],
    strays: expect.arrayContaining(['1/link']),
  });
});
