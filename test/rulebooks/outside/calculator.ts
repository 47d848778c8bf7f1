// Every regulation scored once more from its text, outside the product: no rulebook file is read and no code of the
// product runs here. Sources by regulation: the digest of regulations, sections 2 to 6.
import { type Answer, type Case, type LevelName, WORST_LAST } from './case.ts';
import { minus, most, order, plus, type Q, q, total, ZERO } from './numbers.ts';
import {
  above,
  atLeast,
  band,
  cityParts,
  is,
  leaderFactors,
  meanOf70,
  ratios335,
  ratiosThanhHoa,
  shareOf,
  TASKS,
  typed,
} from './parts.ts';

const numbered = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);

/** Points typed in: key, most (hundredths), step. */
export type Field = readonly [key: string, most: number, step: number];

const GENERAL_335: readonly Field[] = [
  ...['politics', 'discipline'].map((key): Field => [key, 500, 25]),
  ...['capacity', 'readiness', 'responsibility', 'attitude'].map((key): Field => [key, 250, 25]),
  ...['breakthrough', 'innovation', 'accountability', 'decisiveness'].map((key): Field => [key, 250, 25]),
];
/** 18 in nine items of 2, 4 in four of 1, 8 in four of 2: all or nothing; task results typed in. */
const GENERAL_366: readonly Field[] = [
  ...numbered('politics', 9).map((key): Field => [key, 200, 200]),
  ...numbered('innovation', 4).map((key): Field => [key, 100, 100]),
  ...[...numbered('self-criticism', 3), 'remedied'].map((key): Field => [key, 200, 200]),
  ['results', 7000, 50],
];
const WEEK: readonly Field[] = [
  ['quality', 4000, 50],
  ['progress', 4000, 50],
  ['conduct', 2000, 50],
];
const KHANH_HOA: readonly Field[] = [
  ...['ideology', 'ethics', 'style', 'discipline'].map((key): Field => [key, 500, 50]),
  ['reform', 1000, 50],
  ['results', 7000, 50],
];
const GROUPS_233: readonly Field[] = [
  ['group-1', 1300, 10],
  ['group-2', 1200, 10],
  ['group-3', 500, 10],
];
const AXES_233: readonly (readonly [key: string, points: number])[] = [
  ['axis-1', 40],
  ['axis-2', 7],
  ['axis-3', 8],
  ...['axis-4', 'axis-5', 'axis-6'].map((key): readonly [string, number] => [key, 5]),
];
const items = (maxima: readonly number[]): readonly Field[] =>
  maxima.map((max, index): Field => [`general-${index + 1}`, max * 100, 50]);

const keysOf = (fields: readonly Field[]) => fields.map(([key]) => key);
const sum = (a: Q | null, b: Q | null): Q | null => (a === null || b === null ? null : plus(a, b));
const worse = (a: LevelName, b: LevelName): LevelName =>
  WORST_LAST.indexOf(a) >= WORST_LAST.indexOf(b) ? a : b;

type LevelOf = (of: Case, points: Q) => LevelName | 'open';
/** Points of one form, and the level that points and facts make. */
interface Rules {
  readonly points: (of: Case) => Q | null;
  readonly level: LevelOf;
}

const convicted = (of: Case) => is(of, 'decline-concluded') || is(of, 'disciplined');

function points335(isLeader: boolean) {
  return (of: Case): Q | null => {
    const [ratios, factors] = [ratios335(of), isLeader ? leaderFactors(of) : []];
    const tasks = ratios === null || factors === null ? null : meanOf70([...ratios, ...factors]);
    return sum(typed(of, keysOf(GENERAL_335)), tasks);
  };
}

/** Art. 20: disciplined or in decline in the year, a leader also where a unit was handled for corruption. */
function level335(isLeader: boolean): LevelOf {
  return (of, points) =>
    convicted(of) || (isLeader && is(of, 'unit-corruption')) ? 'not-completed' : band(points);
}

const of335 = (isLeader: boolean): Rules => ({ points: points335(isLeader), level: level335(isLeader) });

/** 366 art. 11: 100 % on time with quality for good and excellent, 30 % exceeded, 20 % late at most, 100 % done. */
function level366(of: Case, points: Q, forExcellent: boolean): LevelName | 'open' {
  const forced = convicted(of) || above(TASKS.undone(of), 50);
  if (forced) return 'not-completed';
  const onTime = atLeast(TASKS.onTime(of), 100);
  let level = band(points);
  if (level === 'excellent' && !(onTime && atLeast(TASKS.exceeded(of), 30) && forExcellent)) level = 'good';
  if (level === 'good' && !onTime) level = 'completed';
  if (level === 'completed' && (above(TASKS.late(of), 20) || !atLeast(TASKS.done(of), 100))) return 'open';
  return level;
}

const badQuarter = (of: Case) =>
  of.period === 'year' && of.earlier.some((one) => one.period === 'quarter' && one.level === 'not-completed');

function leads(of: Case): boolean {
  return (
    !is(of, 'leader') ||
    (atLeast(shareOf(of, 'led-organ-on-time'), 100) &&
      atLeast(shareOf(of, 'led-organ-exceeded'), 30) &&
      !badQuarter(of))
  );
}

const points366 = (of: Case) => typed(of, keysOf(GENERAL_366));

function person366(unit: (of: Case) => boolean): Rules {
  return {
    points: points366,
    level: (of, points) =>
      is(of, 'led-unit-under-seventy') && !is(of, 'force-majeure')
        ? 'not-completed'
        : level366(of, points, leads(of) && unit(of)),
  };
}

const COLLECTIVE_366: Rules = {
  points: points366,
  level: (of, points) => level366(of, points, !is(of, 'member-disciplined')),
};

const WEEKLY: Rules = {
  points: (of) => typed(of, keysOf(WEEK)),
  level: (_of, points) => band(points, 75),
};

function year90(of: Case): Answer {
  const excellent =
    is(of, 'conduct-met') &&
    atLeast(TASKS.done(of), 100) &&
    atLeast(TASKS.exceeded(of), 50) &&
    (!is(of, 'manager') || atLeast(shareOf(of, 'units-good'), 70));
  const good = is(of, 'conduct-met') && atLeast(TASKS.done(of), 100) && atLeast(TASKS.onTime(of), 80);
  const level = is(of, 'away-three-months')
    ? 'completed'
    : excellent
      ? 'excellent'
      : good
        ? 'good'
        : 'completed';
  return { total: null, level: is(of, 'disciplined') ? 'not-completed' : level };
}

function hungYen(isLeader: boolean): Rules {
  return {
    points: points335(isLeader),
    level: (of, points) => {
      const level = level335(isLeader)(of, points);
      const under = is(of, 'unit-under-seventy') && !is(of, 'force-majeure');
      const short = of.period === 'quarter' && !atLeast(TASKS.done(of), 100) && !is(of, 'objective-cause');
      if (level === 'not-completed' || short || (isLeader && under)) return 'not-completed';
      return level === 'excellent' && (isLeader ? badQuarter(of) : under) ? 'good' : level;
    },
  };
}

const KHANH_HOA_RULES: Rules = {
  points: (of) => typed(of, keysOf(KHANH_HOA)),
  level: (_of, points) => {
    if (order(points, q(90)) >= 0) return 'excellent';
    if (order(points, q(80)) > 0) return 'good';
    if (order(points, q(50)) > 0) return 'completed';
    return order(points, q(50)) === 0 ? 'open' : 'not-completed';
  },
};

function thanhHoa(fields: readonly Field[], isLeader: boolean): Rules {
  return {
    points: (of) => {
      const [ratios, factors] = [ratiosThanhHoa(of), isLeader ? leaderFactors(of) : []];
      const tasks = ratios === null || factors === null ? null : meanOf70([...ratios, ...factors]);
      const before = sum(typed(of, keysOf(fields)), tasks);
      return before === null ? null : most(ZERO, minus(before, q(of.entered.penalty ?? 0, 100)));
    },
    level: (of, reached) => {
      if (convicted(of) || above(TASKS.undone(of), isLeader ? 30 : 50)) return 'not-completed';
      const weakest = (percent: number) =>
        of.lines.every((line) => line.assigned === 0 || line.done * 100 >= line.assigned * percent);
      let level = band(reached);
      if (level === 'excellent' && !(weakest(100) && atLeast(TASKS.exceeded(of), 30))) level = 'good';
      if (level === 'good' && !weakest(50)) level = 'completed';
      return level === 'completed' && above(TASKS.late(of), 20) ? 'open' : level;
    },
  };
}

const CITY: Rules = {
  points: (of) => {
    const [first, parts] = [typed(of, ['part-1']), cityParts(of)];
    if (first === null || parts === null) return null;
    const all = total([first, parts.tasks, parts.bonus]);
    return order(all, q(100)) > 0 ? q(100) : all;
  },
  level: (_of, points) => band(points),
};

/** 233/2026 as the college reads it: the head is never above the unit. */
function level233(of: Case, points: Q, isLeader: boolean): LevelName {
  const fine =
    atLeast(TASKS.done(of), 100) &&
    atLeast(TASKS.exceeded(of), 30) &&
    is(of, 'old-faults-fixed') &&
    (!is(of, 'teacher') || is(of, 'teaching-norms-met'));
  if (is(of, 'disciplined')) return 'not-completed';
  if (isLeader && is(of, 'unit-under-seventy') && !is(of, 'force-majeure')) return 'not-completed';
  let level = band(points);
  if (level === 'excellent' && (!fine || (isLeader && badQuarter(of)))) level = 'good';
  return isLeader && is(of, 'head') && of.unitLevel !== null ? worse(level, of.unitLevel) : level;
}

const STAFF_233: Rules = {
  points: (of) => {
    const completion = AXES_233.map(([key, points]): Q | null => {
      const percent = of.entered[key];
      return percent === undefined ? null : q(Math.min(percent, 10_000) * points, 10_000);
    });
    return sum(typed(of, keysOf(GROUPS_233)), completion.reduce<Q | null>(sum, ZERO));
  },
  level: (of, points) => level233(of, points, false),
};

const LEADER_233: Rules = {
  points: (of) => {
    const [ratios, factors] = [ratios335(of), leaderFactors(of)];
    const tasks = ratios === null || factors === null ? null : meanOf70([...ratios, ...factors]);
    return sum(typed(of, keysOf(GROUPS_233)), tasks);
  },
  level: (of, points) => level233(of, points, true),
};

/** One form: its points, then its level; without points only where the regulation has none (90/2020). */
export function reckon({ rules }: Regime, of: Case): Answer {
  if (rules === '90-2020') return year90(of);
  const points = rules.points(of);
  return points === null ? { total: null, level: 'open' } : { total: points, level: rules.level(of, points) };
}

export interface Regime {
  readonly id: string;
  readonly periods: readonly Case['period'][];
  readonly fields: readonly Field[];
  /** Typed in, but nothing is lacking without them. */
  readonly optional?: readonly Field[];
  readonly isLeader?: boolean;
  readonly rules: Rules | '90-2020';
  /** Records of which kind make a year by their mean. */
  readonly yearOf?: Case['period'];
}

const QUARTERS = ['quarter', 'year'] as const;
const MONTHS = ['month', 'quarter', 'year'] as const;
const PENALTY: readonly Field[] = [['penalty', 10_000, 50]];
const TH = { leader: items([5, 5, 16, 2, 2]), staff: items([5, 5, 16, 4]), contract: items([15, 10, 5]) };

export const REGIMES: readonly Regime[] = [
  { id: '335-civil-servant', periods: MONTHS, fields: GENERAL_335, rules: of335(false), yearOf: 'quarter' },
  {
    id: '335-leader',
    periods: MONTHS,
    fields: GENERAL_335,
    isLeader: true,
    rules: of335(true),
    yearOf: 'quarter',
  },
  { id: '366-collective', periods: QUARTERS, fields: GENERAL_366, rules: COLLECTIVE_366, yearOf: 'quarter' },
  {
    id: '366-person',
    periods: QUARTERS,
    fields: GENERAL_366,
    rules: person366(() => true),
    yearOf: 'quarter',
  },
  { id: '8679-unit', periods: ['week'], fields: WEEK, rules: WEEKLY },
  { id: '8679-weekly', periods: ['week'], fields: WEEK, rules: WEEKLY },
  { id: '90-2020', periods: ['year'], fields: [], rules: '90-2020' },
  {
    ...{ id: 'dong-nai-13', periods: QUARTERS, fields: GENERAL_366 },
    yearOf: 'quarter',
    rules: person366((of) => atLeast(shareOf(of, 'unit-tasks-done'), 100)),
  },
  {
    id: 'hung-yen-427-leader',
    periods: QUARTERS,
    fields: GENERAL_335,
    isLeader: true,
    yearOf: 'quarter',
    rules: hungYen(true),
  },
  {
    id: 'hung-yen-427-staff',
    periods: QUARTERS,
    fields: GENERAL_335,
    rules: hungYen(false),
    yearOf: 'quarter',
  },
  { id: 'khanh-hoa', periods: ['month', 'year'], fields: KHANH_HOA, rules: KHANH_HOA_RULES },
  {
    ...{ id: 'thanh-hoa-1053-contract', periods: ['month'], fields: TH.contract, optional: PENALTY },
    ...{ yearOf: 'month' as const, rules: thanhHoa(TH.contract, false) },
  },
  {
    ...{ id: 'thanh-hoa-1053-leader', periods: ['month'], fields: TH.leader, optional: PENALTY },
    ...{ isLeader: true, yearOf: 'month', rules: thanhHoa(TH.leader, true) },
  },
  {
    ...{ id: 'thanh-hoa-1053-staff', periods: ['month'], fields: TH.staff, optional: PENALTY },
    ...{ yearOf: 'month' as const, rules: thanhHoa(TH.staff, false) },
  },
  { id: 'tphcm-06', periods: QUARTERS, fields: [['part-1', 3000, 25]], rules: CITY, yearOf: 'quarter' },
  {
    id: 'vien-chuc-233-leader',
    periods: QUARTERS,
    fields: GROUPS_233,
    isLeader: true,
    rules: LEADER_233,
    yearOf: 'quarter',
  },
  {
    ...{ id: 'vien-chuc-233-staff', periods: QUARTERS },
    fields: [...GROUPS_233, ...AXES_233.map(([key]): Field => [key, 13_000, 1])],
    yearOf: 'quarter',
    rules: STAFF_233,
  },
];
