// Imports: rehearsing, settling, reading by hand, applying, a second person, undoing.
import { z } from 'zod';
import {
  id,
  idInPath,
  instant,
  personRef,
  plainDate,
  refusal,
  shortText,
  text,
  version,
  workUnderWay,
} from './common.ts';
import { route } from './route.ts';

const idParams = z.strictObject({ id: idInPath });
const kind = z.enum(['units', 'people']);

const importAct = z.enum([
  'resolve',
  'lay-out',
  'apply',
  'propose',
  'agree',
  'object',
  'withdraw',
  'drop',
  'cancel',
  'undo',
  'propose-undo',
]);

const trouble = z.object({
  severity: z.enum(['error', 'warning', 'note']),
  code: z.string(),
  sheet: z.string(),
  row: z.int().nullable(),
  column: z.string().nullable(),
  heading: z.string().nullable(),
  value: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** Ways to settle it, the first being the proposed one. */
  choices: z.array(
    z.object({
      choice: z.enum(['skip-row', 'use-suggestion', 'value']),
      label: z.string().nullable(),
      value: z.string().nullable(),
    }),
  ),
  /** The choice taken so far. */
  taken: z.string().nullable(),
});

const changeLine = z.object({
  kind: z.string(),
  what: z.string(),
  detail: z.string().nullable(),
  /** Keys of the fields that change, or of the kind of assignment or absence. */
  fields: z.array(z.string()),
  row: z.int().nullable(),
  /** Of the row; absent where an older version rehearsed. */
  sheet: z.string().nullable().optional(),
});

const keptLine = z.object({
  what: z.string(),
  personId: id.nullable(),
  /** Why it stays: a code and a number (of evaluations, of people, of a later import). */
  reasons: z.array(z.object({ code: z.string(), count: z.int() })),
});

/** How a sheet is read: by guess, and where somebody said otherwise by hand. */
const sheetReading = z.object({
  sheet: z.string(),
  hidden: z.boolean(),
  read: z.boolean(),
  headerRow: z.int().nullable(),
  headerByHand: z.boolean(),
  columns: z.array(
    z.object({
      letter: z.string(),
      heading: z.string(),
      samples: z.array(z.string()),
      field: z.string().nullable(),
      byHand: z.boolean(),
    }),
  ),
  firstRows: z.array(z.object({ row: z.int(), text: z.string() })),
  form: z.string().nullable(),
  remembered: z.boolean(),
});

const importView = z.object({
  id,
  version,
  kind,
  fileName: z.string(),
  state: z.enum(['reading', 'rehearsed', 'proposed', 'applied', 'undone', 'dropped', 'failed']),
  createdAt: instant,
  appliedAt: instant.nullable(),
  /** First day on which the list holds. */
  from: plainDate,
  /** The list names everything: what it leaves out ends. */
  complete: z.boolean(),
  rows: z.int(),
  /** What applying would do, by kind: added, moved, renamed, changed, ended ... */
  counts: z.record(z.string(), z.int()),
  changes: z.array(changeLine),
  troubles: z.array(trouble),
  errors: z.int(),
  /** Changes about whoever prepared it: own posts, own manager, people to be directed. */
  own: z.int(),
  by: personRef.nullable(),
  /** False while nothing was reckoned yet. */
  checked: z.boolean(),
  work: workUnderWay.nullable(),
  /** Why the last work came to nothing. */
  failure: z.array(refusal).nullable(),
  sheets: z.array(sheetReading),
  /** A second person is asked to agree. */
  proposal: z
    .object({
      what: z.enum(['apply', 'undo']),
      by: personRef,
      at: instant,
      from: plainDate.nullable(),
      reason: z.string().nullable(),
      /** What was proposed is no longer what would be done. */
      stale: z.boolean(),
    })
    .nullable(),
  undone: z
    .object({
      at: instant,
      by: personRef.nullable(),
      reason: z.string(),
      from: plainDate,
      counts: z.record(z.string(), z.int()),
      changes: z.array(changeLine),
      kept: z.array(keptLine),
      keptTotal: z.int(),
    })
    .nullable(),
  may: z.array(importAct),
});
export type ImportView = z.infer<typeof importView>;

const resolution = z.strictObject({
  sheet: text.max(200),
  row: z.int(),
  code: z.string().max(100),
  /** 'ask-again' takes an answer back. */
  choice: z.enum(['skip-row', 'use-suggestion', 'value', 'ask-again']),
  value: text.max(500).optional(),
});

/** A column letter, 'A' to 'XFD'. */
const letter = z.string().regex(/^[A-Z]{1,3}$/);
export const sheetLayout = z.strictObject({
  sheet: text.max(200),
  read: z.boolean(),
  /** 0: the list has no headings; null: the row is looked for. */
  headerRow: z.int().min(0).max(1_048_576).nullable(),
  /** Key of a field, or null for a column to be left alone; letters not named are guessed. */
  columns: z.record(letter, z.string().max(40).nullable()),
});

const ruleAct = z.enum(['turn-on', 'propose-off', 'agree-off', 'keep-on']);
const importRule = z.object({
  version,
  secondPerson: z.boolean(),
  proposal: z.object({ by: personRef, at: instant }).nullable(),
  administrators: z.int(),
  may: z.array(ruleAct),
});

export const importRoutes = {
  imports: route({
    id: 'import.list',
    method: 'GET',
    path: '/imports',
    policy: 'organization-admin',
    summary: 'Rehearsals and applied imports, newest first',
    reply: z.object({
      items: z.array(
        z.object({
          id,
          kind,
          fileName: z.string(),
          state: z.string(),
          createdAt: instant,
          by: personRef.nullable(),
          working: z.boolean(),
          /** Waits for the caller to agree. */
          waits: z.boolean(),
        }),
      ),
    }),
  }),
  rehearse: route({
    id: 'import.rehearse',
    method: 'POST',
    path: '/imports',
    policy: 'organization-admin',
    takes: 'multipart',
    summary: 'Read a file and say what applying it would do; nothing is changed',
    query: z.strictObject({
      kind,
      from: plainDate,
      unit: idInPath.optional(),
      complete: z.enum(['yes', 'no']).optional(),
    }),
    reply: importView,
  }),
  import: route({
    id: 'import.read',
    method: 'GET',
    path: '/imports/:id',
    policy: 'organization-admin',
    summary: 'A rehearsal, reckoned anew when the organisation changed since',
    params: idParams,
    reply: importView,
  }),
  importAct: route({
    id: 'import.act',
    method: 'POST',
    path: '/imports/:id/acts',
    policy: 'organization-admin',
    idempotent: true,
    summary: 'Settle troubles, read columns by hand, apply in one step, ask a second person, drop, undo',
    params: idParams,
    body: z.strictObject({
      act: importAct,
      version,
      resolutions: z.array(resolution).max(5000).optional(),
      layouts: z.array(sheetLayout).max(100).optional(),
      /** Read the next file with these headings the same way. */
      remember: z.boolean().optional(),
      /** Undoing: from which day on; left out: as if it had never been applied. */
      from: plainDate.optional(),
      reason: shortText.optional(),
      /** Undoing: hash of what was shown. */
      hash: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
    }),
    reply: importView,
  }),
  importTroubles: route({
    id: 'import.troubles',
    method: 'GET',
    path: '/imports/:id/troubles.xlsx',
    policy: 'organization-admin',
    summary: 'The list of troubles as a workbook',
    params: idParams,
    query: z.strictObject({ locale: z.enum(['vi', 'en']).optional() }),
    reply: z.string(),
    replies: 'file',
  }),
  importUndo: route({
    id: 'import.undo-preview',
    method: 'GET',
    path: '/imports/:id/undo',
    policy: 'organization-admin',
    summary: 'What undoing an applied import would change, and what it would leave and why',
    params: idParams,
    query: z.strictObject({ from: plainDate.optional() }),
    reply: z.object({
      from: plainDate,
      /** The list itself holds from this day: it cannot be undone from an earlier one. */
      earliest: plainDate,
      counts: z.record(z.string(), z.int()),
      changes: z.array(changeLine),
      kept: z.array(keptLine),
      keptTotal: z.int(),
      hash: z.string(),
    }),
  }),
  importChanges: route({
    id: 'import.changes',
    method: 'GET',
    path: '/imports/:id/changes.xlsx',
    policy: 'organization-admin',
    summary: 'Every change as a workbook',
    params: idParams,
    query: z.strictObject({ locale: z.enum(['vi', 'en']).optional() }),
    reply: z.string(),
    replies: 'file',
  }),
  importForms: route({
    id: 'import-form.list',
    method: 'GET',
    path: '/import-forms',
    policy: 'organization-admin',
    summary: 'Forms of lists that are read as somebody once said',
    reply: z.object({
      items: z.array(
        z.object({
          fingerprint: z.string(),
          kind,
          headings: z.array(z.string()),
          columns: z.int(),
          by: z.string().nullable(),
          at: instant,
        }),
      ),
    }),
  }),
  forgetForm: route({
    id: 'import-form.forget',
    method: 'POST',
    path: '/import-forms/acts',
    policy: 'organization-admin',
    idempotent: true,
    summary: 'Forget how a form of list is read: the next one is guessed again',
    body: z.strictObject({ act: z.literal('forget'), kind, fingerprint: z.string().regex(/^[0-9a-f]{32}$/) }),
    reply: z.object({ forgotten: z.literal(true) }),
  }),
  importRule: route({
    id: 'import-rule.read',
    method: 'GET',
    path: '/import-rule',
    policy: 'organization-admin',
    summary: 'Whether imports need a second administrator',
    reply: importRule,
  }),
  importRuleAct: route({
    id: 'import-rule.act',
    method: 'POST',
    path: '/import-rule/acts',
    policy: 'organization-admin',
    idempotent: true,
    summary: 'Ask for a second administrator from now on, or switch that off with a second one',
    body: z.strictObject({ act: ruleAct, version }),
    reply: importRule,
  }),
};
