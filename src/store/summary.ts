// What the weekly summary reads beside the states: the week before, posts, and difficulties as they were written.
import type { Tx } from './transaction.ts';

/** How far back a counted week is looked for. */
const BACK = '8 weeks';

/** Level of each person's last decided counted week before this Monday. */
export async function levelsBefore(
  tx: Tx,
  tenantId: number,
  personIds: readonly number[],
  monday: string,
): Promise<ReadonlyMap<number, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await tx.prepared<{ id: number; level: string }>(
    'levels-before',
    `select distinct on (person_id) person_id as id, level from evaluation
     where tenant_id = $1 and person_id = any ($2::int[]) and week_start < $3
       and week_start >= $3::date - interval '${BACK}' and period_kind = 'week' and subject = 'person' and counted and level is not null
     order by person_id, week_start desc, slice_from desc`,
    [tenantId, personIds, monday],
  );
  return new Map(rows.map((row) => [row.id, row.level]));
}

/** Whom a talk is proposed or agreed with because of this week, as far as the viewer may see it. */
export async function talkedAbout(
  tx: Tx,
  tenantId: number,
  week: string,
  unitIds: readonly number[],
): Promise<ReadonlySet<number>> {
  const rows = await tx.prepared<{ id: number }>(
    'talked-about',
    `select person_id as id from talk_case
     where tenant_id = $1 and $2 = any (weeks) and unit_id = any ($3::int[]) and state <> 'declined'`,
    [tenantId, week, unitIds],
  );
  return new Set(rows.map(({ id }) => id));
}

export interface WrittenDifficulty {
  /** Null: filed without a report. */
  readonly evaluationId: number | null;
  readonly personId: number;
  readonly unitId: number;
  /** Number in the register of difficulties. */
  readonly itemId: number | null;
  readonly text: string;
}

/** What the filed reports of a week name as difficulty in these units, and what was filed there without one. */
export function writtenDifficulties(
  tx: Tx,
  tenantId: number,
  monday: string,
  unitIds: readonly number[],
): Promise<WrittenDifficulty[]> {
  return tx.prepared<WrittenDifficulty>(
    'written-difficulties',
    `select e.id as "evaluationId", e.person_id as "personId", e.unit_id as "unitId",
       (select d.id from difficulty d where d.tenant_id = e.tenant_id and d.evaluation_id = e.id) as "itemId",
       btrim(t.body::jsonb ->> 'difficulties') as text
     from evaluation e join act_text t on t.tenant_id = e.tenant_id and t.record_kind = 'evaluation'
       and t.record_id = e.id and t.seq = e.content_seq and t.field = 'report'
     where e.tenant_id = $1 and e.week_start = $2 and e.period_kind = 'week' and e.unit_id = any ($3::int[])
       and e.state not in ('open', 'returned') and btrim(t.body::jsonb ->> 'difficulties') <> ''
     union all
     select null, d.filed_by, d.unit_id, d.id, w.body
     from difficulty d join act_text w on w.tenant_id = d.tenant_id and w.record_kind = 'difficulty'
       and w.record_id = d.id and w.field = 'text' and w.seq = d.text_seq
     where d.tenant_id = $1 and d.week_start = $2 and d.unit_id = any ($3::int[]) and d.evaluation_id is null
     order by 3, 1, 4`,
    [tenantId, monday, unitIds],
  );
}
