// Every live line of a body from all its records, in one pass over the people: each record is read once for all periods it
// stands in. The lines are made by the same function as a single person's.
import { levelGiven, type SettledLevel } from '../../domain/rollup/period-level.ts';
import type { NodeFigures } from '../../domain/rollup/shape.ts';
import { livePeriodsOfUnits } from '../../store/roll-up-lines.ts';
import { replaceNodes } from '../../store/roll-up-nodes.ts';
import { type KeyedLine, replaceLive } from '../../store/roll-up-persons.ts';
import { recordsByPerson } from '../../store/roll-up-records.ts';
import { replaceUnits } from '../../store/roll-up-units.ts';
import type { RollUpKey, SourceRow } from '../../store/roll-ups.ts';
import {
  countIn,
  homesIn,
  nodesOf,
  type OwnRecords,
  ofRulebooks,
  personLine,
  type Regime,
  type Ruler,
  rulerOf,
  sourcesOf,
  type Tree,
  within,
} from './compute.ts';
import { type Facts, settledIn, type Target, type Targets, treeOf, treeVersion } from './targets.ts';
import { foldUnits } from './units.ts';

export const nameOfPeriod = ({ regime, period }: RollUpKey) => `${regime}/${period}`;

interface Reckoning extends Target {
  readonly ruler: Ruler;
  readonly settled: ReadonlyMap<number, SettledLevel>;
  readonly tree: Tree;
  readonly homeOf: (unitId: number) => number | null;
  /** Figures of each unit's own members so far. */
  readonly own: Map<number, NodeFigures>;
}

const byKey = (a: Target, b: Target) =>
  a.period < b.period || (a.period === b.period && a.regime < b.regime) ? -1 : 1;

/** Above every id of a person. */
const NOBODY_ABOVE = 2 ** 31 - 1;

/** Makes the live lines of these targets the only ones of the body; the number of persons' lines. The caller holds the lock. */
export async function foldEverybody(facts: Facts, { person, unit }: Targets): Promise<number> {
  const persons = await foldPersons(facts, person);
  await foldUnits(facts, unit);
  await dropStray(facts, person, unit);
  return persons;
}

async function foldPersons(facts: Facts, targets: readonly Target[]): Promise<number> {
  const { tx, tenantId } = facts;
  // In the order of their key, so that new lines go to the end of its index.
  const reckonings = await reckoningsOf(facts, targets.toSorted(byKey));
  const sources = sourcesOf([...new Set(targets.map(({ regimeOf }) => regimeOf))]);
  let persons = 0;
  let after = 0;
  for await (const people of recordsByPerson(tx, tenantId, sources)) {
    const lines: KeyedLine[] = [];
    for (const rows of people.values()) addLines(reckonings, rows, lines);
    const to = Math.max(...people.keys());
    await replaceLive(tx, tenantId, { after, to }, lines);
    persons += lines.length;
    after = to;
  }
  await replaceLive(tx, tenantId, { after, to: NOBODY_ABOVE }, []);
  for (const one of reckonings) await replaceNodes(tx, tenantId, one, nodesOf(one.tree, one.own));
  return persons;
}

async function reckoningsOf(facts: Facts, targets: readonly Target[]): Promise<readonly Reckoning[]> {
  const trees = new Map<number | null, Tree>();
  const made: Reckoning[] = [];
  for (const target of targets) {
    const version = await treeVersion(facts, target.period);
    const tree = trees.get(version) ?? (await treeOf(facts, target.period));
    trees.set(version, tree);
    const settled = await settledIn(facts, target);
    const ruler = rulerOf(target.period, facts.calendar);
    made.push({
      ...{ ...target, ruler, settled },
      ...{ tree, homeOf: homesIn(tree), own: new Map() },
    });
  }
  return made;
}

/** One person's lines in all periods, put behind the others and counted into the figures of his units. */
function addLines(reckonings: readonly Reckoning[], rows: readonly SourceRow[], lines: KeyedLine[]): void {
  const ofRegime = new Map<Regime, OwnRecords>();
  for (const { regime, period, regimeOf, ruler, settled, homeOf, own } of reckonings) {
    const known = ofRegime.get(regimeOf) ?? ofRulebooks(rows, regimeOf, ruler);
    ofRegime.set(regimeOf, known);
    const line = personLine(regimeOf, ruler, within(known, ruler.span));
    if (line === null) continue;
    const { personId, unitId, how, counted, missing, notCounted, total } = line;
    const level = levelGiven(line, settled.get(personId));
    const given = { personId, unitId, how, counted, missing, notCounted, total, level, regime, period };
    countIn(own, homeOf(unitId), given);
    lines.push(given);
  }
}

/** Figures and units' lines of periods nobody's record stands in any more; lines of persons went stretch by stretch. */
async function dropStray({ tx, tenantId }: Facts, persons: readonly Target[], units: readonly Target[]) {
  const ofPersons = new Set(persons.map(nameOfPeriod));
  const ofUnits = new Set(units.map(nameOfPeriod));
  for (const key of await livePeriodsOfUnits(tx, tenantId)) {
    if (!ofPersons.has(nameOfPeriod(key))) await replaceNodes(tx, tenantId, key, []);
    if (!ofUnits.has(nameOfPeriod(key))) await replaceUnits(tx, tenantId, key, null, []);
  }
}
