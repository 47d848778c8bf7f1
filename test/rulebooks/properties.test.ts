// What must hold for every input: monotony where the law has it, no dependence on the order of lines, what is shown.
// That totals are right is judged by outside-calculator.test.ts.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rulebook } from '../../src/domain/rulebook/shape.ts';
import { evaluate, pointsAndLevel } from '../../src/domain/score/evaluate.ts';
import { compare, fraction, fromExact, toExact } from '../../src/domain/score/fraction.ts';
import { plainInput, type ScoreInput, type WorkLine } from '../../src/domain/score/input.ts';
import { readRulebook } from '../../src/files/rulebook-file.ts';
import { shippedRulebook } from '../builders/rulebooks.ts';

const RUNS = { seed: 335, numRuns: 150 };
const staff = shippedRulebook('335-civil-servant');

const itemFault = fc
  .record({ times: fc.integer({ min: 1, max: 6 }), excused: fc.nat(6) })
  .map(({ times, excused }) => ({ times, excused: Math.min(times, excused) }));

const line = fc
  .record({
    coefficient: fc.constantFrom(30, 100, 120, 10_000, 47_300),
    factors: fc.array(fc.constantFrom(100, 140, 3800), { maxLength: 2 }),
    items: fc.integer({ min: 1, max: 12 }),
    done: fc.nat(14),
    faults: fc.array(itemFault, { maxLength: 5 }),
    delays: fc.array(itemFault, { maxLength: 5 }),
  })
  .map(({ items, done, faults, delays, ...rest }) => {
    const most = Math.max(items, done);
    return {
      ...{ ...rest, assigned: items * 100, done: done * 100, axis: null, exceeded: false },
      ...{ progress: null, quality: null, bonus: false },
      faults: faults.slice(0, most),
      delays: delays.slice(0, most),
    };
  });
const lines = fc
  .array(line, { minLength: 1, maxLength: 6 })
  .map((all): WorkLine[] => all.map((one, index) => ({ ...one, key: `line-${index}` })));

function entries(rulebook: Rulebook): fc.Arbitrary<Record<string, number>> {
  const one = rulebook.criteria.map(({ key, max, step }) =>
    fc.nat(max / step).map((steps): [string, number] => [key, steps * step]),
  );
  return fc.tuple(...one).map((pairs) => Object.fromEntries(pairs));
}

function total(rulebook: Rulebook, input: ScoreInput) {
  const { total: exact, invalid, missing } = evaluate(rulebook, input);
  if (exact === null) throw new Error(JSON.stringify({ invalid, missing }));
  return fromExact(exact);
}

describe('exact', () => {
  test('what is shown is the total cut off at the hundredth', () => {
    fc.assert(
      fc.property(entries(staff), lines, (entered, work) => {
        const outcome = evaluate(staff, { ...plainInput(entered), lines: work });
        const exact = fromExact(outcome.total ?? { n: '-1', d: '1' });
        const shown = fraction(outcome.shown ?? -1, 100);
        expect(compare(shown, exact)).toBeLessThanOrEqual(0);
        expect(compare(exact, fraction((outcome.shown ?? -1) + 1, 100))).toBeLessThan(0);
      }),
      RUNS,
    );
  });
});

describe('never the wrong way', () => {
  const order = (key: string | null) => staff.levels.find((level) => level.key === key)?.order ?? 99;

  test('a fault, a delay or less done never raises the points; an excuse never lowers them', () => {
    const changes: readonly ((line: WorkLine) => WorkLine)[] = [
      (one) => ({ ...one, faults: one.faults.map((fault) => ({ ...fault, times: fault.times + 1 })) }),
      (one) => ({ ...one, delays: one.delays.map((fault) => ({ ...fault, times: fault.times + 1 })) }),
      (one) => ({ ...one, faults: one.faults.map((fault) => ({ ...fault, excused: 0 })) }),
      (one) => ({
        ...{ ...one, done: Math.min(one.done, one.assigned) },
        // No more faulty items than items left.
        ...{
          faults: one.faults.slice(0, one.assigned / 100),
          delays: one.delays.slice(0, one.assigned / 100),
        },
      }),
    ];
    fc.assert(
      fc.property(
        entries(staff),
        lines,
        fc.constantFrom(...changes),
        fc.nat(5),
        (entered, work, change, at) => {
          const worse = work.map((one, index) => (index === at % work.length ? change(one) : one));
          const [before, after] = [work, worse].map((all) =>
            evaluate(staff, { ...plainInput(entered), lines: all }),
          );
          if (before?.total == null || after?.total == null) throw new Error('no total');
          expect(compare(fromExact(after.total), fromExact(before.total))).toBeLessThanOrEqual(0);
          expect(order(after.level.level)).toBeGreaterThanOrEqual(order(before.level.level));
        },
      ),
      RUNS,
    );
  });

  test('the order of lines does not matter, and no total leaves 0..100', () => {
    fc.assert(
      fc.property(entries(staff), lines, (entered, work) => {
        const one = total(staff, { ...plainInput(entered), lines: work });
        const other = total(staff, { ...plainInput(entered), lines: work.toReversed() });
        expect(other).toEqual(one);
        expect(compare(one, fraction(0))).toBeGreaterThanOrEqual(0);
        expect(compare(one, fraction(100))).toBeLessThanOrEqual(0);
      }),
      RUNS,
    );
  });

  test('points and level alone are those of the explanation', () => {
    fc.assert(
      fc.property(entries(staff), lines, fc.boolean(), (entered, work, disciplined) => {
        const input = { ...plainInput(entered), lines: work, flags: { disciplined } };
        const [full, bare] = [evaluate(staff, input), pointsAndLevel(staff, input)];
        expect(bare.total && toExact(bare.total)).toEqual(full.total);
        expect(bare.level).toBe(full.level.level);
      }),
      RUNS,
    );
  });

  test('the weekly sum in whole numbers is that of the tree, whatever is typed', () => {
    const weekly = shippedRulebook('8679-weekly');
    const typed = fc.dictionary(
      fc.constantFrom('quality', 'progress', 'conduct', 'luck'),
      fc.oneof(
        fc.nat(80).map((steps) => steps * 50),
        fc.integer({ min: -50, max: 4100 }),
        fc.constant(0.5),
      ),
    );
    // What the week does not ask for is stated as well, sometimes wrongly.
    const shares = fc.dictionary(
      fc.constantFrom('tasks-done', 'other'),
      fc.record({ part: fc.integer({ min: -1, max: 12 }), whole: fc.integer({ min: 8, max: 12 }) }),
    );
    const choices = fc.constantFrom({}, { quality: { option: 'full', reason: '' } });
    const flags = fc.constantFrom({}, { disciplined: true });
    const input = fc.record({
      ...{ entered: typed, lines: fc.oneof(fc.constant([]), lines) },
      ...{ shares: fc.oneof(fc.constant({}), shares), choices, flags },
    });
    fc.assert(
      fc.property(input, (given) => {
        const whole = { ...plainInput({}), ...given };
        const [full, bare] = [evaluate(weekly, whole), pointsAndLevel(weekly, whole)];
        expect(bare.total && toExact(bare.total)).toEqual(full.total);
        expect(bare.level).toBe(full.level.level);
      }),
      { ...RUNS, numRuns: 2000 },
    );
  });

  test('forced facts and conditions leave the points as they are', () => {
    fc.assert(
      fc.property(
        entries(staff),
        lines,
        fc.boolean(),
        fc.boolean(),
        (entered, work, disciplined, declined) => {
          const input = { ...plainInput(entered), lines: work };
          const flags = { disciplined, 'decline-concluded': declined };
          const [plain, marked] = [evaluate(staff, input), evaluate(staff, { ...input, flags })];
          expect(marked.total).toEqual(plain.total);
          if (disciplined || declined) expect(marked.level.level).toBe('not-completed');
          else expect(marked.level).toEqual(plain.level);
        },
      ),
      RUNS,
    );
  });
});

describe('forms of others put through the engine', () => {
  test.each(['hospital-staff', 'hospital-leader', 'school'])('%s', (name) => {
    const text = readFileSync(new URL(`fixtures/${name}.yaml`, import.meta.url), 'utf8');
    expect(readRulebook(text, name)).toMatchObject({ ok: true });
  });
});
