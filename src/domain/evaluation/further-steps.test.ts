// Opinions, notice and publication: where each stands among the stages, who writes it down, and what waits for it.
import { describe, expect, it } from 'vitest';
import {
  APPROVER,
  CLERK,
  evaluation,
  HEAD_ABOVE,
  OFFICE,
  OUTSIDER,
  RULEBOOK,
  SCORER,
  UNIT,
  viewer,
} from '../../../test/builders/evaluations.ts';
import type { ProcedureStep, StepActor } from '../rulebook/shape-regime.ts';
import {
  furtherSteps,
  isOptional,
  missingBeforeDecision,
  openSteps,
  owing,
  recorders,
  stepRelation,
} from './further-steps.ts';
import { EVALUATION_STATES } from './shape.ts';

const step = (key: string, stage: ProcedureStep['stage'], ...who: StepActor[]): ProcedureStep => ({
  ...{ key, name: { vi: key, en: key }, who, stage, deadline: null, citation: RULEBOOK.citation },
});
const FIRST = step('first', null, 'self');
const SUBMIT = step('submit', 'submit', 'self');
const OPINION = step('opinion', null, 'collective');
const SECOND = step('second', null, 'council', 'party-committee');
const DECISION = step('decision', 'approve', 'competent');
const NOTICE = step('notice', null, 'personnel-office');

const withSteps = (...steps: readonly ProcedureStep[]) => ({ ...RULEBOOK, steps });
const places = (...steps: readonly ProcedureStep[]) =>
  furtherSteps(withSteps(...steps)).map(({ step: { key }, place }) => `${key} ${place}`);
const ALL = withSteps(FIRST, SUBMIT, OPINION, SECOND, DECISION, NOTICE);

describe('a further step stands', () => {
  it('before the report, before the decision or after it', () => {
    expect(places(FIRST, SUBMIT, OPINION, SECOND, DECISION, NOTICE)).toEqual([
      'first before-report',
      'opinion before-decision',
      'second before-decision',
      'notice after-decision',
    ]);
  });

  it('before the decision where the regulation does not name report or decision', () => {
    expect(places(FIRST, OPINION)).toEqual(['first before-decision', 'opinion before-decision']);
    expect(places(FIRST, DECISION, NOTICE)).toEqual(['first before-decision', 'notice after-decision']);
    expect(places(FIRST, SUBMIT, NOTICE)).toEqual(['first before-report', 'notice before-decision']);
    expect(places(DECISION, NOTICE)).toEqual(['notice after-decision']);
    expect(places(SUBMIT, NOTICE)).toEqual(['notice before-decision']);
    expect(places()).toEqual([]);
  });
});

describe('who writes it down', () => {
  it.each<[StepActor, readonly string[]]>([
    ['self', ['self', 'drafter']],
    ['section-head', ['scorer']],
    ['direct-manager', ['scorer']],
    ['deputy-of-unit', ['scorer']],
    ['head-of-unit', ['unit-head', 'scorer', 'approver']],
    ['head-above', ['unit-head', 'approver']],
    ['leader-of-body', ['unit-head', 'approver']],
    ['personnel-office', ['office']],
    ['collective', ['unit-head', 'scorer', 'office']],
    ['council', ['office', 'unit-head']],
    ['party-committee', ['office', 'unit-head']],
    ['competent', ['approver']],
  ])('of %s: %j', (actor, relations) => {
    expect(recorders(step('x', null, actor))).toEqual(relations);
  });

  it('each once, where several speak', () => {
    expect(recorders(step('x', null, 'collective', 'council', 'self'))).toEqual([
      ...['unit-head', 'scorer', 'office', 'self', 'drafter'],
    ]);
  });

  it('in the first relation that may, and only while the step is due and not yet recorded', () => {
    const [first, opinion, , notice] = furtherSteps(ALL);
    if (first === undefined || opinion === undefined || notice === undefined) throw new Error('no steps');
    const states = (who: ReturnType<typeof viewer>, further: typeof first, changes = {}) =>
      EVALUATION_STATES.map((state) => stepRelation(who, evaluation(state, changes), further));
    const scorer = viewer(SCORER);
    expect(states(viewer(CLERK), first)).toEqual(['self', null, 'self', null, null, null]);
    expect(states(scorer, opinion)).toEqual([null, 'scorer', null, 'scorer', null, null]);
    const office = viewer(OFFICE, { officeUnits: [UNIT] });
    expect(states(office, notice)).toEqual([null, null, null, null, 'office', 'office']);
    expect(states(scorer, opinion, { steps: { opinion: 3 } })).toEqual(Array(6).fill(null));
    expect(states(scorer, opinion, { steps: { second: 3 } })[1]).toBe('scorer');
    expect(states(viewer(APPROVER), opinion)).toEqual(Array(6).fill(null));
    const both = viewer(SCORER, { headedUnits: [UNIT], officeUnits: [UNIT] });
    expect(stepRelation(both, evaluation('submitted'), opinion)).toBe('scorer');
    expect(stepRelation(viewer(OUTSIDER), evaluation('submitted'), opinion)).toBeNull();
  });
});

describe('the order of steps', () => {
  const countedFrom = (anchor: 'before' | 'publication' | 'period-end') => ({
    ...({ kind: 'days-after', after: anchor, days: 5, unit: 'working-days', time: '17:00' } as const),
    moveOnDayOff: 'next-working-day' as const,
  });
  const PETITION = { ...step('petition', null, 'self'), deadline: countedFrom('publication') };
  const ANSWER = { ...step('answer', null, 'competent'), deadline: countedFrom('before') };
  const LATE = { ...step('late', null, 'personnel-office'), deadline: countedFrom('period-end') };
  const rulebook = withSteps(SUBMIT, DECISION, NOTICE, PETITION, ANSWER, LATE);

  it('is that of what their time is counted from: publication, petition, answer', () => {
    expect(furtherSteps(rulebook).map(({ step: { key }, follows }) => [key, follows])).toEqual([
      ['notice', null],
      ['petition', 'notice'],
      ['answer', 'petition'],
      ['late', null],
    ]);
    const published = { steps: { notice: 5 } };
    const petitioned = { steps: { notice: 5, petition: 6 } };
    const open = (who: number, changes: object) =>
      openSteps(rulebook, evaluation('approved', changes), viewer(who));
    expect([open(CLERK, {}), open(CLERK, published)]).toEqual([[], ['petition']]);
    expect([open(APPROVER, published), open(APPROVER, petitioned)]).toEqual([[], ['answer']]);
  });

  it('counted from a stage or from itself, a step waits for no other', () => {
    const alone = withSteps(SUBMIT, DECISION, { ...NOTICE, deadline: countedFrom('publication') });
    const first = withSteps(SUBMIT, { ...OPINION, deadline: countedFrom('before') }, DECISION);
    expect([...furtherSteps(alone), ...furtherSteps(first)].map(({ follows }) => follows)).toEqual([
      null,
      null,
    ]);
  });

  it('nobody owes a petition; every other step is owed by one side', () => {
    const owed = (of: typeof rulebook) => furtherSteps(of).map((one) => [one.step.key, owing(one)]);
    expect(owed(rulebook)).toEqual([
      ['notice', 'office'],
      ['petition', null],
      ['answer', 'approver'],
      ['late', 'office'],
    ]);
    expect(owed(ALL)).toEqual([
      ['first', 'self'],
      ['opinion', 'scorer'],
      ['second', 'office'],
      ['notice', 'office'],
    ]);
    expect(
      furtherSteps(rulebook)
        .filter(isOptional)
        .map(({ step: { key } }) => key),
    ).toEqual(['petition']);
  });
});

describe('what is open', () => {
  it('lists the steps somebody may record now', () => {
    const head = viewer(HEAD_ABOVE, { headedUnits: [UNIT] });
    expect(openSteps(ALL, evaluation('submitted'), head)).toEqual(['opinion', 'second']);
    expect(openSteps(ALL, evaluation('submitted', { steps: { opinion: 2 } }), head)).toEqual(['second']);
    expect(openSteps(ALL, evaluation('approved'), head)).toEqual([]);
    expect(openSteps(ALL, evaluation('open'), viewer(CLERK))).toEqual(['first']);
  });

  it('the decision waits for the opinions before it, not for anything else', () => {
    expect(missingBeforeDecision(ALL, evaluation('submitted'))).toEqual(['opinion', 'second']);
    expect(missingBeforeDecision(ALL, evaluation('scored', { steps: { second: 4 } }))).toEqual(['opinion']);
    expect(missingBeforeDecision(ALL, evaluation('scored', { steps: { second: 4, opinion: 5 } }))).toEqual(
      [],
    );
  });
});
