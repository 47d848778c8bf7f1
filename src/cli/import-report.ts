// The rehearsal of an import on a terminal: numbers, then every trouble as a row of a table.
import type { ImportOutcome } from '../app/views/imports.ts';
import type { Texts } from '../text/index.ts';
import type { Console } from './command.ts';

type Out = (line: string) => void;

/** Prints counts by kind of change, then the troubles; notes are only counted. */
export function reportImport(outcome: ImportOutcome, texts: Texts, out: Out): void {
  const say = (id: string, values?: Readonly<Record<string, string | number>>) =>
    texts.find(id, values) ?? id;
  for (const [kind, count] of Object.entries(outcome.counts)) {
    out(`${String(count).padStart(6)}  ${say(`import.change.${kind}`)}`);
  }
  const listed = outcome.troubles.filter((trouble) => trouble.severity !== 'note');
  if (listed.length > 0) out('');
  const heading = ['severity', 'row', 'column', 'value', 'why', 'do'].map((key) => say(`import.list.${key}`));
  const rows = listed.map((trouble) => [
    say(`import.severity.${trouble.severity}`),
    String(trouble.row),
    trouble.column ?? '',
    shortened(trouble.value ?? ''),
    say(`import.${trouble.code}`, dayFirst(trouble.params)),
    proposal(trouble) ?? say(`import.${trouble.code}.do`, dayFirst(trouble.params)),
  ]);
  for (const line of listed.length === 0 ? [] : table([heading, ...rows])) out(line);
  const notes = outcome.troubles.length - listed.length;
  if (notes > 0) out(`${String(notes).padStart(6)}  ${say('import.severity.note')}`);
}

const ROWS_PER_LINE = 10_000;

/** Tells on standard error how far a long import is: rows as they are read, then every phase once. Short ones are silent. */
export function progressOn(
  console: Pick<Console, 'err'>,
  texts: Texts,
): (phase: string, share: number) => void {
  let last = '';
  let isLong = false;
  return (phase, share) => {
    const isRows = phase === 'reading';
    if (isRows && share >= ROWS_PER_LINE) isLong = true;
    if (!isLong || (isRows ? share % ROWS_PER_LINE !== 0 : phase === last)) return;
    last = phase;
    const words = texts.find(`importPage.work.${phase}`) ?? phase;
    console.err(isRows ? `${words}: ${share.toLocaleString('vi-VN')}` : words);
  };
}

const LONGEST = 28;

function shortened(value: string): string {
  return value.length > LONGEST ? `${value.slice(0, LONGEST - 1)}…` : value;
}

/** What is proposed, told as `code: value`, the words an answer file uses. */
function proposal({ code, choices }: ImportOutcome['troubles'][number]): string | null {
  const [first] = choices;
  return first?.choice === 'use-suggestion' ? `${code}: ${first.label ?? first.value ?? '–'}` : null;
}

function dayFirst(params: Readonly<Record<string, string | number>>) {
  const entries = Object.entries(params).map(([key, value]) => [
    key,
    typeof value === 'string' ? value.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1') : value,
  ]);
  return Object.fromEntries(entries);
}

/** Columns as wide as their widest cell; the last one runs on. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
