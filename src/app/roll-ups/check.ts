// Whether the live roll-ups are what the records make them: a rebuild from everything, compared line by line.
import { canonical } from '../../store/ledger-hash.ts';
import { lockRollUps } from '../../store/roll-position.ts';
import { nodeLines, personLines } from '../../store/roll-up-lines.ts';
import { type RollUpKey, rollUpJson } from '../../store/roll-ups.ts';
import { inTransaction } from '../../store/transaction.ts';
import type { AppContext } from '../context.ts';
import { nodesOf, ownFigures } from './compute.ts';
import { allTargets, factsOf, linesFromRecords, treeOf } from './fold.ts';

export interface RollUpDifference extends RollUpKey {
  readonly what: 'person' | 'unit';
  readonly id: number;
}

export interface RollUpCheck {
  readonly periods: number;
  readonly persons: number;
  readonly units: number;
  readonly differences: readonly RollUpDifference[];
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
      const differences: RollUpDifference[] = [];
      let [persons, units] = [0, 0];
      for (const target of targets) {
        const { regime, period } = target;
        const lines = await linesFromRecords(facts, target);
        const tree = await treeOf(facts, period);
        const nodes = nodesOf(tree, ownFigures(tree, lines));
        const stored = await personLines(tx, tenantId, target, 0, null, null);
        const storedNodes = await nodeLines(tx, tenantId, target, 0);
        const told = (what: RollUpDifference['what']) => (id: number) => {
          differences.push({ regime, period, what, id });
        };
        different(lines, stored, (line) => line.personId).forEach(told('person'));
        different(nodes, storedNodes, (node) => node.unitId).forEach(told('unit'));
        persons += lines.length;
        units += nodes.length;
      }
      return { periods: targets.length, persons, units, differences };
    },
    { isolation: 'repeatable read' },
  );
}

/** Keys of those that are only on one side or not the same to the last digit. */
function different<T>(
  built: readonly T[],
  stored: readonly T[],
  keyOf: (one: T) => number,
): readonly number[] {
  const forms = (of: readonly T[]) =>
    new Map(of.map((one) => [keyOf(one), canonical(JSON.parse(rollUpJson(one)))]));
  const [a, b] = [forms(built), forms(stored)];
  return [...new Set([...a.keys(), ...b.keys()])].filter((key) => a.get(key) !== b.get(key));
}
