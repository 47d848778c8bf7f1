// A database server of its own for the bench, below the temporary folder.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrationFolder } from '../../src/cli/database.ts';
import { runningServer } from '../../src/store/embedded/cluster.ts';
import { type Embedded, startEmbedded } from '../../src/store/embedded/launcher.ts';
import { layoutOf } from '../../src/store/embedded/layout.ts';
import { migrate } from '../../src/store/migrate.ts';

/** Addresses of one database under the roles of the product, and under the superuser for arranging. */
export interface Urls {
  readonly app: string;
  readonly owner: string;
  readonly job: string;
  readonly admin: string;
}

export interface Cluster {
  /** Process id of the postmaster. */
  readonly pid: number;
  /** A migrated, empty database. */
  create(name: string): Promise<Urls>;
  close(): Promise<void>;
}

/** Nothing runs by itself while something is measured; journal pages are the same on both sides of a comparison. */
const SETTINGS = {
  autovacuum: 'off',
  checkpoint_timeout: '1h',
  max_wal_size: '32GB',
};

const onDatabase = (url: string, name: string) => {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
};

export async function openCluster(): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), `cong-tam-bench-${process.pid}-`));
  await chmod(folder, 0o711);
  const embedded = await startEmbedded({ dataDir: folder, settings: SETTINGS });
  const running = await runningServer(layoutOf(folder));
  if (running === null) throw new Error('the database of the bench is not there');
  return {
    pid: running.pid,
    create: (name) => createDatabase(embedded, name),
    close: async () => {
      await embedded.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

async function createDatabase(embedded: Embedded, name: string): Promise<Urls> {
  const admin = new pg.Client({ connectionString: onDatabase(embedded.adminUrl, 'postgres') });
  await admin.connect();
  try {
    await admin.query(`create database ${name} owner congtam_owner`);
    await admin.query(`grant connect on database ${name} to congtam_app, congtam_job`);
  } finally {
    await admin.end();
  }
  const urls = {
    app: onDatabase(embedded.appUrl, name),
    owner: onDatabase(embedded.migrationUrl, name),
    job: onDatabase(embedded.jobUrl, name),
    admin: onDatabase(embedded.adminUrl, name),
  };
  await migrate({ migrationUrl: urls.owner, appUrl: urls.app, jobUrl: urls.job, folder: migrationFolder });
  return urls;
}
