// Stages, conditions, quotas, roll-ups and reminders: each fault with its place and its numbers, both sides of each border.
import { describe, expect, test } from 'vitest';
import { quarterlyRulebook } from '../../../test/builders/quarter.ts';
import { weeklyRulebook } from '../../../test/builders/rulebook.ts';
import { at, condition, end, fault } from '../../../test/builders/rulebook-parts.ts';
import { incoherences } from './coherence.ts';
import { regimeFaults } from './coherence-regime.ts';
import { stageFaults } from './coherence-stages.ts';
import { officeFaults } from './form-office.ts';
import type { Path } from './reader.ts';
import type { DeadlineRule, Rulebook, Stage } from './shape.ts';
import type { ConditionTest, Quota } from './shape-regime.ts';

const WEEK = weeklyRulebook();
const QUARTER = quarterlyRulebook();
const cited = { citation: WEEK.citation };
const name = { vi: 'x', en: 'x' };
const weekly = (change: Partial<Rulebook>) => incoherences({ ...WEEK, ...change });

describe('stages', () => {
  const stages = (place: number, change: Partial<Stage>, of = WEEK) =>
    stageFaults({ ...of, stages: at(of.stages, place, change) });
  const monday = (time: string, weekOffset = 1, isoWeekday = 1): DeadlineRule => ({
    ...{ weekOffset, isoWeekday, time, moveOnDayOff: 'none' },
  });
  const day = (
    monthDay: number,
    edge: 'on' | 'before' = 'on',
    monthOffset = 0,
    time = '17:00',
  ): DeadlineRule => ({
    ...{ kind: 'month-day', monthOffset, day: monthDay, edge, time, moveOnDayOff: 'none' },
  });
  const after: DeadlineRule = {
    ...{ kind: 'days-after', after: 'before', days: 1, unit: 'days', time: '08:00', moveOnDayOff: 'none' },
  };

  test('there are all four, in the order of the road; none of an archive', () => {
    const missing = (key: string) => fault(['stages'], 'stage-missing', { key });
    expect(stageFaults({ ...WEEK, stages: [] })).toEqual(
      ['submit', 'score', 'approve', 'close'].map(missing),
    );
    expect(stageFaults({ ...WEEK, stages: [], use: 'archive' })).toEqual([]);
    expect(stageFaults({ ...WEEK, stages: WEEK.stages.slice(0, 3) })).toEqual([missing('close')]);
    const [submit, score, approve, close] = WEEK.stages.map(({ key }) => key);
    const turned = WEEK.stages.map((stage, index) => ({
      ...stage,
      key: [score, submit, approve, close][index] ?? stage.key,
    }));
    expect(stageFaults({ ...WEEK, stages: turned })).toEqual([
      fault(['stages', 1, 'key'], 'stage-out-of-order', { key: 'submit', before: 'score' }),
    ]);
  });

  test.each([
    // Scoring is due on Monday at 10:00, closing on Tuesday at 17:00.
    ['a minute later', monday('10:01'), 0],
    ['at once', monday('10:00'), 1],
    ['a minute before', monday('09:59'), 1],
    ['an hour before, more minutes', monday('09:30'), 1],
    ['the week before', monday('23:00', 0, 7), 1],
    ['a day later', monday('09:00', 1, 2), 0],
  ])('of a week one after the other: %s', (_when, deadline, count) => {
    expect(stages(2, { deadline })).toEqual(
      Array(count).fill(
        fault(['stages', 2, 'deadline'], 'deadline-out-of-order', { key: 'approve', before: 'score' }),
      ),
    );
  });

  test.each([
    // Scoring is due on the 22nd at 17:00, closing so many days later.
    ['a minute later', day(22, 'on', 0, '17:01'), 0],
    ['at once', day(22), 1],
    ['before the 23rd', day(23, 'before'), 1],
    ['before the 24th', day(24, 'before'), 0],
    ['the day before', day(21), 1],
    ['in the month after', day(1, 'on', 1), 0],
    ['in the month before', day(31, 'on', -1), 1],
    ['so many days after, which only the calendar can tell', after, 0],
  ])('of a quarter: %s', (_when, deadline, count) => {
    expect(stages(2, { deadline }, QUARTER)).toEqual(
      Array(count).fill(
        fault(['stages', 2, 'deadline'], 'deadline-out-of-order', { key: 'approve', before: 'score' }),
      ),
    );
  });

  test('two of a kind only the calendar can order are taken', () => {
    const both = at(at(QUARTER.stages, 2, { deadline: after }), 3, { deadline: { ...after, days: 0 } });
    expect(stageFaults({ ...QUARTER, stages: both })).toEqual([]);
  });

  test('weekdays are for weeks, dates for longer periods; an exception for each period will do', () => {
    const wrong = (...path: Path) =>
      fault(['stages', 3, ...path], 'deadline-of-another-period', { key: 'close' });
    const friday = monday('17:00', 1, 5);
    const exception = (
      period: Rulebook['periods'][number] | null,
      deadline: DeadlineRule,
      month: number | null = null,
    ) => ({
      ...{ period, month, deadline },
    });
    const close = (change: Partial<Stage>, of: Rulebook) =>
      stageFaults({ ...of, stages: at(of.stages, 3, { exceptions: [], ...change }) });
    expect(close({ deadline: friday }, QUARTER)).toEqual([wrong('deadline')]);
    expect(close({ deadline: day(28) }, WEEK)).toEqual([wrong('deadline')]);
    const both: Rulebook = { ...QUARTER, periods: ['week', 'quarter'] };
    const found = (...exceptions: Stage['exceptions']) =>
      close({ deadline: after, exceptions }, both).filter(({ path }) => path[1] === 3);
    expect(found()).toEqual([wrong('deadline')]);
    expect(found(exception('week', friday))).toEqual([]);
    // An exception of one month leaves the others to the stage's own deadline.
    expect(found(exception('week', friday, 12))).toEqual([wrong('deadline')]);
    expect(found(exception('week', after))).toEqual([wrong('exceptions', 0)]);
    expect(found(exception('week', friday), exception('quarter', friday))).toEqual([wrong('exceptions', 1)]);
    expect(found(exception('week', friday), exception(null, after))).toEqual([wrong('exceptions', 1)]);
  });
});

describe('what a regulation says beside points', () => {
  const regime = (change: Partial<Rulebook>) => regimeFaults({ ...QUARTER, forced: [], ...change });
  const unknown = (path: Path, key: string) => fault(path, 'unknown-level', { key });

  test('conditions lower a level or leave it to a person', () => {
    const found = (level: string, otherwise: string) =>
      regime({ conditions: [condition({}), condition({ level, otherwise })] });
    const lifts = (level: string, otherwise: string) => [
      fault(['conditions', 1, 'otherwise'], 'condition-does-not-lower', { level, otherwise }),
    ];
    for (const otherwise of ['completed', 'manual', 'warn']) expect(found('good', otherwise)).toEqual([]);
    expect(found('good', 'good')).toEqual(lifts('good', 'good'));
    expect(found('good', 'excellent')).toEqual(lifts('good', 'excellent'));
    expect(found('top', 'good')).toEqual([unknown(['conditions', 1, 'level'], 'top')]);
    expect(found('good', 'none')).toEqual([unknown(['conditions', 1, 'otherwise'], 'none')]);
    expect(found('manual', 'manual')).toEqual([unknown(['conditions', 1, 'level'], 'manual')]);
  });

  test('tests name levels and nodes there are, however deep', () => {
    const cases: readonly (readonly [ConditionTest, readonly object[]])[] = [
      [{ kind: 'no-earlier-level', period: 'month', level: 'good' }, []],
      [{ kind: 'no-earlier-level', period: 'month', level: 'x' }, [unknown(['level'], 'x')]],
      [{ kind: 'node-at-least', node: 'b', percent: 1 }, []],
      [{ kind: 'node-at-least', node: 'total', percent: 1 }, []],
      [{ kind: 'node-at-least', node: 'x', percent: 1 }, [fault(['node'], 'unknown-node', { key: 'x' })]],
      [{ kind: 'at-least', figure: 'x', percent: 1 }, []],
    ];
    for (const [test, faults] of cases) {
      const within = (...at: Path) =>
        (faults as readonly ReturnType<typeof fault>[]).map((one) => ({
          ...one,
          path: [...at, ...one.path],
        }));
      expect(regime({ conditions: [condition({ test })] })).toEqual(within('conditions', 0, 'test'));
      const forced = [{ key: 'f', name, when: test, level: 'good', waivedBy: null, periods: [], ...cited }];
      expect(regime({ forced })).toEqual(within('forced', 0, 'when'));
    }
    const test: ConditionTest = { kind: 'node-at-least', node: 'b', percent: 1 };
    expect(regime({ score: null, conditions: [condition({ test })] })).toHaveLength(1);
  });

  test('periods are those of the rulebook', () => {
    const periods = ['quarter', 'month', 'year'] as const;
    const wrong = (list: string) =>
      ['month', 'year'].map((period) =>
        fault([list, 0, 'periods'], 'period-of-another-rulebook', { period }),
      );
    const forced = [
      {
        key: 'f',
        name,
        when: { kind: 'not-above-unit' },
        level: 'x',
        waivedBy: null,
        periods,
        ...cited,
      } as const,
    ];
    const quota: Quota = {
      ...{ key: 'q', level: 'x', percent: 1, raisedPercent: null, base: 'all', alternatives: [], scopes: [] },
      ...{ smallGroupBelow: 0, periods, ...cited },
    };
    expect(regime({ conditions: [condition({ periods })] })).toEqual(wrong('conditions'));
    expect(regime({ forced })).toEqual([unknown(['forced', 0, 'level'], 'x'), ...wrong('forced')]);
    expect(regime({ quotas: [quota] })).toEqual([unknown(['quotas', 0, 'level'], 'x'), ...wrong('quotas')]);
  });

  test('gaps have their reading, roll-ups lengthen, a share is at most the whole', () => {
    const gap = { key: 'g', from: end(0), to: end(0), reading: 'r', ...cited };
    const reading = { key: 'r', question: 1, text: name, alternatives: [], ...cited };
    const missing = fault(['gaps', 0, 'reading'], 'unknown-reading', { key: 'r' });
    expect(regime({ gaps: [gap] })).toEqual([missing]);
    expect(regime({ gaps: [gap], readings: [{ ...reading, key: 's' }] })).toEqual([missing]);
    expect(regime({ gaps: [gap], readings: [{ ...reading, key: 's' }, reading] })).toEqual([]);
    const rollUp = (from: Rulebook['periods'][number], to: Rulebook['periods'][number]) =>
      regime({ rollUps: [{ from, to, how: 'mean', ...cited }] });
    const shrinks = (from: string, to: string) => [
      fault(['rollUps', 0], 'roll-up-does-not-lengthen', { from, to }),
    ];
    expect(rollUp('month', 'quarter')).toEqual([]);
    expect(rollUp('quarter', 'quarter')).toEqual(shrinks('quarter', 'quarter'));
    expect(rollUp('year', 'week')).toEqual(shrinks('year', 'week'));
    const weak = (part: number, levels = ['good', 'x']) =>
      regime({ contradictions: [{ key: 'w', name, levels, below: 1, part, whole: 3, ...cited }] });
    const level = unknown(['contradictions', 0, 'levels', 1], 'x');
    expect(weak(3)).toEqual([level]);
    expect(weak(4)).toEqual([level, fault(['contradictions', 0], 'part-above-whole', { part: 4, whole: 3 })]);
    expect(weak(1, ['good'])).toEqual([]);
  });

  test('all are part of what is asked of a rulebook', () => {
    expect(weekly({ conditions: [condition({ level: 'top' })] })).toEqual([
      unknown(['conditions', 0, 'level'], 'top'),
    ]);
  });
});

describe('the work of the office', () => {
  const office = (change: Partial<Rulebook>) => officeFaults({ ...WEEK, ...change });

  test('each step of reminding comes later than the one before', () => {
    const [first] = WEEK.escalation;
    if (first === undefined) throw new Error('no step');
    const steps = (...days: number[]) =>
      office({
        escalation: days.map((afterWorkingDays, index) => ({ ...first, key: `s${index}`, afterWorkingDays })),
      });
    expect(steps(0, 1, 5)).toEqual([]);
    expect(steps(3)).toEqual([]);
    expect(steps(1, 1, 0)).toEqual(
      [1, 2].map((place) =>
        fault(['escalation', place, 'afterWorkingDays'], 'step-not-later', { key: `s${place}` }),
      ),
    );
  });

  test('a local rule that is on names its document', () => {
    const { responsibility } = WEEK;
    if (responsibility === null) throw new Error('no rule');
    const rule = (local: boolean, on: boolean, documentNumber: string | null) =>
      office({
        responsibility: {
          ...responsibility,
          triggers: at(responsibility.triggers, 1, { local, on, documentNumber }),
        },
      });
    expect(rule(true, true, null)).toEqual([
      fault(['responsibility', 'triggers', 1, 'documentNumber'], 'local-rule-without-document', {
        key: 'not-completed-twice',
      }),
    ]);
    for (const right of [rule(true, true, '12'), rule(true, false, null), rule(false, true, null)])
      expect(right).toEqual([]);
    expect(office({ responsibility: null })).toEqual([]);
    expect(weekly({ escalation: at(WEEK.escalation, 1, { afterWorkingDays: 0 }) })).toHaveLength(1);
  });
});
