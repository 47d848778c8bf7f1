// Lists of work in files: rehearsed, applied in one press, taken back. They come through a connector, as items over the network do.
import { z } from 'zod';
import { LIST_FIELDS } from '../domain/connect/list.ts';
import {
  id,
  idInPath,
  instant,
  personRef,
  refusal,
  shortText,
  text,
  version,
  workUnderWay,
} from './common.ts';
import { route } from './route.ts';

const params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const field = z.enum(LIST_FIELDS);
const count = z.int();
const state = z.enum(['reading', 'rehearsed', 'proposed', 'applied', 'undone', 'dropped', 'failed']);
const listAct = z.enum(['lay-out', 'check', 'apply', 'drop', 'stop', 'undo']);

const trouble = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  ...{ sheet: z.string(), row: z.int(), column: z.string().nullable(), heading: z.string().nullable() },
  value: z.string().nullable(),
  params,
});

const workList = z.object({
  ...{ id, version, connectorId: id, fileName: z.string(), state },
  createdAt: instant,
  by: personRef.nullable(),
  appliedAt: instant.nullable(),
  undoneAt: instant.nullable(),
  sheets: z.array(
    z.object({
      sheet: z.string(),
      headerRow: z.int(),
      /** Read as somebody said of an earlier file of this form. */
      remembered: z.boolean(),
      missing: z.array(field),
      columns: z.array(
        z.object({
          letter: z.string(),
          heading: z.string(),
          samples: z.array(z.string()),
          field: field.nullable(),
        }),
      ),
    }),
  ),
  work: workUnderWay.nullable(),
  failure: z.array(refusal).nullable(),
  /** What applying would do, or did; null while nothing was reckoned. */
  outcome: z
    .object({
      rows: z.int(),
      counts: z.object({
        ...{ added: count, changed: count, unchanged: count },
        /** Something newer is known. */
        outdated: count,
        /** Who or what is meant is to be said. */
        waiting: count,
        /** Rows that cannot be read: they stay out. */
        unread: count,
      }),
      errors: z.int(),
      warnings: z.int(),
      /** The first of them; all are in the file of troubles. */
      troubles: z.array(trouble),
    })
    .nullable(),
  made: z.int(),
  undone: z.object({ withdrawn: count, restored: count, kept: count }).nullable(),
  may: z.array(listAct),
});
export type WorkList = z.infer<typeof workList>;

const letter = z.string().regex(/^[A-Z]{1,3}$/);
const listId = z.strictObject({ id: idInPath });

export const workListRoutes = {
  workLists: route({
    id: 'work-list.list',
    method: 'GET',
    path: '/connectors/:id/lists',
    policy: 'organization-admin',
    summary: 'Lists of work put in through a connector, the newest first',
    params: listId,
    reply: z.object({
      items: z.array(
        z.object({
          id,
          fileName: z.string(),
          state,
          createdAt: instant,
          by: personRef.nullable(),
          working: z.boolean(),
        }),
      ),
    }),
  }),
  putWorkList: route({
    id: 'work-list.put',
    method: 'POST',
    path: '/connectors/:id/lists',
    policy: 'organization-admin',
    takes: 'multipart',
    summary: 'Rehearse a list of work (CSV, xlsx); nothing is changed',
    params: listId,
    reply: workList,
  }),
  workList: route({
    id: 'work-list.read',
    method: 'GET',
    path: '/work-lists/:id',
    policy: 'organization-admin',
    summary: 'A list of work with its columns, troubles and progress',
    params: listId,
    reply: workList,
  }),
  workListAct: route({
    id: 'work-list.act',
    method: 'POST',
    path: '/work-lists/:id/acts',
    policy: 'organization-admin',
    idempotent: true,
    summary: 'Say which column is what, rehearse anew, apply, drop, take back',
    params: listId,
    body: z.discriminatedUnion('act', [
      z.strictObject({ act: z.enum(['check', 'apply', 'drop', 'stop']), version }),
      z.strictObject({
        act: z.literal('lay-out'),
        version,
        layouts: z
          .array(z.strictObject({ sheet: text.max(200), columns: z.record(letter, field.nullable()) }))
          .max(50),
        /** Read the next file with these headings the same way. */
        remember: z.boolean(),
      }),
      z.strictObject({ act: z.literal('undo'), version, reason: shortText }),
    ]),
    reply: workList,
  }),
  workListTroubles: route({
    id: 'work-list.troubles',
    method: 'GET',
    path: '/work-lists/:id/troubles.xlsx',
    policy: 'organization-admin',
    summary: 'Every trouble of a rehearsed list as a workbook',
    params: listId,
    query: z.strictObject({ locale: z.enum(['vi', 'en']).optional() }),
    reply: z.string(),
    replies: 'file',
  }),
};
