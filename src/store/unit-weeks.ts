// A unit's week or longer period: its evaluations as states, whether it is closed, and the chain of its own record.

import type { Evaluation } from '../domain/evaluation/shape.ts';
import { type PeriodKey, periodDates, periodKind } from '../domain/period/period.ts';
import { type ListRow, lineNames, type PackedLines, packedLines, unpacked } from './evaluation-lists.ts';
import {
  EVALUATION_COLUMNS,
  type EvaluationRow,
  evaluationFromRow,
  firstEvaluationId,
  lockUnits,
  type RulebookSource,
} from './evaluations.ts';
import type { ChainEnd } from './ledger.ts';
import { subtree } from './subtree.ts';
import type { Tx } from './transaction.ts';

export interface TreeUnit {
  readonly id: number;
  readonly parentId: number | null;
  readonly name: string;
  readonly code: string;
  readonly lo: number;
  readonly hi: number;
}

/** Values: tenant, unit, day. */
const SURROUNDINGS = `unit top join unit u on u.tenant_id = top.tenant_id and u.version = top.version
       and (u.lo between top.lo and top.hi or top.lo between u.lo and u.hi)`;
const TREE_UNIT = 'u.unit_id as id, u.parent_id as "parentId", u.name, u.code, u.lo, u.hi';
const ON_THAT_DAY = `top.tenant_id = $1 and top.unit_id = $2 and top.version = (
       select version from organization_version where tenant_id = $1 and valid_from <= $3
       order by valid_from desc, version desc limit 1)`;

/** Everything on the way to a unit and under it, in preorder, as the tree stood on `day`; empty when it was not there. */
export function unitWithSurroundings(
  tx: Tx,
  tenantId: number,
  unitId: number,
  day: string,
): Promise<TreeUnit[]> {
  return tx.prepared<TreeUnit>(
    'unit-surroundings',
    `select ${TREE_UNIT} from ${SURROUNDINGS} where ${ON_THAT_DAY} order by u.lo`,
    [tenantId, unitId, day],
  );
}

export interface UnitWeek {
  readonly unitId: number;
  readonly state: 'open' | 'closed';
  readonly closedAt: string | null;
  readonly closedBy: number | null;
  readonly version: number;
}

/** A unit of the tree; of the unit asked for and those right under it with its period, null where that has no row yet. */
export type UnitAround = TreeUnit & {
  readonly [K in keyof Omit<UnitWeek, 'unitId'>]: UnitWeek[K] | null;
} & { readonly closedByName: string | null };

/** The same tree with the unit's period and those of the units right under it. */
export function unitsAround(
  tx: Tx,
  tenantId: number,
  unitId: number,
  day: string,
  period: PeriodKey,
): Promise<UnitAround[]> {
  return tx.prepared<UnitAround>(
    'units-around',
    `select ${TREE_UNIT}, w.state, w.closed_at as "closedAt", w.closed_by as "closedBy", w.row_version as version,
       c.full_name as "closedByName"
     from ${SURROUNDINGS}
     left join lateral (
       select w.state, w.closed_at, w.closed_by, w.row_version from unit_week w
       where (u.unit_id = $2 or u.parent_id = $2)
         and w.tenant_id = $1 and w.week_start = $4 and w.period_kind = $5 and w.unit_id = u.unit_id limit 1) w on true
     left join lateral (
       select c.full_name from person c where c.tenant_id = $1 and c.id = w.closed_by limit 1) c on true
     where ${ON_THAT_DAY} order by u.lo`,
    [tenantId, unitId, day, periodDates(period).from, periodKind(period)],
  );
}

/** Rows of these units in a period; a unit without one is open at version 0. */
export async function unitWeeks(
  tx: Tx,
  tenantId: number,
  period: PeriodKey,
  unitIds: readonly number[],
): Promise<ReadonlyMap<number, UnitWeek>> {
  const rows = await tx.prepared<UnitWeek>(
    'unit-weeks',
    `select unit_id as "unitId", state, closed_at as "closedAt", closed_by as "closedBy", row_version as version
     from unit_week where tenant_id = $1 and week_start = $2 and period_kind = $4 and unit_id = any ($3::int[])`,
    [tenantId, periodDates(period).from, unitIds, periodKind(period)],
  );
  return new Map(rows.map((row) => [row.unitId, row]));
}

/** States of a unit's period with everything under it. */
export async function statesUnder(
  tx: Tx,
  tenantId: number,
  period: PeriodKey,
  unitId: number,
  day: string,
  source: RulebookSource,
): Promise<readonly Evaluation[]> {
  const rows = await tx.prepared<EvaluationRow>(
    'states-under',
    `select ${EVALUATION_COLUMNS} from evaluation e where e.tenant_id = $1 and e.week_start = $2
       and e.period_kind = $5 and e.unit_id in (${subtree('$1', '$3::int', '$4::date')}) order by e.id`,
    [tenantId, periodDates(period).from, unitId, day, periodKind(period)],
  );
  return rows.map((row) => evaluationFromRow(row, source));
}

/** A state row under a unit; names stand beside those of the unit itself, null elsewhere. */
type RowUnder = EvaluationRow &
  Pick<ListRow, 'named'> & {
    readonly [K in keyof ListNames]: ListNames[K] | null;
  };
type ListNames = Omit<ListRow, keyof EvaluationRow | 'named'>;

/** Rows of a unit's period with everything under it, by id; those of the unit itself as lines of a list. */
export async function linesUnder(
  tx: Tx,
  tenantId: number,
  period: PeriodKey,
  unitId: number,
  day: string,
): Promise<RowUnder[]> {
  const packed = await tx.prepared<PackedLines>(
    'lines-under',
    `select ${packedLines('e.id')} from evaluation e left join lateral ${lineNames('e.unit_id = $3')} on true
     where e.tenant_id = $1 and e.week_start = $2 and e.period_kind = $5
       and e.unit_id in (${subtree('$1', '$3::int', '$4::date')})`,
    [tenantId, periodDates(period).from, unitId, day, periodKind(period)],
  );
  return unpacked(packed);
}

/** True for a row of the unit itself. */
export function isOwnLine(row: RowUnder): row is RowUnder & ListRow {
  return row.person_name !== null;
}

/** Serialises the closings of one period, then loads and locks its evaluations under the unit. */
export async function lockUnder(tx: Tx, tenantId: number, period: PeriodKey, unitId: number, day: string) {
  const units = subtree('$1', '$4::int', '$5::date');
  const [, locked] = await Promise.all([
    tx.query('select pg_advisory_xact_lock($1, hashtext($2))', [tenantId, `close:${period}`]),
    lockUnits(tx, tenantId, period, units, [unitId, day]),
  ]);
  return locked;
}

/** Number of a unit's period in the ledger: 2026-W47 and unit 12 -> 2026470000012. */
export function unitWeekId(period: PeriodKey, unitId: number): number {
  return firstEvaluationId(period) + unitId;
}

/** Last acts of these records of one kind, by record id. */
export async function chainEnds(
  tx: Tx,
  tenantId: number,
  kind: string,
  ids: readonly number[],
): Promise<ReadonlyMap<number, ChainEnd>> {
  const rows = await tx.query<ChainEnd & { id: number }>(
    `select distinct on (record_id) record_id as id, seq, hash from act
     where tenant_id = $1 and record_kind = $2 and record_id = any ($3::bigint[]) order by record_id, seq desc`,
    [tenantId, kind, ids],
  );
  return new Map(rows.map(({ id, seq, hash }) => [id, { seq, hash }]));
}

/** Marks these units' periods closed; every one moves its version on. */
export async function closeUnitWeeks(
  tx: Tx,
  tenantId: number,
  closing: {
    readonly period: PeriodKey;
    readonly unitIds: readonly number[];
    readonly at: string;
    readonly by: number;
  },
): Promise<void> {
  await tx.query(
    `insert into unit_week (tenant_id, week_start, period_kind, unit_id, state, closed_at, closed_by)
     select $1, $2, $6, u, 'closed', $4, $5 from unnest($3::int[]) u
     on conflict (tenant_id, week_start, period_kind, unit_id) do update
       set state = 'closed', closed_at = $4, closed_by = $5, row_version = unit_week.row_version + 1`,
    [
      tenantId,
      periodDates(closing.period).from,
      closing.unitIds,
      closing.at,
      closing.by,
      periodKind(closing.period),
    ],
  );
}

/** Ids of the units without a unit above, as the tree stands on `day`. */
export async function rootUnits(tx: Tx, tenantId: number, day: string): Promise<readonly number[]> {
  const rows = await tx.prepared<{ id: number }>(
    'root-units',
    `select unit_id as id from unit where tenant_id = $1 and parent_id is null and version = (
       select version from organization_version where tenant_id = $1 and valid_from <= $2
       order by valid_from desc, version desc limit 1)`,
    [tenantId, day],
  );
  return rows.map((row) => row.id);
}
