// `congtam demo`: the whole product on one command, with a living sample body. All people and figures are invented.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { loginBase } from '../app/login-names.ts';
import { allTenants } from '../app/tenants.ts';
import { type Command, type Console, UsageError } from './command.ts';
import { loadConfig, loadDataDir } from './database.ts';
import { CAST, type CastRole, DEMO_PASSWORD } from './demo/cast.ts';
import { NEIGHBOUR, seed } from './demo/seed.ts';
import { ensurePages } from './pages.ts';
import { type Running, serve, whileRunning } from './serve.ts';

export const demoCommand: Command = {
  usage: '',
  async run(args, console) {
    if (args[0] !== undefined) throw new UsageError(args[0]);
    const quiet = { ...console, env: demoEnvironment(console) };
    const config = loadConfig(quiet);
    await ensurePages(console);
    const run = () =>
      whileRunning(config, quiet, async (running) => {
        if (await isHalfSeeded(running)) return null;
        await seedOnce(running, console);
        return serve(running, quiet, async (address) => sayWhatToTry(console, address));
      });
    const code = await run();
    if (code !== null) return code;
    await rm(join(config.dataDir, 'database'), { recursive: true });
    return (await run()) ?? 1;
  },
};

// Its own data folder, so that trying never touches real data; one line of log per trouble, not per request.
function demoEnvironment(console: Console): Console['env'] {
  const { DATA_DIR = join(loadDataDir(console), 'demo'), LOG_LEVEL = 'warn', ...rest } = console.env;
  return { ...rest, DATA_DIR, LOG_LEVEL };
}

// The neighbouring body is made last: without it an earlier start was interrupted, and the sample begins anew.
async function isHalfSeeded({ context }: Running): Promise<boolean> {
  const tenants = await allTenants(context.pool);
  return tenants.length > 0 && !tenants.some((tenant) => tenant.slug === NEIGHBOUR);
}

async function seedOnce({ context, database }: Running, console: Console): Promise<void> {
  if ((await allTenants(context.pool)).length > 0) return;
  console.say('demo.seeding');
  await seed(context, database.migrationUrl, console.now(), (week) => console.say('demo.week', { week }));
}

async function sayWhatToTry(console: Console, address: string): Promise<void> {
  console.out('');
  console.say('demo.open', { address });
  console.say('demo.sign-ins', { password: DEMO_PASSWORD });
  for (const role of Object.keys(CAST) as CastRole[]) {
    console.out(`\n  ${loginBase(CAST[role]).padEnd(18)} ${CAST[role]}`);
    console.say(`demo.role.${role}`);
  }
  console.say('demo.other-body', { address: `${address}/t/xa-mau` });
  console.say('demo.try');
}
