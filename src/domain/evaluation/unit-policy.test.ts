// The policy of a unit's record: its head and whom the head named to write, who judges, and that nobody does both.
import { describe, expect, it } from 'vitest';
import {
  APPROVER,
  CLERK,
  evaluation,
  OUTSIDER,
  SCORER,
  UNIT,
  viewer,
} from '../../../test/builders/evaluations.ts';
import { unlawful } from './lawful.ts';
import { reads, relationsTo, sees } from './policy.ts';
import type { EvaluationAct, EvaluationState } from './shape.ts';

/** Of the unit that CLERK heads. */
const unit = (state: EvaluationState = 'open') => evaluation(state, { subject: 'unit' });
const DRAFTER = viewer(OUTSIDER, { draftsFor: [CLERK] });

describe('who does what with the record of a unit', () => {
  it('writes: the head and whom he named; neither is anything else on it', () => {
    const everything = {
      scoresFor: [SCORER],
      approvesFor: [APPROVER],
      headedUnits: [UNIT],
      officeUnits: [UNIT],
    };
    expect(relationsTo(viewer(CLERK, everything), unit())).toEqual(['self']);
    expect(relationsTo(viewer(OUTSIDER, { ...everything, draftsFor: [CLERK] }), unit())).toEqual(['drafter']);
    expect(relationsTo(viewer(OUTSIDER, { draftsFor: [SCORER] }), unit())).toEqual([]);
  });

  it('a drafter writes for units alone: the own record of the head stays his', () => {
    const own = evaluation('open');
    expect(relationsTo(DRAFTER, own)).toEqual([]);
    expect(sees(DRAFTER, own)).toBe(false);
    expect(reads(DRAFTER, unit('open'))).toBe(true);
  });

  it('the history takes a drafter for filing and taking back, with the head named, for a unit alone', () => {
    const act = (change: object) =>
      ({
        ...{ act: 'withdrawn', payload: {}, texts: {}, actorId: OUTSIDER },
        capacity: { role: 'drafter', actingFor: CLERK },
        ...change,
      }) as EvaluationAct;
    const filed = unit('submitted');
    expect(unlawful(filed, act({}))).toBeNull();
    expect(unlawful(filed, act({ capacity: { role: 'drafter', actingFor: SCORER } }))).toBe(
      'not-by-the-person',
    );
    expect(unlawful(filed, act({ capacity: { role: 'scorer', actingFor: CLERK } }))).toBe(
      'not-by-the-person',
    );
    expect(unlawful(evaluation('submitted'), act({}))).toBe('not-by-the-person');
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
    expect(unlawful(evaluation('open'), handed(OUTSIDER, SCORER))).toBe('not-a-unit');
    expect(unlawful(unit('approved'), handed(OUTSIDER, SCORER))).toBe('not-from-approved');
  });
});
