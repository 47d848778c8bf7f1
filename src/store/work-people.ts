// People as work finds them: who could be given some, who holds a job position, whose weeks somebody scores.
import type { Office, WorkViewer } from '../domain/work/task-rights.ts';
import type { Tx } from './transaction.ts';
import { loadViewer } from './viewer.ts';

/** What the person is today as far as work is concerned; the transaction must run for him. */
export async function loadWorkViewer(
  tx: Tx,
  tenantId: number,
  personId: number,
  today: string,
): Promise<WorkViewer> {
  const [viewer, people] = await Promise.all([
    loadViewer(tx, tenantId, personId, today),
    peopleOfWork(tx, tenantId, personId, today),
  ]);
  return {
    personId,
    headedUnits: viewer.headedUnits,
    watchedUnits: [...viewer.officeUnits, ...viewer.inspectedUnits],
    ...people,
  };
}

/** People whose open weeks, and whose present week, the person of the transaction scores; and who lent him the judging of their work. */
export async function peopleOfWork(
  tx: Tx,
  tenantId: number,
  personId: number,
  today: string,
): Promise<Pick<WorkViewer, 'scored' | 'guides' | 'judgesFor'>> {
  const [row] = await tx.prepared<{ scored: number[]; guided: number[]; lent: number[] }>(
    'people-of-work',
    `select scored_people() as scored, reach_of_delegations('accept') as lent,
       array(select e.person_id from evaluation e
         where e.tenant_id = $1 and e.scorer_id = $2 and e.week_start = date_trunc('week', $3::date)::date
           and e.period_kind = 'week' and e.subject = 'person') as guided`,
    [tenantId, personId, today],
  );
  const others = (people: readonly number[] = []) => people.filter((one) => one !== personId);
  const judgesFor = others(row?.lent).length === 0 ? [] : await lenders(tx);
  return { scored: others(row?.scored), guides: others(row?.guided), judgesFor };
}

/** Whoever lent the person of the transaction the judging of work, with the reach of his own office today. */
function lenders(tx: Tx): Promise<Office[]> {
  return tx.prepared<Office>(
    'lent-judging',
    'select lender as "personId", headed as "headedUnits", guided as guides from lent_judging() order by lender',
  );
}

export interface Holder {
  readonly personId: number;
  readonly name: string;
  readonly postId: number;
  readonly unitId: number;
  readonly title: string | null;
  readonly jobPosition: string | null;
}

const HOLDER = `a.person_id as "personId", n.full_name as name, p.id as "postId", p.unit_id as "unitId", p.title,
  p.job_position as "jobPosition"`;
const HELD = `assignment a
  join post p on p.tenant_id = a.tenant_id and p.id = a.post_id
  join person n on n.tenant_id = a.tenant_id and n.id = a.person_id`;

/** The main post of each of these people on a day; who holds none is absent. */
export function mainPosts(
  tx: Tx,
  tenantId: number,
  people: readonly number[],
  day: string,
): Promise<Holder[]> {
  return tx.prepared<Holder>(
    'main-posts',
    `select distinct on (a.person_id) ${HOLDER} from ${HELD}
     where a.tenant_id = $1 and a.person_id = any ($2::int[]) and a.valid_from <= $3
       and (a.valid_to is null or $3 < a.valid_to)
     order by a.person_id, a.kind <> 'main', a.id`,
    [tenantId, people, day],
  );
}

/** People whose main post lies in these units, or who are among these, by name. */
export function peopleWithin(
  tx: Tx,
  tenantId: number,
  unitIds: readonly number[],
  people: readonly number[],
  day: string,
): Promise<Holder[]> {
  return tx.prepared<Holder>(
    'people-within',
    `select * from (
       select distinct on (a.person_id) ${HOLDER} from ${HELD}
       where a.tenant_id = $1 and (p.unit_id = any ($2::int[]) or a.person_id = any ($3::int[]))
         and a.kind = 'main' and a.valid_from <= $4 and (a.valid_to is null or $4 < a.valid_to)
       order by a.person_id, a.id) found order by name, "personId" limit 2000`,
    [tenantId, unitIds, people, day],
  );
}

export interface PositionHolder extends Holder {
  readonly from: string;
  readonly to: string | null;
}

/** Who holds a post with a job position in these units on some day of [from, to). */
export function positionHolders(
  tx: Tx,
  tenantId: number,
  unitIds: readonly number[],
  { from, to }: { readonly from: string; readonly to: string },
): Promise<PositionHolder[]> {
  return tx.query<PositionHolder>(
    `select ${HOLDER}, a.valid_from as "from", a.valid_to as "to" from ${HELD}
     where a.tenant_id = $1 and p.unit_id = any ($2::int[]) and p.job_position is not null
       and a.valid_from < $4 and (a.valid_to is null or a.valid_to > $3)
     order by a.person_id, a.id`,
    [tenantId, unitIds, from, to],
  );
}

/** The unit and those above it as the tree stands on a day, nearest first. */
export async function wayUpFrom(
  tx: Tx,
  tenantId: number,
  unitId: number,
  day: string,
): Promise<readonly number[]> {
  const rows = await tx.prepared<{ id: number }>(
    'way-up',
    `with tree as (
       select version from organization_version where tenant_id = $1 and valid_from <= $3
       order by valid_from desc, version desc limit 1)
     select above.unit_id as id
     from unit own join unit above on above.tenant_id = own.tenant_id and above.version = own.version
       and above.lo <= own.lo and own.hi <= above.hi
     where own.tenant_id = $1 and own.version = (select version from tree) and own.unit_id = $2
     order by above.lo desc`,
    [tenantId, unitId, day],
  );
  return rows.map(({ id }) => id);
}

export interface UnitRef {
  readonly id: number;
  readonly name: string;
  readonly code: string;
}

/** Units as the newest tree that has them calls them. */
export async function unitRefs(
  tx: Tx,
  tenantId: number,
  ids: readonly number[],
): Promise<ReadonlyMap<number, UnitRef>> {
  const rows = await tx.prepared<UnitRef>(
    'unit-refs',
    `select distinct on (unit_id) unit_id as id, name, code from unit
     where tenant_id = $1 and unit_id = any ($2::int[]) order by unit_id, version desc`,
    [tenantId, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
