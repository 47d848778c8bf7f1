// Lists of evaluations: one statement each, under the filter derived from the policy table.

import type { HeldStage } from '../domain/evaluation/lateness.ts';
import type { SubjectKind, Viewer } from '../domain/evaluation/shape.ts';
import type { PeriodKind } from '../domain/period/period.ts';
import type { Rulebook } from '../domain/rulebook/shape.ts';
import { instantFromText } from './connection.ts';
import { EVALUATION_COLUMNS, type EvaluationRow } from './evaluations.ts';
import { policyFilter, readFilter, relationFilter, type SqlFilter } from './policy-filter.ts';
import { NAMED_BY_ASKER, type NamedManager } from './reassigned.ts';
import { subtree } from './subtree.ts';
import type { Tx } from './transaction.ts';

/** A state row with everything a line of a list shows. */
export interface ListRow extends EvaluationRow {
  person_name: string;
  unit_name: string;
  unit_code: string;
  post_title: string | null;
  job_position: string | null;
  /** Of whoever has the record now; null when nobody has. */
  holder_name: string | null;
  /** Managers whoever asks has named, in every row the same; null when none. */
  named: readonly NamedManager[] | null;
}

export const LIST_PARTS = ['mine', 'score', 'approve', 'unit', 'reopen'] as const;
export type ListPart = (typeof LIST_PARTS)[number];

export interface ListQuery {
  readonly tenantId: number;
  /** null where it is not known yet who asks: then `part` is `score` or `approve`, and the caller judges every row. */
  readonly viewer: Viewer | null;
  /** First day of the period, and its kind: weeks unless said otherwise. */
  readonly monday: string;
  readonly kind?: PeriodKind;
  /** Of persons unless said otherwise; null: of persons and units. */
  readonly subject?: SubjectKind | null;
  readonly part: ListPart;
  /** This unit with everything under it, as the tree stood on `treeDay`. */
  readonly unit: number | null;
  readonly treeDay: string;
  /** Nothing under the unit. */
  readonly alone?: boolean;
  /** Whoever has the record now, as `waitingFor` tells. */
  readonly holder?: number | null;
  /** The stage the record waits at, as `stageAwaited` tells. */
  readonly awaits?: HeldStage | null;
  readonly states: readonly EvaluationRow['state'][] | null;
  readonly counted?: boolean | null;
  /** Filed late, or not filed and following one of the regulations by which it is due. */
  readonly late?: { readonly due: readonly Pick<Rulebook, 'id' | 'version'>[] } | null;
  /** Decided with this level, as far as the viewer may read it. */
  readonly level?: string | null;
  /** Only after this place of the order (unit, id). */
  readonly after: readonly [number, number] | null;
  /** null: all. */
  readonly limit: number | null;
}

export interface ListPage {
  readonly rows: readonly ListRow[];
  /** Of the whole list; null past its end. */
  readonly total: number | null;
}

/** Who has a record, and what it waits for. */
const HOLDER = `case when e.state in ('open', 'returned') then e.person_id
  when e.state = 'submitted' and not e.one_authority then e.scorer_id
  when e.state in ('submitted', 'scored') or (e.state = 'approved' and e.dissent = 'noted') then e.approver_id end`;
const AWAITED = `case when e.state in ('open', 'returned') then 'submit'
  when e.state = 'submitted' and not e.one_authority then 'score'
  when e.state in ('submitted', 'scored') then 'approve'
  when e.state = 'approved' and e.dissent = 'noted' then 'dissent' end`;

/** Names that stand in a line of `evaluation e`; `where` may leave them out. */
export const lineNames = (where = 'true') => `(
  select p.full_name as person_name, u.name as unit_name, u.code as unit_code, o.title as post_title, o.job_position,
    (select h.full_name from person h where h.tenant_id = p.tenant_id and h.id = ${HOLDER}) as holder_name
  from person p
  join unit u on u.tenant_id = p.tenant_id and u.version = e.org_version and u.unit_id = e.unit_id
  join post o on o.tenant_id = p.tenant_id and o.id = e.post_id
  where ${where} and p.tenant_id = e.tenant_id and p.id = e.person_id limit 1) n`;

/**
 * Columns of a line, in statements whose first value is the tenant; joins for `evaluation e`. The limit of the names has
 * them looked up by key, row by row: joined, a body of a few thousand is read whole for a team of fifteen.
 */
export const LINE = `${EVALUATION_COLUMNS}, n.*, ${NAMED_BY_ASKER} as named`;
export const LINE_JOINS = `cross join lateral ${lineNames()}`;

function unitFilter(unit: number, query: ListQuery, bind: (value: unknown) => string): string {
  if (query.alone === true) return `e.unit_id = ${bind(unit)}::int`;
  return `e.unit_id in (${subtree('$1', `${bind(unit)}::int`, `${bind(query.treeDay)}::date`)})`;
}

function lateFilter(
  due: readonly Pick<Rulebook, 'id' | 'version'>[],
  bind: (value: unknown) => string,
): string {
  const ids = bind(due.map(({ id }) => id));
  const versions = bind(due.map(({ version }) => version));
  return `(e.late or (e.state in ('open', 'returned') and (e.rulebook_id, e.rulebook_version) in (
    select * from unnest(${ids}::text[], ${versions}::int[]))))`;
}

const COLUMNS = EVALUATION_COLUMNS.split(/,\s*/).map((column) => column.slice('e.'.length));
const NAMES = ['person_name', 'unit_name', 'unit_code', 'post_title', 'job_position', 'holder_name'];
/** Instants come as PostgreSQL writes them: JSON would have its own form. */
const written = (column: string) =>
  column === 'reopen_proposed_until' ? `e.${column}::text` : `e.${column}`;

/**
 * All lines of a list as one value, the values of each in the order of `COLUMNS` and `NAMES`: to describe some forty columns
 * and to take each row apart costs the driver several times what reading one text does.
 */
export const packedLines = (order: string) => `coalesce(json_agg(
  json_build_array(${[...COLUMNS.map(written), ...NAMES.map((name) => `n.${name}`)].join(', ')})
  order by ${order}), '[]') as lines, ${NAMED_BY_ASKER} as named`;

export interface PackedLines {
  readonly lines: readonly (readonly unknown[])[];
  readonly named: ListRow['named'];
}

const EMPTY = Object.fromEntries([...COLUMNS, ...NAMES].map((name) => [name, null]));

/** The rows of a statement that selects `packedLines`. */
export function unpacked<Row extends object>(packed: readonly PackedLines[]): Row[] {
  return packed.flatMap(({ lines, named }) =>
    lines.map((values) => {
      const row: Record<string, unknown> = { ...EMPTY, named };
      Object.keys(EMPTY).forEach((name, index) => {
        row[name] = values[index];
      });
      const until = row.reopen_proposed_until;
      if (typeof until === 'string') row.reopen_proposed_until = instantFromText(until);
      return row as Row;
    }),
  );
}

/** One page of a list in the order of units; total and rows under the same filter. */
export async function listEvaluations(tx: Tx, query: ListQuery): Promise<ListPage> {
  const values: unknown[] = [query.tenantId, query.monday, query.kind ?? 'week'];
  const add = (filter: SqlFilter) => {
    values.push(...filter.values);
    return filter.sql;
  };
  const bind = (value: unknown) => `$${values.push(value)}`;
  const conditions =
    query.viewer === null
      ? [ofWhoeverAsks(query.part)]
      : [
          add(policyFilter('see', query.viewer, values.length + 1)),
          add(PARTS[query.part](query.viewer, values.length + 1)),
        ];
  const subject = query.subject === undefined ? 'person' : query.subject;
  if (subject !== null) conditions.push(`e.subject = ${bind(subject)}`);
  if (query.unit !== null) conditions.push(unitFilter(query.unit, query, bind));
  if (query.holder != null) conditions.push(`${HOLDER} = ${bind(query.holder)}::int`);
  if (query.awaits != null) conditions.push(`e.counted and ${AWAITED} = ${bind(query.awaits)}`);
  if (query.states !== null) conditions.push(`e.state = any (${bind(query.states)}::text[])`);
  if (query.counted != null) conditions.push(`e.counted = ${bind(query.counted)}`);
  if (query.late) conditions.push(lateFilter(query.late.due, bind));
  if (query.level != null) {
    if (query.viewer === null) throw new TypeError('who may read a level is not known yet');
    conditions.push(add(readFilter(query.viewer, values.length + 1)));
    conditions.push(`e.level = ${bind(query.level)}`);
  }
  const where = `e.tenant_id = $1 and e.week_start = $2 and e.period_kind = $3 and ${conditions.join(' and ')}`;
  if (query.limit === null && query.after === null) {
    // All of them: each row is read once, and how many there are need not be asked.
    const packed = await tx.composed<PackedLines>(
      `select ${packedLines('e.unit_lo, e.id')} from evaluation e ${LINE_JOINS} where ${where}`,
      values,
    );
    const rows = unpacked<ListRow>(packed);
    return { rows, total: rows.length };
  }
  const after =
    query.after === null
      ? 'true'
      : `(unit_lo, id) > (${bind(query.after[0])}::bigint, ${bind(query.after[1])}::bigint)`;
  const rows = await tx.composed<ListRow & { total: number }>(
    `with matching as (
       select e.id, e.unit_lo from evaluation e where ${where}),
     shown as (
       select id from matching where ${after} order by unit_lo, id limit ${bind(query.limit)}::int)
     select ${LINE}, (select count(*) from matching)::int as total
     from shown join evaluation e on e.tenant_id = $1 and e.week_start = $2 and e.id = shown.id ${LINE_JOINS}
     order by e.unit_lo, e.id`,
    values,
  );
  return { rows, total: rows[0]?.total ?? (query.after === null ? 0 : null) };
}

const PARTS: Readonly<Record<ListPart, (viewer: Viewer, first: number) => SqlFilter>> = {
  mine: (viewer, first) => relationFilter(['self', 'drafter'], viewer, first),
  score: (viewer, first) => {
    const { sql, values } = relationFilter(['scorer'], viewer, first);
    return { sql: `(not e.one_authority and ${sql})`, values };
  },
  approve: (viewer, first) => relationFilter(['approver'], viewer, first),
  unit: () => ({ sql: 'true', values: [] }),
  reopen: () => ({ sql: 'e.reopen_proposed_by is not null', values: [] }),
};

/** The same parts as row-level security knows whoever asks: by its own functions, before anything else was read. */
function ofWhoeverAsks(part: ListPart): string {
  if (part === 'score')
    return `not e.one_authority and e.scorer_id = any ((select reach_of_delegations('score'))::int[])`;
  if (part === 'approve') return `e.approver_id = any ((select reach_of_delegations('approve'))::int[])`;
  throw new TypeError(`${part} needs to know who asks`);
}

/** One line by id, or undefined when the viewer may not know of it: absent and unseen are the same. */
export async function findEvaluation(
  tx: Tx,
  tenantId: number,
  viewer: Viewer,
  monday: string,
  id: number,
): Promise<ListRow | undefined> {
  const filter = policyFilter('see', viewer, 4);
  const [row] = await tx.composed<ListRow>(
    `select ${LINE} from evaluation e ${LINE_JOINS}
     where e.tenant_id = $1 and e.week_start = $2 and e.id = $3 and ${filter.sql}`,
    [tenantId, monday, id, ...filter.values],
  );
  return row;
}

/** Own lines of these weeks, newest first. */
export function ownLines(
  tx: Tx,
  tenantId: number,
  personId: number,
  mondays: readonly string[],
): Promise<ListRow[]> {
  return tx.prepared<ListRow>(
    'own-lines',
    `select ${LINE} from evaluation e ${LINE_JOINS}
     where e.tenant_id = $1 and e.person_id = $2 and e.week_start = any ($3::date[])
       and e.period_kind = 'week' and e.subject = 'person'
     order by e.week_start desc, e.slice_from desc`,
    [tenantId, personId, mondays],
  );
}

export interface TrendRow {
  readonly person_id: number;
  readonly week_start: string;
  readonly total: number;
  /** 'id@version' */
  readonly rulebook: string;
}

/** Results of counted weeks in [from, before) of these persons, as far as the viewer may read them, oldest first. */
export function resultsOf(
  tx: Tx,
  tenantId: number,
  viewer: Viewer,
  personIds: readonly number[],
  from: string,
  before: string,
): Promise<TrendRow[]> {
  const filter = readFilter(viewer, 5);
  return tx.composed<TrendRow>(
    `select distinct on (e.person_id, e.week_start) e.person_id, e.week_start, e.total,
       e.rulebook_id || '@' || e.rulebook_version as rulebook from evaluation e
     where e.tenant_id = $1 and e.person_id = any ($2::int[]) and e.week_start >= $3 and e.week_start < $4
       and e.period_kind = 'week' and e.subject = 'person' and e.counted and e.total is not null and ${filter.sql}
     order by e.person_id, e.week_start, e.slice_from desc`,
    [tenantId, personIds, from, before, ...filter.values],
  );
}
