// The policy of a unit's record: its head and whom the head named to write, who judges, and that nobody does both.
import { describe, expect, it } from 'vitest';
import { APPROVER, CLERK, evaluation, OUTSIDER, SCORER, UNIT, viewer } from '../../../test/builders/evaluations.ts';
import { unlawful } from './lawful.ts';
import { EVALUATION_POLICY, permittedAs, reads, relationsTo, sees } from './policy.ts';
import { EVALUATION_STATES, type EvaluationAct } from './shape.ts';

/** Of the unit that CLERK heads. */
const unit = (change: Parameters<typeof evaluation>[0] = {}) => evaluation({ subject: 'unit', ...change });
const DRAFTER = viewer(OUTSIDER, { draftsFor: [CLERK] });

describe('who does what with the record of a unit', () => {
  it('writes: the head and whom he named; neither is anything else on it', () => {
    const everything = { scoresFor: [SCORER], approvesFor: [APPROVER], headedUnits: [UNIT], officeUnits: [UNIT] };
    expect(relationsTo(viewer(CLERK, everything), unit())).toEqual(['self']);
    expect(relationsTo(viewer(OUTSIDER, { ...everything, draftsFor: [CLERK] }), unit())).toEqual(['drafter']);
    expect(relationsTo(viewer(OUTSIDER, { draftsFor: [SCORER] }), unit())).toEqual([]);
  });

  it('a drafter writes for units alone: the own record of the head stays his', () => {
    const own = evaluation();
    expect(relationsTo(DRAFTER, own)).toEqual([]);
    expect(sees(DRAFTER, own)).toBe(false);
    expect(reads(DRAFTER, unit({ state: 'open' }))).toBe(true);
  });

  it.each(EVALUATION_POLICY)('$id for a drafter in every state', ({ action }) => {
    const allowed: Readonly<Record<string, readonly string[]>> = {
      see: EVALUATION_STATES,
      read: EVALUATION_STATES,
      'save-draft': ['open', 'returned'],
      submit: ['open', 'returned'],
      withdraw: ['submitted'],
      'record-step': EVALUATION_STATES,
    };
    for (const state of EVALUATION_STATES)
      expect(permittedAs(action, DRAFTER, unit({ state })) !== null, `${action} ${state}`).toBe(
        allowed[action]?.includes(state) ?? false,
      );
  });

  it('the history takes a drafter for filing and taking back, with the head named, for a unit alone', () => {
    const act = (change: object) =>
      ({
        ...{ act: 'withdrawn', payload: {}, texts: {}, actorId: OUTSIDER },
        capacity: { role: 'drafter', actingFor: CLERK },
        ...change,
      }) as EvaluationAct;
    const filed = unit({ state: 'submitted' });
    expect(unlawful(filed, act({}))).toBeNull();
    expect(unlawful(filed, act({ capacity: { role: 'drafter', actingFor: SCORER } }))).toBe('not-by-the-person');
    expect(unlawful(filed, act({ capacity: { role: 'scorer', actingFor: CLERK } }))).toBe('not-by-the-person');
    expect(unlawful(evaluation({ state: 'submitted' }), act({}))).toBe('not-by-the-person');
    expect(unlawful(filed, act({ act: 'viewed' }))).toBe('on-behalf-of-the-person');
  });

  it('goes to a new head, who then judges nothing of it; a person is never handed over', () => {
    const handed = (personId: number, scorerId: number | null) =>
      ({
        act: 'handed-over',
        payload: {
          ...{ personId, scorerId, approverId: APPROVER, oneAuthority: false },
          ...{ assignmentId: 1, postId: 1, rank: 'head', orgVersion: 1, unitLo: 1 },
        },
        ...{ texts: {}, actorId: null, capacity: { role: 'system', actingFor: null } },
      }) as EvaluationAct;
    expect(unlawful(unit(), handed(OUTSIDER, SCORER))).toBeNull();
    expect(unlawful(unit(), handed(SCORER, SCORER))).toBe('own-case');
    expect(unlawful(evaluation(), handed(OUTSIDER, SCORER))).toBe('not-a-unit');
    expect(unlawful(unit({ state: 'approved' }), handed(OUTSIDER, SCORER))).toBe('not-from-approved');
  });
});
