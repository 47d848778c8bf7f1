// The rounds of the sealed log while the product serves: acts into the log every few seconds, checkpoints outwards.

import type { Tenant } from '../app/actor.ts';
import { mailCheckpoints } from '../app/log/due-mail.ts';
import { type FolderOrder, publishToFolder } from '../app/log/folder.ts';
import { createKey, readKeys } from '../app/log/keys.ts';
import type { SigningKey } from '../app/log/note.ts';
import { hasLog, sealTenant } from '../app/log/seal.ts';
import { allTenants } from '../app/tenants.ts';
import type { Config } from '../server/config.ts';
import { openMailer } from '../server/mail.ts';
import { openPool, type Pool } from '../store/connection.ts';
import { checkpointLetter } from './checkpoint-letter.ts';

const SEAL_MS = 3000;
const MAIL_MS = 15_000;

export interface SealingOptions {
  readonly config: Pick<Config, 'seal' | 'mail'>;
  readonly jobUrl: string;
  readonly now: () => string;
  /** Told of troubles once each, and once more when they have changed. */
  readonly warn: (what: string, details: object) => void;
  /** False while the disk is full: then nothing is sealed, and all of it as soon as there is room. */
  readonly hasRoom?: () => Promise<boolean>;
}

export interface Sealing {
  /** Seals and publishes what there is, for every body. */
  round(): Promise<void>;
  /** Sends what is due by mail. */
  mailRound(): Promise<void>;
  /** Begins to do both by itself. */
  begin(): void;
  /** A last round, so that nothing is left unsealed, then leaves. */
  stop(): Promise<void>;
}

export function openSealing(options: SealingOptions): Sealing {
  const pool = openPool(options.jobUrl, { max: 2, applicationName: 'cong-tam-seal' });
  const tell = onceEach(options.warn);
  const round = sealRounds(pool, options, tell);
  const mailRound = () => sendDue(pool, options, tell);
  const loops: Loop[] = [];
  return {
    round,
    mailRound,
    begin: () => void loops.push(loop(round, SEAL_MS, tell), loop(mailRound, MAIL_MS, tell)),
    async stop() {
      await Promise.all(loops.map((one) => one.stop()));
      await round().catch((error: unknown) => options.warn('sealing', { error: messageOf(error) }));
      await pool.end();
    },
  };
}

type Tell = (key: string, what: string, trouble: string | null) => void;

/** A trouble that goes on every few seconds is one line in the log, not a thousand. */
function onceEach(warn: SealingOptions['warn']): Tell {
  const known = new Map<string, string>();
  return (key, what, trouble) => {
    if (trouble !== null && known.get(key) !== trouble) warn(what, { about: key, trouble });
    if (trouble === null) known.delete(key);
    else known.set(key, trouble);
  };
}

/** What went wrong and why: without its cause "database-unavailable" would tell nobody where to look. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}: ${messageOf(error.cause)}`;
}

interface Loop {
  stop(): Promise<void>;
}

/** One after the other with a pause between; a failing one does not end the rounds. */
function loop(work: () => Promise<void>, pause: number, tell: Tell): Loop {
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  let running = Promise.resolve();
  const next = () => {
    running = work()
      .then(
        () => tell('rounds', 'sealing', null),
        (error: unknown) => tell('rounds', 'sealing', messageOf(error)),
      )
      .then(() => {
        if (!isOver) timer = setTimeout(next, pause);
      });
  };
  next();
  return {
    async stop() {
      isOver = true;
      clearTimeout(timer);
      await running;
    },
  };
}

function sealRounds(pool: Pool, { config, now, hasRoom }: SealingOptions, tell: Tell): () => Promise<void> {
  const reached = new Map<number, string>();
  return async () => {
    if (hasRoom !== undefined && !(await hasRoom())) return;
    const tenants = await allTenants(pool);
    const keys = await keysFor(pool, config.seal.keyFolder, tenants);
    for (const tenant of tenants) {
      const order = { tenant, keys, now: now(), since: reached.get(tenant.id) ?? null };
      const sealed = await sealTenant(pool, order).catch((error: unknown) => ({
        outcome: messageOf(error),
      }));
      if ('horizon' in sealed) reached.set(tenant.id, sealed.horizon);
      const isWell = 'horizon' in sealed || sealed.outcome === 'busy';
      tell(`${tenant.slug}: log`, 'acts are not sealed', isWell ? null : sealed.outcome);
      if (config.seal.folder !== null)
        await publish(pool, { tenant, folder: config.seal.folder, now: now() }, tell);
    }
  };
}

async function publish(pool: Pool, order: FolderOrder, tell: Tell): Promise<void> {
  const trouble = await publishToFolder(pool, order).catch(messageOf);
  tell(`${order.tenant.slug}: folder`, 'checkpoints do not reach their folder', trouble);
}

/** The first key is made by itself, but never in place of one that was lost: then logs are there already. */
async function keysFor(
  pool: Pool,
  folder: string,
  tenants: readonly Tenant[],
): Promise<readonly SigningKey[]> {
  const keys = await readKeys(folder);
  if (keys.length > 0) return keys;
  for (const tenant of tenants) if (await hasLog(pool, tenant.id)) return [];
  await createKey(folder);
  return readKeys(folder);
}

async function sendDue(pool: Pool, { config, now }: SealingOptions, tell: Tell): Promise<void> {
  const { mail, seal } = config;
  if (mail === null || seal.mailTo === null) return;
  const mailer = openMailer(mail);
  const to = seal.mailTo;
  for (const tenant of await allTenants(pool)) {
    const trouble = await mailCheckpoints(pool, {
      ...{ tenant, to, everyMinutes: seal.mailMinutes, now: now() },
      send: (checkpoints) => mailer.send({ to, ...checkpointLetter(tenant, checkpoints) }),
    }).catch(messageOf);
    tell(`${tenant.slug}: mail`, 'checkpoints do not go out by mail', trouble);
  }
  mailer.rest();
}
