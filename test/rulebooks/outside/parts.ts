// Pieces several regulations have in common, reckoned by hand from their texts.
import type { Case, Faulty, LevelName, Work } from './case.ts';
import { least, minus, most, ONE, order, over, plus, type Q, q, times, total, ZERO } from './numbers.ts';

/** Coefficient times factors (quantities converted, sản phẩm/công việc đã quy đổi). */
const weight = (line: Work): Q =>
  line.factors.reduce((product, factor) => times(product, q(factor, 100)), q(line.coefficient, 100));

const counts = ({ times: all, excused }: Faulty) => all - excused;

/** Items left after 25 % off each faulty item for each failure (335 art. 14: "of that product"). */
function leftByItem(line: Work, faulty: readonly Faulty[]): Q {
  const lost = faulty.map((one) => Math.min(4, counts(one))).reduce((sum, quarters) => sum + quarters, 0);
  return most(ZERO, minus(q(line.done, 100), q(lost, 4)));
}

/** The whole line loses 25 % for each failure in it (Thanh Hóa). */
function leftByLine(line: Work, faulty: readonly Faulty[]): Q {
  const quarters = Math.max(0, 4 - faulty.map(counts).reduce((sum, one) => sum + one, 0));
  return times(q(line.done, 100), q(quarters, 4));
}

function converted(lines: readonly Work[], quantity: (line: Work) => Q): Q {
  return total(lines.map((line) => times(weight(line), quantity(line))));
}

/** a, b, c of decree 335, each at most 1; null without assigned work. */
export function ratios335({ lines }: Case): readonly Q[] | null {
  const given = converted(lines, (line) => q(line.assigned, 100));
  if (given[0] === 0n) return null;
  const of = (quantity: (line: Work) => Q) => least(ONE, over(converted(lines, quantity), given));
  return [
    of((line) => q(line.done, 100)),
    of((line) => leftByItem(line, line.faults)),
    of((line) => leftByItem(line, line.delays)),
  ];
}

/** The same of Thanh Hóa: b and c over what was completed; with nothing completed its source takes the whole. */
export function ratiosThanhHoa({ lines }: Case): readonly Q[] | null {
  const given = converted(lines, (line) => q(line.assigned, 100));
  if (given[0] === 0n) return null;
  const done = converted(lines, (line) => q(line.done, 100));
  const of = (faulty: (line: Work) => readonly Faulty[]) =>
    done[0] === 0n
      ? ONE
      : over(
          converted(lines, (line) => leftByLine(line, faulty(line))),
          done,
        );
  return [least(ONE, over(done, given)), of((line) => line.faults), of((line) => line.delays)];
}

/** d, đ, e of a leader; null while a subordinate is undecided. */
export function leaderFactors({ choices, subordinates }: Case): readonly Q[] | null {
  if (subordinates === null || subordinates.decided < subordinates.total || subordinates.worst === null)
    return null;
  const full = (yes: boolean) => (yes ? ONE : q(1, 2));
  return [
    full(subordinates.worst !== 'not-completed'),
    full(choices.organising?.option === 'full'),
    full(choices.uniting?.option === 'full'),
  ];
}

/** 70 times the mean. */
export function meanOf70(shares: readonly Q[]): Q {
  return times(q(70), over(total(shares), q(shares.length)));
}

/** Points typed in, all of them; null when one is missing. */
export function typed(of: Case, keys: readonly string[]): Q | null {
  const values = keys.map((key) => of.entered[key]);
  return values.some((value) => value === undefined)
    ? null
    : q(
        values.reduce<number>((sum, value) => sum + (value ?? 0), 0),
        100,
      );
}

/** Standard points x (30 % progress + 70 % quality) x difficulty over those of full marks; bonus 5 %, at most 7 (TP.HCM). */
export function cityParts({ lines }: Case): { readonly tasks: Q; readonly bonus: Q } | null {
  const degree = ({ progress, quality }: Work): Q =>
    plus(times(q(3, 10), q(progress ?? 0, 10_000)), times(q(7, 10), q(quality ?? 0, 10_000)));
  const all = converted(lines, (line) => q(line.assigned, 100));
  if (all[0] === 0n || lines.some((line) => line.progress === null || line.quality === null)) return null;
  const reached = (of: readonly Work[]) =>
    converted(of, (line) => times(q(line.assigned, 100), degree(line)));
  return {
    tasks: times(q(70), least(ONE, over(reached(lines), all))),
    bonus: least(q(7), times(q(1, 20), reached(lines.filter((line) => line.bonus)))),
  };
}

const bad = (faulty: readonly Faulty[]) => faulty.some((one) => counts(one) > 0);

/** How many tasks of all: as stated, else counted from the lines; null when neither is there. */
export function shareOf(of: Case, name: string, test: (line: Work) => boolean = () => false): Q | null {
  const stated = of.shares[name];
  if (stated !== undefined) return stated.whole === 0 ? null : q(stated.part, stated.whole);
  const tasks = of.lines.filter((line) => line.assigned > 0);
  return tasks.length === 0 ? null : q(tasks.filter(test).length, tasks.length);
}

export const TASKS = {
  done: (of: Case) => shareOf(of, 'tasks-done', (line) => line.done >= line.assigned),
  onTime: (of: Case) =>
    shareOf(
      of,
      'tasks-on-time-with-quality',
      (line) => line.done >= line.assigned && !bad(line.faults) && !bad(line.delays),
    ),
  exceeded: (of: Case) => shareOf(of, 'tasks-exceeded', (line) => line.exceeded || line.done > line.assigned),
  late: (of: Case) => shareOf(of, 'tasks-late', (line) => bad(line.delays)),
  undone: (of: Case) => shareOf(of, 'tasks-undone', (line) => line.done * 2 < line.assigned),
};

export const atLeast = (share: Q | null, percent: number) =>
  share !== null && order(share, q(percent, 100)) >= 0;
export const above = (share: Q | null, percent: number) =>
  share !== null && order(share, q(percent, 100)) > 0;

/** The usual bands, `good` from 70 or 75; lower border inside. */
export function band(points: Q, good = 70): LevelName {
  if (order(points, q(90)) >= 0) return 'excellent';
  if (order(points, q(good)) >= 0) return 'good';
  return order(points, q(50)) >= 0 ? 'completed' : 'not-completed';
}

export const is = (of: Case, flag: string) => of.flags[flag] === true;
