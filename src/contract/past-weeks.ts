// Forms of past weeks: rehearsing many workbooks at once, taking them over as history, taking an import back.
import { z } from 'zod';
import { hundredths, id, idInPath, instant, personRef, shortText, text, version, week } from './common.ts';
import { route } from './route.ts';

/** What is said to one form, over the network and on the command line. */
export const pastAnswer = z.strictObject({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  sheet: text.max(200),
  leaveOut: z.boolean().optional(),
  /** Take it although a score is missing; it stays marked. */
  incomplete: z.boolean().optional(),
  personId: id.optional(),
  /** Why it takes the place of the form kept for this person and week. */
  replace: shortText.optional(),
});
const answers = z.array(pastAnswer).max(2000);
export type PastAnswerBody = z.infer<typeof pastAnswer>;

/** A field of the form: JSON of one answer per form; left out: none yet. */
const body = z.strictObject({
  answers: z
    .string()
    .max(100_000)
    .meta({ example: '[]' })
    .optional()
    .transform((given, context): PastAnswerBody[] => {
      const read = answers.safeParse(parsed(given ?? '[]'));
      if (read.success) return read.data;
      context.addIssue({ code: 'custom', message: 'no answers' });
      return z.NEVER;
    }),
});

function parsed(given: string): unknown {
  try {
    return JSON.parse(given);
  } catch {
    return null;
  }
}

const points = hundredths.nullable();
const totals = z.object({
  /** As the form says; `reckoned` is the sum of the points. */
  self: points,
  manager: points,
  final: points,
  reckoned: points,
});

const trouble = z.object({
  severity: z.enum(['error', 'warning', 'note']),
  code: z.string(),
  sheet: z.string(),
  row: z.int().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

const candidate = personRef.extend({ post: z.string().nullable(), unit: z.string().nullable() });

const rehearsed = z.object({
  file: z.string(),
  hash: z.string(),
  sheet: z.string(),
  state: z.enum(['ready', 'same', 'left-out', 'blocked']),
  /** What can be said to it, answered or not. */
  asks: z.array(z.enum(['person', 'incomplete', 'replace'])),
  form: z
    .object({
      ...{ week, name: z.string(), post: z.string().nullable(), unit: z.string().nullable() },
      ...{ items: z.int(), totals },
    })
    .nullable(),
  person: candidate.nullable(),
  /** What agreed besides the name. */
  marks: z.array(z.enum(['number', 'birth', 'unit', 'post'])),
  byHand: z.boolean(),
  candidates: z.array(candidate),
  complete: z.boolean(),
  /** Totals of the form it would take the place of. */
  replaces: totals.nullable(),
  troubles: z.array(trouble),
});
export type RehearsedForm = z.infer<typeof rehearsed>;

const form = z.object({
  week,
  who: z.object({
    ...{ name: z.string(), post: z.string().nullable(), unit: z.string().nullable() },
  }),
  items: z.array(
    z.object({
      ...{ content: z.string(), product: z.string(), due: z.string(), done: z.string() },
      ...{ result: z.string(), note: z.string() },
    }),
  ),
  points: z.array(
    z.object({ label: z.string(), most: points, self: points, manager: points, final: points }),
  ),
  totals,
  level: z.string().nullable(),
  opinion: z.string().nullable(),
  signatures: z.array(z.object({ as: z.string(), name: z.string() })),
});

/** A form that stands, in the record of a person: history, never a result of this program. */
export const pastWeekItem = z.object({
  ...{ id, week, self: points, manager: points, final: points },
  /** Of the approver, else of the manager. */
  total: points,
  complete: z.boolean(),
  sumDiffers: z.boolean(),
  level: z.string().nullable(),
});

export const pastWeekRoutes = {
  rehearsePastWeeks: route({
    id: 'past-week.rehearse',
    method: 'POST',
    path: '/past-weeks/rehearsals',
    policy: 'staff-desk',
    takes: 'files',
    summary: 'Read forms of past weeks and say what taking them over would do; nothing is kept',
    body,
    reply: z.object({ forms: z.array(rehearsed) }),
  }),
  importPastWeeks: route({
    id: 'past-week.import',
    method: 'POST',
    path: '/past-weeks/imports',
    policy: 'staff-desk',
    takes: 'files',
    idempotent: true,
    summary: 'Take forms of past weeks over as history: all that are ready in one step, or none',
    body,
    reply: z.object({
      importId: id.nullable(),
      ...{ imported: z.int(), replaced: z.int(), same: z.int(), leftOut: z.int() },
    }),
  }),
  pastImports: route({
    id: 'past-week.imports',
    method: 'GET',
    path: '/past-weeks/imports',
    policy: 'staff-desk',
    summary: "Imports of past weeks into the caller's part, newest first",
    reply: z.object({
      items: z.array(
        z.object({
          ...{ id, version, at: instant, forms: z.int(), state: z.enum(['applied', 'undone']) },
          by: personRef.nullable(),
          undoneBy: personRef.nullable(),
          undoneAt: instant.nullable(),
          weeks: z.array(week),
          may: z.array(z.enum(['undo'])),
        }),
      ),
    }),
  }),
  pastImportAct: route({
    id: 'past-week.undo',
    method: 'POST',
    path: '/past-weeks/imports/:id/acts',
    policy: 'staff-desk',
    idempotent: true,
    summary: 'Take an import of past weeks back with the reason; what it took the place of stands again',
    params: z.strictObject({ id: idInPath }),
    body: z.strictObject({ act: z.literal('undo'), version, reason: shortText }),
    reply: z.object({ id, undone: z.int(), restored: z.int() }),
  }),
  pastWeek: route({
    id: 'past-week.read',
    method: 'GET',
    path: '/past-weeks/:id',
    policy: 'signed-in',
    summary: 'A form of a past week as it was written, every version; history, not a result',
    params: z.strictObject({ id: idInPath }),
    reply: z.object({
      ...{ id, person: personRef, week },
      versions: z.array(
        z.object({
          ...{ version, importId: id, state: z.enum(['kept', 'replaced', 'undone']) },
          ...{ fileName: z.string(), sheet: z.string(), fileHash: z.string() },
          ...{ complete: z.boolean(), sumDiffers: z.boolean(), form },
        }),
      ),
    }),
  }),
};
