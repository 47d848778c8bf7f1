import { describe, expect, it } from 'vitest';
import { CLERK, evaluation, HEAD_ABOVE, SCORER } from '../../../test/builders/evaluations.ts';
import { type CloseRequest, checkClose } from './close.ts';
import { evolve } from './evolve.ts';
import type { Evaluation } from './shape.ts';

const DEADLINE = '2026-11-24T10:00:00.000Z';
const DAY = { begins: '2026-11-16', today: '2026-11-24' };
const AFTER = { ...DAY, now: '2026-11-24T10:00:00.001Z', closeDeadline: DEADLINE };
const BEFORE = { ...DAY, now: '2026-11-23T03:00:00.000Z', closeDeadline: DEADLINE };

function request(evaluations: readonly Evaluation[], changes: Partial<CloseRequest> = {}): CloseRequest {
  return {
    evaluations,
    actorId: HEAD_ABOVE,
    role: 'unit-head',
    leaveUnfinished: false,
    reason: '',
    ...changes,
  };
}

function outcome(
  evaluations: readonly Evaluation[],
  changes: Partial<CloseRequest> = {},
  moment = AFTER,
): readonly string[] {
  const closing = checkClose(request(evaluations, changes), moment);
  return closing.ok
    ? closing.acts.map(({ evaluationId, act }) => `+${act.act} ${evaluationId}`)
    : closing.refusals.map(({ code, params }) => [code, params.person].filter(Boolean).join(' '));
}

const approved = evaluation('approved', { id: 1 });
const notCounted = evaluation('open', { id: 2, personId: 32, counted: false, notCountedKind: 'leave' });
const closed = evaluation('closed', { id: 3, personId: 33 });
const unfinished = (['open', 'submitted', 'returned', 'scored'] as const).map((state, index) =>
  evaluation(state, { id: 40 + index, personId: 400 + index }),
);
const leave = { leaveUnfinished: true, reason: 'Nghỉ ốm đột xuất' };

describe('closing a week', () => {
  it('closes what has its result and, silently, what does not count', () => {
    expect(outcome([approved, notCounted], {}, BEFORE)).toEqual(['+closed 1', '+closed 2']);
  });

  it('does nothing to what is closed, so doing it twice changes nothing', () => {
    expect(outcome([closed])).toEqual([]);
    const first = checkClose(request([approved, closed]), AFTER);
    if (!first.ok) throw new Error('refused');
    const after = [approved, closed].map((one) =>
      first.acts
        .filter(({ evaluationId }) => evaluationId === one.id)
        .reduce((state, { act }) => evolve(state, act, state.seq + 1), one),
    );
    expect(after.map((one) => one.state)).toEqual(['closed', 'closed']);
    expect(checkClose(request(after), AFTER)).toEqual({ ok: true, acts: [], unfinished: [] });
  });

  it.each([
    ['2026-11-15', ['week-not-begun']],
    ['2026-11-16', []],
  ])('closes nothing before it has begun, though nobody stands in the way: on %s %j', (today, refusals) => {
    for (const ready of [[], [closed]]) expect(outcome(ready, {}, { ...BEFORE, today })).toEqual(refusals);
  });

  it('closes an empty unit', () => {
    expect(checkClose(request([]), BEFORE)).toEqual({ ok: true, acts: [], unfinished: [] });
  });

  it('names everybody who has no result yet, whatever the stage', () => {
    expect(outcome([approved, ...unfinished])).toEqual([
      'unfinished 400',
      'unfinished 401',
      'unfinished 402',
      'unfinished 403',
    ]);
  });

  it('leaves them without one only when asked, with words, after the deadline', () => {
    expect(outcome(unfinished, leave)).toEqual(['+closed 40', '+closed 41', '+closed 42', '+closed 43']);
    expect(outcome(unfinished, { ...leave, reason: ' .. ' })).toEqual(['reason-required']);
    expect(outcome(unfinished, leave, BEFORE)).toEqual(['too-early-to-leave-unfinished']);
    expect(outcome(unfinished, { leaveUnfinished: true }, BEFORE)).toEqual([
      'too-early-to-leave-unfinished',
      'reason-required',
    ]);
  });

  it.each([
    ['2026-11-24T09:59:59.999Z', false],
    [DEADLINE, false],
    ['2026-11-24T10:00:00.001Z', true],
  ])('at %s leaving unfinished is allowed: %s', (now, ok) => {
    expect(checkClose(request(unfinished, leave), { ...DAY, now, closeDeadline: DEADLINE }).ok).toBe(ok);
  });

  it('says of whom or of which unit, in which state, and until when', () => {
    const person = evaluation('scored', { id: 50, personId: 500 });
    const unit = evaluation('submitted', { id: 51, personId: 501, subject: 'unit', unitId: 60 });
    expect(checkClose(request([person, unit]), AFTER)).toEqual({
      ok: false,
      refusals: [
        { code: 'unfinished', params: { evaluation: 50, person: 500, state: 'scored' } },
        { code: 'unfinished', params: { evaluation: 51, unit: 60, state: 'submitted' } },
      ],
    });
    expect(checkClose(request([person], leave), BEFORE)).toEqual({
      ok: false,
      refusals: [{ code: 'too-early-to-leave-unfinished', params: { until: DEADLINE } }],
    });
    expect(checkClose(request([person], { leaveUnfinished: true }), AFTER)).toEqual({
      ok: false,
      refusals: [{ code: 'reason-required', params: {} }],
    });
  });

  it('needs no reason when nothing is unfinished, whatever was ticked', () => {
    expect(outcome([approved], { leaveUnfinished: true }, BEFORE)).toEqual(['+closed 1']);
  });

  it('keeps the reason with those left without a result, and gives them none', () => {
    const closing = checkClose(request([approved, ...unfinished], leave), AFTER);
    if (!closing.ok) throw new Error('refused');
    expect(closing.unfinished).toEqual([40, 41, 42, 43]);
    for (const { evaluationId, act } of closing.acts) {
      const before = [approved, ...unfinished].find((one) => one.id === evaluationId);
      if (before === undefined) throw new Error('an act for nobody');
      const after = evolve(before, act, before.seq + 1);
      expect(after.state).toBe('closed');
      expect(after.approver === null).toBe(before !== approved);
      expect(act.texts).toEqual(before === approved ? {} : { comment: leave.reason });
      expect(act.capacity).toEqual({ role: 'unit-head', actingFor: null });
    }
  });
});

describe('closing waits', () => {
  it('for the approver to open a noted dissent', () => {
    const noted = evaluation('approved', { dissent: 'noted' });
    expect(outcome([noted])).toEqual([`dissent-unopened ${CLERK}`]);
    expect(outcome([noted], leave)).toEqual([`dissent-unopened ${CLERK}`]);
    expect(outcome([{ ...noted, dissent: 'opened' }])).toHaveLength(1);
  });

  it('for an answer to a proposed reopening, but not of weeks already closed', () => {
    const proposed = {
      ...approved,
      reopenProposedBy: SCORER,
      reopenProposedUntil: '2027-01-01T00:00:00.000Z',
    };
    expect(outcome([proposed])).toEqual([`reopen-pending ${CLERK}`]);
    expect(
      outcome([{ ...closed, reopenProposedBy: SCORER, reopenProposedUntil: '2027-01-01T00:00:00.000Z' }]),
    ).toEqual([]);
  });

  it('naming every reason of every person at once', () => {
    const troubled = {
      ...approved,
      dissent: 'noted',
      reopenProposedBy: SCORER,
      reopenProposedUntil: '2027-01-01T00:00:00.000Z',
    } as const;
    expect(outcome([troubled, ...unfinished.slice(0, 1)])).toEqual([
      `dissent-unopened ${CLERK}`,
      `reopen-pending ${CLERK}`,
      'unfinished 400',
    ]);
  });

  it('for another person, when the closer would spare himself a result', () => {
    const own = evaluation('submitted', { personId: HEAD_ABOVE });
    expect(outcome([own], leave)).toEqual([`own-case-unfinished ${HEAD_ABOVE}`]);
    expect(outcome([own], { ...leave, actorId: SCORER, role: 'office' })).toEqual([`+closed ${own.id}`]);
    expect(outcome([evaluation('approved', { personId: HEAD_ABOVE })])).toHaveLength(1);
  });
});
