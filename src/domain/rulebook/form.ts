// The form of the parts every rulebook has: which keys and what each may hold. Whether the parts fit is coherence.ts.
import { ABSENCE_KINDS, ASSIGNMENT_KINDS, RANKS } from '../organization/shape.ts';
import { isPlainDate } from '../period/date.ts';
import {
  byWord,
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
  type CountedDeadline,
  DAY_OFF_MOVES,
  DEADLINE_ANCHORS,
  type DeadlineRule,
  type DifferenceCondition,
  type EvaluatedKinds,
  type Level,
  type LevelExample,
  type MonthDayDeadline,
  type NotCountedRule,
  type PlainCondition,
  RELATION_KEYS,
  type WeekDeadline,
  type YearDayDeadline,
} from './shape.ts';

/** Far above any regulation's points and far below the end of exact whole numbers. */
export const MOST_HUNDREDTHS = 1_000_000;

export const date: Read<string> = passing(isPlainDate, 'not-a-date');
export const bilingual: Read<BilingualText> = object<BilingualText>({ vi: text, en: text });
export const hundredths = integer(0, MOST_HUNDREDTHS);
export const positiveHundredths = integer(1, MOST_HUNDREDTHS);

export const citation: Read<Citation> = object<Citation>({
  document: text,
  where: text,
  confidence: oneOf(CONFIDENCES),
  note: orNull(bilingual),
});

export const bandEnd = object<BandEnd>({ value: hundredths, closed: flag });

export const level = object<Level>({
  key,
  order: integer(1, 20),
  name: bilingual,
  from: bandEnd,
  to: bandEnd,
  citation,
});

const relations = list(oneOf(RELATION_KEYS, 'unknown-relation'));

export const authorityRow = object<AuthorityRow>({
  key,
  ranks: list(oneOf(RANKS, 'unknown-rank'), 1),
  outside: flag,
  oneAuthority: flag,
  scorers: relations,
  approvers: relations,
  citation,
});

const time = pattern(/^([01]\d|2[0-3]):[0-5]\d$/, 'not-a-time');

/** The weekly pilot's deadlines, and so those of form 1. */
export const weekDeadline: Read<WeekDeadline> = object<Omit<WeekDeadline, 'kind'>>({
  weekOffset: integer(0, 8),
  isoWeekday: integer(1, 7),
  time,
  moveOnDayOff: oneOf(['next-working-day', 'none']),
});

const DEADLINES: Readonly<Record<string, Read<DeadlineRule>>> = {
  'month-day': object<MonthDayDeadline>({
    kind: oneOf(['month-day']),
    monthOffset: integer(-12, 12),
    day: integer(1, 31),
    edge: oneOf(['before', 'on']),
    time,
    moveOnDayOff: oneOf(DAY_OFF_MOVES),
  }),
  'year-day': object<YearDayDeadline>({
    kind: oneOf(['year-day']),
    yearOffset: integer(0, 2),
    month: integer(1, 12),
    day: integer(1, 31),
    edge: oneOf(['before', 'on']),
    time,
    moveOnDayOff: oneOf(DAY_OFF_MOVES),
  }),
  'days-after': object<CountedDeadline>({
    kind: oneOf(['days-after']),
    after: oneOf(DEADLINE_ANCHORS),
    days: integer(0, 400),
    unit: oneOf(['working-days', 'days']),
    time,
    moveOnDayOff: oneOf(DAY_OFF_MOVES),
  }),
};

/** A weekly deadline has no kind; the others name theirs. */
export const deadlineRule: Read<DeadlineRule> = byWord('kind', DEADLINES, weekDeadline);

const plainCondition = object<PlainCondition>({ kind: oneOf(['always', 'level-changes']) });
const differenceCondition = object<DifferenceCondition>({
  kind: oneOf(['criterion-differs-by', 'total-differs-by']),
  hundredths: positiveHundredths,
});

export const commentRule = object<CommentRule>({
  act: oneOf(COMMENT_ACTS),
  when: either(plainCondition, differenceCondition),
  citation,
});

export const notCountedRule = object<NotCountedRule>({
  absenceKind: oneOf(ABSENCE_KINDS),
  minimumWorkingDays: either(oneOf(['all']), integer(1, 260)),
  citation,
});

export const evaluatedKinds = object<EvaluatedKinds>({ kinds: list(oneOf(ASSIGNMENT_KINDS), 1), citation });

export const levelExample = object<LevelExample>({ points: hundredths, level: key });

/** Fewest worked examples a regulation is loaded with. */
export const FEWEST_EXAMPLES = 5;
