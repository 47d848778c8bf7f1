// Points the register proposes for one criterion; a filed report keeps them.
import { z } from 'zod';
import { PROPOSAL_REASONS } from '../domain/work/proposed.ts';
import { hundredths, id } from './common.ts';

/** With what the points were reckoned from. */
export const proposedScore = z.object({
  criterion: z.string(),
  /** Null: too little is known; never full marks for nothing. */
  points: hundredths.nullable(),
  max: hundredths,
  step: hundredths,
  /** In time of due; accepted at once of accepted. */
  part: z.int(),
  whole: z.int(),
  reasons: z.array(
    z.object({
      code: z.enum(PROPOSAL_REASONS),
      taskId: id,
      title: z.string(),
      /** Working days late; how often returned. */
      count: z.int(),
    }),
  ),
});
