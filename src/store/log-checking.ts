// The sealed log beside the acts it is about, in order, for judging and for exports; nothing here judges.
import type { NodeRow } from './log.ts';
import type { Tx } from './transaction.ts';
import type { StoredAct } from './verify.ts';

type ActColumns = Omit<StoredAct, 'texts'>;

/** An entry with what its act is now; null when the act is gone, or the entry is about a key. */
export interface EntryBesideAct<Act> {
  readonly no: number;
  readonly body: string;
  readonly isAct: boolean;
  readonly act: Act | null;
}

type Narrow = Pick<ActColumns, 'kind' | 'id' | 'seq' | 'at' | 'hash'> & { readonly week: string | null };

const JOIN = `from log_entry e left join act a on a.tenant_id = $1 and a.record_kind = e.record_kind
     and a.record_id = e.record_id and a.seq = e.seq
   where e.tenant_id = $1 and e.entry_no >= $2 order by e.entry_no limit $3`;
const ENTRY = 'e.entry_no as no, e.body, e.record_kind is not null as "isAct"';

type Flat<Act> = Act & { readonly no: number; readonly body: string; readonly isAct: boolean };
function beside<Act extends { readonly kind: string | null }>(row: Flat<Act>): EntryBesideAct<Act> {
  return { no: row.no, body: row.body, isAct: row.isAct, act: row.kind === null ? null : row };
}

/** Entries from `from` on with the columns of their acts that stand in entries. */
export async function entriesBesideActs(tx: Tx, tenantId: number, from: number, limit: number) {
  const rows = await tx.prepared<Flat<Narrow>>(
    'log-beside-acts',
    `select ${ENTRY}, a.record_kind as kind, a.record_id as id, a.seq, a.week_start as week, a.at, a.hash ${JOIN}`,
    [tenantId, from, limit],
  );
  return rows.map((row) => beside<Narrow>(row));
}

/** Same with everything the acts' hashes cover. */
export async function entriesWithActs(tx: Tx, tenantId: number, from: number, limit: number) {
  const rows = await tx.prepared<Flat<ActColumns>>(
    'log-with-acts',
    `select ${ENTRY}, a.record_kind as kind, a.record_id as id, a.seq, a.act, a.at, a.actor_id as "actorId",
       a.acting_for as "actingFor", a.role, a.rulebook, a.payload, a.commitments, a.week_start as "weekStart",
       a.prev_hash as prev, a.hash ${JOIN}`,
    [tenantId, from, limit],
  );
  return rows.map((row) => beside<ActColumns>(row));
}

export interface Unsealed {
  readonly count: number;
  /** The act of the earliest time among them. */
  readonly oldest: {
    readonly kind: string;
    readonly id: number;
    readonly seq: number;
    readonly at: string;
  } | null;
}

/** Acts that are in no log, looked for among all. */
export async function unsealedActs(tx: Tx, tenantId: number): Promise<Unsealed> {
  const rows = await tx.query<{ kind: string; id: number; seq: number; at: string; count: number }>(
    `select a.record_kind as kind, a.record_id as id, a.seq, a.at, count(*) over () as count from act a
     where a.tenant_id = $1 and not exists (select from log_entry e where e.tenant_id = $1
       and e.record_kind = a.record_kind and e.record_id = a.record_id and e.seq = a.seq)
     order by a.at limit 1`,
    [tenantId],
  );
  return { count: rows[0]?.count ?? 0, oldest: rows[0] ?? null };
}

export interface ActPlace {
  readonly kind: string;
  readonly id: number;
  readonly seq: number;
}

/** Numbers of the entries about these acts, in the same order; null where there is none. */
export async function entriesAbout(
  tx: Tx,
  tenantId: number,
  acts: readonly ActPlace[],
): Promise<readonly (number | null)[]> {
  const rows = await tx.prepared<{ no: number | null }>(
    'log-entries-about',
    `select e.entry_no as no
     from unnest($2::text[], $3::bigint[], $4::int[]) with ordinality as asked (kind, id, seq, place)
     left join log_entry e on e.tenant_id = $1 and e.record_kind = asked.kind and e.record_id = asked.id
       and e.seq = asked.seq
     order by asked.place`,
    [tenantId, acts.map(({ kind }) => kind), acts.map(({ id }) => id), acts.map(({ seq }) => seq)],
  );
  return rows.map(({ no }) => no);
}

/** Every stored subtree: one for 256 entries and few more. */
export function allNodes(tx: Tx, tenantId: number): Promise<NodeRow[]> {
  return tx.query<NodeRow>(
    'select level, node_no::float8 as index, hash from log_node where tenant_id = $1 order by level, node_no',
    [tenantId],
  );
}
