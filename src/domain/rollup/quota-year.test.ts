import { describe, expect, it } from 'vitest';
import { weeklyRulebook } from '../../../test/builders/rulebook.ts';
import { fraction } from '../score/fraction.ts';
import { levelsToSettle, lineMember, whyNotSettled } from './quota-year.ts';

const RULEBOOK = weeklyRulebook();
const QUOTA = { level: 'excellent' };
const LINE = {
  personId: 7,
  how: 'mean',
  total: fraction(181n, 2n),
  reached: 'excellent',
  level: 'excellent',
} as const;

describe('a level decided because a share has no place left', () => {
  it('is refused with every reason at once', () => {
    const asked = {
      over: false,
      until: '2027-01-01',
      reached: 'good',
      level: 'good',
      own: true,
      reason: '.',
    };
    expect(whyNotSettled(RULEBOOK, QUOTA, asked).map(({ code }) => code)).toEqual([
      ...['own-case', 'settle-after-end', 'settle-not-bounded', 'reason-missing'],
    ]);
    const fine = { ...asked, over: true, reached: 'excellent', own: false, reason: 'Xét việc vượt' };
    expect(whyNotSettled(RULEBOOK, QUOTA, fine)).toEqual([]);
    expect(whyNotSettled(RULEBOOK, QUOTA, { ...fine, over: false })).toMatchObject([
      { code: 'settle-after-end', params: { until: '2027-01-01' } },
    ]);
    expect(whyNotSettled(RULEBOOK, QUOTA, { ...fine, level: 'completed' })).toMatchObject([
      { code: 'settle-not-bounded' },
    ]);
  });
});

it('gives the bounded level or the next, wherever that stands', () => {
  const levels = (level: string) => levelsToSettle(RULEBOOK, { level });
  expect([levels('excellent'), levels('completed'), levels('not-completed')]).toEqual([
    ...[['excellent', 'good'], ['completed', 'not-completed'], ['not-completed']],
  ]);
});

describe('a mean in a quota', () => {
  const member = (changes: Partial<Parameters<typeof lineMember>[2]>, over = true) =>
    lineMember(RULEBOOK, QUOTA, { ...LINE, ...changes }, { group: 'others', over });
  it('counts by the level reached, whatever was given, and is open until the period is over', () => {
    expect(member({})).toMatchObject({ order: 1, decided: 'given', group: 'others' });
    expect(member({ level: 'good' })).toMatchObject({ order: 1, decided: 'other' });
    expect(member({ reached: 'not-completed', level: 'not-completed' })).toMatchObject({
      ...{ order: 4, decided: 'other' },
    });
    expect(member({}, false)).toMatchObject({ order: 1, decided: 'open' });
  });

  it('leaves out evidence, and classes nobody without a total', () => {
    expect(member({ how: 'evidence' })).toBeNull();
    expect(member({ total: null, reached: null, level: null })).toMatchObject({
      ...{ order: null, total: fraction(0), decided: 'open' },
    });
    expect(member({})).toMatchObject({ total: fraction(181n, 2n) });
  });
});
