import { expect, it } from 'vitest';
import type { PeriodStage } from '../../../contract/periods.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import type { WorkLine } from '../../../domain/score/input.ts';
import { lineDraft, lineFaults, readFactors, takenOver, workLine } from './line-draft.ts';
import { bodyOf, factsOf, fromBody, fromStage } from './period-form.ts';

const NAMED = { title: 'Đề án', product: 'Bản thảo' };
const line = (change: Partial<WorkLine> = {}): WorkLine => ({
  ...{ key: 'task-7', axis: 'a', coefficient: 150, factors: [40, 70], assigned: 12_345, done: 400 },
  ...{ faults: [{ times: 2, excused: 1 }], delays: [{ times: 1, excused: 0 }] },
  ...{ exceeded: true, progress: 9950, quality: 10_000, bonus: true, ...change },
});

it.each(['vi', 'en'] as const)(
  'a recorded line is the same after it went through the form (%s)',
  (locale) => {
    const plain = line({ axis: null, factors: [], faults: [], delays: [], exceeded: false, bonus: false });
    for (const one of [line(), plain]) {
      const draft = lineDraft(one, NAMED, locale);
      expect(lineFaults(draft, true)).toEqual([]);
      expect(workLine(draft, true)).toEqual(one);
    }
  },
);

it('nothing is lost when a scorer begins from what was filed, nor in a kept draft', () => {
  const words = { lines: { 'task-7': NAMED }, flags: {} };
  const facts = { choices: {}, lines: [line()], flags: {}, shares: {}, unitLevel: null, words };
  const begun = fromStage({ entered: {}, facts } as unknown as PeriodStage, 'vi');
  const rulebook = {
    score: null,
    figures: [],
    conditions: [],
    forced: [],
    criteria: [],
  } as unknown as Rulebook;
  const sent = factsOf(rulebook, fromBody(bodyOf(begun)));
  // This regulation has no degrees; everything else stays.
  expect(sent.lines).toEqual([line({ progress: null, quality: null })]);
  expect(sent.words.lines).toEqual({ 'task-7': NAMED });
});

it.each([
  ['', []],
  ['40', [40]],
  ['40 70', [40, 70]],
  ['40 % × 70 %', [40, 70]],
  ['0', null],
  ['-4', null],
  ['4,5 x', [4, 5]],
  ['abc', null],
  ['1 2 3 4 5 6', null],
] as const)('factors "%s"', (typed, read) => {
  expect(readFactors(typed)).toEqual(read);
});

it('lines taken over again replace those taken before and leave the others alone', () => {
  const typed = lineDraft(line({ key: 'l1' }), { title: 'Tự ghi', product: '' }, 'vi');
  const once = takenOver([{ line: line(), ...NAMED }], [typed], 'vi');
  const twice = takenOver([{ line: line({ done: 500 }), ...NAMED }], once, 'vi');
  expect(twice.map(({ key, done }) => [key, done])).toEqual([
    ['l1', '4'],
    ['task-7', '5'],
  ]);
});
