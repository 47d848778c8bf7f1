// Reading roll-ups: lines of persons, live or frozen; which periods there are.
import { exactTotal, type PersonLine, type RollUpKey } from './roll-ups.ts';
import type { Tx } from './transaction.ts';

interface RawPerson extends Omit<PersonLine, 'total'> {
  readonly numerator: string | null;
  readonly denominator: string | null;
}

const personOf = ({ numerator, denominator, ...row }: RawPerson): PersonLine => ({
  ...row,
  total: exactTotal({ total: null, numerator, denominator }),
});

const PERSON_COLUMNS = `person_id as "personId", unit_id as "unitId", how, counted, missing, not_counted as "notCounted",
  total_numerator::text as numerator, total_denominator::text as denominator, level`;

const SIDE = `person_id as "personId", total_numerator::text as numerator, total_denominator::text as denominator, level`;

/** Lines of persons in one version: of these units and persons, or of all when null; ordered by person. */
export async function personLines(
  tx: Tx,
  tenantId: number,
  key: RollUpKey,
  version: number,
  unitIds: readonly number[] | null,
  personIds: readonly number[] | null,
): Promise<readonly PersonLine[]> {
  const rows = await tx.query<RawPerson>(
    `select ${PERSON_COLUMNS} from person_period where tenant_id = $1 and regime = $2 and period = $3 and version = $4
       and ($5::int[] is null or unit_id = any ($5::int[]))
       and ($6::int[] is null or person_id = any ($6::int[])) order by person_id`,
    [tenantId, key.regime, key.period, version, unitIds, personIds],
  );
  return rows.map(personOf);
}

interface Side {
  readonly personId: number;
  readonly level: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
}

/**
 * Lines of a frozen version and live ones of whoever has another total or level by now (fractions stand in lowest terms), and
 * how many periods of everybody live have no result.
 */
export async function movedSince(tx: Tx, tenantId: number, key: RollUpKey, version: number) {
  const rows = await tx.query<{ frozen: Side | null; live: Side | null; missing: number }>(
    `with frozen as (select ${SIDE} from person_period where tenant_id = $1 and regime = $2 and period = $3 and version = $4),
       live as (select ${SIDE}, missing from person_period where tenant_id = $1 and regime = $2 and period = $3 and version = 0),
       moved as (
         select to_jsonb(f) as frozen, to_jsonb(l) as live from frozen f full join live l on l."personId" = f."personId"
         where f."personId" is null or l."personId" is null
           or (f.numerator, f.denominator, f.level) is distinct from (l.numerator, l.denominator, l.level))
     select m.*, (select coalesce(sum(missing), 0) from live) as missing from (select 1) one left join moved m on true`,
    [tenantId, key.regime, key.period, version],
  );
  const sides = (of: (row: (typeof rows)[number]) => Side | null) =>
    rows.flatMap((row) => {
      const side = of(row);
      return side === null ? [] : { ...side, total: exactTotal({ ...side, total: null }) };
    });
  return {
    frozen: sides(({ frozen }) => frozen),
    live: sides(({ live }) => live),
    missing: rows[0]?.missing ?? 0,
  };
}

/** Whose live lines stand in which unit: of these persons, or of all when null. */
export function homesOfPersons(
  tx: Tx,
  tenantId: number,
  { regime, period }: RollUpKey,
  personIds: readonly number[] | null,
): Promise<readonly Pick<PersonLine, 'personId' | 'unitId'>[]> {
  return tx.query(
    `select person_id as "personId", unit_id as "unitId" from person_period
     where tenant_id = $1 and regime = $2 and period = $3 and version = 0
       and ($4::int[] is null or person_id = any ($4::int[]))`,
    [tenantId, regime, period, personIds],
  );
}

/** Everything a person has in live roll-ups, newest period first. */
export async function linesOfPerson(
  tx: Tx,
  tenantId: number,
  personId: number,
): Promise<readonly (PersonLine & RollUpKey)[]> {
  const rows = await tx.prepared<RawPerson & RollUpKey>(
    'person-roll-ups',
    `select regime, period, ${PERSON_COLUMNS} from person_period
     where tenant_id = $1 and person_id = $2 and version = 0 order by period desc, regime`,
    [tenantId, personId],
  );
  return rows.map(({ regime, period, ...row }) => ({ regime, period, ...personOf(row) }));
}

/** Families of rulebooks that have live lines in a period, those about people before those about units alone. */
export async function regimesWithLines(tx: Tx, tenantId: number, period: string): Promise<readonly string[]> {
  const rows = await tx.prepared<{ regime: string }>(
    'regimes-with-lines',
    `select regime from (
       select distinct regime, 1 as place from node_period where tenant_id = $1 and period = $2 and version = 0
       union all
       select distinct regime, 2 from unit_period where tenant_id = $1 and period = $2 and version = 0) as lines
     group by regime order by min(place), regime`,
    [tenantId, period],
  );
  return rows.map((row) => row.regime);
}

const LIVE_OF_UNITS = `select regime, period from node_period where tenant_id = $1 and version = 0
  union select regime, period from unit_period where tenant_id = $1 and version = 0`;

/** Every period that has live lines, by regime. */
export function livePeriods(tx: Tx, tenantId: number): Promise<readonly RollUpKey[]> {
  return tx.query<RollUpKey>(
    `select regime, period from person_period where tenant_id = $1 and version = 0
     union ${LIVE_OF_UNITS} order by period, regime`,
    [tenantId],
  );
}

/** Every period that has live figures or lines of units; without a look at the lines of persons, which are many. */
export function livePeriodsOfUnits(tx: Tx, tenantId: number): Promise<readonly RollUpKey[]> {
  return tx.query<RollUpKey>(LIVE_OF_UNITS, [tenantId]);
}

/** The columns that repeat the live exact figures for lists, as they are stored: totals of persons, means of units. */
export async function shownFigures(tx: Tx, tenantId: number, { regime, period }: RollUpKey) {
  const read = async (column: string, id: string, table: string) => {
    const rows = await tx.query<{ id: number; shown: number | null }>(
      `select ${id} as id, ${column} as shown from ${table}
       where tenant_id = $1 and regime = $2 and period = $3 and version = 0`,
      [tenantId, regime, period],
    );
    return new Map(rows.map((row) => [row.id, row.shown]));
  };
  return {
    persons: await read('total', 'person_id', 'person_period'),
    units: await read('mean', 'unit_id', 'node_period'),
  };
}
