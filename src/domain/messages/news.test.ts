import { describe, expect, it } from 'vitest';
import {
  APPROVER,
  CLERK,
  evaluation,
  HEAD_ABOVE,
  RULEBOOK,
  SCORER,
  stageScores,
} from '../../../test/builders/evaluations.ts';
import { evolve } from '../evaluation/evolve.ts';
import type { ActName, ActPayloads, Evaluation, EvaluationAct } from '../evaluation/shape.ts';
import type { ProcedureStep, StepActor } from '../rulebook/shape-regime.ts';
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
  return newsOf({ before, after, acts, rulebook: RULEBOOK }).map(
    ({ to, code, place }) => `${to}: ${code} ${place.page}`,
  );
}

it('of a unit leads to its record and says whose it is; it is no message about people', () => {
  const unit = { ...evaluation('scored'), subject: 'unit' as const };
  const before = { ...evaluation('open'), subject: 'unit' as const };
  const step = (from: Evaluation, one: EvaluationAct) =>
    newsOf({ before: from, after: evolve(from, one, from.seq + 1), acts: [one], rulebook: RULEBOOK });
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

  it.each([
    act('reopened', { proposedBy: CLERK }, HEAD_ABOVE),
    act('reopened-with', { because: 8 }, HEAD_ABOVE),
  ])('the person whose week without a report is $act', (one) => {
    expect(told(evaluation('closed', { contentSeq: null, reopenProposedBy: CLERK }), one)).toEqual([
      `${CLERK}: to-write-again week`,
    ]);
  });

  it('person and scorer of a result reopened with that of somebody directed', () => {
    expect(told(evaluation('approved'), act('reopened-with', { because: 8 }, HEAD_ABOVE))).toEqual([
      `${SCORER}: to-score score`,
      `${CLERK}: reopened result`,
    ]);
  });

  it('the one authority, who decides, also when it was his turn before at another step', () => {
    const one = { oneAuthority: true, scorerId: APPROVER };
    const filed = act('submitted', { ...scores, late: false }, CLERK);
    expect(told(evaluation('open', one), filed)).toEqual([`${APPROVER}: to-decide score`]);
    const noted = evaluation('approved', { ...one, dissent: 'noted', reopenProposedBy: CLERK });
    expect(told(noted, act('reopened', { proposedBy: CLERK }, HEAD_ABOVE))).toEqual([
      ...[`${APPROVER}: to-decide score`, `${CLERK}: reopened result`],
    ]);
    const [viewed, decided] = [act('viewed', {}, APPROVER), act('decided', scores, APPROVER)];
    expect(told(evaluation('submitted', one), viewed, decided)).toEqual([`${CLERK}: decided result`]);
  });

  it('nobody whose turn it was already, whoever looked', () => {
    expect(told(evaluation('submitted'), act('viewed', {}, HEAD_ABOVE))).toEqual([]);
  });

  it('the person that a week counts again, and not to write it anew', () => {
    const out = evaluation('open', { counted: false, notCountedKind: 'leave' });
    const again = act('counting-changed', { counted: true, notCountedKind: null }, null);
    expect(told(out, again)).toEqual([`${CLERK}: counted-again result`]);
  });

  it('the person that a different opinion was read', () => {
    const noted = evaluation('approved', { dissent: 'noted' });
    expect(told(noted, act('dissent-viewed', {}, APPROVER))).toEqual([`${CLERK}: dissent-read result`]);
  });

  it('nobody of a closing without a result where the time does not count', () => {
    const out = evaluation('open', { counted: false, notCountedKind: 'leave' });
    expect(told(out, act('closed', {}, HEAD_ABOVE))).toEqual([]);
  });

  it.each([
    ['first scorer', { scorerId: null }, { scorerId: 77, approverId: APPROVER }, false],
    ['first approver', { approverId: null }, { scorerId: SCORER, approverId: 78 }, false],
    ['other scorer', {}, { scorerId: 77, approverId: APPROVER }, true],
    ['other approver', {}, { scorerId: SCORER, approverId: 78 }, true],
    ['same people', {}, { scorerId: SCORER, approverId: APPROVER }, false],
  ])('the person of another authority, where there was one before: %s', (_what, before, fresh, expected) => {
    const whole = { ...fresh, oneAuthority: false, to: evaluation('open').to };
    const news = told(evaluation('open', before), act('reassigned', whole, null));
    expect(news).toEqual(expected ? [`${CLERK}: authority-changed result`] : []);
  });

  it('nobody twice who is both: person and approver, person and proposer', () => {
    const proposed = act('reopen-proposed', {}, SCORER);
    const result = `${CLERK}: reopen-proposed result`;
    expect(told(evaluation('approved', { approverId: CLERK }), proposed)).toEqual([result]);
    expect(told(evaluation('approved', { approverId: null }), proposed)).toEqual([result]);
    const waiting = evaluation('approved', { reopenProposedBy: CLERK });
    expect(told(waiting, act('reopen-declined', { proposedBy: CLERK }, HEAD_ABOVE))).toEqual([
      `${CLERK}: reopen-declined result`,
    ]);
  });

  it('of a month, where the result stands', () => {
    const month = evaluation('open', { period: '2026-M11' });
    expect(told(month, act('submitted', { ...scores, late: false }, CLERK))).toEqual([
      `${SCORER}: to-score result`,
    ]);
  });

  /** Many reports for one manager are one message; what comes back, or is decided, is told each time. */
  it.each([
    ['to-score', 'open', {}, act('submitted', { ...scores, late: false }, CLERK), 'to-score/2026-W47'],
    [
      'to-decide',
      'open',
      { oneAuthority: true },
      act('submitted', { ...scores, late: false }, CLERK),
      'to-decide/2026-W47',
    ],
    ['to-approve', 'submitted', {}, act('scored', scores, SCORER), 'to-approve/2026-W47'],
    ['returned', 'submitted', {}, act('returned', {}, SCORER), 'returned/2026470000001/3'],
    ['decided', 'scored', {}, act('approved', scores, APPROVER), 'decided/2026470000001/4'],
    [
      'reopen-proposed',
      'approved',
      {},
      act('reopen-proposed', {}, APPROVER),
      'reopen-proposed/2026470000001/5',
    ],
  ] as const)('%s once by its topic', (code, state, changes, one, topic) => {
    const before = evaluation(state, changes);
    const news = newsOf({
      before,
      after: evolve(before, one, before.seq + 1),
      acts: [one],
      rulebook: RULEBOOK,
    });
    expect(news).toMatchObject([{ code, topic, params: { period: '2026-W47' }, by: one.actorId }]);
  });

  it('nobody of an own act, and nothing that is points or a level', () => {
    const after = { ...evaluation('scored'), approverId: SCORER };
    expect(
      newsOf({
        before: { ...after, state: 'submitted' },
        after,
        acts: [act('scored', scores, SCORER)],
        rulebook: RULEBOOK,
      }),
    ).toEqual([]);
    const [message] = newsOf({
      before: evaluation('scored'),
      after: evaluation('approved'),
      acts: [act('approved', scores, APPROVER)],
      rulebook: RULEBOOK,
    });
    expect(message?.params).toEqual({ period: evaluation('scored').period });
  });
});

it('a step after the decision is told to the person; a petition to whoever answers it, and to nobody else', () => {
  const step = (key: string, who: StepActor, after: 'before' | 'publication' | null): ProcedureStep => ({
    ...{ key, name: { vi: key, en: key }, who: [who], stage: null, citation: RULEBOOK.citation },
    deadline:
      after === null
        ? null
        : {
            ...({ kind: 'days-after', after, days: 5, unit: 'working-days', time: '17:00' } as const),
            moveOnDayOff: 'next-working-day',
          },
  });
  const decision = { ...step('decision', 'competent', null), stage: 'approve' as const };
  const publish = step('publish', 'personnel-office', null);
  const petition = step('petition', 'self', 'publication');
  const opinion = step('opinion', 'collective', null);
  const news = (answerer: StepActor, key: string, by: number) => {
    const rulebook = { steps: [opinion, decision, publish, petition, step('answer', answerer, 'before')] };
    const before = evaluation(key === 'opinion' ? 'scored' : 'approved');
    const recorded = act('step-recorded', { step: key }, by);
    const after = evolve(before, recorded, before.seq + 1);
    return newsOf({ before, after, acts: [recorded], rulebook });
  };
  const told = (...asked: Parameters<typeof news>) =>
    news(...asked).map(({ to, code, place }) => [to, code, place.page]);
  expect(told('competent', 'publish', HEAD_ABOVE)).toEqual([[CLERK, 'step-taken', 'result']]);
  expect(told('competent', 'petition', CLERK)).toEqual([[APPROVER, 'petition', 'result']]);
  expect(told('competent', 'answer', APPROVER)).toEqual([[CLERK, 'step-taken', 'result']]);
  // The superior answers where the regulation says so; where an office does, no record names anybody.
  expect(told('direct-manager', 'petition', CLERK)).toEqual([[SCORER, 'petition', 'result']]);
  expect(told('personnel-office', 'petition', CLERK)).toEqual([]);
  expect(told('competent', 'opinion', HEAD_ABOVE)).toEqual([]);
  const { id, seq } = evaluation('approved');
  expect(news('competent', 'petition', CLERK).map(({ topic, by }) => [topic, by])).toEqual([
    [`petition/${id}/petition/${seq + 1}`, CLERK],
  ]);
});

it('what is owed is carried by the list of what is owed, not a second time by the news', () => {
  const steps = Object.entries(MESSAGE_CODES).filter(([code]) => /^(to-|returned|sent-back)/.test(code));
  expect(steps.every(([, { mail }]) => mail === 'none')).toBe(true);
});
