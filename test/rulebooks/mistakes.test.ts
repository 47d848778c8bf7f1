// Each mistake the rules know, made by hand in a shipped file: refused with file, line, reason and what to do, in both
// languages. A fault without a case here fails the last test.
import { describe, expect, test } from 'vitest';
import { readRulebook } from '../../src/files/rulebook-file.ts';
import { faultReason } from '../../src/text/regulation/fault.ts';
import { regulationTexts } from '../../src/text/regulation/index.ts';
import { vi } from '../../src/text/regulation/vi.ts';
import { shippedText } from '../builders/rulebooks.ts';

const S = '335-civil-servant';
const L = '335-leader';
const W = '8679-weekly';
const K = 'khanh-hoa';
const P = '366-person';
const T = 'thanh-hoa-1053-staff';
const C = 'tphcm-06';
const V = 'vien-chuc-233-staff';
const CITED = "citation: { document: 'D', where: 'x', confidence: A, note: null }";

const NESTED = `{ key: k, name: { vi: a, en: a }, mechanism: cap, max: 1, ${CITED}, of: `;

/** Code, file, what stands there, what is written instead, and a piece of the line that has to be named. */
type Mistake = readonly [code: string, file: string, from: string, to: string, line: string];

const FORM: readonly Mistake[] = [
  ['not-yaml', S, 'line: state', 'line: "state', 'line: "state'],
  ['not-a-text', S, "document: '335/2025/NĐ-CP'", "document: ''", "document: ''"],
  ['not-true-or-false', S, 'outside: false', 'outside: maybe', 'outside: maybe'],
  ['not-a-key', S, 'key: good\n', 'key: Tốt\n', 'key: Tốt'],
  ['not-an-integer-in-range', S, 'max: 7000', 'max: 70.5', 'max: 70.5'],
  ['unknown-word', S, 'line: state', 'line: province', 'line: province'],
  ['unknown-rank', S, 'ranks: [staff]\n', 'ranks: [king]\n', 'ranks: [king]'],
  ['unknown-relation', S, 'scorers: [leader-of-body]', 'scorers: [friend]', 'scorers: [friend]'],
  ['unknown-mechanism', S, 'mechanism: mean', 'mechanism: guess', 'mechanism: guess'],
  ['not-a-list', S, 'periods: [month, quarter, year]', 'periods: month', 'periods: month'],
  ['list-too-short', S, 'periods: [month, quarter, year]', 'periods: []', 'periods: []'],
  ['not-an-object', S, 'deduction: { percent: 2500, per: item }', 'deduction: 25', 'deduction: 25'],
  ['missing-citation', S, '    citation: *c5\n  - key: completed', '  - key: completed', '- key: good'],
  ['missing-key', S, 'line: state\n', '', 'form: 2'],
  ['unknown-key', S, 'line: state', 'lines: state\nline: state', 'lines: state'],
  ['not-a-date', S, "validFrom: '2026-01-01'", "validFrom: '2026-02-30'", '2026-02-30'],
  ['not-a-time', S, "time: '16:30'", "time: '24:30'", '24:30'],
  ['not-a-value', S, "quality: '19750/220'", "quality: '19750/0'", '19750/0'],
];

const TREE: readonly Mistake[] = [
  ['duplicate-key', S, '- key: progress\n', '- key: quality\n', '- key: quality'],
  ['maxima-do-not-add-up', S, 'max: 7000', 'max: 6000', 'max: 10000'],
  ['group-without-entry', W, '- key: conduct\n', '- key: results\n', 'group: conduct'],
  ['step-does-not-divide-maximum', K, 'step: 50', 'step: 300', 'step: 300'],
  [
    'quantity-is-done-to-assigned',
    S,
    'measure: quantity\n',
    'measure: quantity\n          deduction: { percent: 2500, per: item }\n',
    '- key: quantity',
  ],
  ['ratio-without-deduction', S, '          deduction: { percent: 2500, per: item }\n', '', '- key: quality'],
  [
    'weights-are-not-the-whole',
    S,
    'mechanism: mean\n      max: 7000',
    'mechanism: weighted\n      weights: [5000, 3000, 1000]\n      max: 7000',
    'weights: [5000',
  ],
  ['options-without-whole', L, 'percent: 10000', 'percent: 9000', 'options:'],
  ['bonus-without-cap', C, 'mechanism: cap\n', 'mechanism: scale\n', '- key: bonus'],
  [
    'penalty-without-floor',
    T,
    'mechanism: floor\n  max: 10000\n  least: 0',
    'mechanism: cap\n  max: 10000',
    '- key: penalty',
  ],
  ['maximum-below-its-minimum', V, 'max: 500\n', 'max: 400\n', 'max: 400'],
  [
    'entered-but-computed',
    S,
    'mechanism: ratio\n          max: 10000\n          measure: quantity\n          base: assigned',
    'mechanism: entered\n          max: 10000\n          step: 1',
    'mechanism: entered',
  ],
  [
    'tree-without-end',
    S,
    'mechanism: mean\n      max: 7000',
    `mechanism: cap\n      of: ${NESTED.repeat(45)}x${' }'.repeat(45)}\n      max: 7000`,
    'of: {',
  ],
];

const LEVELS: readonly Mistake[] = [
  [
    'band-upside-down',
    S,
    'from: { value: 0, closed: true }',
    'from: { value: 6000, closed: true }',
    '- key: not-completed',
  ],
  [
    'band-overlap',
    S,
    'to: { value: 7000, closed: false }',
    'to: { value: 7100, closed: false }',
    'value: 7000, closed: true',
  ],
  [
    'band-gap',
    S,
    'to: { value: 7000, closed: false }',
    'to: { value: 6999, closed: false }',
    'value: 7000, closed: true',
  ],
  [
    'top-not-covered',
    S,
    'to: { value: 10000, closed: true }',
    'to: { value: 9900, closed: true }',
    'value: 9900',
  ],
  [
    'bottom-not-covered',
    S,
    'from: { value: 0, closed: true }',
    'from: { value: 1, closed: true }',
    'value: 1,',
  ],
  ['level-out-of-order', S, 'order: 2', 'order: 3', 'order: 3'],
  ['unknown-level', S, 'level: excellent\n    percent', 'level: top\n    percent', 'level: top'],
  ['unknown-reading', K, 'reading: fifty-and-ninety', 'reading: fifty', 'reading: fifty'],
  [
    'unknown-node',
    P,
    'test: { kind: at-least, figure: tasks-exceeded, percent: 3000 }',
    'test: { kind: node-at-least, node: gone, percent: 3000 }',
    'node: gone',
  ],
  ['condition-does-not-lower', P, 'otherwise: good', 'otherwise: excellent', 'otherwise: excellent'],
  ['period-of-another-rulebook', P, 'periods: [year]', 'periods: [month]', 'periods: [month]'],
  ['raised-below-share', S, 'raisedPercent: 2500', 'raisedPercent: 1500', 'raisedPercent: 1500'],
  ['roll-up-does-not-lengthen', S, '{ from: quarter, to: year', '{ from: quarter, to: week', 'to: week'],
];

const ROAD: readonly Mistake[] = [
  [
    'rank-without-row',
    S,
    'ranks: [secretary, assistant]\n    outside',
    'ranks: [secretary]\n    outside',
    'authority:',
  ],
  [
    'rank-in-two-rows',
    S,
    'ranks: [secretary, assistant]\n    outside',
    'ranks: [secretary, assistant, staff]\n    outside',
    'authority:',
  ],
  ['outside-row-names-somebody', L, 'scorers: []', 'scorers: [head-of-unit]', '- key: leaders'],
  ['row-without-scorer', S, 'scorers: [leader-of-body]', 'scorers: []', 'scorers: []'],
  ['row-without-approver', S, 'approvers: [leader-of-body]', 'approvers: []', 'approvers: []'],
  ['stage-missing', S, '- key: close\n', '- key: submit\n', 'stages:'],
  ['stage-out-of-order', S, '- key: submit\n', '- key: approve\n', 'key: score'],
  ['deadline-out-of-order', S, 'monthOffset: 0, day: 28', 'monthOffset: 0, day: 20', 'day: 20'],
  [
    'deadline-of-another-period',
    S,
    "deadline: { kind: month-day, monthOffset: 0, day: 25, edge: on, time: '16:30', moveOnDayOff: next-working-day }",
    "deadline: { weekOffset: 0, isoWeekday: 5, time: '16:30', moveOnDayOff: none }",
    'isoWeekday',
  ],
  ['ends-before-it-starts', S, 'validTo: null', "validTo: '2025-01-01'", 'validTo'],
  ['step-not-later', W, 'afterWorkingDays: 2', 'afterWorkingDays: 1', 'afterWorkingDays: 1'],
  ['local-rule-without-document', W, "'on': false", "'on': true", 'documentNumber: null'],
  ['part-above-whole', '8679-unit', 'part: 1\n', 'part: 4\n', 'key: excellent-with-weak-members'],
];

const EXAMPLES: readonly Mistake[] = [
  ['example-total-differs', S, 'total: 9257', 'total: 9258', 'total: 9258'],
  ['example-level-differs', S, 'points: 7000, level: good', 'points: 7000, level: completed', 'points: 7000'],
  ['example-value-differs', S, 'progress: 8750', 'progress: 8751', 'progress: 8751'],
];

const MISTAKES = [...FORM, ...TREE, ...LEVELS, ...ROAD, ...EXAMPLES];

describe('a mistake is refused with file, line, reason and hint', () => {
  test.each(MISTAKES)('%s', async (code, id, from, to, line) => {
    const text = shippedText(`${id}.yaml`);
    expect(text).toContain(from);
    const wrong = text.replace(from, () => to);
    const read = readRulebook(wrong, 'mine.yaml');
    if (read.ok) throw new Error('it was taken');
    const found = read.faults.find((fault) => fault.code === code);
    if (found === undefined)
      throw new Error(
        `only ${read.faults.map((one) => `${one.code} ${one.line} ${one.path.join('.')}`).join('; ')}`,
      );
    expect([found.file, wrong.split('\n')[found.line - 1]]).toEqual([
      'mine.yaml',
      expect.stringContaining(line),
    ]);
    for (const locale of ['vi', 'en'] as const) {
      const { what, hint } = faultReason(await regulationTexts(locale), found);
      for (const words of [what, hint]) expect(words).toMatch(/^[^{}]{8,}$/);
    }
  });

  test.each([
    ['a day is no hundredth of a point', S, 'day: 25', 'day: 32', 'day: 32', 'from 1 to 31. Write'],
    ['a reference to nothing', S, 'citation: *c2', 'citation: *gone', '*gone', 'no &gone above'],
    ['a tab', S, '  mechanism: sum', '\tmechanism: sum', '\tmechanism', 'use blanks'],
  ] as const)('in words a lawyer can use: %s', async (_, id, from, to, line, words) => {
    const wrong = shippedText(`${id}.yaml`).replace(from, () => to);
    const read = readRulebook(wrong, 'mine.yaml');
    if (read.ok) throw new Error('it was taken');
    const [first] = read.faults;
    expect(wrong.split('\n')[(first?.line ?? 0) - 1]).toContain(line);
    const { what, hint } = faultReason(await regulationTexts('en'), first ?? { code: '', params: {} });
    expect(`${what}. ${hint}`).toContain(words);
  });

  test('a tree that contains itself twice is refused at once, where it does', () => {
    const endless = shippedText(`${K}.yaml`)
      .replace('score:\n', 'score: &all\n')
      .replace(/children:\n/, 'children:\n    - *all\n    - *all\n');
    const at = endless.split('\n').indexOf('    - *all') + 1;
    const read = readRulebook(endless, 'mine.yaml');
    expect(read.ok ? [] : read.faults.map(({ params, line }) => [params.reason, line])).toEqual([
      ['SELF_ALIAS', at],
      ['SELF_ALIAS', at + 1],
    ]);
  });

  test('no mistake the rules know is left out', () => {
    const known = Object.keys(vi).flatMap((key) =>
      key.startsWith('fault.') ? [key.slice('fault.'.length)] : [],
    );
    expect(MISTAKES.map(([code]) => code).toSorted()).toEqual(
      known.filter((code) => code !== 'unknown').toSorted(),
    );
  });
});
