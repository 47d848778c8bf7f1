// The form of what a regulation says beside points: subjects, conditions, quotas, roll-ups, steps, readings.
import { RANKS } from '../organization/shape.ts';
import { bandEnd, bilingual, citation, deadlineRule } from './form.ts';
import { byWord, flag, integer, key, list, object, oneOf, orElse, orNull, type Read } from './reader.ts';
import { PERIOD_KINDS, STAGE_KEYS } from './shape-base.ts';
import {
  type ConditionTest,
  type Contradiction,
  type EachLineTest,
  type EarlierLevelTest,
  type FlagTest,
  type ForcedLevel,
  type LevelCondition,
  type LevelGap,
  type NodeTest,
  ORGAN_SIDES,
  type ProcedureStep,
  QUOTA_BASES,
  type Quota,
  type Reading,
  type RollUpRule,
  type ShareTest,
  STAFF_GROUPS,
  STEP_ACTORS,
  type Subject,
  type UnitLevelTest,
} from './shape-regime.ts';

const percent = integer(0, 10_000);
export const periods = list(oneOf(PERIOD_KINDS), 1);
const anyPeriods = orElse(list(oneOf(PERIOD_KINDS)), []);

export const subject: Read<Subject> = object<Subject>({
  key,
  name: bilingual,
  evaluates: oneOf(['person', 'unit']),
  staffGroups: orElse(list(oneOf(STAFF_GROUPS)), []),
  ranks: orElse(list(oneOf(RANKS, 'unknown-rank')), []),
  sides: orElse(list(oneOf(ORGAN_SIDES)), []),
  citation,
});

export const levelGap: Read<LevelGap> = object<LevelGap>({
  key,
  from: bandEnd,
  to: bandEnd,
  reading: key,
  citation,
});

const share = object<ShareTest>({
  kind: oneOf(['at-least', 'at-most', 'above', 'below']),
  figure: key,
  percent,
});

const test: Read<ConditionTest> = byWord<ConditionTest>('kind', {
  'at-least': share,
  'at-most': share,
  above: share,
  below: share,
  'each-task-at-least': object<EachLineTest>({ kind: oneOf(['each-task-at-least']), percent }),
  flag: object<FlagTest>({
    kind: oneOf(['flag']),
    flag: key,
    is: flag,
    unknown: oneOf(['missing', 'passes', 'no']),
  }),
  'not-above-unit': object<UnitLevelTest>({ kind: oneOf(['not-above-unit']) }),
  'no-earlier-level': object<EarlierLevelTest>({
    kind: oneOf(['no-earlier-level']),
    period: oneOf(PERIOD_KINDS),
    level: key,
  }),
  'node-at-least': object<NodeTest>({ kind: oneOf(['node-at-least']), node: key, percent }),
});

export const condition: Read<LevelCondition> = object<LevelCondition>({
  key,
  name: bilingual,
  level: key,
  test,
  otherwise: key,
  onlyIf: orNull(key),
  unless: orNull(key),
  waivedBy: orNull(key),
  periods: anyPeriods,
  citation,
});

export const forcedLevel: Read<ForcedLevel> = object<ForcedLevel>({
  key,
  name: bilingual,
  when: test,
  level: key,
  waivedBy: orNull(key),
  periods: anyPeriods,
  citation,
});

export const quota: Read<Quota> = object<Quota>({
  key,
  level: key,
  percent,
  raisedPercent: orNull(percent),
  base: oneOf(QUOTA_BASES),
  alternatives: orElse(list(oneOf(QUOTA_BASES)), []),
  scopes: list(oneOf(['organ', 'group']), 1),
  smallGroupBelow: integer(0, 1000),
  periods: anyPeriods,
  citation,
});

export const contradiction: Read<Contradiction> = object<Contradiction>({
  key,
  name: bilingual,
  levels: list(key, 1),
  below: integer(0, 1_000_000),
  part: integer(1, 1000),
  whole: integer(1, 1000),
  citation,
});

export const rollUp: Read<RollUpRule> = object<RollUpRule>({
  from: oneOf(PERIOD_KINDS),
  to: oneOf(PERIOD_KINDS),
  how: oneOf(['mean', 'mean-by-days', 'evidence']),
  citation,
});

export const step: Read<ProcedureStep> = object<ProcedureStep>({
  key,
  name: bilingual,
  who: list(oneOf(STEP_ACTORS, 'unknown-relation'), 1),
  stage: orNull(oneOf(STAGE_KEYS)),
  deadline: orNull(deadlineRule),
  citation,
});

export const reading: Read<Reading> = object<Reading>({
  key,
  question: integer(1, 99),
  text: bilingual,
  alternatives: orElse(list(bilingual), []),
  citation,
});
