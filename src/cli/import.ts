// `congtam import`: what a file of units or staff would change, and with --apply the change itself; undoing one; past weeks.
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type ConsoleImport, type ConsoleOutcome, importFromConsole } from '../app/import-console.ts';
import { allTenants } from '../app/tenants.ts';
import { importRoutes, sheetLayout } from '../contract/imports.ts';
import { isPlainDate } from '../domain/period/date.ts';
import { dateAt } from '../domain/period/zone.ts';
import { openPool } from '../store/connection.ts';
import { loadTexts } from '../text/index.ts';
import { type Command, type Console, UsageError } from './command.ts';
import { loadConfig, withDatabase } from './database.ts';
import { type PastOrder, readPastOrder, readPastUndo } from './import-past.ts';
import { progressOn, reportImport } from './import-report.ts';
import { readUndoOrder, undoImport } from './import-undo.ts';
import { readNationalDays } from './national-days.ts';
import { tellRefusal } from './refusals.ts';

interface Order {
  readonly file: string;
  readonly tenant: string;
  readonly asked: ConsoleImport;
  /** Where to write how the sheets are read. */
  readonly exportMap: string | null;
}

export const importCommand: Command = {
  usage:
    'units|people <file> --tenant <slug> --from <YYYY-MM-DD> [--unit <code>] [--complete] [--resolve <file.json>] [--map <file.json>] [--export-map <file.json>] [--apply]\n       congtam import undo <number> --tenant <slug> [--from <YYYY-MM-DD>] [--reason <text>]\n       congtam import past-weeks <file ...> --tenant <slug> [--resolve <file.json>] [--incomplete] [--skip] [--apply]\n       congtam import undo-past-weeks <number> --tenant <slug> --reason <text>',
  async run(args, console) {
    const job = await readJob(args);
    const config = loadConfig(console);
    return withDatabase(config, async ({ appUrl }) => {
      const pool = openPool(appUrl, { max: 2 });
      try {
        return await job({ pool, nationalDays: await readNationalDays() }, console);
      } catch (error) {
        return await tellRefusal(error, console);
      } finally {
        await pool.end();
      }
    });
  },
};

async function readJob(args: readonly string[]): Promise<Job> {
  const [what, ...rest] = args;
  if (what === 'undo') return undoing(rest);
  if (what === 'past-weeks') return pastly(await readPastOrder(rest));
  if (what === 'undo-past-weeks') return pastly(readPastUndo(rest));
  return importing(await readOrder(args));
}

function pastly({ tenant, run }: PastOrder): Job {
  return async (context, console) => run(await authorIn(tenant, context, console), context, console);
}

type Context = Parameters<typeof importFromConsole>[0];
type Job = (context: Context, console: Console) => Promise<number>;

/** The command line acts as the system, on the day of the body. */
async function authorIn(slug: string, context: Context, console: Console) {
  const tenant = (await allTenants(context.pool)).find((one) => one.slug === slug);
  if (tenant === undefined) throw new UsageError(`--tenant ${slug}`);
  const now = console.now();
  return { tenantId: tenant.id, personId: null, now, today: dateAt(now, tenant.zone) };
}

function undoing(args: readonly string[]): Job {
  const order = readUndoOrder(args);
  return async (context, console) =>
    undoImport(order, await authorIn(order.tenant, context, console), context, console);
}

function importing({ file, tenant, asked, exportMap }: Order): Job {
  return async (context, console) => {
    const author = await authorIn(tenant, context, console);
    const bytes = await readFile(file).catch(() => {
      throw new UsageError(file);
    });
    const texts = await loadTexts('vi');
    const told = { ...context, onWork: progressOn(console, texts) };
    const outcome = await importFromConsole(told, author, { name: basename(file), bytes }, asked);
    reportImport(outcome, texts, console.out);
    if (exportMap !== null) {
      await writeFile(exportMap, mapOf(outcome));
      console.say('import.map-written', { file: exportMap });
    }
    if (outcome.importId !== null) console.say('import.applied', { number: outcome.importId });
    else if (outcome.errors > 0) console.say('import.errors-open', { errors: outcome.errors });
    else console.say('import.rehearsed');
    return outcome.errors > 0 ? 1 : 0;
  };
}

/** How every sheet was read, every column named: to be changed by hand and given back with --map. */
function mapOf({ sheets }: ConsoleOutcome): string {
  const layouts = sheets.map(({ sheet, read, headerRow, columns }) => ({
    ...{ sheet, read, headerRow },
    columns: Object.fromEntries(columns.map(({ letter, field }) => [letter, field])),
  }));
  return `${JSON.stringify(layouts, null, 2)}\n`;
}

const OPTIONS = {
  tenant: { type: 'string' },
  from: { type: 'string' },
  unit: { type: 'string' },
  complete: { type: 'boolean' },
  resolve: { type: 'string' },
  map: { type: 'string' },
  'export-map': { type: 'string' },
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
  if (kind !== 'units' && kind !== 'people') throw new UsageError('units|people|past-weeks');
  if (file === undefined) throw new UsageError('<file>');
  if (surplus !== undefined) throw new UsageError(surplus);
  const { tenant, from, unit = null, complete = false, resolve, apply = false } = values;
  if (tenant === undefined) throw new UsageError('--tenant');
  if (from === undefined || !isPlainDate(from)) throw new UsageError('--from');
  const { map, 'export-map': exportMap = null } = values;
  const answers = resolve === undefined ? [] : await readForm(answersForm, resolve, '--resolve');
  const layouts = map === undefined ? null : await readForm(layoutsForm, map, '--map');
  const asked: ConsoleImport = { kind, from, unitCode: unit, complete, answers, layouts, apply };
  return { file, tenant, asked, exportMap };
}

const answersForm = importRoutes.importAct.body.shape.resolutions.unwrap();

const layoutsForm = z.array(sheetLayout).max(100);

/** A JSON list in the form the API takes. */
async function readForm<T>(form: z.ZodType<T>, file: string, option: string): Promise<T> {
  try {
    return form.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    const isWrong = error instanceof z.ZodError || error instanceof SyntaxError;
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isWrong || isMissing) throw new UsageError(`${option} ${file}`);
    throw error;
  }
}
