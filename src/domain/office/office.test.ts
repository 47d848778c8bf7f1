// Board, ladder, quiet hours and reminders: what the Office decides by, without a database.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vietnamCalendar, weeklyRulebook } from '../../../test/builders/rulebook.ts';
import { stageAwaited } from '../evaluation/lateness.ts';
import { disturbsFrom, mayDisturb } from '../messages/hours.ts';
import { isWorkingDay, workingCalendar } from '../period/calendar.ts';
import { addDays } from '../period/date.ts';
import { deadlinesOf } from '../period/deadlines.ts';
import { dateAt } from '../period/zone.ts';
import { type BoardRecord, countUnits, whoHolds, whoIsMissing } from './board.ts';
import { escalations } from './escalate.ts';
import { datedRungs, standingOn } from './ladder.ts';
import { deliveryAt } from './quiet.ts';
import { reminderKey, whomToRemind } from './remind.ts';
import type { LentWork } from './stand-in.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const calendar = workingCalendar(vietnamCalendar().days);
const rulebook = weeklyRulebook();
const ofPeople = deadlinesOf(rulebook, '2026-W47', calendar, ZONE);
/** Of the units' own reports: half an hour and an hour later. */
const deadlines = {
  person: ofPeople,
  unit: { ...ofPeople, submit: '2026-11-20T10:00:00.000Z', score: '2026-11-23T04:00:00.000Z' },
};
const dueOf = ({ subject }: BoardRecord) => deadlines[subject];
const record = (more: Partial<BoardRecord>): BoardRecord => ({
  ...{
    id: 1,
    subject: 'person',
    personId: 1,
    unitId: 1,
    state: 'open',
    counted: true,
    late: false,
    oneAuthority: false,
  },
  ...{ scorerId: 8, approverId: 9, dissent: 'none' },
  ...more,
});
const FRIDAY_NOON = '2026-11-20T05:00:00.000Z';
const MONDAY_NOON = '2026-11-23T05:00:00.000Z';

describe('board', () => {
  it('names who has each record, overdue first', () => {
    const records = [
      record({ personId: 1 }),
      record({ personId: 2, state: 'submitted' }),
      record({ personId: 3, state: 'submitted', unitId: 2 }),
      record({ personId: 4, state: 'scored' }),
      record({ personId: 5, state: 'submitted', oneAuthority: true }),
      record({ personId: 6, state: 'approved' }),
      record({ personId: 7, counted: false }),
      record({ personId: 10, state: 'approved', dissent: 'noted' }),
      record({ personId: 11, state: 'approved', dissent: 'opened' }),
      record({ personId: 12, state: 'closed', dissent: 'noted' }),
    ];
    const held = whoHolds(records, dueOf, MONDAY_NOON).map(({ personId, stage, count, overdue, unitIds }) => [
      ...[personId, stage, count, overdue, unitIds],
    ]);
    expect(held).toEqual([
      [8, 'score', 2, true, [1, 2]],
      [1, 'submit', 1, true, [1]],
      [9, 'approve', 2, false, [1]],
      [9, 'dissent', 1, false, [1]],
    ]);
    const counts = countUnits(records, dueOf, MONDAY_NOON);
    expect(counts.get(1)?.counts).toMatchObject({
      open: 1,
      submitted: 2,
      scored: 1,
      approved: 3,
      late: 1,
      notCounted: 1,
    });
  });

  it('a record without anybody for its next step is named as such', () => {
    const alone = record({ state: 'submitted', scorerId: null });
    expect(stageAwaited(alone)).toBe('score');
    expect(whoHolds([alone], dueOf, MONDAY_NOON)).toEqual([]);
    expect(whoIsMissing([alone, { ...alone, id: 2 }])).toEqual([
      { unitId: 1, stage: 'score', subject: 'person', count: 2 },
    ]);
  });

  it('each record is late by the deadline of its own regulation', () => {
    const [first, second] = [record({ id: 1, state: 'submitted' }), record({ id: 2, state: 'submitted' })];
    const of = ({ id }: BoardRecord) =>
      id === 2 ? { ...ofPeople, score: '2026-11-27T10:00:00.000Z' } : ofPeople;
    const at = (now: string, ...records: readonly BoardRecord[]) =>
      whoHolds(records, of, now).map(({ count, late, overdue, due }) => [count, late, overdue, due]);
    expect(at('2026-11-25T05:00:00.000Z', second, first)).toEqual([[2, 1, true, ofPeople.score]]);
    expect(at('2026-11-25T05:00:00.000Z', second)).toEqual([[1, 0, false, '2026-11-27T10:00:00.000Z']]);
    const open = [record({ id: 3 }), record({ id: 4 })];
    const submit = ({ id }: BoardRecord) =>
      id === 4 ? { ...ofPeople, submit: '2026-11-27T10:00:00.000Z' } : ofPeople;
    expect(countUnits(open, submit, MONDAY_NOON).get(1)?.counts.late).toBe(1);
  });

  it("a unit's own report is a line of its own, by its own deadline, and nobody among the people", () => {
    const own = record({ id: 7, subject: 'unit' });
    const held = (now: string) =>
      whoHolds([record({}), own], dueOf, now).map(({ subject, recordId, overdue }) => [
        ...[subject, recordId, overdue],
      ]);
    expect(held('2026-11-20T09:45:00.000Z')).toEqual([
      ['person', 1, true],
      ['unit', 7, false],
    ]);
    expect(held('2026-11-20T10:15:00.000Z')[1]).toEqual(['unit', 7, true]);
    const unit = countUnits([record({}), own], dueOf, MONDAY_NOON).get(1);
    expect([unit?.counts.open, unit?.own?.id]).toEqual([1, 7]);
    expect(countUnits([own], dueOf, MONDAY_NOON).get(1)?.counts.people).toBe(0);
  });
});

describe('ladder', () => {
  const rungsFrom = (due: string) => datedRungs(rulebook.escalation, due, calendar, ZONE);
  const rungs = rungsFrom(ofPeople.submit);

  it('goes by working days: a weekend and the holiday of 24 November bring nobody nearer', () => {
    expect(rungs.map(({ key, at }) => [key, at])).toEqual([
      ['remind', '2026-11-20T09:30:00.000Z'],
      ['direct-manager', '2026-11-23T01:00:00.000Z'],
      ['head-of-unit', '2026-11-25T01:00:00.000Z'],
      ['leader-of-body', '2026-11-26T01:00:00.000Z'],
    ]);
  });

  it('says where one stands and what comes next', () => {
    const at = (now: string) => {
      const { now: reached, next } = standingOn(rungs, now);
      return [reached?.key ?? null, next?.key ?? null];
    };
    expect(at(FRIDAY_NOON)).toEqual([null, 'remind']);
    expect(at(MONDAY_NOON)).toEqual(['direct-manager', 'head-of-unit']);
    expect(at('2026-11-24T05:00:00.000Z')).toEqual(['direct-manager', 'head-of-unit']);
    expect(at('2026-11-30T05:00:00.000Z')).toEqual(['leader-of-body', null]);
  });

  it('tells the holder and the first person found above, and nobody on leave', () => {
    const units = new Map([
      [1, { id: 1, parentId: null, code: 'A', name: 'A', kind: 'x', adminCode: null, lo: 1, hi: 1 }],
    ]);
    const post = (personId: number, rank: 'head' | 'deputy' | 'staff') => ({
      ...{
        assignmentId: personId,
        personId,
        postId: personId,
        unitId: 1,
        rank,
        kind: 'main' as const,
        managerId: null,
      },
    });
    const body = {
      date: '2026-11-25',
      units,
      holdings: [post(1, 'staff'), post(2, 'deputy'), post(3, 'head')],
    };
    const held = whoHolds([record({ personId: 1 })], dueOf, '2026-11-25T05:00:00.000Z');
    const LATE = '2026-11-25T05:00:00.000Z';
    const told = (away: readonly number[], now = LATE, lent: readonly LentWork[] = [], late = held) =>
      escalations(late, {
        ...{ ladder: rulebook.escalation, rungsFrom, body, now, lent, away: new Set(away) },
      }).map(({ personId, rung }) => [personId, rung]);
    expect(told([])).toEqual([
      [1, 'head-of-unit'],
      [3, 'head-of-unit'],
    ]);
    expect(told([3])).toEqual([[1, 'head-of-unit']]);
    expect(told([1])).toEqual([]);
    expect(told([], MONDAY_NOON)).toEqual([
      [1, 'direct-manager'],
      [2, 'direct-manager'],
    ]);
    // A manager on leave whom somebody stands in for: that one is told, and those above as ever.
    const scoring = whoHolds([record({ personId: 1, state: 'submitted', scorerId: 2 })], dueOf, LATE);
    const lent = [{ delegatorId: 2, delegateId: 4, actions: ['score'] }];
    expect(told([2], LATE, [], scoring)).toEqual([]);
    expect(told([2], LATE, lent, scoring)).toEqual([[4, 'direct-manager']]);
    expect(told([2, 4], LATE, lent, scoring)).toEqual([]);
  });
});

describe('reminders', () => {
  it.each([
    ['in working hours at once', '2026-11-20T05:00:00.000Z', '2026-11-20T05:00:00.000Z', null],
    ['at night in the morning', '2026-11-19T15:00:00.000Z', '2026-11-20T00:30:00.000Z', 'night'],
    ['before dawn the same morning', '2026-11-19T22:00:00.000Z', '2026-11-20T00:30:00.000Z', 'night'],
    ['on Friday evening on Monday', '2026-11-20T12:00:00.000Z', '2026-11-23T00:30:00.000Z', 'day-off'],
    [
      'on a holiday on the next working day',
      '2026-11-24T03:00:00.000Z',
      '2026-11-25T00:30:00.000Z',
      'day-off',
    ],
  ])('arrive: %s', (_what, now, at, because) => {
    expect(deliveryAt(now, calendar, ZONE)).toEqual({ at, because });
  });

  it('never arrive at night, on a day off, or before they are sent', () => {
    const start = Date.parse('2026-01-01T00:00:00.000Z');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 * 24 * 60 }), (minutes) => {
        const now = new Date(start + minutes * 60_000).toISOString();
        const { at } = deliveryAt(now, calendar, ZONE);
        const day = dateAt(at, ZONE);
        const clock = new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(11, 16);
        expect(at >= now && isWorkingDay(calendar, day) && clock >= '07:30' && clock < '18:00').toBe(true);
        // The one rule of letters and messages: what is said here is what they keep.
        expect(
          mayDisturb(at, { calendar, zone: ZONE }) && disturbsFrom(at, { calendar, zone: ZONE }) === at,
        ).toBe(true);
        expect(at < new Date(Date.parse(now) + 12 * 24 * 3_600_000).toISOString()).toBe(true);
      }),
      { seed: 6, numRuns: 500 },
    );
    expect(addDays('2026-11-20', 1)).toBe('2026-11-21');
  });

  it('spare whoever is away, was just reminded, or reminds', () => {
    const [held] = whoHolds([record({})], dueOf, MONDAY_NOON);
    if (held === undefined) throw new Error('nobody holds anything');
    const asked = [1, 2, 3, 4, 5].map((personId) => ({ ...held, personId }));
    const key = (id: number) => reminderKey(id, { stage: 'submit', subject: 'person', of: id });
    const last = new Map([
      [key(2), '2026-11-23T03:30:00.000Z'],
      [key(3), '2026-11-23T02:59:00.000Z'],
    ]);
    const facts = { now: MONDAY_NOON, byId: 5, away: new Set([4]), last, lent: [] };
    const spared = whomToRemind(asked, facts);
    expect(spared.map((one) => one.spared)).toEqual([null, 'just-reminded', null, 'away', 'yourself']);
    expect(spared.every(({ to, held: { personId } }) => to === personId)).toBe(true);
  });

  it('reach whoever stands in: beside the holder, in place of one who is away, never for what was not handed over', () => {
    const [held] = whoHolds([record({ state: 'submitted' })], dueOf, MONDAY_NOON);
    if (held === undefined) throw new Error('nobody holds anything');
    const lent = [{ delegatorId: 8, delegateId: 4, actions: ['score', 'draft'] }];
    const facts = { now: MONDAY_NOON, byId: 5, away: new Set<number>(), last: new Map(), lent };
    const to = (one: typeof held, away: readonly number[]) =>
      whomToRemind([one], { ...facts, away: new Set(away) }).map(({ to, spared }) => [to, spared]);
    expect(to(held, [])).toEqual([
      [8, null],
      [4, null],
    ]);
    expect(to(held, [8])).toEqual([[4, null]]);
    expect(to(held, [8, 4])).toEqual([[8, 'away']]);
    expect(to({ ...held, stage: 'approve' }, [8])).toEqual([[8, 'away']]);
    // Nobody reports for another; a unit's own report may be drafted for its head.
    expect(to({ ...held, stage: 'submit' }, [8])).toEqual([[8, 'away']]);
    expect(to({ ...held, stage: 'submit', subject: 'unit' }, [8])).toEqual([[4, null]]);
  });
});
