// `congtam verify`: proves the history of one body or of all, alone or against what was kept outside; works while the
// server runs. With --log it judges an exported file and opens no database.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Tenant } from '../app/actor.ts';
import { entriesOf, judgeStored } from '../app/log/check.ts';
import { judgeFile, type KeptFile, readKept } from '../app/log/file.ts';
import { originOf, slugOf } from '../app/log/note.ts';
import { allTenants } from '../app/tenants.ts';
import { type Trouble, verifyTenant } from '../app/verify.ts';
import { ACTS_PER_RANGE, type SideBySide } from '../app/verify-threads.ts';
import { openPool, type Pool } from '../store/connection.ts';
import { type Command, type Console, UsageError } from './command.ts';
import { loadConfig, withDatabase } from './database.ts';
import { readNationalDays } from './national-days.ts';
import { copyInFolder } from './verify-folder.ts';
import { isComparable, sayKept, sayLog, sayResults, sayTrouble, sayVerdict } from './verify-report.ts';

interface VerifyOrder {
  readonly slug: string | null;
  readonly checkpoint: string | null;
  readonly log: string | null;
  readonly recompute: boolean;
}

export const verifyCommand: Command = {
  usage: '[--tenant <slug>] [--recompute] [--checkpoint <file>] [--log <file>]',
  async run(args, console) {
    const { slug, checkpoint, log, recompute } = readOrder(args);
    const kept = checkpoint === null ? null : await readKept(checkpoint);
    if (kept !== null) sayKept(console, kept);
    if (log !== null) return verifyFile(log, kept, console);
    if (kept !== null && slug !== null && originOf(slug) !== kept.origin) {
      console.say('verify.other-log', { origin: originOf(slug), kept: kept.origin });
      return 1;
    }
    const config = loadConfig(console);
    return withDatabase(config, async ({ migrationUrl }) => {
      // One connection for the acts, one for the log; threads have their own.
      const pool = openPool(migrationUrl, { max: 2, applicationName: 'cong-tam-verify' });
      try {
        const of = kept === null ? slug : slugOf(kept.origin);
        const beside = {
          databaseUrl: migrationUrl,
          threads: availableParallelism(),
          actsPerRange: ACTS_PER_RANGE,
        };
        const { folder } = config.seal;
        return await verifyAll(pool, of, console, { kept, folder, recompute, beside });
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
    recompute: { type: 'boolean' },
  } as const;
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true });
    const { tenant = null, checkpoint = null, log = null, recompute = false } = values;
    // A file holds no regulations: nothing can be reckoned from it.
    if (recompute && log !== null) throw new UsageError('--recompute --log');
    return { slug: tenant, checkpoint, log, recompute };
  } catch (error) {
    if (error instanceof UsageError) throw error;
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
  sayVerdict(console, verdict, [], kept);
  return verdict.fault === null && isComparable(kept) ? 0 : 1;
}

interface Asked {
  readonly kept: KeptFile | null;
  /** Where the log is copied to; compared with when nothing else was named. */
  readonly folder?: string | null;
  readonly recompute: boolean;
  readonly beside?: SideBySide;
}

/** Exit code: 0 when everything is as it was written, 1 otherwise. */
export async function verifyAll(
  pool: Pool,
  slug: string | null,
  console: Console,
  asked: Asked = { kept: null, folder: null, recompute: false },
): Promise<number> {
  const tenants = (await allTenants(pool)).filter((tenant) => slug === null || tenant.slug === slug);
  if (slug !== null && tenants.length === 0) {
    console.say('verify.no-tenant', { slug });
    return 1;
  }
  let isWell = true;
  for (const tenant of tenants) isWell = (await verifyOne(pool, tenant, console, asked)) && isWell;
  return isWell ? 0 : 1;
}

/** Among these the first wrong entry is looked for; beyond, only the counts are kept. */
const MOST_REMEMBERED = 1_000_000;

async function verifyOne(
  pool: Pool,
  tenant: Tenant,
  console: Console,
  { kept: named, folder = null, recompute, beside }: Asked,
): Promise<boolean> {
  const copy =
    named !== null || folder === null
      ? { kept: named, isWell: isComparable(named) }
      : await copyInFolder(pool, tenant, folder, console);
  const { kept } = copy;
  const troubles: Trouble[] = [];
  const tell = (trouble: Trouble) => {
    // A result reckoned otherwise is no damage to the log: the entry is the one that was sealed.
    if (troubles.length < MOST_REMEMBERED && trouble.code !== 'result-differs') troubles.push(trouble);
    sayTrouble(console, trouble);
  };
  const nationalDays = await readNationalDays();
  const [{ results, ...counts }, judged] = await Promise.all([
    verifyTenant(pool, tenant.id, tell, { recompute, nationalDays, ...(beside ? { beside } : {}) }),
    judgeStored(pool, tenant, kept?.open() ?? null),
  ]);
  console.say('verify.done', { tenant: tenant.slug, ...counts });
  if (recompute) sayResults(console, tenant.slug, results);
  sayLog(console, tenant.slug, { ...judged, wrongActs: await entriesOf(pool, tenant, troubles) }, kept);
  const { verdict, slippedIn, wrongSubtree } = judged;
  const isWhole = verdict.fault === null && slippedIn === null && wrongSubtree === null;
  return copy.isWell && counts.troubles === 0 && isWhole;
}
