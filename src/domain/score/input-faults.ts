// What cannot be used of an input, whatever the mechanisms make of the rest.
import { partsOf, type TreeNode } from '../rulebook/shape-tree.ts';
import type { ItemFault, ScoreInput, WorkLine } from './input.ts';
import type { InputFault } from './outcome.ts';

function fault(code: InputFault['code'], key: string, limit: number | null = null): InputFault {
  return { code, key, limit };
}

function keysOf(nodes: readonly TreeNode[]): { entered: Set<string>; chosen: Set<string> } {
  const found = { entered: new Set<string>(), chosen: new Set<string>() };
  const visit = (node: TreeNode) => {
    if (node.mechanism === 'choice') found.chosen.add(node.key);
    else found.entered.add(node.key);
    for (const part of partsOf(node)) visit(part);
  };
  for (const node of nodes) visit(node);
  return found;
}

const whole = (value: number | null) => value === null || (Number.isSafeInteger(value) && value >= 0);

function numbersOf(line: WorkLine): readonly (number | null)[] {
  const faults = [...line.faults, ...line.delays].flatMap(({ times, excused }) => [times, excused]);
  return [line.assigned, line.done, line.progress, line.quality, ...faults];
}

/** One entry for each faulty item: there cannot be more of them than items. */
function tooMany(faults: readonly ItemFault[], line: WorkLine): boolean {
  return faults.length * 100 >= Math.max(line.done, line.assigned, 1) + 100;
}

function lineFaults(line: WorkLine, index: number, lines: readonly WorkLine[]): InputFault[] {
  const { key } = line;
  const found: InputFault[] = [];
  const factors = [line.coefficient, ...line.factors];
  if (!numbersOf(line).every(whole) || !factors.every((one) => Number.isSafeInteger(one) && one > 0))
    found.push(fault('not-a-whole-number', key));
  if ([...line.faults, ...line.delays].some(({ times, excused }) => excused > times))
    found.push(fault('more-excused-than-faults', key));
  if (tooMany(line.faults, line) || tooMany(line.delays, line))
    found.push(fault('more-faulty-than-done', key));
  if (lines.findIndex((one) => one.key === key) < index) found.push(fault('two-lines-alike', key));
  return found;
}

/** Faults of keys nobody knows, of work lines and of stated shares. */
export function inputFaults(nodes: readonly TreeNode[], input: ScoreInput): InputFault[] {
  const known = keysOf(nodes);
  return [
    ...Object.keys(input.entered)
      .filter((key) => !known.entered.has(key))
      .map((key) => fault('unknown-criterion', key)),
    ...Object.keys(input.choices)
      .filter((key) => !known.chosen.has(key))
      .map((key) => fault('unknown-input', key)),
    ...input.lines.flatMap(lineFaults),
    ...Object.entries(input.shares).flatMap(([key, { part, whole: all }]) => {
      if (!whole(part) || !whole(all)) return [fault('not-a-whole-number', key)];
      return part > all ? [fault('share-above-whole', key, all)] : [];
    }),
  ];
}
