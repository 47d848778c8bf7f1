// Opens the database a command works on: the embedded one (started, or joined when it runs) or the one configured.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Config, dataDirOf, readConfig } from '../server/config.ts';
import { backup, backupName } from '../store/backup/dump.ts';
import { startEmbedded } from '../store/embedded/launcher.ts';
import { type MigrateResult, migrate } from '../store/migrate.ts';
import { assertServerFit } from '../store/server-check.ts';
import type { Console } from './command.ts';
import { ConfigError } from './explain.ts';
import { findLocalTls } from './local-tls.ts';

export interface Database {
  readonly appUrl: string;
  readonly migrationUrl: string;
  readonly jobUrl: string;
  readonly isEmbedded: boolean;
  stop(): Promise<void>;
}

export const migrationFolder = join(import.meta.dirname, '..', '..', 'migrations');

/** The checked configuration, or ConfigError with every mistake. */
export function loadConfig(console: Pick<Console, 'env' | 'isRoot'>): Config {
  const result = readConfig(console.env, { isRoot: console.isRoot, findLocalTls });
  if (!result.ok) throw new ConfigError(result.mistakes);
  return result.config;
}

/** Only the data folder, for a command that must work while the rest of the configuration is not ready yet. */
export const loadDataDir = (console: Pick<Console, 'env' | 'isRoot'>) =>
  dataDirOf(console.env, console.isRoot);

export interface OpenOptions {
  /** For the process that serves: refuse when another one already does. */
  readonly sole?: boolean;
  readonly log?: (event: string, details: Readonly<Record<string, string | number>>) => void;
}

export async function openDatabase(config: Config, options: OpenOptions = {}): Promise<Database> {
  if (config.database) return { ...config.database, isEmbedded: false, stop: async () => undefined };
  const dataDir = join(config.dataDir, 'database');
  await mkdir(dataDir, { recursive: true });
  const embedded = await startEmbedded({ dataDir, ...options });
  const { appUrl, migrationUrl, jobUrl } = embedded;
  return { appUrl, migrationUrl, jobUrl, isEmbedded: true, stop: () => embedded.stop() };
}

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Opens, works, and always leaves again: interrupted by a signal too, so that no server stays behind. */
export async function withDatabase<T>(config: Config, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(config);
  const leave = () => void database.stop().finally(() => process.exit(130));
  for (const signal of endings) process.once(signal, leave);
  try {
    return await work(database);
  } finally {
    for (const signal of endings) process.removeListener(signal, leave);
    await database.stop();
  }
}

/**
 * What every start does before it serves: backs up before an upgrade, migrates, sets rights, and refuses an unsafe
 * server or role. `onBackup` is told the file.
 */
export async function prepareDatabase(
  config: Config,
  database: Database,
  now: () => string,
  onBackup: (file: string) => void,
  migrations = migrationFolder,
): Promise<MigrateResult> {
  const { appUrl, migrationUrl, jobUrl } = database;
  const beforeUpgrade = async (from: number, to: number) => {
    const folder = join(config.dataDir, 'backups');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const at = now();
    const { file } = await backup(
      migrationUrl,
      join(folder, backupName(at, `before-upgrade-${from}-${to}`)),
      at,
    );
    onBackup(file);
  };
  const result = await migrate({ migrationUrl, appUrl, jobUrl, folder: migrations, beforeUpgrade });
  await assertServerFit(appUrl);
  await assertServerFit(jobUrl);
  return result;
}
