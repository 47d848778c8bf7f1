import { describe, expect, test } from 'vitest';
import { shippedRulebook } from '../../../test/builders/rulebooks.ts';
import type { PeriodKind, Rulebook } from '../rulebook/shape.ts';
import { type Closing, classifiedFrom, isLateVersion, whyNotFrozen } from './close.ts';

type Exception = Rulebook['stages'][number]['exceptions'][number];
const TIME = { time: '17:00', moveOnDayOff: 'none', edge: 'on' } as const;
const READY: Closing = {
  from: '2026-11-01',
  today: '2026-11-01',
  members: 40,
  missing: 0,
  moved: 0,
  leftOpen: 0,
  version: 0,
  openReadings: { keys: [], approvers: [] },
  reason: '',
};
const codes = (more: Partial<Closing>) => whyNotFrozen({ ...READY, ...more }).map((refusal) => refusal.code);

describe('freezing a period', () => {
  test('from the day after its last day on', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ today: '2026-10-31' })).toEqual(['period-not-over']);
  });

  test('a year is official from the first date its regulation names for it: 335 art. 21, before 15 December', () => {
    const [staff, leader] = [shippedRulebook('335-civil-servant'), shippedRulebook('335-leader')];
    expect(classifiedFrom([staff, leader], '2026-Y')).toBe('2026-12-05');
    expect(classifiedFrom([staff], '2026-Q4')).toBe('2027-01-01');
    // Evidence only, and nothing named: after the last day; the latest of a family holds.
    expect(classifiedFrom([shippedRulebook('khanh-hoa')], '2026-Y')).toBe('2027-01-01');
    const silent = { ...staff, stages: staff.stages.map((stage) => ({ ...stage, exceptions: [] })) };
    expect(classifiedFrom([leader, silent], '2026-Y')).toBe('2027-01-01');
    expect(classifiedFrom([], '2026-M11')).toBe('2026-12-01');
  });

  test('takes only days the regulation names for such a period, and only where it is a mean', () => {
    const staff = shippedRulebook('335-civil-servant');
    const [rule] = staff.rollUps.filter(({ to }) => to === 'year');
    const [stage] = staff.stages;
    if (rule === undefined || stage === undefined) throw new Error('335 has a year and stages');
    const day = (period: PeriodKind, month: number, yearOffset = 0) => ({
      ...{ period, month: null, deadline: { ...TIME, kind: 'year-day', yearOffset, month, day: 9 } as const },
    });
    const dated = (exceptions: readonly Exception[], how: typeof rule.how = 'mean') => ({
      ...{ rollUps: [{ ...rule, how }], stages: [{ ...stage, exceptions }] },
    });
    const from = (...of: Parameters<typeof dated>) => classifiedFrom([dated(...of)], '2026-Y');
    expect([from([day('year', 11)]), from([day('year', 11)], 'evidence')]).toEqual([
      ...['2026-11-09', '2027-01-01'],
    ]);
    expect(from([day('quarter', 3), day('year', 12), day('year', 11)])).toBe('2026-11-09');
    expect(from([day('quarter', 3)])).toBe('2027-01-01');
    expect(from([day('year', 1, 1)])).toBe('2027-01-09');
    const after = { ...TIME, kind: 'month-day', monthOffset: 0, day: 9 } as const;
    expect(from([{ period: 'year', month: null, deadline: after }])).toBe('2027-01-01');
    // The latest of a family, in whatever order.
    const [soon, later] = [dated([day('year', 3)]), dated([day('year', 11)])];
    expect(classifiedFrom([later, soon], '2026-Y')).toBe('2026-11-09');
    // The rule of another period says nothing of this one.
    expect(classifiedFrom([dated([day('quarter', 3)])], '2026-Q1')).toBe('2026-04-01');
    const both = { ...dated([day('year', 11)]), rollUps: [{ ...rule, to: 'half-year' as const }, rule] };
    expect(classifiedFrom([both], '2026-Y')).toBe('2026-11-09');
  });

  test('says what it waits for', () => {
    const params = (more: Partial<Closing>) =>
      whyNotFrozen({ ...READY, ...more }).map((refusal) => refusal.params);
    expect(params({ today: '2026-10-31', missing: 3, version: 2 })).toEqual([
      ...[{ until: '2026-11-01' }, { version: 2 }, { missing: 3 }],
    ]);
  });

  test('all reasons at once', () => {
    expect(codes({ today: '2026-10-31', members: 0, missing: 3, version: 2 })).toEqual([
      'period-not-over',
      'period-without-records',
      'nothing-moved',
      'missing-needs-reason',
    ]);
  });

  test('missing results need words; spaces are none', () => {
    expect(codes({ missing: 1, reason: '  ' })).toEqual(['missing-needs-reason']);
    expect(codes({ missing: 1, reason: 'Nghỉ thai sản' })).toEqual([]);
  });

  test('so do levels nobody has decided yet', () => {
    expect(codes({ leftOpen: 1 })).toEqual(['open-level-needs-reason']);
    expect(codes({ leftOpen: 1, missing: 1, reason: ' ' })).toEqual([
      ...['missing-needs-reason', 'open-level-needs-reason'],
    ]);
    expect(codes({ leftOpen: 1, reason: 'Người đứng đầu đi công tác' })).toEqual([]);
  });

  test('a second version needs a change', () => {
    expect(codes({ version: 1 })).toEqual(['nothing-moved']);
    expect(codes({ version: 1, moved: 1 })).toEqual([]);
  });
});

test('the next version waits until as much is decided as when the period was frozen', () => {
  const asked = (moved: number, missing: number) => isLateVersion({ moved, missing, missingBefore: 2 });
  expect([asked(1, 2), asked(3, 0), asked(1, 3), asked(0, 2), asked(0, 0)]).toEqual([
    ...[true, true, false, false, false],
  ]);
});
