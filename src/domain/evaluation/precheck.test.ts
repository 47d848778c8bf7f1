// Whether a command may start: every reason with what belongs to it, in the order it is told.
import { describe, expect, it } from 'vitest';
import {
  APPROVER,
  CLERK,
  evaluation,
  HEAD_ABOVE,
  moment,
  OFFICE,
  OUTSIDER,
  SCORER,
  UNIT,
  viewer,
} from '../../../test/builders/evaluations.ts';
import { capacityFor, isKeptFromReassigner, type Moment, mayList, precheck } from './precheck.ts';
import { COMMANDS, type CommandName, EVALUATION_STATES, type Evaluation, type Viewer } from './shape.ts';

const clerk = viewer(CLERK);
const scorer = viewer(SCORER);
const approver = viewer(APPROVER);
const head = viewer(HEAD_ABOVE, { headedUnits: [UNIT] });
const one = { oneAuthority: true, scorerId: APPROVER };

type Reason = readonly [code: string, params?: object];
const UNDECIDED: Partial<Moment> = {
  known: { subordinates: { total: 4, decided: 3, worst: null }, earlier: [] },
};
const BEHIND = ['subordinates-undecided', { people: 4, decided: 3 }] as const;
const unit = (decided: boolean): Partial<Moment> => ({
  known: { subordinates: { total: 4, decided: 4, worst: null }, earlier: [], unit: { decided, level: null } },
});
const WAITING: Partial<Moment> = {
  missingSteps: ['opinion', 'second'],
  openReadings: { keys: ['a', 'b'], approvers: ['Lan', 'Minh'] },
};
const HEARD: readonly Reason[] = [
  ['step-missing', { step: 'opinion' }],
  ['step-missing', { step: 'second' }],
  ['readings-open', { count: 2, readings: 'a, b', approvers: 'Lan, Minh' }],
];

describe('reasons against a start', () => {
  it.each<[CommandName, string, Evaluation, Viewer, Partial<Moment>, readonly Reason[]]>([
    ['submit', 'a stranger', evaluation('open'), viewer(OUTSIDER), {}, [['not-found']]],
    ['score', 'own', evaluation('submitted'), clerk, {}, [['own-case', { command: 'score' }]]],
    ['submit', 'of another', evaluation('open'), scorer, {}, [['not-your-part', { command: 'submit' }]]],
    [
      'submit',
      'filed already',
      evaluation('submitted'),
      clerk,
      {},
      [['wrong-state', { command: 'submit', state: 'submitted', possible: 'open,returned' }]],
    ],
    [
      'return',
      'closed, and never his',
      evaluation('closed'),
      head,
      {},
      [
        ['not-your-part', { command: 'return' }],
        ['wrong-state', { command: 'return', state: 'closed', possible: 'submitted,scored' }],
      ],
    ],
    [
      'submit',
      'not counted, not begun',
      evaluation('open', { counted: false, notCountedKind: 'leave', from: '2026-11-21' }),
      clerk,
      {},
      [
        ['week-not-counted', { kind: 'leave' }],
        ['week-not-begun', { from: '2026-11-21' }],
      ],
    ],
    ['submit', 'on its first day', evaluation('open', { from: '2026-11-20' }), clerk, {}, []],
    ['submit', 'subordinates open', evaluation('open'), clerk, UNDECIDED, [BEHIND]],
    ['score', 'subordinates open', evaluation('submitted'), scorer, UNDECIDED, [BEHIND]],
    ['approve', 'subordinates open', evaluation('scored'), approver, UNDECIDED, [BEHIND]],
    ['decide', 'subordinates open', evaluation('submitted', one), approver, UNDECIDED, [BEHIND]],
    ['approve', 'nobody directed', evaluation('scored'), approver, unit(true), []],
    ['approve', 'the unit undecided', evaluation('scored'), approver, unit(false), [['unit-undecided']]],
    [
      'decide',
      'the unit undecided',
      evaluation('submitted', one),
      approver,
      unit(false),
      [['unit-undecided']],
    ],
    ['score', 'the unit undecided', evaluation('submitted'), scorer, unit(false), []],
    ['approve', 'opinions and readings', evaluation('scored'), approver, WAITING, HEARD],
    ['decide', 'opinions and readings', evaluation('submitted', one), approver, WAITING, HEARD],
    ['score', 'opinions and readings', evaluation('submitted'), scorer, WAITING, []],
    [
      'approve',
      'readings nobody may confirm',
      evaluation('scored'),
      approver,
      { openReadings: { keys: ['a'], approvers: [] } },
      [['readings-open', { count: 1, readings: 'a', approvers: 'nobody' }]],
    ],
    [
      'approve',
      'no reading open',
      evaluation('scored'),
      approver,
      { openReadings: { keys: [], approvers: ['Lan'] } },
      [],
    ],
    ['view-dissent', 'none', evaluation('approved'), approver, {}, [['no-dissent']]],
    ['view-dissent', 'noted', evaluation('approved', { dissent: 'noted' }), approver, {}, []],
    ['view-dissent', 'opened', evaluation('approved', { dissent: 'opened' }), approver, {}, [['no-dissent']]],
    ['record-step', 'none open', evaluation('submitted'), scorer, {}, [['no-step-open']]],
    ['record-step', 'none open now', evaluation('submitted'), scorer, { openSteps: [] }, [['no-step-open']]],
    ['record-step', 'one open', evaluation('submitted'), scorer, { openSteps: ['opinion'] }, []],
    ['withdraw', 'unopened', evaluation('submitted'), clerk, {}, []],
    ['dissent', 'approved', evaluation('approved'), clerk, {}, []],
    ['propose-reopen', 'unsigned', evaluation('closed'), clerk, { stepUpUntil: null }, [['step-up-needed']]],
    [
      'agree-reopen',
      'lapsed',
      evaluation('closed', { reopenProposedBy: CLERK, reopenProposedUntil: '2026-11-20T04:59:59.999Z' }),
      head,
      { stepUpUntil: null },
      [['proposal-lapsed', { hours: 24 }], ['step-up-needed']],
    ],
    [
      'decline-reopen',
      'needs no signature',
      evaluation('closed', { reopenProposedBy: CLERK, reopenProposedUntil: '2026-11-20T05:00:00.000Z' }),
      head,
      { stepUpUntil: null },
      [],
    ],
  ])('%s, %s', (command, _what, state, who, at, reasons) => {
    expect(precheck(state, command, who, moment(at))).toEqual(
      reasons.map(([code, params = {}]) => ({ code, params })),
    );
  });

  it('of one who re-assigned the case hold for deciding alone', () => {
    expect(COMMANDS.filter(isKeptFromReassigner)).toEqual(['score', 'return', 'approve', 'decide']);
    const at = moment({ reassignedByViewer: [evaluation('open').id] });
    const refused = { code: 'reassigned-by-you', params: {} };
    expect(precheck(evaluation('submitted', one), 'decide', approver, at)).toEqual([refused]);
    expect(precheck(evaluation('submitted'), 'view', scorer, at)).toEqual([]);
    expect(precheck(evaluation('submitted', { id: 7 }), 'score', scorer, at)).toEqual([]);
  });

  it('about two pairs of eyes are none where one authority decides', () => {
    const lent = viewer(OUTSIDER, { scoresFor: [APPROVER], approvesFor: [APPROVER] });
    const scored = evaluation('scored', { ...one, scoredBy: OUTSIDER });
    expect(precheck(scored, 'approve', lent, moment())).toEqual([]);
    expect(
      precheck(evaluation('scored', { ...one, scoredBy: SCORER }), 'approve', approver, moment()),
    ).toEqual([]);
    const both = evaluation('submitted', { ...one, approverId: APPROVER });
    expect(precheck(both, 'score', approver, moment()).map(({ code }) => code)).toEqual([
      'one-authority-decides',
    ]);
    const two = viewer(OUTSIDER, { approvesFor: [APPROVER] });
    expect(precheck(evaluation('submitted'), 'decide', two, moment()).map(({ code }) => code)).toEqual([
      'two-authorities-needed',
    ]);
  });
});

describe('the buttons of a page', () => {
  const list = (who: Viewer, changes: Partial<Evaluation> = {}, at: Partial<Moment> = {}) =>
    EVALUATION_STATES.map((state) => mayList(evaluation(state, changes), who, moment(at)).join(' '));

  it.each<[string, Viewer, Partial<Evaluation>, readonly string[]]>([
    [
      'the person',
      clerk,
      {},
      ['submit', 'withdraw', 'submit', '', 'dissent propose-reopen', 'propose-reopen'],
    ],
    ['the scorer', scorer, {}, ['', 'view score return', '', 'score', 'propose-reopen', 'propose-reopen']],
    [
      'the scorer of what was opened',
      scorer,
      { opened: true },
      ['', 'score return', '', 'score', 'propose-reopen', 'propose-reopen'],
    ],
    ['the approver', approver, {}, ['', '', '', 'return approve', 'propose-reopen', 'propose-reopen']],
    [
      'the one authority',
      approver,
      one,
      ['', 'view return decide', '', 'return approve', 'propose-reopen', 'propose-reopen'],
    ],
    [
      'the office',
      viewer(OFFICE, { officeUnits: [UNIT] }),
      {},
      ['', '', '', '', 'propose-reopen', 'propose-reopen'],
    ],
    ['nobody', viewer(OUTSIDER), {}, ['', '', '', '', '', '']],
  ])('%s', (_who, who, changes, expected) => {
    expect(list(who, changes)).toEqual(expected);
    // The password can still be asked for.
    expect(list(who, changes, { stepUpUntil: null })).toEqual(expected);
  });

  it('say in which capacity they would be pressed', () => {
    expect(capacityFor(evaluation('submitted'), 'score', scorer)).toBe('scorer');
    expect(capacityFor(evaluation('scored'), 'return', approver)).toBe('approver');
    expect(capacityFor(evaluation('open'), 'score', scorer)).toBeNull();
  });
});
