// Readings of a regulation nobody has confirmed: as long as there are any, what it gives is a preview.
import { z } from 'zod';
import { bilingual, personRef } from './common.ts';

export const preview = z.object({
  readings: z.array(z.object({ key: z.string(), question: z.int(), text: bilingual })),
  /** Who may confirm them today; empty when the role is nobody's. */
  approvers: z.array(personRef),
});
export type Preview = z.infer<typeof preview>;
