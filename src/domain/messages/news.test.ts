import { describe, expect, it } from 'vitest';
import {
  APPROVER,
  CLERK,
  evaluation,
  HEAD_ABOVE,
  SCORER,
  stageScores,
} from '../../../test/builders/evaluations.ts';
import { evolve } from '../evaluation/evolve.ts';
import type { ActName, ActPayloads, Evaluation, EvaluationAct } from '../evaluation/shape.ts';
import { newsOf } from './news.ts';
import { MESSAGE_CODES } from './shape.ts';

function act<N extends ActName>(name: N, payload: ActPayloads[N], actorId: number | null): EvaluationAct {
  return {
    act: name,
    payload,
    texts: {},
    actorId,
    capacity: { role: 'system', actingFor: null },
  } as EvaluationAct;
}
const scores = { scores: stageScores() };

/** What is told, as 'person: code page'. */
function told(before: Evaluation, ...acts: readonly EvaluationAct[]) {
  const after = acts.reduce((now, one) => evolve(now, one, now.seq + 1), before);
  return newsOf({ before, after, acts }).map(({ to, code, place }) => `${to}: ${code} ${place.page}`);
}

it('of a unit leads to its record and says whose it is; it is no message about people', () => {
  const unit = { ...evaluation('scored'), subject: 'unit' as const };
  const before = { ...evaluation('open'), subject: 'unit' as const };
  const step = (from: Evaluation, one: EvaluationAct) =>
    newsOf({ before: from, after: evolve(from, one, from.seq + 1), acts: [one] });
  const [decided] = step(unit, act('approved', scores, APPROVER));
  expect(decided).toMatchObject({
    ...{ code: 'decided', params: { of: 'unit' } },
    place: { page: 'unit-record', period: unit.period, id: unit.id },
  });
  const filed = act('submitted', { ...scores, late: false }, CLERK);
  const [turn] = step(before, filed);
  const [turnOfPerson] = step(evaluation('open'), filed);
  expect(turn?.place).toEqual({ page: 'unit-record', period: before.period, id: before.id });
  // Two kinds of reports for one manager: both are told.
  expect(turn?.topic).not.toBe(turnOfPerson?.topic);
});

describe('a step tells', () => {
  it.each([
    [
      'the scorer of a report',
      evaluation('open'),
      act('submitted', { ...scores, late: false }, CLERK),
      [`${SCORER}: to-score score`],
    ],
    [
      'the approver of a score',
      evaluation('submitted'),
      act('scored', scores, SCORER),
      [`${APPROVER}: to-approve approve`],
    ],
    [
      'the person of a return',
      evaluation('submitted'),
      act('returned', {}, SCORER),
      [`${CLERK}: returned week`],
    ],
    [
      'the scorer of a score sent back',
      evaluation('scored'),
      act('sent-back', {}, APPROVER),
      [`${SCORER}: sent-back score`],
    ],
    [
      'the person of the result',
      evaluation('scored'),
      act('approved', scores, APPROVER),
      [`${CLERK}: decided result`],
    ],
    [
      'the approver of a different opinion',
      evaluation('approved'),
      act('dissented', {}, CLERK),
      [`${APPROVER}: to-read-dissent approve`],
    ],
    ['nobody who only looked', evaluation('submitted'), act('viewed', {}, SCORER), []],
    ['nobody of a report taken back', evaluation('submitted'), act('withdrawn', {}, CLERK), []],
    ['nobody when a finished week is closed', evaluation('approved'), act('closed', {}, HEAD_ABOVE), []],
    [
      'the person of a week closed without a result',
      evaluation('scored'),
      act('closed', {}, HEAD_ABOVE),
      [`${CLERK}: closed-unfinished result`],
    ],
    [
      'person and scorer of a reopening',
      { ...evaluation('approved'), reopenProposedBy: CLERK },
      act('reopened', { proposedBy: CLERK }, HEAD_ABOVE),
      [`${SCORER}: to-score score`, `${CLERK}: reopened result`],
    ],
    [
      'the person whose week no longer counts',
      evaluation('open'),
      act('counting-changed', { counted: false, notCountedKind: 'leave' }, null),
      [`${CLERK}: not-counted result`],
    ],
    [
      'person and new scorer when posts change hands',
      evaluation('submitted'),
      act(
        'reassigned',
        { scorerId: 77, approverId: APPROVER, oneAuthority: false, to: evaluation('open').to },
        null,
      ),
      ['77: to-score score', `${CLERK}: authority-changed result`],
    ],
  ] as const)('%s', (_what, before, one, expected) => {
    expect(told(before, one)).toEqual(expected);
  });

  it('the approver of a proposal to reopen, and whoever it concerns of the answer', () => {
    const proposed = act('reopen-proposed', {}, SCORER);
    expect(told(evaluation('approved'), proposed)).toEqual([
      `${APPROVER}: to-answer-reopen reopen`,
      `${CLERK}: reopen-proposed result`,
    ]);
    expect(told(evaluation('approved'), act('reopen-proposed', {}, APPROVER))).toEqual([
      `${CLERK}: reopen-proposed result`,
    ]);
    const waiting = evolve(evaluation('approved'), proposed, evaluation('approved').seq + 1);
    expect(told(waiting, act('reopen-declined', { proposedBy: SCORER }, HEAD_ABOVE))).toEqual([
      `${CLERK}: reopen-declined result`,
      `${SCORER}: reopen-declined reopen`,
    ]);
  });

  it('many reports for one manager once, but each return', () => {
    const topics = (before: Evaluation, one: EvaluationAct) =>
      newsOf({ before, after: evolve(before, one, before.seq + 1), acts: [one] }).map(({ topic }) => topic);
    const filed = act('submitted', { ...scores, late: false }, CLERK);
    expect(topics(evaluation('open'), filed)).toEqual(topics({ ...evaluation('open'), id: 9 }, filed));
    const returned = act('returned', {}, SCORER);
    expect(topics(evaluation('submitted'), returned)).not.toEqual(
      topics({ ...evaluation('submitted'), id: 9 }, returned),
    );
  });

  it('nobody of an own act, and nothing that is points or a level', () => {
    const after = { ...evaluation('scored'), approverId: SCORER };
    expect(
      newsOf({ before: { ...after, state: 'submitted' }, after, acts: [act('scored', scores, SCORER)] }),
    ).toEqual([]);
    const [message] = newsOf({
      before: evaluation('scored'),
      after: evaluation('approved'),
      acts: [act('approved', scores, APPROVER)],
    });
    expect(message?.params).toEqual({ period: evaluation('scored').period });
  });
});

it('what is owed is carried by the list of what is owed, not a second time by the news', () => {
  const steps = Object.entries(MESSAGE_CODES).filter(([code]) => /^(to-|returned|sent-back)/.test(code));
  expect(steps.every(([, { mail }]) => mail === 'none')).toBe(true);
});
