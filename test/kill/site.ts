// A ward in a data folder of its own, with people who are signed in: what a kill run starts from.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrationFolder } from '../../src/cli/database.ts';
import { type EmbeddedOptions, startEmbedded } from '../../src/store/embedded/launcher.ts';
import { migrate } from '../../src/store/migrate.ts';
import { aBody, type BodySpec, WEDNESDAY } from '../builders/body.ts';
import { startTestServer } from '../server/start.ts';
import { type Manner, Product } from './product.ts';

/** Somebody with an own evaluation in state 'open' and the cookies of a session. */
export interface Seat {
  readonly name: string;
  readonly evaluation: number;
  readonly version: number;
  readonly cookies: ReadonlyMap<string, string>;
}

export interface Site {
  readonly product: Product;
  readonly seats: readonly Seat[];
  /** Cookies of those who score and approve; their password is as good as just given. */
  readonly superiors: Readonly<Record<Superior, ReadonlyMap<string, string>>>;
  readonly tenantId: number;
  /** The instant the product believes it is, ISO. */
  readonly now: () => string;
  /** Stops everything and removes the folder; answers whether the product left by itself. */
  close(): Promise<boolean>;
}

/** Another place for the data folder than a folder of the machine. */
export interface Place {
  readonly manner: Manner;
  /** Folder in which the ward is made, as it lies on the disk. */
  readonly disk: string;
  /** The same folder as the product sees it: its DATA_DIR. */
  readonly dataDir: string;
  readonly settings?: NodeJS.ProcessEnv;
  /** What to start instead of program.ts: the same program, built (built-program.ts). */
  readonly program?: string | undefined;
  readonly major?: 15 | 18;
  /** After the product has stopped, before the folder goes. */
  readonly leave?: () => Promise<void>;
}

type Superior = 'chair' | 'head' | 'manager';

const spec = (writers: readonly string[]): BodySpec => ({
  units: { ward: null, culture: 'ward' },
  people: {
    chair: ['leader', 'ward'],
    head: ['head', 'culture'],
    manager: ['section-head', 'culture'],
    ...Object.fromEntries(writers.map((name) => [name, ['staff', 'culture'] as const])),
  },
});

/** The name is one that a later test run clears away when this one is killed hard (test/databases.setup.ts). */
export const makeFolder = (parent = tmpdir()) => mkdtemp(join(parent, `cong-tam-test-${process.pid}-kill-`));

export interface SiteOptions {
  readonly program?: string;
  /** Folder to make the ward's in; a kill of processes is the same on the disk and in memory. */
  readonly parent?: string;
}

/** Makes the ward; the product is not running yet. */
export async function openSite(
  writers: number,
  manner: Manner,
  { program, parent }: SiteOptions = {},
): Promise<Site> {
  const folder = await makeFolder(parent);
  return openSiteAt(folder, writers, { manner, disk: folder, dataDir: folder, program });
}

/** The same in `folder`, which goes away with the site; the data lie at a place below it. */
export async function openSiteAt(folder: string, writers: number, place: Place): Promise<Site> {
  const shiftMs = Date.parse(WEDNESDAY) - Date.now();
  const { program, settings } = place;
  const product = new Product(place.dataDir, place.manner, shiftMs, { program, settings });
  const close = async () => {
    const byItself = await product.stop();
    await place.leave?.();
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    return byItself;
  };
  try {
    await chmod(folder, 0o711);
    const names = Array.from({ length: writers }, (_, n) => `writer${n + 1}`);
    const dataDir = join(place.disk, 'database');
    const settled = await settle({ dataDir, major: place.major ?? 18 }, names);
    const now = () => new Date(Date.now() + shiftMs).toISOString();
    return { product, ...settled, now, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function settle(where: EmbeddedOptions, names: readonly string[]) {
  const embedded = await startEmbedded(where);
  try {
    const { appUrl, jobUrl, migrationUrl, adminUrl } = embedded;
    await migrate({ appUrl, jobUrl, migrationUrl, folder: migrationFolder });
    const drop = () => Promise.resolve();
    const database = { appUrl, jobUrl, adminUrl, ownerUrl: migrationUrl, drop };
    const body = await aBody(spec(names), { database });
    await body.inLine();
    const server = await startTestServer({ database, now: WEDNESDAY });
    const seats: Seat[] = [];
    for (const name of names) {
      const { cookies } = await server.signInAs(body.person[name] ?? 0, `t${body.tenantId}`);
      const { id, seq } = await body.evaluation(name);
      seats.push({ name, evaluation: id, version: seq, cookies });
    }
    const cookiesOf = async (name: Superior) =>
      (await server.signInAs(body.person[name] ?? 0, `t${body.tenantId}`)).cookies;
    const superiors = {
      chair: await cookiesOf('chair'),
      head: await cookiesOf('head'),
      manager: await cookiesOf('manager'),
    };
    await body.sql(`update session set step_up_at = $1::timestamptz + interval '1 day'`, [WEDNESDAY]);
    await server.stop();
    await body.drop();
    return { tenantId: body.tenantId, seats, superiors };
  } finally {
    await embedded.stop();
  }
}
