// Writing lines of persons: live ones as they follow from the records, frozen ones with what they are made of. Columns
// travel as arrays, many periods together: there are a few lines for every person of a body.
import type { Part, PartFacts } from '../domain/rollup/shape.ts';
import { type Fraction, fractionText } from '../domain/score/fraction.ts';
import { type PersonLine, type PersonPeriod, type RollUpKey, rollUpJson, shownTotal } from './roll-ups.ts';
import type { Tx } from './transaction.ts';

export type KeyedLine = PersonLine & RollUpKey;

/** More at once would only make longer messages. */
const AT_ONCE = 5000;

function* portions<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += AT_ONCE) yield all.slice(from, from + AT_ONCE);
}

/** Whole numbers of any size as PostgreSQL reads an array of them. */
const list = (values: readonly (bigint | null)[]) => `{${values.map((one) => one ?? 'NULL').join(',')}}`;

const INT4 = 23;

/** Numbers as PostgreSQL receives an array of int: neither side writes or reads digits. */
function ints(values: readonly (number | null)[]): Buffer {
  const sent = Buffer.allocUnsafe(20 + 8 * values.length);
  let at = 0;
  const put = (value: number) => {
    at = sent.writeInt32BE(value, at);
  };
  for (const value of [1, values.includes(null) ? 1 : 0, INT4, values.length, 1]) put(value);
  for (const value of values) {
    if (value === null) put(-1);
    else {
      put(4);
      put(value);
    }
  }
  return sent.subarray(0, at);
}

/** Few words said again and again: each once, and by its place (from 1) in every line. */
function words(values: readonly (string | null)[]) {
  const places = new Map<string, number>();
  const at = values.map((word) => {
    if (word === null) return null;
    const known = places.get(word);
    if (known !== undefined) return known;
    places.set(word, places.size + 1);
    return places.size;
  });
  return { said: [...places.keys()], at: ints(at) };
}

/** Arrays are taken apart side by side where rows are made; a function in FROM would first put all rows aside. */
const LINES = `select ($2::text[])[n.regime] as regime, ($4::text[])[n.period] as period, n.person_id, n.unit_id,
    ($8::text[])[n.how] as how, n.counted, n.missing, n.not_counted, n.total_numerator, n.total_denominator, n.total,
    ($16::text[])[n.level] as level, n.parts
  from (select unnest($3::int[]) as regime, unnest($5::int[]) as period, unnest($6::int[]) as person_id,
    unnest($7::int[]) as unit_id, unnest($9::int[]) as how, unnest($10::int[]) as counted, unnest($11::int[]) as missing,
    unnest($12::int[]) as not_counted, unnest($13::numeric[]) as total_numerator, unnest($14::numeric[]) as total_denominator,
    unnest($15::int[]) as total, unnest($17::int[]) as level, unnest($18::jsonb[]) as parts) as n`;

function valuesOf(
  tenantId: number,
  lines: readonly KeyedLine[],
  parts: readonly string[],
): readonly unknown[] {
  const [regimes, periods] = [words(lines.map((one) => one.regime)), words(lines.map((one) => one.period))];
  const [hows, levels] = [words(lines.map((one) => one.how)), words(lines.map((one) => one.level))];
  const of = (column: (line: KeyedLine) => number | null) => ints(lines.map(column));
  const exact = (part: keyof Fraction) => list(lines.map(({ total }) => total?.[part] ?? null));
  return [
    ...[tenantId, regimes.said, regimes.at, periods.said, periods.at],
    ...[of((one) => one.personId), of((one) => one.unitId), hows.said, hows.at],
    ...[of((one) => one.counted), of((one) => one.missing), of((one) => one.notCounted)],
    ...[exact('n'), exact('d')],
    ...[of((one) => shownTotal(one.total)), levels.said, levels.at, parts],
  ];
}

const COLUMNS =
  'unit_id, how, counted, missing, not_counted, total_numerator, total_denominator, total, level';
const columnsOf = (row: string) => COLUMNS.replaceAll(/\w+/g, (column) => `${row}.${column}`);

const INSERT_LIVE = `insert into person_period as p (tenant_id, version, regime, period, person_id, ${COLUMNS})
  select $1, 0, n.regime, n.period, n.person_id, ${columnsOf('n')} from (${LINES}) n`;
const OVER_OTHERS = `on conflict (tenant_id, person_id, period, regime, version)
  do update set (${COLUMNS}) = row (${columnsOf('excluded')})`;

/** Writes live lines of a few people; one that says the same already stays. */
export async function writeLive(tx: Tx, tenantId: number, lines: readonly KeyedLine[]): Promise<void> {
  for (const some of portions(lines))
    await tx.query(
      `${INSERT_LIVE} ${OVER_OTHERS} where (${columnsOf('p')}) is distinct from (${columnsOf('excluded')})`,
      valuesOf(tenantId, some, []),
    );
}

/** People whose ids lie above `after`, up to `to`. */
export interface Stretch {
  readonly after: number;
  readonly to: number;
}

/**
 * Makes these the only live lines of a stretch of people. Lines that are the same are not even locked; where there are none,
 * nothing is looked up. The planner may neither look lines up one by one, which it does by the wrong index where it takes
 * the table for empty, nor read the whole table for every stretch.
 */
export async function replaceLive(
  tx: Tx,
  tenantId: number,
  stretch: Stretch,
  lines: readonly KeyedLine[],
): Promise<void> {
  await joinsAtOnce(tx, 'on');
  const [found] = await tx.query<{ stored: boolean }>(
    `select exists (select from person_period
       where tenant_id = $1 and version = 0 and person_id > $2 and person_id <= $3) as stored`,
    [tenantId, stretch.after, stretch.to],
  );
  const write = found?.stored === false ? insertLive : changeLive;
  for (const some of portions(lines)) await write(tx, tenantId, some);
  if (found?.stored !== false) await dropOthers(tx, tenantId, stretch, lines);
  await joinsAtOnce(tx, 'off');
}

const joinsAtOnce = (tx: Tx, wanted: 'on' | 'off') =>
  tx.query(`select set_config(name, $1, true) from unnest('{enable_nestloop,enable_seqscan}'::text[]) name`, [
    wanted === 'on' ? 'off' : 'on',
  ]);

const insertLive = (tx: Tx, tenantId: number, lines: readonly KeyedLine[]) =>
  tx.query(INSERT_LIVE, valuesOf(tenantId, lines, []));

const changeLive = (tx: Tx, tenantId: number, lines: readonly KeyedLine[]) =>
  tx.query(
    `${INSERT_LIVE} left join person_period o on o.tenant_id = $1 and o.version = 0 and o.person_id = n.person_id
       and o.period = n.period and o.regime = n.regime and o.person_id >= $19::int and o.person_id <= $20::int
     where o.person_id is null or (${columnsOf('o')}) is distinct from (${columnsOf('n')}) ${OVER_OTHERS}`,
    [...valuesOf(tenantId, lines, []), lines[0]?.personId, lines.at(-1)?.personId],
  );

/** Writes the lines of a version that did not exist before, with what each is made of. */
export async function writeFrozen(
  tx: Tx,
  tenantId: number,
  { regime, period }: RollUpKey,
  version: number,
  lines: readonly PersonPeriod[],
): Promise<void> {
  for (const some of portions(lines)) {
    const keyed = some.map((line) => ({ ...line, regime, period }));
    const parts = some.map((line) => rollUpJson(storedParts(line.parts)));
    await tx.query(
      `insert into person_period (tenant_id, version, regime, period, person_id, ${COLUMNS}, parts)
       select $1, $19::int, n.regime, n.period, n.person_id, ${columnsOf('n')}, n.parts from (${LINES}) n`,
      [...valuesOf(tenantId, keyed, parts), version],
    );
  }
}

/** What a frozen line keeps of its parts. */
export const storedParts = (parts: readonly Part[]): readonly object[] => parts.map(storedPart);

/** A part as `rollUpJson` writes it, without asking about each value: there are tens of thousands of them. */
function storedPart({ total, records, ...part }: Part): object {
  const text = (of: Fraction | null) => (of === null ? null : fractionText(of));
  return {
    ...part,
    total: text(total),
    records: records.map(({ facts, ...record }) => ({
      ...{ ...record, total: text(record.total) },
      // Facts that hold alone: what they did to the level stays explained; work stands in the record.
      ...(facts === null ? {} : heldOf(facts)),
    })),
  };
}

function heldOf({ flags }: PartFacts): { readonly held?: readonly string[] } {
  const held = Object.keys(flags)
    .filter((fact) => flags[fact] === true)
    .toSorted();
  return held.length === 0 ? {} : { held };
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

/** Whatever is live of a stretch of people and not among these lines. */
async function dropOthers(
  tx: Tx,
  tenantId: number,
  { after, to }: Stretch,
  lines: readonly KeyedLine[],
): Promise<void> {
  const [regimes, periods] = [words(lines.map((one) => one.regime)), words(lines.map((one) => one.period))];
  await tx.query(
    `delete from person_period p where p.tenant_id = $1 and p.version = 0 and p.person_id > $2::int and p.person_id <= $3::int
       and (p.person_id, p.period, p.regime) not in (
         select n.person_id, ($4::text[])[n.period], ($5::text[])[n.regime]
         from unnest($6::int[], $7::int[], $8::int[]) as n (person_id, period, regime))`,
    [
      ...[tenantId, after, to, periods.said, regimes.said],
      ...[ints(lines.map((one) => one.personId)), periods.at, regimes.at],
    ],
  );
}
