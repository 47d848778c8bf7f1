// What cannot be used of an input, whatever the mechanisms make of the rest.
import { partsOf, type TreeNode } from '../rulebook/shape-tree.ts';
import type { ItemFault, ScoreInput, StatedShare, WorkLine } from './input.ts';
import type { InputFault } from './outcome.ts';

function fault(code: InputFault['code'], key: string, limit: number | null = null): InputFault {
  return { code, key, limit };
}

/** Keys an input may answer by. */
export interface Known {
  readonly entered: ReadonlySet<string>;
  readonly chosen: ReadonlySet<string>;
}

export function knownIn(nodes: readonly TreeNode[]): Known {
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
const positive = (value: number) => Number.isSafeInteger(value) && value > 0;

function areWhole(faults: readonly ItemFault[]): boolean {
  return faults.every(({ times, excused }) => whole(times) && whole(excused));
}

function isWhole(line: WorkLine): boolean {
  return (
    line.factors.every(positive) &&
    whole(line.assigned) &&
    whole(line.done) &&
    whole(line.progress) &&
    whole(line.quality) &&
    positive(line.coefficient) &&
    areWhole(line.faults) &&
    areWhole(line.delays)
  );
}

const overExcused = (faults: readonly ItemFault[]) => faults.some(({ times, excused }) => excused > times);

/** One entry for each faulty item: there cannot be more of them than items. */
function tooMany(faults: readonly ItemFault[], line: WorkLine): boolean {
  return faults.length > 0 && faults.length * 100 >= Math.max(line.done, line.assigned, 1) + 100;
}

function addLineFaults(found: InputFault[], line: WorkLine): void {
  const { key, faults, delays } = line;
  if (!isWhole(line)) found.push(fault('not-a-whole-number', key));
  if (overExcused(faults) || overExcused(delays)) found.push(fault('more-excused-than-faults', key));
  if (tooMany(faults, line) || tooMany(delays, line)) found.push(fault('more-faulty-than-done', key));
}

/** At once for the many lists that are empty or sound; which of the rules is broken is asked of the others. */
function areSound(faults: readonly ItemFault[], line: WorkLine): boolean {
  const { length } = faults;
  if (length === 0) return true;
  for (let index = 0; index < length; index += 1) {
    const one = faults[index];
    if (one === undefined) continue;
    const { times, excused } = one;
    if (!(Number.isSafeInteger(times) && Number.isSafeInteger(excused) && excused >= 0 && times >= excused))
      return false;
  }
  return !tooMany(faults, line);
}

function isSound(line: WorkLine): boolean {
  const { factors } = line;
  for (let index = 0; index < factors.length; index += 1) if (!positive(factors[index] ?? 0)) return false;
  return (
    positive(line.coefficient) &&
    whole(line.assigned) &&
    whole(line.done) &&
    whole(line.progress) &&
    whole(line.quality) &&
    areSound(line.faults, line) &&
    areSound(line.delays, line)
  );
}

function isRepeated(lines: readonly WorkLine[], index: number, key: string): boolean {
  for (let before = 0; before < index; before += 1) if (lines[before]?.key === key) return true;
  return false;
}

function addShareFault(found: InputFault[], key: string, { part, whole: all }: StatedShare): void {
  if (!whole(part) || !whole(all)) found.push(fault('not-a-whole-number', key));
  else if (part > all) found.push(fault('share-above-whole', key, all));
}

/** Faults of keys nobody knows, of work lines and of stated shares. Millions of inputs pass here: plain loops. */
export function inputFaults({ entered, chosen }: Known, input: ScoreInput): readonly InputFault[] {
  const found: InputFault[] = [];
  const { lines, shares } = input;
  for (const key in input.entered) if (!entered.has(key)) found.push(fault('unknown-criterion', key));
  for (const key in input.choices) if (!chosen.has(key)) found.push(fault('unknown-input', key));
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined) continue;
    if (!isSound(line)) addLineFaults(found, line);
    if (index > 0 && isRepeated(lines, index, line.key)) found.push(fault('two-lines-alike', line.key));
  }
  for (const key in shares) {
    const share = shares[key];
    if (share !== undefined) addShareFault(found, key, share);
  }
  return found;
}
