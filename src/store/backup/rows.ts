// Reads a table as lines of text, each value as PostgreSQL writes it, so that every type comes back unchanged.
import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Table } from './catalogue.ts';

const batch = 2000;
const asSent: pg.CustomTypesConfig = { getTypeParser: () => (value: string) => value };

/** Settings under which text output is exact and the same everywhere; set in the reading and the writing transaction. */
export const exactText = `set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601';
  set local timezone = 'UTC'; set local extra_float_digits = 1; set local bytea_output = 'hex'`;

/** Yields the rows in batches, each row one JSON array of strings or nulls. Needs an open transaction. */
export async function* rowsOf(client: pg.Client, table: Table): AsyncGenerator<string[]> {
  const columns = table.columns.map((column) => column.name).join(', ');
  const order = table.order.length > 0 ? ` order by ${table.order.join(', ')}` : '';
  await client.query(`declare whole no scroll cursor for select ${columns} from ${table.name}${order}`);
  try {
    for (;;) {
      const fetch = { text: `fetch ${batch} from whole`, rowMode: 'array' as const, types: asSent };
      const { rows } = await client.query<(string | null)[]>(fetch);
      if (rows.length === 0) return;
      yield rows.map((row) => JSON.stringify(row));
    }
  } finally {
    await client.query('close whole').catch(() => undefined);
  }
}

/** Running count and SHA-256 of a table's lines. */
export class TableSeal {
  readonly #hash = createHash('sha256');
  #rows = 0;

  add(lines: readonly string[]): void {
    for (const line of lines) this.#hash.update(line).update('\n');
    this.#rows += lines.length;
  }

  finish(): { rows: number; sha256: string } {
    return { rows: this.#rows, sha256: this.#hash.digest('hex') };
  }
}

/** Count and hash of a table as it stands. */
export async function sealOf(client: pg.Client, table: Table): Promise<{ rows: number; sha256: string }> {
  const seal = new TableSeal();
  for await (const lines of rowsOf(client, table)) seal.add(lines);
  return seal.finish();
}
