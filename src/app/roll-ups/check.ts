// Whether the live roll-ups are what the records make them: a rebuild from everything, compared line by line.
import { canonical } from '../../store/ledger-hash.ts';
import { personNames, unitNames } from '../../store/names.ts';
import { lockRollUps } from '../../store/roll-position.ts';
import { livePeriods, personLines, shownFigures } from '../../store/roll-up-lines.ts';
import { nodeLines, shownMean } from '../../store/roll-up-nodes.ts';
import { unitLines } from '../../store/roll-up-units.ts';
import {
  type NodePeriod,
  type PersonLine,
  type RollUpKey,
  rollUpJson,
  shownTotal,
} from '../../store/roll-ups.ts';
import { inTransaction, type Tx } from '../../store/transaction.ts';
import type { AppContext } from '../context.ts';
import { nodesOf, ownFigures } from './compute.ts';
import { nameOfPeriod } from './everybody.ts';
import {
  allTargets,
  type Facts,
  factsOf,
  linesFromRecords,
  periodsIn,
  type Target,
  treeOf,
} from './targets.ts';
import { linesOfUnits } from './units.ts';

export interface RollUpDifference extends RollUpKey {
  /** `result`: what a unit itself has, beside the figures of its people. */
  readonly what: 'person' | 'unit' | 'result';
  readonly id: number;
  readonly name: string;
  /** Fields that are not the same to the last digit; `missing` or `surplus` for a whole line. */
  readonly fields: readonly string[];
}

export interface RollUpCheck {
  readonly periods: number;
  readonly persons: number;
  readonly units: number;
  readonly differences: readonly RollUpDifference[];
}

interface Lines {
  readonly persons: readonly PersonLine[];
  readonly nodes: readonly NodePeriod[];
}
const NO_LINES: Lines = { persons: [], nodes: [] };

/** Own results of units, in every period with results of units. */
async function comparedUnits(facts: Facts, targets: readonly Target[], live: readonly RollUpKey[]) {
  const { tx, tenantId } = facts;
  const made = await linesOfUnits(facts, targets);
  const of = new Map(targets.map((target, index) => [nameOfPeriod(target), made[index] ?? []]));
  const keys = new Map<string, RollUpKey>([...live, ...targets].map((key) => [nameOfPeriod(key), key]));
  const found: Unnamed[] = [];
  for (const [name, key] of keys) {
    const differences = different(
      (of.get(name) ?? []).map(({ parts: _parts, ...line }) => ({ id: line.unitId, line })),
      (await unitLines(tx, tenantId, key, 0, null)).map((line) => ({ id: line.unitId, line })),
    );
    const { regime, period } = key;
    found.push(...differences.map((one) => ({ regime, period, what: 'result' as const, ...one })));
  }
  return found;
}

/** Rebuilds every period of a body in memory and compares; writes nothing. */
export function checkRollUps(context: AppContext, tenantId: number, today: string): Promise<RollUpCheck> {
  const scope = { tenantId, personId: null, actor: 'system', today } as const;
  return inTransaction(
    context.pool,
    scope,
    async (tx) => {
      await lockRollUps(tx, tenantId);
      const facts = await factsOf(tx, context, tenantId, today);
      const targets = await allTargets(tx, tenantId);
      const differences: Unnamed[] = [];
      let [persons, units] = [0, 0];
      for (const target of targets.person) {
        const lines = (await linesFromRecords(facts, target)).map(({ parts: _parts, ...line }) => line);
        const tree = await treeOf(facts, target.period);
        const built = { persons: lines, nodes: nodesOf(tree, ownFigures(tree, lines)) };
        differences.push(...(await compared(tx, tenantId, target, built)));
        persons += built.persons.length;
        units += built.nodes.length;
      }
      const meant = new Set(targets.person.map(nameOfPeriod));
      const live = await livePeriods(tx, tenantId);
      const stray = live.filter((key) => !meant.has(nameOfPeriod(key)));
      for (const key of stray) differences.push(...(await compared(tx, tenantId, key, NO_LINES)));
      differences.push(...(await comparedUnits(facts, targets.unit, live)));
      const named = await withNames(tx, tenantId, differences);
      return { periods: periodsIn(targets).length, persons, units, differences: named };
    },
    { isolation: 'repeatable read' },
  );
}

type Unnamed = Omit<RollUpDifference, 'name'>;

async function withNames(
  tx: Tx,
  tenantId: number,
  differences: readonly Unnamed[],
): Promise<readonly RollUpDifference[]> {
  const ids = (of: Unnamed['what']) => differences.filter(({ what }) => what === of).map(({ id }) => id);
  const people = await personNames(tx, tenantId, ids('person'));
  const units = await unitNames(tx, tenantId, [...ids('unit'), ...ids('result')]);
  const nameOf = ({ what, id }: Unnamed) => (what === 'person' ? people.get(id)?.name : units.get(id));
  return differences.map((one) => ({ ...one, name: nameOf(one) ?? '' }));
}

/** One period: what the records make, with the columns that only show it, against what is stored. */
async function compared(tx: Tx, tenantId: number, key: RollUpKey, built: Lines): Promise<readonly Unnamed[]> {
  const { regime, period } = key;
  const shown = await shownFigures(tx, tenantId, key);
  const persons = different(
    built.persons.map((line) => ({ id: line.personId, line: { ...line, shown: shownTotal(line.total) } })),
    (await personLines(tx, tenantId, key, 0, null, null)).map((line) => ({
      id: line.personId,
      line: { ...line, shown: shown.persons.get(line.personId) ?? null },
    })),
  );
  const units = different(
    built.nodes.map((line) => ({ id: line.unitId, line: { ...line, shown: shownMean(line.figures) } })),
    (await nodeLines(tx, tenantId, key, 0)).map((line) => ({
      id: line.unitId,
      line: { ...line, shown: shown.units.get(line.unitId) ?? null },
    })),
  );
  return [
    ...persons.map((one) => ({ regime, period, what: 'person' as const, ...one })),
    ...units.map((one) => ({ regime, period, what: 'unit' as const, ...one })),
  ];
}

interface Line {
  readonly id: number;
  readonly line: object;
}

/** Those that are only on one side or not the same to the last digit, with what differs. */
function different(built: readonly Line[], stored: readonly Line[]) {
  const forms = (of: readonly Line[]) => new Map(of.map(({ id, line }) => [id, fieldsOf(line)]));
  const [a, b] = [forms(built), forms(stored)];
  const ids = [...new Set([...a.keys(), ...b.keys()])];
  return ids
    .map((id) => ({ id, fields: differing(a.get(id), b.get(id)) }))
    .filter(({ fields }) => fields.length > 0);
}

const fieldsOf = (line: object): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(JSON.parse(rollUpJson(line)) as object).map(([field, value]) => [field, canonical(value)]),
  );

function differing(
  built: ReadonlyMap<string, string> | undefined,
  stored: ReadonlyMap<string, string> | undefined,
): readonly string[] {
  if (stored === undefined) return ['missing'];
  if (built === undefined) return ['surplus'];
  return [...built.keys()].filter((field) => built.get(field) !== stored.get(field));
}
