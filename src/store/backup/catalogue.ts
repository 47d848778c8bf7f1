// What a backup needs to know of a database, asked from its own catalogue: no table is named here.
import type pg from 'pg';
import { migrationTable } from '../migrate.ts';
import { StoreError } from '../store-error.ts';

export interface Column {
  readonly name: string;
  readonly type: string;
}
export interface Table {
  /** Quoted where needed, without the schema. */
  readonly name: string;
  readonly columns: readonly Column[];
  /** Expressions that give every row its place, the same under any collation. */
  readonly order: readonly string[];
}
export interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}
export interface Trigger {
  readonly table: string;
  readonly name: string;
}
export interface Sequence {
  readonly name: string;
  readonly last: string;
  readonly called: boolean;
}

// Partitions are read and written through their parent; generated columns are computed again on restore.
const tablesQuery = `select c.oid::int as oid, quote_ident(c.relname) as name,
    (select json_agg(json_build_object('name', quote_ident(a.attname), 'type', format_type(a.atttypid, a.atttypmod))
        order by a.attnum)
      from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    (select json_agg(case when a.attcollation <> 0 then quote_ident(a.attname) || ' collate "C"'
          else quote_ident(a.attname) end order by k.place)
      from pg_index i cross join unnest(i.indkey) with ordinality k (attnum, place)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
      where i.indrelid = c.oid and i.indisprimary) as key
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and c.relname <> '${migrationTable}'
  order by c.relname collate "C"`;

interface TableRow {
  readonly name: string;
  readonly columns: Column[] | null;
  readonly key: string[] | null;
}

/** Every table with data of ours, by name. */
export async function readTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<TableRow>(tablesQuery);
  return rows.map(({ name, columns, key }) => {
    const all = columns ?? [];
    return { name, columns: all, order: key ?? all.map((column) => `${column.name}::text collate "C"`) };
  });
}

/** A table this role would see only in part: row-level security holds it and no policy opens every row to it. */
const filteredQuery = `select min(c.relname) as name from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity
    and (c.relforcerowsecurity or not pg_has_role(current_user, c.relowner, 'usage'))
    and not (select rolsuper or rolbypassrls from pg_roles where rolname = current_user)
    and (exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive
          and (0 = any (p.polroles) or exists (select from unnest(p.polroles) r where r <> 0 and pg_has_role(r, 'usage'))))
      or not exists (select from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polcmd in ('*', 'r')
          and (0 = any (p.polroles) or exists (select from unnest(p.polroles) r where r <> 0 and pg_has_role(r, 'usage')))
          and pg_get_expr(p.polqual, p.polrelid) = 'true'))`;

/** Refuses (`backup-filtered`) when row-level security would hide rows from this connection without a word. */
export async function assertSeesEverything(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string | null }>(filteredQuery);
  const table = rows[0]?.name;
  if (table) throw new StoreError('backup-filtered', { table });
}

export async function readForeignKeys(client: pg.Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`select conrelid::regclass::text as table,
      quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint
    where contype = 'f' and conparentid = 0 and connamespace = 'public'::regnamespace
    order by 1, 2`);
  return rows;
}

export async function readTriggers(client: pg.Client): Promise<Trigger[]> {
  const { rows } =
    await client.query<Trigger>(`select t.tgrelid::regclass::text as table, quote_ident(t.tgname) as name
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not t.tgisinternal and t.tgenabled = 'O' and t.tgparentid = 0
      and c.relnamespace = 'public'::regnamespace
    order by 1, 2`);
  return rows;
}

export async function readSequences(client: pg.Client): Promise<Sequence[]> {
  const { rows } = await client.query<{ name: string }>(`select quote_ident(relname) as name from pg_class
    where relkind = 'S' and relnamespace = 'public'::regnamespace order by relname collate "C"`);
  const found: Sequence[] = [];
  for (const { name } of rows) {
    const state = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${name}`,
    );
    found.push({ name, last: state.rows[0]?.last ?? '1', called: state.rows[0]?.called ?? false });
  }
  return found;
}
