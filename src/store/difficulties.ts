// The register of difficulties: rows that lists are made by, words from the acts they stand in.
import type { Difficulty, DifficultyClass, DifficultyState } from '../domain/office/difficulty.ts';
import type { Tx } from './transaction.ts';

const COLUMNS = `d.id, d.unit_id as "unitId", d.filed_by as "filedBy", d.filed_at as "filedAt",
  d.week_start as "weekStart", d.class, d.evaluation_id as "evaluationId", d.text_seq as "textSeq", d.state,
  d.owner_id as "ownerId", d.due, d.joined_to as "joinedTo", d.list_id as "listId", d.row_version as version`;

/** Words by seq and field; the words of the item itself stand in act 1, or in the latest that reworded it. */
const WORDS = `(select t.body from act_text t where t.tenant_id = d.tenant_id and t.record_kind = 'difficulty'
    and t.record_id = d.id and t.field = 'text' and t.seq = d.text_seq) as text,
  (select t.body from act_text t where t.tenant_id = d.tenant_id and t.record_kind = 'difficulty'
    and t.record_id = d.id and t.field = 'answer' order by t.seq desc limit 1) as answer,
  (select t.body from act_text t where t.tenant_id = d.tenant_id and t.record_kind = 'difficulty'
    and t.record_id = d.id and t.field = 'decision' order by t.seq desc limit 1) as decision,
  (select t.body from act_text t where t.tenant_id = d.tenant_id and t.record_kind = 'difficulty'
    and t.record_id = d.id and t.field = 'documentNumber' order by t.seq desc limit 1) as "documentNumber"`;

export interface DifficultyRow extends Difficulty {
  /** Null: erased. */
  readonly text: string | null;
  readonly answer: string | null;
  readonly decision: string | null;
  readonly documentNumber: string | null;
}

export interface DifficultyFilter {
  readonly states: readonly DifficultyState[];
  readonly class: DifficultyClass | null;
  readonly unitIds: readonly number[] | null;
  readonly listId: number | null;
  readonly personId: number;
  /** Only what this person filed or looks after. */
  readonly mine: boolean;
  readonly watched: readonly number[];
  /** This one alone. */
  readonly item: number | null;
  readonly limit: number;
}

/** Items the person may see, newest first: filed, owned, or of the units watched over. */
export function listDifficulties(
  tx: Tx,
  tenantId: number,
  filter: DifficultyFilter,
): Promise<DifficultyRow[]> {
  return tx.prepared<DifficultyRow>(
    'difficulties',
    `select ${COLUMNS}, ${WORDS} from difficulty d
     where d.tenant_id = $1 and d.state = any ($2::text[]) and ($3::text is null or d.class = $3)
       and ($4::int[] is null or d.unit_id = any ($4::int[])) and ($5::int is null or d.list_id = $5)
       and ($10::int is null or d.id = $10)
       and (d.filed_by = $6 or d.owner_id = $6 or (not $7 and d.unit_id = any ($8::int[])))
     order by d.id desc limit $9`,
    [
      ...[tenantId, filter.states, filter.class, filter.unitIds, filter.listId],
      ...[filter.personId, filter.mine, filter.watched, filter.limit, filter.item],
    ],
  );
}

/** How many items of each state the person may see. */
export async function countDifficulties(
  tx: Tx,
  tenantId: number,
  personId: number,
  watched: readonly number[],
): Promise<Readonly<Record<string, number>>> {
  const rows = await tx.prepared<{ state: string; count: number }>(
    'difficulty-counts',
    `select state, count(*)::int as count from difficulty
     where tenant_id = $1 and (filed_by = $2 or owner_id = $2 or unit_id = any ($3::int[])) group by state`,
    [tenantId, personId, watched],
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

export async function lockDifficulty(tx: Tx, tenantId: number, id: number): Promise<Difficulty | null> {
  const rows = await tx.query<Difficulty>(
    `select ${COLUMNS} from difficulty d where d.tenant_id = $1 and d.id = $2 for no key update of d`,
    [tenantId, id],
  );
  return rows[0] ?? null;
}

export async function findDifficulty(tx: Tx, tenantId: number, id: number): Promise<DifficultyRow | null> {
  const rows = await tx.query<DifficultyRow>(
    `select ${COLUMNS}, ${WORDS} from difficulty d where d.tenant_id = $1 and d.id = $2`,
    [tenantId, id],
  );
  return rows[0] ?? null;
}

export async function insertDifficulties(
  tx: Tx,
  tenantId: number,
  at: string,
  rows: readonly Difficulty[],
): Promise<void> {
  await tx.query(
    `insert into difficulty (tenant_id, id, unit_id, filed_by, filed_at, week_start, class, evaluation_id, text_seq,
       state, changed_at)
     select $1, i, u, f, $2, w, c, e, 1, 'open', $2
     from unnest($3::int[], $4::int[], $5::int[], $6::date[], $7::text[], $8::bigint[]) as n (i, u, f, w, c, e)`,
    [
      ...[
        tenantId,
        at,
        rows.map((row) => row.id),
        rows.map((row) => row.unitId),
        rows.map((row) => row.filedBy),
      ],
      ...[
        rows.map((row) => row.weekStart),
        rows.map((row) => row.class),
        rows.map((row) => row.evaluationId),
      ],
    ],
  );
}

/** Writes the item after an act over the version before it. */
export async function updateDifficulty(
  tx: Tx,
  tenantId: number,
  at: string,
  one: Difficulty,
): Promise<boolean> {
  const rows = await tx.query(
    `update difficulty set state = $3, owner_id = $4, due = $5, joined_to = $6, list_id = $7, text_seq = $8,
       row_version = $9, changed_at = $10
     where tenant_id = $1 and id = $2 and row_version = $9 - 1 returning id`,
    [
      ...[tenantId, one.id, one.state, one.ownerId, one.due, one.joinedTo, one.listId, one.textSeq],
      ...[one.version, at],
    ],
  );
  return rows.length > 0;
}

/** Items of these units that wait for the leaders and stand on no list yet. */
export function uncompiled(tx: Tx, tenantId: number, unitIds: readonly number[]): Promise<Difficulty[]> {
  return tx.query<Difficulty>(
    `select ${COLUMNS} from difficulty d
     where d.tenant_id = $1 and d.unit_id = any ($2::int[]) and d.list_id is null
       and d.state in ('open', 'assigned', 'answered') order by d.id for no key update of d`,
    [tenantId, unitIds],
  );
}

/** Items joined to this one, over any number of joins. */
export function joinedOnto(
  tx: Tx,
  tenantId: number,
  id: number,
): Promise<{ readonly id: number; readonly filedBy: number }[]> {
  return tx.query(
    `with recursive led as (
       select id, filed_by from difficulty where tenant_id = $1 and joined_to = $2
       union
       select d.id, d.filed_by from led join difficulty d on d.tenant_id = $1 and d.joined_to = led.id)
     select id, filed_by as "filedBy" from led order by id`,
    [tenantId, id],
  );
}

export interface Outcome extends Pick<DifficultyRow, 'id' | 'state' | 'unitId' | 'filedBy' | 'ownerId'> {
  /** The item that was joined to it. */
  readonly of: number;
  readonly answer: string | null;
  readonly decision: string | null;
  readonly documentNumber: string | null;
}

/** What these joined items lead to in the end, over any number of joins. */
export function outcomesOf(tx: Tx, tenantId: number, ids: readonly number[]): Promise<Outcome[]> {
  return tx.query<Outcome>(
    `with recursive way as (
       select id as of, joined_to as at from difficulty
       where tenant_id = $1 and id = any ($2::int[]) and joined_to is not null
       union
       select way.of, d.joined_to from way join difficulty d on d.tenant_id = $1 and d.id = way.at
       where d.joined_to is not null)
     select way.of, d.id, d.state, d.unit_id as "unitId", d.filed_by as "filedBy", d.owner_id as "ownerId", ${WORDS}
     from way join difficulty d on d.tenant_id = $1 and d.id = way.at and d.joined_to is null`,
    [tenantId, ids],
  );
}

/** The leaders of the body above each of these units. */
export function leadersOver(
  tx: Tx,
  tenantId: number,
  unitIds: readonly number[],
  day: string,
): Promise<{ readonly unitId: number; readonly personId: number }[]> {
  return tx.query(
    `select distinct u.unit_id as "unitId", a.person_id as "personId"
     from unit u join unit t on t.tenant_id = u.tenant_id and t.version = u.version and u.lo between t.lo and t.hi
     join post p on p.tenant_id = t.tenant_id and p.unit_id = t.unit_id and p.rank = 'leader'
     join assignment a on a.tenant_id = p.tenant_id and a.post_id = p.id
       and a.valid_from <= $3 and (a.valid_to is null or $3 < a.valid_to)
     where u.tenant_id = $1 and u.unit_id = any ($2::int[]) and u.version = (
       select version from organization_version where tenant_id = $1 and valid_from <= $3
       order by valid_from desc, version desc limit 1)`,
    [tenantId, unitIds, day],
  );
}

export interface NamedInReport {
  readonly evaluationId: number;
  readonly personId: number;
  readonly unitId: number;
  readonly text: string;
  /** The item made of it, and its words then; null before there is one. */
  readonly difficultyId: number | null;
  readonly was: string | null;
}

/** What filed reports of these weeks name and no item says yet. */
export function namedInReports(
  tx: Tx,
  tenantId: number,
  mondays: readonly string[],
): Promise<NamedInReport[]> {
  return tx.prepared<NamedInReport>(
    'named-in-reports',
    `select * from (
       select e.id as "evaluationId", e.person_id as "personId", e.unit_id as "unitId",
         btrim(t.body::jsonb ->> 'difficulties') as text, d.id as "difficultyId",
         (select w.body from act_text w where w.tenant_id = e.tenant_id and w.record_kind = 'difficulty'
           and w.record_id = d.id and w.field = 'text' and w.seq = d.text_seq) as was
       from evaluation e join act_text t on t.tenant_id = e.tenant_id and t.record_kind = 'evaluation'
         and t.record_id = e.id and t.seq = e.content_seq and t.field = 'report'
       left join difficulty d on d.tenant_id = e.tenant_id and d.evaluation_id = e.id
       where e.tenant_id = $1 and e.week_start = any ($2::date[]) and e.period_kind = 'week'
         and e.state not in ('open', 'returned') and (d.id is null or d.state = 'open')) n
     where n.text <> '' and n.text is distinct from n.was order by n."evaluationId"`,
    [tenantId, mondays],
  );
}

/** Units in which somebody holds a post on a day, and those he leads as a leader of the body (with all below). */
export async function ownUnits(tx: Tx, tenantId: number, personId: number, day: string) {
  const rows = await tx.prepared<{ unit: number; rank: string }>(
    'own-units',
    `select distinct p.unit_id as unit, p.rank from assignment a
     join post p on p.tenant_id = a.tenant_id and p.id = a.post_id
     where a.tenant_id = $1 and a.person_id = $2 and a.valid_from <= $3 and (a.valid_to is null or $3 < a.valid_to)`,
    [tenantId, personId, day],
  );
  return {
    held: [...new Set(rows.map(({ unit }) => unit))],
    leads: rows.some(({ rank }) => rank === 'leader'),
  };
}

/** The words of an item stand in a later act now. */
export async function updateTextSeq(
  tx: Tx,
  tenantId: number,
  id: number,
  seq: number,
  at: string,
): Promise<void> {
  await tx.query(
    `update difficulty set text_seq = $3, row_version = row_version + 1, changed_at = $4
     where tenant_id = $1 and id = $2`,
    [tenantId, id, seq, at],
  );
}
