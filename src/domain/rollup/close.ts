// Whether a longer period may be frozen: over, with something to freeze, missing results and undecided levels explained.
import type { PlainDate } from '../organization/shape.ts';
import { type PeriodKey, periodDates, periodKind } from '../period/period.ts';
import { hasWords, type Refusal, refuse } from '../refusal.ts';
import { type OpenReadings, whyOnlyPreview } from '../rulebook/readings.ts';
import type { Rulebook } from '../rulebook/shape.ts';

type Dated = Pick<Rulebook, 'stages' | 'rollUps'>;

/**
 * The first day on which a period can be made official: the one after its last day; of a mean for which the regulations name
 * dates of their own (335 art. 21: the year before 15 December), the first of those.
 */
export function classifiedFrom(regulations: readonly Dated[], period: PeriodKey): PlainDate {
  const { to } = periodDates(period);
  const days = regulations.map((regulation) => ownDate(regulation, period) ?? to).toSorted();
  return days.at(-1) ?? to;
}

function ownDate({ stages, rollUps }: Dated, period: PeriodKey): PlainDate | null {
  const kind = periodKind(period);
  const year = Number(period.slice(0, 4));
  if (!rollUps.some(({ to, how }) => to === kind && how !== 'evidence')) return null;
  const days = stages.flatMap(({ exceptions }) =>
    exceptions.flatMap(({ period: of, deadline }) =>
      of === kind && deadline.kind === 'year-day'
        ? [dateOf(year + deadline.yearOffset, deadline.month, deadline.day)]
        : [],
    ),
  );
  return days.toSorted()[0] ?? null;
}

const dateOf = (year: number, month: number, day: number): PlainDate =>
  [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');

export interface Closing {
  /** The first day on which it may be frozen. */
  readonly from: PlainDate;
  readonly today: string;
  /** Persons in the live roll-up, periods without a decided result, and persons who differ from the last version. */
  readonly members: number;
  readonly missing: number;
  readonly moved: number;
  /** Means whose level the regulation leaves to the competent person, who has not decided it yet. */
  readonly leftOpen: number;
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
  if (closing.today < closing.from) refusals.push(refuse('period-not-over', { until: closing.from }));
  if (closing.members === 0) refusals.push(refuse('period-without-records'));
  if (closing.version > 0 && closing.moved === 0)
    refusals.push(refuse('nothing-moved', { version: closing.version }));
  if (closing.missing > 0 && !hasWords(closing.reason))
    refusals.push(refuse('missing-needs-reason', { missing: closing.missing }));
  if (closing.leftOpen > 0 && !hasWords(closing.reason))
    refusals.push(refuse('open-level-needs-reason', { open: closing.leftOpen }));
  return [...refusals, ...whyOnlyPreview(closing.openReadings)];
}
