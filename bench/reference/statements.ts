// The statements of the reference, one file each. `:name` stands for a value, as pgbench has it; pg wants numbers.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const STATEMENTS = [
  'submit',
  'unit-week',
  'team-list',
  'person-week',
  'team-week',
  'person-year',
  'positions',
] as const;
export type StatementName = (typeof STATEMENTS)[number];

export type Values = Readonly<Record<string, unknown>>;

export const sqlOf = (name: StatementName) =>
  readFileSync(join(import.meta.dirname, `${name}.sql`), 'utf8').trim();

export interface Statement {
  readonly name: string;
  readonly text: string;
  /** Names of the values, in the order of their numbers. */
  readonly names: readonly string[];
}

/** The statement with $1, $2 ... in place of names; `::type` is left alone. */
export function numbered(name: StatementName): Statement {
  const names: string[] = [];
  const text = sqlOf(name).replace(/(?<!:):([a-z]\w*)/g, (_, key: string) => {
    if (!names.includes(key)) names.push(key);
    return `$${names.indexOf(key) + 1}`;
  });
  return { name: `reference-${name}`, text, names };
}
