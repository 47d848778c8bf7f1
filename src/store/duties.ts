// What waits for one person: records that may need a step, and units whose week is over but not closed.
import type { Evaluation, Viewer } from '../domain/evaluation/shape.ts';
import {
  EVALUATION_COLUMNS,
  type EvaluationRow,
  evaluationFromRow,
  type RulebookSource,
} from './evaluations.ts';
import type { Tx } from './transaction.ts';

// One look for each way in which a record may wait, each by an index of its own. As one condition joined by "or" they read
// every record of the body in those weeks.
const WAYS = [
  `e.person_id = $4 and e.state in ('open', 'returned')`,
  `e.scorer_id = any ($5::int[]) and e.person_id <> $4 and e.state = 'submitted'`,
  `e.approver_id = any ($6::int[]) and e.person_id <> $4
     and (e.state in ('submitted', 'scored') or (e.state = 'approved' and e.dissent = 'noted'))`,
  'e.reopen_proposed_by is not null and e.person_id <> $4 and e.unit_id = any ($7::int[])',
];

/** A record that waits in two ways is found twice. */
const WAITING = `select distinct on (e.week_start, e.id) e.* from (${WAYS.map(
  (way) => `select ${EVALUATION_COLUMNS} from evaluation e
     where e.tenant_id = $1 and e.week_start between $2 and $3 and e.period_kind = 'week' and e.subject = 'person'
       and ${way}`,
).join(`
     union all `)}) e order by e.week_start, e.id`;

/** Records of weeks in [from, to] where a step of this viewer may be due; the policy has the last word on each. */
export async function waitingRecords(
  tx: Tx,
  tenantId: number,
  viewer: Viewer,
  from: string,
  to: string,
): Promise<(source: RulebookSource) => readonly Evaluation[]> {
  const { personId, scoresFor, approvesFor, headedUnits } = viewer;
  const rows = await tx.prepared<EvaluationRow>('waiting-records', WAITING, [
    ...[tenantId, from, to, personId],
    ...[[personId, ...scoresFor], [personId, ...approvesFor], headedUnits],
  ]);
  return (source) => rows.map((row) => evaluationFromRow(row, source));
}

export interface UnclosedWeek {
  readonly id: number;
  readonly name: string;
  readonly code: string;
  readonly weekStart: string;
  /** Evaluations not closed yet, with everything under the unit. */
  readonly count: number;
  /** The regulations these follow. */
  readonly followed: readonly Pick<Evaluation, 'rulebook'>[];
}

/** Weeks in [from, before) not closed in the topmost of the viewer's headed and office units. */
export async function unclosedWeeks(
  tx: Tx,
  tenantId: number,
  viewer: Viewer,
  from: string,
  before: string,
  today: string,
): Promise<readonly UnclosedWeek[]> {
  const units = [...viewer.headedUnits, ...viewer.officeUnits];
  if (units.length === 0) return [];
  return tx.prepared<UnclosedWeek>(
    'unclosed-weeks',
    `with mine as (
       select unit_id, parent_id, name, code, lo, hi, version from unit
       where tenant_id = $1 and unit_id = any ($2::int[]) and version = (
         select version from organization_version where tenant_id = $1 and valid_from <= $5
         order by valid_from desc, version desc limit 1)),
     top as (select * from mine m where not exists (select 1 from mine p where p.unit_id = m.parent_id)),
     under as (
       select top.unit_id as top, u.unit_id from top
       join unit u on u.tenant_id = $1 and u.version = top.version and u.lo between top.lo and top.hi),
     open as (
       select unit_id, week_start, rulebook_id, rulebook_version, count(*) as count from evaluation
       where tenant_id = $1 and week_start >= $3 and week_start < $4 and unit_id in (select unit_id from under)
         and period_kind = 'week' and state <> 'closed'
       group by unit_id, week_start, rulebook_id, rulebook_version)
     select top.unit_id as id, top.name, top.code, open.week_start as "weekStart", sum(open.count)::int as count,
       jsonb_agg(distinct jsonb_build_object('rulebook',
         jsonb_build_object('id', open.rulebook_id, 'version', open.rulebook_version))) as followed
     from top join under on under.top = top.unit_id join open on open.unit_id = under.unit_id
     group by top.unit_id, top.name, top.code, open.week_start order by open.week_start, top.unit_id`,
    [tenantId, units, from, before, today],
  );
}

export interface HistoryRow {
  readonly id: number;
  readonly week_start: string;
  readonly total: number | null;
  readonly level: string | null;
  /** 'id@version' */
  readonly rulebook: string;
  readonly state: string;
  readonly counted: boolean;
}

/** Own evaluations of weeks in [from, to], newest first. */
export function ownHistory(
  tx: Tx,
  tenantId: number,
  personId: number,
  from: string,
  to: string,
): Promise<HistoryRow[]> {
  return tx.prepared<HistoryRow>(
    'own-history',
    `select id, week_start, total, level, state, counted, rulebook_id || '@' || rulebook_version as rulebook from evaluation
     where tenant_id = $1 and person_id = $2 and week_start between $3 and $4 and period_kind = 'week' and subject = 'person'
     order by week_start desc, slice_from desc`,
    [tenantId, personId, from, to],
  );
}

export interface HeldRank {
  readonly rank: Evaluation['rank'];
  readonly kind: string;
  readonly jobPosition: string | null;
}

/** Ranks and kinds of the posts a person holds on a day. */
export function heldPosts(tx: Tx, tenantId: number, personId: number, day: string): Promise<HeldRank[]> {
  return tx.prepared<HeldRank>(
    'held-posts-of-person',
    `select p.rank, a.kind, p.job_position as "jobPosition" from assignment a join post p on p.tenant_id = a.tenant_id and p.id = a.post_id
     where a.tenant_id = $1 and a.person_id = $2 and a.valid_from <= $3 and (a.valid_to is null or $3 < a.valid_to)`,
    [tenantId, personId, day],
  );
}

export interface OutsideRow {
  readonly personId: number;
  readonly personName: string;
  readonly post: string | null;
  readonly unitId: number;
  readonly unitName: string;
  readonly unitCode: string;
}

/** Holders of posts of these ranks in these units on a day who have no evaluation in the week. */
export function outsideThe(
  tx: Tx,
  tenantId: number,
  monday: string,
  unitIds: readonly number[],
  ranks: readonly string[],
  day: string,
): Promise<OutsideRow[]> {
  return tx.prepared<OutsideRow>(
    'outside-regulation',
    `select distinct on (n.id) n.id as "personId", n.full_name as "personName", p.title as post,
       u.unit_id as "unitId", u.name as "unitName", u.code as "unitCode"
     from assignment a
     join post p on p.tenant_id = a.tenant_id and p.id = a.post_id
     join person n on n.tenant_id = a.tenant_id and n.id = a.person_id
     join unit u on u.tenant_id = a.tenant_id and u.unit_id = p.unit_id and u.version = (
       select version from organization_version where tenant_id = $1 and valid_from <= $5
       order by valid_from desc, version desc limit 1)
     where a.tenant_id = $1 and p.unit_id = any ($3::int[]) and p.rank = any ($4)
       and a.valid_from <= $5 and (a.valid_to is null or $5 < a.valid_to)
       and not exists (select 1 from evaluation e
         where e.tenant_id = $1 and e.week_start = $2 and e.period_kind = 'week' and e.subject = 'person' and e.person_id = a.person_id)
     order by n.id, u.lo`,
    [tenantId, monday, unitIds, ranks, day],
  );
}
