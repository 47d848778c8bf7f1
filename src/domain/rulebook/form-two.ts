// Form 2: every regime, with a score tree. Sections a regulation does not have may be left out.
import type { ItemFault, ScoreInput, WorkLine } from '../score/input.ts';
import {
  authorityRow,
  bandEnd,
  bilingual,
  citation,
  commentRule,
  date,
  deadlineRule,
  evaluatedKinds,
  FEWEST_EXAMPLES,
  hundredths,
  levelExample,
  MOST_HUNDREDTHS,
  notCountedRule,
} from './form.ts';
import { openness } from './form-office.ts';
import {
  condition,
  contradiction,
  forcedLevel,
  levelGap,
  periods,
  quota,
  reading,
  rollUp,
  step,
  subject,
} from './form-regime.ts';
import { treeNode } from './form-tree.ts';
import {
  either,
  flag,
  integer,
  key,
  list,
  object,
  oneOf,
  orElse,
  orNull,
  pattern,
  type Read,
  record,
  text,
} from './reader.ts';
import {
  type DeadlineException,
  type Example,
  type Level,
  type NewInPost,
  PERIOD_KINDS,
  type Rulebook,
  STAGE_KEYS,
  type Stage,
} from './shape.ts';

/** Everything but what is read off the tree. */
type Written = Omit<Rulebook, 'groups' | 'criteria' | 'maxTotal' | 'escalation' | 'responsibility'>;
type Younger = 'contradictions' | 'openness' | 'newInPost';
/** Sections younger than some stored versions are left out where they say nothing: what was hashed stays the same. */
export type StoredTwo = Omit<Written, Younger> & Partial<Pick<Written, Younger>>;

const NO_BAND = { value: 0, closed: true } as const;

/** A regulation without points gives its levels no bands. */
const level = object<Level>({
  key,
  order: integer(1, 20),
  name: bilingual,
  from: orElse(bandEnd, NO_BAND),
  to: orElse(bandEnd, NO_BAND),
  citation,
});

const stage = object<Stage>({
  key: oneOf(STAGE_KEYS),
  name: bilingual,
  deadline: deadlineRule,
  exceptions: orElse(
    list(
      object<DeadlineException>({
        period: orNull(oneOf(PERIOD_KINDS)),
        month: orNull(integer(1, 12)),
        deadline: deadlineRule,
      }),
    ),
    [],
  ),
  citation,
});

const amount = integer(0, 1_000_000_000);
const degree = orNull(integer(0, 1_000_000));
const itemFault = object<ItemFault>({ times: integer(1, 1000), excused: orElse(integer(0, 1000), 0) });

export const workLine: Read<WorkLine> = object<WorkLine>({
  key,
  axis: orNull(key),
  coefficient: integer(1, 1_000_000),
  factors: orElse(list(integer(1, 1_000_000)), []),
  assigned: amount,
  done: amount,
  faults: orElse(list(itemFault), []),
  delays: orElse(list(itemFault), []),
  exceeded: orElse(flag, false),
  progress: degree,
  quality: degree,
  bonus: orElse(flag, false),
});

type Facts = Omit<ScoreInput, 'entered'>;

const facts: { readonly [K in keyof Facts]: Read<Facts[K]> } = {
  choices: orElse(record(object({ option: key, reason: orElse(anyText(), '') })), {}),
  lines: orElse(list(workLine), []),
  flags: orElse(record(flag), {}),
  shares: orElse(record(object({ part: amount, whole: amount })), {}),
  subordinates: orNull(object({ total: amount, decided: amount, worst: orNull(key) })),
  unitLevel: orNull(key),
  earlier: orElse(list(object({ period: oneOf(PERIOD_KINDS), level: key })), []),
};

function anyText(): Read<string> {
  return pattern(/^[\s\S]*$/, 'not-a-text');
}

const points = integer(-MOST_HUNDREDTHS, MOST_HUNDREDTHS);

/** What a file hands in to be explained: entered points with lines and facts. */
export const scoreInput: Read<ScoreInput> = object<ScoreInput>({
  entered: orElse(record(points), {}),
  ...facts,
});

const example = object<Example>({
  key,
  given: record(points),
  input: orNull(object<Facts>(facts)),
  total: orNull(hundredths),
  level: orNull(key),
  values: orElse(record(either(points, pattern(/^-?\d{1,30}\/[1-9]\d{0,30}$/, 'not-a-value'))), {}),
  note: bilingual,
});

export const formTwo: Read<StoredTwo> = object<Written>({
  form: ((value, path, faults) =>
    integer(2, 2)(value, path, faults) === undefined ? undefined : 2) as Read<2>,
  id: key,
  version: integer(1, 10_000),
  title: bilingual,
  document: text,
  family: key,
  line: oneOf(['state', 'party']),
  use: orElse(oneOf(['evaluation', 'archive']), 'evaluation'),
  periods,
  validFrom: date,
  validTo: orNull(date),
  citation,
  subjects: list(subject, 1),
  score: orNull(treeNode),
  figures: orElse(list(treeNode), []),
  levels: list(level, 1),
  gaps: orElse(list(levelGap), []),
  conditions: orElse(list(condition), []),
  forced: orElse(list(forcedLevel), []),
  quotas: orElse(list(quota), []),
  contradictions: orElse(list(contradiction), []),
  rollUps: orElse(list(rollUp), []),
  authority: orElse(list(authorityRow), []),
  stages: orElse(list(stage), []),
  steps: orElse(list(step), []),
  commentRules: orElse(list(commentRule), []),
  notCounted: orElse(list(notCountedRule), []),
  newInPost: orNull(object<NewInPost>({ days: integer(1, 366), citation })),
  evaluatedKinds,
  readings: orElse(list(reading), []),
  openness: orNull(openness),
  examples: list(example, FEWEST_EXAMPLES),
  levelExamples: orElse(list(levelExample), []),
});
