import { describe, expect, it } from 'vitest';
import { CLERK, evaluation, moment, SCORER, viewer } from '../../../test/builders/evaluations.ts';
import { checkClose } from './close.ts';
import { evolve } from './evolve.ts';
import { precheck } from './precheck.ts';
import { followsLapsed, hasOpenProposal, proposalEnd } from './reopening.ts';

const NOW = '2026-11-20T05:00:00.000Z';
const UNTIL = '2026-11-21T05:00:00.000Z';
const AFTER = '2026-11-21T05:00:00.001Z';
const proposed = (until: string | null) =>
  evaluation('approved', { reopenProposedBy: SCORER, reopenProposedUntil: until });
const head = viewer(99, { headedUnits: [evaluation('approved').unitId] });
const signed = (now: string) => moment({ now, stepUpUntil: '2027-01-01T00:00:00.000Z' });
const codes = (command: Parameters<typeof precheck>[1], until: string | null, now: string) =>
  precheck(proposed(until), command, head, signed(now)).map(({ code }) => code);

describe('a proposal to reopen', () => {
  it('ends 24 hours after it was made', () => {
    expect(proposalEnd(NOW)).toBe(UNTIL);
    expect(proposalEnd('2026-12-31T23:59:59.999Z')).toBe('2027-01-01T23:59:59.999Z');
  });

  it.each([
    ['before its end', UNTIL, NOW, true],
    ['at the very moment', UNTIL, UNTIL, true],
    ['a millisecond later', UNTIL, AFTER, false],
    ['from a time without an end', null, NOW, false],
  ])('waits or not: %s', (_when, until, now, open) => {
    expect(hasOpenProposal(proposed(until), now)).toBe(open);
    expect(codes('agree-reopen', until, now)).toEqual(open ? [] : ['proposal-lapsed']);
    expect(codes('decline-reopen', until, now)).toEqual(open ? [] : ['proposal-lapsed']);
    const own = precheck(proposed(until), 'propose-reopen', viewer(CLERK), signed(now));
    expect(own.map(({ code }) => code)).toEqual(open ? ['already-proposed'] : []);
  });

  it('that is over stops no closing', () => {
    const closing = (now: string) =>
      checkClose(
        {
          evaluations: [proposed(UNTIL)],
          actorId: 99,
          role: 'unit-head',
          leaveUnfinished: false,
          reason: '',
        },
        { now, closeDeadline: NOW, begins: '2026-11-16', today: '2026-11-20' },
      );
    expect(closing(UNTIL)).toMatchObject({ ok: false, refusals: [{ code: 'reopen-pending' }] });
    expect(closing(AFTER).ok).toBe(true);
  });

  it('is lawful again in the history only after the first one was over', () => {
    const again = (until: string) =>
      evolve(
        proposed(UNTIL),
        {
          ...{ act: 'reopen-proposed', payload: { until }, texts: {}, actorId: CLERK },
          capacity: { role: 'self', actingFor: null },
        },
        proposed(UNTIL).seq + 1,
      );
    expect(followsLapsed(proposed(UNTIL), proposalEnd(UNTIL))).toBe(false);
    expect(() => again(proposalEnd(UNTIL))).toThrow('proposed-twice');
    const next = again(proposalEnd(AFTER));
    expect([next.reopenProposedBy, next.reopenProposedUntil]).toEqual([CLERK, proposalEnd(AFTER)]);
  });
});
