// `congtam evidence check`: whether every file of evidence is there as it was given, and which files nobody speaks of.
import { allTenants } from '../app/tenants.ts';
import { checkEvidence, type EvidenceCheck } from '../app/work/evidence-check.ts';
import { evidenceFolder } from '../store/backup/evidence-copy.ts';
import { openPool } from '../store/connection.ts';
import { EvidenceFiles } from '../store/evidence-files.ts';
import { type Command, type Console, UsageError } from './command.ts';
import { loadConfig, withDatabase } from './database.ts';
import { theTenant } from './log-source.ts';
import { err } from './verify-report.ts';

const SWEEP = '--sweep';
const TENANT = '--tenant';

interface Order {
  readonly slug: string | undefined;
  readonly sweep: boolean;
}

function readOrder(args: readonly string[]): Order {
  const [work, ...rest] = args;
  if (work !== 'check') throw new UsageError(work ?? 'check');
  const at = rest.indexOf(TENANT);
  const slug = at === -1 ? undefined : rest[at + 1];
  const known = [SWEEP, TENANT, slug];
  const surplus = rest.find((one) => !known.includes(one));
  if (surplus !== undefined || (at !== -1 && slug === undefined)) throw new UsageError(surplus ?? TENANT);
  return { slug, sweep: rest.includes(SWEEP) };
}

/** What is wrong, one line each in both languages, and what to do about it. */
function sayFound(console: Console, { lost, open }: EvidenceCheck, strays: readonly string[]): void {
  for (const { hash, id, taskId, fault } of lost)
    err(console, 'evidence.lost', { hash, id, taskId }, `evidence.${fault}`);
  if (lost.length > 0) err(console, 'evidence.lost-do');
  for (const path of strays) err(console, 'evidence.stray', { path });
  for (const path of open) err(console, 'evidence.open', { path });
}

export const evidenceCommand: Command = {
  usage: 'check [--tenant <slug>] [--sweep]',
  async run(args, console) {
    const { slug, sweep } = readOrder(args);
    const config = loadConfig(console);
    const files = new EvidenceFiles(evidenceFolder(config.dataDir));
    return withDatabase(config, async ({ appUrl }) => {
      const pool = openPool(appUrl, { max: 2 });
      try {
        const tenant = await theTenant(pool, slug);
        const found = await checkEvidence({ pool }, files, tenant.id, console.now(), sweep);
        const besides = await files.besides((await allTenants(pool)).map(({ id }) => id));
        sayFound(console, found, [...besides, ...found.strays]);
        const { lost, orphans } = found;
        const counts = {
          tenant: tenant.slug,
          files: found.files,
          lost: lost.length,
          orphans: orphans.length,
        };
        console.say(sweep ? 'evidence.swept' : 'evidence.checked', counts);
        return lost.length === 0 ? 0 : 1;
      } finally {
        await pool.end();
      }
    });
  },
};
