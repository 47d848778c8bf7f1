// What lies beside a choice at the border of a share: earlier periods of somebody, and what was said. Row-level security
// shows no more of it than the caller may read.
import { type PeriodKey, type PeriodKind, periodDates, periodOf } from '../domain/period/period.ts';
import type { Fraction } from '../domain/score/fraction.ts';
import { exactTotal } from './roll-ups.ts';
import type { Tx } from './transaction.ts';

export interface EarlierResult {
  readonly personId: number;
  readonly evaluationId: number;
  readonly period: PeriodKey;
  readonly total: Fraction | null;
  readonly level: string | null;
}

interface RawEarlier extends Omit<EarlierResult, 'total' | 'period'> {
  readonly kind: PeriodKind;
  readonly start: string;
  readonly total: number | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
}

const MOST = 4;

/** The last decided results of these people before a period by these rulebooks, newest first, at most four for each. */
export async function earlierResults(
  tx: Tx,
  tenantId: number,
  before: PeriodKey,
  rulebookIds: readonly string[],
  personIds: readonly number[],
): Promise<readonly EarlierResult[]> {
  if (personIds.length === 0) return [];
  const rows = await tx.query<RawEarlier>(
    `select id as "evaluationId", person_id as "personId", period_kind as kind, week_start as start, total, level,
       total_numerator::text as numerator, total_denominator::text as denominator
     from (select e.*, row_number() over (partition by e.person_id order by e.week_start desc, e.id desc) as nth
       from evaluation e where e.tenant_id = $1 and e.week_start < $2 and e.rulebook_id = any ($3::text[])
         and e.person_id = any ($4::int[]) and e.subject = 'person' and e.counted and e.state in ('approved', 'closed')
         and e.total is not null) e
     where nth <= ${MOST} order by person_id, week_start desc, id desc`,
    [tenantId, periodDates(before).from, rulebookIds, personIds],
  );
  return rows.map(({ kind, start, total, numerator, denominator, ...row }) => ({
    ...row,
    period: periodOf(kind, start),
    total: exactTotal({ total, numerator, denominator }),
  }));
}

export interface StageComment {
  readonly evaluationId: number;
  readonly act: 'submitted' | 'scored' | 'approved' | 'decided';
  readonly at: string;
  readonly by: number | null;
  readonly words: string;
}

/** What was said at the stages of these records, in the order of the acts; what was said again replaces what was said. */
export function stageComments(
  tx: Tx,
  tenantId: number,
  evaluationIds: readonly number[],
): Promise<StageComment[]> {
  if (evaluationIds.length === 0) return Promise.resolve([]);
  return tx.query<StageComment>(
    `select * from (
       select distinct on (a.record_id, a.act) a.record_id as "evaluationId", a.act, a.at, a.actor_id as by,
         t.body as words, a.seq
       from act a join act_text t on t.tenant_id = a.tenant_id and t.record_kind = a.record_kind
         and t.record_id = a.record_id and t.seq = a.seq and t.field = 'comment'
       where a.tenant_id = $1 and a.record_kind = 'evaluation' and a.record_id = any ($2::bigint[])
         and a.act in ('submitted', 'scored', 'approved', 'decided') and t.body <> ''
       order by a.record_id, a.act, a.seq desc) last
     order by "evaluationId", seq`,
    [tenantId, evaluationIds],
  );
}
