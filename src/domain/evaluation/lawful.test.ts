// What may have happened and what may not, beside the cases evolve.test.ts has.
import { describe, expect, it } from 'vitest';
import {
  APPROVER,
  CLERK,
  CREATED,
  evaluation,
  HEAD_ABOVE,
  OUTSIDER,
  SCORER,
  stageScores,
} from '../../../test/builders/evaluations.ts';
import { isUnfinished, leavesOwnUnfinished, unlawful } from './lawful.ts';
import { type ActName, EVALUATION_STATES, type Evaluation, type EvaluationAct } from './shape.ts';

function act(name: ActName, payload: object, actorId: number | null): EvaluationAct {
  const capacity = { role: 'system', actingFor: null };
  return { act: name, payload, texts: {}, actorId, capacity } as unknown as EvaluationAct;
}
const scores = { scores: stageScores() };
const approved = act('approved', scores, APPROVER);
const closed = act('closed', {}, HEAD_ABOVE);

describe('what may have happened', () => {
  const assigned = { scorerId: SCORER, approverId: APPROVER, oneAuthority: false, to: CREATED.to };
  const asked = { reopenProposedBy: SCORER, reopenProposedUntil: null };
  const drafted = (name: 'submitted' | 'withdrawn', actorId: number | null): EvaluationAct => ({
    ...act(name, { ...scores, late: false }, actorId),
    capacity: { role: 'drafter', actingFor: CLERK },
  });
  const move = act('moved', { from: '2026-11-18' }, null);
  const cases: readonly (readonly [string, Evaluation, EvaluationAct, string | null])[] = [
    [
      'a decided week stays with its authority',
      evaluation('approved'),
      act('reassigned', assigned, null),
      null,
    ],
    [
      'an undecided one changes it',
      evaluation('scored'),
      act('reassigned', { ...assigned, oneAuthority: true }, null),
      null,
    ],
    [
      'of nobody for both',
      evaluation('open'),
      act('reassigned', { ...assigned, scorerId: null, approverId: null }, null),
      null,
    ],
    [
      'the person made approver',
      evaluation('open'),
      act('reassigned', { ...assigned, approverId: CLERK }, null),
      'own-case',
    ],
    [
      'a version of another regulation',
      evaluation('open'),
      act('rebased', { rulebook: { id: 'other', version: 1 } }, null),
      'another-regulation',
    ],
    [
      'another version under what was sent',
      evaluation('submitted'),
      act('rebased', { rulebook: CREATED.rulebook }, null),
      'not-from-submitted',
    ],
    ['a person moves', evaluation('open'), move, null],
    ['a unit stays', evaluation('open', { subject: 'unit' }), move, 'a-unit-stays'],
    [
      'filed by whom the head named',
      evaluation('open', { subject: 'unit' }),
      drafted('submitted', OUTSIDER),
      null,
    ],
    [
      'but not by nobody',
      evaluation('open', { subject: 'unit' }),
      drafted('submitted', null),
      'not-by-the-person',
    ],
    [
      'a proposal without an end',
      evaluation('closed', asked),
      act('reopen-proposed', { until: '2027-01-01T00:00:00.000Z' }, CLERK),
      null,
    ],
    [
      'but two of that time',
      evaluation('closed', asked),
      act('reopen-proposed', {}, CLERK),
      'proposed-twice',
    ],
    [
      'declined unasked',
      evaluation('closed'),
      act('reopen-declined', { proposedBy: 1 }, HEAD_ABOVE),
      'nothing-proposed',
    ],
    [
      'declined by who asked',
      evaluation('closed', asked),
      act('reopen-declined', { proposedBy: SCORER }, SCORER),
      'one-person-twice',
    ],
    ['the own dissent read', evaluation('approved'), act('dissent-viewed', {}, CLERK), 'own-case'],
    ['the own week closed with its result', evaluation('approved'), { ...closed, actorId: CLERK }, null],
    ['or not counted', evaluation('open', { counted: false }), { ...closed, actorId: CLERK }, null],
    [
      'one authority approves what it scored',
      evaluation('scored', { oneAuthority: true }),
      { ...approved, actorId: SCORER },
      null,
    ],
  ];

  it.each(cases)('%s', (_name, state, one, reason) => {
    expect(unlawful(state, one)).toBe(reason);
  });

  it('a result is still due of what counts and has none', () => {
    const due = EVALUATION_STATES.filter((state) => isUnfinished(evaluation(state)));
    expect(due).toEqual(['open', 'submitted', 'returned', 'scored']);
    expect(isUnfinished(evaluation('scored', { counted: false }))).toBe(false);
    expect(leavesOwnUnfinished(evaluation('scored'), CLERK)).toBe(true);
    expect(leavesOwnUnfinished(evaluation('scored'), SCORER)).toBe(false);
    expect(leavesOwnUnfinished(evaluation('closed'), CLERK)).toBe(false);
  });
});
