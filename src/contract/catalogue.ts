// The catalogue of standard products and works: reading, taking over from a file, changing, proposals of units.
import { z } from 'zod';
import {
  id,
  idInPath,
  instant,
  personRef,
  plainDate,
  searchText,
  shortText,
  text,
  unitRef,
  version,
} from './common.ts';
import { route } from './route.ts';

/** One line of words that may be empty. */
const line = text.max(500).regex(/^[^\n\r\t]*$/);
export const catalogueEntry = z.strictObject({
  code: shortText.max(40),
  name: shortText.max(300),
  output: line,
  field: line,
  measure: shortText.max(60),
  positions: z.array(shortText).max(50),
  complexity: line,
  /** Hundredths: 250 is 2.5; null: not stated. */
  coefficient: z.int().nullable(),
  minutes: z.int().nullable(),
  standard: z.boolean(),
  quality: line,
  days: z.int().nullable(),
  evidence: z.enum(['none', 'document', 'link', 'file']),
  legalBasis: line,
  approver: line,
});

export const heldEntry = catalogueEntry.extend({
  id,
  version,
  unitId: id,
  from: plainDate,
  to: plainDate.nullable(),
});

const trouble = z.object({
  severity: z.enum(['error', 'warning', 'note']),
  code: z.string(),
  sheet: z.string(),
  row: z.int().nullable(),
  column: z.string().nullable(),
  heading: z.string().nullable(),
  value: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

const proposal = z.object({
  id,
  version,
  itemId: id.nullable(),
  entry: catalogueEntry,
  reason: z.string(),
  state: z.enum(['open', 'accepted', 'declined', 'withdrawn']),
  by: personRef,
  at: instant,
  decidedBy: personRef.nullable(),
  decidedAt: instant.nullable(),
  decision: z.string(),
  may: z.array(z.enum(['accept', 'decline', 'withdraw'])),
});

const done = z.object({ id, version });

export const catalogueRoutes = {
  catalogue: route({
    id: 'catalogue.read',
    method: 'GET',
    path: '/catalogue',
    policy: 'signed-in',
    summary: 'The catalogue that holds for the caller, newest versions, with open proposals',
    reply: z.object({
      /** Whose catalogue it is; null: there is none yet on the way from the own unit to the top. */
      unit: unitRef.nullable(),
      items: z.array(heldEntry),
      proposals: z.array(proposal),
      may: z.array(z.enum(['take-over', 'change', 'propose'])),
    }),
  }),
  catalogueItem: route({
    id: 'catalogue.item',
    method: 'GET',
    path: '/catalogue/items/:id',
    policy: 'signed-in',
    summary: 'Every version of one entry, the first first',
    params: z.strictObject({ id: idInPath }),
    reply: z.object({ versions: z.array(heldEntry) }),
  }),
  catalogueChoice: route({
    id: 'catalogue.choice',
    method: 'GET',
    path: '/catalogue/choice',
    policy: 'signed-in',
    summary:
      "Entries that hold today for the caller's post, another's, a position, or anybody: the first that match",
    query: z.strictObject({
      search: searchText.optional(),
      person: idInPath.optional(),
      position: shortText.optional(),
      whom: z.literal('anybody').optional(),
    }),
    reply: z.object({
      /** False: no catalogue holds here at all. */
      exists: z.boolean(),
      /** `due`: when it would be due, begun today; null: no time is set. */
      items: z.array(heldEntry.extend({ due: plainDate.nullable() })),
    }),
  }),
  rehearseCatalogue: route({
    id: 'catalogue.rehearse',
    method: 'POST',
    path: '/catalogue/rehearsals',
    policy: 'office',
    takes: 'multipart',
    summary: 'Read a workbook and say what taking it over would do; nothing is kept',
    reply: z.object({
      fileName: z.string(),
      fileHash: z.string(),
      rows: z.int(),
      entries: z.array(
        z.object({
          row: z.int(),
          entry: catalogueEntry,
          change: z.enum(['added', 'changed', 'same']),
          fields: z.array(z.string()),
        }),
      ),
      troubles: z.array(trouble),
    }),
  }),
  takeOverCatalogue: route({
    id: 'catalogue.take-over',
    method: 'POST',
    path: '/catalogue/acts',
    policy: 'office',
    idempotent: true,
    summary: 'Put entries into the catalogue from a date on, by document; unchanged ones stay as they are',
    body: z.strictObject({
      act: z.literal('take-over'),
      entries: z.array(catalogueEntry).min(1).max(5000),
      from: plainDate,
      documentNumber: shortText,
      fileName: shortText.optional(),
      fileHash: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
    }),
    reply: z.object({ added: z.int(), changed: z.int(), same: z.int() }),
  }),
  catalogueItemAct: route({
    id: 'catalogue.change',
    method: 'POST',
    path: '/catalogue/items/:id/acts',
    policy: 'office',
    idempotent: true,
    summary: 'A next version of one entry, or its end; tasks keep the figures they were assigned with',
    params: z.strictObject({ id: idInPath }),
    body: z.discriminatedUnion('act', [
      z.strictObject({ act: z.literal('revise'), version, entry: catalogueEntry, from: plainDate }),
      z.strictObject({ act: z.literal('withdraw'), version, from: plainDate, reason: shortText }),
    ]),
    reply: done,
  }),
  proposeCatalogue: route({
    id: 'catalogue.propose',
    method: 'POST',
    path: '/catalogue/proposals',
    policy: 'signed-in',
    idempotent: true,
    summary: 'Propose an entry as it should read; whoever keeps the catalogue decides',
    body: z.strictObject({ itemId: id.nullable(), entry: catalogueEntry, reason: shortText }),
    reply: done,
  }),
  catalogueProposalAct: route({
    id: 'catalogue.decide',
    method: 'POST',
    path: '/catalogue/proposals/:id/acts',
    policy: 'signed-in',
    idempotent: true,
    summary: 'Accept a proposal from a date on, decline it with the reason, or take the own one back',
    params: z.strictObject({ id: idInPath }),
    body: z.discriminatedUnion('act', [
      z.strictObject({ act: z.literal('accept'), version, from: plainDate, documentNumber: shortText }),
      z.strictObject({ act: z.literal('decline'), version, reason: shortText }),
      z.strictObject({ act: z.literal('withdraw'), version }),
    ]),
    reply: done,
  }),
};
