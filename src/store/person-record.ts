// What is recorded about one person over the weeks, as far as the viewer may know of it, and who has looked.
import type { EvaluationState, Viewer } from '../domain/evaluation/shape.ts';
import { policyFilter } from './policy-filter.ts';
import type { Tx } from './transaction.ts';

export interface PersonWeek {
  readonly weekStart: string;
  readonly subject: 'person';
  readonly id: number;
  readonly personId: number;
  readonly unitId: number;
  readonly scorerId: number | null;
  readonly approverId: number | null;
  readonly state: EvaluationState;
  readonly selfTotal: number | null;
  readonly scorerTotal: number | null;
  readonly total: number | null;
  readonly level: string | null;
  /** 'id@version' */
  readonly rulebook: string;
  readonly counted: boolean;
}

/** Evaluations of a person the viewer may know of, newest first. */
export function weeksOfPerson(
  tx: Tx,
  tenantId: number,
  viewer: Viewer,
  personId: number,
  limit: number,
): Promise<PersonWeek[]> {
  const filter = policyFilter('see', viewer, 4);
  return tx.query<PersonWeek>(
    `select e.week_start as "weekStart", e.id, e.subject, e.person_id as "personId", e.unit_id as "unitId",
       e.scorer_id as "scorerId", e.approver_id as "approverId", e.state,
       e.total_self as "selfTotal", e.total_scorer as "scorerTotal", e.total, e.level, e.counted,
       e.rulebook_id || '@' || e.rulebook_version as rulebook
     from evaluation e where e.tenant_id = $1 and e.person_id = $2 and e.period_kind = 'week' and e.subject = 'person' and ${filter.sql}
     order by e.week_start desc, e.slice_from desc limit $3`,
    [tenantId, personId, limit, ...filter.values],
  );
}

export interface Look {
  readonly actorId: number | null;
  readonly name: string | null;
  readonly at: string;
  readonly recordKind: string | null;
  readonly recordId: number | null;
  /** Where it was read: 'record', 'list:score', 'print' ...; null where the log of that time did not say. */
  readonly view: string | null;
}

/** Who looked at a person's record, newest first; the person's own looks are not kept. */
export function looksAt(tx: Tx, tenantId: number, personId: number, limit: number): Promise<Look[]> {
  return tx.query<Look>(
    `select l.actor_id as "actorId", p.full_name as name, l.at, l.record_kind as "recordKind", l.record_id as "recordId",
       l.detail ->> 'view' as view
     from event_log l left join person p on p.tenant_id = l.tenant_id and p.id = l.actor_id
     where l.tenant_id = $1 and l.subject_id = $2 and l.kind = 'read' and l.actor_id is distinct from $2
     order by l.event_no desc limit $3`,
    [tenantId, personId, limit],
  );
}
