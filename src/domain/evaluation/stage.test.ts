// What one stage states and what comes of it: points alone, points with facts, levels left to whoever decides, words.
import { describe, expect, it } from 'vitest';
import { RULEBOOK, stageScores } from '../../../test/builders/evaluations.ts';
import { facts, quarterlyRulebook, workLine } from '../../../test/builders/quarter.ts';
import { RANKS } from '../organization/shape.ts';
import type { CommentRule, Rulebook } from '../rulebook/shape.ts';
import type { LevelCondition, Quota } from '../rulebook/shape-regime.ts';
import { plainInput, type ScoreInput } from '../score/input.ts';
import type { CommandName, StageFacts, StageScores } from './shape.ts';
import {
  commentRulesBetween,
  factWords,
  forcingFlags,
  inputAgain,
  inputFrom,
  inputOf,
  isLeading,
  type KnownFacts,
  NOTHING_KNOWN,
  needsFacts,
  nextInQuota,
  type Staging,
  stageFacts,
  stagePoints,
  withKnownFlags,
} from './stage.ts';

const QUARTER = quarterlyRulebook();
const CITED = QUARTER.citation;
const name = { vi: 'x', en: 'x' };

function condition(changes: Partial<LevelCondition>): LevelCondition {
  return {
    ...{
      key: 'c',
      name,
      level: 'excellent',
      otherwise: 'manual',
      onlyIf: null,
      unless: null,
      waivedBy: null,
    },
    ...{ test: { kind: 'flag', flag: 'asked', is: false, unknown: 'passes' }, periods: [], citation: CITED },
    ...changes,
  };
}

const FACTS: StageFacts = {
  ...{
    choices: { e: 'half' },
    lines: [workLine()],
    flags: { a: true },
    shares: { s: { part: 1, whole: 2 } },
  },
  ...{ unitLevel: 'good', earlier: [{ period: 'month', level: 'good' }] },
  subordinates: { total: 3, decided: 2, worst: 'good' },
};

describe('what the product knows by itself', () => {
  it('who leads follows from the rank', () => {
    expect(RANKS.filter(isLeading)).toEqual(['leader', 'head', 'deputy', 'section-head']);
  });

  it('is added only where a condition asks for leaders', () => {
    const asks = (...onlyIf: (string | null)[]) => ({
      ...QUARTER,
      conditions: onlyIf.map((fact) => condition({ onlyIf: fact })),
    });
    const flags = { ill: true };
    expect(withKnownFlags(asks(), flags, 'head')).toEqual(flags);
    expect(withKnownFlags(asks(null, 'ill'), flags, 'head')).toEqual(flags);
    expect(withKnownFlags(asks(null, 'leader'), flags, 'head')).toEqual({ ill: true, leader: true });
    expect(withKnownFlags(asks('leader'), { leader: true }, 'staff')).toEqual({ leader: false });
  });

  it('is needed where the regulation has a tree', () => {
    expect([needsFacts(QUARTER), needsFacts(RULEBOOK)]).toEqual([true, false]);
  });
});

describe('the input that is scored', () => {
  const known: KnownFacts = { subordinates: { total: 1, decided: 1, worst: null }, earlier: [] };

  it('from a recorded stage: points alone, or all that was stated, a reason having been given then', () => {
    expect(inputOf({ entered: { a: 1 } })).toEqual(plainInput({ a: 1 }));
    expect(inputOf({ entered: { a: 1 }, facts: FACTS })).toEqual({
      ...{ ...FACTS, entered: { a: 1 } },
      choices: { e: { option: 'half', reason: '…' } },
    });
  });

  it.each<[KnownFacts['unit'], string | null]>([
    [undefined, 'stated'],
    [{ decided: false, level: 'good' }, 'stated'],
    [{ decided: true, level: 'good' }, 'good'],
    [{ decided: true, level: null }, null],
  ])('the level of the unit: %j gives %s', (unit, level) => {
    const more = unit === undefined ? known : { ...known, unit };
    const { words: _words, ...stated } = facts([workLine()], { unitLevel: 'stated', flags: { a: true } });
    expect(inputFrom({ a: 1 }, { ...stated, words: { lines: {}, flags: {} } }, more)).toEqual({
      ...{ ...stated, ...known, entered: { a: 1 }, unitLevel: level },
    });
    expect(inputAgain({ entered: { a: 1 }, facts: { ...FACTS, unitLevel: 'stated' } }, more)).toEqual({
      ...{ ...FACTS, ...known, entered: { a: 1 }, unitLevel: level },
      choices: { e: { option: 'half', reason: '…' } },
    });
  });

  it('nothing is known at first', () => {
    expect(NOTHING_KNOWN).toEqual({ subordinates: null, earlier: [] });
  });
});

describe('points alone', () => {
  it('give total and level, or name each that is missing or not allowed', () => {
    const entered = { quality: 3500, progress: 3500, conduct: 1800 };
    expect(stagePoints(RULEBOOK, entered)).toEqual({ scores: stageScores(entered), refusals: [] });
    expect(stagePoints(RULEBOOK, { quality: 4100, progress: 25 })).toEqual({
      scores: null,
      refusals: [
        { code: 'score-missing', params: { criterion: 'conduct' } },
        { code: 'score-above-maximum', params: { criterion: 'quality', limit: 4000 } },
        { code: 'score-off-step', params: { criterion: 'progress', limit: 50 } },
      ],
    });
  });
});

const INPUT: ScoreInput = { ...plainInput({ general: 2500 }), lines: [workLine()] };
const STAGING: Staging = { period: 'quarter', command: 'score', chosenLevel: null };
const staged = (input: Partial<ScoreInput>, staging: Partial<Staging> = {}, rulebook: Rulebook = QUARTER) =>
  stageFacts(rulebook, { ...INPUT, ...input }, { ...STAGING, ...staging });

describe('points and facts', () => {
  it('are kept with the exact total, choices without their reasons', () => {
    const more = {
      choices: { e: { option: 'half', reason: 'vì' } },
      subordinates: { total: 2, decided: 2, worst: 'not-completed' },
    };
    const leaders = quarterlyRulebook({ leader: true });
    const { entered: _entered, ...rest } = { ...INPUT, ...more, choices: { e: 'half' } };
    // Three factors of 100 %, two of 50 %: 80 % of 7000, and 2500.
    expect(staged(more, {}, leaders)).toStrictEqual({
      refusals: [],
      scores: {
        ...{ entered: { general: 2500 }, total: 8100, level: 'good', facts: rest },
        exact: { n: '81', d: '1' },
      },
    });
  });

  it('that are wanting are named once, and those the guard has named already not again', () => {
    const leaders = quarterlyRulebook({ leader: true });
    const undecided = { subordinates: { total: 2, decided: 1, worst: null } };
    expect(staged({ ...undecided, entered: {}, lines: [] }, {}, leaders)).toEqual({
      scores: null,
      refusals: [
        { code: 'score-missing', params: { criterion: 'general' } },
        ...['a', 'b', 'c'].map((node) => ({ code: 'input-no-assigned-work', params: { key: node, node } })),
        { code: 'input-choice', params: { key: 'e', node: 'e' } },
      ],
    });
    expect(staged(undecided, {}, leaders).refusals.map(({ code }) => code)).toEqual(['input-choice']);
    const asked = condition({ test: { kind: 'flag', flag: 'asked', is: true, unknown: 'missing' } });
    expect(staged({ entered: { general: 3000 } }, {}, { ...QUARTER, conditions: [asked] }).refusals).toEqual([
      { code: 'input-flag', params: { key: 'asked', node: null } },
    ]);
  });

  it('that are not allowed say how much would be', () => {
    expect(staged({ entered: { general: 3050 } })).toEqual({
      scores: null,
      refusals: [{ code: 'score-above-maximum', params: { criterion: 'general', limit: 3000 } }],
    });
  });

  it.each<[CommandName, number]>([
    ['submit', 3],
    ['score', 0],
    ['approve', 0],
    ['decide', 0],
  ])('only others excuse and force: %s finds %i', (command, count) => {
    const excused = { times: 1, excused: 1 };
    const lines = [
      workLine({ key: 'l1', delays: [{ times: 2, excused: 0 }, excused] }),
      workLine({ key: 'l2', faults: [excused] }),
      workLine({ key: 'l3', faults: [{ times: 1, excused: 0 }] }),
    ];
    const flags = { disciplined: true, other: true };
    expect(staged({ lines, flags }, { command }).refusals).toEqual(
      [
        { code: 'excused-by-self', params: { line: 'l1' } },
        { code: 'excused-by-self', params: { line: 'l2' } },
        { code: 'fact-not-yours', params: { key: 'disciplined' } },
      ].slice(0, count),
    );
    expect(staged({ flags: { disciplined: false } }, { command }).refusals).toEqual([]);
  });
});

describe('a level', () => {
  const quota: Quota = {
    ...{ key: 'q', level: 'good', percent: 2000, raisedPercent: null, base: 'all', alternatives: [] },
    ...{ scopes: ['organ'], smallGroupBelow: 0, periods: [], citation: CITED },
  };
  const bound = { ...QUARTER, quotas: [quota] };
  const asked = condition({ level: 'good' });
  const manual = { ...QUARTER, conditions: [asked] };
  const end = (value: number) => ({ value, closed: true });
  const gap = { key: 'gap', from: end(9400), to: end(9600), reading: 'none', citation: CITED };
  const open = { ...QUARTER, gaps: [gap] };
  const opened = { flags: { asked: true } };

  const refused = (code: string, params = {}) => ({ refusals: [{ code, params }] });
  const found = (level: string | null) => ({ refusals: [], scores: { level } });
  const chosen = (level: string) => ({ refusals: [], scores: { level, chosen: true } });

  it.each<[string, Rulebook, CommandName, string | null, object]>([
    ['reached', QUARTER, 'approve', null, found('excellent')],
    ['reached, another chosen', QUARTER, 'approve', 'good', refused('level-not-open')],
    ['in a gap, while scored', open, 'score', null, found(null)],
    ['in a gap, filed with one chosen', open, 'submit', 'good', refused('level-not-open')],
    ['in a gap, to be approved', open, 'approve', null, refused('level-to-choose', { state: 'gap' })],
    ['in a gap, decided without one', open, 'decide', null, refused('level-to-choose', { state: 'gap' })],
    ['in a gap, an unknown one', open, 'decide', 'top', refused('level-to-choose', { state: 'gap' })],
    ['in a gap, approved', open, 'approve', 'good', chosen('good')],
    ['in a gap, decided', open, 'decide', 'not-completed', chosen('not-completed')],
  ])('%s', (_when, rulebook, command, chosenLevel, expected) => {
    expect(staged({}, { command, chosenLevel }, rulebook)).toMatchObject(expected);
  });

  it.each<[string, CommandName, string | null, object]>([
    ['while scored', 'score', null, found(null)],
    ['to be approved', 'approve', null, refused('level-to-choose', { state: 'manual' })],
    ['decided', 'decide', 'completed', chosen('completed')],
  ])('left to the competent person, %s', (_when, command, chosenLevel, expected) => {
    const input = { ...opened, entered: { general: 1500 } };
    expect(staged(input, { command, chosenLevel }, manual)).toMatchObject(expected);
  });

  it.each<[CommandName, string, object]>([
    ['approve', 'completed', chosen('completed')],
    ['decide', 'completed', chosen('completed')],
    ['score', 'completed', refused('level-not-open')],
    ['approve', 'not-completed', refused('level-not-open')],
    ['approve', 'good', refused('level-not-open')],
  ])('bound by a quota gives way to the next alone: %s %s', (command, chosenLevel, expected) => {
    expect(staged({ entered: { general: 1500 } }, { command, chosenLevel }, bound)).toMatchObject(expected);
  });

  it('that was computed is not marked as chosen', () => {
    expect(staged({ entered: { general: 1500 } }, { command: 'approve' }, bound).scores).not.toHaveProperty(
      'chosen',
    );
  });

  it.each([
    ['good', [], 'completed'],
    ['good', ['quarter'], 'completed'],
    ['good', ['year', 'quarter'], 'completed'],
    ['good', ['year'], null],
    ['excellent', [], null],
    ['unknown', [], null],
    [null, [], null],
  ] as const)('the next below %s with a quota in %j: %s', (reached, periods, next) => {
    const rulebook = {
      levels: QUARTER.levels,
      quotas: [
        { ...quota, level: 'unknown' },
        { ...quota, periods },
      ],
    };
    expect(nextInQuota(rulebook, reached, 'quarter')).toBe(next);
  });

  it('there is none below the last', () => {
    const rulebook = { levels: QUARTER.levels, quotas: [{ ...quota, level: 'not-completed' }] };
    expect(nextInQuota(rulebook, 'not-completed', 'quarter')).toBeNull();
  });
});

describe('words of what is stated', () => {
  const two = [workLine({ key: 'l1' }), workLine({ key: 'l2' })];

  it('only facts that force a level need a reason', () => {
    const share = { ...QUARTER.forced[0], when: { kind: 'above', figure: 'f', percent: 1 } };
    const rulebook = { ...QUARTER, forced: [share, ...QUARTER.forced] } as Rulebook;
    expect(forcingFlags(rulebook)).toEqual(['disciplined']);
  });

  it('each holding fact needs its reason, each line its title, in letters or digits', () => {
    const refusals = (flags: Record<string, boolean>, words: Record<string, string>) =>
      factWords(QUARTER, {
        ...facts(two, { flags }),
        words: { lines: { l1: { title: 'Việc', product: '' } }, flags: words },
      }).refusals;
    const untitled = { code: 'line-without-title', params: { line: 'l2' } };
    const bare = { code: 'fact-without-reason', params: { key: 'disciplined' } };
    expect(refusals({ disciplined: true }, {})).toEqual([bare, untitled]);
    expect(refusals({ disciplined: true, other: true }, { disciplined: ' - ' })).toEqual([bare, untitled]);
    expect(refusals({ disciplined: true }, { disciplined: 'QĐ 12' })).toEqual([untitled]);
    expect(refusals({ disciplined: false }, {})).toEqual([untitled]);
  });

  it('are kept as text, apart from the numbers', () => {
    const choices = { e: { option: 'half', reason: 'vì' } };
    const { words, scores } = factWords(QUARTER, facts(two, { choices }));
    expect(scores).toBeNull();
    expect(JSON.parse(words)).toEqual({
      lines: {
        l1: { title: 'Việc l1', product: 'Báo cáo' },
        l2: { title: 'Việc l2', product: 'Báo cáo' },
      },
      ...{ choices: { e: 'vì' }, flags: {} },
    });
  });
});

describe('between two stages words are asked for', () => {
  const rule = (when: CommentRule['when'], act: CommentRule['act'] = 'score') => ({
    ...{ act, when, citation: CITED },
  });
  const rulebook = {
    ...QUARTER,
    commentRules: [
      rule({ kind: 'always' }, 'return'),
      rule({ kind: 'always' }),
      rule({ kind: 'level-changes' }),
      rule({ kind: 'total-differs-by', hundredths: 500 }),
      rule({ kind: 'criterion-differs-by', hundredths: 100 }),
    ],
  };
  const at = (total: number, level: string, general?: number): StageScores => ({
    ...{ total, level },
    entered: general === undefined ? {} : { general },
  });
  const before = at(8000, 'good', 2000);

  it.each<[string, StageScores | null, StageScores | null, readonly string[]]>([
    ['nothing differs', before, before, []],
    ['nothing before', null, before, []],
    ['nothing now', before, null, []],
    ['another level', before, at(8000, 'excellent', 2000), ['level-changes']],
    ['just under, up', before, at(8499, 'good', 2099), []],
    ['just under, down', before, at(7501, 'good', 1901), []],
    ['the total, up', before, at(8500, 'good', 2000), ['total-differs-by']],
    ['the total, down', before, at(7500, 'good', 2000), ['total-differs-by']],
    ['a criterion, up', before, at(8000, 'good', 2100), ['criterion-differs-by']],
    ['a criterion, down', before, at(8000, 'good', 1900), ['criterion-differs-by']],
    ['a criterion not entered before', at(8000, 'good'), at(8000, 'good', 2000), []],
    ['a criterion not entered now', before, at(8000, 'good'), []],
  ])('%s', (_what, was, now, kinds) => {
    const found = commentRulesBetween(rulebook, 'score', was, now).map(({ when }) => when.kind);
    expect(found).toEqual(['always', ...kinds]);
  });

  it('by the rules of the act alone', () => {
    expect(commentRulesBetween(rulebook, 'return', null, null)).toEqual(rulebook.commentRules.slice(0, 1));
    expect(commentRulesBetween(rulebook, 'approve', before, at(0, 'x', 0))).toEqual([]);
  });
});
