// Secrets under a key beside the database: opened for their own purpose alone, and by nobody who lacks the key.
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SecretBox } from './secret-box.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cong-tam-box-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const SECRET = Buffer.from('khoá ký của hệ thống văn bản');

it('opens what it sealed, in another process too, and for no other purpose', async () => {
  const sealed = await new SecretBox(folder).seal('connector/1/1', SECRET);
  expect(sealed.includes(SECRET)).toBe(false);
  const later = new SecretBox(folder);
  expect(await later.open('connector/1/1', sealed)).toEqual(SECRET);
  expect(await later.open('connector/1/2', sealed)).toBeNull();
  expect(await later.open('connector/2/1', sealed)).toBeNull();
  const bent = Buffer.from(sealed);
  bent[bent.length - 1] = (bent.at(-1) ?? 0) ^ 1;
  expect(await later.open('connector/1/1', bent)).toBeNull();
  expect(await later.open('connector/1/1', Buffer.alloc(3))).toBeNull();
});

it('without the key, or with another one, nothing opens; an open key is not used', async () => {
  const sealed = await new SecretBox(folder).seal('p', SECRET);
  const file = join(folder, 'connectors.key');
  const key = await readFile(file);
  await rm(file);
  expect(await new SecretBox(folder).open('p', sealed)).toBeNull();
  const other = new SecretBox(folder);
  await other.seal('p', SECRET);
  expect(await other.open('p', sealed)).toBeNull();
  await writeFile(file, key);
  expect(await new SecretBox(folder).open('p', sealed)).toEqual(SECRET);
  await chmod(file, 0o644);
  await expect(new SecretBox(folder).seal('p', SECRET)).rejects.toMatchObject({ code: 'secret-key-open' });
  await chmod(file, 0o600);
  await writeFile(file, 'kurz');
  await expect(new SecretBox(folder).seal('p', SECRET)).rejects.toMatchObject({ code: 'secret-key-damaged' });
});
