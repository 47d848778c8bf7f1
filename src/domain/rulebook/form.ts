// The form of a rulebook's data: which keys it has and what each may hold. Whether the parts fit is coherence.ts.
import { ABSENCE_KINDS, ASSIGNMENT_KINDS, RANKS } from '../organization/shape.ts';
import { isPlainDate } from '../period/date.ts';
import {
  either,
  flag,
  integer,
  key,
  list,
  object,
  oneOf,
  orNull,
  passing,
  pattern,
  type Read,
  record,
  text,
} from './reader.ts';
import {
  type AuthorityRow,
  type BandEnd,
  type BilingualText,
  type Citation,
  COMMENT_ACTS,
  CONFIDENCES,
  type CommentRule,
  CRITERION_GROUPS,
  type Criterion,
  DAY_OFF_MOVES,
  type DeadlineRule,
  type DifferenceCondition,
  type EvaluatedKinds,
  type Example,
  type Level,
  type LevelExample,
  type NotCountedRule,
  type PlainCondition,
  RELATION_KEYS,
  type Rulebook,
  type ScoreGroup,
  STAGE_KEYS,
  type Stage,
} from './shape.ts';

/** Far above any regulation's points and far below the end of exact whole numbers. */
const MOST_HUNDREDTHS = 1_000_000;

export const date: Read<string> = passing(isPlainDate, 'not-a-date');
export const bilingual: Read<BilingualText> = object<BilingualText>({ vi: text, en: text });
const hundredths = integer(0, MOST_HUNDREDTHS);
const positiveHundredths = integer(1, MOST_HUNDREDTHS);

export const citation: Read<Citation> = object<Citation>({
  document: text,
  where: text,
  confidence: oneOf(CONFIDENCES),
  note: orNull(bilingual),
});

const group = object<ScoreGroup>({
  key: oneOf(CRITERION_GROUPS),
  name: bilingual,
  max: positiveHundredths,
  citation,
});

const criterion = object<Criterion>({
  key,
  group: oneOf(CRITERION_GROUPS),
  name: bilingual,
  max: positiveHundredths,
  step: positiveHundredths,
  guidance: list(bilingual),
  citation,
});

const bandEnd = object<BandEnd>({ value: hundredths, closed: flag });

const level = object<Level>({
  key,
  order: integer(1, 20),
  name: bilingual,
  from: bandEnd,
  to: bandEnd,
  citation,
});

const relations = list(oneOf(RELATION_KEYS, 'unknown-relation'));

const authorityRow = object<AuthorityRow>({
  key,
  ranks: list(oneOf(RANKS, 'unknown-rank'), 1),
  outside: flag,
  oneAuthority: flag,
  scorers: relations,
  approvers: relations,
  citation,
});

const deadlineRule = object<DeadlineRule>({
  weekOffset: integer(0, 8),
  isoWeekday: integer(1, 7),
  time: pattern(/^([01]\d|2[0-3]):[0-5]\d$/, 'not-a-time'),
  moveOnDayOff: oneOf(DAY_OFF_MOVES),
});

const stage = object<Stage>({ key: oneOf(STAGE_KEYS), name: bilingual, deadline: deadlineRule, citation });

const plainCondition = object<PlainCondition>({ kind: oneOf(['always', 'level-changes']) });
const differenceCondition = object<DifferenceCondition>({
  kind: oneOf(['criterion-differs-by', 'total-differs-by']),
  hundredths: positiveHundredths,
});

const commentRule = object<CommentRule>({
  act: oneOf(COMMENT_ACTS),
  when: either(plainCondition, differenceCondition),
  citation,
});

const notCountedRule = object<NotCountedRule>({
  absenceKind: oneOf(ABSENCE_KINDS),
  minimumWorkingDays: either(oneOf(['all']), integer(1, 7)),
  citation,
});

const evaluatedKinds = object<EvaluatedKinds>({ kinds: list(oneOf(ASSIGNMENT_KINDS), 1), citation });

const example = object<Example>({
  key,
  given: record(integer(-MOST_HUNDREDTHS, MOST_HUNDREDTHS)),
  total: orNull(hundredths),
  level: orNull(key),
  note: bilingual,
});

/** Fewest worked examples a regulation is loaded with. */
const FEWEST_EXAMPLES = 5;

export const rulebookForm: Read<Rulebook> = object<Rulebook>({
  id: key,
  version: integer(1, 10_000),
  title: bilingual,
  document: text,
  period: oneOf(['week']),
  validFrom: date,
  validTo: orNull(date),
  citation,
  maxTotal: positiveHundredths,
  groups: list(group, 1),
  criteria: list(criterion, 1),
  levels: list(level, 1),
  authority: list(authorityRow, 1),
  stages: list(stage, 1),
  commentRules: list(commentRule),
  notCounted: list(notCountedRule),
  evaluatedKinds,
  examples: list(example, FEWEST_EXAMPLES),
  levelExamples: list(object<LevelExample>({ points: hundredths, level: key })),
});
