// Deciding where a regulation asks for more than points, steps beside the stages, and what exactly an act carries.
import { describe, expect, it } from 'vitest';
import {
  APPROVER,
  CLERK,
  command,
  ENTERED,
  evaluation,
  HEAD_ABOVE,
  INSPECTOR,
  moment,
  OUTSIDER,
  REPORT,
  RULEBOOK,
  SCORER,
  stageScores,
  UNIT,
  viewer,
} from '../../../test/builders/evaluations.ts';
import { facts, quarterlyRulebook, workLine } from '../../../test/builders/quarter.ts';
import { plainInput } from '../score/input.ts';
import { type Command, decide } from './decide.ts';
import type { Moment } from './precheck.ts';
import type { CommandName, Evaluation, StageScores, Viewer } from './shape.ts';
import { stageFacts } from './stage.ts';

const QUARTER = quarterlyRulebook();
const clerk = viewer(CLERK);
const scorer = viewer(SCORER);
const approver = viewer(APPROVER);
const head = viewer(HEAD_ABOVE, { headedUnits: [UNIT] });
const one = { oneAuthority: true, scorerId: APPROVER };

/** The only act, or the refusals. */
function decided(
  state: Evaluation,
  name: CommandName,
  who: Viewer,
  changes: Partial<Command> = {},
  rulebook = QUARTER,
  at: Partial<Moment> = {},
) {
  const found = decide(state, command(name, state.seq, changes), who, rulebook, moment(at));
  return found.ok ? found.acts[0] : found.refusals;
}

const refused = (code: string, params: object = {}) => [{ code, params }];
const staged = (general: number, lines = [workLine()]): StageScores => {
  const input = { ...plainInput({ general }), lines };
  const { scores } = stageFacts(QUARTER, input, { period: 'quarter', command: 'score', chosenLevel: null });
  if (scores === null) throw new Error('no result');
  return scores;
};
const quarter = (state: Evaluation['state'], changes: Partial<Evaluation> = {}) =>
  evaluation(state, { period: '2026-Q4', self: staged(2500), ...changes });
const STATED = { entered: { general: 2500 }, facts: facts() };

describe('points with facts', () => {
  it('are recorded as numbers, the words as texts; no report is asked of a quarter', () => {
    expect(decided(quarter('open'), 'submit', clerk, { ...STATED, report: null, comment: ' ' })).toEqual({
      ...{ act: 'submitted', payload: { scores: staged(2500), late: false }, actorId: CLERK },
      texts: {
        facts: JSON.stringify({
          lines: { l1: { title: 'Việc l1', product: 'Báo cáo' } },
          choices: {},
          flags: {},
        }),
      },
      capacity: { role: 'self', actingFor: null },
    });
  });

  it('go together: neither alone, and none where points alone are asked for', () => {
    const state = quarter('submitted');
    expect(decided(state, 'score', scorer, { entered: { general: 2500 } })).toEqual(
      refused('facts-expected'),
    );
    expect(decided(quarter('open'), 'submit', clerk, { entered: null, report: null })).toEqual(
      refused('facts-expected'),
    );
    expect(decided({ ...state, self: null }, 'score', scorer, { entered: null })).toEqual(
      refused('facts-expected'),
    );
    expect(decided(state, 'score', scorer, { entered: null, facts: facts() })).toEqual(
      refused('score-missing', { criterion: 'general' }),
    );
    expect(decided(evaluation('submitted'), 'score', scorer, { facts: facts() }, RULEBOOK)).toEqual(
      refused('facts-not-expected'),
    );
  });

  it('are refused for what they say and for the words they lack, both at once', () => {
    const wordless = facts([workLine({ done: 500, faults: [{ times: 1, excused: 1 }] })]);
    const bare = { ...wordless, words: { lines: {}, flags: {} } };
    expect(decided(quarter('open'), 'submit', clerk, { ...STATED, facts: bare, report: null })).toEqual([
      { code: 'excused-by-self', params: { line: 'l1' } },
      { code: 'line-without-title', params: { line: 'l1' } },
    ]);
    expect(
      decided(quarter('open'), 'submit', clerk, {
        ...{ ...STATED, report: null },
        facts: { ...facts(), words: { lines: {}, flags: {} } },
      }),
    ).toEqual(refused('line-without-title', { line: 'l1' }));
  });

  it('whether the post leads is added where a condition asks', () => {
    const leaders = {
      ...QUARTER,
      conditions: [
        {
          ...{ key: 'led', name: { vi: 'x', en: 'x' }, level: 'good', otherwise: 'completed' },
          ...{ onlyIf: 'leader', unless: null, waivedBy: null, periods: [], citation: QUARTER.citation },
          test: { kind: 'flag', flag: 'x', is: true, unknown: 'no' } as const,
        },
      ],
    };
    const flagsOf = (rank: Evaluation['rank']) => {
      const act = decided(quarter('submitted', { rank }), 'score', scorer, STATED, leaders);
      return (act as { payload: { scores: StageScores } }).payload.scores.facts?.flags;
    };
    expect([flagsOf('head'), flagsOf('staff')]).toEqual([{ leader: true }, { leader: false }]);
  });

  it('agreed with are taken over, what the product knows looked up anew', () => {
    const known = { subordinates: { total: 2, decided: 2, worst: 'good' }, earlier: [] };
    const silent = { entered: null, comment: '' };
    const self = staged(2500);
    expect(decided(quarter('submitted'), 'score', scorer, silent)).toMatchObject({
      payload: { scores: self },
      texts: {},
    });
    expect(decided(quarter('submitted', one), 'decide', approver, silent, QUARTER, { known })).toMatchObject({
      payload: { scores: { ...self, facts: { ...self.facts, ...known } } },
    });
    const scored = quarter('scored', { scorer: staged(2000) });
    expect(decided(scored, 'approve', approver, silent)).toMatchObject({ payload: { scores: staged(2000) } });
  });

  it('need words by the rules between two stages, the numbers named', () => {
    const score = (general: number) =>
      decided(quarter('submitted'), 'score', scorer, { ...STATED, entered: { general }, comment: '' });
    expect(score(2525)).toMatchObject({ act: 'scored' });
    expect(score(2000)).toEqual([
      { code: 'comment-required', params: { rule: 'criterion-differs-by', hundredths: 500 } },
      { code: 'comment-required', params: { rule: 'total-differs-by', hundredths: 500 } },
    ]);
    expect(score(1975)).toContainEqual({
      code: 'comment-required',
      params: { rule: 'level-changes', hundredths: null },
    });
  });

  it('a level somebody chose needs words, whatever the rules between stages', () => {
    const end = (value: number) => ({ value, closed: true });
    const gap = { key: 'gap', from: end(0), to: end(10_000), reading: 'none', citation: QUARTER.citation };
    const open = { ...QUARTER, gaps: [gap] };
    const self = { ...staged(2500), level: null };
    const choose = (comment: string) =>
      decided(
        quarter('submitted', { ...one, self }),
        'decide',
        approver,
        { ...STATED, level: 'good', comment },
        open,
      );
    expect(choose('')).toEqual(refused('comment-required', { rule: 'level-chosen', hundredths: null }));
    expect(choose('vì')).toMatchObject({ payload: { scores: { level: 'good', chosen: true } } });
  });
});

describe('what an act carries', () => {
  const asked = evaluation('closed', {
    reopenProposedBy: CLERK,
    reopenProposedUntil: '2027-01-01T00:00:00.000Z',
  });
  it.each<[CommandName, Evaluation, Viewer, object]>([
    ['propose-reopen', evaluation('closed'), clerk, { until: '2026-11-21T05:00:00.000Z' }],
    ['agree-reopen', asked, head, { proposedBy: CLERK }],
    ['decline-reopen', asked, head, { proposedBy: CLERK }],
    ['view', evaluation('submitted'), scorer, {}],
    ['withdraw', evaluation('submitted'), clerk, {}],
    ['score', evaluation('submitted'), scorer, { scores: stageScores() }],
    [
      'submit',
      evaluation('open'),
      clerk,
      { scores: stageScores(), late: false, works: { count: 1, late: 0, undone: 1 } },
    ],
  ])('%s', (name, state, who, payload) => {
    expect(decided(state, name, who, {}, RULEBOOK)).toMatchObject({
      payload: expect.toSatisfy((found) => {
        expect(found).toStrictEqual(payload);
        return true;
      }),
    });
  });

  it('words as typed, blanks left out; the report only with filing', () => {
    const texts = (comment: string, name: CommandName, state: Evaluation, who: Viewer) =>
      (decided(state, name, who, { comment }, RULEBOOK) as { texts: object }).texts;
    expect(texts(' vì ', 'score', evaluation('submitted'), scorer)).toStrictEqual({ comment: ' vì ' });
    expect(texts('  ', 'score', evaluation('submitted'), scorer)).toStrictEqual({});
    expect(texts('  ', 'view', evaluation('submitted'), scorer)).toStrictEqual({});
    expect(texts('', 'submit', evaluation('open'), clerk)).toStrictEqual({ report: JSON.stringify(REPORT) });
  });

  it('works late are those done after a date that was set', () => {
    const item = { title: 'x', product: '', note: '' };
    const report = {
      ...{ conduct: '', difficulties: '' },
      items: [
        { ...item, due: '2026-11-18', done: '2026-11-17' },
        { ...item, due: '2026-11-18', done: '2026-11-18' },
        { ...item, due: '2026-11-18', done: '2026-11-19' },
      ],
    };
    expect(decided(evaluation('open'), 'submit', clerk, { report }, RULEBOOK)).toMatchObject({
      payload: { works: { count: 3, late: 1, undone: 0 } },
    });
  });

  it('for whom somebody acted: the head whose unit he writes for, the holder whose authority is lent', () => {
    const unit = evaluation('open', { subject: 'unit' });
    expect(decided(unit, 'submit', viewer(OUTSIDER, { draftsFor: [CLERK] }), {}, RULEBOOK)).toMatchObject({
      capacity: { role: 'drafter', actingFor: CLERK },
    });
    const lent = viewer(OUTSIDER, { scoresFor: [SCORER] });
    expect(decided(evaluation('submitted'), 'score', lent, {}, RULEBOOK)).toMatchObject({
      capacity: { role: 'scorer', actingFor: SCORER },
    });
    expect(decided(asked, 'decline-reopen', head, {}, RULEBOOK)).toMatchObject({
      capacity: { role: 'unit-head', actingFor: null },
    });
  });
});

describe('a further step', () => {
  const OPEN: Partial<Moment> = { openSteps: ['unit-opinion'] };
  const record = (step: string | null, who = scorer, state = quarter('submitted'), comment = 'Biên bản 5') =>
    decided(state, 'record-step', who, { step, comment }, QUARTER, OPEN);

  it('is recorded by whom the regulation names, with its key', () => {
    expect(record('unit-opinion')).toEqual({
      ...{ act: 'step-recorded', payload: { step: 'unit-opinion' }, texts: { comment: 'Biên bản 5' } },
      ...{ actorId: SCORER, capacity: { role: 'scorer', actingFor: null } },
    });
  });

  it('needs words, a key the regulation has, somebody who may, and its time', () => {
    expect(record('unit-opinion', scorer, quarter('submitted'), ' ')).toEqual(
      refused('comment-required', { rule: 'always', hundredths: null }),
    );
    for (const none of [record('other'), record(null), record('notice'), record('unit-opinion', approver)])
      expect(none).toEqual(refused('no-step-open'));
    expect(record('unit-opinion', scorer, quarter('approved'))).toEqual(refused('no-step-open'));
    expect(record('unit-opinion', viewer(INSPECTOR, { inspectedUnits: [UNIT] }))).toMatchObject([
      { code: 'not-your-part' },
    ]);
  });
});

describe('refusals tell the numbers', () => {
  it('of the version, the line without title, the rule that asks for words', () => {
    const state = evaluation('submitted');
    expect(decide(state, command('score', 7), scorer, RULEBOOK, moment())).toEqual({
      ok: false,
      refusals: refused('version-changed', { expected: 7, actual: 2 }),
    });
    const item = { title: '-', product: '', due: null, done: null, note: '' };
    const report = { ...REPORT, items: [...REPORT.items, item] };
    expect(decided(evaluation('open'), 'submit', clerk, { report }, RULEBOOK)).toEqual(
      refused('item-without-title', { item: 2 }),
    );
    expect(
      decided(evaluation('open'), 'submit', clerk, { report: { ...REPORT, items: [] } }, RULEBOOK),
    ).toEqual(refused('report-empty'));
    expect(decided(state, 'return', scorer, { comment: '' }, RULEBOOK)).toEqual(
      refused('comment-required', { rule: 'always', hundredths: null }),
    );
    const lower = { ...ENTERED, quality: 3000 };
    expect(decided(state, 'score', scorer, { entered: lower, comment: '' }, RULEBOOK)).toEqual([
      { code: 'comment-required', params: { rule: 'criterion-differs-by', hundredths: 500 } },
      { code: 'comment-required', params: { rule: 'total-differs-by', hundredths: 500 } },
    ]);
  });

  it('one authority is compared with the person, a second look with nobody', () => {
    const silent = { entered: null, comment: '' };
    expect(decided(evaluation('submitted', one), 'decide', approver, silent, RULEBOOK)).toMatchObject({
      payload: { scores: stageScores() },
    });
    expect(decided(evaluation('open'), 'submit', clerk, { entered: null }, RULEBOOK)).toMatchObject([
      { code: 'score-missing' },
      { code: 'score-missing' },
      { code: 'score-missing' },
    ]);
  });
});
