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

const from = (key: string, change: Partial<WorkLine> = {}) => ({ line: line({ key, ...change }), ...NAMED });
const typed = lineDraft(line({ key: 'l1' }), { title: 'Tự ghi', product: '' }, 'vi');

it('lines taken over again replace all that was taken before and leave the others alone', () => {
  // One was dropped since, one now stands in the line of its product.
  const once = takenOver([from('task-7'), from('task-8'), from('item-5-150')], [typed], 'vi').lines;
  const twice = takenOver([from('item-5-150', { done: 500 })], once, 'vi');
  expect(twice.lines.map(({ key, done }) => [key, done])).toEqual([
    ['l1', '4'],
    ['item-5-150', '5'],
  ]);
  expect(twice.cut).toBe(0);
});

it('more lines than a form takes are left out, and how many is said', () => {
  const many = Array.from({ length: 200 }, (_, at) => from(`task-${at}`));
  const { lines, cut } = takenOver(many, [typed], 'vi');
  expect([lines.length, lines[0]?.key, cut]).toEqual([200, 'l1', 1]);
});
