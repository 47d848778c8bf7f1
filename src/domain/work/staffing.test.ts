import { describe, expect, it } from 'vitest';
import { describeJob, type NamedEntry } from './job-description.ts';
import {
  compareElsewhere,
  figuresOfWork,
  type HoldersOfPosition,
  percentOf,
  type WorkOfPosition,
} from './position-figures.ts';
import {
  type Assumptions,
  assumptionFaults,
  assumptionsOf,
  assumptionsText,
  staffingFor,
  USUAL_ASSUMPTIONS,
} from './staffing.ts';

const work = (more: Partial<WorkOfPosition> = {}): WorkOfPosition => ({
  ...{ unitId: 1, position: 'Một cửa', itemId: 7, complexity: 'B', tasks: 10, volume: 1000 },
  ...{ standard: 1200, unmeasured: 0, declared: 0, logged: 0, due: 10, late: 1, returned: 2 },
  ...more,
});
const held = (people: number, days: number): HoldersOfPosition => ({
  ...{ unitId: 1, position: 'Một cửa', people, now: people - 1, days },
});

describe('figures of accepted work', () => {
  it('adds volumes, times and shares over lines and holders', () => {
    const figures = figuresOfWork(
      [work(), work({ complexity: 'C', itemId: null, standard: 0, unmeasured: 1000, due: 0, late: 0 })],
      [held(2, 40)],
    );
    expect(figures).toMatchObject({
      ...{
        people: 2,
        now: 1,
        days: 40,
        tasks: 20,
        volume: 2000,
        standard: 1200,
        unmeasured: 1000,
        perDay: 3000,
      },
      ...{ inTime: { part: 9, of: 10 }, firstTime: { part: 16, of: 20 } },
      complexity: { B: 1000, C: 1000 },
    });
  });

  it('says nothing where there is nothing: no share of no tasks, no load of nobody', () => {
    expect(figuresOfWork([], [])).toMatchObject({
      perDay: null,
      inTime: null,
      firstTime: null,
      complexity: {},
    });
  });

  it('cuts shares off: 199 of 200 is 99 %, never 100', () => {
    expect(percentOf({ part: 199, of: 200 })).toBe(99);
    expect(percentOf({ part: 200, of: 200 })).toBe(100);
  });
});

describe('the same position elsewhere', () => {
  const figures = (people: number, tasks: number, perDay: number) => ({
    ...figuresOfWork([work({ tasks })], [held(people, 10)]),
    perDay,
  });

  it('stays hidden where fewer than five people hold it', () => {
    const own = figures(3, 50, 300);
    expect(compareElsewhere(own, figures(4, 50, 300), 2)).toEqual({
      ...{ elsewhere: null, units: 2, warnings: ['few-people'] },
    });
    expect(compareElsewhere(own, figures(5, 50, 300), 2).elsewhere).not.toBeNull();
  });

  it.each([
    [30, 30, 300, 300, []],
    [29, 30, 300, 300, ['few-tasks']],
    [30, 29, 300, 300, ['few-tasks']],
    [30, 30, 300, 450, []],
    [30, 30, 300, 451, ['different-load']],
    [30, 30, 451, 300, ['different-load']],
    [1, 30, 0, 300, ['few-tasks', 'different-load']],
  ])('%i and %i tasks, %i and %i a day: %j', (ownTasks, tasks, own, there, warnings) => {
    const result = compareElsewhere(figures(9, ownTasks, own), figures(9, tasks, there), 3);
    expect(result.warnings).toEqual(warnings);
  });
});

describe('posts asked for', () => {
  const days = { looked: 60, year: 250 };
  const given = (more: Partial<Assumptions>): Assumptions => ({ ...USUAL_ASSUMPTIONS, ...more });

  it('is volume x standard time of a year over what one post can do, as a range', () => {
    // 60 days: 100,000 minutes; a year: 416,666.6; a post: 228 x 480 x 70..85 % = 76,608 .. 93,024 minutes.
    expect(staffingFor([work({ standard: 100_000 })], days, USUAL_ASSUMPTIONS)).toMatchObject({
      ...{ needLeast: 416_666, needMost: 416_667, capacityLeast: 76_608, capacityMost: 93_024 },
      ...{ postsLeast: 447, postsMost: 544 },
    });
  });

  it('is one number when nothing is assumed to vary, and exact at the border', () => {
    const even = given({ leaveDays: 0, otherDays: 0, leastProductive: 100, mostProductive: 100 });
    const one = staffingFor([work({ standard: 60 * 480 })], days, even);
    expect(one).toMatchObject({ postsLeast: 100, postsMost: 100 });
    expect(staffingFor([work({ standard: 60 * 480 + 1 })], days, even)).toMatchObject({
      ...{ postsLeast: 100, postsMost: 101 },
    });
  });

  it('counts work without a standard time with nothing at least, with the minutes written down at most', () => {
    const half = work({ standard: 500, unmeasured: 600, declared: 300, logged: 200 });
    expect(staffingFor([half], days, USUAL_ASSUMPTIONS)?.lines).toEqual([
      { itemId: 7, volume: 1000, least: 500, most: 1400, basis: 'partly' },
    ]);
    const bases = [
      work({ itemId: 1, unmeasured: 1000, standard: 0 }),
      work({ itemId: 2, unmeasured: 1000, standard: 0, logged: 100, declared: 60 }),
      work({ itemId: 3 }),
    ];
    const lines = staffingFor(bases, days, USUAL_ASSUMPTIONS)?.lines ?? [];
    // What takes most stands first.
    expect(lines.map(({ itemId, most }) => [itemId, most])).toEqual([
      ...[
        [3, 1200],
        [2, 600],
        [1, 0],
      ],
    ]);
    expect(Object.fromEntries(lines.map(({ itemId, basis }) => [itemId, basis]))).toEqual({
      ...{ 1: 'unknown', 2: 'declared', 3: 'standard' },
    });
  });

  it('gives no number without days, and refuses assumptions nobody can mean', () => {
    expect(staffingFor([work()], { looked: 0, year: 250 }, USUAL_ASSUMPTIONS)).toBeNull();
    expect(staffingFor([work()], { looked: 1, year: 22 }, USUAL_ASSUMPTIONS)).toBeNull();
    expect(assumptionFaults(USUAL_ASSUMPTIONS)).toEqual([]);
    expect(assumptionFaults(given({ minutesPerDay: 59, leaveDays: 61 }))).toEqual([
      'minutesPerDay',
      'leaveDays',
    ]);
    expect(assumptionFaults(given({ otherDays: Number.NaN }))).toEqual(['otherDays']);
    expect(assumptionFaults(given({ leastProductive: 86 }))).toEqual(['leastProductive', 'mostProductive']);
    expect(assumptionFaults(given({ leastProductive: 85 }))).toEqual([]);
    expect(() => staffingFor([], days, given({ leastProductive: 0 }))).toThrow(RangeError);
    expect(() => staffingFor([], days, given({ minutesPerDay: 59, leaveDays: 61 }))).toThrow(
      'assumptions out of bounds: minutesPerDay, leaveDays',
    );
  });
});

describe('the draft of a job description', () => {
  const entry = (name: string, field: string, complexity: string): NamedEntry => ({
    ...{ name, field, complexity, output: '', measure: 'hồ sơ', quality: '', days: 3, legalBasis: '' },
  });
  const entries = new Map([
    [1, entry('Chứng thực', 'Tư pháp', 'A')],
    [2, entry('Hộ tịch', 'Tư pháp', 'B')],
    [3, entry('Báo cáo', 'Văn phòng', 'C')],
  ]);

  it('orders duties by their share of time, and leaves out what the catalogue does not have', () => {
    const draft = describeJob(
      [
        work({ itemId: 1, standard: 100, volume: 500 }),
        work({ itemId: 2, standard: 200, volume: 300, unitId: 2 }),
        work({ itemId: 3, standard: 0, unmeasured: 100, volume: 100 }),
        work({ itemId: null, standard: 0, tasks: 4 }),
        work({ itemId: 99, standard: 0, tasks: 3 }),
      ],
      entries,
    );
    expect(draft.duties.map(({ name, percent }) => [name, percent])).toEqual([
      ['Hộ tịch', 66],
      ['Chứng thực', 33],
      ['Báo cáo', null],
    ]);
    expect(draft).toMatchObject({ outside: 7, tasks: 37 });
    expect(draft.competences).toEqual([
      {
        field: 'Tư pháp',
        groups: [
          { complexity: 'A', volume: 500 },
          { complexity: 'B', volume: 300 },
        ],
      },
      { field: 'Văn phòng', groups: [{ complexity: 'C', volume: 100 }] },
    ]);
  });

  it('orders by volume where the time says nothing, fields and groups by volume too', () => {
    const more = new Map([...entries, [4, entry('Lưu trữ', 'Văn phòng', 'A')] as const]);
    const draft = describeJob(
      [
        work({ itemId: 2, standard: 1, volume: 30 }),
        work({ itemId: 4, standard: 0, volume: 50 }),
        work({ itemId: 3, standard: 0, volume: 900 }),
        work({ itemId: 1, standard: 999, volume: 100 }),
      ],
      more,
    );
    expect(draft.duties.map(({ itemId, percent }) => [itemId, percent])).toEqual([
      ...[
        [1, 99],
        [2, 0],
        [3, null],
        [4, null],
      ],
    ]);
    expect(draft.competences.map(({ field, groups }) => [field, ...groups.map((one) => one.volume)])).toEqual(
      [
        ['Văn phòng', 900, 50],
        ['Tư pháp', 100, 30],
      ],
    );
  });

  it('is empty without accepted work', () => {
    expect(describeJob([], entries)).toEqual({ duties: [], competences: [], outside: 0, tasks: 0 });
  });
});

describe('assumptions in an address', () => {
  it('come back as they went', () => {
    const given = {
      minutesPerDay: 420,
      leaveDays: 14,
      otherDays: 0,
      leastProductive: 75,
      mostProductive: 75,
    };
    expect(assumptionsText(given)).toBe('420-14-0-75-75');
    expect(assumptionsOf('420-14-0-75-75')).toEqual(given);
    expect(assumptionsOf(assumptionsText(USUAL_ASSUMPTIONS))).toEqual(USUAL_ASSUMPTIONS);
  });

  it.each([
    '',
    '480',
    '480-12-10-70',
    '480-12-10-70-85-1',
    '59-12-10-70-85',
    '480-12-10-90-80',
    '480-12--1-70-85',
  ])('%j are none', (text) => expect(assumptionsOf(text)).toBeNull());
});
