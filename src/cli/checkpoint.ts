// `congtam checkpoint`: takes a checkpoint out to be kept elsewhere, and changes the key that signs them.
import { parseArgs } from 'node:util';
import { createKey, dropOldKeys, readKeys } from '../app/log/keys.ts';
import { sealTenant } from '../app/log/seal.ts';
import { allTenants } from '../app/tenants.ts';
import type { Config } from '../server/config.ts';
import { type Command, type Console, UsageError } from './command.ts';
import { type Database, loadConfig, withDatabase } from './database.ts';
import { sealUpToNow, theTenant, withJobs, writeLogFile } from './log-source.ts';

const OPTIONS = { tenant: { type: 'string' }, short: { type: 'boolean' } } as const;

export const checkpointCommand: Command = {
  usage: 'export <file> [--tenant <slug>] [--short] | rotate-key | key-lost',
  async run(args, console) {
    const { verb, file, tenant, short } = readOrder(args);
    const config = loadConfig(console);
    return withDatabase(config, (database) => {
      if (verb === 'export') return exportTo(file, { tenant, short }, config, database, console);
      return changeKey(verb === 'key-lost' ? 'lost' : 'rotate', config, database, console);
    });
  },
};

function readOrder(args: readonly string[]) {
  const { values, positionals } = parsed(args);
  const [verb = '', file, surplus] = positionals;
  if (!['export', 'rotate-key', 'key-lost'].includes(verb)) throw new UsageError(verb);
  if ((verb === 'export') !== (file !== undefined) || surplus !== undefined)
    throw new UsageError(surplus ?? file ?? '<file>');
  return { verb, file: file ?? '', tenant: values.tenant, short: values.short === true };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : '');
  }
}

function exportTo(
  file: string,
  { tenant: slug, short }: { readonly tenant: string | undefined; readonly short: boolean },
  config: Config,
  database: Database,
  console: Console,
): Promise<number> {
  return withJobs(database, async (pool) => {
    const tenant = await theTenant(pool, slug);
    await sealUpToNow(pool, tenant, config, console.now());
    const last = await writeLogFile(pool, tenant, file, short ? 'note' : 'entries');
    if (last === null) console.say('checkpoint.none', { tenant: tenant.slug });
    else console.say('checkpoint.exported', { size: last.size, at: last.at, file });
    return last === null ? 1 : 0;
  });
}

/** A new key for every log; only when all have gone over is the old one removed. */
function changeKey(change: 'rotate' | 'lost', config: Config, database: Database, console: Console) {
  const folder = config.seal.keyFolder;
  return withJobs(database, async (pool) => {
    if (change === 'rotate' && (await readKeys(folder)).length === 0) {
      console.say('checkpoint.no-key', { folder });
      return 1;
    }
    const key = await createKey(folder);
    const keys = await readKeys(folder);
    let left = 0;
    for (const tenant of await allTenants(pool)) {
      const sealed = await sealWaiting(() =>
        sealTenant(pool, { tenant, keys, now: console.now(), since: null, change }),
      );
      const isDone = sealed.outcome === 'sealed';
      if (!isDone) left += 1;
      console.say(isDone ? 'checkpoint.key-changed' : 'checkpoint.key-not-changed', {
        tenant: tenant.slug,
        key: key.verifier.text,
      });
    }
    if (left === 0) await dropOldKeys(folder);
    return left === 0 ? 0 : 1;
  });
}

/** The running server seals every few seconds; its round is over in a moment. */
async function sealWaiting(seal: () => ReturnType<typeof sealTenant>) {
  for (let left = 50; ; left -= 1) {
    const sealed = await seal();
    if (sealed.outcome !== 'busy' || left === 0) return sealed;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
