import { describe, expect, it } from 'vitest';
import {
  APPROVER,
  CLERK,
  CREATED,
  ENTERED,
  evaluation,
  HEAD_ABOVE,
  OUTSIDER,
  SCORER,
  stageScores,
} from '../../../test/builders/evaluations.ts';
import { evolve, replay } from './evolve.ts';
import { unlawful } from './lawful.ts';
import {
  ACT_NAMES,
  type ActName,
  type ActPayloads,
  type Capacity,
  type Evaluation,
  type EvaluationAct,
} from './shape.ts';

function act<N extends ActName>(
  name: N,
  payload: ActPayloads[N],
  actorId: number | null,
  actingFor: number | null = null,
): EvaluationAct {
  const capacity: Capacity = { role: 'system', actingFor };
  return { act: name, payload, texts: {}, actorId, capacity } as EvaluationAct;
}

const scores = { scores: stageScores() };
const created = act('created', CREATED, null);
const submitted = act('submitted', { ...scores, late: false }, CLERK);
const scored = act('scored', scores, SCORER);
const approved = act('approved', scores, APPROVER);
const reopened = act('reopened', { proposedBy: CLERK }, HEAD_ABOVE);
const closed = act('closed', {}, HEAD_ABOVE);
const history = [created, submitted, scored, approved];

function next(state: Evaluation, ...acts: readonly EvaluationAct[]): Evaluation {
  return acts.reduce((now, one) => evolve(now, one, now.seq + 1), state);
}

describe('the state follows from the acts', () => {
  it('along the plain road', () => {
    const states = history.map((_, index) => replay(history.slice(0, index + 1)));
    expect(states).toEqual([
      evaluation('open'),
      evaluation('submitted'),
      evaluation('scored'),
      evaluation('approved'),
    ]);
    expect(next(evaluation('approved'), closed)).toEqual(evaluation('closed'));
    expect(replay([])).toBeNull();
  });

  it('withdrawing takes the report out of force', () => {
    expect(next(evaluation('submitted', { late: true }), act('withdrawn', {}, CLERK))).toEqual(
      evaluation('open', { seq: 3 }),
    );
  });

  it('returning keeps it, and filing again replaces it and may be withdrawn again', () => {
    const returned = next(evaluation('submitted', { opened: true }), act('returned', {}, SCORER));
    expect(returned).toEqual(evaluation('returned'));
    const again = { ...scores, scores: stageScores({ ...ENTERED, quality: 3000 }), late: false };
    const filed = next(returned, act('submitted', again, CLERK));
    expect(filed).toMatchObject({ state: 'submitted', opened: false, contentSeq: 4, self: again.scores });
  });

  it('sending back takes the score away, not the report', () => {
    expect(next(evaluation('scored'), act('sent-back', {}, APPROVER))).toEqual(
      evaluation('submitted', { opened: true, seq: 4 }),
    );
  });

  it('one authority fills both columns', () => {
    const state = evaluation('submitted', { oneAuthority: true, scorerId: APPROVER });
    expect(next(state, act('decided', scores, APPROVER))).toMatchObject({
      state: 'approved',
      scorer: scores.scores,
      approver: scores.scores,
      scoredBy: APPROVER,
      approvedBy: APPROVER,
    });
  });

  it('a dissent is noted, then opened, and stays until a reopening', () => {
    const noted = next(evaluation('approved'), act('dissented', {}, CLERK));
    const opened = next(noted, act('dissent-viewed', {}, APPROVER));
    expect([noted.dissent, opened.dissent]).toEqual(['noted', 'opened']);
    const again = next(opened, act('reopen-proposed', {}, CLERK), reopened);
    expect(again.dissent).toBe('none');
  });

  it('reopening starts a new revision at the report, or at nothing where there was none', () => {
    const asked = act('reopen-proposed', {}, CLERK);
    expect(next(evaluation('closed'), asked, reopened)).toEqual(
      evaluation('submitted', { opened: true, revision: 2, seq: 7 }),
    );
    const without = next(evaluation('open'), closed, asked, reopened);
    expect(without).toEqual(evaluation('open', { revision: 2, seq: 4 }));
  });

  it('declining leaves the result, and somebody may ask anew', () => {
    const asked = next(evaluation('closed'), act('reopen-proposed', {}, CLERK));
    const declined = next(asked, act('reopen-declined', { proposedBy: CLERK }, HEAD_ABOVE));
    expect(declined).toEqual(evaluation('closed', { seq: 7 }));
    expect(next(declined, act('reopen-proposed', {}, SCORER)).reopenProposedBy).toBe(SCORER);
  });

  it('a transfer changes who is competent and where the part ends', () => {
    const payload = { scorerId: 7, approverId: 8, oneAuthority: false, to: '2026-11-18' };
    expect(next(evaluation('submitted'), act('reassigned', payload, null))).toEqual(
      evaluation('submitted', { ...payload, seq: 3 }),
    );
    const away = { counted: false, notCountedKind: 'leave' };
    expect(next(evaluation('open'), act('counting-changed', away, null))).toEqual(
      evaluation('open', { ...away, seq: 2 }),
    );
  });
});

describe('acts beside the plain road', () => {
  const one = { oneAuthority: true, scorerId: APPROVER };
  const moved = {
    assignmentId: 21,
    postId: 22,
    rank: 'deputy',
    unitId: 30,
    orgVersion: 2,
    unitLo: 4,
  } as const;
  const handed = {
    ...moved,
    personId: OUTSIDER,
    scorerId: SCORER,
    approverId: APPROVER,
    oneAuthority: false,
  };
  const { unitId: _unitId, ...handedOver } = handed;
  const opened = act('viewed', {}, SCORER);

  it.each<[string, Evaluation, EvaluationAct, Partial<Evaluation>]>([
    ['a report is opened', evaluation('submitted'), opened, { opened: true }],
    [
      'one authority decides what nobody opened',
      evaluation('submitted', one),
      act('decided', scores, APPROVER),
      {
        ...{ state: 'approved', opened: true, scorer: scores.scores, approver: scores.scores },
        ...{ scoredBy: APPROVER, approvedBy: APPROVER },
      },
    ],
    [
      'a person moves',
      evaluation('scored'),
      act('moved', { ...moved, from: '2026-11-18' }, null),
      { ...moved, from: '2026-11-18' },
    ],
    [
      'another version is in force when the period begins',
      evaluation('open'),
      act('rebased', { rulebook: { ...CREATED.rulebook, version: 9 } }, null),
      { rulebook: { ...CREATED.rulebook, version: 9 } },
    ],
    [
      'a unit gets a new head',
      evaluation('open', { subject: 'unit' }),
      act('handed-over', handedOver, null),
      handedOver,
    ],
    [
      'a step is recorded beside another',
      evaluation('submitted', { steps: { opinion: 2 } }),
      act('step-recorded', { step: 'notice' }, SCORER),
      { steps: { opinion: 2, notice: 3 } },
    ],
    [
      'a subordinate was reopened',
      evaluation('approved', { dissent: 'noted', steps: { notice: 4 } }),
      act('reopened-with', { because: 7 }, null),
      {
        ...{ state: 'submitted', opened: true, scorer: null, approver: null, scoredBy: null },
        ...{ approvedBy: null, dissent: 'none', steps: {}, revision: 2 },
      },
    ],
    [
      'a proposal of a time without an end',
      evaluation('closed'),
      act('reopen-proposed', {}, CLERK),
      { reopenProposedBy: CLERK, reopenProposedUntil: null },
    ],
    [
      'a report with its works counted',
      evaluation('open'),
      act('submitted', { ...scores, late: true, works: { count: 3, late: 1, undone: 0 } }, CLERK),
      {
        ...{ state: 'submitted', contentSeq: 2, self: scores.scores, late: true },
        works: { count: 3, late: 1, undone: 0 },
      },
    ],
  ])('%s', (_what, state, act, changes) => {
    expect(next(state, act)).toEqual({ ...state, ...changes, seq: state.seq + 1 });
  });
});

describe('what cannot have happened is refused, whoever wrote it', () => {
  const assigned = { scorerId: SCORER, approverId: APPROVER, oneAuthority: false, to: CREATED.to };
  const one = { oneAuthority: true, scorerId: APPROVER };
  const asked = { reopenProposedBy: SCORER, reopenProposedUntil: '2027-01-01T00:00:00.000Z' };
  const cases: readonly (readonly [string, Evaluation, EvaluationAct, string])[] = [
    ['created twice', evaluation('open'), created, 'created-twice'],
    ['scored before filing', evaluation('open'), scored, 'not-from-open'],
    ['approved without a score', evaluation('submitted'), approved, 'not-from-submitted'],
    ['filed by another', evaluation('open'), { ...submitted, actorId: SCORER }, 'not-by-the-person'],
    ['own score', evaluation('submitted'), { ...scored, actorId: CLERK }, 'own-case'],
    ['own approval', evaluation('scored'), { ...approved, actorId: CLERK }, 'own-case'],
    ['own return', evaluation('submitted'), act('returned', {}, CLERK), 'own-case'],
    ['own sending back', evaluation('scored'), act('sent-back', {}, CLERK), 'own-case'],
    ['own decision', evaluation('submitted', one), act('decided', scores, CLERK), 'own-case'],
    ['own reopening', evaluation('closed', asked), { ...reopened, actorId: CLERK }, 'own-case'],
    ['score by nobody', evaluation('submitted'), { ...scored, actorId: null }, 'own-case'],
    [
      'for the person himself',
      evaluation('submitted'),
      act('scored', scores, OUTSIDER, CLERK),
      'on-behalf-of-the-person',
    ],
    ['the scorer approves', evaluation('scored'), { ...approved, actorId: SCORER }, 'scorer-approves'],
    [
      'one act of two authorities',
      evaluation('submitted'),
      act('decided', scores, APPROVER),
      'two-authorities',
    ],
    ['two acts of one authority', evaluation('submitted', one), scored, 'one-authority'],
    [
      'withdrawn after opening',
      evaluation('submitted', { opened: true }),
      act('withdrawn', {}, CLERK),
      'already-opened',
    ],
    ['score of a week not counted', evaluation('submitted', { counted: false }), scored, 'week-not-counted'],
    ['proposed twice', evaluation('closed', asked), act('reopen-proposed', {}, CLERK), 'proposed-twice'],
    ['reopened unasked', evaluation('closed'), reopened, 'nothing-proposed'],
    [
      'reopened by one person',
      evaluation('closed', asked),
      { ...reopened, actorId: SCORER },
      'one-person-twice',
    ],
    ['the own week left unfinished', evaluation('scored'), { ...closed, actorId: CLERK }, 'own-case'],
    ['closed twice', evaluation('closed'), closed, 'not-from-closed'],
    [
      'scorer made of the person',
      evaluation('open'),
      act('reassigned', { ...assigned, scorerId: CLERK }, null),
      'own-case',
    ],
    [
      'one person for both',
      evaluation('open'),
      act('reassigned', { ...assigned, scorerId: APPROVER }, null),
      'scorer-approves',
    ],
    [
      'authority of a result',
      evaluation('approved'),
      act('reassigned', { ...assigned, ...one }, null),
      'authority-of-a-result',
    ],
    [
      'a result taken away',
      evaluation('approved'),
      act('counting-changed', { counted: false, notCountedKind: 'leave' }, null),
      'not-from-approved',
    ],
    ['a closed week reassigned', evaluation('closed'), act('reassigned', assigned, null), 'not-from-closed'],
  ];

  it.each(cases)('%s', (_name, state, wrong, reason) => {
    expect(unlawful(state, wrong)).toBe(reason);
    expect(() => evolve(state, wrong, state.seq + 1)).toThrow(reason);
  });

  it('acts out of number or before creation', () => {
    expect(() => evolve(null, submitted, 1)).toThrow('not-created');
    expect(() => evolve(null, created, 2)).toThrow('act 2 cannot follow act 0');
    expect(() => evolve(evaluation('open'), submitted, 3)).toThrow('act 3 cannot follow act 1');
    expect(() => evolve(evaluation('open'), submitted, 1)).toThrow('act 1 cannot follow act 1');
  });

  it('an evaluation created with the person among those who decide', () => {
    for (const wrong of [{ scorerId: CLERK }, { approverId: CLERK }, { scorerId: APPROVER }])
      expect(() => evolve(null, act('created', { ...CREATED, ...wrong }, null), 1)).toThrow();
    expect(evolve(null, act('created', { ...CREATED, ...one }, null), 1)).toMatchObject(one);
  });

  it('nothing but the acts of the table follows a closed week', () => {
    const possible = ACT_NAMES.filter((name) => {
      const payload = { ...CREATED, ...scores } as never;
      return [CLERK, SCORER, HEAD_ABOVE].some(
        (actorId) =>
          unlawful(evaluation('closed'), act(name, payload, actorId)) === null ||
          unlawful(evaluation('closed', asked), act(name, payload, actorId)) === null,
      );
    });
    expect(possible).toEqual([
      ...['reopen-proposed', 'reopened', 'reopen-declined', 'step-recorded', 'reopened-with'],
    ]);
  });
});
