import { describe, expect, test } from 'vitest';
import { weeklyRulebook } from '../../../test/builders/rulebook.ts';
import { countLevels, countStages } from './counts.ts';
import { exceptionsOf } from './exceptions.ts';
import type { Evaluation, StageScores, Viewer } from './shape.ts';
import { attention, isSettled, lacksSomebody, waitingFor } from './waiting.ts';

const rulebook = weeklyRulebook();
const PERSON = 1;
const SCORER = 2;
const APPROVER = 3;

const scores = (total: number, level = 'good'): StageScores => ({ entered: {}, total, level });

function evaluation(more: Partial<Evaluation> = {}): Evaluation {
  return {
    ...{
      id: 2026470000001,
      period: '2026-W47',
      subject: 'person',
      personId: PERSON,
      assignmentId: 1,
      postId: 1,
      rank: 'staff',
    },
    ...{ unitId: 1, orgVersion: 1, unitLo: 1, from: '2026-11-16', to: '2026-11-23' },
    rulebook: { id: rulebook.id, version: rulebook.version },
    ...{ scorerId: SCORER, approverId: APPROVER, oneAuthority: false, counted: true, notCountedKind: null },
    ...{
      state: 'open',
      late: false,
      opened: false,
      contentSeq: null,
      works: null,
      self: null,
      scorer: null,
      approver: null,
    },
    ...{
      scoredBy: null,
      approvedBy: null,
      dissent: 'none',
      reopenProposedBy: null,
      reopenProposedUntil: null,
      steps: {},
      revision: 1,
      seq: 1,
    },
    ...more,
  };
}

function viewer(more: Partial<Viewer> = {}): Viewer {
  const nothing = {
    scoresFor: [],
    approvesFor: [],
    draftsFor: [],
    headedUnits: [],
    officeUnits: [],
    inspectedUnits: [],
  };
  return { personId: SCORER, ...nothing, ...more };
}

describe('whose turn it is', () => {
  test.each([
    [{}, PERSON],
    [{ state: 'returned' }, PERSON],
    [{ state: 'submitted' }, SCORER],
    [{ state: 'submitted', oneAuthority: true }, APPROVER],
    [{ state: 'scored' }, APPROVER],
    [{ state: 'approved' }, null],
    [{ state: 'approved', dissent: 'noted' }, APPROVER],
    [{ state: 'approved', dissent: 'opened' }, null],
    [{ state: 'closed' }, null],
    [{ counted: false, notCountedKind: 'leave' }, null],
    [{ state: 'submitted', scorerId: null }, null],
  ] as const)('%j: %s', (more, expected) => {
    expect(waitingFor(evaluation(more))).toBe(expected);
  });

  test('somebody is missing only while a step is still to come', () => {
    expect(lacksSomebody(evaluation({ scorerId: null }))).toBe(true);
    expect(lacksSomebody(evaluation({ approverId: null, state: 'scored' }))).toBe(true);
    expect(lacksSomebody(evaluation({ approverId: null, state: 'closed' }))).toBe(false);
    expect(lacksSomebody(evaluation({ scorerId: null, counted: false }))).toBe(false);
    expect(lacksSomebody(evaluation())).toBe(false);
    expect([isSettled(evaluation({ state: 'approved' })), isSettled(evaluation())]).toEqual([true, false]);
  });

  test('mine with exceptions, mine, of others, done', () => {
    const submitted = evaluation({ state: 'submitted' });
    expect(attention(submitted, viewer(), ['gap'])).toBe(0);
    expect(attention(submitted, viewer(), [])).toBe(1);
    expect(attention(submitted, viewer({ personId: 9, scoresFor: [SCORER] }), [])).toBe(1);
    expect(attention(evaluation(), viewer(), ['late'])).toBe(2);
    expect(attention(evaluation({ state: 'closed' }), viewer(), ['late'])).toBe(3);
    expect(attention(evaluation({ counted: false }), viewer(), [])).toBe(3);
  });
});

describe('what deserves a look', () => {
  const quiet = { earlier: [], items: { count: 2, undone: 0 } };
  const found = (more: Partial<Evaluation>, background = {}) =>
    exceptionsOf(evaluation(more), rulebook, { ...quiet, ...background });

  test('nothing in an ordinary week', () => {
    const ordinary = { self: scores(8800), scorer: scores(8300), approver: scores(8300) };
    expect(found(ordinary, { earlier: [8500, 8600, 8700] })).toEqual([]);
  });

  test.each([
    ['gap', { self: scores(8900), scorer: scores(7900) }, {}],
    ['level-change', { self: scores(9000, 'excellent'), scorer: scores(8950) }, {}],
    ['low', { self: scores(4900, 'not-completed') }, {}],
    ['late', { late: true }, {}],
    ['dissent', { state: 'approved', dissent: 'noted' }, {}],
    ['same-unit-deputy', { rank: 'deputy', oneAuthority: true }, {}],
    ['big-change', { self: scores(7500) }, { earlier: [8500, 8600, 8700] }],
    ['no-items', {}, { items: { count: 2, undone: 2 } }],
    ['reopened', { revision: 2 }, {}],
    ['gap', { self: scores(8000), scorer: scores(8000), approver: scores(9000) }, {}],
    ['level-change', { self: scores(80), scorer: scores(80), approver: scores(81, 'completed') }, {}],
    ['low', { approver: scores(1, 'not-completed') }, {}],
    ['big-change', { self: scores(7600) }, { earlier: [8700, 8500, 8600] }],
    ['big-change', { self: scores(9600) }, { earlier: [8700, 8600, 8500, 9900] }],
    // The approver's points count, where there are any.
    ['big-change', { approver: scores(7600), scorer: scores(8500) }, { earlier: [8600, 8600, 8600] }],
  ] as const)('%s', (exception, more, background) => {
    expect(found(more, background)).toEqual([exception]);
  });

  test.each([
    ['a gap one hundredth below the border', { self: scores(8899), scorer: scores(7900) }, {}],
    ['two weeks are no usual', { self: scores(7500) }, { earlier: [8600, 8700] }],
    ['the median is not pulled by one bad week', { self: scores(8500) }, { earlier: [1000, 8600, 8700] }],
    ['a dissent that was opened', { state: 'approved', dissent: 'opened' }, {}],
    ['a deputy with two authorities', { rank: 'deputy' }, {}],
    ['unknown items', {}, { items: null }],
    ['a change one hundredth below the border', { self: scores(7601) }, { earlier: [8500, 8600, 8700] }],
    ['a gap to the person, the scorer not having scored', { self: scores(9900), approver: scores(100) }, {}],
    ['a scorer alone', { scorer: scores(100) }, {}],
    ['a deputy of others', { rank: 'head', oneAuthority: true }, {}],
    ['one piece left undone', {}, { items: { count: 2, undone: 1 } }],
    ['nothing scored though weeks came before', {}, { earlier: [8500, 8600, 8700] }],
  ] as const)('not %s', (_what, more, background) => {
    expect(found(more, background)).toEqual([]);
  });
});

describe('counting a unit', () => {
  const due = '2026-11-20T09:30:00.000Z';
  const dueAt = () => ({ submit: due, score: due, approve: due, close: due });
  const states = [
    evaluation(),
    evaluation({ id: 2, personId: 5, state: 'submitted', late: true }),
    evaluation({ id: 3, personId: 5, state: 'approved', approver: scores(8800) }),
    evaluation({ id: 4, personId: 6, counted: false, notCountedKind: 'leave' }),
    evaluation({ id: 5, personId: 7, state: 'returned', scorerId: null }),
    evaluation({ id: 6, personId: 8, state: 'closed', counted: false, approver: scores(8800) }),
  ];

  test('every record once, people once, missing reports late only after the deadline', () => {
    const before = countStages(states, dueAt, due);
    expect(before).toEqual({
      ...{ people: 5, notCounted: 2, open: 1, submitted: 1, returned: 1, scored: 0, approved: 1, closed: 0 },
      ...{ late: 1, nobody: 1 },
    });
    expect(countStages(states, dueAt, '2026-11-20T09:30:00.001Z').late).toBe(3);
  });

  test('levels of results that count', () => {
    expect(countLevels(states)).toEqual({ good: 1 });
  });
});
