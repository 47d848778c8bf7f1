// Form 1: the weekly pilot's. Bodies hold versions of it that were activated and hashed; they load for ever.
import {
  authorityRow,
  bilingual,
  citation,
  commentRule,
  date,
  evaluatedKinds,
  FEWEST_EXAMPLES,
  hundredths,
  level,
  levelExample,
  MOST_HUNDREDTHS,
  notCountedRule,
  positiveHundredths,
  weekDeadline,
} from './form.ts';
import { escalation, openness, responsibility } from './form-office.ts';
import { subject } from './form-regime.ts';
import { integer, key, list, object, oneOf, orElse, orNull, type Read, record, text } from './reader.ts';
import type { Criterion, Example, Rulebook, ScoreGroup, Stage } from './shape.ts';
import { STAGE_KEYS } from './shape.ts';

type StageOne = Omit<Stage, 'exceptions'>;
type ExampleOne = Omit<Example, 'input' | 'values'>;

/** The keys of form 1, as they lie in files and databases. */
export interface StoredOne
  extends Pick<
    Rulebook,
    | 'id'
    | 'version'
    | 'title'
    | 'document'
    | 'validFrom'
    | 'validTo'
    | 'citation'
    | 'maxTotal'
    | 'groups'
    | 'criteria'
    | 'levels'
    | 'authority'
    | 'commentRules'
    | 'notCounted'
    | 'evaluatedKinds'
    | 'levelExamples'
    | 'escalation'
    | 'responsibility'
    | 'openness'
    | 'subjects'
    | 'line'
    | 'use'
  > {
  readonly period: 'week';
  readonly stages: readonly StageOne[];
  readonly examples: readonly ExampleOne[];
}

const groupKey = oneOf(['results', 'conduct']);

const group = object<ScoreGroup>({ key: groupKey, name: bilingual, max: positiveHundredths, citation });

const criterion = object<Criterion>({
  key,
  group: groupKey,
  name: bilingual,
  max: positiveHundredths,
  step: positiveHundredths,
  guidance: list(bilingual),
  citation,
});

const stage = object<StageOne>({ key: oneOf(STAGE_KEYS), name: bilingual, deadline: weekDeadline, citation });

const example = object<ExampleOne>({
  key,
  given: record(integer(-MOST_HUNDREDTHS, MOST_HUNDREDTHS)),
  total: orNull(hundredths),
  level: orNull(key),
  note: bilingual,
});

export const formOne: Read<StoredOne> = object<StoredOne>({
  id: key,
  version: integer(1, 10_000),
  title: bilingual,
  document: text,
  period: oneOf(['week']),
  validFrom: date,
  validTo: orNull(date),
  citation,
  // Whom it is for, and on which side: left out, it is the Party's for everybody, as the pilot was.
  subjects: orElse(list(subject), []),
  line: orElse(oneOf(['state', 'party']), 'party'),
  use: orElse(oneOf(['evaluation', 'archive']), 'evaluation'),
  maxTotal: positiveHundredths,
  groups: list(group, 1),
  criteria: list(criterion, 1),
  levels: list(level, 1),
  authority: list(authorityRow, 1),
  stages: list(stage, 1),
  commentRules: list(commentRule),
  notCounted: list(notCountedRule),
  evaluatedKinds,
  escalation: orElse(escalation, []),
  responsibility: orNull(responsibility),
  openness: orNull(openness),
  examples: list(example, FEWEST_EXAMPLES),
  levelExamples: list(levelExample),
});
