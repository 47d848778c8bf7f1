import { describe, expect, it } from 'vitest';
import {
  APPROVER,
  CLERK,
  command,
  ENTERED,
  evaluation,
  HEAD_ABOVE,
  moment,
  OUTSIDER,
  REPORT,
  RULEBOOK,
  SCORER,
  stageScores,
  UNIT,
  viewer,
} from '../../../test/builders/evaluations.ts';
import { type Command, decide } from './decide.ts';
import type { Moment } from './precheck.ts';
import type { CommandName, Evaluation, EvaluationAct, Viewer } from './shape.ts';

const clerk = viewer(CLERK);
const scorer = viewer(SCORER);
const approver = viewer(APPROVER);
const head = viewer(HEAD_ABOVE, { headedUnits: [UNIT] });

/** Codes of the refusal, or the names of the acts after '+'. */
function outcome(
  state: Evaluation,
  name: CommandName,
  who: Viewer,
  changes: Partial<Command> = {},
  at: Partial<Moment> = {},
): readonly string[] {
  const decision = decide(state, command(name, state.seq, changes), who, RULEBOOK, moment(at));
  return decision.ok
    ? decision.acts.map((act) => `+${act.act}`)
    : decision.refusals.map((refusal) => refusal.code);
}

function act(state: Evaluation, name: CommandName, who: Viewer, at: Partial<Moment> = {}): EvaluationAct {
  const decision = decide(state, command(name, state.seq), who, RULEBOOK, moment(at));
  const [only] = decision.ok ? decision.acts : [];
  if (only === undefined) throw new Error(JSON.stringify(decision));
  return only;
}

describe('the plain road', () => {
  it.each<[CommandName, Evaluation['state'], Viewer, string]>([
    ['submit', 'open', clerk, '+submitted'],
    ['submit', 'returned', clerk, '+submitted'],
    ['withdraw', 'submitted', clerk, '+withdrawn'],
    ['view', 'submitted', scorer, '+viewed'],
    ['score', 'submitted', scorer, '+scored'],
    ['score', 'scored', scorer, '+scored'],
    ['return', 'submitted', scorer, '+returned'],
    ['return', 'scored', approver, '+sent-back'],
    ['approve', 'scored', approver, '+approved'],
    ['dissent', 'approved', clerk, '+dissented'],
    ['propose-reopen', 'closed', clerk, '+reopen-proposed'],
  ])('%s while %s', (name, state, who, expected) => {
    expect(outcome(evaluation(state), name, who)).toEqual([expected]);
  });

  it('takes over the points of the stage before when none are given', () => {
    const scored = act(evaluation('submitted', { self: stageScores() }), 'score', scorer);
    expect(scored.payload).toEqual({ scores: stageScores() });
    const state = evaluation('scored');
    const agreed = decide(
      state,
      command('approve', state.seq, { entered: null }),
      approver,
      RULEBOOK,
      moment(),
    );
    expect(agreed).toMatchObject({ ok: true, acts: [{ payload: { scores: state.scorer } }] });
  });

  it('says as what and for whom somebody acted, and keeps the words apart from the numbers', () => {
    expect(act(evaluation('open'), 'submit', clerk)).toMatchObject({
      actorId: CLERK,
      capacity: { role: 'self', actingFor: null },
      texts: { report: JSON.stringify(REPORT) },
    });
    expect(act(evaluation('scored'), 'approve', approver).capacity).toEqual({
      role: 'approver',
      actingFor: null,
    });
    const delegate = viewer(OUTSIDER, { approvesFor: [APPROVER] });
    const lent = act(evaluation('scored'), 'approve', delegate);
    expect(lent).toMatchObject({
      actorId: OUTSIDER,
      capacity: { role: 'approver', actingFor: APPROVER },
    });
    expect(JSON.stringify(lent.payload)).not.toContain('Đã');
  });
});

describe('refusals', () => {
  it('tells a stranger nothing but that there is nothing', () => {
    const stranger = viewer(OUTSIDER);
    for (const name of ['submit', 'score', 'approve', 'agree-reopen'] as const)
      expect(outcome(evaluation('submitted'), name, stranger, { version: 99 })).toEqual(['not-found']);
  });

  it('names all reasons at once', () => {
    const codes = outcome(
      evaluation('open', { counted: false, notCountedKind: 'leave' }),
      'submit',
      clerk,
      { version: 7, entered: { quality: 4100, progress: 25 }, report: null },
      { today: '2026-11-15' },
    );
    expect(codes).toEqual([
      'week-not-counted',
      'week-not-begun',
      'version-changed',
      'score-missing',
      'score-above-maximum',
      'score-off-step',
      'report-empty',
    ]);
  });

  it('needs a title for every line of the report, in letters or digits', () => {
    const item = { ...REPORT.items[0], title: ' — \u200b ' } as (typeof REPORT.items)[number];
    const report = { ...REPORT, items: [...REPORT.items, item] };
    expect(outcome(evaluation('open'), 'submit', clerk, { report })).toEqual(['item-without-title']);
  });

  it('takes nothing along that the step does not ask for', () => {
    expect(outcome(evaluation('submitted'), 'score', scorer, { report: REPORT })).toEqual([
      'report-not-expected',
    ]);
    expect(outcome(evaluation('submitted'), 'return', scorer, { entered: ENTERED })).toEqual([
      'scores-not-expected',
    ]);
    expect(outcome(evaluation('submitted'), 'view', scorer, { comment: 'x' })).toEqual([
      'comment-not-expected',
    ]);
  });

  it('tells a step that is not possible now from one that is never yours', () => {
    expect(outcome(evaluation('approved'), 'score', scorer)).toEqual(['wrong-state']);
    expect(outcome(evaluation('submitted'), 'score', approver)).toEqual([
      'not-your-part',
      'approving-is-yours',
    ]);
    expect(outcome(evaluation('submitted'), 'score', clerk)).toEqual(['own-case']);
  });

  it('withdraws and opens only what was not opened', () => {
    const opened = evaluation('submitted', { opened: true });
    expect(outcome(opened, 'withdraw', clerk)).toEqual(['already-opened']);
    expect(outcome(opened, 'view', scorer)).toEqual(['already-opened']);
  });

  it('gives no result to a week that does not count', () => {
    const away = { counted: false, notCountedKind: 'leave' };
    expect(outcome(evaluation('open', away), 'submit', clerk)).toEqual(['week-not-counted']);
    expect(outcome(evaluation('submitted', away), 'score', scorer)).toEqual(['week-not-counted']);
    expect(outcome(evaluation('scored', away), 'approve', approver)).toEqual(['week-not-counted']);
  });
});

describe('two pairs of eyes', () => {
  const both = { scoresFor: [SCORER], approvesFor: [APPROVER] };

  it('whoever scored does not approve, not even for another', () => {
    const delegate = viewer(OUTSIDER, both);
    const scored = evaluation('scored', { scoredBy: OUTSIDER });
    expect(outcome(scored, 'approve', delegate)).toEqual(['scored-by-you']);
    expect(outcome(scored, 'return', delegate)).toEqual(['+sent-back']);
    expect(outcome(scored, 'approve', approver)).toEqual(['+approved']);
  });

  it('the named scorer does not approve what a delegate scored for him', () => {
    const scored = evaluation('scored', { scoredBy: OUTSIDER });
    expect(outcome(scored, 'approve', viewer(SCORER, { approvesFor: [APPROVER] }))).toEqual([
      'scoring-is-yours',
    ]);
  });

  it('the named approver does not score for the scorer', () => {
    const lent = viewer(APPROVER, { scoresFor: [SCORER] });
    expect(outcome(evaluation('submitted'), 'score', lent)).toEqual(['approving-is-yours']);
  });

  it('who re-assigned the scorer or approver decides nothing of the case', () => {
    const reassignedByViewer = [evaluation('open').id];
    const at = { reassignedByViewer };
    expect(outcome(evaluation('submitted'), 'score', scorer, {}, at)).toEqual(['reassigned-by-you']);
    expect(outcome(evaluation('submitted'), 'return', scorer, {}, at)).toEqual(['reassigned-by-you']);
    expect(outcome(evaluation('scored'), 'approve', approver, {}, at)).toEqual(['reassigned-by-you']);
    expect(outcome(evaluation('scored', { id: 7 }), 'approve', approver, {}, at)).toEqual(['+approved']);
  });

  it('reopens by a second person only, asked by somebody else', () => {
    const asked = (by: number | null) =>
      evaluation('closed', { reopenProposedBy: by, reopenProposedUntil: '2027-01-01T00:00:00.000Z' });
    expect(outcome(asked(null), 'agree-reopen', head)).toEqual(['nothing-proposed']);
    expect(outcome(asked(HEAD_ABOVE), 'agree-reopen', head)).toEqual(['proposed-by-you']);
    expect(outcome(asked(HEAD_ABOVE), 'decline-reopen', head)).toEqual(['proposed-by-you']);
    expect(outcome(asked(CLERK), 'agree-reopen', head)).toEqual(['+reopened']);
    expect(outcome(asked(CLERK), 'decline-reopen', head)).toEqual(['+reopen-declined']);
    expect(outcome(asked(CLERK), 'propose-reopen', approver)).toEqual(['already-proposed']);
    const ownHead = viewer(CLERK, { headedUnits: [UNIT] });
    expect(outcome(asked(APPROVER), 'agree-reopen', ownHead)).toEqual(['own-case']);
  });
});

describe('one authority', () => {
  const one = { oneAuthority: true, scorerId: APPROVER };

  it('decides in one act and says so by the act', () => {
    expect(outcome(evaluation('submitted', one), 'decide', approver)).toEqual(['+decided']);
    expect(outcome(evaluation('submitted', one), 'score', approver)).toEqual(['one-authority-decides']);
    expect(outcome(evaluation('submitted'), 'decide', approver)).toEqual(['two-authorities-needed']);
  });

  it('needs both lent, as it scores and approves', () => {
    const state = evaluation('submitted', one);
    const lent = (scoresFor: number[], approvesFor: number[]) =>
      outcome(state, 'decide', viewer(OUTSIDER, { scoresFor, approvesFor }));
    expect(lent([APPROVER], [APPROVER])).toEqual(['+decided']);
    expect(lent([], [APPROVER])).toEqual(['delegation-lacks-scoring']);
    expect(lent([APPROVER], [])).toEqual(['not-your-part']);
  });
});

describe('works of a report', () => {
  const item = { title: 'Tờ trình', product: '', note: '' };
  it('are counted into the act, late only when done after a date that was set', () => {
    const items = [
      { ...item, due: '2026-11-18', done: '2026-11-18' },
      { ...item, due: '2026-11-18', done: '2026-11-19' },
      { ...item, due: null, done: '2026-11-20' },
      { ...item, due: '2026-11-18', done: null },
      // A date on a Saturday holds until Monday.
      { ...item, due: '2026-11-14', done: '2026-11-16' },
    ];
    const report = { items, conduct: '', difficulties: '' };
    const decision = decide(
      evaluation('open'),
      command('submit', evaluation('open').seq, { report }),
      clerk,
      RULEBOOK,
      moment({}),
    );
    expect(decision).toMatchObject({
      ok: true,
      acts: [{ act: 'submitted', payload: { works: { count: 5, late: 1, undone: 1 } } }],
    });
  });
});

describe('points other than the register proposed', () => {
  const score = { criterion: 'progress', points: 3000, max: 4000, step: 50, part: 3, whole: 4, reasons: [] };
  const sent = (reasons?: Record<string, string>, points: number | null = 3000) => {
    const report = { ...REPORT, reasons, proposed: [{ ...score, points }] };
    const asked = command('submit', evaluation('open').seq, { report });
    const decision = decide(evaluation('open'), asked, clerk, RULEBOOK, moment());
    return decision.ok ? 'filed' : decision.refusals;
  };
  it('need a reason, also when the form asked for none', () => {
    const owed = [{ code: 'proposal-reason-missing', params: { criterion: 'progress', limit: 3000 } }];
    expect(sent()).toEqual(owed);
    expect(sent({ progress: ' ', quality: 'Việc đột xuất' })).toEqual(owed);
    expect(sent({ progress: 'Việc đột xuất' })).toBe('filed');
  });
  it('the proposed ones, and where nothing is proposed, need none', () => {
    expect([sent({}, 3500), sent({}, null)]).toEqual(['filed', 'filed']);
  });
});

describe('moments, to the millisecond', () => {
  const DEADLINE = '2026-11-20T09:30:00.000Z';
  const AROUND = ['2026-11-20T09:29:59.999Z', DEADLINE, '2026-11-20T09:30:00.001Z'] as const;

  it('is late only after the deadline, and never refused for it', () => {
    const late = AROUND.map((now) => act(evaluation('open'), 'submit', clerk, { now }).payload);
    expect(late.map((payload) => 'late' in payload && payload.late)).toEqual([false, false, true]);
  });

  it('reads instants as moments, not as text', () => {
    const at = { now: DEADLINE, submitDeadline: '2026-11-20T09:30:00Z' };
    expect(act(evaluation('open'), 'submit', clerk, at).payload).toMatchObject({ late: false });
  });

  it('does not make completing a returned report late, nor a late one timely', () => {
    const now = AROUND[2];
    for (const late of [false, true])
      expect(act(evaluation('returned', { late }), 'submit', clerk, { now }).payload).toMatchObject({ late });
  });

  it('accepts the password entered again until it expires, not at that moment', () => {
    const at = AROUND.map((now) =>
      outcome(evaluation('scored'), 'approve', approver, {}, { now, stepUpUntil: DEADLINE }),
    );
    expect(at).toEqual([['+approved'], ['step-up-needed'], ['step-up-needed']]);
    expect(outcome(evaluation('scored'), 'approve', approver, {}, { stepUpUntil: null })).toEqual([
      'step-up-needed',
    ]);
  });

  it('starts with the first day of the week, or of the part of it', () => {
    const on = (today: string) =>
      outcome(evaluation('open', { from: '2026-11-18' }), 'submit', clerk, {}, { today });
    expect(on('2026-11-17')).toEqual(['week-not-begun']);
    expect(on('2026-11-18')).toEqual(['+submitted']);
  });
});

describe('when words are needed', () => {
  const self = (entered: Command['entered']) => evaluation('submitted', { self: stageScores(entered ?? {}) });
  const rules = (
    state: Evaluation,
    name: CommandName,
    who: Viewer,
    entered: NonNullable<Command['entered']>,
    comment = '',
    rulebook = RULEBOOK,
  ) => {
    const decision = decide(state, command(name, state.seq, { entered, comment }), who, rulebook, moment());
    return decision.ok ? [] : decision.refusals.map(({ code, params }) => `${code}:${params.rule}`);
  };

  // Half points are the step of the regulation; with a step of 1 the limit is tried to the hundredth.
  const fine = { ...RULEBOOK, criteria: RULEBOOK.criteria.map((criterion) => ({ ...criterion, step: 1 })) };
  it.each([
    [2901, []],
    [2900, ['comment-required:criterion-differs-by', 'comment-required:total-differs-by']],
    [2899, ['comment-required:criterion-differs-by', 'comment-required:total-differs-by']],
  ])('scoring quality %i against 3400', (quality, expected) => {
    const before = self({ quality: 3400, progress: 3500, conduct: 1200 });
    const now = { quality, progress: 3500, conduct: 1200 };
    const up = { ...now, quality: 6800 - quality };
    expect(rules(before, 'score', scorer, now, '', fine)).toEqual(expected);
    expect(rules(before, 'score', scorer, up, '', fine)).toEqual(expected);
    expect(rules(before, 'score', scorer, now, 'Sản phẩm phải sửa', fine)).toEqual([]);
    expect(rules(before, 'score', scorer, now, ' … ', fine)).toEqual(expected);
  });

  it('a single criterion moved by the limit, the total unmoved', () => {
    const now = { quality: 3000, progress: 4000, conduct: 1700 };
    expect(rules(self({ quality: 3500, progress: 3500, conduct: 1700 }), 'score', scorer, now)).toEqual([
      'comment-required:criterion-differs-by',
    ]);
  });

  it('half a point across the border of a level', () => {
    const before = self({ quality: 3500, progress: 3500, conduct: 2000 });
    expect(rules(before, 'score', scorer, { quality: 3450, progress: 3500, conduct: 2000 })).toEqual([
      'comment-required:level-changes',
    ]);
    expect(rules(before, 'score', scorer, { quality: 3550, progress: 3500, conduct: 2000 })).toEqual([]);
  });

  it('approving is compared with the scorer, not with the person', () => {
    const state = evaluation('scored', {
      self: stageScores({ quality: 4000, progress: 4000, conduct: 2000 }),
      scorer: stageScores({ quality: 3000, progress: 3000, conduct: 1500 }),
    });
    const agreed = { quality: 3000, progress: 3000, conduct: 1500 };
    expect(rules(state, 'approve', approver, agreed)).toEqual([]);
    expect(rules(state, 'approve', approver, { ...agreed, quality: 3450 })).toEqual([]);
    expect(rules(state, 'approve', approver, { ...agreed, quality: 3500 })).toEqual([
      'comment-required:total-differs-by',
    ]);
  });

  it('always for returning, dissent, asking to reopen and declining', () => {
    const silent = { comment: '' };
    const proposed = evaluation('closed', {
      reopenProposedBy: CLERK,
      reopenProposedUntil: '2027-01-01T00:00:00.000Z',
    });
    expect(outcome(evaluation('submitted'), 'return', scorer, silent)).toEqual(['comment-required']);
    expect(outcome(evaluation('approved'), 'dissent', clerk, silent)).toEqual(['comment-required']);
    expect(outcome(evaluation('closed'), 'propose-reopen', clerk, silent)).toEqual(['comment-required']);
    expect(outcome(proposed, 'decline-reopen', head, silent)).toEqual(['comment-required']);
    expect(outcome(proposed, 'agree-reopen', head, silent)).toEqual(['+reopened']);
  });

  it('follows a rulebook that asks for words on filing or withdrawing', () => {
    const always = (name: 'submit' | 'withdraw') => ({
      ...RULEBOOK,
      commentRules: [{ act: name, when: { kind: 'always' as const }, citation: RULEBOOK.citation }],
    });
    const silent = (name: 'submit' | 'withdraw', state: Evaluation, rulebook = RULEBOOK) =>
      decide(state, command(name, state.seq, { comment: '' }), clerk, rulebook, moment()).ok;
    expect(silent('submit', evaluation('open'))).toBe(true);
    expect(silent('submit', evaluation('open'), always('submit'))).toBe(false);
    expect(silent('withdraw', evaluation('submitted'))).toBe(true);
    expect(silent('withdraw', evaluation('submitted'), always('withdraw'))).toBe(false);
  });
});
