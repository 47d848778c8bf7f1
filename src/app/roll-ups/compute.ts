// One regime's longer period out of its records: lines of persons and figures of the tree. The same function serves the
// quick way (a few persons) and the rebuild (everybody), so that both give the same to the last digit.
import type { WorkingCalendar } from '../../domain/period/calendar.ts';
import { workingDays } from '../../domain/period/calendar.ts';
import { addDays } from '../../domain/period/date.ts';
import {
  containsPeriod,
  type PeriodKey,
  periodDates,
  periodKind,
  periodOf,
} from '../../domain/period/period.ts';
import { addFigures, EMPTY_NODE, figuresOf, rollUpTree, type TreeUnit } from '../../domain/rollup/node.ts';
import { rollUpPerson } from '../../domain/rollup/person.ts';
import { type RuleOfRollUp, rollUpRules } from '../../domain/rollup/rules.ts';
import type { NodeFigures, PartRecord } from '../../domain/rollup/shape.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { levelOfExact } from '../../domain/score/exact-level.ts';
import type { NodePeriod, PersonPeriod, SourceRow } from '../../store/roll-ups.ts';

/** The rulebooks that count together (all versions), by id; the newest of each gives rule and bands. */
export interface Regime {
  readonly family: string;
  readonly rulebooks: readonly Rulebook[];
}

/** First days of the records that can belong to the period: a week may begin three days before it. */
export function spanOf(period: PeriodKey): { readonly from: string; readonly to: string } {
  const { from, to } = periodDates(period);
  return { from: addDays(from, -3), to };
}

/** What rows of many people ask about a longer period again and again. */
export interface Ruler {
  readonly period: PeriodKey;
  /** The period of a record, and whether it is a part of the longer one. */
  readonly partOf: (row: Pick<SourceRow, 'kind' | 'start'>) => {
    readonly key: PeriodKey;
    readonly inside: boolean;
  };
  readonly days: (row: Pick<SourceRow, 'from' | 'to'>) => number;
}

function remembered<T, R>(name: (of: T) => string, find: (of: T) => R): (of: T) => R {
  const known = new Map<string, R>();
  return (of) => {
    const key = name(of);
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = find(of);
    known.set(key, found);
    return found;
  };
}

export function rulerOf(period: PeriodKey, calendar: WorkingCalendar): Ruler {
  return {
    period,
    partOf: remembered(
      ({ kind, start }) => `${kind} ${start}`,
      ({ kind, start }) => {
        const key = periodOf(kind, start);
        return { key, inside: containsPeriod(period, key) };
      },
    ),
    days: remembered(
      ({ from, to }) => `${from} ${to}`,
      (span) => workingDays(calendar, span).length,
    ),
  };
}

function recordOf(row: SourceRow, ruler: Ruler): PartRecord {
  const counted = row.decided && row.counted && row.total !== null;
  return {
    period: ruler.partOf(row).key,
    evaluationId: row.id,
    status: counted ? 'counted' : row.counted ? 'missing' : 'not-counted',
    total: counted ? row.total : null,
    level: counted ? row.level : null,
    days: ruler.days(row),
    why: row.why,
  };
}

interface Chosen {
  readonly rule: RuleOfRollUp;
  readonly rulebook: Rulebook;
  readonly rows: readonly SourceRow[];
}

/** The first rule of the person's newest rulebook that finds a record; null when the period holds none of his. */
function choose(regime: Regime, ruler: Ruler, rows: readonly SourceRow[]): Chosen | null {
  const last = rows.at(-1);
  const rulebook = regime.rulebooks.find((one) => one.id === last?.rulebookId);
  if (rulebook === undefined) return null;
  for (const rule of rollUpRules(rulebook)) {
    if (rule.to !== periodKind(ruler.period)) continue;
    const found = rows.filter((row) => row.kind === rule.from && ruler.partOf(row).inside);
    if (found.length > 0) return { rule, rulebook, rows: found };
  }
  return null;
}

/** A person's line; null when he has no record in the period. He stands where his last record has him. */
export function personLine(regime: Regime, ruler: Ruler, rows: readonly SourceRow[]): PersonPeriod | null {
  const chosen = choose(regime, ruler, rows);
  const last = chosen?.rows.toSorted((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : a.id - b.id)).at(-1);
  if (chosen === null || last === undefined) return null;
  const { rule, rulebook } = chosen;
  const records = chosen.rows.map((row) => recordOf(row, ruler));
  const { how, parts, counted, missing, notCounted, total, level } = rollUpPerson(
    rule.how,
    records,
    (exact) => levelOfExact(rulebook, exact)?.key ?? null,
  );
  const { personId, unitId } = last;
  return { personId, unitId, how, counted, missing, notCounted, total, level, parts };
}

export interface Tree {
  readonly version: number;
  readonly units: readonly TreeUnit[];
}

/** Members of a unit that is gone count with the body itself, so that nobody is lost. */
export function homeOf(tree: Tree, unitId: number): number | null {
  if (tree.units.some((unit) => unit.unitId === unitId)) return unitId;
  return tree.units.find((unit) => unit.parentId === null)?.unitId ?? null;
}

/** Figures of each unit's own members. */
export function ownFigures(tree: Tree, lines: readonly PersonPeriod[]): ReadonlyMap<number, NodeFigures> {
  const known = new Set(tree.units.map((unit) => unit.unitId));
  const root = homeOf(tree, -1);
  const own = new Map<number, NodeFigures>();
  for (const line of lines) {
    const home = known.has(line.unitId) ? line.unitId : root;
    if (home !== null) own.set(home, addFigures(own.get(home) ?? EMPTY_NODE, figuresOf(line)));
  }
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
