// Taking over a regime: every shipped one by every kind of period it knows gives a rulebook without faults.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRulebook } from '../../files/rulebook-file.ts';
import { enteredPeriods } from '../period/entered-periods.ts';
import { asKept, competes, endedFrom, keptChoices, periodsWith, whyNotAdopted } from './adopt.ts';
import { checkRulebook } from './check.ts';
import { inForceOn } from './select.ts';
import type { Rulebook } from './shape.ts';
import { storedForm } from './stored.ts';

const folder = new URL('../../../rulebooks/', import.meta.url);
const SHIPPED = readdirSync(folder).flatMap((name): Rulebook[] => {
  const read = readRulebook(readFileSync(new URL(name, folder), 'utf8'), name);
  return read.ok && read.rulebook.use === 'evaluation' ? [read.rulebook] : [];
});
const shipped = (id: string) => {
  const found = SHIPPED.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

describe('a shipped regime', () => {
  it.each(SHIPPED.map((one) => [one.id, one] as const))('%s can be kept and ended', (_id, book) => {
    const choices = keptChoices(book);
    expect(choices.length).toBeGreaterThan(0);
    for (const kind of choices) {
      const kept = asKept(book, kind, '2027-01-01', 9);
      expect(checkRulebook(storedForm(kept))).toMatchObject({ ok: true });
      // Entered in that kind, and in none of those left.
      expect(enteredPeriods(kept)).toContain(kind);
      expect(enteredPeriods(kept).filter((one) => choices.includes(one))).toEqual([kind]);
      const ended = endedFrom(kept, '2028-01-01', 10);
      expect(checkRulebook(storedForm(ended))).toMatchObject({ ok: true });
      const used = (day: string) =>
        inForceOn([book, kept, ended], day).filter(({ use }) => use === 'evaluation');
      expect([used('2027-01-01'), used('2027-12-31'), used('2028-01-01')]).toEqual([[kept], [kept], []]);
    }
  });

  it('335 by month: months make the year, no quarter is left', () => {
    const staff = shipped('335-civil-servant');
    expect(keptChoices(staff)).toEqual(['month', 'quarter']);
    expect(periodsWith(staff, 'month')).toEqual(['month', 'year']);
    expect(periodsWith(staff, 'quarter')).toEqual(['quarter', 'year']);
    const { periods, rollUps } = asKept(staff, 'month', '2027-01-01', 2);
    expect([periods, rollUps.map(({ from, to }) => [from, to])]).toEqual([
      ['month', 'year'],
      [['month', 'year']],
    ]);
    expect(periodsWith(shipped('thanh-hoa-1053-staff'), 'month')).toEqual(['month', 'year']);
    expect(keptChoices(shipped('8679-weekly'))).toEqual(['week']);
    // Quarters that are made of months leave nothing to choose.
    const made = { from: 'month', to: 'quarter', how: 'mean', citation: staff.citation } as const;
    expect(keptChoices({ periods: ['month', 'quarter'], rollUps: [made] })).toEqual(['month']);
  });
});

it('regimes of one side for some of the same people stand against each other', () => {
  const of = (a: string, b: string) => competes(shipped(a), shipped(b));
  expect(of('335-civil-servant', 'thanh-hoa-1053-staff')).toBe(true);
  expect(of('thanh-hoa-1053-staff', '335-civil-servant')).toBe(true);
  expect(of('335-civil-servant', '335-leader')).toBe(false);
  expect(of('335-civil-servant', 'vien-chuc-233-staff')).toBe(false);
  expect(of('335-civil-servant', '366-person')).toBe(false);
  expect(of('366-person', '366-collective')).toBe(false);
  expect(of('366-collective', '8679-unit')).toBe(false);
  expect(of('dong-nai-13', '366-person')).toBe(true);
  expect(of('335-leader', 'thanh-hoa-1053-staff')).toBe(false);
});

describe('a regime may not be taken over', () => {
  const book = shipped('335-civil-servant');
  const why = (change: Partial<Parameters<typeof whyNotAdopted>[0]>) =>
    whyNotAdopted({
      ...{ kind: 'month', from: '2027-01-01', today: '2026-11-20', books: [book], inForce: [] },
      ...change,
    }).map(({ code, params }) => [code, ...Object.values(params)]);

  it('from today, within a period, by a period it does not know', () => {
    expect(why({})).toEqual([]);
    expect(why({ from: '2026-12-01' })).toEqual([]);
    expect(why({ from: '2026-11-20', kind: 'year' })).toEqual([
      ...[
        ['regime-other-period'],
        ['regime-from-tomorrow', '2026-11-20'],
        ['regime-not-at-start', '2027-01-01'],
      ],
    ]);
    expect(why({ from: '2026-12-02' })).toEqual([['regime-not-at-start', '2027-01-01']]);
    expect(why({ from: '2027-01-01', kind: 'quarter' })).toEqual([]);
  });

  it('by another period within a year, or by the one it follows already', () => {
    const inForce = [book];
    expect(why({ inForce })).toEqual([]);
    expect(why({ inForce, from: '2026-12-01' })).toEqual([['regime-kind-in-the-year', 2027]]);
    expect(why({ inForce, kind: 'quarter' })).toEqual([['regime-followed-already']]);
  });
});
