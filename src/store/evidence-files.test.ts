import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  expect(await files.list(1, now)).toEqual([]);
  await utimes(placeOf(1, hash), new Date(now - 2 * HOUR), new Date(now - 2 * HOUR));
  expect(await files.list(1, now)).toEqual([hash]);
  expect(await files.list(2, now)).toEqual([]);
  expect(await files.removeOld(1, hash, now)).toBe(true);
  expect(await files.list(1, now)).toEqual([]);
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
  expect(await files.list(1, now)).toEqual([hash]);
  await files.keep(1, text);
  expect(await files.removeOld(1, hash, now)).toBe(false);
  expect(await files.read(1, hash)).toEqual(text);
  await writeFile(placeOf(1, hash), 'khác');
  await files.keep(1, text);
  expect(await files.read(1, hash)).toEqual(text);
});
