// `congtam import`: what a file of units or staff would change, and with --apply the change itself.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type ConsoleImport, importFromConsole } from '../app/import-console.ts';
import { allTenants } from '../app/tenants.ts';
import { importRoutes } from '../contract/organization.ts';
import { isPlainDate } from '../domain/period/date.ts';
import { dateAt } from '../domain/period/zone.ts';
import { openPool } from '../store/connection.ts';
import { loadTexts } from '../text/index.ts';
import { type Command, type Console, UsageError } from './command.ts';
import { loadConfig, withDatabase } from './database.ts';
import { reportImport } from './import-report.ts';
import { readNationalDays } from './national-days.ts';
import { tellRefusal } from './refusals.ts';

interface Order {
  readonly file: string;
  readonly tenant: string;
  readonly asked: ConsoleImport;
}

export const importCommand: Command = {
  usage:
    'units|people <file> --tenant <slug> --from <YYYY-MM-DD> [--unit <code>] [--complete] [--resolve <file.json>] [--apply]',
  async run(args, console) {
    const order = await readOrder(args);
    const config = loadConfig(console);
    return withDatabase(config, async ({ appUrl }) => {
      const pool = openPool(appUrl, { max: 2 });
      try {
        return await carryOut(order, { pool, nationalDays: await readNationalDays() }, console);
      } catch (error) {
        return await tellRefusal(error, console);
      } finally {
        await pool.end();
      }
    });
  },
};

type Context = Parameters<typeof importFromConsole>[0];

async function carryOut(
  { file, tenant: slug, asked }: Order,
  context: Context,
  console: Console,
): Promise<number> {
  const tenant = (await allTenants(context.pool)).find((one) => one.slug === slug);
  if (tenant === undefined) throw new UsageError(`--tenant ${slug}`);
  const now = console.now();
  const author = { tenantId: tenant.id, personId: null, now, today: dateAt(now, tenant.zone) };
  const bytes = await readFile(file).catch(() => {
    throw new UsageError(file);
  });
  const outcome = await importFromConsole(context, author, { name: basename(file), bytes }, asked);
  reportImport(outcome, await loadTexts('vi'), console.out);
  if (outcome.applied) console.say('import.applied');
  else if (outcome.errors > 0) console.say('import.errors-open', { errors: outcome.errors });
  else console.say('import.rehearsed');
  return outcome.errors > 0 ? 1 : 0;
}

const OPTIONS = {
  tenant: { type: 'string' },
  from: { type: 'string' },
  unit: { type: 'string' },
  complete: { type: 'boolean' },
  resolve: { type: 'string' },
  apply: { type: 'boolean' },
} as const;

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function readOrder(args: readonly string[]): Promise<Order> {
  const { values, positionals } = parsed(args);
  const [kind, file, surplus] = positionals;
  if (kind !== 'units' && kind !== 'people') throw new UsageError('units|people');
  if (file === undefined) throw new UsageError('<file>');
  if (surplus !== undefined) throw new UsageError(surplus);
  const { tenant, from, unit = null, complete = false, resolve, apply = false } = values;
  if (tenant === undefined) throw new UsageError('--tenant');
  if (from === undefined || !isPlainDate(from)) throw new UsageError('--from');
  const answers = resolve === undefined ? [] : await readAnswers(resolve);
  return { file, tenant, asked: { kind, from, unitCode: unit, complete, answers, apply } };
}

const answersForm = importRoutes.importAct.body.shape.resolutions.unwrap();

/** A JSON list of answers, in the form the API takes. */
async function readAnswers(file: string): Promise<ConsoleImport['answers']> {
  try {
    return answersForm.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError)
      throw new UsageError(`--resolve ${file}`);
    throw error;
  }
}
