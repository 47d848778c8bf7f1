// Plan against done of all tasks of a plan, however many: summed where they lie.
import type { Tally } from '../domain/work/plan-tally.ts';
import { isLate } from './late-tasks.ts';
import { OF_PLAN } from './task-lists.ts';
import type { Tx } from './transaction.ts';

export interface PartTally extends Tally {
  /** The goal of the plan it stands under; null: under none of them. */
  readonly goalId: number | null;
  readonly isPlanned: boolean;
}

/** One line for each goal with tasks, and for planned and unplanned work under none of these goals. */
export function talliesOfPlan(
  tx: Tx,
  tenantId: number,
  plan: {
    readonly unitIds: readonly number[];
    readonly goalIds: readonly number[];
    readonly from: string;
    readonly to: string;
    readonly today: string;
    readonly daysOff: readonly string[];
  },
): Promise<PartTally[]> {
  const { unitIds, goalIds, from, to, today, daysOff } = plan;
  return tx.query<PartTally>(
    `select case when t.goal_id = any ($3::int[]) then t.goal_id end as "goalId", t.planned as "isPlanned",
       count(*)::int as tasks,
       (count(*) filter (where t.state = 'accepted'))::int as accepted,
       (count(*) filter (where t.state = 'delivered'))::int as delivered,
       (count(*) filter (where t.state in ('open', 'proposed')))::int as open,
       (count(*) filter (where ${isLate('coalesce(t.delivered, $6::date)', '$7')}))::int as late,
       coalesce(sum(t.quantity::bigint * t.coefficient), 0)::float8 as planned,
       coalesce(sum(t.done_quantity::bigint * t.coefficient), 0)::float8 as done,
       (count(*) filter (where t.coefficient is null))::int as unconverted,
       coalesce(sum(t.done_quantity) filter (where t.state = 'accepted'), 0)::int as products
     from task t where ${OF_PLAN} group by 1, 2`,
    [tenantId, unitIds, goalIds, from, to, today, daysOff],
  );
}
