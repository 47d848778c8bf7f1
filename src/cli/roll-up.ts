// `congtam roll-up`: whether the live figures of longer periods follow from the records, and making them anew.
import { parseArgs } from 'node:util';
import type { Tenant } from '../app/actor.ts';
import type { AppContext } from '../app/context.ts';
import { checkRollUps, type RollUpDifference } from '../app/roll-ups/check.ts';
import { foldRollUps } from '../app/roll-ups/fold.ts';
import { rebuildRollUps } from '../app/roll-ups/rebuild.ts';
import { checkWorkSums, rebuildWorkSums } from '../app/work/work-sums.ts';
import { dateAt } from '../domain/period/zone.ts';
import { openPool } from '../store/connection.ts';
import { sayBoth } from '../text/operations/index.ts';
import { type Command, type Console, UsageError } from './command.ts';
import { loadConfig, withDatabase } from './database.ts';
import { theTenant } from './log-source.ts';
import { readNationalDays } from './national-days.ts';

type Work = (context: AppContext, tenant: Tenant, console: Console) => Promise<number>;

const WORKS: Readonly<Record<string, Work>> = { check, rebuild };

export const rollUpCommand: Command = {
  usage: 'check|rebuild [--tenant <slug>]',
  async run(args, console) {
    const { work, slug } = readOrder(args);
    return withDatabase(loadConfig(console), async ({ appUrl }) => {
      const pool = openPool(appUrl, { max: 2 });
      try {
        const context = { pool, nationalDays: await readNationalDays() };
        return await work(context, await theTenant(pool, slug), console);
      } finally {
        await pool.end();
      }
    });
  },
};

function readOrder(args: readonly string[]) {
  const { values, positionals } = parsed(args);
  const [name = '', surplus] = positionals;
  const work = Object.hasOwn(WORKS, name) ? WORKS[name] : undefined;
  if (work === undefined || surplus !== undefined) throw new UsageError(surplus ?? 'check | rebuild');
  return { work, slug: values.tenant };
}

function parsed(args: readonly string[]) {
  try {
    const options = { tenant: { type: 'string' } } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : '');
  }
}

/** Folds what is new the quick way, then compares with everything made from scratch; 1 when they differ. */
async function check(context: AppContext, tenant: Tenant, console: Console): Promise<number> {
  let result = await foldAndCheck(context, tenant, console);
  // A server may have written between the two: what is truly wrong is still so after another look.
  if (result.differences.length > 0) result = await foldAndCheck(context, tenant, console);
  for (const one of result.differences) sayDifference(console, one);
  const lines = await checkWorkSums(context, tenant.id);
  if (lines > 0)
    for (const line of Object.values(sayBoth('roll-up.differs-work', { lines }))) console.err(line);
  const { periods, persons, units } = result;
  const differences = result.differences.length;
  console.say('roll-up.checked', { tenant: tenant.slug, periods, persons, units, differences });
  const isWhole = differences === 0 && lines === 0;
  if (!isWhole) console.say('roll-up.repair');
  return isWhole ? 0 : 1;
}

async function foldAndCheck(context: AppContext, { id, zone }: Tenant, console: Console) {
  const now = console.now();
  await foldRollUps(context, id, dateAt(now, zone), now);
  return checkRollUps(context, id, dateAt(now, zone));
}

function sayDifference(console: Console, { regime, period, what, id, name, fields }: RollUpDifference): void {
  const values = { regime, period, id, name, fields: fields.join(', ') };
  for (const line of Object.values(sayBoth(`roll-up.differs-${what}`, values))) console.err(line);
}

async function rebuild(context: AppContext, tenant: Tenant, console: Console): Promise<number> {
  const now = console.now();
  const { periods, persons, late } = await rebuildRollUps(context, tenant.id, dateAt(now, tenant.zone), now);
  await rebuildWorkSums(context, tenant.id);
  console.say('roll-up.rebuilt', { tenant: tenant.slug, periods, persons });
  for (const { regime, period, version, moved } of late)
    console.say('roll-up.late', { regime, period, version, moved });
  return 0;
}
