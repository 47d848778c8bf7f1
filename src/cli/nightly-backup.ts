// The embedded database is backed up once a day while it serves; the newest seven stay. An own PostgreSQL has its own ways.
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dateAt } from '../domain/period/zone.ts';
import type { Config } from '../server/config.ts';
import { backup } from '../store/backup/dump.ts';
import type { Database } from './database.ts';

const KEPT = 7;
const NAME = /^nightly-\d{4}-\d{2}-\d{2}\.backup\.gz$/;

/** Takes today's backup unless it is there, and drops those beyond the seventh; returns the new file or null. */
export async function backUpOncePerDay(
  config: Pick<Config, 'dataDir' | 'timeZone'>,
  database: Pick<Database, 'isEmbedded' | 'migrationUrl'>,
  now: string,
): Promise<string | null> {
  if (!database.isEmbedded) return null;
  const folder = join(config.dataDir, 'backups');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `nightly-${dateAt(now, config.timeZone)}.backup.gz`;
  const present = (await readdir(folder)).filter((file) => NAME.test(file));
  if (present.includes(name)) return null;
  const { file } = await backup(database.migrationUrl, join(folder, name), now);
  const old = [...present, name].toSorted().slice(0, -KEPT);
  for (const one of old) await rm(join(folder, one));
  return file;
}
