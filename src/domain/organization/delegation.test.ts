import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../period/date.ts';
import {
  checkDelegation,
  checkRevocation,
  type DelegationFacts,
  type DelegationRequest,
  delegationState,
  principalsOf,
} from './delegation.ts';
import type { DelegableAction, Delegation } from './shape.ts';

const HEAD = 1;
const DEPUTY = 2;

const REQUEST: DelegationRequest = {
  delegatorId: HEAD,
  delegateId: DEPUTY,
  actions: ['approve'],
  from: '2026-11-20',
  to: '2026-12-01',
  documentNumber: '12/QĐ-UBND',
};

const FACTS: DelegationFacts = {
  today: '2026-11-20',
  holds: { score: true, approve: true, draft: true, accept: true },
  delegateActive: true,
  given: [],
};

const GIVEN: Delegation = { id: 5, ...REQUEST, revoked: false };

function codes(request: Partial<DelegationRequest>, facts: Partial<DelegationFacts> = {}): readonly string[] {
  return checkDelegation({ ...REQUEST, ...request }, { ...FACTS, ...facts }).map(({ code }) => code);
}

describe('handing over', () => {
  it('is possible from today on, for another person with a post, by document', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ actions: ['score', 'approve'] })).toEqual([]);
  });

  it('is refused to oneself, to nobody in post, for nothing, and without a document', () => {
    expect(codes({ delegateId: HEAD })).toEqual(['delegate-is-yourself']);
    expect(codes({}, { delegateActive: false })).toEqual(['delegate-without-post']);
    expect(codes({ actions: [] })).toEqual(['action-missing']);
    expect(codes({ documentNumber: ' - ' })).toEqual(['document-number-missing']);
  });

  it('covers only what the delegator holds', () => {
    const holds = { score: false, approve: true, draft: false, accept: false };
    expect(checkDelegation({ ...REQUEST, actions: ['score', 'approve'] }, { ...FACTS, holds })).toEqual([
      { code: 'nothing-to-delegate', params: { action: 'score' } },
    ]);
  });

  it('starts today at the earliest and ends after it starts', () => {
    expect(codes({ from: '2026-11-19' })).toEqual(['starts-in-the-past']);
    expect(codes({ from: '2026-11-21' })).toEqual([]);
    expect(codes({ to: REQUEST.from })).toEqual(['ends-before-it-starts']);
    expect(codes({ to: '2026-11-21' })).toEqual([]);
    expect(codes({ from: '2026-02-30', to: 'soon' })).toEqual(['not-a-date', 'not-a-date']);
  });

  it.each([
    ['2026-11-20', '2027-11-20', true],
    ['2026-11-20', '2027-11-21', false],
    ['2028-02-29', '2029-03-01', true],
    ['2028-02-29', '2029-03-02', false],
    ['2027-03-01', '2028-03-01', true],
  ])('runs at most twelve months: %s to %s', (from, to, ok) => {
    expect(codes({ from, to })).toEqual(ok ? [] : ['delegation-too-long']);
  });

  it('gives one authority to one person at a time', () => {
    const given = [GIVEN];
    expect(codes({ delegateId: 3 }, { given })).toEqual(['delegation-overlaps']);
    expect(codes({ delegateId: 3, actions: ['score'] }, { given })).toEqual([]);
    expect(codes({ delegateId: 3, from: GIVEN.to ?? '', to: '2026-12-31' }, { given })).toEqual([]);
    expect(codes({ delegateId: 3 }, { given: [{ ...GIVEN, revoked: true }] })).toEqual([]);
  });

  it('names every reason at once', () => {
    const all = { delegateId: HEAD, actions: [], documentNumber: '', from: '2026-11-01', to: '2026-10-01' };
    expect(codes(all, { delegateActive: false })).toEqual([
      'delegate-is-yourself',
      'delegate-without-post',
      'action-missing',
      'document-number-missing',
      'starts-in-the-past',
      'ends-before-it-starts',
    ]);
  });
});

describe('ending early', () => {
  const by = (personId: number, officeOfDelegator = false) => ({ personId, officeOfDelegator });
  const outcome = (delegation: Delegation, person: ReturnType<typeof by>, today = '2026-11-25') =>
    checkRevocation(delegation, person, today).map(({ code }) => code);

  it('is for the delegator and the office of his unit', () => {
    expect(outcome(GIVEN, by(HEAD))).toEqual([]);
    expect(outcome(GIVEN, by(7, true))).toEqual([]);
    expect(outcome(GIVEN, by(DEPUTY))).toEqual(['not-your-part']);
    expect(outcome(GIVEN, by(7))).toEqual(['not-found']);
  });

  it('is possible before and during, not after, and once', () => {
    expect(outcome(GIVEN, by(HEAD), '2026-11-01')).toEqual([]);
    expect(outcome(GIVEN, by(HEAD), '2026-11-30')).toEqual([]);
    expect(outcome(GIVEN, by(HEAD), '2026-12-01')).toEqual(['already-ended']);
    expect(outcome({ ...GIVEN, revoked: true }, by(HEAD))).toEqual(['already-revoked']);
    expect(outcome({ ...GIVEN, revoked: true }, by(7))).toEqual(['not-found']);
  });
});

describe('acting for others', () => {
  it('begins on the first day and no longer holds on the last', () => {
    const days = ['2026-11-19', '2026-11-20', '2026-11-30', '2026-12-01'];
    expect(days.map((day) => delegationState(GIVEN, day))).toEqual(['coming', 'active', 'active', 'ended']);
    expect(days.map((day) => principalsOf(DEPUTY, [GIVEN], day).approvesFor)).toEqual([
      [],
      [HEAD],
      [HEAD],
      [],
    ]);
    expect(delegationState({ ...GIVEN, revoked: true }, '2026-11-20')).toBe('revoked');
    expect(principalsOf(DEPUTY, [{ ...GIVEN, to: null }], '2031-01-01').approvesFor).toEqual([HEAD]);
  });

  it('is for the listed actions only', () => {
    expect(principalsOf(DEPUTY, [GIVEN], '2026-11-20')).toEqual({
      scoresFor: [],
      approvesFor: [HEAD],
      draftsFor: [],
    });
  });

  it('is not lent on, and a circle gives nobody more than was lent to him', () => {
    const lend = (delegatorId: number, delegateId: number): Delegation => ({
      ...GIVEN,
      id: delegatorId,
      delegatorId,
      delegateId,
    });
    const circle = [lend(1, 2), lend(2, 3), lend(3, 1)];
    expect([1, 2, 3].map((id) => principalsOf(id, circle, '2026-11-20').approvesFor)).toEqual([
      [3],
      [1],
      [2],
    ]);
    expect(principalsOf(1, [lend(1, 1)], '2026-11-20').approvesFor).toEqual([]);
  });

  // Told the other way round: day by day and person by person, from what was lent.
  it('agrees with the plain reading for any set of delegations', () => {
    const person = fc.integer({ min: 1, max: 4 });
    const delegation = fc
      .record({
        delegatorId: person,
        delegateId: person,
        actions: fc.constantFrom<readonly DelegableAction[]>(['score'], ['approve'], ['score', 'approve']),
        start: fc.integer({ min: 0, max: 8 }),
        days: fc.option(fc.integer({ min: 1, max: 6 })),
        revoked: fc.boolean(),
      })
      .map(({ start, days, ...rest }): Delegation => {
        const from = addDays('2026-11-16', start);
        return { id: 1, documentNumber: '1', from, to: days === null ? null : addDays(from, days), ...rest };
      });
    fc.assert(
      fc.property(
        fc.array(delegation, { maxLength: 8 }),
        person,
        fc.integer({ min: 0, max: 16 }),
        (all, me, day) => {
          const date = addDays('2026-11-16', day);
          const may = (action: DelegableAction) =>
            [1, 2, 3, 4].filter((other) =>
              all.some(
                (one) =>
                  other !== me &&
                  one.delegatorId === other &&
                  one.delegateId === me &&
                  one.actions.includes(action) &&
                  !one.revoked &&
                  !(date < one.from) &&
                  !(one.to !== null && date >= one.to),
              ),
            );
          expect(principalsOf(me, all, date)).toEqual({
            scoresFor: may('score'),
            approvesFor: may('approve'),
            draftsFor: may('draft'),
          });
        },
      ),
      { seed: 20261120, numRuns: 2000 },
    );
  });
});
