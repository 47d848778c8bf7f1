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

/** `countsUnder` of the domain once more. One line for each goal with tasks, and for planned and unplanned work under none of these goals. */
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
    `select listed.id as "goalId", t.planned as "isPlanned",
       count(*)::int as tasks,
       (count(*) filter (where t.state = 'accepted'))::int as accepted,
       (count(*) filter (where t.state = 'delivered'))::int as delivered,
       (count(*) filter (where t.state in ('open', 'proposed')))::int as open,
       (count(*) filter (where ${isLate('coalesce(t.delivered, $6::date)', '$7')}))::int as late,
       coalesce(sum(t.quantity::bigint * t.coefficient), 0)::float8 as planned,
       coalesce(sum(t.done_quantity::bigint * t.coefficient), 0)::float8 as done,
       (count(*) filter (where t.coefficient is null))::int as unconverted,
       coalesce(sum(t.done_quantity) filter (where t.state = 'accepted'), 0)::int as products
     from task t
     left join goal own on own.tenant_id = t.tenant_id and own.id = t.goal_id
     left join goal listed on listed.tenant_id = t.tenant_id and listed.id = any ($3::int[])
       and (listed.id = own.id or (own.id <> all ($3::int[]) and listed.state = 'open'
         and coalesce(listed.part_of, listed.id) = coalesce(own.part_of, own.id)))
     where ${OF_PLAN} group by 1, 2`,
    [tenantId, unitIds, goalIds, from, to, today, daysOff],
  );
}
