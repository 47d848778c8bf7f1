// Shapes of the register of work: tasks as lists and pages show them, days of a week, the proposal for the report.
import { z } from 'zod';
import { ABSENCE_KINDS } from '../domain/organization/shape.ts';
import { EVIDENCE_KINDS } from '../domain/work/catalogue.ts';
import {
  EXCUSED,
  EXCUSES,
  SHARE_ROLES,
  TASK_COMMANDS,
  TASK_KINDS,
  TASK_STATES,
} from '../domain/work/task.ts';
import {
  bilingual,
  evaluationId,
  hundredths,
  id,
  instant,
  personRef,
  plainDate,
  shortText,
  text,
  unitRef,
  version,
  week,
} from './common.ts';
import { citation, workItem } from './evaluations.ts';
import { workLine } from './period-shapes.ts';
import { proposedScore } from './proposed-score.ts';

export const taskKind = z.enum(TASK_KINDS);
export const taskState = z.enum(TASK_STATES);
export const excuse = z.enum(EXCUSES);
export const excusedFor = z.enum(EXCUSED);
export const taskCommand = z.enum(TASK_COMMANDS);
/** One line of words that may be empty. */
export const line = text.max(500).regex(/^[^\n\r\t]*$/);
export const title = shortText.max(300);
export const quantity = z.int().min(1).max(10_000);
export const minutes = z.int().min(1).max(1440);
export const tags = z.array(shortText.max(40)).max(10);
export const percent = z.int().min(0).max(100);

export const share = z.object({
  person: personRef,
  role: z.enum(SHARE_ROLES),
  /** Per cent; together 100. */
  share: percent,
  from: plainDate,
  /** From when somebody else holds it; null: still held. */
  to: plainDate.nullable(),
  /** When the person was done with it; whoever leads delivers the whole. */
  done: plainDate.nullable(),
});

/** A task as lists show it. */
export const taskItem = z.object({
  id,
  version,
  kind: taskKind,
  state: taskState,
  unit: unitRef,
  goal: z.object({ id, title: z.string() }).nullable(),
  title: z.string(),
  product: z.string(),
  important: z.boolean(),
  /** Stood in a plan before it was begun. */
  planned: z.boolean(),
  /** What the catalogue said on the day of assignment; null: not from the catalogue. */
  item: z.object({ id, version: z.int(), code: z.string(), name: z.string() }).nullable(),
  coefficient: hundredths.nullable(),
  /** Standard minutes of one. */
  minutes: z.int().nullable(),
  complexity: z.string(),
  standard: z.boolean(),
  quantity: z.int(),
  doneQuantity: z.int(),
  starts: plainDate,
  due: plainDate.nullable(),
  delivered: plainDate.nullable(),
  accepted: plainDate.nullable(),
  assignedBy: personRef,
  acceptedBy: personRef.nullable(),
  /** How often it came back for rework. */
  returns: z.int(),
  delayExcuse: excuse,
  faultExcuse: excuse,
  /** Another date that was asked for, not decided on. */
  askedDue: plainDate.nullable(),
  shares: z.array(share),
  /** Per cent reached over all weeks; an accepted one is 100. */
  reached: percent,
  /** Working days after its date: at delivery, or today while it is not delivered. 0: in time; null: no date. */
  late: z.int().nullable(),
  may: z.array(taskCommand),
});

export const logEntry = z.object({
  id,
  version,
  day: plainDate,
  task: z.object({ id, title: z.string() }),
  person: personRef,
  words: z.string(),
  minutes: z.int().nullable(),
  tags: z.array(z.string()),
});

/** A task opened, with everything that happened to it. */
export const taskView = taskItem.extend({
  /** What the catalogue asks to be shown of it; none: nothing, or outside the catalogue. */
  evidenceWanted: z.enum(EVIDENCE_KINDS),
  responsibility: z.string(),
  authority: z.string(),
  reason: z.string(),
  parts: z.array(z.object({ week, part: percent })),
  /** Of oneself; of everybody for those above. Those who only share the task do not read each other's hours. */
  logs: z.array(logEntry),
  history: z.array(
    z.object({
      seq: z.int(),
      act: z.string(),
      at: instant,
      actor: personRef.nullable(),
      /** By whose delegation it was done. */
      actingFor: personRef.nullable(),
      role: z.string(),
      /** Reasons, notes, words of a request, evidence of a decision; null: none, or erased. */
      words: z.string().nullable(),
      /** Numbers, dates and keys of the act, as recorded. */
      facts: z.record(z.string(), z.unknown()),
      /** What shows the cause of a recognised excuse. */
      evidence: z.string().nullable(),
      /** Who gave it on and to whom, when it was handed over. */
      people: z.array(personRef),
      proof: z.string(),
    }),
  ),
});

/** Where a task of a week stands: left over from earlier weeks, due this week, done this week, any other open one. */
export const weekPlace = z.enum(['carried', 'due', 'done', 'open']);

/** The regulation that opens work and hours to the members of the unit. */
export const opening = z.object({ title: bilingual, citation });

export const workWeek = z.object({
  week,
  from: plainDate,
  to: plainDate,
  workingDays: z.array(plainDate),
  /** Days of the week on which the caller is recorded as away. */
  away: z.array(z.object({ day: plainDate, kind: z.enum(ABSENCE_KINDS) })),
  tasks: z.array(
    taskItem.extend({
      place: weekPlace,
      /** Per cent reached in this week; null: nothing noted. */
      part: percent.nullable(),
      /** The caller's share now or when it was handed over. */
      ownShare: percent,
      /** When the caller was done with that share. */
      ownDone: plainDate.nullable(),
      /** The caller's own minutes on it in this week. */
      logged: z.int(),
    }),
  ),
  days: z.array(z.object({ day: plainDate, minutes: z.int(), logs: z.array(logEntry) })),
  /** The own evaluation of the week, when there is one. */
  evaluation: z.object({ id: evaluationId, state: z.string() }).nullable(),
  /** Null: hours and work are between the caller and those above. */
  openTo: opening.nullable(),
});

export const openWork = z.object({
  week,
  from: plainDate,
  to: plainDate,
  /** Null: no regulation opens the work of the unit, or the caller belongs to none. */
  opened: opening
    .extend({
      unit: unitRef,
      people: z.array(
        z.object({
          person: personRef,
          post: z.string().nullable(),
          /** Declared in the week. */
          minutes: z.int(),
          tasks: z.array(
            taskItem.pick({
              ...{ id: true, title: true, product: true, state: true, due: true, important: true },
              ...{ reached: true, late: true },
            }),
          ),
        }),
      ),
    })
    .nullable(),
});

/** One person's days of a week. `by`: as whom the caller sees them. */
export const hoursView = z.object({
  week,
  from: plainDate,
  to: plainDate,
  by: z.enum(['self', 'scorer', 'unit-head', 'unit']),
  person: personRef,
  post: z.string().nullable(),
  unit: unitRef,
  /** The regulation that opens hours to the members of the unit; null: none does. */
  opening: opening.nullable(),
  days: z.array(
    z.object({
      day: plainDate,
      isWorking: z.boolean(),
      /** Declared. */
      minutes: z.int(),
      /** `other`: why is for those who manage the person. */
      away: z.enum([...ABSENCE_KINDS, 'other']).nullable(),
    }),
  ),
  minutes: z.int(),
  tasks: z.array(
    z.object({
      ...{ id, title: z.string(), state: taskState, logged: z.int() },
      /** Standard minutes of the person's share of what was accepted in the week; null: none, or the catalogue knows none. */
      standard: z.int().nullable(),
    }),
  ),
  /** Standard time of what was accepted in the week, as a range; null: nothing was. */
  accepted: z.object({ least: z.int(), most: z.int(), unmeasured: z.int() }).nullable(),
});

/** What the register makes of a week: everything the form starts from. */
export const weekReport = z.object({
  week,
  items: z.array(
    workItem.extend({
      taskId: id,
      important: z.boolean(),
      kind: taskKind,
      planned: z.boolean(),
      carried: z.boolean(),
      late: z.int().nullable(),
      returns: z.int(),
      /** Per cent reached in this week. */
      part: percent.nullable(),
    }),
  ),
  scores: z.array(proposedScore),
  /** What the rule rests on: a proposal of the product, not of the regulation. */
  rule: z.object({ text: bilingual, citation }),
  minutes: z.int(),
});

/** People whose week the caller scores and who have not filed it, each with what the register would report. */
export const teamWork = z.object({
  week,
  people: z.array(
    z.object({
      person: personRef,
      /** Declared in the week. */
      minutes: z.int(),
      items: z.array(
        z.object({
          taskId: id,
          title: z.string(),
          product: z.string(),
          due: plainDate.nullable(),
          done: plainDate.nullable(),
          /** Working days after its date; null: without date, or the date is still to come. */
          late: z.int().nullable(),
          important: z.boolean(),
          carried: z.boolean(),
          part: percent.nullable(),
        }),
      ),
    }),
  ),
});

/** Lines for the form of a longer period, with what each was made from. */
export const proposedLines = z.object({
  period: z.string(),
  from: plainDate,
  to: plainDate,
  lines: z.array(
    z.object({
      line: workLine,
      title: z.string(),
      product: z.string(),
      tasks: z.array(z.object({ id, title: z.string() })),
    }),
  ),
  /** Lines beyond those a form takes: figures made of the others are not the whole. */
  cut: z.int(),
  /** Tasks that cannot be converted: the catalogue gives them no coefficient. */
  withoutCoefficient: z.array(z.object({ id, title: z.string() })),
});
