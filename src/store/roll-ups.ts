// Live and frozen roll-ups of periods, and the records they are made of. Exact totals are fractions of points.
import type { PeriodKey, PeriodKind } from '../domain/period/period.ts';
import { meanOfNode } from '../domain/rollup/node.ts';
import type { NodeFigures, Part } from '../domain/rollup/shape.ts';
import {
  type Fraction,
  fraction,
  fractionText,
  inHundredths,
  ofHundredths,
} from '../domain/score/fraction.ts';
import type { Tx } from './transaction.ts';

/** A decided or waiting record as the roll-up sees it. */
export interface SourceRow {
  readonly id: number;
  readonly personId: number;
  readonly unitId: number;
  readonly rulebookId: string;
  readonly kind: PeriodKind;
  readonly start: string;
  readonly from: string;
  readonly to: string;
  readonly decided: boolean;
  readonly counted: boolean;
  readonly why: string | null;
  readonly total: Fraction | null;
  readonly level: string | null;
}

type RawSource = Omit<SourceRow, 'total'> & {
  readonly total: number | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
};

/** A stored fraction, or the whole hundredths where no fraction is stored. */
export function exactTotal(row: Pick<RawSource, 'total' | 'numerator' | 'denominator'>): Fraction | null {
  if (row.numerator !== null && row.denominator !== null)
    return fraction(BigInt(row.numerator), BigInt(row.denominator));
  return row.total === null ? null : ofHundredths(row.total);
}

/** Records of these rulebooks that begin in [from, to); of these persons, or of everybody when null. In a fixed order. */
export async function recordsBetween(
  tx: Tx,
  tenantId: number,
  span: { readonly from: string; readonly to: string },
  rulebookIds: readonly string[],
  personIds: readonly number[] | null,
): Promise<readonly SourceRow[]> {
  const rows = await tx.query<RawSource>(
    `select e.id, e.person_id as "personId", e.unit_id as "unitId", e.rulebook_id as "rulebookId",
       e.period_kind as kind, e.week_start as start, e.slice_from as "from", e.slice_to as "to",
       e.state in ('approved', 'closed') as decided, e.counted, e.not_counted_kind as why, e.total, e.level,
       e.total_numerator::text as numerator, e.total_denominator::text as denominator
     from evaluation e
     where e.tenant_id = $1 and e.week_start >= $2 and e.week_start < $3 and e.rulebook_id = any ($4::text[]) and e.subject = 'person'
       and ($5::int[] is null or e.person_id = any ($5::int[]))
     order by e.week_start, e.id`,
    [tenantId, span.from, span.to, rulebookIds, personIds],
  );
  return rows.map(({ numerator, denominator, ...row }) => ({
    ...row,
    total: exactTotal({ total: row.total, numerator, denominator }),
  }));
}

/** Takes away everything live of a period that has no records. */
export async function dropLive(tx: Tx, tenantId: number, key: RollUpKey): Promise<void> {
  for (const table of ['person_period', 'node_period'])
    await tx.query(
      `delete from ${table} where tenant_id = $1 and regime = $2 and period = $3 and version = 0`,
      [tenantId, key.regime, key.period],
    );
}

/** A person's line, live (version 0) or frozen. */
export interface PersonPeriod {
  readonly personId: number;
  readonly unitId: number;
  readonly how: 'mean' | 'mean-by-days' | 'evidence';
  readonly counted: number;
  readonly missing: number;
  readonly notCounted: number;
  readonly total: Fraction | null;
  readonly level: string | null;
  readonly parts: readonly Part[];
}

/** A unit's line; `own` are its members alone. */
export interface NodePeriod {
  readonly unitId: number;
  readonly orgVersion: number;
  readonly figures: NodeFigures;
  readonly own: NodeFigures;
}

export interface RollUpKey {
  readonly regime: string;
  readonly period: PeriodKey;
}

const fractionsAsText = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'n' in value && 'd' in value
    ? fractionText(value as Fraction)
    : value;

/** JSON with fractions as 'n/d': the one form in which rows are stored, compared and digested. */
export function rollUpJson(value: unknown): string {
  return JSON.stringify(value, fractionsAsText);
}

/** What lists show and sort by: cut off. */
export function shownTotal(total: Fraction | null): number | null {
  return total === null ? null : inHundredths(total);
}

function totalColumns(total: Fraction | null) {
  return {
    total_numerator: total === null ? null : String(total.n),
    total_denominator: total === null ? null : String(total.d),
    total: shownTotal(total),
  };
}

/** Writes live lines of persons; a line that is the same already is left alone. */
export async function writePersons(
  tx: Tx,
  tenantId: number,
  key: RollUpKey,
  lines: readonly PersonPeriod[],
): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map(({ total, parts, personId, unitId, notCounted, ...line }) => ({
    ...line,
    person_id: personId,
    unit_id: unitId,
    not_counted: notCounted,
    ...totalColumns(total),
    parts: parts.map(storedPart),
  }));
  await tx.query(
    `insert into person_period as p (tenant_id, regime, period, version, person_id, unit_id, how, counted, missing,
       not_counted, total_numerator, total_denominator, total, level, parts)
     select $1, $2, $3, 0, n.person_id, n.unit_id, n.how, n.counted, n.missing, n.not_counted, n.total_numerator,
       n.total_denominator, n.total, n.level, n.parts
     from jsonb_to_recordset($4::jsonb) as n (person_id int, unit_id int, how text, counted int, missing int,
       not_counted int, total_numerator numeric, total_denominator numeric, total int, level text, parts jsonb)
     on conflict (tenant_id, regime, period, version, person_id) do update set unit_id = excluded.unit_id,
       how = excluded.how, counted = excluded.counted, missing = excluded.missing, not_counted = excluded.not_counted,
       total_numerator = excluded.total_numerator, total_denominator = excluded.total_denominator,
       total = excluded.total, level = excluded.level, parts = excluded.parts
     where (p.unit_id, p.how, p.counted, p.missing, p.not_counted, p.total_numerator, p.total_denominator, p.total, p.level, p.parts)
       is distinct from (excluded.unit_id, excluded.how, excluded.counted, excluded.missing, excluded.not_counted,
         excluded.total_numerator, excluded.total_denominator, excluded.total, excluded.level, excluded.parts)`,
    [tenantId, key.regime, key.period, JSON.stringify(rows)],
  );
}

/** A part as `rollUpJson` writes it, without asking about each value: there are tens of thousands of them. */
function storedPart({ total, records, ...part }: Part): object {
  const text = (of: Fraction | null) => (of === null ? null : fractionText(of));
  return {
    ...part,
    total: text(total),
    records: records.map((record) => ({ ...record, total: text(record.total) })),
  };
}

/** Takes away live lines of persons who no longer have a record in the period. */
export async function dropPersons(
  tx: Tx,
  tenantId: number,
  key: RollUpKey,
  personIds: readonly number[],
): Promise<void> {
  if (personIds.length === 0) return;
  await tx.query(
    `delete from person_period where tenant_id = $1 and regime = $2 and period = $3 and version = 0
       and person_id = any ($4::int[])`,
    [tenantId, key.regime, key.period, personIds],
  );
}

/** The same for the mean of a unit. */
export function shownMean(figures: NodeFigures): number | null {
  return shownTotal(meanOfNode(figures));
}

/** Replaces the live lines of units; those not given are taken away, the same are left alone. */
export async function writeNodes(
  tx: Tx,
  tenantId: number,
  key: RollUpKey,
  nodes: readonly NodePeriod[],
): Promise<void> {
  const rows = nodes.map(({ unitId, orgVersion, figures, own }) => ({
    unit_id: unitId,
    org_version: orgVersion,
    members: figures.members,
    counted: figures.counted,
    missing: figures.missing,
    not_counted: figures.notCounted,
    levels: figures.levels,
    sum_numerator: String(figures.sum.n),
    sum_denominator: String(figures.sum.d),
    mean: shownMean(figures),
    own,
  }));
  await tx.query(
    `insert into node_period as p (tenant_id, regime, period, version, unit_id, org_version, members, counted, missing,
       not_counted, levels, sum_numerator, sum_denominator, mean, own)
     select $1, $2, $3, 0, n.* from jsonb_to_recordset($4::jsonb) as n (unit_id int, org_version int, members int,
       counted int, missing int, not_counted int, levels jsonb, sum_numerator numeric, sum_denominator numeric,
       mean int, own jsonb)
     on conflict (tenant_id, regime, period, version, unit_id) do update set org_version = excluded.org_version,
       members = excluded.members, counted = excluded.counted, missing = excluded.missing,
       not_counted = excluded.not_counted, levels = excluded.levels, sum_numerator = excluded.sum_numerator,
       sum_denominator = excluded.sum_denominator, mean = excluded.mean, own = excluded.own
     where (p.org_version, p.members, p.counted, p.missing, p.not_counted, p.levels, p.sum_numerator, p.sum_denominator, p.mean, p.own)
       is distinct from (excluded.org_version, excluded.members, excluded.counted, excluded.missing,
         excluded.not_counted, excluded.levels, excluded.sum_numerator, excluded.sum_denominator, excluded.mean, excluded.own)`,
    [tenantId, key.regime, key.period, rollUpJson(rows)],
  );
  await tx.query(
    `delete from node_period where tenant_id = $1 and regime = $2 and period = $3 and version = 0
       and unit_id <> all ($4::int[])`,
    [tenantId, key.regime, key.period, nodes.map((node) => node.unitId)],
  );
}
