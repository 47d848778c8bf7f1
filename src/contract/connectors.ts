// Outside systems that send work: their own door, and the desk of the administrator who keeps them.
import { z } from 'zod';
import { CONNECTOR_KINDS, MATCH_KINDS } from '../domain/connect/item.ts';
import { id, idInPath, instant, plainDate, refusal, shortText, text, version } from './common.ts';
import { route } from './route.ts';

/** As it stands in the address. */
const code = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{1,39}$/)
  .meta({ example: 'qlvb' });
const number = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u);
/** An instant with its offset, or a day. */
const time = z
  .union([z.iso.datetime({ offset: true }), plainDate])
  .meta({ example: '2026-11-20T15:04:00+07:00' });
const person = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u);

const item = z
  .strictObject({
    /** Number of the item in the sender's system; never of two pieces of work. */
    externalId: number.meta({ example: 'VB-2026-214' }),
    /** Counts up with every change there; or `happenedAt`, or both. */
    version: z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
    happenedAt: z.iso.datetime({ offset: true }).optional(),
    /** Identification number, name to sign in with, or staff code, as the connector is set. */
    person,
    what: shortText.meta({ example: 'Trả lời công văn 214/STP-HTTP' }),
    /** Code of a product of the catalogue. */
    product: z.string().min(1).max(60).optional(),
    quantity: z.int().min(1).max(10_000).optional(),
    assignedBy: person.optional(),
    assignedAt: time.optional(),
    dueAt: time.optional(),
    deliveredAt: time.optional(),
    returnedAt: time.optional(),
    acceptedAt: time.optional(),
    acceptedBy: person.optional(),
    /** It is no longer to be done. */
    cancelled: z.boolean().optional(),
    document: z
      .string()
      .min(1)
      .max(100)
      .regex(/^[^\p{Cc}\p{Cs}]*$/u)
      .optional(),
    link: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .optional(),
  })
  .refine((one) => one.version !== undefined || one.happenedAt !== undefined, { path: ['version'] });

export const MOST_ITEMS = 500;

const answer = z.object({
  externalId: z.string(),
  outcome: z.enum(['taken', 'updated', 'unchanged', 'outdated', 'refused']),
  taskId: id.nullable(),
  /** Why it was refused; null when it was not. */
  refusal: refusal.nullable(),
  /** What was not taken over, and why. */
  notes: z.array(refusal),
});

const connector = {
  id,
  code: z.string(),
  name: z.string(),
  kind: z.enum(CONNECTOR_KINDS),
  match: z.enum(MATCH_KINDS),
  /** Nothing is taken that is not signed. */
  signed: z.boolean(),
  state: z.enum(['on', 'off']),
  /** Until when the token and the secret before stay good; null: only one is. */
  oldUntil: instant.nullable(),
  lastAt: instant.nullable(),
  version,
  taken: z.int(),
  /** Items that wait for an answer. */
  refused: z.int(),
  left: z.int(),
};

const proofs = z.object({
  id,
  code: z.string(),
  /** Shown once. */
  token: z.string(),
  secret: z.string(),
  oldUntil: instant.nullable(),
});

const params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

export const connectorRoutes = {
  inboundItems: route({
    id: 'inbound.items',
    method: 'POST',
    path: '/inbound/:connector/items',
    policy: 'connector',
    summary: 'Work from an outside system; each item counts once, in the order of its versions',
    params: z.strictObject({ connector: z.string().max(40) }),
    body: z.strictObject({ items: z.array(item).min(1).max(MOST_ITEMS) }),
    reply: z.object({ items: z.array(answer) }),
  }),
  connectors: route({
    id: 'connector.list',
    method: 'GET',
    path: '/connectors',
    policy: 'organization-admin',
    summary: 'Outside systems that send work',
    reply: z.object({ items: z.array(z.object(connector)) }),
  }),
  connector: route({
    id: 'connector.read',
    method: 'GET',
    path: '/connectors/:id',
    policy: 'organization-admin',
    summary: 'One of them with its matches and what waits for an answer',
    params: z.strictObject({ id: idInPath }),
    reply: z.object({
      ...connector,
      matches: z.array(
        z.object({
          kind: z.enum(['person', 'product']),
          code: z.string(),
          targetId: id.nullable(),
          /** Null: taken without a product. */
          name: z.string().nullable(),
        }),
      ),
      troubles: z.array(
        z.object({ code: z.string(), params, items: z.int(), example: z.string(), since: instant }),
      ),
      notes: z.array(z.object({ externalId: z.string(), taskId: id, at: instant, notes: z.array(refusal) })),
    }),
  }),
  addConnector: route({
    id: 'connector.add',
    method: 'POST',
    path: '/connectors',
    policy: 'organization-admin',
    idempotent: true,
    summary: 'Make a connector; token and secret are shown once',
    body: z.strictObject({
      code,
      name: shortText,
      kind: z.enum(CONNECTOR_KINDS),
      match: z.enum(MATCH_KINDS),
      signed: z.boolean(),
    }),
    reply: proofs,
  }),
  renewConnector: route({
    id: 'connector.renew',
    method: 'POST',
    path: '/connectors/:id/proofs',
    policy: 'organization-admin',
    idempotent: true,
    summary: 'New token and secret; those before stay good for a week unless they are ended',
    params: z.strictObject({ id: idInPath }),
    body: z.strictObject({ version, endOld: z.boolean() }),
    reply: proofs,
  }),
  connectorAct: route({
    id: 'connector.act',
    method: 'POST',
    path: '/connectors/:id/acts',
    policy: 'organization-admin',
    idempotent: true,
    summary: 'Change it, switch it off, say who or what is meant, leave or try again what waits',
    params: z.strictObject({ id: idInPath }),
    body: z.discriminatedUnion('act', [
      z.strictObject({
        ...{ act: z.literal('change'), version, name: shortText, match: z.enum(MATCH_KINDS) },
        signed: z.boolean(),
      }),
      z.strictObject({ act: z.enum(['switch-on', 'switch-off']), version }),
      z.strictObject({
        act: z.literal('match'),
        kind: z.enum(['person', 'product']),
        code: text.min(1).max(100),
        /** Null for a product: taken without one. */
        targetId: id.nullable(),
      }),
      z.strictObject({ act: z.literal('leave'), code: shortText, params }),
      z.strictObject({ act: z.literal('retry') }),
    ]),
    /** `settled`: waiting items taken, respectively left, by this act. */
    reply: z.object({ id, settled: z.int() }),
  }),
};
