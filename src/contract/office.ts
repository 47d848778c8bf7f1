// The Office's board: units by stage, who has what, reminders.
import { z } from 'zod';
import { HELD_STAGES, LADDER_STAGES } from '../domain/evaluation/lateness.ts';
import {
  bilingual,
  evaluationId,
  id,
  idInPath,
  instant,
  personRef,
  plainDate,
  shortText,
  text,
  unitRef,
  week,
} from './common.ts';
import { citation } from './evaluations.ts';
import { route } from './route.ts';
import { followedRegulations, stageCounts, weekView } from './weeks.ts';

const heldStage = z.enum(HELD_STAGES);
/** Reports of people, or the units' own. */
const subject = z.enum(['person', 'unit']);
const lentAction = z.enum(['score', 'approve']);
const unitInQuery = idInPath.optional();
const datedRung = z.object({ key: z.string(), at: instant });

const board = z.object({
  week: weekView,
  now: instant,
  /** The topmost unit shown; null when there are several. */
  top: id.nullable(),
  /** The units above all that are shown; each is closed with everything under it. */
  tops: z.array(unitRef),
  /** Units with people of their own, in the order of the tree. */
  units: z.array(
    z.object({
      unit: unitRef,
      above: z.string().nullable(),
      state: z.enum(['open', 'closed']),
      counts: stageCounts,
      /** How far the unit's own report is; null where none is kept. */
      own: z
        .object({ id: evaluationId, state: z.string(), counted: z.boolean(), late: z.boolean() })
        .nullable(),
    }),
  ),
  /** Who has records to score or approve, and who has not filed although it is due; overdue first. */
  holders: z.array(
    z.object({
      person: personRef,
      stage: heldStage,
      subject,
      /** The first of these records. */
      record: evaluationId,
      count: z.int(),
      /** The earliest deadline, each record by its own regulation. */
      due: instant,
      overdue: z.boolean(),
      /** How many are past their own. */
      late: z.int(),
      /** Where most of these records are. */
      unit: unitRef,
      units: z.int(),
      /** On leave today. */
      away: z.object({ until: plainDate.nullable() }).nullable(),
      /** Whoever stands in today. */
      lent: z.object({ to: personRef, until: plainDate }).nullable(),
      reminded: z
        .object({ at: instant, times: z.int(), deliverAt: instant, by: personRef.nullable() })
        .nullable(),
    }),
  ),
  /** How many lines there are in all; the list has 200 of each stage at most. */
  holding: z.array(z.object({ stage: heldStage, lines: z.int(), overdue: z.int() })),
  /** Records that wait for nobody. */
  nobody: z.array(z.object({ unit: unitRef, stage: heldStage, subject, count: z.int() })),
  /** The regulations of the records shown, each with its deadlines; empty where all follow one. */
  regulations: followedRegulations,
  /** Of the regulation that is for most of them; people are reminded by the ladder of their own. */
  ladder: z.object({
    rungs: z.array(z.object({ key: z.string(), name: bilingual, afterWorkingDays: z.int(), citation })),
    stages: z.array(
      z.object({ stage: z.enum(LADDER_STAGES), now: datedRung.nullable(), next: datedRung.nullable() }),
    ),
  }),
  may: z.array(z.enum(['remind', 'extend', 'hand-over'])),
});

const remindQuery = {
  unit: unitInQuery,
  subject: subject.optional(),
  stage: heldStage.optional(),
  person: idInPath.optional(),
  overdue: z.enum(['yes']).optional(),
};

export const officeRoutes = {
  board: route({
    id: 'board.read',
    method: 'GET',
    path: '/board/:week',
    policy: 'signed-in',
    summary: 'Units by stage with who has what, for office, heads and inspectors',
    params: z.strictObject({ week }),
    query: z.strictObject({ unit: unitInQuery }),
    reply: board,
  }),
  boardEvents: route({
    id: 'board.events',
    method: 'GET',
    path: '/board/:week/events',
    policy: 'signed-in',
    summary: 'A stream of server-sent events: `changed` when the board should be read again',
    params: z.strictObject({ week }),
    query: z.strictObject({ unit: unitInQuery }),
    reply: z.string(),
    replies: 'events',
  }),
  reminder: route({
    id: 'board.reminder',
    method: 'GET',
    path: '/board/:week/reminder',
    policy: 'signed-in',
    summary: 'Whom a reminder would reach, who is spared and why, and when it would arrive',
    params: z.strictObject({ week }),
    query: z.strictObject(remindQuery),
    reply: z.object({
      delivery: z.object({ at: instant, because: z.enum(['night', 'day-off']).nullable() }),
      people: z.array(
        z.object({
          person: personRef,
          /** Whose work it is, when the one reminded stands in. */
          standsInFor: personRef.nullable(),
          unit: unitRef,
          stage: heldStage,
          subject,
          count: z.int(),
          due: instant,
          overdue: z.boolean(),
          spared: z.enum(['away', 'just-reminded', 'yourself']).nullable(),
        }),
      ),
    }),
  }),
  remind: route({
    id: 'board.remind',
    method: 'POST',
    path: '/board/:week/reminder',
    policy: 'signed-in',
    idempotent: true,
    summary: 'Remind those who still have something to do, one or all',
    params: z.strictObject({ week }),
    body: z.strictObject({
      unit: id.nullable(),
      subject: subject.optional(),
      stage: heldStage.nullable(),
      person: id.nullable(),
      overdue: z.boolean(),
      note: shortText.optional(),
    }),
    reply: z.object({ reminded: z.int(), spared: z.int(), deliverAt: instant }),
  }),
  handOverPreview: route({
    id: 'board.hand-over-preview',
    method: 'GET',
    path: '/board/:week/hand-over',
    policy: 'signed-in',
    summary: "What handing over somebody's scoring or approving would move, and what stands against it",
    params: z.strictObject({ week }),
    query: z.strictObject({ person: idInPath, action: lentAction }),
    reply: z.object({
      person: personRef,
      away: z.object({ until: plainDate.nullable() }).nullable(),
      units: z.array(z.object({ unit: unitRef, waiting: z.int() })),
      /** The first day on which it would no longer hold. */
      proposedTo: plainDate,
      /** Who has it already. */
      lent: z.object({ to: z.string(), until: plainDate }).nullable(),
      refusals: z.array(z.string()),
    }),
  }),
  handOver: route({
    id: 'board.hand-over',
    method: 'POST',
    path: '/board/:week/hand-over',
    policy: 'signed-in',
    idempotent: true,
    summary: "Hand over somebody's scoring or approving for a time, by the Office, with document and reason",
    params: z.strictObject({ week }),
    body: z.strictObject({
      ...{ person: id, action: lentAction, delegateId: id, to: plainDate },
      ...{ documentNumber: shortText, reason: text },
    }),
    reply: z.object({ id, covers: z.int() }),
  }),
};
