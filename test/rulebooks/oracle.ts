// Scores once more, written apart from the engine: plain BigInt fractions over a common denominator, nothing shared.
import type { ItemFault, ScoreInput, WorkLine } from '../../src/domain/score/input.ts';

export interface Plain {
  readonly n: bigint;
  readonly d: bigint;
}

const weight = (line: WorkLine) =>
  line.factors.reduce((all, factor) => all * BigInt(factor), BigInt(line.coefficient)) *
  100n ** BigInt(4 - line.factors.length);

/** Items lost, in hundredths of an item times 10,000. */
function lostItems(faults: readonly ItemFault[], percent: bigint): bigint {
  let lost = 0n;
  for (const { times, excused } of faults) {
    const each = percent * BigInt(times - excused);
    lost += 100n * (each > 10_000n ? 10_000n : each);
  }
  return lost;
}

function left(line: WorkLine, faults: readonly ItemFault[], per: 'item' | 'line', percent: bigint): bigint {
  const done = BigInt(line.done) * 10_000n;
  if (per === 'line') {
    const count = faults.reduce((sum, { times, excused }) => sum + times - excused, 0);
    const share = percent * BigInt(count);
    return BigInt(line.done) * (share > 10_000n ? 0n : 10_000n - share);
  }
  const rest = done - lostItems(faults, percent);
  return rest < 0n ? 0n : rest;
}

function ratio(top: bigint, bottom: bigint): Plain {
  return top > bottom ? { n: 1n, d: 1n } : { n: top, d: bottom };
}

function sum(lines: readonly WorkLine[], of: (line: WorkLine) => bigint): bigint {
  return lines.reduce((all, line) => all + weight(line) * of(line), 0n);
}

/** The three ratios a, b, c; null without assigned work. */
export function ratios(
  lines: readonly WorkLine[],
  base: 'assigned' | 'completed',
  per: 'item' | 'line',
  percent = 2500n,
): readonly Plain[] | null {
  const given = sum(lines, (line) => BigInt(line.assigned) * 10_000n);
  const done = sum(lines, (line) => BigInt(line.done) * 10_000n);
  if (given === 0n) return null;
  const under = base === 'assigned' ? given : done;
  const of = (faultsOf: (line: WorkLine) => readonly ItemFault[]): Plain =>
    under === 0n
      ? { n: 1n, d: 1n }
      : ratio(
          sum(lines, (line) => left(line, faultsOf(line), per, percent)),
          under,
        );
  return [ratio(done, given), of((line) => line.faults), of((line) => line.delays)];
}

/** general (hundredths) + mean of the shares x 70, as n/d points. */
export function total335(input: ScoreInput, shares: readonly Plain[]): Plain {
  const general = Object.values(input.entered).reduce((all: bigint, value) => all + BigInt(value ?? 0), 0n);
  const d = shares.reduce((all, share) => all * share.d, 1n);
  const top = shares.reduce((all, share) => all + (share.n * d) / share.d, 0n);
  const count = BigInt(shares.length);
  return { n: general * d * count + top * 7000n, d: 100n * d * count };
}
