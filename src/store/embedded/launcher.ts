// Runs the PostgreSQL that came from npm: start or adopt, watch over, stop. Nothing here knows a table.
import { chmod, mkdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { dropBallastIfNeeded } from '../free-space.ts';
import { StoreError } from '../store-error.ts';
import { assertReachable, chooseAccount } from './account.ts';
import { installBinaries, type Major } from './binaries.ts';
import {
  assertMajor,
  clearStalePidFile,
  createCluster,
  isRepairing,
  prepareSocketFolder,
  runningServer,
} from './cluster.ts';
import { followCollation } from './collation.ts';
import { leaveAsLast, takePart } from './guard.ts';
import { type Address, chooseAddress, layoutOf, urlOf } from './layout.ts';
import { type Connect, databaseName, ensureRoles } from './roles.ts';
import { loadSecrets, type RoleKey, type Secrets } from './secrets.ts';
import { type ServerPlan, spawnServer, stopAtOnce, stopServer, tailOfLog } from './server-process.ts';

export interface EmbeddedOptions {
  /** Folder for everything of the database; as root it must be reachable for other accounts. */
  readonly dataDir: string;
  readonly major?: Major;
  /** Refuse (`database-in-use`) when another of our processes serves from this folder; commands leave it out. */
  readonly sole?: boolean;
  readonly settings?: Readonly<Record<string, string>>;
  readonly log?: (event: string, details: Readonly<Record<string, string | number>>) => void;
}

export interface Embedded {
  readonly appUrl: string;
  readonly migrationUrl: string;
  readonly jobUrl: string;
  /** The superuser, for the test harness and for repair by hand; the product never connects with it. */
  readonly adminUrl: string;
  /** Socket folder or loopback address. */
  readonly host: string;
  readonly port: number;
  /** Leaves the server; stops it when no other process of ours uses it. */
  stop(): Promise<void>;
}

interface House {
  readonly plan: ServerPlan;
  readonly secrets: Secrets;
  readonly sole: boolean;
  readonly log: NonNullable<EmbeddedOptions['log']>;
}

// After a hard stop of a busy server replaying its journal takes its time; a server that cannot start ends by itself.
const startLimit = 300_000;
const pause = 40;
/** A server that was told to go has written its checkpoint by then, or never will; one that repairs itself is at it. */
const silenceLimit = 20_000;

async function connectTo(
  address: Address,
  role: RoleKey,
  secrets: Secrets,
  database: string,
): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: urlOf(address, role, secrets, database),
    keepAlive: true,
  });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

const isLeaving = (error: { code?: string; message?: string }) =>
  error.code === '57P03' && /shutting down/.test(error.message ?? '');

/** A connection; 'leaving' when the server is on its way out, null when it does not answer. */
const answers = (house: House): Promise<pg.Client | 'leaving' | null> =>
  connectTo(house.plan.address, 'admin', house.secrets, 'postgres').catch(
    (error: { code?: string; message?: string }) => {
      if (error.code === '28P01')
        throw new StoreError('data-folder-broken', { file: house.plan.layout.secrets }, error);
      return isLeaving(error) ? 'leaving' : null;
    },
  );

/** A house whose server answers: its plan names the address where it really listens. */
interface Answering {
  readonly house: House;
  readonly guard: pg.Client;
}

/**
 * Makes sure the server answers, starting it when no process owns the data folder. The address is read from a server
 * that another process of ours started meanwhile: on loopback it is not the one we would have chosen.
 * A server killed hard leaves children that need a moment to go: failed starts are repeated before giving up. One that
 * neither answers nor goes nor repairs itself is ended. Null when nobody wants it any more.
 */
async function ensureAnswering(start: House, isWanted: () => boolean): Promise<Answering | null> {
  const { layout } = start.plan;
  const deadline = performance.now() + startLimit;
  let house = start;
  let child: { gone: boolean } | null = null;
  let silentSince = performance.now();
  for (let failures = 0; performance.now() < deadline; ) {
    const running = await runningServer(layout);
    if (running?.address) house = { ...start, plan: { ...start.plan, address: running.address } };
    if (!isWanted()) return null;
    const guard = await answers(house);
    if (guard !== 'leaving' && guard !== null) return { house, guard };
    if (performance.now() - silentSince > silenceLimit) {
      silentSince = performance.now();
      await endIfStuck(house, guard === 'leaving');
    }
    if (child?.gone) {
      failures += 1;
      child = null;
      if (failures > 8) break;
      await sleep(pause * 2 ** Math.min(failures, 6));
    }
    if (!child && !(await runningServer(layout))) child = await launch(house);
    await sleep(pause);
  }
  throw new StoreError('database-start-failed', { reason: await tailOfLog(layout.log) });
}

/** PostgreSQL 18 waits for ever when its own repair after a crash fails in turn, or is to be broken off in order. */
async function endIfStuck({ plan, log }: House, isLeaving: boolean): Promise<void> {
  const server = await runningServer(plan.layout);
  if (server === null || (!isLeaving && (await isRepairing(server.pid)))) return;
  log('database-stuck', { folder: plan.layout.cluster });
  await stopAtOnce(plan, server.pid).catch(() => undefined);
}

async function launch(house: House): Promise<{ gone: boolean }> {
  const child = { gone: false };
  house.log('database-starting', { folder: house.plan.layout.cluster });
  if (await dropBallastIfNeeded(house.plan.layout.root))
    house.log('ballast-dropped', { folder: house.plan.layout.root });
  await clearStalePidFile(house.plan.layout);
  const { exited } = await spawnServer(house.plan);
  const end = () => {
    child.gone = true;
  };
  exited.then(end, end);
  return child;
}

/** Holds the guard connection and brings the server back whenever it is lost, until `close`. */
class Watch {
  readonly #house: House;
  #guard: pg.Client;
  #closing = false;
  #repair: Promise<void> = Promise.resolve();

  constructor(house: House, guard: pg.Client) {
    this.#house = house;
    this.#guard = guard;
    this.#listen();
  }

  #listen(): void {
    this.#guard.once('end', () => {
      if (!this.#closing) this.#repair = this.#bringBack();
    });
  }

  async #bringBack(): Promise<void> {
    for (let wait = 100; !this.#closing; wait = Math.min(wait * 2, 5000)) {
      this.#house.log('database-lost', { folder: this.#house.plan.layout.cluster });
      try {
        const answering = await ensureAnswering(this.#house, () => !this.#closing);
        if (answering === null) return;
        this.#guard = answering.guard;
        await takePart(this.#guard, this.#house.sole);
        this.#listen();
        this.#house.log('database-back', { folder: this.#house.plan.layout.cluster });
        return;
      } catch (error) {
        this.#house.log('database-start-failed', { reason: String(error) });
        await sleep(wait);
      }
    }
  }

  async close(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    await this.#repair;
    const { plan } = this.#house;
    const last = await leaveAsLast(this.#guard).catch(() => 'lost' as const);
    // Whoever else uses it finds it gone, and brings it back.
    const running = last === false ? null : await runningServer(plan.layout);
    if (running) await (last === 'lost' ? stopAtOnce : stopServer)(plan, running.pid);
    await this.#guard.end().catch(() => undefined);
  }
}

async function prepare(options: EmbeddedOptions): Promise<House> {
  const layout = layoutOf(options.dataDir);
  const major = options.major ?? 18;
  await mkdir(layout.root, { recursive: true });
  const account = await chooseAccount(layout.cluster);
  await chmod(layout.root, account ? 0o711 : 0o700);
  await assertReachable(layout.root, account);
  const binaries = await installBinaries(major, layout.binaries);
  const secrets = await loadSecrets(layout.secrets);
  await createCluster(layout, binaries, account, secrets.admin);
  await assertMajor(layout, major);
  await prepareSocketFolder(layout, account);
  const address = await chooseAddress(layout);
  const plan = { layout, binaries, account, address, settings: options.settings ?? {} };
  return { plan, secrets, sole: options.sole ?? false, log: options.log ?? (() => undefined) };
}

/**
 * Takes part in the server. The last one out may be stopping it at this very moment: then it is started again.
 * Null when another process already serves from this folder and we wanted to be the only one.
 */
async function join(start: House): Promise<Answering | null> {
  for (let tries = 0; ; tries += 1) {
    const answering = await ensureAnswering(start, () => true);
    if (answering === null) return null;
    try {
      if (await takePart(answering.guard, start.sole)) return answering;
      await answering.guard.end();
      return null;
    } catch (error) {
      await answering.guard.end().catch(() => undefined);
      if (tries >= 5) throw error;
    }
  }
}

/**
 * Starts the embedded database, or adopts the server that a killed process of ours left running on the folder.
 * While held, a server that dies is started again on the same address. Errors: see StoreErrorCode.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const prepared = await prepare(options);
  const joined = await join(prepared);
  if (joined === null) throw new StoreError('database-in-use', { folder: prepared.plan.layout.root });
  const { house, guard } = joined;
  const { secrets, plan } = house;
  const watch = new Watch(house, guard);
  const connect: Connect = (role, database) => connectTo(plan.address, role, secrets, database);
  await ensureRoles(connect, secrets);
  if (await followCollation(connect)) house.log('database-reindexed', { folder: plan.layout.cluster });
  const url = (role: RoleKey) => urlOf(plan.address, role, secrets, databaseName);
  return {
    appUrl: url('app'),
    migrationUrl: url('owner'),
    jobUrl: url('job'),
    adminUrl: url('admin'),
    host: plan.address.host,
    port: plan.address.port,
    stop: () => watch.close(),
  };
}
