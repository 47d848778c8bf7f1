// A million evaluations scored by the product against a loop written by hand for that one regulation: the outside
// calculator of the tests, exact as well, which knows no rulebook, checks no input and explains nothing.

import { pointsAndLevel } from '../../src/domain/score/evaluate.ts';
import type { ScoreInput } from '../../src/domain/score/input.ts';
import { shippedRulebook } from '../../test/builders/rulebooks.ts';
import { REGIMES, type Regime, reckon } from '../../test/rulebooks/outside/calculator.ts';
import type { Case } from '../../test/rulebooks/outside/case.ts';
import { drawFrom, generate } from '../../test/rulebooks/outside/generate.ts';
import type { Finding, Measure } from '../measure.ts';
import { median, ratios } from '../stand/figures.ts';
import type { Size } from '../stand/size.ts';
import type { Stands } from '../stand/stands.ts';

const SEED = 335;
const KINDS = 5000;
/** Regulations that reckon from work lines, from degrees, by conditions alone, from points with and without conditions. */
const MEASURED = [
  ...['335-civil-servant', '335-leader', '366-person', '8679-weekly', '90-2020', 'khanh-hoa'],
  'vien-chuc-233-staff',
];

/** Milliseconds of CPU this takes. */
function cpuOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** What a regulation does not ask for is not handed in either: a week has no work lines. */
function casesOf(regime: Regime): readonly Case[] {
  const draw = drawFrom(SEED);
  const usesLines = regime.id !== '8679-weekly';
  return Array.from({ length: KINDS }, () => {
    const one = generate(draw, regime);
    return usesLines ? one : { ...one, lines: [] };
  });
}

function compare(regime: Regime, size: Size): Finding {
  const rulebook = shippedRulebook(regime.id);
  const cases = casesOf(regime);
  const count = size.name === 'small' ? 20_000 : 1_000_000;
  const each = (score: (input: Case) => unknown) => () => {
    for (let index = 0; index < count; index += 1) {
      const one = cases[index % KINDS];
      if (one !== undefined) score(one);
    }
  };
  // A case is an input with its period beside.
  const ours = each((one) => pointsAndLevel(rulebook, one satisfies ScoreInput, one.period));
  const theirs = each((one) => reckon(regime, one));
  const spent: { readonly ours: number[]; readonly theirs: number[] } = { ours: [], theirs: [] };
  for (let round = 0; round <= size.rounds; round += 1) {
    const [a, b] = [cpuOf(ours), cpuOf(theirs)];
    // The first round is for the compiler.
    if (round > 0) spent.ours.push(a);
    if (round > 0) spent.theirs.push(b);
  }
  const each1000 = (of: readonly number[]) => ((median(of) / count) * 1000).toFixed(1);
  return {
    ...{
      measure: 'scoring',
      what: `${regime.id}: CPU of ${count.toLocaleString('en')} evaluations`,
      unit: 'x',
    },
    ...{ value: ratios(spent.ours, spent.theirs), goal: 3 },
    note: `${each1000(spent.ours)} µs each against ${each1000(spent.theirs)} µs`,
  };
}

async function run(_stands: Stands, size: Size): Promise<readonly Finding[]> {
  return REGIMES.filter(({ id }) => MEASURED.includes(id)).map((regime) => compare(regime, size));
}

export const scoringMeasure: Measure = { name: 'scoring', run };
