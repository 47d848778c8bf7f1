// What the longer periods hold for one person: own records, and those where a step may be due.
import type { Viewer } from '../domain/evaluation/shape.ts';
import { LINE, LINE_JOINS, type ListRow } from './evaluation-lists.ts';
import type { Tx } from './transaction.ts';

/** Own lines of longer periods that end after `since`, newest first. */
export function ownPeriodLines(
  tx: Tx,
  tenantId: number,
  personId: number,
  since: string,
): Promise<ListRow[]> {
  return tx.prepared<ListRow>(
    'own-period-lines',
    `select ${LINE} from evaluation e ${LINE_JOINS}
     where e.tenant_id = $1 and e.person_id = $2 and e.period_kind <> 'week' and e.week_start >= $3
     order by e.week_start desc, e.id`,
    [tenantId, personId, since],
  );
}

/** Lines of longer periods beginning after `since` where a step of this viewer may be due; the policy decides on each. */
export function waitingPeriodLines(
  tx: Tx,
  tenantId: number,
  viewer: Viewer,
  since: string,
): Promise<ListRow[]> {
  const { personId, scoresFor, approvesFor, draftsFor, headedUnits } = viewer;
  return tx.prepared<ListRow>(
    'waiting-period-lines',
    `select ${LINE} from evaluation e ${LINE_JOINS}
     where e.tenant_id = $1 and e.week_start >= $2 and (e.period_kind <> 'week' or e.subject = 'unit') and e.counted
       and ((e.person_id = $3 and e.state in ('open', 'returned'))
         or (e.subject = 'unit' and e.person_id = any ($7::int[]) and e.state in ('open', 'returned'))
         or (e.person_id <> $3 and e.scorer_id = any ($4::int[]) and e.state = 'submitted')
         or (e.person_id <> $3 and e.approver_id = any ($5::int[]) and e.state in ('submitted', 'scored'))
         or (e.person_id <> $3 and e.approver_id = any ($5::int[]) and e.state = 'approved' and e.dissent = 'noted')
         or (e.person_id <> $3 and e.reopen_proposed_by is not null and e.unit_id = any ($6::int[])))
     order by e.week_start, e.id`,
    [tenantId, since, personId, [personId, ...scoresFor], [personId, ...approvesFor], headedUnits, draftsFor],
  );
}

/** Mondays of units' weeks beginning after `since` that wait for this viewer in some way. */
export async function waitingUnitWeeks(
  tx: Tx,
  tenantId: number,
  { personId, scoresFor, approvesFor, draftsFor }: Viewer,
  since: string,
): Promise<readonly string[]> {
  const rows = await tx.prepared<{ monday: string }>(
    'waiting-unit-weeks',
    `select distinct e.week_start as monday from evaluation e
     where e.tenant_id = $1 and e.week_start >= $2 and e.period_kind = 'week' and e.subject = 'unit'
       and e.state <> 'closed' and (e.person_id = any ($3::int[]) or e.scorer_id = any ($4::int[])
         or e.approver_id = any ($5::int[]))`,
    [tenantId, since, [personId, ...draftsFor], [personId, ...scoresFor], [personId, ...approvesFor]],
  );
  return rows.map(({ monday }) => monday);
}
