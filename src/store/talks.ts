// Cases of talks and what was agreed in them: rows that lists are made by, words from the acts.
import type { Measure, TalkCase, TalkState } from '../domain/talk/talk.ts';
import type { Tx } from './transaction.ts';

interface Row {
  readonly id: number;
  readonly person_id: number;
  readonly unit_id: number;
  readonly authority_id: number | null;
  readonly trigger: string;
  readonly weeks: readonly string[];
  readonly rulebook_id: string;
  readonly rulebook_version: number;
  readonly state: TalkState;
  readonly due: string;
  readonly planned_on: string | null;
  readonly held_on: string | null;
  readonly office_id: number | null;
  readonly head_id: number | null;
  readonly answer: TalkCase['answer'];
  readonly row_version: number;
  readonly measures: readonly Measure[];
}

// Who stands as a head today is asked of the function the row filter asks, not of the row.
const COLUMNS = `c.id, c.person_id, c.unit_id, authority_today(c.person_id, c.rulebook_id) as authority_id, c.trigger, c.weeks, c.rulebook_id, c.rulebook_version, c.state, c.due,
  c.planned_on, c.held_on, c.office_id, c.head_id, c.answer, c.row_version,
  coalesce((select jsonb_agg(jsonb_build_object('no', m.no, 'ownerId', m.owner_id, 'due', m.due, 'doneOn', m.done_on)
      order by m.no) from talk_measure m where m.tenant_id = c.tenant_id and m.talk_id = c.id), '[]') as measures`;

function caseOf(row: Row): TalkCase {
  return {
    ...{ id: row.id, personId: row.person_id, unitId: row.unit_id, trigger: row.trigger, weeks: row.weeks },
    authorityId: row.authority_id,
    rulebook: { id: row.rulebook_id, version: row.rulebook_version },
    ...{ state: row.state, due: row.due, plannedOn: row.planned_on, heldOn: row.held_on },
    ...{ officeId: row.office_id, headId: row.head_id, answer: row.answer },
    ...{ measures: row.measures, version: row.row_version },
  };
}

/** Writes a proposed case; false when the same sequence was proposed before. */
export async function insertTalk(tx: Tx, tenantId: number, at: string, one: TalkCase): Promise<boolean> {
  const rows = await tx.query(
    `insert into talk_case (tenant_id, id, person_id, unit_id, trigger, weeks, rulebook_id, rulebook_version, state,
       proposed_at, due, changed_at, authority_id)
     values ($1, $2, $3, $4, $5, $6::text[], $7, $8, 'proposed', $9, $10, $9, $11)
     on conflict do nothing returning id`,
    [
      ...[tenantId, one.id, one.personId, one.unitId, one.trigger, one.weeks],
      ...[one.rulebook.id, one.rulebook.version, at, one.due, one.authorityId],
    ],
  );
  return rows.length > 0;
}

export async function lockTalk(tx: Tx, tenantId: number, id: number): Promise<TalkCase | null> {
  const rows = await tx.query<Row>(
    `select ${COLUMNS} from talk_case c where c.tenant_id = $1 and c.id = $2 for no key update of c`,
    [tenantId, id],
  );
  return rows[0] === undefined ? null : caseOf(rows[0]);
}

export async function findTalk(tx: Tx, tenantId: number, id: number): Promise<TalkCase | null> {
  const rows = await tx.prepared<Row>(
    'talk',
    `select ${COLUMNS} from talk_case c where c.tenant_id = $1 and c.id = $2`,
    [tenantId, id],
  );
  return rows[0] === undefined ? null : caseOf(rows[0]);
}

/** Writes the case after an act over the version before it; false when somebody was faster. */
export async function updateTalk(
  tx: Tx,
  tenantId: number,
  at: string,
  before: TalkCase,
  after: TalkCase,
): Promise<boolean> {
  const rows = await tx.query(
    `update talk_case set state = $4, planned_on = $5, held_on = $6, office_id = $7, head_id = $8, answer = $9,
       row_version = $10, changed_at = $11
     where tenant_id = $1 and id = $2 and row_version = $3 returning id`,
    [
      ...[tenantId, after.id, before.version, after.state, after.plannedOn, after.heldOn, after.officeId],
      ...[after.headId, after.answer, after.version, at],
    ],
  );
  if (rows.length === 0) return false;
  await keepMeasures(tx, tenantId, before, after);
  return true;
}

async function keepMeasures(tx: Tx, tenantId: number, before: TalkCase, after: TalkCase): Promise<void> {
  const known = new Map(before.measures.map((one) => [one.no, one]));
  for (const { no, ownerId, due, doneOn } of after.measures) {
    const was = known.get(no);
    if (was === undefined)
      await tx.query(
        `insert into talk_measure (tenant_id, talk_id, no, person_id, unit_id, owner_id, due)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [tenantId, after.id, no, after.personId, after.unitId, ownerId, due],
      );
    else if (was.doneOn !== doneOn)
      await tx.query(
        'update talk_measure set done_on = $4 where tenant_id = $1 and talk_id = $2 and no = $3',
        [...[tenantId, after.id, no, doneOn]],
      );
  }
  if (after.state === 'closed')
    await tx.query('update talk_measure set closed = true where tenant_id = $1 and talk_id = $2', [
      tenantId,
      after.id,
    ]);
}

export interface TalkFilter {
  readonly states: readonly TalkState[];
  readonly unitIds: readonly number[] | null;
  readonly personId: number | null;
  readonly limit: number;
}

/** Cases as far as row-level security shows them, newest first. */
export async function listTalks(tx: Tx, tenantId: number, filter: TalkFilter): Promise<TalkCase[]> {
  const rows = await tx.prepared<Row>(
    'talks',
    `select ${COLUMNS} from talk_case c
     where c.tenant_id = $1 and c.state = any ($2::text[]) and ($3::int[] is null or c.unit_id = any ($3::int[]))
       and ($4::int is null or c.person_id = $4)
     order by c.id desc limit $5`,
    [tenantId, filter.states, filter.unitIds, filter.personId, filter.limit],
  );
  return rows.map(caseOf);
}

/** How many cases of each state the person sees. */
export async function countTalks(tx: Tx, tenantId: number): Promise<Readonly<Record<string, number>>> {
  const rows = await tx.prepared<{ state: string; count: number }>(
    'talk-counts',
    'select state, count(*)::int as count from talk_case where tenant_id = $1 group by state',
    [tenantId],
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** Cases in which somebody may have a step to do by now: those to decide, to hold, to answer, or with a measure overdue. */
export async function waitingTalks(tx: Tx, tenantId: number, today: string): Promise<TalkCase[]> {
  const rows = await tx.prepared<Row>(
    'waiting-talks',
    `select ${COLUMNS} from talk_case c
     where c.tenant_id = $1 and (c.state in ('proposed', 'accepted', 'held') or (c.state in ('signed', 'objected')
       and exists (select from talk_measure m where m.tenant_id = $1 and m.talk_id = c.id and m.done_on is null
         and m.due < $2)))
     order by c.id`,
    [tenantId, today],
  );
  return rows.map(caseOf);
}

/** Cases of one person that rest on this week. */
export function talksOfWeek(
  tx: Tx,
  tenantId: number,
  personId: number,
  week: string,
): Promise<{ id: number; state: TalkState }[]> {
  return tx.prepared(
    'talks-of-week',
    `select id, state from talk_case where tenant_id = $1 and person_id = $2 and $3 = any (weeks) order by id`,
    [tenantId, personId, week],
  );
}

export interface WeekRecord {
  readonly evaluationId: number;
  readonly weekStart: string;
  readonly counted: boolean;
  readonly state: string;
  readonly total: number | null;
  readonly level: string | null;
  /** How many works the report names, how many after their date, how many undone. */
  readonly works: readonly number[] | null;
  readonly rulebook: { readonly id: string; readonly version: number };
}

/** Records of a person's weeks (Mondays), as far as row-level security shows them. */
export function weekRecords(
  tx: Tx,
  tenantId: number,
  personId: number,
  mondays: readonly string[],
): Promise<WeekRecord[]> {
  return tx.prepared<WeekRecord>(
    'week-records',
    `select id as "evaluationId", week_start as "weekStart", counted, state, total, level, works,
       json_build_object('id', rulebook_id, 'version', rulebook_version) as rulebook from evaluation
     where tenant_id = $1 and person_id = $2 and week_start = any ($3::date[]) and period_kind = 'week'
       and subject = 'person'
     order by week_start, slice_from`,
    [tenantId, personId, mondays],
  );
}

export interface KnownSequence {
  readonly personId: number;
  readonly trigger: string;
  readonly weeks: readonly string[];
}

/** Sequences of these people that were proposed before, whatever became of them. */
export function knownSequences(
  tx: Tx,
  tenantId: number,
  personIds: readonly number[],
): Promise<KnownSequence[]> {
  return tx.prepared<KnownSequence>(
    'known-sequences',
    `select person_id as "personId", trigger, weeks from talk_case
     where tenant_id = $1 and person_id = any ($2::int[])`,
    [tenantId, personIds],
  );
}

export interface MeasureRow extends Measure {
  readonly talkId: number;
  /** Whether the case itself may be opened. */
  readonly opens: boolean;
  readonly personId: number;
  /** Null: erased. */
  readonly text: string | null;
}

/** What this person has still to do, or others for him. */
export function openMeasures(tx: Tx, tenantId: number, personId: number): Promise<MeasureRow[]> {
  return tx.prepared<MeasureRow>(
    'open-measures',
    `select m.talk_id as "talkId", m.no, m.person_id as "personId", m.owner_id as "ownerId", m.due,
       m.done_on as "doneOn", exists (select from talk_case c where c.tenant_id = m.tenant_id and c.id = m.talk_id)
         as opens, (select t.body from act_text t where t.tenant_id = m.tenant_id and t.record_kind = 'talk'
         and t.record_id = m.talk_id and t.field = 'measure-' || m.no) as text
     from talk_measure m where m.tenant_id = $1 and m.person_id = $2 and m.done_on is null and not m.closed
     order by m.due, m.talk_id, m.no`,
    [tenantId, personId],
  );
}

/** What this person has to do, in talks with whomever; of whom it was agreed is not his to know. */
export function ownedMeasures(
  tx: Tx,
  tenantId: number,
  ownerId: number,
): Promise<Pick<MeasureRow, 'talkId' | 'no' | 'due' | 'text' | 'opens'>[]> {
  return tx.prepared(
    'owned-measures',
    `select m.talk_id as "talkId", m.no, m.due, exists (select from talk_case c
         where c.tenant_id = m.tenant_id and c.id = m.talk_id) as opens,
       (select t.body from act_text t where t.tenant_id = m.tenant_id and t.record_kind = 'talk'
         and t.record_id = m.talk_id and t.field = 'measure-' || m.no) as text
     from talk_measure m where m.tenant_id = $1 and m.owner_id = $2 and m.done_on is null and not m.closed
     order by m.due, m.talk_id, m.no`,
    [tenantId, ownerId],
  );
}
