// Levels decided for people whose longer period is a mean, because a share has no place left. The newest holds.
import type { Rank } from '../domain/organization/shape.ts';
import type { SettledLevel } from '../domain/rollup/quota-year.ts';
import type { RollUpKey } from './roll-ups.ts';
import type { Tx } from './transaction.ts';

export interface PeriodLevel extends SettledLevel {
  readonly personId: number;
  readonly by: number;
  readonly byName: string;
  readonly at: string;
  /** null where they were erased. */
  readonly words: string | null;
}

/** What holds in a period for these people, or for everybody when null. */
export async function periodLevels(
  tx: Tx,
  tenantId: number,
  { regime, period }: RollUpKey,
  personIds: readonly number[] | null,
): Promise<ReadonlyMap<number, PeriodLevel>> {
  const rows = await tx.prepared<PeriodLevel>(
    'period-levels',
    `select distinct on (l.person_id) l.person_id as "personId", l.reached, l.level, l.settled_by as by,
       p.full_name as "byName", l.settled_at as at, t.body as words
     from period_level l join person p on p.tenant_id = l.tenant_id and p.id = l.settled_by
     left join act_text t on t.tenant_id = l.tenant_id and t.record_kind = 'period-level' and t.record_id = l.id
       and t.field = 'reason'
     where l.tenant_id = $1 and l.regime = $2 and l.period = $3 and ($4::int[] is null or l.person_id = any ($4::int[]))
     order by l.person_id, l.id desc`,
    [tenantId, regime, period, personIds],
  );
  return new Map(rows.map((row) => [row.personId, row]));
}

export async function insertPeriodLevel(
  tx: Tx,
  tenantId: number,
  { regime, period }: RollUpKey,
  row: Omit<PeriodLevel, 'byName' | 'words'> & { readonly id: number },
): Promise<void> {
  await tx.query(
    `insert into period_level (tenant_id, id, regime, period, person_id, reached, level, settled_by, settled_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [tenantId, row.id, regime, period, row.personId, row.reached, row.level, row.by, row.at],
  );
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
