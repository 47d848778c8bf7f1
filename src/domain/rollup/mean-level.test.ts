// How the parts of a mean answer the rules of its level: together, exactly, and never for what was not asked of them.
import { describe, expect, it, test } from 'vitest';
import { workLine } from '../../../test/builders/quarter.ts';
import { weeklyRulebook } from '../../../test/builders/rulebook.ts';
import type { Rulebook } from '../rulebook/shape.ts';
import type { ConditionTest, ForcedLevel, LevelCondition } from '../rulebook/shape-regime.ts';
import { fraction } from '../score/fraction.ts';
import type { LevelRule } from '../score/level-steps.ts';
import { answersOfParts, asksForWork, meanLevel } from './mean-level.ts';
import type { PartFacts, PartRecord } from './shape.ts';

const RULEBOOK = weeklyRulebook();
const FACTS: PartFacts = { flags: {}, lines: [], shares: {} };
type Known = Pick<PartRecord, 'period' | 'level' | 'facts'>;
const part = (facts: Partial<PartFacts> | null, level: string | null = null, period = '2026-Q1'): Known => ({
  ...{ period, level, facts: facts === null ? null : { ...FACTS, ...facts } },
});
const FLAG: ConditionTest = { kind: 'flag', flag: 'disciplined', is: true, unknown: 'no' };
const LATE: ConditionTest = { kind: 'at-most', figure: 'tasks-late', percent: 2000 };
const NO_EARLIER: ConditionTest = { kind: 'no-earlier-level', period: 'quarter', level: 'not-completed' };
const rule = (asked: ConditionTest, more: Partial<LevelRule> = {}): LevelRule => ({
  ...{ kind: 'condition', test: asked, level: 'excellent', waivedBy: null },
  ...more,
});
const answers = (records: readonly Known[]) => answersOfParts(RULEBOOK, 'year', records);
const tested = (asked: LevelRule, ...records: Known[]) => answers(records).test(asked);
const said = (value: boolean) => part({ flags: { disciplined: value } });

describe('a yes or no fact', () => {
  const met = (value: boolean) => ({ met: value, found: null, bound: null });
  const forced = rule(FLAG, { kind: 'forced' });
  it.each([
    ['forces as soon as it holds in one part', forced, [said(false), said(true)], met(true)],
    ['forces nothing where no part states it true', forced, [said(false), said(false)], met(false)],
    ['asked at a door holds only in all', rule(FLAG), [said(true), said(false)], met(false)],
    ['is not lost for a part that says nothing', rule(FLAG), [said(true), part({}), part(null)], met(true)],
    ['is asked as it is meant', rule({ ...FLAG, is: false }), [said(false)], met(true)],
    ['has no answer where nobody stated it', rule(FLAG), [part({}), part(null)], null],
    ['has none without parts', forced, [], null],
  ] as const)('%s', (_name, asked, records, expected) => {
    expect(tested(asked, ...records)).toEqual(expected);
  });

  it('is not counted of the part that states the waiver, and of that part alone', () => {
    const waived = part({ flags: { disciplined: true, excused: true } });
    const asked = rule(FLAG, { kind: 'forced', waivedBy: 'excused' });
    expect(tested(asked, waived)).toBeNull();
    expect(tested(asked, waived, said(false))).toEqual(met(false));
    expect(tested(asked, waived, said(true))).toEqual(met(true));
    expect(tested(rule(FLAG, { kind: 'forced' }), waived)).toEqual(met(true));
  });
});

describe('work of the parts', () => {
  const share = (of: number, whole: number) => part({ shares: { 'tasks-late': { part: of, whole } } });
  it('is counted together, not part by part', () => {
    expect(tested(rule(LATE), share(3, 10), share(1, 30))).toEqual({
      ...{ met: true, found: { part: 4, whole: 40 }, bound: 2000 },
    });
    expect(tested(rule(LATE), share(3, 10), share(1, 5))).toMatchObject({ met: false });
  });

  it('has no answer without tasks, and none of what stands under the waiver', () => {
    expect(tested(rule(LATE), part({}), part(null))).toBeNull();
    expect(tested(rule(LATE), share(0, 0))).toBeNull();
    const excused = part({ flags: { excused: true }, shares: { 'tasks-late': { part: 9, whole: 9 } } });
    const asked = rule(LATE, { waivedBy: 'excused' });
    expect(tested(asked, excused)).toBeNull();
    expect(tested(asked, excused, share(1, 10))).toMatchObject({ found: { part: 1, whole: 10 } });
  });

  it('asks every task of every part for its share', () => {
    const lines = (done: number) => part({ lines: [workLine({ key: `t${done}`, assigned: 100, done })] });
    const asked = rule({ kind: 'each-task-at-least', percent: 5000 });
    expect(tested(asked, lines(100), lines(40))).toMatchObject({
      ...{ met: false, found: { part: 40, whole: 100 } },
    });
    expect(tested(asked, lines(100), lines(50))).toMatchObject({ met: true });
    expect(tested(asked, part({}))).toBeNull();
  });
});

test('a level of a part counts as earlier in its own kind of period', () => {
  const bad = part(null, 'not-completed');
  expect(tested(rule(NO_EARLIER), part(null, 'good'), bad)).toMatchObject({ met: false });
  expect(tested(rule(NO_EARLIER), part(null, 'good'), part(null))).toMatchObject({ met: true });
  expect(tested(rule(NO_EARLIER), { ...bad, period: '2026-M01' })).toMatchObject({ met: true });
});

test('what only one period has was asked there', () => {
  const full = part({ flags: { disciplined: true } }, 'good');
  expect(tested(rule({ kind: 'node-at-least', node: 'work', percent: 5000 }), full)).toBeNull();
  expect(tested(rule({ kind: 'not-above-unit' }), full)).toBeNull();
});

test('a fact that opens a condition is that of the last part with facts; none waives for the whole', () => {
  const holds = (...records: Known[]) => answers(records).holds('disciplined');
  expect([holds(said(false), said(true), part(null)), holds(said(true), said(false)), holds()]).toEqual([
    ...[true, false, false],
  ]);
  expect(answers([said(true)]).waives('disciplined')).toBe(false);
});

const NAMED = { name: { vi: 'Luật', en: 'Rule' }, citation: RULEBOOK.citation, periods: [], waivedBy: null };
const door = (asked: ConditionTest): LevelCondition => ({
  ...{ ...NAMED, key: 'door', level: 'excellent', test: asked },
  ...{ otherwise: 'good', onlyIf: null, unless: null },
});
const force = (when: ConditionTest): ForcedLevel => ({
  ...NAMED,
  key: 'force',
  when,
  level: 'not-completed',
});

test('lines of the parts have to be known only where a mean is classified by work', () => {
  const { citation } = RULEBOOK;
  const mean = { from: 'quarter', to: 'year', how: 'mean', citation } as const;
  const asks = (ruled: Partial<Pick<Rulebook, 'conditions' | 'forced' | 'rollUps'>>) =>
    asksForWork({ conditions: [], forced: [], rollUps: [mean], ...ruled });
  const shares = (['at-least', 'at-most', 'above', 'below'] as const).map((kind) => ({ ...LATE, kind }));
  for (const work of [...shares, { kind: 'each-task-at-least', percent: 5000 } as const]) {
    expect(asks({ conditions: [door(FLAG), door(work)] })).toBe(true);
    expect(asks({ forced: [force(work)], rollUps: [{ ...mean, how: 'evidence' }, mean] })).toBe(true);
    expect(asks({ conditions: [door(work)], rollUps: [{ ...mean, how: 'evidence' }] })).toBe(false);
  }
  expect(asks({ conditions: [door(FLAG)], forced: [force(NO_EARLIER)] })).toBe(false);
  expect(asks({})).toBe(false);
});

test('the level of a mean goes by its points, then by what its parts state; steps where they are told', () => {
  const ruled = { ...RULEBOOK, conditions: [door(LATE)], forced: [force(FLAG)] };
  const total = fraction(95n);
  const late = part({ shares: { 'tasks-late': { part: 3, whole: 10 } } });
  expect(meanLevel(ruled, 'year', total, []).level).toBe('excellent');
  const lower = meanLevel(ruled, 'year', total, [late]);
  expect(lower).toMatchObject({ level: 'good', byPoints: 'excellent', state: 'decided' });
  expect(lower.steps.map(({ kind, result }) => [kind, result])).toEqual([
    ['points', 'passed'],
    ['condition', 'failed'],
  ]);
  expect(meanLevel(ruled, 'year', total, [late, said(true)], false)).toMatchObject({
    ...{ level: 'not-completed', steps: [] },
  });
});
