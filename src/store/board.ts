// What the Office's board reads: the states of a week, who is away, and the reminders of that week.
import type { HeldStage } from '../domain/evaluation/lateness.ts';
import type { BoardRecord, Held } from '../domain/office/board.ts';
import type { Tx } from './transaction.ts';

export interface BoardUnit {
  readonly id: number;
  readonly name: string;
  readonly code: string;
  readonly parentId: number | null;
}

/** These units as the tree stood on `day`, in preorder. */
export function boardUnits(
  tx: Tx,
  tenantId: number,
  unitIds: readonly number[],
  day: string,
): Promise<BoardUnit[]> {
  return tx.prepared<BoardUnit>(
    'board-units',
    `select unit_id as id, name, code, parent_id as "parentId" from unit
     where tenant_id = $1 and unit_id = any ($2::int[]) and version = (
       select version from organization_version where tenant_id = $1 and valid_from <= $3
       order by valid_from desc, version desc limit 1)
     order by lo`,
    [tenantId, unitIds, day],
  );
}

export interface BoardRow extends BoardRecord {
  readonly rulebookId: string;
  readonly rulebookVersion: number;
}

/** The records of a week in these units: the few columns the board counts by. */
export function boardRecords(
  tx: Tx,
  tenantId: number,
  monday: string,
  unitIds: readonly number[],
): Promise<BoardRow[]> {
  return tx.prepared<BoardRow>(
    'board-records',
    `select id, subject, person_id as "personId", unit_id as "unitId", state, counted, late,
       one_authority as "oneAuthority", scorer_id as "scorerId", approver_id as "approverId", dissent,
       rulebook_id as "rulebookId", rulebook_version as "rulebookVersion"
     from evaluation where tenant_id = $1 and week_start = $2 and period_kind = 'week' and unit_id = any ($3::int[])`,
    [tenantId, monday, unitIds],
  );
}

/** A mark that moves whenever something the board of these units shows does: records, reminders, hand-overs, absences. */
export async function boardMark(
  tx: Tx,
  tenantId: number,
  monday: string,
  unitIds: readonly number[],
): Promise<string> {
  const rows = await tx.prepared<{ mark: string }>(
    'board-mark',
    `select count(*) || ' ' || coalesce(sum(seq), 0) || ' ' || coalesce(max(changed_at)::text, '')
       || ' ' || (select coalesce(sum(row_version), 0) from unit_week u
         where u.tenant_id = $1 and u.week_start = $2 and u.unit_id = any ($3::int[]))
       || ' ' || coalesce((select row_version from week_state w where w.tenant_id = $1 and w.week_start = $2), 0)
       || ' ' || (select count(*) from reminder r where r.tenant_id = $1 and r.week_start = $2)
       || ' ' || (select count(*) || ' ' || count(revoked_at) from delegation d where d.tenant_id = $1)
       || ' ' || (select count(*) || ' ' || count(revoked_at) from absence a where a.tenant_id = $1)
       as mark
     from evaluation where tenant_id = $1 and week_start = $2 and period_kind = 'week' and unit_id = any ($3::int[])`,
    [tenantId, monday, unitIds],
  );
  return rows[0]?.mark ?? '';
}

/** The number of the newest act of a body: moves with every change of any record. */
export async function newestAct(tx: Tx, tenantId: number): Promise<number> {
  const rows = await tx.prepared<{ newest: number }>(
    'newest-act',
    'select coalesce((select act_no from act where tenant_id = $1 order by act_no desc limit 1), 0) as newest',
    [tenantId],
  );
  return rows[0]?.newest ?? 0;
}

/**
 * Which of these people cannot act on `day`, with the first day they are back (null: unknown): everybody absent but those
 * on a mission, as letters have it.
 */
export async function awayOn(
  tx: Tx,
  tenantId: number,
  personIds: readonly number[],
  day: string,
): Promise<ReadonlyMap<number, string | null>> {
  if (personIds.length === 0) return new Map();
  const rows = await tx.prepared<{ id: number; until: string | null }>(
    'away-on',
    `select person_id as id, max(coalesce(valid_to, 'infinity'))::text as until from absence
     where tenant_id = $1 and person_id = any ($2::int[]) and revoked_at is null and kind <> 'mission'
       and valid_from <= $3 and (valid_to is null or $3 < valid_to)
     group by person_id`,
    [tenantId, personIds, day],
  );
  return new Map(rows.map(({ id, until }) => [id, until === 'infinity' ? null : until]));
}

export interface Lent {
  readonly delegatorId: number;
  readonly delegateId: number;
  readonly actions: readonly string[];
  readonly until: string;
}

/** Delegations these people have given that hold on a day. */
export function lentBy(tx: Tx, tenantId: number, personIds: readonly number[], day: string): Promise<Lent[]> {
  return tx.prepared<Lent>(
    'lent-by',
    `select delegator_id as "delegatorId", delegate_id as "delegateId", actions, valid_to as until
     from delegation where tenant_id = $1 and delegator_id = any ($2::int[]) and revoked_at is null
       and valid_from <= $3 and $3 < valid_to`,
    [tenantId, personIds, day],
  );
}

export interface LastReminder {
  readonly personId: number;
  /** Whose work it is: the person himself, or whoever he stands in for. */
  readonly of: number;
  readonly stage: HeldStage;
  readonly subject: Held['subject'];
  readonly at: string;
  /** Null: by the rule. */
  readonly sentBy: number | null;
  readonly deliverAt: string;
  readonly times: number;
}

/** The last reminder of a week to everybody who could do something, by stage and by whose work it is; newest first. */
export function lastReminders(tx: Tx, tenantId: number, monday: string): Promise<LastReminder[]> {
  return tx.prepared<LastReminder>(
    'last-reminders',
    `select * from (
       select distinct on (person_id, about_id, stage, subject) person_id as "personId", about_id as "of", stage, subject,
         at, sent_by as "sentBy", deliver_at as "deliverAt",
         (count(*) over (partition by person_id, about_id, stage, subject))::int as times
       from reminder where tenant_id = $1 and week_start = $2 and acts
       order by person_id, about_id, stage, subject, at desc) last
     order by at desc`,
    [tenantId, monday],
  );
}

export interface NewReminder {
  readonly id: number;
  readonly personId: number;
  readonly aboutId: number;
  readonly acts: boolean;
  readonly stage: HeldStage;
  readonly subject: Held['subject'];
  readonly rung: string;
  readonly count: number;
  /** Id of the regulation whose ladder tells; '' by hand. */
  readonly regulation: string;
}

/** Writes reminders; a step of one regulation's ladder is told about the same person once only. Ids of those written. */
export async function insertReminders(
  tx: Tx,
  tenantId: number,
  week: {
    readonly monday: string;
    readonly at: string;
    readonly deliverAt: string;
    readonly by: number | null;
  },
  reminders: readonly NewReminder[],
): Promise<readonly number[]> {
  const rows = await tx.query<{ id: number }>(
    `insert into reminder (tenant_id, id, week_start, person_id, about_id, stage, rung, records, sent_by, at, deliver_at,
       subject, acts, regulation)
     select $1, i, $2, p, a, s, r, n, $3, $4, $5, o, d, g
     from unnest($6::int[], $7::int[], $8::int[], $9::text[], $10::text[], $11::int[], $12::text[], $13::boolean[],
       $14::text[]) as x (i, p, a, s, r, n, o, d, g)
     on conflict do nothing returning id`,
    [
      ...[tenantId, week.monday, week.by, week.at, week.deliverAt],
      reminders.map((one) => one.id),
      reminders.map((one) => one.personId),
      reminders.map((one) => one.aboutId),
      reminders.map((one) => one.stage),
      reminders.map((one) => one.rung),
      reminders.map((one) => one.count),
      reminders.map((one) => one.subject),
      reminders.map((one) => one.acts),
      reminders.map((one) => one.regulation),
    ],
  );
  return rows.map((row) => row.id);
}

/** Every unit of the tree as it stood on `day`. */
export async function unitIdsOn(tx: Tx, tenantId: number, day: string): Promise<readonly number[]> {
  const rows = await tx.prepared<{ id: number }>(
    'unit-ids-on',
    `select unit_id as id from unit where tenant_id = $1 and version = (
       select version from organization_version where tenant_id = $1 and valid_from <= $2
       order by valid_from desc, version desc limit 1)`,
    [tenantId, day],
  );
  return rows.map((row) => row.id);
}
