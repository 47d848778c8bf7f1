// Tasks as lines of converted products: the numbers are those of the worked examples, through the same mechanisms.
import { expect, it } from 'vitest';
import { shippedRulebook } from '../../../test/builders/rulebooks.ts';
import { aTask, BINH, LAN, lead, NO_HOLIDAYS } from '../../../test/builders/tasks.ts';
import { exampleInput } from '../rulebook/examples.ts';
import { evaluate } from '../score/evaluate.ts';
import { plainInput } from '../score/input.ts';
import { inputFaults, knownIn } from '../score/input-faults.ts';
import type { Task } from './task.ts';
import { tasksToWorkLines } from './work-lines.ts';

const QUARTER = { from: '2026-10-01', to: '2027-01-01', today: '2026-12-31', calendar: NO_HOLIDAYS };
const linesOf = (tasks: readonly Task[], of: number = LAN) => tasksToWorkLines(tasks, of, QUARTER);
const accepted = (id: number, more: Partial<Task> = {}) =>
  aTask({
    ...{
      id,
      state: 'accepted',
      delivered: '2026-11-20',
      accepted: '2026-11-21',
      acceptedBy: 13,
      doneQuantity: 1,
    },
    ...more,
  });
const many = (count: number, made: (id: number) => Task, from = 0) =>
  Array.from({ length: count }, (_, at) => made(from + at));
const rulebook = shippedRulebook('335-civil-servant');
const exampleOf = (key: string) => {
  const example = rulebook.examples.find((one) => one.key === key);
  if (example === undefined) throw new Error(`no example ${key}`);
  return exampleInput(example);
};
const totalOf = (key: string, tasks: readonly Task[]) => {
  const input = exampleOf(key);
  const lines = linesOf(tasks).lines.map(({ line }) => line);
  return { ours: evaluate(rulebook, { ...input, lines }).total, example: evaluate(rulebook, input).total };
};

it('four reports one of which was late, ten cases of which eight were done and one came back', () => {
  const report = { itemId: 1, coefficient: 300 };
  const a_case = { itemId: 2, coefficient: 100 };
  const tasks = [
    ...many(3, (id) => accepted(id, report), 1),
    accepted(4, { ...report, delivered: '2026-11-24' }),
    ...many(7, (id) => accepted(id, a_case), 10),
    accepted(17, { ...a_case, returns: 1, returned: '2026-11-18' }),
    ...many(2, (id) => aTask({ id, ...a_case }), 18),
  ];
  const { lines } = linesOf(tasks);
  expect(lines.find(({ line }) => line.key === 'item-1-300')?.line).toMatchObject({
    assigned: 300,
    done: 300,
  });
  const { ours, example } = totalOf('two-lines', tasks);
  // 92.57 as the guidance prints it.
  expect(example).toEqual({ n: '3055', d: '33' });
  expect(ours).toEqual(example);
});

it.each([
  ['nothing-done', many(5, (id) => aTask({ id, coefficient: 100 }))],
  ['delay-excused', [accepted(1, { delivered: '2026-11-25', delayExcuse: 'granted', coefficient: 100 })]],
])('%s', (key, tasks) => {
  const { ours, example } = totalOf(key, tasks);
  expect(ours).not.toBeNull();
  expect(ours).toEqual(example);
});

it('no assigned work is insufficient data', () => {
  expect(totalOf('no-assigned-work', [])).toEqual({ ours: null, example: null });
  expect(evaluate(rulebook, { ...plainInput({}), lines: [] }).total).toBeNull();
});

it('a share counts by its per cent; what was kept when handing over counts in full', () => {
  const shares = [
    { ...lead(LAN, 30), role: 'with' as const, to: '2026-11-18' },
    { ...lead(BINH, 70), from: '2026-11-18' },
  ];
  const task = aTask({ quantity: 10, shares });
  expect(linesOf([task]).lines[0]?.line).toMatchObject({ assigned: 300, done: 300 });
  expect(linesOf([task], BINH).lines[0]?.line).toMatchObject({ assigned: 1000, done: 0, factors: [70] });
  expect(linesOf([task], 99).lines).toEqual([]);
});

it('a quarter off is a quarter of the own share of that product; what was kept bears nothing of what came later', () => {
  const shares = [
    { ...lead(LAN, 20), role: 'with' as const, to: '2026-11-18' },
    { ...lead(BINH, 80), from: '2026-11-18' },
  ];
  const back = accepted(1, {
    shares,
    coefficient: 100,
    returns: 1,
    returned: '2026-11-20',
    delivered: '2026-11-24',
  });
  const [kept] = linesOf([back]).lines;
  expect(kept?.line).toMatchObject({ assigned: 20, done: 20, faults: [], delays: [] });
  const [taken] = linesOf([back], BINH).lines;
  expect(taken?.line).toMatchObject({ assigned: 100, done: 100, factors: [80], faults: [{ times: 1 }] });
  const lines = taken === undefined ? [] : [taken.line];
  const ratios = evaluate(rulebook, { ...plainInput({}), lines }).root?.children[1]?.children;
  expect(ratios?.map(({ value }) => value)).toEqual([
    { n: '100', d: '1' },
    { n: '75', d: '1' },
    { n: '75', d: '1' },
  ]);
});

it('a task over several quarters counts in each by the part reached there', () => {
  const parts = [
    { weekStart: '2026-09-07', part: 40 },
    { weekStart: '2026-11-16', part: 25 },
  ];
  const running = aTask({ quantity: 10, due: '2027-03-01', parts });
  expect(linesOf([running]).lines[0]?.line).toMatchObject({ assigned: 250, done: 250, delays: [] });
  const ended = aTask({ quantity: 10, due: '2026-11-20', parts });
  expect(linesOf([ended]).lines[0]?.line).toMatchObject({ assigned: 600, done: 250, delays: [{ times: 1 }] });
  const all = accepted(1, { quantity: 10, doneQuantity: 10, parts });
  expect(linesOf([all]).lines[0]?.line).toMatchObject({ assigned: 600, done: 600 });
});

it('without a coefficient nothing is invented; what is dropped or not approved is not there', () => {
  const found = linesOf([
    accepted(1, { coefficient: null }),
    accepted(2, { state: 'dropped' }),
    aTask({ id: 3, state: 'proposed' }),
  ]);
  expect(found.lines).toEqual([]);
  expect(found.withoutCoefficient.map(({ id }) => id)).toEqual([1]);
});

it('what was late before and arrived in this period counts here with its delay', () => {
  const early = { starts: '2026-09-01', due: '2026-09-25' };
  expect(linesOf([aTask(early)]).lines).toEqual([]);
  expect(linesOf([accepted(1, early)]).lines[0]?.line).toMatchObject({
    assigned: 100,
    delays: [{ times: 1 }],
  });
});

it('whatever the tasks, the lines are ones a score can be made from', () => {
  const shares = [{ ...lead(LAN, 1) }, { ...lead(BINH, 99), role: 'with' as const }];
  const tasks = many(
    60,
    (id) => accepted(id, { shares, returns: id % 3, returned: null, excusedReturns: 0 }),
    1,
  );
  const lines = linesOf(tasks).lines.map(({ line }) => line);
  expect(inputFaults(knownIn([]), { ...plainInput({}), lines })).toEqual([]);
});

it('works alike without fault stand in one line with its tasks; without an entry each has its own', () => {
  const found = linesOf([
    accepted(1),
    accepted(2, { itemId: null }),
    accepted(3),
    accepted(4, { itemId: null }),
    accepted(5, { coefficient: 300 }),
    accepted(6, { coefficient: null }),
  ]);
  expect(found.lines.map(({ line, tasks }) => [line.key, line.assigned, tasks.map(({ id }) => id)])).toEqual([
    ['item-3-250', 200, [1, 3]],
    ['task-2', 100, [2]],
    ['task-4', 100, [4]],
    ['item-3-300', 100, [5]],
  ]);
  expect(found.withoutCoefficient.map(({ id }) => id)).toEqual([6]);
});

/** What of a task counts in the quarter, as [assigned, done, delays]; none: null. */
const counted = (task: Task) => {
  const [first] = linesOf([task]).lines;
  return first === undefined ? null : [first.line.assigned, first.line.done, first.line.delays.length];
};

it.each<[string, Partial<Task>, ReturnType<typeof counted>]>([
  ['before it, late', { due: '2026-09-25', delivered: '2026-09-30' }, null],
  ['on its first day, late', { due: '2026-09-25', delivered: '2026-10-01' }, [100, 100, 1]],
  ['on its last day, late', { due: '2026-09-25', delivered: '2026-12-31' }, [100, 100, 1]],
  ['after it, late', { due: '2026-09-25', delivered: '2027-01-01' }, null],
  ['after it, due in it', { due: '2026-12-31', delivered: '2027-01-01' }, [100, 0, 1]],
  ['never, due on its first day', { due: '2026-10-01', delivered: null }, [100, 0, 1]],
  ['never, due on its last day', { due: '2026-12-31', delivered: null }, [100, 0, 0]],
  ['never, due after it', { due: '2027-01-01', delivered: null }, null],
  ['in it, due after it', { due: '2027-01-01', delivered: '2026-12-30' }, null],
  ['in it, without a date', { due: null, delivered: '2026-12-30' }, [100, 100, 0]],
  ['never, without a date', { due: null, delivered: null }, null],
])('delivered %s', (_, more, expected) => {
  const state = more.delivered === null ? 'open' : 'delivered';
  expect(counted(aTask({ ...more, state, doneQuantity: more.delivered === null ? 0 : 1 }))).toEqual(expected);
});

it.each([
  ['2026-09-30', null],
  ['2026-10-01', [40, 40, 0]],
  ['2026-12-31', [40, 40, 0]],
  ['2027-01-01', null],
])('handed over on %s with 40 per cent kept', (to, expected) => {
  const shares = [{ ...lead(LAN, 40), role: 'with' as const, from: '2026-09-01', to }, lead(BINH, 60)];
  expect(counted(aTask({ shares }))).toEqual(expected);
});

it('parts count from the first week that begins in the period to the last', () => {
  const period = { from: '2026-10-05', to: '2026-11-02', today: '2026-11-02', calendar: NO_HOLIDAYS };
  const parts = Object.entries({ '2026-09-28': 10, '2026-10-05': 20, '2026-10-26': 30, '2026-11-02': 5 }).map(
    ([weekStart, part]) => ({ weekStart, part }),
  );
  const amounts = (due: string | null) =>
    tasksToWorkLines([aTask({ due, parts })], LAN, period).lines.map(({ line }) => [
      line.assigned,
      line.done,
    ]);
  expect(amounts('2026-12-01')).toEqual([[50, 50]]);
  expect(amounts('2026-11-02')).toEqual([[50, 50]]);
  expect(amounts(null)).toEqual([[50, 50]]);
  expect(amounts('2026-10-30')).toEqual([[90, 50]]);
});

it('work that ends after the period is late in none of it, whenever it came', () => {
  const parts = [{ weekStart: '2026-11-16', part: 25 }];
  const after = aTask({ due: '2027-01-01', delivered: '2027-01-08', doneQuantity: 1, parts });
  expect(counted({ ...after, state: 'delivered' })).toEqual([25, 25, 0]);
});
