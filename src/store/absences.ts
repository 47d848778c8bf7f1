// Absences as recorded, and the weeks they could turn.
import type { AffectedWeek } from '../domain/organization/absence.ts';
import type { Absence } from '../domain/organization/shape.ts';
import { weekOf } from '../domain/period/week.ts';
import type { Tx } from './transaction.ts';

export interface AbsenceRow extends Absence {
  readonly name: string;
  readonly revoked: boolean;
  readonly version: number;
}

const COLUMNS = `b.id, b.person_id as "personId", p.full_name as name, b.kind, b.valid_from as "from", b.valid_to as "to",
  b.note, b.document_number as "documentNumber", b.revoked_at is not null as revoked, b.row_version as version`;
const SOURCE = 'from absence b join person p on p.tenant_id = b.tenant_id and p.id = b.person_id';

/** Absences of these people that last beyond `since`, the newest first; those taken back are marked. */
export function absencesOf(
  tx: Tx,
  tenantId: number,
  personIds: readonly number[],
  filter: { readonly since: string; readonly limit: number },
): Promise<AbsenceRow[]> {
  return tx.query<AbsenceRow>(
    `select ${COLUMNS} ${SOURCE}
     where b.tenant_id = $1 and b.person_id = any ($2::int[]) and (b.valid_to is null or b.valid_to > $3)
     order by b.valid_from desc, b.id desc limit $4`,
    [tenantId, personIds, filter.since, filter.limit],
  );
}

/** Absences in force of one person; waits for others who record or take back for the same person. */
export async function lockAbsencesOf(tx: Tx, tenantId: number, personId: number): Promise<AbsenceRow[]> {
  const [, rows] = await Promise.all([
    tx.query(`select pg_advisory_xact_lock($1, hashtext('absences:' || $2::int))`, [tenantId, personId]),
    tx.query<AbsenceRow>(
      `select ${COLUMNS} ${SOURCE} where b.tenant_id = $1 and b.person_id = $2 and b.revoked_at is null order by b.id`,
      [tenantId, personId],
    ),
  ]);
  return rows;
}

export async function lockAbsence(tx: Tx, tenantId: number, id: number): Promise<AbsenceRow | null> {
  const rows = await tx.query<AbsenceRow>(
    `select ${COLUMNS} ${SOURCE} where b.tenant_id = $1 and b.id = $2 for no key update of b`,
    [tenantId, id],
  );
  return rows[0] ?? null;
}

export async function insertAbsences(tx: Tx, tenantId: number, absences: readonly Absence[]): Promise<void> {
  if (absences.length === 0) return;
  await tx.query(
    `insert into absence (tenant_id, id, person_id, kind, valid_from, valid_to, note, document_number)
     select $1, n.id, n."personId", n.kind, n."from", n."to", n.note, n."documentNumber"
     from jsonb_to_recordset($2::jsonb) as n (id int, "personId" int, kind text, "from" date, "to" date, note text,
       "documentNumber" text)`,
    [tenantId, JSON.stringify(absences)],
  );
}

export async function markAbsenceRevoked(tx: Tx, tenantId: number, id: number, at: string): Promise<void> {
  await tx.query(
    'update absence set revoked_at = $3, row_version = row_version + 1 where tenant_id = $1 and id = $2',
    [tenantId, id, at],
  );
}

export interface WeekPart extends AffectedWeek {
  readonly rulebook: { readonly id: string; readonly version: number };
  readonly from: string;
  readonly to: string;
  readonly counted: boolean;
}

/** The parts of weeks of one person that a span of absence touches. */
export async function weekPartsIn(
  tx: Tx,
  tenantId: number,
  personId: number,
  span: { readonly from: string; readonly to: string | null },
): Promise<readonly WeekPart[]> {
  const rows = await tx.query<Omit<WeekPart, 'week'> & { weekStart: string }>(
    `select e.week_start as "weekStart", e.state, e.slice_from as "from", e.slice_to as "to", e.counted,
       json_build_object('id', e.rulebook_id, 'version', e.rulebook_version) as rulebook
     from evaluation e where e.tenant_id = $1 and e.person_id = $2 and e.period_kind = 'week' and e.subject = 'person' and $3::date < e.slice_to
       and ($4::date is null or e.slice_from < $4::date) order by e.slice_from`,
    [tenantId, personId, span.from, span.to],
  );
  return rows.map(({ weekStart, ...part }) => ({ ...part, week: weekOf(weekStart) }));
}
