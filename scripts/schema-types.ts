// Writes the row types of the migrated schema; test/schema-types.test.ts compares, and writes with UPDATE_TYPES=1.
import type pg from 'pg';

const TYPES: Readonly<Record<string, string>> = {
  int2: 'number',
  int4: 'number',
  int8: 'number',
  bool: 'boolean',
  numeric: 'string',
  text: 'string',
  date: 'string',
  timestamptz: 'string',
  bytea: 'Buffer',
  jsonb: 'unknown',
  xid8: 'string',
  _int2: 'number[]',
  _int4: 'number[]',
  _text: 'string[]',
};

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
}

/** The generated file's text for the database behind `client` (partitions left out). */
export async function schemaTypes(client: pg.Client): Promise<string> {
  const { rows } = await client.query<Column>(
    `select c.relname as "table", a.attname as name, t.typname as type, not a.attnotnull as nullable
     from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     join pg_type t on t.oid = a.atttypid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
     order by c.relname, a.attnum`,
  );
  const tables = [...Map.groupBy(rows, (row) => row.table)].map(([name, columns]) => {
    const members = columns.map((column) => `    ${column.name}: ${typeOf(column)};`);
    return `  ${name}: {\n${members.join('\n')}\n  };`;
  });
  return `// Generated from the migrated schema by scripts/schema-types.ts. Do not edit.\n\n/** Rows by table, as our connections read them: dates and instants are text. */\nexport interface Tables {\n${tables.join('\n')}\n}\n`;
}

function typeOf(column: Column): string {
  const type = TYPES[column.type];
  if (type === undefined) throw new Error(`no type for ${column.table}.${column.name} (${column.type})`);
  return column.nullable ? `${type} | null` : type;
}
