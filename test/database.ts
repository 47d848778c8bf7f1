// A database of its own for each test file, cloned from one migrated template, on the newest and the oldest PostgreSQL.
import { existsSync } from 'node:fs';
import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { describe, inject } from 'vitest';
import { type Embedded, startEmbedded } from '../src/store/embedded/launcher.ts';
import { migrate } from '../src/store/migrate.ts';

export const testMajors = [18, 15] as const;
export type TestMajor = (typeof testMajors)[number];

declare module 'vitest' {
  interface ProvidedContext {
    databaseFolder: string;
  }
}

export interface TestDatabase {
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly jobUrl: string;
  /** Superuser on this database: for arranging what no role of the product could do. */
  readonly adminUrl: string;
  drop(): Promise<void>;
}

type Urls = Pick<Embedded, 'appUrl' | 'migrationUrl' | 'jobUrl' | 'adminUrl'>;

const migrations = join(import.meta.dirname, '..', 'migrations');
const template = 'template_migrated';

function onDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

async function withAdmin<T>(urls: Urls, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: onDatabase(urls.adminUrl, 'postgres') });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

async function createDatabase(admin: pg.Client, name: string, from: string): Promise<void> {
  await admin.query(`create database ${name} template ${from} owner congtam_owner`);
  await admin.query(`revoke all on database ${name} from public`);
  await admin.query(`grant connect on database ${name} to congtam_app, congtam_job`);
}

const found = (admin: pg.Client, name: string) =>
  admin.query('select 1 from pg_database where datname = $1', [name]).then((result) => result.rowCount === 1);

async function ensureTemplate(urls: Urls): Promise<void> {
  await withAdmin(urls, async (admin) => {
    await admin.query('select pg_advisory_lock(1)');
    if (await found(admin, template)) return;
    const half = `${template}_half`;
    await admin.query(`drop database if exists ${half} with (force)`);
    await createDatabase(admin, half, 'template1');
    const { appUrl, jobUrl } = urls;
    await migrate({ migrationUrl: onDatabase(urls.migrationUrl, half), appUrl, jobUrl, folder: migrations });
    await admin.query(`alter database ${half} rename to ${template}`);
  });
}

const servers = new Map<TestMajor, Promise<Urls>>();

/** The shared server of this run, started by whichever worker asks first; the end of the run stops it. */
async function openServer(major: TestMajor): Promise<Urls> {
  const dataDir = join(inject('databaseFolder'), String(major));
  const note = join(dataDir, 'urls.json');
  if (existsSync(note)) return JSON.parse(await readFile(note, 'utf8')) as Urls;
  await chmod(dirname(dataDir), 0o711);
  const { appUrl, migrationUrl, jobUrl, adminUrl } = await startEmbedded({ dataDir, major });
  const urls = { appUrl, migrationUrl, jobUrl, adminUrl };
  await writeFile(`${note}.${process.pid}`, JSON.stringify(urls), { mode: 0o600 });
  await rename(`${note}.${process.pid}`, note);
  return urls;
}

export function testServer(major: TestMajor = 18): Promise<Urls> {
  const open = servers.get(major) ?? openServer(major);
  servers.set(major, open);
  return open;
}

const templates = new Map<TestMajor, Promise<void>>();
let counter = 0;

async function provideDatabase(major: TestMajor, from: string): Promise<TestDatabase> {
  const urls = await testServer(major);
  if (from === template) {
    const ready = templates.get(major) ?? ensureTemplate(urls);
    templates.set(major, ready);
    await ready;
  }
  counter += 1;
  const name = `test_${process.pid}_${counter}`;
  await withAdmin(urls, (admin) => createDatabase(admin, name, from));
  return {
    appUrl: onDatabase(urls.appUrl, name),
    ownerUrl: onDatabase(urls.migrationUrl, name),
    jobUrl: onDatabase(urls.jobUrl, name),
    adminUrl: onDatabase(urls.adminUrl, name),
    drop: () =>
      withAdmin(urls, async (admin) => void (await admin.query(`drop database ${name} with (force)`))),
  };
}

/** A migrated, empty database; usually in well under 100 ms once the server runs. */
export function freshDatabase(options: { major?: TestMajor } = {}): Promise<TestDatabase> {
  return provideDatabase(options.major ?? 18, template);
}

/** A database without any table, for tests of migrating and restoring. */
export function emptyDatabase(options: { major?: TestMajor } = {}): Promise<TestDatabase> {
  return provideDatabase(options.major ?? 18, 'template1');
}

/** Describes one suite on each supported PostgreSQL. A missing one fails the suite: nothing is skipped. */
export function onEachMajor(name: string, suite: (major: TestMajor) => void): void {
  for (const major of testMajors) describe(`${name} on PostgreSQL ${major}`, () => suite(major));
}

/**
 * Describes one suite on the oldest supported PostgreSQL: for what does not depend on the server, only on whether its
 * statements run there. The newest runs the same use cases under the tests of the server, the journeys and the kills.
 */
export function onOldestMajor(name: string, suite: (major: TestMajor) => void): void {
  const oldest = Math.min(...testMajors) as TestMajor;
  describe(`${name} on PostgreSQL ${oldest}`, () => suite(oldest));
}
