// The studio of regulations: drafts, checking, dry run on recorded periods, activation by two persons, open readings.
import { z } from 'zod';
import { FIGURE_KINDS } from '../domain/rulebook/figures.ts';
import { CONFIDENCES, PERIOD_KINDS } from '../domain/rulebook/shape-base.ts';
import {
  bilingual,
  evaluationId,
  id,
  idInPath,
  instant,
  locale,
  personRef,
  plainDate,
  shortText,
  text,
  unitRef,
  version,
} from './common.ts';
import { route } from './route.ts';

const rulebookId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60)
  .meta({ example: '335-leader' });
/** YAML as typed; a regulation of every known regime is below 60 kB. */
const source = z
  .string()
  .max(300_000)
  .regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u);
const params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

const citation = z.strictObject({
  ...{ document: shortText, where: shortText, confidence: z.enum(CONFIDENCES) },
  note: z.strictObject({ vi: text, en: text }).nullable(),
});

const head = z.object({
  rulebook: rulebookId,
  version,
  title: bilingual,
  document: z.string(),
  validFrom: plainDate,
  validTo: plainDate.nullable(),
  use: z.enum(['evaluation', 'archive']),
  periods: z.array(z.string()),
});

const draftItem = z.object({
  id,
  rulebook: z.string(),
  rulebookVersion: z.int(),
  baseVersion: z.int().nullable(),
  /** What the text says of itself; null while it cannot be read. */
  ...{ title: bilingual.nullable(), document: z.string().nullable(), validFrom: plainDate.nullable() },
  state: z.enum(['draft', 'proposed', 'activated', 'dropped']),
  version,
  changedAt: instant,
  createdBy: personRef.nullable(),
  proposedBy: personRef.nullable(),
  proposedAt: instant.nullable(),
  decidedBy: personRef.nullable(),
  decidedAt: instant.nullable(),
});

const check = z.object({
  faults: z.array(z.object({ code: z.string(), line: z.int(), path: z.array(z.string()), params })),
  /** The bands as typed, faults or not: holes and overlaps are drawn from them. */
  bands: z.array(
    z.object({
      key: z.string(),
      name: bilingual.nullable(),
      from: z.object({ value: z.int(), closed: z.boolean() }),
      to: z.object({ value: z.int(), closed: z.boolean() }),
    }),
  ),
  /** Numbers that can be changed in a field of their own, with every place where each stands. */
  figures: z.array(
    z.object({
      kind: z.enum(FIGURE_KINDS),
      paths: z.array(z.array(z.string())),
      value: z.union([z.int(), z.string()]),
      name: bilingual.nullable(),
      /** The level a condition stands before, or leads to. */
      level: bilingual.nullable(),
      source: z.object({ document: z.string(), where: z.string() }).nullable(),
    }),
  ),
  /** The regulation as data; null while the text has faults other than in its own worked examples. */
  rulebook: z.unknown(),
  hash: z.string().nullable(),
});

const kind = z.enum(PERIOD_KINDS);
const standing = z.object({ total: z.int().nullable(), level: z.string().nullable() });
const counts = z.record(z.string(), z.int());
const span = { from: plainDate.optional(), to: plainDate.optional() };
const saved = z.object({ id, version });

export const studioRoutes = {
  studio: route({
    id: 'studio.read',
    method: 'GET',
    path: '/studio',
    policy: 'studio',
    summary:
      'Regulations in force with their open readings, drafts, and shipped regulations not in force here',
    reply: z.object({
      versions: z.array(
        head.extend({
          readings: z.array(
            z.object({
              key: z.string(),
              question: z.int(),
              text: bilingual,
              confirmed: z.object({ by: personRef, at: instant, documentNumber: z.string() }).nullable(),
            }),
          ),
        }),
      ),
      drafts: z.array(draftItem),
      shipped: z.array(head.extend({ name: z.string() })),
      /** What a body may follow: rulebooks of one regime for several groups of people count as one. */
      regimes: z.array(
        z.object({
          ...{ regime: z.string(), document: z.string(), titles: z.array(bilingual) },
          /** Of whom: one document may have a regime for persons and one for units. */
          evaluates: z.array(z.enum(['person', 'unit'])),
          /** Kinds of period of which the body keeps one, each with those that come with it. */
          choices: z.array(z.object({ kind, periods: z.array(kind) })),
          followed: z.object({ kind, from: plainDate }).nullable(),
          competes: z.array(z.string()),
        }),
      ),
      may: z.array(z.enum(['edit', 'approve'])),
    }),
  }),
  checkRulebook: route({
    id: 'studio.check',
    method: 'POST',
    path: '/studio/check',
    policy: 'studio',
    summary: 'Check a text: every fault with its line, or the regulation as data. Nothing is kept',
    body: z.strictObject({ source }),
    reply: check,
  }),
  editRulebookText: route({
    id: 'studio.edit',
    method: 'POST',
    path: '/studio/edit',
    policy: 'studio',
    summary:
      'Replace single values and citations in a text, which stays as typed otherwise, and check it. Nothing is kept',
    body: z.strictObject({
      source,
      edits: z
        .array(
          z.strictObject({
            path: z.array(z.string().max(100)).min(1).max(40),
            value: z.union([z.int(), z.string().max(1000), z.null(), citation]),
          }),
        )
        .min(1)
        .max(500),
    }),
    reply: z.object({ source: z.string(), check }),
  }),
  startRulebookDraft: route({
    id: 'studio.start',
    method: 'POST',
    path: '/studio/drafts',
    policy: 'regulation-editor',
    idempotent: true,
    summary: 'Start a draft from a version in force, from a shipped regulation, or from a text',
    body: z.discriminatedUnion('from', [
      z.strictObject({ from: z.literal('version'), rulebook: rulebookId, version }),
      z.strictObject({ from: z.literal('shipped'), name: rulebookId }),
      z.strictObject({ from: z.literal('text'), source }),
    ]),
    reply: saved,
  }),
  adoptRegime: route({
    id: 'studio.adopt',
    method: 'POST',
    path: '/studio/regimes',
    policy: 'regulation-editor',
    idempotent: true,
    summary: 'Propose to follow a regime from a day on, and to leave others; somebody else activates it',
    body: z.strictObject({
      ...{ regime: rulebookId, period: kind, from: plainDate, ends: z.array(rulebookId).max(20) },
    }),
    reply: saved,
  }),
  rulebookDraft: route({
    id: 'studio.draft',
    method: 'GET',
    path: '/studio/drafts/:id',
    policy: 'studio',
    summary: 'A draft: its text, checked, and the effect it was proposed with',
    params: z.strictObject({ id: idInPath }),
    reply: draftItem.extend({
      /** The others that go the same way. */
      together: z.array(z.object({ id, rulebook: z.string(), title: bilingual.nullable() })),
      source: z.string(),
      check,
      /** The version it is held against: the one copied, the newest in force, the one shipped; null: there is none. */
      base: z.unknown(),
      effect: z.unknown(),
      may: z.array(z.enum(['save', 'propose', 'drop', 'activate', 'decline', 'take-back'])),
    }),
  }),
  actOnRulebookDraft: route({
    id: 'studio.act',
    method: 'POST',
    path: '/studio/drafts/:id/acts',
    policy: 'studio',
    idempotent: true,
    summary: 'Save, propose, take back, decline, drop or activate a draft',
    params: z.strictObject({ id: idInPath }),
    body: z.discriminatedUnion('act', [
      z.strictObject({ act: z.literal('save'), version, source }),
      z.strictObject({ act: z.literal('propose'), version }),
      z.strictObject({ act: z.literal('activate'), version }),
      z.strictObject({ act: z.literal('decline'), version, reason: text }),
      z.strictObject({ act: z.literal('drop'), version }),
    ]),
    reply: saved,
  }),
  dryRun: route({
    id: 'studio.dry-run',
    method: 'GET',
    path: '/studio/drafts/:id/dry-run',
    policy: 'studio',
    summary:
      'The draft tried on decided records: who would have another level, which unit would break a quota',
    params: z.strictObject({ id: idInPath }),
    query: z.strictObject(span),
    reply: z.object({
      kind: z.enum(PERIOD_KINDS),
      /** The kind that was tried: quarters of the same regulation where there are no months of it yet. */
      tried: z.enum(PERIOD_KINDS),
      /** Where nothing could be tried: what is decided at all, and whether it can be tried in that span. */
      recorded: z.array(
        z.object({
          ...{ kind: z.enum(PERIOD_KINDS), fits: z.boolean(), cases: z.int() },
          ...{ from: plainDate, to: plainDate },
        }),
      ),
      from: plainDate,
      to: plainDate,
      on: z.array(z.string()),
      cases: z.int(),
      up: z.int(),
      down: z.int(),
      open: z.int(),
      moved: z.int(),
      before: counts,
      after: counts,
      levels: z.array(z.object({ key: z.string(), order: z.int(), name: bilingual })),
      /** The gravest 500; the file has all. Names only of people whose records the caller may see. */
      changes: z.array(
        z.object({
          period: z.string(),
          moves: z.enum(['same', 'up', 'down', 'open']),
          before: standing,
          after: standing.extend({ state: z.string() }),
          unit: unitRef.nullable(),
          person: personRef.nullable(),
          evaluationId: evaluationId.nullable(),
        }),
      ),
      broken: z.array(
        z.object({
          unit: unitRef.nullable(),
          period: z.string(),
          quota: z.string(),
          /** Group of similar duties; null = the organ. */
          group: z.string().nullable(),
          places: z.int(),
          reached: z.int(),
          /** By the version before; null: not counted there. */
          before: z.int().nullable(),
        }),
      ),
      hash: z.string(),
    }),
  }),
  dryRunFile: route({
    id: 'studio.dry-run-file',
    method: 'GET',
    path: '/studio/drafts/:id/dry-run/file',
    policy: 'studio',
    replies: 'file',
    summary: 'Every change of the dry run as CSV or as a workbook',
    params: z.strictObject({ id: idInPath }),
    query: z.strictObject({ ...span, as: z.enum(['csv', 'xlsx']).optional(), locale: locale.optional() }),
    reply: z.unknown(),
  }),
  confirmReadings: route({
    id: 'studio.confirm',
    method: 'POST',
    path: '/studio/readings',
    policy: 'regulation-approver',
    idempotent: true,
    summary: 'Take responsibility for open readings of a version in force, by document',
    body: z.strictObject({
      rulebook: rulebookId,
      version,
      readings: z.array(z.string().max(100)).min(1).max(100),
      documentNumber: shortText,
    }),
    reply: z.object({ confirmed: z.int() }),
  }),
};
