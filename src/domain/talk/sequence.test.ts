// Weeks that do not count and ends of years neither make nor break a sequence; nothing is proposed twice.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weeklyRulebook } from '../../../test/builders/rulebook.ts';
import { addWeeks } from '../period/week.ts';
import type { ResponsibilityRule } from '../rulebook/shape-office.ts';
import { sequences, triggersMet, type WeekOfPerson } from './sequence.ts';

const { responsibility } = weeklyRulebook();
if (responsibility === null) throw new Error('the weekly regulation has a rule on responsibility');
const rule: ResponsibilityRule = responsibility;
const RUNS = { seed: 8679, numRuns: 300 };

const blank = (week: string): WeekOfPerson => ({
  ...{ week, counted: true, undone: 0, breaches: 0, lowest: false, rule },
});
const bad = (week: string): WeekOfPerson => ({ ...blank(week), undone: 2, breaches: 1 });
const away = (week: string): WeekOfPerson => ({ ...bad(week), counted: false });
const found = (weeks: readonly WeekOfPerson[]) => sequences(weeks, []).map((one) => one.weeks);

describe('what one week meets', () => {
  it('needs many important tasks undone and a breach, both', () => {
    expect(triggersMet(bad('2026-W40'))).toEqual(['undone-and-breach']);
    expect(triggersMet({ ...bad('2026-W40'), undone: 1 })).toEqual([]);
    expect(triggersMet({ ...bad('2026-W40'), breaches: 0 })).toEqual([]);
    expect(triggersMet({ ...bad('2026-W40'), rule: null })).toEqual([]);
  });

  it('the local rule proposes nothing until it is on', () => {
    const lowest = ['2026-W40', '2026-W41'].map((week) => ({ ...blank(week), lowest: true }));
    expect(found(lowest)).toEqual([]);
    const triggers = rule.triggers.map((one) => ({ ...one, on: true, documentNumber: '12/QĐ' }));
    const on = lowest.map((one) => ({ ...one, rule: { ...rule, triggers } }));
    expect(sequences(on, [])).toEqual([{ trigger: 'not-completed-twice', weeks: ['2026-W40', '2026-W41'] }]);
  });
});

describe('sequences', () => {
  it('of two weeks, over the end of a year with 53 weeks and of one with 52', () => {
    expect(found([bad('2026-W53'), bad('2027-W01')])).toEqual([['2026-W53', '2027-W01']]);
    expect(found([bad('2025-W52'), bad('2026-W01')])).toEqual([['2025-W52', '2026-W01']]);
  });

  it('a good week between breaks it, a week on leave does not', () => {
    expect(found([bad('2026-W40'), blank('2026-W41'), bad('2026-W42')])).toEqual([]);
    expect(found([bad('2026-W40'), away('2026-W41'), bad('2026-W42')])).toEqual([['2026-W40', '2026-W42']]);
    expect(found([bad('2026-W40'), away('2026-W41')])).toEqual([]);
  });

  it('weeks may come in any order', () => {
    const weeks = ['2026-W41', '2026-W43', '2026-W40', '2026-W42'].map(bad);
    expect(found(weeks)).toEqual([
      ['2026-W40', '2026-W41'],
      ['2026-W42', '2026-W43'],
    ]);
  });

  it('a week without any rule breaks it', () => {
    const without = { ...bad('2026-W41'), rule: null };
    expect(found([bad('2026-W40'), without, bad('2026-W42')])).toEqual([]);
    expect(found([without])).toEqual([]);
  });

  it('a case of another trigger takes no week away', () => {
    const other = [{ trigger: 'not-completed-twice', weeks: ['2026-W40', '2026-W41'] }];
    expect(sequences(['2026-W40', '2026-W41'].map(bad), other)).toHaveLength(1);
  });

  it('a week that carried one case carries no other; the next two do', () => {
    const weeks = ['2026-W40', '2026-W41', '2026-W42', '2026-W43'].map(bad);
    expect(found(weeks)).toEqual([
      ['2026-W40', '2026-W41'],
      ['2026-W42', '2026-W43'],
    ]);
    const known = [{ trigger: 'undone-and-breach', weeks: ['2026-W41', '2026-W42'] }];
    expect(sequences(weeks, known)).toEqual([]);
    expect(sequences(weeks.slice(1), sequences(weeks, [])).length).toBe(0);
  });
});

const start = fc.integer({ min: 0, max: 2600 }).map((count) => addWeeks('2000-W01', count));
const kinds = fc.array(fc.constantFrom('bad', 'good', 'away'), { maxLength: 30 });
const story = fc.tuple(start, kinds).map(([first, list]) =>
  list.map((kind, index): WeekOfPerson => {
    const week = addWeeks(first, index);
    if (kind === 'good') return blank(week);
    return kind === 'bad' ? bad(week) : away(week);
  }),
);

describe('for every story', () => {
  it('leaving out the weeks that do not count changes nothing, wherever the years end', () => {
    fc.assert(
      fc.property(story, (weeks) => {
        expect(found(weeks)).toEqual(found(weeks.filter(({ counted }) => counted)));
      }),
      RUNS,
    );
  });

  it('the same story in another year proposes the same places', () => {
    fc.assert(
      fc.property(start, start, kinds, (one, other, list) => {
        const places = (first: string) => {
          const weeks = list.map((_, index) => addWeeks(first, index));
          const told = weeks.map((week, index) => ({
            ...(list[index] === 'good' ? blank(week) : bad(week)),
            counted: list[index] !== 'away',
          }));
          return found(told).map((run) => run.map((week) => weeks.indexOf(week)));
        };
        expect(places(one)).toEqual(places(other));
      }),
      RUNS,
    );
  });

  it('what was proposed once is not proposed again, and every sequence is two bad counted weeks', () => {
    fc.assert(
      fc.property(story, (weeks) => {
        const first = sequences(weeks, []);
        expect(sequences(weeks, first)).toEqual([]);
        const isBad = (week: string) =>
          weeks.some((one) => one.week === week && one.counted && one.breaches > 0);
        for (const { weeks: run } of first) {
          expect(run.length).toBe(2);
          expect(run.every(isBad)).toBe(true);
        }
      }),
      RUNS,
    );
  });
});
