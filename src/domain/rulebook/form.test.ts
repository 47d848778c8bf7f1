// What the parts of a rulebook may hold, at the border of each: the last value that is taken, the first that is not.
import { describe, expect, test } from 'vitest';
import { workLine as line } from '../../../test/builders/quarter.ts';
import { condition as lowers } from '../../../test/builders/rulebook-parts.ts';
import {
  authorityRow,
  citation,
  commentRule,
  date,
  deadlineRule,
  evaluatedKinds,
  level,
  levelExample,
  notCountedRule,
  weekDeadline,
} from './form.ts';
import { escalation, openness, responsibility } from './form-office.ts';
import {
  condition,
  contradiction,
  forcedLevel,
  levelGap,
  periods,
  quota,
  reading,
  rollUp,
  step,
  subject,
} from './form-regime.ts';
import { treeNode } from './form-tree.ts';
import { scoreInput, workLine } from './form-two.ts';
import type { Fault, Read } from './reader.ts';

const cited = { citation: { document: 'D', where: '1', confidence: 'A', note: null } };
const name = { vi: 'x', en: 'y' };
const end = { value: 0, closed: true };

/** A copy with the value at a path replaced; `undefined` removes it. */
function changed(base: unknown, path: string, value: unknown): unknown {
  const copy = structuredClone(base) as Record<string, unknown>;
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let owner = copy;
  for (const part of steps) owner = owner[part] as Record<string, unknown>;
  if (value === undefined) delete owner[last];
  else owner[last] = value;
  return copy;
}

function faultsOf(read: Read<unknown>, value: unknown): readonly string[] {
  const faults: Fault[] = [];
  read(value, [], faults);
  return faults.map(({ path, code }) => `${path.join('.')} ${code}`);
}

const time = { time: '16:30', moveOnDayOff: 'none' };
const BASES = {
  week: [weekDeadline, { weekOffset: 0, isoWeekday: 1, ...time }],
  'month day': [deadlineRule, { kind: 'month-day', monthOffset: 0, day: 1, edge: 'on', ...time }],
  'year day': [deadlineRule, { kind: 'year-day', yearOffset: 0, month: 1, day: 1, edge: 'on', ...time }],
  'days after': [deadlineRule, { kind: 'days-after', after: 'before', days: 0, unit: 'days', ...time }],
  level: [level, { key: 'a', order: 1, name, from: { ...end }, to: { ...end }, ...cited }],
  row: [
    authorityRow,
    { key: 'a', ranks: ['staff'], outside: false, oneAuthority: false, scorers: [], approvers: [], ...cited },
  ],
  comment: [commentRule, { act: 'score', when: { kind: 'total-differs-by', hundredths: 1 }, ...cited }],
  absence: [notCountedRule, { absenceKind: 'leave', minimumWorkingDays: 1, ...cited }],
  kinds: [evaluatedKinds, { kinds: ['main'], ...cited }],
  example: [levelExample, { points: 0, level: 'good' }],
  reminders: [escalation, [{ key: 'a', name, afterWorkingDays: 0, tells: ['holder'], ...cited }]],
  responsibility: [
    responsibility,
    {
      triggers: [
        {
          ...{ key: 'a', name, on: true, local: false, documentNumber: null, weeks: 1, needs: ['breach'] },
          ...cited,
        },
      ],
      ...{ manyUndone: { least: 1, ...cited }, breaches: [{ key: 'b', name, ...cited }] },
      ...{ talkWithin: { workingDays: 1, ...cited }, ...cited },
    },
  ],
  openness: [openness, { to: 'unit', ...cited }],
  subject: [
    subject,
    {
      key: 'a',
      name,
      evaluates: 'person',
      staffGroups: ['cadre'],
      ranks: ['staff'],
      sides: ['state'],
      ...cited,
    },
  ],
  gap: [levelGap, { key: 'a', from: end, to: end, reading: 'r', ...cited }],
  condition: [condition, lowers({ test: { kind: 'at-least', figure: 'f', percent: 0 } })],
  forced: [
    forcedLevel,
    {
      ...{ key: 'a', name, level: 'good', waivedBy: null, periods: ['week'], ...cited },
      when: { kind: 'flag', flag: 'f', is: true, unknown: 'no' },
    },
  ],
  quota: [
    quota,
    {
      ...{ key: 'a', level: 'good', percent: 0, raisedPercent: 0, base: 'all', alternatives: ['good'] },
      ...{ scopes: ['organ'], smallGroupBelow: 0, periods: [], ...cited },
    },
  ],
  contradiction: [contradiction, { key: 'a', name, levels: ['good'], below: 0, part: 1, whole: 1, ...cited }],
  'roll-up': [rollUp, { from: 'month', to: 'year', how: 'mean', ...cited }],
  step: [step, { key: 'a', name, who: ['self'], stage: 'submit', deadline: null, ...cited }],
  reading: [reading, { key: 'a', question: 1, text: name, alternatives: [name], ...cited }],
  line: [workLine, line({ assigned: 0, done: 0, factors: [1], faults: [{ times: 1, excused: 0 }] })],
  input: [
    scoreInput,
    {
      ...{ entered: { a: 0 }, choices: { c: { option: 'o', reason: '' } }, lines: [], flags: { f: true } },
      ...{ shares: { s: { part: 0, whole: 0 } }, subordinates: { total: 0, decided: 0, worst: null } },
      ...{ unitLevel: null, earlier: [{ period: 'month', level: 'good' }] },
    },
  ],
  entered: [
    treeNode,
    {
      key: 'a',
      mechanism: 'entered',
      name,
      max: 1,
      step: 1,
      leastMax: 0,
      grades: [],
      guidance: [],
      ...cited,
    },
  ],
} as const satisfies Record<string, readonly [Read<unknown>, unknown]>;
const base = (of: keyof typeof BASES): readonly [Read<unknown>, unknown] => BASES[of];

test('each of them is taken as it is', () => {
  for (const of of Object.keys(BASES) as (keyof typeof BASES)[]) {
    const [read, value] = base(of);
    expect(faultsOf(read, value), of).toEqual([]);
  }
});

describe('whole numbers', () => {
  test.each<[keyof typeof BASES, string, number, number]>([
    ['week', 'weekOffset', 0, 8],
    ['week', 'isoWeekday', 1, 7],
    ['month day', 'monthOffset', -12, 12],
    ['month day', 'day', 1, 31],
    ['year day', 'yearOffset', 0, 2],
    ['year day', 'month', 1, 12],
    ['year day', 'day', 1, 31],
    ['days after', 'days', 0, 400],
    ['level', 'order', 1, 20],
    ['level', 'from.value', 0, 1_000_000],
    ['comment', 'when.hundredths', 1, 1_000_000],
    ['absence', 'minimumWorkingDays', 1, 260],
    ['example', 'points', 0, 1_000_000],
    ['reminders', '0.afterWorkingDays', 0, 60],
    ['responsibility', 'triggers.0.weeks', 1, 52],
    ['responsibility', 'manyUndone.least', 1, 100],
    ['responsibility', 'talkWithin.workingDays', 1, 60],
    ['condition', 'test.percent', 0, 10_000],
    ['quota', 'percent', 0, 10_000],
    ['quota', 'raisedPercent', 0, 10_000],
    ['quota', 'smallGroupBelow', 0, 1000],
    ['contradiction', 'below', 0, 1_000_000],
    ['contradiction', 'part', 1, 1000],
    ['contradiction', 'whole', 1, 1000],
    ['reading', 'question', 1, 99],
    ['line', 'coefficient', 1, 1_000_000],
    ['line', 'factors.0', 1, 1_000_000],
    ['line', 'assigned', 0, 1_000_000_000],
    ['line', 'done', 0, 1_000_000_000],
    ['line', 'faults.0.times', 1, 1000],
    ['line', 'faults.0.excused', 0, 1000],
    ['line', 'progress', 0, 1_000_000],
    ['line', 'quality', 0, 1_000_000],
    ['input', 'entered.a', -1_000_000, 1_000_000],
    ['input', 'shares.s.part', 0, 1_000_000_000],
    ['input', 'subordinates.total', 0, 1_000_000_000],
    ['entered', 'max', 1, 1_000_000],
    ['entered', 'step', 1, 1_000_000],
    ['entered', 'leastMax', 0, 1_000_000],
  ])('%s: %s from %i to %i', (of, path, least, most) => {
    const [read, value] = base(of);
    const tried = (number: number) => faultsOf(read, changed(value, path, number));
    expect([tried(least), tried(most)]).toEqual([[], []]);
    for (const number of [least - 1, most + 1, least + 0.5])
      expect(tried(number), String(number)).toEqual([`${path} not-an-integer-in-range`]);
  });
});

describe('words', () => {
  test.each<[keyof typeof BASES, string, string]>([
    ['week', 'moveOnDayOff', 'next-working-day none'],
    ['month day', 'moveOnDayOff', 'next-working-day previous-working-day none'],
    ['month day', 'edge', 'before on'],
    ['year day', 'edge', 'before on'],
    ['days after', 'after', 'period-start period-end before publication'],
    ['days after', 'unit', 'working-days days'],
    ['comment', 'when.kind', 'criterion-differs-by total-differs-by'],
    ['openness', 'to', 'unit'],
    ['subject', 'evaluates', 'person unit'],
    ['subject', 'staffGroups.0', 'cadre civil-servant public-employee contract'],
    ['subject', 'sides.0', 'state party service-unit'],
    ['condition', 'test.kind', 'at-least at-most above below'],
    ['forced', 'when.unknown', 'missing passes no'],
    ['quota', 'base', 'good good-or-better all'],
    ['quota', 'alternatives.0', 'good good-or-better all'],
    ['quota', 'scopes.0', 'organ group'],
    ['roll-up', 'how', 'mean mean-by-days evidence'],
    ['roll-up', 'from', 'week month quarter half-year year'],
    ['step', 'stage', 'submit score approve close'],
  ])('%s: %s is one of %s', (of, path, words) => {
    const [read, value] = base(of);
    for (const word of words.split(' ')) expect(faultsOf(read, changed(value, path, word)), word).toEqual([]);
    expect(faultsOf(read, changed(value, path, 'other')).join(' ')).toContain('unknown-word');
  });

  test.each(['00:00', '09:59', '19:00', '23:59'])('%s is a time', (word) => {
    const [read, value] = base('week');
    expect(faultsOf(read, changed(value, 'time', word))).toEqual([]);
  });
  test.each(['24:00', '9:00', '12:60', '12:5', '12:000', '012:00', '1200'])('%s is none', (word) => {
    const [read, value] = base('week');
    expect(faultsOf(read, changed(value, 'time', word))).toEqual(['time not-a-time']);
  });
});

describe('lists and what may be left out', () => {
  test.each<[keyof typeof BASES, string]>([
    ['row', 'ranks'],
    ['kinds', 'kinds'],
    ['reminders', '0.tells'],
    ['responsibility', 'triggers'],
    ['responsibility', 'triggers.0.needs'],
    ['responsibility', 'breaches'],
    ['quota', 'scopes'],
    ['contradiction', 'levels'],
    ['step', 'who'],
  ])('%s: %s names at least one', (of, path) => {
    const [read, value] = base(of);
    expect(faultsOf(read, changed(value, path, []))).toEqual([`${path} list-too-short`]);
    expect(faultsOf(read, changed(value, path, undefined))).toHaveLength(1);
  });

  test.each<[keyof typeof BASES, string, unknown]>([
    ['subject', 'staffGroups', []],
    ['subject', 'ranks', []],
    ['subject', 'sides', []],
    ['condition', 'onlyIf', null],
    ['condition', 'unless', null],
    ['condition', 'waivedBy', null],
    ['condition', 'periods', []],
    ['forced', 'waivedBy', null],
    ['forced', 'periods', []],
    ['quota', 'raisedPercent', null],
    ['quota', 'alternatives', []],
    ['quota', 'periods', []],
    ['step', 'stage', null],
    ['step', 'deadline', null],
    ['reading', 'alternatives', []],
    ['line', 'axis', null],
    ['line', 'factors', []],
    ['line', 'faults', []],
    ['line', 'delays', []],
    ['line', 'exceeded', false],
    ['line', 'progress', null],
    ['line', 'bonus', false],
    ['input', 'entered', {}],
    ['input', 'choices', {}],
    ['input', 'flags', {}],
    ['input', 'subordinates', null],
    ['input', 'earlier', []],
    ['entered', 'leastMax', null],
    ['entered', 'guidance', []],
    ['entered', 'grades', []],
  ])('%s: without %s it is %j', (of, path, otherwise) => {
    const [read, value] = base(of);
    const taken = read(changed(value, path, undefined), [], []) as Record<string, unknown>;
    expect(taken[path]).toEqual(otherwise);
  });

  test('a period, a date, a citation', () => {
    expect([faultsOf(periods, ['week']), faultsOf(periods, [])]).toEqual([[], [' list-too-short']]);
    expect([faultsOf(date, '2028-02-29'), faultsOf(date, '2026-02-29')]).toEqual([[], [' not-a-date']]);
    expect(faultsOf(citation, { ...cited.citation, confidence: 'E', note: { vi: 'x' } })).toEqual([
      'confidence unknown-word',
      'note missing-key',
    ]);
    expect(faultsOf(notCountedRule, { absenceKind: 'leave', minimumWorkingDays: 'all', ...cited })).toEqual(
      [],
    );
  });
});
