// `congtam verify`: proves the history of one body or of all from the database alone; works while the server runs.
import { allTenants } from '../app/tenants.ts';
import { type Trouble, verifyTenant } from '../app/verify.ts';
import { openPool, type Pool } from '../store/connection.ts';
import { sayBoth } from '../text/operations/index.ts';
import { type Command, type Console, UsageError } from './command.ts';
import { loadConfig, withDatabase } from './database.ts';

export const verifyCommand: Command = {
  usage: '[--tenant <slug>]',
  run(args, console) {
    const slug = wantedTenant(args);
    return withDatabase(loadConfig(console), async ({ migrationUrl }) => {
      const pool = openPool(migrationUrl, { max: 1, applicationName: 'cong-tam-verify' });
      try {
        return await verifyAll(pool, slug, console);
      } finally {
        await pool.end();
      }
    });
  },
};

function wantedTenant(args: readonly string[]): string | null {
  const [option, slug, surplus] = args;
  if (option === undefined) return null;
  if (option !== '--tenant' || slug === undefined || surplus !== undefined)
    throw new UsageError(surplus ?? option);
  return slug;
}

/** Exit code: 0 when everything is as it was written, 1 otherwise. */
export async function verifyAll(pool: Pool, slug: string | null, console: Console): Promise<number> {
  const tenants = (await allTenants(pool)).filter((tenant) => slug === null || tenant.slug === slug);
  if (slug !== null && tenants.length === 0) {
    console.say('verify.no-tenant', { slug });
    return 1;
  }
  let troubles = 0;
  for (const tenant of tenants) {
    const result = await verifyTenant(pool, tenant.id, (trouble) => sayTrouble(console, trouble));
    console.say('verify.done', { tenant: tenant.slug, ...result });
    troubles += result.troubles;
  }
  return troubles === 0 ? 0 : 1;
}

function sayTrouble(console: Console, { kind, id, seq, code, detail }: Trouble): void {
  const what = sayBoth(`verify.${code}`, { detail });
  const place = { kind, id, seq: seq ?? '-' };
  console.err(sayBoth('verify.trouble', { ...place, what: what.vi }).vi);
  console.err(sayBoth('verify.trouble', { ...place, what: what.en }).en);
}
