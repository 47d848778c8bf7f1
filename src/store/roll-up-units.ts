// Units' own results over longer periods: live lines as they follow from the units' records, frozen ones with their parts.
import { storedParts } from './roll-up-persons.ts';
import { exactTotal, type PersonLine, type PersonPeriod, type RollUpKey, rollUpJson } from './roll-ups.ts';
import type { Tx } from './transaction.ts';

export type UnitLine = Omit<PersonLine, 'personId'>;
export type UnitPeriod = Omit<PersonPeriod, 'personId'>;

interface RawUnit extends Omit<UnitLine, 'total'> {
  readonly numerator: string | null;
  readonly denominator: string | null;
}

const COLUMNS = 'how, counted, missing, not_counted, total_numerator, total_denominator, level';
const columnsOf = (row: string) => COLUMNS.replaceAll(/\w+/g, (column) => `${row}.${column}`);

/** Lines in one version: of these units, or of all when null; ordered by unit. */
export async function unitLines(
  tx: Tx,
  tenantId: number,
  key: RollUpKey,
  version: number,
  unitIds: readonly number[] | null,
): Promise<readonly UnitLine[]> {
  const rows = await tx.query<RawUnit>(
    `select unit_id as "unitId", how, counted, missing, not_counted as "notCounted",
       total_numerator::text as numerator, total_denominator::text as denominator, level
     from unit_period where tenant_id = $1 and regime = $2 and period = $3 and version = $4
       and ($5::int[] is null or unit_id = any ($5::int[])) order by unit_id`,
    [tenantId, key.regime, key.period, version, unitIds],
  );
  return rows.map(({ numerator, denominator, ...row }) => ({
    ...row,
    total: exactTotal({ total: null, numerator, denominator }),
  }));
}

async function insert(
  tx: Tx,
  tenantId: number,
  { regime, period }: RollUpKey,
  version: number,
  lines: readonly object[],
): Promise<void> {
  await tx.query(
    `insert into unit_period as u (tenant_id, regime, period, version, unit_id, ${COLUMNS}, parts)
     select $1, $2, $3, $4, n.unit_id, ${columnsOf('n')}, n.parts
     from jsonb_to_recordset($5::jsonb) as n (unit_id int, how text, counted int, missing int, not_counted int,
       total_numerator numeric, total_denominator numeric, level text, parts jsonb)
     on conflict (tenant_id, regime, period, version, unit_id) do update set (${COLUMNS}) = row (${columnsOf('excluded')})
       where (${columnsOf('u')}) is distinct from (${columnsOf('excluded')})`,
    [tenantId, regime, period, version, JSON.stringify(lines)],
  );
}

const rowOf = ({ unitId, how, counted, missing, notCounted, total, level }: UnitLine) => ({
  ...{ unit_id: unitId, how, counted, missing, not_counted: notCounted, level },
  ...{ total_numerator: total?.n.toString() ?? null, total_denominator: total?.d.toString() ?? null },
});

/** Makes these the only live lines of these units, or of all when null; one that says the same already stays. */
export async function replaceUnits(
  tx: Tx,
  tenantId: number,
  key: RollUpKey,
  unitIds: readonly number[] | null,
  lines: readonly UnitLine[],
): Promise<void> {
  if (lines.length > 0) await insert(tx, tenantId, key, 0, lines.map(rowOf));
  await tx.query(
    `delete from unit_period where tenant_id = $1 and regime = $2 and period = $3 and version = 0
       and ($4::int[] is null or unit_id = any ($4::int[])) and unit_id <> all ($5::int[])`,
    [tenantId, key.regime, key.period, unitIds, lines.map(({ unitId }) => unitId)],
  );
}

/** Writes the lines of a version that did not exist before, with what each is made of. */
export async function freezeUnits(
  tx: Tx,
  tenantId: number,
  key: RollUpKey,
  version: number,
  lines: readonly UnitPeriod[],
): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map((line) => ({
    ...rowOf(line),
    parts: JSON.parse(rollUpJson(storedParts(line.parts))),
  }));
  await insert(tx, tenantId, key, version, rows);
}

/** How many units have another total or level than in a frozen version, and how many periods lack a result by now. */
export async function unitsMovedSince(
  tx: Tx,
  tenantId: number,
  { regime, period }: RollUpKey,
  version: number,
): Promise<{ readonly moved: number; readonly missing: number }> {
  const line = (at: string) =>
    `select unit_id, total_numerator, total_denominator, level, missing from unit_period
     where tenant_id = $1 and regime = $2 and period = $3 and version = ${at}`;
  const [found] = await tx.query<{ moved: number; missing: number }>(
    `with frozen as (${line('$4')}), live as (${line('0')})
     select (select count(*)::int from frozen f full join live l on l.unit_id = f.unit_id
         where f.unit_id is null or l.unit_id is null or (f.total_numerator, f.total_denominator, f.level)
           is distinct from (l.total_numerator, l.total_denominator, l.level)) as moved,
       (select coalesce(sum(missing), 0)::int from live) as missing`,
    [tenantId, regime, period, version],
  );
  return found ?? { moved: 0, missing: 0 };
}
