// Facts of people's weeks: rows that sequences are counted by, words from the act that recorded each.

import { weekOf } from '../domain/period/week.ts';
import type { ConductFact, FactClass } from '../domain/talk/fact.ts';
import type { Tx } from './transaction.ts';

interface Row {
  readonly id: number;
  readonly evaluation_id: number;
  readonly person_id: number;
  readonly unit_id: number;
  readonly week_start: string;
  readonly day: string;
  readonly class: FactClass;
  readonly breach: string | null;
  readonly recorded_by: number;
  readonly recorded_at: string;
  readonly withdrawn: boolean;
  readonly row_version: number;
  /** Words by field; an erased one is absent. */
  readonly words: Readonly<Record<string, string>>;
}

export interface FactWithWords extends ConductFact {
  readonly recordedAt: string;
  /** `what`, `article`, `evidence`, and `reason` once it was taken back. */
  readonly words: Readonly<Record<string, string>>;
}

const COLUMNS = `f.id, f.evaluation_id, f.person_id, f.unit_id, f.week_start, f.day, f.class, f.breach, f.recorded_by,
  f.recorded_at, f.withdrawn, f.row_version`;
const WORDS = `coalesce((select jsonb_object_agg(t.field, t.body) from act_text t where t.tenant_id = f.tenant_id
  and t.record_kind = 'conduct-fact' and t.record_id = f.id), '{}') as words`;

function factOf(row: Row): FactWithWords {
  return {
    ...{ id: row.id, evaluationId: row.evaluation_id, personId: row.person_id, unitId: row.unit_id },
    ...{ week: weekOf(row.week_start), day: row.day, class: row.class, breach: row.breach },
    ...{ recordedBy: row.recorded_by, recordedAt: row.recorded_at, withdrawn: row.withdrawn },
    ...{ version: row.row_version, words: row.words },
  };
}

export async function insertFact(
  tx: Tx,
  tenantId: number,
  weekStart: string,
  at: string,
  fact: ConductFact,
): Promise<void> {
  await tx.query(
    `insert into conduct_fact (tenant_id, id, evaluation_id, person_id, unit_id, week_start, day, class, breach,
       recorded_by, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[tenantId, fact.id, fact.evaluationId, fact.personId, fact.unitId, weekStart, fact.day, fact.class],
      ...[fact.breach, fact.recordedBy, at],
    ],
  );
}

export async function lockFact(tx: Tx, tenantId: number, id: number): Promise<FactWithWords | null> {
  const rows = await tx.query<Row>(
    `select ${COLUMNS}, ${WORDS} from conduct_fact f where f.tenant_id = $1 and f.id = $2 for no key update of f`,
    [tenantId, id],
  );
  return rows[0] === undefined ? null : factOf(rows[0]);
}

/** Marks as taken back what was read in this version. */
export async function withdrawFact(tx: Tx, tenantId: number, fact: ConductFact): Promise<boolean> {
  const rows = await tx.query(
    `update conduct_fact set withdrawn = true, row_version = row_version + 1
     where tenant_id = $1 and id = $2 and row_version = $3 returning id`,
    [tenantId, fact.id, fact.version],
  );
  return rows.length > 0;
}

/** Facts of one person's weeks (Mondays), in the order of their days. */
export async function factsOf(
  tx: Tx,
  tenantId: number,
  personId: number,
  mondays: readonly string[],
): Promise<FactWithWords[]> {
  const rows = await tx.prepared<Row>(
    'conduct-facts',
    `select ${COLUMNS}, ${WORDS} from conduct_fact f
     where f.tenant_id = $1 and f.person_id = $2 and f.week_start = any ($3::date[]) order by f.day, f.id`,
    [tenantId, personId, mondays],
  );
  return rows.map(factOf);
}

export interface PersonWeekRow {
  readonly personId: number;
  readonly week: string;
  readonly unitId: number;
  readonly approverId: number | null;
  readonly counted: boolean;
  readonly level: string | null;
  /** Of the record the level is of. */
  readonly rulebook: { readonly id: string; readonly version: number };
  readonly undone: number;
  readonly breaches: number;
}

/**
 * Weeks of everybody about whom facts are recorded in [from, before), who got one of these levels there, or who is
 * named: `people` left important tasks undone. Tasks are not in `undone`; it counts recorded facts.
 */
export async function weeksInQuestion(
  tx: Tx,
  tenantId: number,
  from: string,
  before: string,
  levels: readonly string[],
  people: readonly number[],
): Promise<readonly PersonWeekRow[]> {
  const rows = await tx.prepared<Omit<PersonWeekRow, 'week'> & { weekStart: string }>(
    'weeks-in-question',
    `with fact as (
       select person_id, week_start, count(*) filter (where class = 'undone-important')::int as undone,
         count(*) filter (where class = 'breach')::int as breaches
       from conduct_fact where tenant_id = $1 and week_start >= $2 and week_start < $3 and not withdrawn
       group by person_id, week_start),
     whose as (
       select person_id from fact
       union
       select unnest($5::int[])
       union
       select person_id from evaluation where tenant_id = $1 and week_start >= $2 and week_start < $3
         and period_kind = 'week' and subject = 'person' and level = any ($4::text[])),
     week as (
       select person_id, week_start, bool_or(counted) as counted,
         (array_agg(unit_id order by slice_from desc))[1] as unit_id,
         (array_agg(approver_id order by slice_from desc))[1] as approver_id,
         (array_agg(level order by slice_from desc) filter (where counted))[1] as level,
         (array_agg(json_build_object('id', rulebook_id, 'version', rulebook_version)
            order by counted desc, slice_from desc))[1] as rulebook
       from evaluation
       where tenant_id = $1 and week_start >= $2 and week_start < $3 and period_kind = 'week' and subject = 'person'
         and person_id in (select person_id from whose)
       group by person_id, week_start)
     select w.person_id as "personId", w.week_start as "weekStart", w.unit_id as "unitId",
       w.approver_id as "approverId", w.counted, w.level, w.rulebook,
       coalesce(f.undone, 0) as undone, coalesce(f.breaches, 0) as breaches
     from week w left join fact f on f.person_id = w.person_id and f.week_start = w.week_start
     order by w.person_id, w.week_start`,
    [tenantId, from, before, levels, people],
  );
  return rows.map(({ weekStart, ...row }) => ({ ...row, week: weekOf(weekStart) }));
}
