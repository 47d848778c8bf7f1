// One regime's longer period out of its records: lines of persons and figures of the tree. The same function serves the
// quick way (a few persons) and the rebuild (everybody), so that both give the same to the last digit.
import type { WorkingCalendar } from '../../domain/period/calendar.ts';
import { workingDays } from '../../domain/period/calendar.ts';
import { addDays } from '../../domain/period/date.ts';
import {
  containsPeriod,
  type PeriodKey,
  type PeriodKind,
  periodDates,
  periodKind,
  periodOf,
} from '../../domain/period/period.ts';
import { asksForWork, meanLevel } from '../../domain/rollup/mean-level.ts';
import { addFigures, EMPTY_NODE, figuresOf, rollUpTree, type TreeUnit } from '../../domain/rollup/node.ts';
import { partOf, rollUpPerson } from '../../domain/rollup/person.ts';
import { type RuleOfRollUp, rollUpRules } from '../../domain/rollup/rules.ts';
import type { NodeFigures, Part, PartRecord } from '../../domain/rollup/shape.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import type { Fraction } from '../../domain/score/fraction.ts';
import type { LevelOutcome } from '../../domain/score/outcome.ts';
import type { NodePeriod, PersonLine, PersonPeriod, SourceRow, Sources } from '../../store/roll-ups.ts';

/** The rulebooks that count together (all versions), by id; the newest of each gives rule and bands. */
export interface Regime {
  readonly family: string;
  readonly rulebooks: readonly Rulebook[];
}

/** What is read for these regimes. */
export function sourcesOf(regimes: readonly Regime[]): Sources {
  const all = regimes.flatMap(({ rulebooks }) => rulebooks);
  const ids = (of: readonly Rulebook[]) => [...new Set(of.map(({ id }) => id))];
  return { ids: ids(all), onWork: ids(all.filter(asksForWork)) };
}

/** First days of the records that can belong to the period: a week may begin three days before it. */
export function spanOf(period: PeriodKey): { readonly from: string; readonly to: string } {
  const { from, to } = periodDates(period);
  return { from: addDays(from, -3), to };
}

/** What rows of many people ask about a longer period again and again. */
export interface Ruler {
  readonly period: PeriodKey;
  readonly kind: PeriodKind;
  /** First days of the records that can belong to it. */
  readonly span: { readonly from: string; readonly to: string };
  /** The period of a record, and whether it is a part of the longer one. */
  readonly partOf: (row: Pick<SourceRow, 'kind' | 'start'>) => {
    readonly key: PeriodKey;
    readonly inside: boolean;
  };
  readonly days: (row: Pick<SourceRow, 'from' | 'to'>) => number;
  /** By which records of a regulation make such a period, the first of which holds. */
  readonly rulesOf: (rulebook: Rulebook) => readonly RuleOfRollUp[];
}

/** Found once for each pair. */
function remembered<R>(find: (a: string, b: string) => R): (a: string, b: string) => R {
  const known = new Map<string, Map<string, R>>();
  return (a, b) => {
    const ofA = known.get(a) ?? new Map<string, R>();
    known.set(a, ofA);
    const before = ofA.get(b);
    if (before !== undefined) return before;
    const found = find(a, b);
    ofA.set(b, found);
    return found;
  };
}

export function rulerOf(period: PeriodKey, calendar: WorkingCalendar): Ruler {
  const part = remembered((kind, start) => {
    const key = periodOf(kind as SourceRow['kind'], start);
    return { key, inside: containsPeriod(period, key) };
  });
  const days = remembered((from, to) => workingDays(calendar, { from, to }).length);
  const rules = new Map<Rulebook, readonly RuleOfRollUp[]>();
  const longer = periodKind(period);
  return {
    ...{ period, kind: longer, span: spanOf(period) },
    partOf: ({ kind, start }) => part(kind, start),
    days: ({ from, to }) => days(from, to),
    rulesOf: (rulebook) => {
      const known = rules.get(rulebook) ?? rollUpRules(rulebook).filter(({ to }) => to === longer);
      rules.set(rulebook, known);
      return known;
    },
  };
}

function recordOf(row: SourceRow, period: PeriodKey, days: number): PartRecord {
  const counted = row.decided && row.counted && row.total !== null;
  return {
    period,
    evaluationId: row.id,
    status: counted ? 'counted' : row.counted ? 'missing' : 'not-counted',
    total: counted ? row.total : null,
    level: counted ? row.level : null,
    days,
    why: row.why,
    facts: counted ? row.facts : null,
  };
}

interface OwnPart extends Pick<SourceRow, 'kind' | 'start'> {
  readonly part: Part;
  readonly rows: readonly SourceRow[];
}

/** One person's records under one regime, and what each shorter period makes of them, in the order of their days. */
export interface OwnRecords {
  readonly rows: readonly SourceRow[];
  readonly parts: readonly OwnPart[];
}

/** Those of a regime among rows in the order of their days; any ruler of the calendar does. */
export function ofRulebooks(
  all: readonly SourceRow[],
  { rulebooks }: Pick<Regime, 'rulebooks'>,
  ruler: Ruler,
): OwnRecords {
  const rows = all.filter(({ rulebookId }) => rulebooks.some(({ id }) => id === rulebookId));
  const byPeriod = new Map<PeriodKey, [SourceRow, ...SourceRow[]]>();
  for (const row of rows) {
    const { key } = ruler.partOf(row);
    const before = byPeriod.get(key);
    if (before === undefined) byPeriod.set(key, [row]);
    else before.push(row);
  }
  const parts: OwnPart[] = [];
  for (const [period, of] of byPeriod) {
    const records = of.map((row) => recordOf(row, period, ruler.days(row)));
    const { kind, start } = of[0];
    parts.push({ kind, start, part: partOf(period, records), rows: of });
  }
  return { rows, parts };
}

/** Those that can belong to a span. */
export function within(
  { rows, parts }: OwnRecords,
  { from, to }: { readonly from: string; readonly to: string },
): OwnRecords {
  return {
    rows: rows.slice(firstFrom(rows, from), firstFrom(rows, to)),
    parts: parts.slice(firstFrom(parts, from), firstFrom(parts, to)),
  };
}

/** Place of the first that begins on `day` or later. */
function firstFrom(all: readonly Pick<SourceRow, 'start'>[], day: string): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.start ?? day) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Chosen {
  readonly rule: RuleOfRollUp;
  readonly rulebook: Rulebook;
  readonly parts: readonly OwnPart[];
}

/** The first rule of the person's newest rulebook that finds a record; null when the period holds none of his. */
function choose(regime: Regime, ruler: Ruler, own: OwnRecords): Chosen | null {
  const last = own.rows.at(-1);
  const rulebook = regime.rulebooks.find((one) => one.id === last?.rulebookId);
  if (rulebook === undefined) return null;
  for (const rule of ruler.rulesOf(rulebook)) {
    const parts = own.parts.filter((one) => one.kind === rule.from && ruler.partOf(one).inside);
    if (parts.length > 0) return { rule, rulebook, parts };
  }
  return null;
}

/** A person's line; null when he has no record in the period. He stands where his last record has him. */
export function personLine(regime: Regime, ruler: Ruler, own: OwnRecords): PersonPeriod | null {
  const chosen = choose(regime, ruler, own);
  const last = chosen === null ? undefined : lastOf(chosen.parts);
  if (chosen === null || last === undefined) return null;
  const { rule, rulebook } = chosen;
  const { how, parts, counted, missing, notCounted, total, level } = rollUpPerson(
    rule.how,
    chosen.parts.map(({ part }) => part),
    (exact, decided) => meanLevel(rulebook, ruler.kind, exact, decided, false).level,
  );
  const { personId, unitId } = last;
  return { personId, unitId, how, counted, missing, notCounted, total, level, parts };
}

function lastOf(parts: readonly OwnPart[]): SourceRow | undefined {
  let last: SourceRow | undefined;
  for (const { rows } of parts)
    for (const row of rows)
      if (last === undefined || row.to > last.to || (row.to === last.to && row.id > last.id)) last = row;
  return last;
}

/** How a mean comes to its level, by the person's newest rulebook; null for evidence and without a result. */
export function levelOfMean(
  regime: Regime,
  ruler: Ruler,
  own: OwnRecords,
  total: Fraction | null,
): LevelOutcome | null {
  const chosen = choose(regime, ruler, own);
  if (chosen === null || total === null || chosen.rule.how === 'evidence') return null;
  const records = chosen.parts.flatMap(({ part }) => part.records);
  const decided = records.filter(({ status }) => status === 'counted');
  return meanLevel(chosen.rulebook, ruler.kind, total, decided);
}

export interface Tree {
  readonly version: number;
  readonly units: readonly TreeUnit[];
}

/** Where members of each unit count: members of one that is gone count with the body itself, so that nobody is lost. */
export function homesIn({ units }: Tree): (unitId: number) => number | null {
  const known = new Set(units.map((unit) => unit.unitId));
  const root = units.find((unit) => unit.parentId === null)?.unitId ?? null;
  return (unitId) => (known.has(unitId) ? unitId : root);
}

/** Counts one more line into the figures of units' own members. */
export function countIn(
  own: Map<number, NodeFigures>,
  home: number | null,
  line: Omit<PersonLine, 'personId' | 'unitId'>,
): void {
  if (home !== null) own.set(home, addFigures(own.get(home) ?? EMPTY_NODE, figuresOf(line)));
}

/** Figures of each unit's own members. */
export function ownFigures(tree: Tree, lines: readonly PersonLine[]): ReadonlyMap<number, NodeFigures> {
  const homeOf = homesIn(tree);
  const own = new Map<number, NodeFigures>();
  for (const line of lines) countIn(own, homeOf(line.unitId), line);
  return own;
}

/** Lines of all units that have anybody under them. */
export function nodesOf(tree: Tree, own: ReadonlyMap<number, NodeFigures>): readonly NodePeriod[] {
  const all = rollUpTree(tree.units, own);
  return [...all]
    .filter(([, figures]) => figures.members > 0)
    .map(([unitId, figures]) => ({
      unitId,
      orgVersion: tree.version,
      figures,
      own: own.get(unitId) ?? EMPTY_NODE,
    }));
}
