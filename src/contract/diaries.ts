// The own calendars and the meetings they propose. Nobody but the person himself reads or answers them.
import { z } from 'zod';
import { id, idInPath, instant, plainDate, refusal, shortText, version } from './common.ts';
import { route } from './route.ts';

const meetingAct = z.enum(['confirm', 'refuse']);

export const diaryRoutes = {
  ownDiaries: route({
    id: 'diary.own',
    method: 'GET',
    path: '/own-diaries',
    policy: 'signed-in',
    summary: 'The own calendars, and meetings they propose as work',
    reply: z.object({
      /** False: this server reads no feeds. */
      feeds: z.boolean(),
      diaries: z.array(
        z.object({
          ...{ id, version, kind: z.enum(['feed', 'file']), name: z.string() },
          /** Where the feed lies; its address is never shown again. */
          host: z.string().nullable(),
          lastAt: instant.nullable(),
          nextAt: instant.nullable(),
          /** Why the last reading came to nothing. */
          failure: refusal.nullable(),
          /** Events of the last reading that are no work: private, free, without a name or a length. */
          skipped: z.int(),
        }),
      ),
      meetings: z.array(
        z.object({
          ...{ id, version, title: z.string(), startsAt: instant, endsAt: instant, allDay: z.boolean() },
          ...{ day: plainDate, minutes: z.int(), may: z.array(meetingAct) },
        }),
      ),
    }),
  }),
  addFeed: route({
    id: 'diary.add',
    method: 'POST',
    path: '/own-diaries',
    policy: 'signed-in',
    idempotent: true,
    summary: 'Subscribe to a calendar by its address (https)',
    body: z.strictObject({
      name: shortText.max(100),
      address: z
        .string()
        .min(1)
        .max(2000)
        .regex(/^(https?|webcal):\/\/[\x21-\x7e]+$/i)
        .meta({ example: 'https://calendar.example.vn/canbo5.ics' }),
    }),
    reply: z.object({ id }),
  }),
  addDiaryFile: route({
    id: 'diary.file',
    method: 'POST',
    path: '/own-diaries/files',
    policy: 'signed-in',
    takes: 'multipart',
    summary: 'Meetings of an iCalendar file',
    reply: z.object({ id, added: z.int() }),
  }),
  diaryAct: route({
    id: 'diary.act',
    method: 'POST',
    path: '/own-diaries/:id/acts',
    policy: 'signed-in',
    idempotent: true,
    summary: 'Read an own calendar anew, or remove it with what it proposes',
    params: z.strictObject({ id: idInPath }),
    body: z.strictObject({ act: z.enum(['refresh', 'remove']), version }),
    reply: z.object({ id }),
  }),
  meetingAct: route({
    id: 'meeting.act',
    method: 'POST',
    path: '/own-meetings/:id/acts',
    policy: 'signed-in',
    idempotent: true,
    summary: 'Take a proposed meeting as work with its hours, or refuse it for good',
    params: z.strictObject({ id: idInPath }),
    body: z.strictObject({ act: meetingAct, version }),
    reply: z.object({ id, taskId: id.nullable() }),
  }),
};
