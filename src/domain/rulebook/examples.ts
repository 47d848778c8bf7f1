// The worked examples of a rulebook, run whenever it loads: total, level and the exact values named.
import { evaluate } from '../score/evaluate.ts';
import {
  compare,
  type Fraction,
  fraction,
  fractionText,
  fromExact,
  multiply,
  ofHundredths,
  readFraction,
} from '../score/fraction.ts';
import { plainInput, type ScoreInput } from '../score/input.ts';
import { levelOf } from '../score/levels.ts';
import type { ExplainedNode, Outcome } from '../score/outcome.ts';
import { type Fault, fault, type Path } from './reader.ts';
import type { Example, Rulebook } from './shape.ts';

/** Shown in a fault where an example expects or gets no total or no level. */
const NONE = '-';

/** Everything an example hands in. */
export function exampleInput({ given, input }: Example): ScoreInput {
  return { ...plainInput(given), ...input };
}

function nodeOf(nodes: readonly ExplainedNode[], key: string): ExplainedNode | null {
  for (const node of nodes) {
    const found = node.key === key ? node : nodeOf(node.children, key);
    if (found !== null) return found;
  }
  return null;
}

/** As an example writes it: whole hundredths as a number, anything else as an exact fraction of points. */
function asWritten(value: Fraction): number | string {
  const { n, d } = multiply(value, fraction(100));
  return d === 1n ? Number(n) : fractionText(value);
}

function valueFaults(example: Example, outcome: Outcome, at: Path): Fault[] {
  const nodes = [...(outcome.root === null ? [] : [outcome.root]), ...outcome.figures];
  return Object.entries(example.values).flatMap(([key, expected]) => {
    const value = nodeOf(nodes, key)?.value ?? null;
    const wanted = typeof expected === 'number' ? ofHundredths(expected) : readFraction(expected);
    const same = value !== null && compare(fromExact(value), wanted) === 0;
    const found = value === null ? NONE : asWritten(fromExact(value));
    const params = { key: example.key, node: key, expected, found };
    return same ? [] : [fault([...at, 'values', key], 'example-value-differs', params)];
  });
}

/** An example that names an unknown criterion can only expect no total. */
export function failingExamples(rulebook: Rulebook): Fault[] {
  return rulebook.examples.flatMap((example, index) => {
    const outcome = evaluate(rulebook, exampleInput(example));
    const faults: Fault[] = [];
    const differs = (name: 'total' | 'level', found: number | string | null) => {
      const params = { key: example.key, expected: example[name] ?? NONE, found: found ?? NONE };
      if (found !== example[name])
        faults.push(fault(['examples', index, name], `example-${name}-differs`, params));
    };
    differs('total', outcome.shown);
    differs('level', outcome.level.level);
    return [...faults, ...valueFaults(example, outcome, ['examples', index])];
  });
}

/** Borders of the bands, whatever the step of entry. */
export function failingBorders(rulebook: Rulebook): Fault[] {
  return rulebook.levelExamples.flatMap(({ points, level }, index) => {
    const found = levelOf(rulebook, points)?.key ?? NONE;
    const params = { key: points, expected: level, found };
    return found === level ? [] : [fault(['levelExamples', index, 'level'], 'example-level-differs', params)];
  });
}
