// How long a proposal to reopen waits for its second person.
import { isLate } from '../period/late.ts';
import type { Evaluation } from './shape.ts';

/** Both persons within 24 hours. Source: trust rule on four eyes; letter 8679 itself names no time. */
export const PROPOSAL_HOURS = 24;
const MILLISECONDS = PROPOSAL_HOURS * 3_600_000;

/** Until when a proposal made at `now` can be agreed to; both instants ISO in UTC. */
export function proposalEnd(now: string): string {
  return new Date(Date.parse(now) + MILLISECONDS).toISOString();
}

type Proposal = Pick<Evaluation, 'reopenProposedBy' | 'reopenProposedUntil'>;

/** A proposal that still waits; one from before proposals had an end counts as over. The very moment is in time. */
export function hasOpenProposal({ reopenProposedBy, reopenProposedUntil }: Proposal, now: string): boolean {
  return reopenProposedBy !== null && reopenProposedUntil !== null && !isLate(now, reopenProposedUntil);
}

/** Whether a new proposal that ends at `until` was made only after the old one was over. */
export function followsLapsed({ reopenProposedBy, reopenProposedUntil }: Proposal, until: string): boolean {
  if (reopenProposedBy === null || reopenProposedUntil === null) return true;
  return Date.parse(until) - MILLISECONDS > Date.parse(reopenProposedUntil);
}
