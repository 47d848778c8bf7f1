// `congtam start`: the real thing. An empty database gets its first body and a one-time link for the first administrator.
import { setTimeout as sleep } from 'node:timers/promises';
import { issueSetupLink } from '../app/set-up.ts';
import { allTenants } from '../app/tenants.ts';
import { openPool } from '../store/connection.ts';
import { type Command, type Console, UsageError } from './command.ts';
import { createBody } from './create-body.ts';
import { loadConfig } from './database.ts';
import { type Running, serve, whileRunning } from './serve.ts';

export const startCommand: Command = {
  usage: '',
  async run(args, console) {
    if (args[0] !== undefined) throw new UsageError(args[0]);
    return whileRunning(loadConfig(console), console, async (running) => {
      await ensureBody(running, console);
      return serve(running, console, async (address) => {
        console.say('start.open', { address });
        await patiently(() => offerSetUp(running, console, address));
      });
    });
  },
};

const TRIES = 10;
const PAUSE_MS = 1000;

/** A database that stumbles in the first second is on its way back: no reason to end a server that is already open. */
async function patiently(work: () => Promise<void>): Promise<void> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (left <= 1) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

async function ensureBody({ config, context, database }: Running, console: Console): Promise<void> {
  if ((await allTenants(context.pool)).length > 0) return;
  const owner = openPool(database.migrationUrl, { max: 1 });
  try {
    const name = console.env.BODY_NAME ?? 'Cơ quan';
    await createBody(owner, { slug: 'co-quan', name, zone: config.timeZone, hostNames: [] }, console.now());
  } finally {
    await owner.end();
  }
}

async function offerSetUp({ context }: Running, console: Console, address: string): Promise<void> {
  const tenants = await allTenants(context.pool);
  for (const tenant of tenants) {
    const link = await issueSetupLink(context.pool, tenant, console.now());
    if (link === null) continue;
    const path = tenants.length === 1 ? '' : `/t/${tenant.slug}`;
    console.say('start.set-up', {
      name: tenant.name,
      link: `${address}${path}/thiet-lap#token=${link.token}`,
    });
  }
}
