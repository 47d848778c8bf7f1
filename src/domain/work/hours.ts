// Hours that somebody declared, beside the standard time of what was accepted: a range, never a verdict. They are between the
// person and those who manage him; what a regulation opens beyond that is in openness.ts.
import type { PlainDate } from '../organization/shape.ts';
import type { WorkViewer } from './task-rights.ts';

/** `unit`: a member of the same unit, by a regulation. */
export type HoursRelation = 'self' | 'scorer' | 'unit-head' | 'unit';

/** As whom somebody sees declared hours without any regulation; null: not. Office and inspectors see work, not hours. */
export function seesHours(
  viewer: Pick<WorkViewer, 'personId' | 'scored' | 'headedUnits'>,
  { personId, unitId }: { readonly personId: number; readonly unitId: number | null },
): Exclude<HoursRelation, 'unit'> | null {
  if (viewer.personId === personId) return 'self';
  if (viewer.scored.includes(personId)) return 'scorer';
  return unitId !== null && viewer.headedUnits.includes(unitId) ? 'unit-head' : null;
}

export interface TimedTask {
  readonly accepted: PlainDate | null;
  /** Standard minutes of one; null: the catalogue knows none. */
  readonly minutes: number | null;
  readonly doneQuantity: number;
  /** Per cent of it that is the person's. */
  readonly ownShare: number;
  /** Declared on it within the days. */
  readonly logged: number;
}

/**
 * Time of the products accepted within [from, to), one person's share of them: at least their standard times alone, at most
 * with what was declared for those that have none. Null where nothing was accepted.
 */
export function acceptedTime(
  tasks: readonly TimedTask[],
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
) {
  const accepted = tasks.filter((one) => one.accepted !== null && one.accepted >= from && one.accepted < to);
  if (accepted.length === 0) return null;
  const standard = accepted.reduce(
    (total, { minutes, doneQuantity, ownShare }) => total + (minutes ?? 0) * doneQuantity * ownShare,
    0,
  );
  const unmeasured = accepted.filter(({ minutes }) => minutes === null);
  const least = Math.floor(standard / 100);
  const most = least + unmeasured.reduce((total, { logged }) => total + logged, 0);
  return { least, most, unmeasured: unmeasured.length };
}
