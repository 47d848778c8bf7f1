// `congtam tenant create`: a new public body with the shipped regulations, and the link for its first administrator.
import { parseArgs } from 'node:util';
import type { Tenant } from '../app/actor.ts';
import { issueSetupLink } from '../app/set-up.ts';
import { allTenants, type NewTenant } from '../app/tenants.ts';
import { openPool } from '../store/connection.ts';
import { type Command, type Console, UsageError } from './command.ts';
import { createBody } from './create-body.ts';
import { loadConfig, prepareDatabase, withDatabase } from './database.ts';
import { tellRefusal } from './refusals.ts';

export const tenantCommand: Command = {
  usage: 'create <slug> --name <name> [--host <host name>]... [--zone <time zone>]',
  async run(args, console) {
    const config = loadConfig(console);
    const body = readBody(args, config.timeZone);
    return withDatabase(config, async (database) => {
      await prepareDatabase(config, database, console.now, (file) => console.say('migrate.backup', { file }));
      const owner = openPool(database.migrationUrl, { max: 1 });
      const pool = openPool(database.appUrl, { max: 1 });
      try {
        const tenant = await createBody(owner, body, console.now());
        const isOnly = (await allTenants(pool)).length === 1;
        const link = await issueSetupLink(pool, tenant, console.now());
        tell(console, tenant, addressOf(config.publicUrl, body, isOnly), link?.token ?? '');
        return 0;
      } catch (error) {
        return await tellRefusal(error, console);
      } finally {
        await Promise.all([owner.end(), pool.end()]);
      }
    });
  },
};

function tell(console: Console, tenant: Tenant, address: string, token: string): void {
  console.say('tenant.created', { name: tenant.name, slug: tenant.slug });
  console.say('tenant.set-up', { link: `${address}/thiet-lap#token=${token}` });
}

/** By its own host name, else by the path under the public address; without one only the path is known. */
function addressOf(publicUrl: string | null, body: NewTenant, isOnly: boolean): string {
  const [host] = body.hostNames;
  if (host !== undefined) return `${publicUrl?.startsWith('http:') ? 'http' : 'https'}://${host}`;
  return `${publicUrl ?? ''}${isOnly ? '' : `/t/${body.slug}`}`;
}

const OPTIONS = {
  name: { type: 'string' },
  host: { type: 'string', multiple: true },
  zone: { type: 'string' },
} as const;

function readBody(args: readonly string[], zone: string): NewTenant {
  const { values, positionals } = parsed(args);
  const [verb, slug, surplus] = positionals;
  if (verb !== 'create') throw new UsageError('create');
  if (slug === undefined) throw new UsageError('<slug>');
  if (surplus !== undefined) throw new UsageError(surplus);
  if (values.name === undefined) throw new UsageError('--name');
  return { slug, name: values.name, zone: values.zone ?? zone, hostNames: values.host ?? [] };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
