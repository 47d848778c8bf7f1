// What a person was told: in the product always; some of it goes out by mail.
import { z } from 'zod';
import { MESSAGE_KINDS, STOP_REASONS } from '../domain/messages/shape.ts';
import { cursorQuery, id, instant, page, personRef, version } from './common.ts';
import { route } from './route.ts';

const messageNo = z.int().min(1);
const period = z.string().meta({ example: '2026-W47' });

const place = z.discriminatedUnion('page', [
  z.object({ page: z.enum(['today', 'reopen', 'accounts', 'leave', 'measures', 'delegation']) }),
  z.object({ page: z.enum(['week', 'score', 'approve', 'periods']), period }),
  z.object({ page: z.enum(['result', 'unit-record']), period, id: z.int() }),
  z.object({ page: z.literal('unit-week'), period, unit: id }),
  z.object({ page: z.enum(['talk', 'task', 'difficulty', 'difficulty-list']), id }),
]);

const messageItem = z.object({
  no: messageNo,
  /** You must act; it is decided about you; something changed under you. */
  kind: z.enum(MESSAGE_KINDS),
  code: z.string(),
  /** Never points, never a level. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  place,
  by: personRef.nullable(),
  at: instant,
  read: z.boolean(),
});

/** One plain address: no names, no lists, no line ends that would begin another header. */
const mailAddress = z
  .string()
  .max(254)
  .regex(/^[^\s@<>(),:;"\\[\]\p{Cc}]{1,64}@[^\s@<>(),:;"\\[\]\p{Cc}]+\.[^\s@<>(),:;"\\[\]\p{Cc}.]{2,}$/u);

export const messageRoutes = {
  messages: route({
    id: 'message.list',
    method: 'GET',
    path: '/messages',
    policy: 'signed-in',
    summary: 'Own messages, newest first',
    query: z.strictObject({ show: z.enum(['all', 'unread']).optional(), ...cursorQuery }),
    reply: page(messageItem).extend({ unread: z.int() }),
  }),
  message: route({
    id: 'message.read',
    method: 'GET',
    path: '/messages/:no',
    policy: 'signed-in',
    summary: 'One own message: what it says and the step it opens',
    params: z.strictObject({ no: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
    reply: messageItem,
  }),
  unreadMessages: route({
    id: 'message.unread',
    method: 'GET',
    path: '/unread-messages',
    policy: 'signed-in',
    summary: 'How many own messages are unread',
    reply: z.object({ unread: z.int() }),
  }),
  markMessages: route({
    id: 'message.mark',
    method: 'POST',
    path: '/messages/acts',
    policy: 'signed-in',
    idempotent: true,
    summary: 'Mark own messages as read: the numbered ones, or all up to the newest one shown',
    body: z.union([
      z.strictObject({ act: z.literal('read'), messages: z.array(messageNo).min(1).max(200) }),
      z.strictObject({ act: z.literal('read-all'), upTo: messageNo }),
    ]),
    reply: z.object({ marked: z.int(), unread: z.int() }),
  }),
  mailSettings: route({
    id: 'mail-settings.read',
    method: 'GET',
    path: '/mail-settings',
    policy: 'signed-in',
    summary: 'Where the caller takes mail, and whether the daily digest goes there',
    reply: z.object({
      address: z.string().nullable(),
      digest: z.boolean(),
      /** Mail to this address was refused or came back; nothing is sent until the settings are saved anew. */
      refusedAt: instant.nullable(),
      refusedWhy: z.enum(STOP_REASONS).nullable(),
      version,
      /** Whether this installation sends mail at all. */
      sends: z.boolean(),
    }),
  }),
  saveMailSettings: route({
    id: 'mail-settings.save',
    method: 'POST',
    path: '/mail-settings',
    policy: 'signed-in',
    idempotent: true,
    summary: 'Set or remove the own address; the account works without one',
    body: z.strictObject({ address: mailAddress.nullable(), digest: z.boolean(), version }),
    reply: z.object({ version }),
  }),
};
