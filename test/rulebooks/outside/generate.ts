// Cases for the outside calculator: seeded, with full marks, borders, faults, excuses and lacking facts well represented.
import type { Regime } from './calculator.ts';
import { type Case, type Faulty, WORST_LAST, type Work } from './case.ts';

/** Whole numbers from 0 to below `bound`; the same for the same seed (mulberry32). */
export type Draw = (bound: number) => number;

export function drawFrom(seed: number): Draw {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

const FLAGS = [
  ...['decline-concluded', 'disciplined', 'unit-corruption', 'unit-under-seventy', 'led-unit-under-seventy'],
  ...['force-majeure', 'objective-cause', 'leader', 'head', 'teacher', 'manager', 'away-three-months'],
];
/** Asked for by some regulations, so always answered. */
const ANSWERED = ['member-disciplined', 'conduct-met', 'old-faults-fixed', 'teaching-norms-met'];
const STATED = [
  ...['tasks-done', 'tasks-on-time-with-quality', 'tasks-exceeded', 'tasks-late', 'tasks-undone'],
  ...['led-organ-on-time', 'led-organ-exceeded', 'unit-tasks-done', 'units-good'],
];

function faulty(draw: Draw, items: number): Faulty[] {
  const count = draw(3) === 0 ? draw(Math.min(items, 4) + 1) : 0;
  return Array.from({ length: count }, () => {
    const times = 1 + draw(6);
    return { times, excused: draw(3) === 0 ? draw(times + 1) : 0 };
  });
}

function lineOf(draw: Draw, index: number): Work {
  const assigned = draw(25) === 0 ? 0 : (1 + draw(12)) * 100;
  const done = [assigned, assigned, assigned, draw(15) * 100, assigned + 100][draw(5)] ?? assigned;
  const items = Math.max(assigned, done) / 100;
  const degree = () => [10_000, 10_000, 3000 + draw(7001), draw(12_000)][draw(4)] ?? 10_000;
  return {
    ...{ key: `line-${index}`, axis: null, assigned, done, exceeded: draw(3) === 0, bonus: draw(6) === 0 },
    coefficient: [30, 100, 120, 10_000, 47_300][draw(5)] ?? 100,
    factors: Array.from({ length: draw(3) }, () => [100, 140, 3800][draw(3)] ?? 100),
    ...{ faults: faulty(draw, items), delays: faulty(draw, items) },
    ...{ progress: degree(), quality: degree() },
  };
}

function points(draw: Draw, { fields, optional = [] }: Regime): Record<string, number> {
  const level = draw(4);
  const value = (max: number, step: number) => {
    const steps = max / step;
    // Full marks often, near full marks otherwise, anything in a quarter of the cases.
    return step * (level === 0 ? draw(steps + 1) : Math.max(0, steps - (draw(3) === 0 ? draw(4) : 0)));
  };
  const typed = fields.map(([key, max, step]): [string, number] => [key, value(max, step)]);
  const lacking = fields.length > 0 && draw(40) === 0 ? draw(fields.length) : -1;
  const more = optional
    .filter(() => draw(4) === 0)
    .map(([key, , step]): [string, number] => [key, step * draw(40)]);
  return Object.fromEntries([...typed.filter((_, index) => index !== lacking), ...more]);
}

/** Where some regulation's level begins, in hundredths. */
const EDGES = [9000, 8000, 7500, 7000, 5000];
const TASKS_MAX = 7000;

/** All done, or half of it, without a fault: what the tasks give is a round number, but for a hair where one is taken off. */
function roundLine(draw: Draw, index: number, half: boolean, hair: number): Work {
  const assigned = 200 * (1 + draw(6));
  return {
    ...lineOf(draw, index),
    ...{ assigned, done: (half ? assigned / 2 : assigned) - hair, faults: [], delays: [] },
    ...{ progress: half ? 5000 : 10_000, quality: half ? 5000 : 10_000, bonus: false, factors: [] },
  };
}

/** Typed points that come to `target` as nearly as their steps allow. */
function pointsTo(draw: Draw, fields: Regime['fields'], target: number): Record<string, number> {
  let left = Math.max(0, target);
  const first = draw(Math.max(1, fields.length));
  const order = [...fields.slice(first), ...fields.slice(0, first)];
  return Object.fromEntries(
    order.map(([key, max, step]): [string, number] => {
      const value = Math.min(max, left - (left % step));
      left -= value;
      return [key, value];
    }),
  );
}

/** A case on the very edge of a level, one step or a hair beside it. */
function onEdge(draw: Draw, regime: Regime): Pick<Case, 'entered' | 'lines'> {
  // Degrees in per cent (233/2026) stand for the tasks, as work lines do elsewhere.
  const degrees = regime.fields.filter(([, max]) => max > 10_000);
  const fields = regime.fields.filter(([, max]) => max <= 10_000);
  const most = fields.reduce((sum, [, max]) => sum + max, 0);
  const half = draw(3) === 0;
  const tasks = most > 5000 ? 0 : half ? TASKS_MAX / 2 : TASKS_MAX;
  const step = Math.min(...fields.map(([, , by]) => by));
  const edge = EDGES[draw(EDGES.length)] ?? 9000;
  const beside = [0, 0, step, -step][draw(4)] ?? 0;
  const hair = draw(4) === 0 ? 1 : 0;
  return {
    entered: {
      ...pointsTo(draw, fields, edge - tasks + beside),
      ...Object.fromEntries(degrees.map(([key]) => [key, (half ? 5000 : 10_000) - hair])),
    },
    lines: Array.from({ length: 1 + draw(4) }, (_, index) =>
      roundLine(draw, index, half, index === 0 ? hair : 0),
    ),
  };
}

function share(draw: Draw) {
  const whole = 1 + draw(20);
  return {
    whole,
    part: [whole, whole, draw(whole + 1), Math.ceil(whole * 0.3), Math.floor(whole / 5)][draw(5)] ?? whole,
  };
}

/** One case of a regulation; what it does not ask for is there as well and must change nothing. */
export function generate(draw: Draw, regime: Regime): Case {
  const factor = () => ({ option: draw(3) === 0 ? 'half' : 'full', reason: 'Báo cáo' });
  const team = 1 + draw(9);
  const count = draw(30) === 0 ? 0 : 1 + draw(6);
  const lines = Array.from({ length: count }, (_, index) => lineOf(draw, index));
  // Where no line was assigned anything, what conditions ask for is stated.
  const stated = regime.fields.length === 0 || lines.every(({ assigned }) => assigned === 0) || draw(2) === 0;
  const people = draw(30) === 0 ? { decided: team - 1 } : { decided: team };
  return {
    period: regime.periods[draw(regime.periods.length)] ?? 'year',
    entered: points(draw, regime),
    choices: regime.isLeader ? { organising: factor(), uniting: factor() } : {},
    lines,
    flags: Object.fromEntries([
      ...FLAGS.filter(() => draw(12) === 0).map((flag): [string, boolean] => [flag, true]),
      ...ANSWERED.map((flag): [string, boolean] => [
        flag,
        (draw(5) === 0) === (flag === 'member-disciplined'),
      ]),
    ]),
    shares: stated ? Object.fromEntries(STATED.map((name) => [name, share(draw)])) : ledShares(draw),
    subordinates: { total: team, ...people, worst: WORST_LAST[draw(4)] ?? 'good' },
    unitLevel: WORST_LAST[draw(4)] ?? 'good',
    ...(regime.fields.length > 0 && draw(4) === 0 ? onEdge(draw, regime) : {}),
    earlier: draw(4) === 0 ? [{ period: 'quarter', level: WORST_LAST[draw(4)] ?? 'good' }] : [],
  };
}

/** What work lines cannot tell is stated all the same. */
function ledShares(draw: Draw) {
  return Object.fromEntries(STATED.slice(5).map((name) => [name, share(draw)]));
}
