// Weekly forms of the past: versions that are only added; what stands is said by their state.
import type { PastForm } from '../domain/past-weeks/form.ts';
import type { PastPerson } from '../domain/past-weeks/match.ts';
import type { KeptPastWeek } from '../domain/past-weeks/plan.ts';
import { weekOf } from '../domain/period/week.ts';
import type { Tx } from './transaction.ts';

export interface PastWeekRow {
  readonly id: number;
  readonly version: number;
  readonly importId: number;
  readonly personId: number;
  readonly unitId: number;
  readonly weekStart: string;
  readonly state: 'kept' | 'replaced' | 'undone';
  readonly form: PastForm;
  readonly fileName: string;
  readonly sheet: string;
  /** Hex. */
  readonly fileHash: string;
}

const COLUMNS = `p.id, p.version, p.import_id as "importId", p.person_id as "personId", p.unit_id as "unitId",
  p.week_start as "weekStart", p.state, p.form, p.file_name as "fileName", p.sheet,
  encode(p.file_hash, 'hex') as "fileHash"`;

/** Everybody who holds or held a post in one of the units (null: in any), with these posts. System scope: private data. */
export function pastPeople(
  tx: Tx,
  tenantId: number,
  unitIds: readonly number[] | null,
): Promise<PastPerson[]> {
  return tx.query<PastPerson>(
    `select p.id, p.full_name as name, v.national_id as "nationalId", v.birth_date as "birthDate",
       jsonb_agg(jsonb_build_object('unitId', o.unit_id, 'unit', u.name, 'title', o.title, 'jobPosition', o.job_position,
         'from', a.valid_from, 'to', a.valid_to) order by a.kind <> 'main', a.id) as posts
     from person p
     join assignment a on a.tenant_id = p.tenant_id and a.person_id = p.id
       and (a.valid_to is null or a.valid_from < a.valid_to)
     join post o on o.tenant_id = a.tenant_id and o.id = a.post_id
     join lateral (
       select n.name from unit n join organization_version w on w.tenant_id = n.tenant_id and w.version = n.version
       where n.tenant_id = o.tenant_id and n.unit_id = o.unit_id
       order by w.valid_from desc, w.version desc limit 1) u on true
     left join person_private v on v.tenant_id = p.tenant_id and v.person_id = p.id
     where p.tenant_id = $1 and ($2::int[] is null or o.unit_id = any ($2::int[]))
     group by p.id, p.full_name, v.national_id, v.birth_date order by p.id`,
    [tenantId, unitIds],
  );
}

/** Forms that stand for these people, and those that stand for anybody out of these files. */
export async function keptPastWeeks(
  tx: Tx,
  tenantId: number,
  personIds: readonly number[],
  hashes: readonly string[],
): Promise<readonly KeptPastWeek[]> {
  const rows = await tx.query<PastWeekRow>(
    `select ${COLUMNS} from past_week p where p.tenant_id = $1 and p.state = 'kept'
       and (p.person_id = any ($2::int[]) or encode(p.file_hash, 'hex') = any ($3::text[]))`,
    [tenantId, personIds, hashes],
  );
  return rows.map(({ id, version, personId, weekStart, fileHash, sheet, form }) => ({
    ...{ id, version, personId, week: weekOf(weekStart), hash: fileHash, sheet, form },
  }));
}

/** 'person week' of weeks for which a result of this program stands. */
export async function evaluatedWeeks(
  tx: Tx,
  tenantId: number,
  personIds: readonly number[],
  mondays: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ personId: number; weekStart: string }>(
    `select distinct e.person_id as "personId", e.week_start as "weekStart" from evaluation e
     where e.tenant_id = $1 and e.week_start = any ($3::date[]) and e.person_id = any ($2::int[])
       and e.period_kind = 'week' and e.subject = 'person' and e.total is not null`,
    [tenantId, personIds, mondays],
  );
  return new Set(rows.map((row) => `${row.personId} ${weekOf(row.weekStart)}`));
}

/** Waits for whoever takes over or takes back forms in this body. */
export async function lockPastWeeks(tx: Tx, tenantId: number): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock($1, hashtext('past-weeks'))`, [tenantId]);
}

/** Number and newest version of the records these people have for these weeks, whatever became of them. */
export function pastWeekNumbers(
  tx: Tx,
  tenantId: number,
  personIds: readonly number[],
): Promise<{ id: number; personId: number; weekStart: string; version: number }[]> {
  return tx.query(
    `select id, person_id as "personId", week_start as "weekStart", max(version) as version from past_week
     where tenant_id = $1 and person_id = any ($2::int[]) group by id, person_id, week_start`,
    [tenantId, personIds],
  );
}

export async function insertPastImport(
  tx: Tx,
  tenantId: number,
  row: { readonly id: number; readonly by: number | null; readonly at: string; readonly forms: number },
): Promise<void> {
  await tx.query(
    `insert into past_import (tenant_id, id, made_by, made_at, forms, state) values ($1, $2, $3, $4, $5, 'applied')`,
    [tenantId, row.id, row.by, row.at, row.forms],
  );
}

/** Adds versions that stand; those they take the place of stand no more. */
export async function insertPastWeeks(
  tx: Tx,
  tenantId: number,
  rows: readonly Omit<PastWeekRow, 'state'>[],
): Promise<void> {
  const ids = rows.map((one) => one.id);
  await tx.query(
    `update past_week set state = 'replaced' where tenant_id = $1 and id = any ($2::int[]) and state = 'kept'`,
    [tenantId, ids],
  );
  await tx.query(
    `insert into past_week (tenant_id, id, version, import_id, person_id, unit_id, week_start, state, form, file_name,
       sheet, file_hash)
     select $1, n.id, n.version, n."importId", n."personId", n."unitId", n."weekStart", 'kept', n.form, n."fileName",
       n.sheet, decode(n."fileHash", 'hex')
     from jsonb_to_recordset($2::jsonb) as n (id int, version int, "importId" int, "personId" int, "unitId" int,
       "weekStart" date, form jsonb, "fileName" text, sheet text, "fileHash" text)`,
    [tenantId, JSON.stringify(rows)],
  );
}

export interface PastImportRow {
  readonly id: number;
  readonly by: number | null;
  readonly at: string;
  readonly forms: number;
  readonly state: 'applied' | 'undone';
  readonly undoneBy: number | null;
  readonly undoneAt: string | null;
  readonly version: number;
}

const IMPORT = `i.id, i.made_by as "by", i.made_at as "at", i.forms, i.state, i.undone_by as "undoneBy",
  i.undone_at as "undoneAt", i.row_version as version`;

export async function lockPastImport(tx: Tx, tenantId: number, id: number): Promise<PastImportRow | null> {
  const rows = await tx.query<PastImportRow>(
    `select ${IMPORT} from past_import i where i.tenant_id = $1 and i.id = $2 for update`,
    [tenantId, id],
  );
  return rows[0] ?? null;
}

/** Imports of which some form is of these units (null: of any), newest first. System scope. */
export function pastImports(
  tx: Tx,
  tenantId: number,
  unitIds: readonly number[] | null,
  limit: number,
): Promise<PastImportRow[]> {
  return tx.query<PastImportRow>(
    `select ${IMPORT} from past_import i where i.tenant_id = $1 and exists (
       select from past_week p where p.tenant_id = i.tenant_id and p.import_id = i.id
         and ($2::int[] is null or p.unit_id = any ($2::int[])))
     order by i.id desc limit $3`,
    [tenantId, unitIds, limit],
  );
}

/** Every version an import made. */
export function pastWeeksOfImport(tx: Tx, tenantId: number, importId: number): Promise<PastWeekRow[]> {
  return tx.query<PastWeekRow>(
    `select ${COLUMNS} from past_week p where p.tenant_id = $1 and p.import_id = $2 order by p.id`,
    [tenantId, importId],
  );
}

/** The newest version below this one that was not taken back, per record: what stands again. */
export function pastWeeksBefore(
  tx: Tx,
  tenantId: number,
  rows: readonly Pick<PastWeekRow, 'id' | 'version'>[],
): Promise<{ id: number; version: number }[]> {
  return tx.query(
    `select p.id, max(p.version) as version from past_week p
     join jsonb_to_recordset($2::jsonb) as n (id int, version int) on n.id = p.id and p.version < n.version
     where p.tenant_id = $1 and p.state = 'replaced' group by p.id`,
    [tenantId, JSON.stringify(rows)],
  );
}

/** First the versions that stand no more, then those that stand again: one stands at a time. */
export async function undoPastWeeks(
  tx: Tx,
  tenantId: number,
  undone: readonly Pick<PastWeekRow, 'id' | 'version'>[],
  restored: readonly Pick<PastWeekRow, 'id' | 'version'>[],
): Promise<void> {
  for (const [state, rows] of [
    ['undone', undone],
    ['kept', restored],
  ] as const)
    await tx.query(
      `update past_week p set state = $3 from jsonb_to_recordset($2::jsonb) as n (id int, version int)
       where p.tenant_id = $1 and p.id = n.id and p.version = n.version`,
      [tenantId, JSON.stringify(rows.map(({ id, version }) => ({ id, version }))), state],
    );
}

export async function markImportUndone(
  tx: Tx,
  tenantId: number,
  id: number,
  by: number | null,
  at: string,
): Promise<void> {
  await tx.query(
    `update past_import set state = 'undone', undone_by = $3, undone_at = $4, row_version = row_version + 1
     where tenant_id = $1 and id = $2`,
    [tenantId, id, by, at],
  );
}

/** Forms that stand for a person, newest first; under a person's scope those the viewer may know of. */
export function pastWeeksOfPerson(
  tx: Tx,
  tenantId: number,
  personId: number,
  limit: number,
): Promise<PastWeekRow[]> {
  return tx.prepared<PastWeekRow>(
    'past-weeks-of-person',
    `select ${COLUMNS} from past_week p where p.tenant_id = $1 and p.person_id = $2 and p.state = 'kept'
     order by p.week_start desc limit $3`,
    [tenantId, personId, limit],
  );
}

/** Every version of one record the viewer may know of, the first first. */
export function pastWeekVersions(tx: Tx, tenantId: number, id: number): Promise<PastWeekRow[]> {
  return tx.prepared<PastWeekRow>(
    'past-week-versions',
    `select ${COLUMNS} from past_week p where p.tenant_id = $1 and p.id = $2 order by p.version`,
    [tenantId, id],
  );
}
