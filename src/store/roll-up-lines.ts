// Reading roll-ups: lines of persons and of units, live or frozen.
import type { NodeFigures, Part } from '../domain/rollup/shape.ts';
import { fraction, readFraction } from '../domain/score/fraction.ts';
import { exactTotal, type NodePeriod, type PersonPeriod, type RollUpKey } from './roll-ups.ts';
import type { Tx } from './transaction.ts';

interface RawPerson extends Omit<PersonPeriod, 'total' | 'parts'> {
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly parts: readonly StoredPart[];
}
type Stored<T> = { readonly [K in keyof T]: K extends 'total' ? string | null : T[K] };
type StoredPart = Stored<Omit<Part, 'records'>> & {
  readonly records: readonly Stored<Part['records'][number]>[];
};

const readTotal = (text: string | null) => (text === null ? null : readFraction(text));

function personOf({ numerator, denominator, parts, ...row }: RawPerson): PersonPeriod {
  return {
    ...row,
    total: exactTotal({ total: null, numerator, denominator }),
    parts: parts.map((part) => ({
      ...part,
      total: readTotal(part.total),
      records: part.records.map((record) => ({ ...record, total: readTotal(record.total) })),
    })),
  };
}

const PERSON_COLUMNS = `person_id as "personId", unit_id as "unitId", how, counted, missing, not_counted as "notCounted",
  total_numerator::text as numerator, total_denominator::text as denominator, level, parts`;

/** Lines of persons in one version: of these units and persons, or of all when null; ordered by person. */
export async function personLines(
  tx: Tx,
  tenantId: number,
  key: RollUpKey,
  version: number,
  unitIds: readonly number[] | null,
  personIds: readonly number[] | null,
): Promise<readonly PersonPeriod[]> {
  const rows = await tx.query<RawPerson>(
    `select ${PERSON_COLUMNS} from person_period where tenant_id = $1 and regime = $2 and period = $3 and version = $4
       and ($5::int[] is null or unit_id = any ($5::int[]))
       and ($6::int[] is null or person_id = any ($6::int[])) order by person_id`,
    [tenantId, key.regime, key.period, version, unitIds, personIds],
  );
  return rows.map(personOf);
}

/** Whose live lines stand in which unit: of these persons, or of all when null. */
export function homesOfPersons(
  tx: Tx,
  tenantId: number,
  { regime, period }: RollUpKey,
  personIds: readonly number[] | null,
): Promise<readonly Pick<PersonPeriod, 'personId' | 'unitId'>[]> {
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
): Promise<readonly (PersonPeriod & RollUpKey)[]> {
  const rows = await tx.prepared<RawPerson & RollUpKey>(
    'person-roll-ups',
    `select regime, period, ${PERSON_COLUMNS} from person_period
     where tenant_id = $1 and person_id = $2 and version = 0 order by period desc, regime`,
    [tenantId, personId],
  );
  return rows.map(({ regime, period, ...row }) => ({ regime, period, ...personOf(row) }));
}

type StoredFigures = Omit<NodeFigures, 'sum'> & { readonly sum: string };

interface RawNode extends Omit<NodeFigures, 'sum'> {
  readonly unitId: number;
  readonly orgVersion: number;
  readonly numerator: string;
  readonly denominator: string;
  readonly own: StoredFigures;
}

/** Lines of units in one version, by unit. */
export async function nodeLines(
  tx: Tx,
  tenantId: number,
  key: RollUpKey,
  version: number,
): Promise<readonly NodePeriod[]> {
  const rows = await tx.prepared<RawNode>(
    'node-period',
    `select unit_id as "unitId", org_version as "orgVersion", members, counted, missing, not_counted as "notCounted",
       levels, sum_numerator::text as numerator, sum_denominator::text as denominator, own
     from node_period where tenant_id = $1 and regime = $2 and period = $3 and version = $4 order by unit_id`,
    [tenantId, key.regime, key.period, version],
  );
  return rows.map(({ unitId, orgVersion, numerator, denominator, own, ...figures }) => ({
    unitId,
    orgVersion,
    figures: { ...figures, sum: fraction(BigInt(numerator), BigInt(denominator)) },
    own: { ...own, sum: readFraction(own.sum) },
  }));
}

/** Families of rulebooks that have live lines in a period. */
export async function regimesWithLines(tx: Tx, tenantId: number, period: string): Promise<readonly string[]> {
  const rows = await tx.prepared<{ regime: string }>(
    'regimes-with-lines',
    'select distinct regime from node_period where tenant_id = $1 and period = $2 and version = 0 order by regime',
    [tenantId, period],
  );
  return rows.map((row) => row.regime);
}

/** Every period that has live lines, by regime. */
export function livePeriods(tx: Tx, tenantId: number): Promise<readonly RollUpKey[]> {
  return tx.query<RollUpKey>(
    `select regime, period from person_period where tenant_id = $1 and version = 0
     union select regime, period from node_period where tenant_id = $1 and version = 0 order by period, regime`,
    [tenantId],
  );
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
