// `congtam verify`: proves the history of one body or of all, alone or against what was kept outside; works while the
// server runs. With --log it judges an exported file and opens no database.
import { parseArgs } from 'node:util';
import type { Tenant } from '../app/actor.ts';
import { checkLog } from '../app/log/check.ts';
import { judgeFile, type KeptFile, readKept } from '../app/log/file.ts';
import { slugOf } from '../app/log/note.ts';
import { allTenants } from '../app/tenants.ts';
import { type Trouble, verifyTenant } from '../app/verify.ts';
import { openPool, type Pool } from '../store/connection.ts';
import { type Command, type Console, UsageError } from './command.ts';
import { loadConfig, withDatabase } from './database.ts';
import { sayKept, sayLog, sayTrouble, sayVerdict } from './verify-report.ts';

interface VerifyOrder {
  readonly slug: string | null;
  readonly checkpoint: string | null;
  readonly log: string | null;
}

export const verifyCommand: Command = {
  usage: '[--tenant <slug>] [--checkpoint <file>] [--log <file>]',
  async run(args, console) {
    const { slug, checkpoint, log } = readOrder(args);
    const kept = checkpoint === null ? null : await readKept(checkpoint);
    if (kept !== null) sayKept(console, kept);
    if (log !== null) return verifyFile(log, kept, console);
    return withDatabase(loadConfig(console), async ({ migrationUrl }) => {
      const pool = openPool(migrationUrl, { max: 1, applicationName: 'cong-tam-verify' });
      try {
        return await verifyAll(pool, kept === null ? slug : slugOf(kept.origin), console, kept);
      } finally {
        await pool.end();
      }
    });
  },
};

function readOrder(args: readonly string[]): VerifyOrder {
  const options = {
    tenant: { type: 'string' },
    checkpoint: { type: 'string' },
    log: { type: 'string' },
  } as const;
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true });
    const { tenant = null, checkpoint = null, log = null } = values;
    return { slug: tenant, checkpoint, log };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : '');
  }
}

/** Judges a file alone, as anybody outside can. */
async function verifyFile(file: string, kept: KeptFile | null, console: Console): Promise<number> {
  const verdict = await judgeFile(file, kept?.open() ?? null);
  if (kept !== null && kept.origin !== verdict.origin) {
    console.say('verify.other-log', { origin: verdict.origin, kept: kept.origin });
    return 1;
  }
  sayVerdict(console, verdict, []);
  return verdict.fault === null ? 0 : 1;
}

/** Exit code: 0 when everything is as it was written, 1 otherwise. */
export async function verifyAll(
  pool: Pool,
  slug: string | null,
  console: Console,
  kept: KeptFile | null = null,
): Promise<number> {
  const tenants = (await allTenants(pool)).filter((tenant) => slug === null || tenant.slug === slug);
  if (slug !== null && tenants.length === 0) {
    console.say('verify.no-tenant', { slug });
    return 1;
  }
  let isWell = true;
  for (const tenant of tenants) isWell = (await verifyOne(pool, tenant, console, kept)) && isWell;
  return isWell ? 0 : 1;
}

/** More would only be read by nobody; the counts stay right. */
const MOST_REMEMBERED = 1000;

async function verifyOne(
  pool: Pool,
  tenant: Tenant,
  console: Console,
  kept: KeptFile | null,
): Promise<boolean> {
  const troubles: Trouble[] = [];
  const result = await verifyTenant(pool, tenant.id, (trouble) => {
    if (troubles.length < MOST_REMEMBERED) troubles.push(trouble);
    sayTrouble(console, trouble);
  });
  console.say('verify.done', { tenant: tenant.slug, ...result });
  const check = await checkLog(pool, tenant, kept?.open() ?? null, troubles);
  sayLog(console, tenant.slug, check);
  return result.troubles === 0 && check.verdict.fault === null && check.slippedIn === null;
}
