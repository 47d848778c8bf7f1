// What `start` and `demo` share: database, pages, server, the minute's work, and leaving cleanly.
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { AppContext } from '../app/context.ts';
import { readDueFeeds } from '../app/diary/sync.ts';
import { threadRunner } from '../app/import-thread.ts';
import { escalate } from '../app/office/escalate.ts';
import { gatherDifficulties } from '../app/office/gather-difficulties.ts';
import { foldRollUps } from '../app/roll-ups/fold.ts';
import { ensureInLine } from '../app/sync.ts';
import { proposeTalks } from '../app/talks/propose.ts';
import { allTenants } from '../app/tenants.ts';
import { foldWorkSums } from '../app/work/work-sums.ts';
import { ROUTES } from '../contract/routes.ts';
import { dateAt } from '../domain/period/zone.ts';
import { type Config, isLoopback } from '../server/config.ts';
import { handlers } from '../server/handlers/index.ts';
import { createServer } from '../server/http.ts';
import { createLog, type Logger } from '../server/log.ts';
import { feedReader } from '../server/outside-fetch.ts';
import { evidenceFolder } from '../store/backup/evidence-copy.ts';
import { openPool } from '../store/connection.ts';
import { EvidenceFiles } from '../store/evidence-files.ts';
import { SpaceGuard } from '../store/free-space.ts';
import { SecretBox } from '../store/secret-box.ts';
import type { Console } from './command.ts';
import { type Database, openDatabase, prepareDatabase } from './database.ts';
import { namedIn } from './local-tls.ts';
import { openMailing } from './mailing.ts';
import { readNationalDays } from './national-days.ts';
import { backUpOncePerDay } from './nightly-backup.ts';
import { ensurePages, webRoot } from './pages.ts';
import { openSealing } from './sealing.ts';

const MINUTE = 60_000;

/** A prepared database with a pool under the application role and the context of the use cases. */
export interface Running {
  readonly config: Config;
  readonly database: Database;
  readonly context: AppContext;
}

/** Opens and prepares the database, works, and always leaves again: a start that fails ends with its database. */
export async function whileRunning<T>(
  config: Config,
  console: Console,
  work: (running: Running) => Promise<T>,
): Promise<T> {
  const log = createLog(config.logLevel);
  const told = (event: string, details: object) => log.warn(details, event);
  const database = await openDatabase(config, { sole: true, log: told });
  const pool = openPool(database.appUrl, {
    onError: (err) => log.warn({ err }, 'a database connection was lost'),
  });
  const evidence = new EvidenceFiles(evidenceFolder(config.dataDir));
  const secrets = new SecretBox(config.seal.keyFolder);
  try {
    await prepareDatabase(config, database, console.now, (file) => console.say('migrate.backup', { file }));
    return await work({
      config,
      database,
      context: {
        ...{ pool, nationalDays: await readNationalDays(), evidence, secrets },
        feeds: feedReader(config.calendarOrigins),
      },
    });
  } finally {
    await pool.end();
    await database.stop();
  }
}

/** Serves until told to stop; `whenOpen` gets the address. Returns the exit code. */
export async function serve(
  running: Running,
  console: Console,
  whenOpen: (address: string) => Promise<void>,
): Promise<number> {
  const { config, context } = running;
  await ensurePages(console);
  const log = createLog(config.logLevel);
  const guard = guardOf(running, log);
  const server = await createServer({
    config,
    context: { ...context, runner: runnerOf(running, log), sendsMail: config.mail !== null },
    clock: console.now,
    webRoot,
    log,
    routes: ROUTES,
    handlers,
    rules: sessionLimits(config),
    ...(guard === null ? {} : { space: () => guard.state() }),
  });
  // One round after the other: a backup of a large body takes longer than a minute.
  let round = Promise.resolve();
  const everyMinute = () => {
    round = round
      .then(() => keepRoom(guard, log))
      .then((hasRoom) => (hasRoom ? minuteOf(running, console, log) : undefined));
  };
  const feeds = feedRounds(context, console, log);
  const timer = setInterval(() => {
    everyMinute();
    void feeds();
  }, MINUTE);
  const sealing = sealingOf(running, console, log, guard);
  const mailing = mailingOf(running, console, log, guard);
  try {
    await server.listen({ host: config.host, port: config.port });
    // What fails here is tried again every minute.
    if (await keepRoom(guard, log))
      await keepWeeksInLine(context, console.now()).catch((err) => log.error({ err }, 'weeks'));
    sealing.begin();
    mailing?.begin();
    await whenOpen(await addressOf(config, server.server.address() as AddressInfo));
    await untilStopped();
    console.say('cli.stopping');
  } finally {
    clearInterval(timer);
    await server.close();
    await mailing?.stop();
    await sealing.stop();
  }
  return 0;
}

/** An own PostgreSQL has its own disk, and its administrator. */
function guardOf({ config, database }: Running, log: Logger): SpaceGuard | null {
  if (!database.isEmbedded) return null;
  const folder = join(config.dataDir, 'database');
  return new SpaceGuard({
    folder,
    percents: config.space,
    log: (event, details) => log.warn(details, event),
  });
}

function sealingOf({ config, database }: Running, console: Console, log: Logger, guard: SpaceGuard | null) {
  return openSealing({
    ...{ config, jobUrl: database.jobUrl, now: console.now },
    warn: (what, details) => log.warn(details, what),
    hasRoom: async () => guard === null || (await guard.state()) !== 'full',
  });
}

function mailingOf(running: Running, console: Console, log: Logger, guard: SpaceGuard | null) {
  const { config, context, database } = running;
  return openMailing({
    ...{ config, nationalDays: context.nationalDays, jobUrl: database.jobUrl, now: console.now },
    warn: (what, details) => log.warn(details, what),
    hasRoom: async () => guard === null || (await guard.state()) !== 'full',
  });
}

/** Whether there is room for work that nobody waits for. */
async function keepRoom(guard: SpaceGuard | null, log: Logger): Promise<boolean> {
  if (guard === null) return true;
  await guard.keepBallast().catch((err) => log.error({ err }, 'ballast'));
  return (await guard.state()) !== 'full';
}

async function minuteOf({ config, context, database }: Running, console: Console, log: Logger) {
  await keepWeeksInLine(context, console.now()).catch((err) => log.error({ err }, 'weeks'));
  await keepRollUps(context, console.now()).catch((err) => log.error({ err }, 'roll-ups'));
  await keepLadders(context, console.now()).catch((err) => log.error({ err }, 'ladder'));
  await backUpOncePerDay(config, database, console.now()).catch((err) => log.error({ err }, 'backup'));
}

/** Long works on imports run beside the requests. */
function runnerOf({ context, database }: Running, log: Logger) {
  return threadRunner(context, {
    databaseUrl: database.appUrl,
    onTrouble: (err) => log.error({ err }, 'import'),
  });
}

/** The configured limits in the form the server takes. */
export function sessionLimits({ session }: Pick<Config, 'session'>) {
  return { idleMinutes: session.idleMinutes, absoluteMinutes: session.hours * 60 };
}

/** Brings every body's live weeks in line; does next to nothing when they are. */
export async function keepWeeksInLine(context: AppContext, now: string): Promise<void> {
  for (const tenant of await allTenants(context.pool))
    await ensureInLine(context, tenant.id, dateAt(now, tenant.zone), now);
}

/** Brings every body's longer periods and sums of work up to date with what was decided since. */
async function keepRollUps(context: AppContext, now: string): Promise<void> {
  for (const tenant of await allTenants(context.pool)) {
    await foldRollUps(context, tenant.id, dateAt(now, tenant.zone), now);
    await foldWorkSums(context, tenant.id);
  }
}

/** Reminds and reports by the ladder of each body's regulation. */
async function keepLadders(context: AppContext, now: string): Promise<void> {
  for (const tenant of await allTenants(context.pool)) {
    const moment = { tenantId: tenant.id, today: dateAt(now, tenant.zone), now };
    await escalate(context, moment);
    await gatherDifficulties(context, moment);
    await proposeTalks(context, moment);
  }
}

/** Beside the minute's work: slow servers of others hold up nobody here. One round at a time. */
function feedRounds(context: AppContext, console: Console, log: Logger): () => Promise<void> {
  let isReading = false;
  return async () => {
    if (isReading) return;
    isReading = true;
    await keepDiaries(context, console.now()).catch((err) => log.error({ err }, 'calendars'));
    isReading = false;
  };
}

/** Reads the calendars people subscribed to, those that are due. */
async function keepDiaries(context: AppContext, now: string): Promise<void> {
  for (const tenant of await allTenants(context.pool))
    await readDueFeeds(context, { tenant, now, today: dateAt(now, tenant.zone) });
}

/** Where to open it. Listening everywhere has no address of its own: the certificate knows the machine's name. */
async function addressOf(config: Config, { port }: AddressInfo): Promise<string> {
  if (config.publicUrl !== null) return config.publicUrl;
  const isEverywhere = config.host === '0.0.0.0' || config.host === '::';
  const named = isEverywhere && config.tls !== null ? await namedIn(config.tls.cert) : null;
  const host = named ?? (isEverywhere || isLoopback(config.host) ? 'localhost' : config.host);
  return `${config.tls === null ? 'http' : 'https'}://${host}:${port}`;
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
