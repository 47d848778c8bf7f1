// Shapes used by many routes.
import { z } from 'zod';

/** The database counts ids and versions with 32 bits: what lies beyond is refused here and never reaches it. */
const MOST = 2_147_483_647;
/** Identifier inside one tenant. */
export const id = z.int().min(1).max(MOST);
export const idInPath = z.coerce.number().int().min(1).max(MOST);
/** The number of an evaluation carries its week in front, and is longer. */
export const evaluationId = z.int().min(1);
export const evaluationIdInPath = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
/** ISO week of this century, '2026-W47'. */
export const week = z
  .string()
  .regex(/^20\d{2}-W(0[1-9]|[1-4]\d|5[0-3])$/)
  .meta({ example: '2026-W47' });
/** Calendar date of the years 1900 to 2199: room for every life and every plan, and for arithmetic at both ends. */
export const plainDate = z.iso
  .date()
  .regex(/^(19|20|21)/)
  .meta({ example: '2026-11-20' });
export const instant = z.iso.datetime();
/** Points in hundredths: 3850 is 38.5. */
export const hundredths = z.int();
export const bilingual = z.object({ vi: z.string(), en: z.string() });
/** Free text: trimmed by nobody, at most 4,000 characters, no control characters but line ends
 * and tabs, no halves of characters (PostgreSQL's JSON has no place for either). */
export const text = z
  .string()
  .max(4000)
  .regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u);
export const shortText = z
  .string()
  .min(1)
  .max(300)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u);
/** Words to search by; what is typed or pasted passes, but for what the database has no place for. */
export const searchText = z
  .string()
  .max(100)
  .regex(/^[^\0\p{Cs}]*$/u);
export const version = z.int().min(0).max(MOST);
export const locale = z.enum(['vi', 'en']);

/** A page of a list: `next` goes into the query as `cursor`. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), total: z.int().nullable(), next: z.string().nullable() });
}
export const cursorQuery = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
};

/** RFC 9457 problem document; `code` is stable, `refusals` hold every reason with its parameters. */
export const refusal = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  /** For the log search of the administrator. */
  instance: z.string(),
  refusals: z.array(refusal).optional(),
  fields: z.array(z.object({ path: z.string(), code: z.string() })).optional(),
  current: z.object({ version: z.int() }).optional(),
});
export type Problem = z.infer<typeof problem>;

/** A person as others see one. */
export const personRef = z.object({ id, name: z.string() });
export const unitRef = z.object({ id, name: z.string(), code: z.string() });

/** What is being done right now with something read from a file: key of the phase, percentage. */
export const workUnderWay = z.object({
  what: z.enum(['read', 'check', 'apply', 'undo']),
  phase: z.string(),
  share: z.int(),
  since: instant,
});
