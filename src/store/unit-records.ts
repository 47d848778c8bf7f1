// Records of units: the one a head may be capped by, results of the members beside it, and what they report as done.

import type { Evaluation } from '../domain/evaluation/shape.ts';
import { type PeriodKey, periodDates, periodKind } from '../domain/period/period.ts';
import type { Fraction } from '../domain/score/fraction.ts';
import { exactTotal } from './roll-ups.ts';
import { subtree } from './subtree.ts';
import type { Tx } from './transaction.ts';

interface OfUnit {
  readonly period: PeriodKey;
  readonly unitId: number;
}

/** The unit's own record in a period under a regulation of this side; null where none is kept. Needs system scope. */
export async function unitResult(
  tx: Tx,
  tenantId: number,
  line: 'state' | 'party',
  { period, unitId }: OfUnit,
): Promise<{ readonly decided: boolean; readonly level: string | null } | null> {
  const rows = await tx.prepared<{ decided: boolean; level: string | null }>(
    'unit-result',
    `select e.state in ('approved', 'closed') and e.level is not null as decided, e.level from evaluation e
     where e.tenant_id = $1 and e.week_start = $2 and e.period_kind = $3 and e.unit_id = $4 and e.subject = 'unit'
       and e.counted and exists (select 1 from rulebook_version r where r.tenant_id = $1
         and r.rulebook_id = e.rulebook_id and r.version = e.rulebook_version
         and coalesce(r.body ->> 'line', 'party') = $5)
     order by e.id limit 1`,
    [tenantId, periodDates(period).from, periodKind(period), unitId, line],
  );
  return rows[0] ?? null;
}

export interface MemberRow
  extends Pick<Evaluation, 'id' | 'state' | 'personId' | 'scorerId' | 'approverId' | 'unitId'> {
  readonly subject: 'person';
  readonly name: string;
  readonly post: string | null;
  readonly rulebookId: string;
  readonly rulebookVersion: number;
  readonly counted: boolean;
  readonly decided: boolean;
  readonly total: Fraction | null;
  readonly level: string | null;
}

/** Records of everybody in a unit and under it in a period, decided results with their exact totals. System scope. */
export async function membersOf(
  tx: Tx,
  tenantId: number,
  { period, unitId }: OfUnit,
  treeDay: string,
): Promise<readonly MemberRow[]> {
  type Raw = Omit<MemberRow, 'total'> & {
    readonly points: number | null;
    readonly numerator: string | null;
    readonly denominator: string | null;
  };
  const rows = await tx.prepared<Raw>(
    'members-of-unit',
    `select e.id, e.subject, e.state, e.person_id as "personId", e.scorer_id as "scorerId", e.approver_id as "approverId",
       e.unit_id as "unitId", p.full_name as name, o.title as post, e.rulebook_id as "rulebookId",
       e.rulebook_version as "rulebookVersion", e.counted, e.state in ('approved', 'closed') as decided,
       e.total as points, e.total_numerator::text as numerator, e.total_denominator::text as denominator, e.level
     from evaluation e
     join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
     join post o on o.tenant_id = e.tenant_id and o.id = e.post_id
     where e.tenant_id = $1 and e.week_start = $2 and e.period_kind = $3 and e.subject = 'person'
       and e.unit_id in (${subtree('$1', '$4::int', '$5::date')})
     order by e.unit_lo, e.id`,
    [tenantId, periodDates(period).from, periodKind(period), unitId, treeDay],
  );
  return rows.map(({ points, numerator, denominator, ...row }) => ({
    ...row,
    total: row.decided ? exactTotal({ total: points, numerator, denominator }) : null,
    level: row.decided ? row.level : null,
  }));
}

/** Reports the members have filed for a week, as text, with who filed each. System scope. */
export function filedReports(
  tx: Tx,
  tenantId: number,
  { period, unitId }: OfUnit,
  treeDay: string,
): Promise<readonly { readonly name: string; readonly body: string }[]> {
  return tx.prepared(
    'filed-reports-of-unit',
    `select p.full_name as name, t.body from evaluation e
     join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
     join act_text t on t.tenant_id = e.tenant_id and t.record_kind = 'evaluation' and t.record_id = e.id
       and t.seq = e.content_seq and t.field = 'report'
     where e.tenant_id = $1 and e.week_start = $2 and e.period_kind = $3 and e.subject = 'person'
       and e.state not in ('open', 'returned') and e.unit_id in (${subtree('$1', '$4::int', '$5::date')})
     order by e.unit_lo, e.id`,
    [tenantId, periodDates(period).from, periodKind(period), unitId, treeDay],
  );
}

export interface UnitRecordRow {
  readonly id: number;
  readonly version: number;
  readonly unitId: number;
  readonly rulebookId: string;
  readonly rulebookVersion: number;
  readonly state: string;
  readonly counted: boolean;
  readonly kind: string;
  readonly start: string;
  readonly total: Fraction | null;
  readonly shown: number | null;
  readonly level: string | null;
}

/** Records of one unit that begin in [from, before), oldest first; results only where decided. System scope. */
export async function recordsOfUnit(
  tx: Tx,
  tenantId: number,
  unitId: number,
  from: string,
  before: string,
): Promise<readonly UnitRecordRow[]> {
  type Raw = Omit<UnitRecordRow, 'total'> & {
    readonly numerator: string | null;
    readonly denominator: string | null;
  };
  const rows = await tx.prepared<Raw>(
    'records-of-unit',
    `select e.id, e.seq as version, e.unit_id as "unitId", e.rulebook_id as "rulebookId",
       e.rulebook_version as "rulebookVersion", e.state, e.counted, e.period_kind as kind, e.week_start as start,
       case when e.state in ('approved', 'closed') then e.total::int end as shown,
       case when e.state in ('approved', 'closed') then e.level end as level,
       e.total_numerator::text as numerator, e.total_denominator::text as denominator
     from evaluation e where e.tenant_id = $1 and e.unit_id = $2 and e.subject = 'unit'
       and e.week_start >= $3 and e.week_start < $4
     order by e.week_start, e.id`,
    [tenantId, unitId, from, before],
  );
  return rows.map(({ numerator, denominator, ...row }) => ({
    ...row,
    total: row.shown === null ? null : exactTotal({ total: row.shown, numerator, denominator }),
  }));
}
