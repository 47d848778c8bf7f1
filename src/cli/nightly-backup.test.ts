// One backup a day of the embedded database, seven kept, and what was kept can be restored.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/database.ts';
import { backUpOncePerDay } from './nightly-backup.ts';

let folder: string;
let database: TestDatabase;
const take = (now: string, isEmbedded = true) =>
  backUpOncePerDay(
    { dataDir: folder, timeZone: 'Asia/Ho_Chi_Minh' },
    { isEmbedded, migrationUrl: database.ownerUrl },
    now,
  );

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cong-tam-nightly-'));
  database = await freshDatabase();
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

it('is taken once per day of the body, not once per start', async () => {
  // 16:59 UTC is still the 20th in Viet Nam, 17:00 is the 21st.
  expect(await take('2026-11-20T16:59:59.999Z')).toContain('nightly-2026-11-20');
  expect(await take('2026-11-20T16:59:59.999Z')).toBeNull();
  expect(await take('2026-11-20T17:00:00.000Z')).toContain('nightly-2026-11-21');
});

it('leaves an own PostgreSQL alone', async () => {
  expect(await take('2026-11-25T00:00:00.000Z', false)).toBeNull();
});

it('keeps the newest seven', async () => {
  for (let day = 22; day <= 29; day += 1) await take(`2026-11-${day}T03:00:00.000Z`);
  const files = await readdir(join(folder, 'backups'));
  expect(files.toSorted()[0]).toContain('2026-11-23');
  expect(files).toHaveLength(7);
});
