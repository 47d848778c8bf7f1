// Who may hold which share: one leads, the shares of all add to 100.
import { type Refusal, refuse } from '../refusal.ts';
import type { Share } from './task.ts';

export type WantedShare = Pick<Share, 'personId' | 'role' | 'share'>;

/** Somebody who could be given work: he holds a post in reach of whoever gives it. */
export interface Candidate {
  readonly personId: number;
  readonly postId: number;
  readonly unitId: number;
  readonly jobPosition: string | null;
  /** The catalogue allows this product for his job position. */
  readonly allowed: boolean;
}

/** Every reason why these shares cannot be; `whole` is what is left to give: 100 less what stayed with former holders. */
export function shareFaults(
  wanted: readonly WantedShare[],
  candidates: readonly Candidate[],
  whole: number,
): readonly Refusal[] {
  const sum = wanted.reduce((total, { share }) => total + share, 0);
  const leads = wanted.filter(({ role }) => role === 'lead').length;
  const odd = wanted.some(({ share }) => !Number.isInteger(share) || share < 1 || share > 100);
  const twice = new Set(wanted.map(({ personId }) => personId)).size < wanted.length;
  const named = wanted.map(({ personId }) => candidates.find((one) => one.personId === personId));
  return [
    leads !== 1 && refuse('task-one-lead', { leads }),
    (odd || sum !== whole) && refuse('task-shares-not-whole', { sum, whole }),
    twice && refuse('task-person-twice'),
    named.includes(undefined) && refuse('task-person-unfit'),
    named.some((one) => one !== undefined && !one.allowed) && refuse('task-position-unfit'),
  ].filter((one) => one !== false);
}
