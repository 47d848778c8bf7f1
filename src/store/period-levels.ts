// Levels decided for people and units whose longer period is a mean: because a share has no place left, or because the
// mean leaves the level open. The newest holds.
import type { SubjectKind } from '../domain/evaluation/shape.ts';
import type { Rank } from '../domain/organization/shape.ts';
import type { SettledLevel } from '../domain/rollup/period-level.ts';
import type { RollUpKey } from './roll-ups.ts';
import type { Tx } from './transaction.ts';

export interface PeriodLevel extends SettledLevel {
  /** Of the person, or of the unit. */
  readonly subjectId: number;
  readonly by: number;
  readonly byName: string;
  readonly at: string;
  /** null where they were erased. */
  readonly words: string | null;
}

/** What holds in a period for these people or units, or for all of that kind when null. */
export async function periodLevels(
  tx: Tx,
  tenantId: number,
  { regime, period }: RollUpKey,
  subject: SubjectKind,
  ids: readonly number[] | null,
): Promise<ReadonlyMap<number, PeriodLevel>> {
  const id = `l.${subject}_id`;
  const rows = await tx.prepared<PeriodLevel>(
    `period-levels-of-${subject}`,
    `select distinct on (${id}) ${id} as "subjectId", l.reached, l.total, l.level, l.settled_by as by,
       p.full_name as "byName", l.settled_at as at, t.body as words
     from period_level l join person p on p.tenant_id = l.tenant_id and p.id = l.settled_by
     left join act_text t on t.tenant_id = l.tenant_id and t.record_kind = 'period-level' and t.record_id = l.id
       and t.field = 'reason'
     where l.tenant_id = $1 and l.regime = $2 and l.period = $3 and ${id} is not null
       and ($4::int[] is null or ${id} = any ($4::int[]))
     order by ${id}, l.id desc`,
    [tenantId, regime, period, ids],
  );
  return new Map(rows.map((row) => [row.subjectId, row]));
}

/** A decision about one person's or one unit's level. */
export interface LevelDecision extends RollUpKey, SettledLevel {
  readonly subject: SubjectKind;
  readonly subjectId: number;
}

export async function insertPeriodLevel(
  tx: Tx,
  tenantId: number,
  { regime, period, subject, subjectId, reached, total, level }: LevelDecision,
  made: { readonly id: number; readonly by: number; readonly at: string },
): Promise<void> {
  const [personId, unitId] = subject === 'person' ? [subjectId, null] : [null, subjectId];
  await tx.query(
    `insert into period_level
       (tenant_id, id, regime, period, person_id, unit_id, reached, total, level, settled_by, settled_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [tenantId, made.id, regime, period, personId, unitId, reached, total, level, made.by, made.at],
  );
}

/** A mean its regulation gives no level, as it stands live. */
export interface OpenMean extends RollUpKey {
  readonly subject: SubjectKind;
  readonly subjectId: number;
  /** Where the person stands; the unit itself. */
  readonly unitId: number;
}

/** All of them in these units, as far as the caller may read the lines. Served by an index of nothing else. */
export function openMeans(tx: Tx, tenantId: number, unitIds: readonly number[]): Promise<OpenMean[]> {
  const from = (subject: SubjectKind) =>
    `select regime, period, '${subject}' as subject, ${subject}_id as "subjectId", unit_id as "unitId"
     from ${subject}_period where tenant_id = $1 and version = 0 and level is null and total_numerator is not null
       and how <> 'evidence' and unit_id = any ($2::int[])`;
  return tx.prepared<OpenMean>(
    'open-means',
    `${from('person')} union all ${from('unit')} order by period, regime, subject, "subjectId"`,
    [tenantId, unitIds],
  );
}

/** Who heads these units on a day, one line for each. */
export function headsOfUnits(
  tx: Tx,
  tenantId: number,
  unitIds: readonly number[],
  day: string,
): Promise<{ readonly unitId: number; readonly personId: number }[]> {
  return tx.prepared(
    'heads-of-units',
    `select distinct p.unit_id as "unitId", a.person_id as "personId"
     from post p join assignment a on a.tenant_id = p.tenant_id and a.post_id = p.id
     where p.tenant_id = $1 and p.unit_id = any ($2::int[]) and p.rank in ('leader', 'head')
       and a.valid_from <= $3 and (a.valid_to is null or $3 < a.valid_to)`,
    [tenantId, unitIds, day],
  );
}

/** Under which of these rulebooks somebody's or some unit's last record of a span stands; null: none. */
export async function lastRulebook(
  tx: Tx,
  tenantId: number,
  span: { readonly from: string; readonly to: string },
  rulebookIds: readonly string[],
  { subject, id }: { readonly subject: SubjectKind; readonly id: number },
): Promise<string | null> {
  const rows = await tx.query<{ id: string }>(
    `select rulebook_id as id from evaluation
     where tenant_id = $1 and week_start >= $2 and week_start < $3 and rulebook_id = any ($4::text[])
       and subject = $5 and ${subject}_id = $6 order by slice_to desc, id desc limit 1`,
    [tenantId, span.from, span.to, rulebookIds, subject, id],
  );
  return rows[0]?.id ?? null;
}

export interface LastPost {
  readonly personId: number;
  readonly rank: Rank;
  readonly postId: number;
  readonly rulebookId: string;
}

/** In which post, with which rank and under which of these rulebooks everybody's last record of a span stands. Needs system scope. */
export function lastPosts(
  tx: Tx,
  tenantId: number,
  span: { readonly from: string; readonly to: string },
  rulebookIds: readonly string[],
): Promise<LastPost[]> {
  return tx.query<LastPost>(
    `select distinct on (e.person_id) e.person_id as "personId", e.rank, e.post_id as "postId", e.rulebook_id as "rulebookId"
     from evaluation e
     where e.tenant_id = $1 and e.week_start >= $2 and e.week_start < $3 and e.rulebook_id = any ($4::text[])
       and e.subject = 'person' order by e.person_id, e.slice_to desc, e.id desc`,
    [tenantId, span.from, span.to, rulebookIds],
  );
}
