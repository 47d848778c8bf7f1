import { describe, expect, it } from 'vitest';
import { weeklyRulebook } from '../../../test/builders/rulebook.ts';
import type { Holding, OrganizationOnDay } from '../evaluation/authority.ts';
import type { EscalationRung, Told } from '../rulebook/shape-office.ts';
import type { Held } from './board.ts';
import { type Escalated, type EscalationFacts, escalations, reportsAbove } from './escalate.ts';
import type { LentWork } from './stand-in.ts';

// Body 1 over department 2 (sections 3 and 4) and department 5.
const PARENTS = [
  [1, null],
  [2, 1],
  [3, 2],
  [4, 2],
  [5, 1],
] as const;
const units = new Map(
  PARENTS.map(([id, parentId]) => [
    id as number,
    { id, parentId, code: `U${id}`, name: `U${id}`, kind: 'x', adminCode: null, lo: id, hi: id },
  ]),
);
const post = (personId: number, unitId: number, rank: Holding['rank'], managerId: number | null = null) => ({
  ...{ assignmentId: personId * 10 + unitId, personId, postId: personId * 10 + unitId, unitId, rank },
  ...{ kind: 'main' as const, managerId },
});
const [LEADER, HEAD, SECTION, DEPUTY, AN, BINH] = [90, 20, 30, 25, 1, 2];
const body: OrganizationOnDay = {
  ...{ date: '2026-11-25', units },
  holdings: [
    post(LEADER, 1, 'leader'),
    post(HEAD, 2, 'head'),
    post(DEPUTY, 2, 'deputy'),
    post(SECTION, 3, 'section-head'),
    post(AN, 3, 'staff'),
    post(BINH, 4, 'staff'),
  ],
};
const held = (personId: number, unitIds: readonly number[], more: Partial<Held> = {}): Held => ({
  ...{ personId, unitIds, stage: 'score', subject: 'person', recordId: 1, count: 2 },
  ...{ due: '2026-11-20T09:30:00.000Z', overdue: true, late: 1 },
  ...more,
});

describe('reports to those above', () => {
  const told = (personId: number, aboutId: number, more: Partial<Escalated> = {}): Escalated => ({
    ...{ personId, aboutId, acts: false, stage: 'score', subject: 'person', rung: 'head', count: 1 },
    ...more,
  });
  const report = (unitId: number | null, aboutIds: readonly number[], more = {}) => ({
    ...{ to: HEAD, stage: 'score', rung: 'head', aboutIds, unitId },
    ...more,
  });

  it.each<[string, readonly Escalated[], readonly Held[], readonly object[]]>([
    ['none without anybody told', [], [held(AN, [3])], []],
    ['none of who can do it himself', [told(AN, AN, { acts: true })], [held(AN, [3])], []],
    ['the unit the work lies in', [told(HEAD, AN)], [held(AN, [3])], [report(3, [AN])]],
    [
      "the head's own unit where the work lies in several",
      [told(HEAD, AN), told(HEAD, BINH)],
      [held(AN, [3]), held(BINH, [4])],
      [report(2, [AN, BINH])],
    ],
    [
      'somebody once, however many kinds of work he has',
      [told(HEAD, AN), told(HEAD, AN, { subject: 'unit' })],
      [held(AN, [3])],
      [report(3, [AN])],
    ],
    ['the unit with most of the work alone', [told(HEAD, AN)], [held(AN, [4, 3])], [report(4, [AN])]],
    [
      'no unit of work at another stage',
      [told(HEAD, AN)],
      [held(AN, [3]), held(AN, [4], { stage: 'submit' })],
      [report(3, [AN])],
    ],
    ['no unit of work of others', [told(HEAD, AN)], [held(AN, [3]), held(BINH, [4])], [report(3, [AN])]],
    ['no unit outside his own', [told(HEAD, AN)], [held(AN, [5])], [report(null, [AN])]],
    ['no unit where nobody holds anything', [told(HEAD, AN)], [], [report(null, [AN])]],
    [
      'his own where part lies outside it',
      [told(HEAD, AN), told(HEAD, BINH)],
      [held(AN, [5]), held(BINH, [4])],
      [report(2, [AN, BINH])],
    ],
    [
      'no unit to a deputy, who heads none',
      [told(DEPUTY, AN)],
      [held(AN, [3])],
      [report(null, [AN], { to: DEPUTY })],
    ],
    [
      'the whole body to its leader',
      [told(LEADER, AN), told(LEADER, BINH)],
      [held(AN, [3]), held(BINH, [5])],
      [report(1, [AN, BINH], { to: LEADER })],
    ],
    [
      'each person told, stage and step on its own',
      [
        ...[told(HEAD, AN), told(LEADER, AN), told(HEAD, AN, { stage: 'approve' })],
        told(HEAD, AN, { rung: 'later' }),
      ],
      [held(AN, [3]), held(AN, [4], { stage: 'approve' })],
      [
        report(3, [AN]),
        report(3, [AN], { to: LEADER }),
        report(4, [AN], { stage: 'approve' }),
        report(3, [AN], { rung: 'later' }),
      ],
    ],
  ])('name %s', (_what, messages, work, expected) => {
    expect(reportsAbove(messages, work, body)).toEqual(expected);
  });

  it("name the nearest of a head's own units", () => {
    const both = { ...body, holdings: [...body.holdings, post(HEAD, 1, 'head')] };
    const messages = [told(HEAD, AN), told(HEAD, BINH)];
    expect(reportsAbove(messages, [held(AN, [3]), held(BINH, [4])], both)[0]?.unitId).toBe(2);
    // One in the department, one beside it: the first of the two units he heads.
    expect(reportsAbove(messages, [held(AN, [3]), held(BINH, [5])], both)[0]?.unitId).toBe(2);
  });
});

describe('the ladder tells', () => {
  const [A_RUNG] = weeklyRulebook().escalation;
  if (A_RUNG === undefined) throw new Error('a ladder without a step');
  const NOW = '2026-11-25T05:00:00.000Z';
  const rung = (key: string, ...tells: readonly Told[]): EscalationRung => ({ ...A_RUNG, key, tells });
  const facts = (more: Partial<EscalationFacts> = {}): EscalationFacts => ({
    ladder: [rung('r1', 'holder', 'head-of-unit')],
    rungsFrom: (due) => [{ key: 'r1', at: due }],
    ...{ body, now: NOW, away: new Set(), lent: [] },
    ...more,
  });
  const found = (one: Held, more: Partial<EscalationFacts> = {}) =>
    escalations([one], facts(more)).map(({ personId, acts }) => [personId, acts]);
  const lentTo = (delegateId: number): readonly LentWork[] => [
    { delegatorId: DEPUTY, delegateId, actions: ['score'] },
  ];

  it.each<[string, Held, Partial<EscalationFacts>, readonly (readonly [number, boolean])[]]>([
    [
      'the holder, who can do it, and who is above',
      held(DEPUTY, [2]),
      {},
      [
        [DEPUTY, true],
        [HEAD, false],
      ],
    ],
    ['nobody before the deadline', held(DEPUTY, [2], { overdue: false }), {}, []],
    ['nobody before the first step', held(DEPUTY, [2]), { rungsFrom: () => [] }, []],
    ['nobody at a step the regulation no longer has', held(DEPUTY, [2]), { ladder: [] }, []],
    [
      'only who is above, if the step says so',
      held(DEPUTY, [2]),
      { ladder: [rung('r1', 'head-of-unit')] },
      [[HEAD, false]],
    ],
    [
      'only the holder, if the step says so',
      held(DEPUTY, [2]),
      { ladder: [rung('r1', 'holder')] },
      [[DEPUTY, true]],
    ],
    ['the holder alone, who has no post any more', held(77, [2]), {}, [[77, true]]],
    [
      'whoever is above and stands in once, as who can do it',
      held(DEPUTY, [2]),
      { lent: lentTo(HEAD) },
      [
        [DEPUTY, true],
        [HEAD, true],
      ],
    ],
    [
      'those above while one of two who can do it is there',
      held(DEPUTY, [2]),
      { lent: lentTo(AN), away: new Set([AN]) },
      [
        [DEPUTY, true],
        [HEAD, false],
      ],
    ],
  ])('%s', (_whom, one, more, expected) => {
    expect(found(one, more)).toEqual(expected);
  });

  it('from the highest post somebody holds up, in whatever order they stand', () => {
    const up = { ladder: [rung('r1', 'section-head', 'head-of-unit', 'leader-of-body')] };
    const [staff, deputy] = [post(AN, 3, 'staff'), post(AN, 2, 'deputy')];
    for (const own of [
      [staff, deputy],
      [deputy, staff],
    ]) {
      const holdings = [...body.holdings.filter(({ personId }) => personId !== AN), ...own];
      expect(found(held(AN, [3]), { ...up, body: { ...body, holdings } })).toEqual([[HEAD, false]]);
    }
    expect(found(held(AN, [3]), up)).toEqual([[SECTION, false]]);
  });

  it('of the last step reached, with what it is about', () => {
    const rungsFrom = () => [
      { key: 'r0', at: '2026-11-20T09:30:00.000Z' },
      { key: 'r1', at: '2026-11-23T01:00:00.000Z' },
      { key: 'r2', at: '2026-11-26T01:00:00.000Z' },
    ];
    const ladder = ['r0', 'r1', 'r2'].map((key) => rung(key, 'holder'));
    expect(escalations([held(AN, [3])], facts({ rungsFrom, ladder }))).toEqual([
      { personId: AN, aboutId: AN, acts: true, stage: 'score', subject: 'person', rung: 'r1', count: 2 },
    ]);
  });
});
