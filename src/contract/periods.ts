// Months, quarters, half-years and years: what is running, lists, one record. The acts are those of any record.
import { z } from 'zod';
import { COMMANDS, EVALUATION_STATES, SUBJECT_KINDS } from '../domain/evaluation/shape.ts';
import { RANKS } from '../domain/organization/shape.ts';
import { ORGAN_SIDES, STAFF_GROUPS } from '../domain/rulebook/shape-regime.ts';
import {
  bilingual,
  evaluationId,
  evaluationIdInPath,
  hundredths,
  id,
  idInPath,
  instant,
  personRef,
  plainDate,
  shortText,
  text,
  unitRef,
  version,
} from './common.ts';
import { citation, report, workItem } from './evaluations.ts';
import { anyPeriod, longPeriod, outcome, stageFacts } from './period-shapes.ts';
import { preview } from './preview.ts';
import { route } from './route.ts';

const state = z.enum(EVALUATION_STATES);
const result = z.object({ total: hundredths, level: z.string().nullable() });

export const rulebookRef = z.object({ id: z.string(), version: z.int(), title: bilingual });

/** One line of a list. Results are null where the viewer may not read them. */
export const periodItem = z.object({
  id: evaluationId,
  version,
  period: anyPeriod,
  /** A unit's record names its head as the person. */
  subject: z.enum(SUBJECT_KINDS),
  /** Which of the two sides the regulation belongs to: a person may have a record on each. */
  line: z.enum(['state', 'party']),
  rulebook: rulebookRef,
  person: personRef,
  unit: unitRef,
  post: z.string().nullable(),
  rank: z.enum(RANKS),
  from: plainDate,
  to: plainDate,
  state,
  late: z.boolean(),
  counted: z.boolean(),
  notCountedKind: z.string().nullable(),
  /** The regulation has readings nobody has confirmed: whatever it gives is a preview. */
  preview: z.boolean(),
  oneAuthority: z.boolean(),
  dissent: z.enum(['none', 'noted', 'opened']),
  reopenProposed: z.boolean(),
  self: result.nullable(),
  scorer: result.nullable(),
  final: result.nullable(),
  /** Name of each level by key, in the words of this record's regulation, best first. */
  levels: z.array(z.object({ key: z.string(), order: z.int(), name: bilingual })),
  waitingFor: personRef.nullable(),
  due: instant.nullable(),
  overdue: z.boolean(),
});
export type PeriodItem = z.infer<typeof periodItem>;

const stage = z.object({
  stage: z.enum(['self', 'scorer', 'final']),
  by: personRef.nullable(),
  at: instant.nullable(),
  entered: z.record(z.string(), hundredths),
  facts: stageFacts.nullable(),
  total: hundredths,
  level: z.string().nullable(),
  /** The competent person chose the level where the regulation gives none. */
  chosen: z.boolean(),
  comment: z.string().nullable(),
  outcome,
});
export type PeriodStage = z.infer<typeof stage>;

const levelName = z.object({ key: z.string(), order: z.int(), name: bilingual });
const exact = z.object({ n: z.string(), d: z.string() });

/** What stands around a unit's record. */
const unitWork = z.object({
  report: report.nullable(),
  daysOff: z.array(plainDate),
  members: z.object({
    counted: z.int(),
    decided: z.int(),
    /** Too few to be shown to whoever only writes for the unit. */
    hidden: z.boolean(),
    mean: z.object({ shown: hundredths, exact }).nullable(),
    levels: z.array(levelName),
    byLevel: z.record(z.string(), z.int()),
    contradictions: z.array(
      z.object({ key: z.string(), name: bilingual, below: hundredths, weak: z.int(), of: z.int(), citation }),
    ),
    people: z.array(
      z.object({
        id: evaluationId,
        person: personRef,
        post: z.string().nullable(),
        total: hundredths.nullable(),
        level: z.string().nullable(),
      }),
    ),
  }),
  /** Works the members have filed, to start from. */
  offered: z.array(workItem.extend({ by: z.string() })),
  earlier: z
    .object({
      records: z.array(
        z.object({
          id: evaluationId,
          period: anyPeriod,
          counted: z.boolean(),
          total: hundredths.nullable(),
          level: z.string().nullable(),
        }),
      ),
      mean: z
        .object({
          how: z.enum(['mean', 'mean-by-days', 'evidence']),
          periods: z.int(),
          shown: hundredths,
          exact,
          level: z.string().nullable(),
        })
        .nullable(),
    })
    .nullable(),
});
export type UnitWork = z.infer<typeof unitWork>;

export const stepPlace = z.enum(['before-report', 'before-decision', 'after-decision']);
const step = z.object({
  key: z.string(),
  name: bilingual,
  place: stepPlace,
  due: instant.nullable(),
  done: z.object({ at: instant, by: personRef.nullable(), words: z.string().nullable() }).nullable(),
  may: z.boolean(),
});

/** A text being typed; the server keeps it for its author only. */
export const periodDraft = z.strictObject({
  entered: z.record(text.max(60), text.max(40)),
  lines: z.array(z.record(z.string().max(20), text.max(500))).max(200),
  choices: z.record(text.max(60), z.strictObject({ option: text.max(60), reason: text })),
  flags: z.record(text.max(60), z.strictObject({ is: z.boolean(), reason: text })),
  shares: z.record(text.max(60), z.strictObject({ part: text.max(20), whole: text.max(20) })),
  unitLevel: text.max(60),
  comment: text,
  /** Only of a unit's week. */
  report: report.optional(),
});
export type PeriodDraft = z.infer<typeof periodDraft>;

export const periodView = periodItem.extend({
  /** The regulation itself, examples left out: the form is drawn from it. */
  regulation: z.unknown(),
  readable: z.boolean(),
  /** Which readings are open and who can confirm them; null when results are official. */
  openReadings: preview.nullable(),
  stages: z.array(stage),
  steps: z.array(step),
  deadlines: z.object({ submit: instant, score: instant, approve: instant, close: instant }),
  scorerPerson: personRef.nullable(),
  approver: personRef.nullable(),
  revision: z.int(),
  /** What the product knows of the people directed; null where the regulation does not ask. */
  subordinates: z
    .object({
      total: z.int(),
      decided: z.int(),
      worst: z.string().nullable(),
      people: z.array(z.object({ person: personRef, decided: z.boolean(), level: z.string().nullable() })),
    })
    .nullable(),
  earlier: z.array(
    z.object({ period: z.enum(['week', 'month', 'quarter', 'half-year', 'year']), level: z.string() }),
  ),
  /** Results of the weeks inside the period, whichever unit they were earned in. */
  evidence: z.array(
    z.object({
      week: z.string(),
      unit: z.string(),
      total: hundredths.nullable(),
      level: z.string().nullable(),
      counted: z.boolean(),
    }),
  ),
  weekLevels: z.array(z.object({ key: z.string(), order: z.int(), name: bilingual })),
  /** The same person's record under the other regulation. */
  beside: z.array(periodItem),
  /** Leaders whose results would be reopened together with this one. */
  reopens: z.array(personRef),
  acts: z.array(
    z.object({
      seq: z.int(),
      act: z.string(),
      at: instant,
      actor: personRef.nullable(),
      actingFor: personRef.nullable(),
      role: z.string(),
      comment: z.string().nullable(),
      proof: z.string(),
    }),
  ),
  may: z.array(z.enum(COMMANDS)),
  /** Why each step somebody would expect cannot be taken now. */
  hindered: z.array(
    z.object({
      command: z.enum(COMMANDS),
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    }),
  ),
  draft: z.object({ version, savedAt: instant, body: z.unknown() }).nullable(),
  /** Only of a unit's record, for whoever may read it. */
  unitWork: unitWork.nullable(),
});
export type PeriodView = z.infer<typeof periodView>;

const params = z.strictObject({ id: evaluationIdInPath });
const side = z.enum(ORGAN_SIDES);
const group = z.enum(STAFF_GROUPS);

export const periodRoutes = {
  periods: route({
    id: 'period.overview',
    method: 'GET',
    path: '/periods',
    policy: 'signed-in',
    summary: 'Running and last periods, and the own records of them; what waits stands in the list of today',
    reply: z.object({ running: z.array(longPeriod), mine: z.array(periodItem) }),
  }),
  periodRecords: route({
    id: 'period.list',
    method: 'GET',
    path: '/periods/:period/records',
    policy: 'signed-in',
    summary: 'Records of one period: own ones, to score, to approve, or of a unit; with counts by state',
    params: z.strictObject({ period: anyPeriod }),
    query: z.strictObject({
      part: z.enum(['mine', 'score', 'approve', 'unit', 'reopen']),
      unit: idInPath.optional(),
    }),
    reply: z.object({
      items: z.array(periodItem),
      counts: z.record(z.string(), z.int()),
      more: z.boolean(),
    }),
  }),
  periodRecord: route({
    id: 'period.read',
    method: 'GET',
    path: '/period-records/:id',
    policy: 'signed-in',
    summary:
      'One record with stages side by side, explained to the citation, steps, evidence and what the caller may do',
    params,
    reply: periodView,
  }),
  savePeriodDraft: route({
    id: 'period.save-draft',
    method: 'PUT',
    path: '/period-records/:id/draft',
    policy: 'signed-in',
    summary: 'Keep the unsent text of a longer period; `version` is the draft version last seen, 0 for none',
    params,
    body: z.strictObject({ version, body: periodDraft }),
    reply: z.object({ version, savedAt: instant }),
  }),
  stateSide: route({
    id: 'unit.state-side',
    method: 'POST',
    path: '/units/:id/side',
    policy: 'organization-admin',
    idempotent: true,
    summary:
      'State by document to which side a unit belongs (State, Party, service unit); null: what its kind says',
    params: z.strictObject({ id: idInPath }),
    body: z.strictObject({ side: side.nullable(), documentNumber: shortText }),
    reply: z.object({ unitId: id, side: side.nullable() }),
  }),
  stateGroup: route({
    id: 'person.state-group',
    method: 'POST',
    path: '/people/:id/staff-group',
    policy: 'organization-admin',
    idempotent: true,
    summary: 'State by document the staff group of a person from a date on: it selects the regulation',
    params: z.strictObject({ id: idInPath }),
    body: z.strictObject({ group, from: plainDate, documentNumber: shortText }),
    reply: z.object({ personId: id, group }),
  }),
};
