// `congtam import undo`: what undoing an applied import would change and leave, and with --reason the undoing itself.
import { parseArgs } from 'node:util';
import type { AppContext } from '../app/context.ts';
import { undoFromConsole } from '../app/import-console.ts';
import type { Author } from '../app/organization-acts.ts';
import { isPlainDate } from '../domain/period/date.ts';
import { loadTexts } from '../text/index.ts';
import { type Console, UsageError } from './command.ts';

export interface UndoOrder {
  readonly importId: number;
  readonly tenant: string;
  readonly from: string | null;
  /** Null: only shown. */
  readonly reason: string | null;
}

const OPTIONS = { tenant: { type: 'string' }, from: { type: 'string' }, reason: { type: 'string' } } as const;

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Reads `<number> --tenant <slug> [--from <date>] [--reason <text>]`. Throws UsageError. */
export function readUndoOrder(args: readonly string[]): UndoOrder {
  const { values, positionals } = parsed(args);
  const [number = '', surplus] = positionals;
  if (!/^[1-9]\d{0,8}$/.test(number)) throw new UsageError('<number>');
  if (surplus !== undefined) throw new UsageError(surplus);
  const { tenant, from = null, reason = null } = values;
  if (tenant === undefined) throw new UsageError('--tenant');
  if (from !== null && !isPlainDate(from)) throw new UsageError('--from');
  if (reason !== null && reason.trim() === '') throw new UsageError('--reason');
  return { importId: Number(number), tenant, from, reason: reason?.trim() ?? null };
}

/** Prints what changes by kind and everybody who stays with the reasons. */
export async function undoImport(
  { importId, from, reason }: UndoOrder,
  author: Author,
  context: AppContext,
  console: Console,
): Promise<number> {
  const view = await undoFromConsole(context, author, importId, { from, reason });
  const texts = await loadTexts('vi');
  const say = (id: string, values?: Readonly<Record<string, number>>) => texts.find(id, values) ?? id;
  for (const [kind, count] of Object.entries(view.counts))
    console.out(`${String(count).padStart(6)}  ${say(`import.change.${kind}`)}`);
  if (view.keptTotal > 0) console.out('');
  if (view.keptTotal > 0) console.say('import.undo-kept', { count: view.keptTotal });
  for (const { what, reasons } of view.kept)
    console.out(
      `  ${what}: ${reasons.map(({ code, count }) => say(`import.kept.${code}`, { count })).join('; ')}`,
    );
  console.say(view.undone ? 'import.undone' : 'import.undo-shown', { number: importId });
  return 0;
}
