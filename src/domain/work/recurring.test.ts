import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_HOLIDAYS } from '../../../test/builders/tasks.ts';
import { workingCalendar } from '../period/calendar.ts';
import type { RecurringWork } from './plan.ts';
import { dueWorks, type PositionSpan, periodStarts, reachOf, recurringKey } from './recurring.ts';

const work = (more: Partial<RecurringWork> = {}): RecurringWork => ({
  ...{
    id: 4,
    unitId: 2,
    below: false,
    jobPosition: 'Văn thư',
    title: 'Báo cáo',
    product: '',
    itemId: null,
    quantity: 1,
  },
  ...{ every: 'month', dueAfter: 2, from: '2026-01-01', to: null, madeBy: 13, version: 1, ...more },
});
const holder = (personId: number, more: Partial<PositionSpan> = {}): PositionSpan => ({
  ...{ personId, postId: personId + 100, unitId: 2, jobPosition: 'Văn thư' },
  ...{ from: '2026-01-01', to: null, ...more },
});

describe('periods that begin', () => {
  it.each([
    ['2026-10-01', '2026-12-01', {}, ['2026-10-01', '2026-11-01']],
    ['2026-10-02', '2026-12-02', {}, ['2026-11-01', '2026-12-01']],
    ['2026-10-01', '2026-10-01', {}, []],
    ['2026-10-01', '2027-01-01', { from: '2026-11-01' }, ['2026-11-01', '2026-12-01']],
    ['2026-10-01', '2027-01-01', { from: '2026-11-02' }, ['2026-12-01']],
    ['2026-10-01', '2027-01-01', { to: '2026-11-01' }, ['2026-10-01', '2026-11-01']],
    ['2026-10-01', '2027-01-01', { to: '2026-10-31' }, ['2026-10-01']],
    ['2026-11-16', '2026-11-30', { every: 'week' }, ['2026-11-16', '2026-11-23']],
    ['2026-01-01', '2027-01-01', { every: 'year' }, ['2026-01-01']],
  ] as const)('in [%s, %s) with %o: %j', (from, to, more, expected) => {
    expect(periodStarts(work(more), from, to)).toEqual(expected);
  });
});

const OWN = reachOf(new Map());

describe('what is due', () => {
  const NOVEMBER = { from: '2026-11-01', to: '2026-12-01' };
  const people = (...holders: readonly PositionSpan[]) =>
    dueWorks([work()], holders, NO_HOLIDAYS, NOVEMBER, OWN).map(({ personId }) => personId);

  it('is for everybody who holds the position, counted in working days from the first', () => {
    // The 1st is a Sunday.
    const due = { work: work(), unitId: 2, starts: '2026-11-01', due: '2026-11-04' };
    expect(dueWorks([work()], [holder(11), holder(12)], NO_HOLIDAYS, NOVEMBER, OWN)).toEqual([
      { ...due, personId: 11, postId: 111 },
      { ...due, personId: 12, postId: 112 },
    ]);
    const off = workingCalendar([{ date: '2026-11-02', kind: 'holiday' }]);
    expect(dueWorks([work()], [holder(11)], off, NOVEMBER, OWN)).toMatchObject([{ due: '2026-11-05' }]);
    const atOnce = dueWorks([work({ dueAfter: 0 })], [holder(11)], NO_HOLIDAYS, NOVEMBER, OWN);
    expect(atOnce).toMatchObject([{ due: '2026-11-02' }]);
  });

  it.each<[string, Partial<PositionSpan>, boolean]>([
    ['from the first day on', { from: '2026-11-01' }, true],
    ['from the second day on', { from: '2026-11-02' }, false],
    ['up to the first day', { to: '2026-11-01' }, false],
    ['up to the second day', { to: '2026-11-02' }, true],
    ['under a name written otherwise', { jobPosition: ' VĂN THƯ' }, true],
    ['under another name', { jobPosition: 'Kế toán' }, false],
    ['without a name', { jobPosition: null }, false],
    ['in another unit', { unitId: 3 }, false],
  ])('is for who held it %s: %s', (_what, more, expected) => {
    expect(people(holder(11, more))).toEqual(expected ? [11] : []);
  });

  it('is for a person once, though he holds two such posts', () => {
    expect(people(holder(11), holder(11, { postId: 9 }), holder(12))).toEqual([11, 12]);
  });

  it('is named by work, person and period', () => {
    expect(recurringKey({ work: work(), personId: 11, starts: '2026-11-01' })).toBe('4/11/2026-11-01');
  });
});

describe('with the units below', () => {
  const NOVEMBER = { from: '2026-11-01', to: '2026-12-01' };
  const under = new Map([[2, new Set([2, 3, 4])]]);

  it('reaches those, and no others; a work of one unit alone reaches that one', () => {
    const holders = [holder(11), holder(12, { unitId: 3 }), holder(13, { unitId: 9 })];
    const people = (below: boolean) =>
      dueWorks([work({ below })], holders, NO_HOLIDAYS, NOVEMBER, reachOf(under)).map((one) => one.personId);
    expect(people(true)).toEqual([11, 12]);
    expect(people(false)).toEqual([11]);
  });

  it('one person gets it once, whatever he holds and wherever he went', () => {
    const day = fc.constantFrom('2026-10-01', '2026-11-01', '2026-11-02', '2026-11-09', '2026-11-20');
    const span = fc.record({
      personId: fc.integer({ min: 1, max: 5 }),
      postId: fc.integer({ min: 1, max: 9 }),
      unitId: fc.integer({ min: 1, max: 5 }),
      jobPosition: fc.constantFrom('Văn thư', ' văn thư', 'Kế toán', null),
      from: day,
      to: fc.option(day),
    });
    const spans = fc.array(span, { maxLength: 12 });
    fc.assert(
      fc.property(spans, fc.boolean(), fc.constantFrom('week', 'month'), (holders, below, every) => {
        const works = [work({ below, every }), work({ id: 5, below, every, jobPosition: 'Kế toán' })];
        const due = dueWorks(works, holders, NO_HOLIDAYS, NOVEMBER, reachOf(under));
        const keys = due.map(recurringKey);
        expect(new Set(keys).size).toBe(keys.length);
        // Nobody who holds it is left out.
        const missed = holders.filter(
          (one) =>
            (below ? [2, 3, 4] : [2]).includes(one.unitId) &&
            one.jobPosition?.trim().toLowerCase() === 'văn thư' &&
            one.from <= '2026-11-01' &&
            (one.to === null || one.to > '2026-11-01') &&
            !due.some(({ work: { id }, personId }) => id === 4 && personId === one.personId),
        );
        expect(every === 'month' ? missed : []).toEqual([]);
      }),
    );
  });
});
