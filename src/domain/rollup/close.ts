// Whether a longer period may be frozen: over, with something to freeze, and missing results explained.
import { type PeriodKey, periodDates } from '../period/period.ts';
import { hasWords, type Refusal, refuse } from '../refusal.ts';
import { type OpenReadings, whyOnlyPreview } from '../rulebook/readings.ts';

export interface Closing {
  readonly period: PeriodKey;
  readonly today: string;
  /** Persons in the live roll-up, periods without a decided result, and persons who differ from the last version. */
  readonly members: number;
  readonly missing: number;
  readonly moved: number;
  /** The last frozen version; 0 when there is none. */
  readonly version: number;
  readonly reason: string;
  /** What is frozen is official, so there may be none. */
  readonly openReadings: OpenReadings;
}

/** What stands against the last frozen version of a period. */
export interface LateChange {
  readonly moved: number;
  /** Periods without a decided result, now and when it was frozen. */
  readonly missing: number;
  readonly missingBefore: number;
}

/** A reopened record is no result: the next version waits until as much is decided as was when the period was frozen. */
export function isLateVersion({ moved, missing, missingBefore }: LateChange): boolean {
  return moved > 0 && missing <= missingBefore;
}

/** Every reason against freezing; empty when it may be done. A version nothing has moved since is not made again. */
export function whyNotFrozen(closing: Closing): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const { to } = periodDates(closing.period);
  if (closing.today < to) refusals.push(refuse('period-not-over', { until: to }));
  if (closing.members === 0) refusals.push(refuse('period-without-records'));
  if (closing.version > 0 && closing.moved === 0)
    refusals.push(refuse('nothing-moved', { version: closing.version }));
  if (closing.missing > 0 && !hasWords(closing.reason))
    refusals.push(refuse('missing-needs-reason', { missing: closing.missing }));
  return [...refusals, ...whyOnlyPreview(closing.openReadings)];
}
