// Which cases a person had a hand in re-assigning: whoever did decides none of them.
import type { Evaluation } from '../domain/evaluation/shape.ts';
import { periodDates } from '../domain/period/period.ts';
import type { Tx } from './transaction.ts';

export interface NamedManager {
  readonly assignmentId: number;
  readonly at: string;
}

/** Every naming of a direct manager by this person. */
export function managersNamedBy(tx: Tx, tenantId: number, personId: number): Promise<NamedManager[]> {
  return tx.prepared<NamedManager>(
    'managers-named-by',
    `select record_id as "assignmentId", at from act
     where tenant_id = $1 and record_kind = 'assignment' and act = 'manager-named' and actor_id = $2`,
    [tenantId, personId],
  );
}

/** The same of whoever asks, as a column of other statements whose first value is the tenant; null when there is none. */
export const NAMED_BY_ASKER = `(select jsonb_agg(jsonb_build_object('assignmentId', record_id, 'at', at at time zone 'UTC'))
  from act where tenant_id = $1 and record_kind = 'assignment' and act = 'manager-named'
    and actor_id = (select nullif(current_setting('app.person', true), '')::int))`;

/** Ids of the evaluations whose assignment was re-assigned in their period or later. */
export function reassignedAmong(
  named: readonly NamedManager[],
  states: readonly Pick<Evaluation, 'id' | 'assignmentId' | 'period'>[],
): readonly number[] {
  return states
    .filter((state) =>
      named.some(
        (one) => one.assignmentId === state.assignmentId && one.at >= periodDates(state.period).from,
      ),
    )
    .map((state) => state.id);
}
