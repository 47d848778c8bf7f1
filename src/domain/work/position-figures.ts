// What accepted work says about posts: volume, time, complexity, quality, delay. Everything is an integer: volumes in
// hundredths of a product, times in minutes, shares as counted fractions. Nothing here is about a named person.

/** Accepted work of one entry of the catalogue (or of none) done in one job position of one unit. */
export interface WorkOfPosition {
  readonly unitId: number;
  readonly position: string;
  readonly itemId: number | null;
  readonly complexity: string;
  readonly tasks: number;
  /** Products in hundredths: of a shared task only the share of this position. */
  readonly volume: number;
  /** Standard time of what has one, by the figures of the day of assignment. */
  readonly standard: number;
  /** Products without a standard time. */
  readonly unmeasured: number;
  /** Minutes people wrote down, and the products they wrote them for. */
  readonly declared: number;
  readonly logged: number;
  /** Tasks with a deadline, and those past it without an objective cause. */
  readonly due: number;
  readonly late: number;
  readonly returned: number;
}

/** People and working days of a job position in a unit: a full post held for all of the time is `days` days. */
export interface HoldersOfPosition {
  readonly unitId: number;
  readonly position: string;
  /** Persons who held it, each where he held a post last: sums over positions and units count nobody twice. */
  readonly people: number;
  /** Who holds it on the last day. */
  readonly now: number;
  /** Working days held, summed over the people. */
  readonly days: number;
}

export interface Share {
  readonly part: number;
  readonly of: number;
}

export interface PositionFigures {
  readonly people: number;
  readonly now: number;
  readonly days: number;
  readonly tasks: number;
  readonly volume: number;
  readonly standard: number;
  readonly unmeasured: number;
  readonly declared: number;
  /** Minutes of standard time per working day held, in hundredths, cut off; null: nobody held the position. */
  readonly perDay: number | null;
  readonly inTime: Share | null;
  readonly firstTime: Share | null;
  /** Products by group of complexity, in hundredths. */
  readonly complexity: Readonly<Record<string, number>>;
}

const sum = <T>(rows: readonly T[], of: (row: T) => number) =>
  rows.reduce((total, row) => total + of(row), 0);
const shareOf = (part: number, of: number): Share | null => (of === 0 ? null : { part, of });

/** Figures over any lines and holders: of one position in one unit, of a position everywhere, of a whole unit. */
export function figuresOfWork(
  lines: readonly WorkOfPosition[],
  holders: readonly HoldersOfPosition[],
): PositionFigures {
  const days = sum(holders, (one) => one.days);
  const standard = sum(lines, (one) => one.standard);
  const due = sum(lines, (one) => one.due);
  const tasks = sum(lines, (one) => one.tasks);
  const groups = Map.groupBy(lines, (one) => one.complexity);
  return {
    people: sum(holders, (one) => one.people),
    now: sum(holders, (one) => one.now),
    ...{ days, tasks, standard },
    volume: sum(lines, (one) => one.volume),
    unmeasured: sum(lines, (one) => one.unmeasured),
    declared: sum(lines, (one) => one.declared),
    perDay: days === 0 ? null : Math.floor((standard * 100) / days),
    inTime: shareOf(due - sum(lines, (one) => one.late), due),
    firstTime: shareOf(tasks - sum(lines, (one) => one.returned), tasks),
    complexity: Object.fromEntries(
      [...groups].map(([group, some]) => [group, sum(some, (one) => one.volume)]),
    ),
  };
}

/** Whole per cent, cut off: 199 of 200 is 99, never 100. */
export function percentOf({ part, of }: Share): number {
  return Math.floor((part * 100) / of);
}

/** Fewer people elsewhere than this are not shown: the figures would be those of named persons. */
export const FEWEST_PEOPLE = 5;
/** Fewer tasks than this on either side say little. */
export const FEWEST_TASKS = 30;
/** Loads further apart than this (per cent of the smaller one) are not compared like with like. */
export const FAR_APART = 150;

export type ComparisonWarning = 'few-people' | 'few-tasks' | 'different-load';

export interface Comparison {
  /** Null where so few hold the position elsewhere that their figures would be about persons. */
  readonly elsewhere: PositionFigures | null;
  readonly units: number;
  readonly warnings: readonly ComparisonWarning[];
}

/** The same position in other units beside one's own, with what speaks against comparing them. */
export function compareElsewhere(
  own: PositionFigures,
  elsewhere: PositionFigures,
  units: number,
): Comparison {
  if (elsewhere.people < FEWEST_PEOPLE) return { elsewhere: null, units, warnings: ['few-people'] };
  const few = own.tasks < FEWEST_TASKS || elsewhere.tasks < FEWEST_TASKS;
  return {
    elsewhere,
    units,
    warnings: [
      ...(few ? (['few-tasks'] as const) : []),
      ...(areFarApart(own.perDay, elsewhere.perDay) ? (['different-load'] as const) : []),
    ],
  };
}

function areFarApart(one: number | null, other: number | null): boolean {
  const [less = 0, more = 0] = [one ?? 0, other ?? 0].toSorted((a, b) => a - b);
  return more * 100 > less * FAR_APART;
}
