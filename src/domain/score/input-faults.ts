// What cannot be used of an input, whatever the mechanisms make of the rest.
import { rememberedByObject } from '../remember.ts';
import { partsOf, type TreeNode } from '../rulebook/shape-tree.ts';
import type { ItemFault, ScoreInput, StatedShare, WorkLine } from './input.ts';
import type { InputFault } from './outcome.ts';

function fault(code: InputFault['code'], key: string, limit: number | null = null): InputFault {
  return { code, key, limit };
}

interface Known {
  readonly entered: Set<string>;
  readonly chosen: Set<string>;
}
/** Trees do not change: one list of keys for each, however many inputs are looked at. */
const keysOf = rememberedByObject((nodes: readonly TreeNode[]): Known => {
  const found: Known = { entered: new Set(), chosen: new Set() };
  const visit = (node: TreeNode) => {
    if (node.mechanism === 'choice') found.chosen.add(node.key);
    else found.entered.add(node.key);
    for (const part of partsOf(node)) visit(part);
  };
  for (const node of nodes) visit(node);
  return found;
});

const whole = (value: number | null) => value === null || (Number.isSafeInteger(value) && value >= 0);
const positive = (value: number) => Number.isSafeInteger(value) && value > 0;

function areWhole(faults: readonly ItemFault[]): boolean {
  for (const { times, excused } of faults) if (!whole(times) || !whole(excused)) return false;
  return true;
}

function isWhole(line: WorkLine): boolean {
  for (const factor of line.factors) if (!positive(factor)) return false;
  return (
    whole(line.assigned) &&
    whole(line.done) &&
    whole(line.progress) &&
    whole(line.quality) &&
    positive(line.coefficient) &&
    areWhole(line.faults) &&
    areWhole(line.delays)
  );
}

function overExcused(faults: readonly ItemFault[]): boolean {
  for (const { times, excused } of faults) if (excused > times) return true;
  return false;
}

/** One entry for each faulty item: there cannot be more of them than items. */
function tooMany(faults: readonly ItemFault[], line: WorkLine): boolean {
  return faults.length > 0 && faults.length * 100 >= Math.max(line.done, line.assigned, 1) + 100;
}

function addLineFaults(found: InputFault[], line: WorkLine, index: number, lines: readonly WorkLine[]): void {
  const { key, faults, delays } = line;
  if (!isWhole(line)) found.push(fault('not-a-whole-number', key));
  if (overExcused(faults) || overExcused(delays)) found.push(fault('more-excused-than-faults', key));
  if (tooMany(faults, line) || tooMany(delays, line)) found.push(fault('more-faulty-than-done', key));
  for (let before = 0; before < index; before += 1) {
    if (lines[before]?.key !== key) continue;
    found.push(fault('two-lines-alike', key));
    break;
  }
}

function addShareFault(found: InputFault[], key: string, { part, whole: all }: StatedShare): void {
  if (!whole(part) || !whole(all)) found.push(fault('not-a-whole-number', key));
  else if (part > all) found.push(fault('share-above-whole', key, all));
}

/** Faults of keys nobody knows, of work lines and of stated shares. Millions of inputs pass here: plain loops. */
export function inputFaults(nodes: readonly TreeNode[], input: ScoreInput): readonly InputFault[] {
  const { entered, chosen } = keysOf(nodes);
  const found: InputFault[] = [];
  for (const key of Object.keys(input.entered))
    if (!entered.has(key)) found.push(fault('unknown-criterion', key));
  for (const key of Object.keys(input.choices)) if (!chosen.has(key)) found.push(fault('unknown-input', key));
  const { lines } = input;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (line !== undefined) addLineFaults(found, line, index, lines);
  }
  for (const key of Object.keys(input.shares)) {
    const share = input.shares[key];
    if (share !== undefined) addShareFault(found, key, share);
  }
  return found;
}
