// `congtam import past-weeks`: forms of past weeks rehearsed, with --apply taken over as history; and taking one back.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { AppContext } from '../app/context.ts';
import type { Author } from '../app/organization-acts.ts';
import {
  type ConsolePastOutcome,
  pastWeeksFromConsole,
  undoPastFromConsole,
} from '../app/past-weeks/console.ts';
import { pastAnswer } from '../contract/past-weeks.ts';
import type { PlannedPast } from '../domain/past-weeks/plan.ts';
import { shownParams } from '../domain/past-weeks/values.ts';
import { formatPoints } from '../domain/score/points.ts';
import { loadTexts, type Texts } from '../text/index.ts';
import { type Console, UsageError } from './command.ts';

const OPTIONS = {
  tenant: { type: 'string' },
  resolve: { type: 'string' },
  incomplete: { type: 'boolean' },
  skip: { type: 'boolean' },
  apply: { type: 'boolean' },
  reason: { type: 'string' },
} as const;

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

export interface PastOrder {
  readonly tenant: string;
  readonly run: (author: Author, context: AppContext, console: Console) => Promise<number>;
}

/** Reads `<file ...> --tenant <slug> [--resolve <file.json>] [--incomplete] [--skip] [--apply]`. Throws UsageError. */
export async function readPastOrder(args: readonly string[]): Promise<PastOrder> {
  const { values, positionals } = parsed(args);
  const { tenant, resolve, incomplete = false, skip = false, apply = false } = values;
  if (positionals.length === 0) throw new UsageError('<file ...>');
  if (tenant === undefined) throw new UsageError('--tenant');
  if (values.reason !== undefined) throw new UsageError('--reason');
  const answers = resolve === undefined ? [] : await readAnswers(resolve);
  const files = await Promise.all(positionals.map(readOne));
  const run: PastOrder['run'] = async (author, context, console) => {
    const asked = { answers, incomplete, skip, apply };
    const outcome = await pastWeeksFromConsole(context, author, files, asked);
    reportForms(outcome.planned, await loadTexts('vi'), console.out);
    return conclude(outcome, console);
  };
  return { tenant, run };
}

/** Reads `<number> --tenant <slug> --reason <text>`. Throws UsageError. */
export function readPastUndo(args: readonly string[]): PastOrder {
  const { values, positionals } = parsed(args);
  const [number = '', surplus] = positionals;
  if (!/^[1-9]\d{0,8}$/.test(number)) throw new UsageError('<number>');
  if (surplus !== undefined) throw new UsageError(surplus);
  const { tenant, reason = '' } = values;
  if (tenant === undefined) throw new UsageError('--tenant');
  if (reason.trim() === '') throw new UsageError('--reason');
  const run: PastOrder['run'] = async (author, context, console) => {
    const { id, undone, restored } = await undoPastFromConsole(
      context,
      author,
      Number(number),
      reason.trim(),
    );
    console.say('past-weeks.undone', { number: id, count: undone, restored });
    return 0;
  };
  return { tenant, run };
}

async function readOne(file: string) {
  const bytes = await readFile(file).catch(() => {
    throw new UsageError(file);
  });
  return { name: basename(file), bytes };
}

async function readAnswers(file: string) {
  try {
    return z.array(pastAnswer).parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    throw new UsageError(`--resolve ${file}`);
  }
}

function conclude({ planned, done }: ConsolePastOutcome, console: Console): number {
  const count = (state: PlannedPast['state']) => planned.filter((one) => one.state === state).length;
  if (done !== null) {
    const { importId, imported, replaced, same, leftOut: left } = done;
    if (importId === null) console.say('past-weeks.nothing', { same, left });
    else console.say('past-weeks.done', { number: importId, imported, replaced, same, left });
    return 0;
  }
  if (count('blocked') === 0)
    console.say('past-weeks.rehearsed', { ready: count('ready'), same: count('same') });
  else console.say('past-weeks.blocked', { count: count('blocked') });
  return count('blocked') === 0 ? 0 : 1;
}

/** One line per form, under it its troubles; candidates by number, the word an answer file uses. */
function reportForms(planned: readonly PlannedPast[], texts: Texts, out: (line: string) => void): void {
  for (const one of planned) {
    out(formLine(one, texts));
    for (const { severity, code, row, column, value, params } of one.troubles) {
      const place = row === null ? '' : `${row}${column ?? ''}: `;
      const values = shownParams({ code, params }, 'vi');
      const why = texts.find(`past.${code}`, values) ?? code;
      const reason = code === 'file-refused' ? (texts.find(`errors.${params.reason}`, values) ?? '') : '';
      const said = value === null ? '' : ` [${value}]`;
      out(
        `    ${texts.find(`import.severity.${severity}`) ?? severity}: ${place}${why}${said} ${reason}`.trimEnd(),
      );
    }
    for (const { id, name, posts } of one.candidates)
      out(`    ? personId ${id}: ${name}, ${posts.map((post) => post.unit).join('; ')}`);
    if (one.state === 'blocked') out(`    { "hash": "${one.hash}", "sheet": ${JSON.stringify(one.sheet)} }`);
  }
}

function formLine({ file, form, person, state }: PlannedPast, texts: Texts): string {
  const points = (value: number | null) => (value === null ? '–' : formatPoints(value, 'vi'));
  const said = form === null ? [] : [form.week, person?.name ?? form.who.name];
  const totals = form === null ? [] : [`${points(form.totals.self)} / ${points(form.totals.manager)}`];
  return [texts.find(`pastWeeks.state.${state}`) ?? state, file, ...said, ...totals].join('  ');
}
