// Work of the people whose weeks somebody scores and who have not filed them: everything of a team in one go.
import type { HeldTask, Part } from '../domain/work/task.ts';
import { HELD, type HeldRow, heldOf, inSpan } from './tasks.ts';
import type { Tx } from './transaction.ts';

export interface TeamMember {
  readonly id: number;
  readonly name: string;
  readonly unitId: number;
  /** He still scores this person today: weeks of long ago stay with whoever scored them then. */
  readonly isScored: boolean;
  readonly tasks: readonly HeldTask[];
  /** Tasks on which he wrote down minutes or words in the week. */
  readonly workedOn: ReadonlySet<number>;
  /** Declared in the week. */
  readonly minutes: number;
}

/** Whose week of `$3` the person `$2` scores and nobody has filed yet. */
const UNFILED = `select e.person_id, e.unit_id from evaluation e
  where e.tenant_id = $1 and e.scorer_id = $2 and e.week_start = $3 and e.period_kind = 'week' and e.subject = 'person'
    and e.state in ('open', 'returned')`;

/** By name; as far as row-level security shows their work to whoever the transaction runs for. */
export async function teamWork(
  tx: Tx,
  tenantId: number,
  scorerId: number,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly TeamMember[]> {
  const [people, held, parts, logged] = await Promise.all([
    tx.prepared<Pick<TeamMember, 'id' | 'name' | 'unitId' | 'isScored'>>(
      'team-unfiled',
      `select p.id, p.full_name as name, min(u.unit_id) as "unitId", p.id = any ((select scored_people())::int[]) as "isScored" from (${UNFILED}) u
       join person p on p.tenant_id = $1 and p.id = u.person_id group by p.id, p.full_name order by p.full_name, p.id`,
      [tenantId, scorerId, from],
    ),
    tx.prepared<HeldRow & { readonly personId: number }>(
      'team-held',
      `select ${HELD}, m.person_id as "personId"
       from task_share m join task t on t.tenant_id = m.tenant_id and t.id = m.task_id
       where m.person_id = any (array(select person_id from (${UNFILED}) u)) and ${inSpan('$3', '$4')} order by t.id`,
      [tenantId, scorerId, from, to],
    ),
    tx.prepared<Part & { readonly taskId: number }>(
      'team-parts',
      `select distinct p.task_id as "taskId", p.week_start as "weekStart", p.part
       from task_share m join task_part p on p.tenant_id = m.tenant_id and p.task_id = m.task_id
       where m.tenant_id = $1 and m.person_id = any (array(select person_id from (${UNFILED}) u)) and m.settled_on >= $3
       order by p.task_id, p.week_start`,
      [tenantId, scorerId, from],
    ),
    tx.prepared<{ personId: number; taskId: number; minutes: number }>(
      'team-logged',
      `select l.person_id as "personId", l.task_id as "taskId", coalesce(sum(l.minutes), 0)::int as minutes from work_log l
       where l.tenant_id = $1 and l.person_id = any (array(select person_id from (${UNFILED}) u))
         and l.day >= $3 and l.day < $4 and l.state = 'kept' group by 1, 2`,
      [tenantId, scorerId, from, to],
    ),
  ]);
  const partsOf = Map.groupBy(parts, ({ taskId }) => taskId);
  const heldBy = Map.groupBy(held, ({ personId }) => personId);
  const loggedBy = Map.groupBy(logged, ({ personId }) => personId);
  return people.map((one) => {
    const own = loggedBy.get(one.id) ?? [];
    return {
      ...one,
      tasks: (heldBy.get(one.id) ?? []).map((row) => heldOf(row, one.id, partsOf.get(row.id) ?? [])),
      workedOn: new Set(own.map(({ taskId }) => taskId)),
      minutes: own.reduce((sum, { minutes }) => sum + minutes, 0),
    };
  });
}
