// Two ways of doing a thing, measured in turns in the same minutes.
import type { Child } from './child.ts';
import { median, ratios, type Spread } from './figures.ts';
import type { Stands } from './stands.ts';

/** Cost of one request: milliseconds of CPU of the program and of the database, and of waiting. */
export interface Cost {
  readonly program: number;
  readonly database: number;
  readonly wait: number;
}

export const cpuOf = ({ program, database }: Cost) => program + database;
export const waitOf = ({ wait }: Cost) => wait;

/** One side: `work` does the requests of a round and answers how long each took. Round 0 is not counted. */
export interface Side {
  readonly child: Child;
  readonly work: (round: number) => Promise<readonly number[]>;
}

async function costOf(stands: Stands, { child, work }: Side, round: number): Promise<Cost> {
  const [before, database] = [(await child.counters()).cpu, stands.databaseCpu()];
  const times = await work(round);
  const program = ((await child.counters()).cpu - before) / times.length;
  return { program, database: (stands.databaseCpu() - database) / times.length, wait: median(times) };
}

/** Costs of every round of every side, sides in turns; whoever begins changes from round to round. */
export async function inTurns(
  stands: Stands,
  rounds: number,
  sides: readonly Side[],
): Promise<readonly (readonly Cost[])[]> {
  const costs: Cost[][] = sides.map(() => []);
  for (let round = 0; round <= rounds; round += 1) {
    const order = round % 2 === 0 ? sides : sides.toReversed();
    for (const side of order) {
      const cost = await costOf(stands, side, round);
      if (round > 0) costs[sides.indexOf(side)]?.push(cost);
    }
  }
  return costs;
}

export const compared = (
  ours: readonly Cost[] = [],
  theirs: readonly Cost[] = [],
  of: (cost: Cost) => number = cpuOf,
): Spread => ratios(ours.map(of), theirs.map(of));

/** 'CPU 1.23 ms (Node 0.61, PostgreSQL 0.62), answer 2.34 ms' */
export function inWords(costs: readonly Cost[] = []): string {
  const middle = (of: (cost: Cost) => number) => median(costs.map(of)).toFixed(2);
  const parts = `Node ${middle((one) => one.program)}, PostgreSQL ${middle((one) => one.database)}`;
  return `CPU ${middle(cpuOf)} ms (${parts}), answer ${middle(waitOf)} ms`;
}
