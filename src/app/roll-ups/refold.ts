// One longer period brought up to date: of some persons, with the figures of the units above them alone, or of everybody.
import type { SubjectKind } from '../../domain/evaluation/shape.ts';
import type { NodeFigures } from '../../domain/rollup/shape.ts';
import { homesOfPersons, personLines } from '../../store/roll-up-lines.ts';
import { branchesOf, dropNodes, replaceNodes, standIn, writeNodes } from '../../store/roll-up-nodes.ts';
import { dropPersons, writeLive } from '../../store/roll-up-persons.ts';
import type { UnitPeriod } from '../../store/roll-up-units.ts';
import type { PersonPeriod, RollUpKey } from '../../store/roll-ups.ts';
import { nodesOf, ownFigures } from './compute.ts';
import { type Facts, linesFromRecords, regimesOf, type Target, treeOf, treeVersion } from './targets.ts';
import { foldUnits } from './units.ts';

/** Brings one target's lines up to date; its persons' lines. The caller holds the lock. */
export async function foldTarget(facts: Facts, target: Target): Promise<readonly PersonPeriod[]> {
  const { tx, tenantId } = facts;
  const [lines, before] = [
    await linesFromRecords(facts, target),
    await homesOfPersons(tx, tenantId, target, target.subjectIds),
  ];
  const present = new Set(lines.map((line) => line.personId));
  const gone = before.filter((line) => !present.has(line.personId)).map((line) => line.personId);
  const { regime, period } = target;
  await Promise.all([
    writeLive(
      tx,
      tenantId,
      lines.map((line) => ({ ...line, regime, period })),
    ),
    dropPersons(tx, tenantId, target, gone),
  ]);
  const touched = [...new Set([...lines, ...before].map((line) => line.unitId))];
  if (target.subjectIds === null || !(await figuresAbove(facts, target, touched)))
    await wholeFigures(facts, target);
  return lines;
}

async function wholeFigures(facts: Facts, key: RollUpKey): Promise<void> {
  const { tx, tenantId } = facts;
  const tree = await treeOf(facts, key.period);
  const nodes = nodesOf(tree, ownFigures(tree, await personLines(tx, tenantId, key, 0, null, null)));
  await replaceNodes(tx, tenantId, key, nodes);
}

/**
 * Sums the touched units from their members, and what lies above them from the figures right under it. False when that is
 * not enough: the tree is another one by now, or the top itself is touched, where members of units that are gone count.
 */
async function figuresAbove(facts: Facts, key: RollUpKey, touched: readonly number[]): Promise<boolean> {
  const { tx, tenantId } = facts;
  const version = (await treeVersion(facts, key.period)) ?? 0;
  if (!(await standIn(tx, tenantId, key, version))) return false;
  const units = await branchesOf(tx, tenantId, key, version, touched);
  const below = new Set(units.filter(({ parentId }) => parentId !== null).map(({ unitId }) => unitId));
  if (touched.some((unitId) => !below.has(unitId))) return false;
  const fresh = ownFigures({ version, units }, await personLines(tx, tenantId, key, 0, touched, null));
  const known = new Map<number, NodeFigures>();
  for (const { unitId, isAbove, node } of units) {
    const own = touched.includes(unitId) ? fresh.get(unitId) : isAbove ? node?.own : node?.figures;
    if (own !== undefined) known.set(unitId, own);
  }
  const above = units.filter(({ isAbove }) => isAbove).map(({ unitId }) => unitId);
  const nodes = nodesOf({ version, units }, known).filter(({ unitId }) => above.includes(unitId));
  await writeNodes(tx, tenantId, key, nodes);
  await dropNodes(tx, tenantId, key, { among: above, but: nodes });
  return true;
}

/** Lines of a period with what they are made of. */
export interface MadeLines {
  readonly persons: readonly PersonPeriod[];
  readonly units: readonly UnitPeriod[];
}

async function wholeTarget(facts: Facts, key: RollUpKey): Promise<Target | null> {
  const regimeOf = (await regimesOf(facts.tx, facts.tenantId)).find(({ family }) => family === key.regime);
  return regimeOf === undefined ? null : { ...key, regimeOf, subjectIds: null };
}

/** Brings a period's lines up to date, of all persons and units. The caller holds the lock. */
export async function refold(facts: Facts, key: RollUpKey): Promise<MadeLines> {
  const target = await wholeTarget(facts, key);
  if (target === null) return { persons: [], units: [] };
  const persons = await foldTarget(facts, target);
  const [units] = await foldUnits(facts, [target]);
  return { persons, units: units ?? [] };
}

export interface OneSubject {
  readonly subject: SubjectKind;
  readonly subjectId: number;
}

/** One person's line with the figures above it, or one unit's own. The caller holds the lock. */
export async function refoldOne(
  facts: Facts,
  key: RollUpKey,
  { subject, subjectId }: OneSubject,
): Promise<void> {
  const whole = await wholeTarget(facts, key);
  if (whole === null) return;
  const target = { ...whole, subjectIds: [subjectId] };
  if (subject === 'person') await foldTarget(facts, target);
  else await foldUnits(facts, [target]);
}
