// A year that is the mean of its parts, from the texts: 335 art. 20 and 21, 366 art. 11 over the tasks of the year, 02-HD. The
// parts' forms make one form of the year, which the regulation's own rules then judge.
import type { Regime } from './calculator.ts';
import type { Answer, Case, LevelName } from './case.ts';
import { over, type Q, q, total } from './numbers.ts';
import { shareOf, TASKS } from './parts.ts';

/** Whatever is concluded about somebody in a part is concluded in the year; what lifts it lifts it in that part alone. */
const CONCLUDED: readonly (readonly [fact: string, lifted: string | null])[] = [
  ['decline-concluded', null],
  ['disciplined', null],
  ['unit-corruption', null],
  ['member-disciplined', null],
  ['unit-under-seventy', 'force-majeure'],
  ['led-unit-under-seventy', 'force-majeure'],
];
/** Who somebody is follows from the last part. */
const POST = ['leader', 'head', 'teacher'];
/** Has to hold in every part. */
const THROUGHOUT = ['old-faults-fixed', 'teaching-norms-met'];
const LED = ['led-organ-on-time', 'led-organ-exceeded', 'unit-tasks-done'];

const holds = (of: Case, fact: string | null) => fact !== null && of.flags[fact] === true;

const TASK_NAMES: Readonly<Record<string, (of: Case) => Q | null>> = {
  'tasks-done': TASKS.done,
  'tasks-on-time-with-quality': TASKS.onTime,
  'tasks-exceeded': TASKS.exceeded,
  'tasks-late': TASKS.late,
  'tasks-undone': TASKS.undone,
};

/** Shares of tasks of all parts together: as stated, or counted from their lines. */
function sharesOf(parts: readonly Case[]): Case['shares'] {
  const together = (found: readonly (Q | null)[]) => {
    const known = found.flatMap((share) => (share === null ? [] : [share]));
    const sum = (at: 0 | 1) => known.reduce((all, share) => all + Number(share[at]), 0);
    return { part: sum(0), whole: sum(1) };
  };
  const stated = (name: string) => (of: Case) => (of.shares[name] === undefined ? null : shareOf(of, name));
  return Object.fromEntries([
    ...LED.map((name) => [name, together(parts.map(stated(name)))]),
    ...Object.entries(TASK_NAMES).map(([name, of]) => [name, together(parts.map(of))]),
  ]);
}

export interface DecidedPart {
  readonly of: Case;
  readonly total: Q;
  readonly level: LevelName | null;
}

/** Null where the regulation makes no year this way. */
export function yearByMean(regime: Regime, parts: readonly DecidedPart[]): Answer | null {
  const { rules, yearOf } = regime;
  const last = parts.at(-1);
  if (yearOf === undefined || rules === '90-2020' || last === undefined) return null;
  const cases = parts.map(({ of }) => of);
  const flags = Object.fromEntries([
    ...CONCLUDED.map(([fact, lifted]) => [fact, cases.some((of) => holds(of, fact) && !holds(of, lifted))]),
    ...POST.map((fact) => [fact, holds(last.of, fact)]),
    ...THROUGHOUT.map((fact) => [fact, cases.every((of) => holds(of, fact))]),
  ]);
  const points = over(total(parts.map((one) => one.total)), q(parts.length));
  const year: Case = {
    ...last.of,
    ...{ period: 'year', flags, shares: sharesOf(cases), lines: cases.flatMap(({ lines }) => lines) },
    // Asked of each quarter alone, against the unit's level of that quarter.
    unitLevel: null,
    earlier: parts.flatMap(({ level }) => (level === null ? [] : [{ period: yearOf, level }])),
  };
  return { total: points, level: rules.level(year, points) };
}
