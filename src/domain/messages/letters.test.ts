import { describe, expect, it } from 'vitest';
import type { Duty, DutyKind } from '../duty.ts';
import { lettersFor, nextTry, type OpenRounds, type Recipient, type UnsentMessage } from './letters.ts';

const FRIDAY = '2026-11-20';
const NOON = `${FRIDAY}T05:00:00.000Z`;
const AT_FOUR = `${FRIDAY}T09:00:00.000Z`;
const AT_FIVE = `${FRIDAY}T10:00:00.000Z`;
/** Midnight in the body's zone. */
const MIDNIGHT = `${FRIDAY}T17:00:00.000Z`;

const owed = (kind: DutyKind, due: string | null): Duty => ({
  ...{ kind, period: '2026-W47', subject: 'person', count: 1, due, overdue: false, unit: null, id: null },
});
const news = (no: number, soon: boolean): UnsentMessage => ({
  ...{ no, code: soon ? 'reminded' : 'decided', params: { period: '2026-W47' }, soon },
});
const person = (more: Partial<Recipient> = {}): Recipient => ({
  ...{ personId: 1, address: 'lan@example.vn', wantsDigest: true, isAway: false, owed: [], unsent: [] },
  ...more,
});
const rounds = (more: Partial<OpenRounds> = {}): OpenRounds => ({
  ...{ now: NOON, mayDisturb: true, digest: null, deadlines: [], dayEnds: MIDNIGHT },
  ...more,
});

describe('a letter before a deadline', () => {
  it('names what is owed by then and nothing else; nobody who owes nothing gets one', () => {
    const [mine, others] = [owed('score', AT_FIVE), [owed('score', AT_FOUR), owed('approve', null)]];
    const open = rounds({ deadlines: [AT_FIVE] });
    expect(lettersFor(person({ owed: [...others, mine] }), open)).toEqual([
      { purpose: 'deadline', slot: AT_FIVE, owed: [mine], news: [], expires: AT_FIVE },
    ]);
    expect(lettersFor(person({ owed: others }), open)).toEqual([]);
  });
});

describe('the digest', () => {
  const open = rounds({ digest: FRIDAY });

  it('carries all that is new and the whole list of the page, in its order', () => {
    const list = [owed('decide', null), owed('submit', '2026-11-27T10:00:00.000Z'), owed('score', AT_FOUR)];
    const unsent = [news(4, true), news(5, false)];
    expect(lettersFor(person({ owed: list, unsent }), open)).toEqual([
      { purpose: 'digest', slot: FRIDAY, owed: list, news: unsent, expires: null },
    ]);
  });

  it.each([
    ['submit', AT_FIVE, true],
    ['submit', MIDNIGHT, false],
    ['submit', '2026-11-27T10:00:00.000Z', false],
    ['submit', null, false],
    ['score', MIDNIGHT, true],
    ['view-dissent', null, true],
  ] as const)('goes out for what is owed at the step %s by %s: %s', (kind, due, expected) => {
    expect(lettersFor(person({ owed: [owed(kind, due)] }), open)).toHaveLength(expected ? 1 : 0);
  });

  it('goes out for news alone, before the letters of deadlines, and not at all without anything', () => {
    const open = rounds({ digest: FRIDAY, deadlines: [AT_FIVE] });
    const purposes = (more: Partial<Recipient>) => lettersFor(person(more), open).map((one) => one.purpose);
    expect(purposes({ unsent: [news(4, false)] })).toEqual(['digest']);
    expect(purposes({ owed: [owed('score', AT_FIVE)] })).toEqual(['digest', 'deadline']);
    expect(purposes({})).toEqual([]);
  });
});

describe('a letter of its own', () => {
  const unsent = [news(3, false), news(8, true), news(9, true)];

  it('goes out where no digest does, with all that cannot wait and nothing else', () => {
    const soon = { purpose: 'soon', slot: '8', owed: [], news: unsent.slice(1), expires: null };
    const waiting = owed('score', AT_FIVE);
    expect(lettersFor(person({ unsent }), rounds())).toEqual([soon]);
    expect(lettersFor(person({ unsent, wantsDigest: false }), rounds({ digest: FRIDAY }))).toEqual([soon]);
    const both = lettersFor(person({ unsent, owed: [waiting] }), rounds({ deadlines: [AT_FIVE] }));
    expect(both.map(({ purpose }) => purpose)).toEqual(['soon', 'deadline']);
    expect(lettersFor(person({ unsent: unsent.slice(0, 1) }), rounds())).toEqual([]);
  });

  it('does not go out beside a digest', () => {
    const [only, ...more] = lettersFor(person({ unsent }), rounds({ digest: FRIDAY }));
    expect([only?.purpose, more]).toEqual(['digest', []]);
  });
});

it.each([
  [{ address: null }, {}],
  [{ isAway: true }, {}],
  [{}, { mayDisturb: false }],
])('nobody is written to with %o at %o', (who, when) => {
  const all = { owed: [owed('score', AT_FIVE)], unsent: [news(8, true)] };
  const open = { digest: FRIDAY, deadlines: [AT_FIVE] };
  expect(lettersFor(person(all), rounds(open))).toHaveLength(2);
  expect(lettersFor(person({ ...all, ...who }), rounds({ ...open, ...when }))).toEqual([]);
});

it.each([
  [0, 1],
  [1, 1],
  [2, 2],
  [3, 4],
  [6, 32],
  [7, 60],
  [5000, 60],
])('a letter that failed %i times is tried again after %i minutes', (failures, minutes) => {
  const next = new Date(Date.parse(NOON) + minutes * 60_000).toISOString();
  expect(nextTry(NOON, failures)).toBe(next);
});
