// Where nothing says how people are evaluated: no regulation at all, or a kind of period that one ended for.
import type { PlainDate } from '../organization/shape.ts';
import { addDays } from '../period/date.ts';
import { type PeriodKey, periodDates, periodOf } from '../period/period.ts';
import { inForce } from './select.ts';
import type { PeriodKind, Rulebook } from './shape.ts';
import { PERIOD_KINDS } from './shape-base.ts';

export interface RegulationGap {
  readonly from: PlainDate;
  /** First day on which there is one again; null: none is known. */
  readonly to: PlainDate | null;
  /** The first period of each kind it concerns; empty: every kind. */
  readonly periods: readonly PeriodKey[];
}

type Dated = Pick<Rulebook, 'use' | 'periods' | 'validFrom' | 'validTo'>;

/** Gaps on `day`, and those of the `soon` days before and after in which one ends without a successor. */
export function regulationGaps(rulebooks: readonly Dated[], day: PlainDate, soon: number): RegulationGap[] {
  const known = rulebooks.filter((one) => one.use === 'evaluation');
  const stands = (among: readonly Dated[], on: PlainDate) =>
    among.some((one) => inForce(one as Rulebook, on));
  if (!stands(known, day)) return [{ from: day, to: nextStart(known, day), periods: [] }];
  const found = PERIOD_KINDS.flatMap((kind) => {
    const ofKind = known.filter((one) => one.periods.includes(kind));
    const days = [startOf(kind, day), ...endsAround(ofKind, day, soon)].toSorted();
    const from = days.find((on) => ofKind.length > 0 && !stands(ofKind, on));
    const isNear = ofKind.some(
      ({ validFrom, validTo }) => validFrom <= day && (validTo ?? day) >= addDays(day, -soon),
    );
    if (from === undefined || !isNear) return [];
    const start = from < day && !stands(ofKind, day) ? day : from;
    return [{ from: start, to: nextStart(ofKind, start), periods: [periodOf(kind, start)] }];
  });
  return [...Map.groupBy(found, ({ from, to }) => `${from} ${to}`).values()].map((same) => ({
    ...(same[0] as RegulationGap),
    periods: same.flatMap(({ periods }) => periods),
  }));
}

// A week is evaluated by what stands on its Monday: one that begins in the middle is for the next. Longer periods of the
// year in which a regulation begins are as old as the regulation.
function startOf(kind: PeriodKind, day: PlainDate): PlainDate {
  return kind === 'week' ? periodDates(periodOf('week', day)).from : day;
}

function endsAround(rulebooks: readonly Dated[], day: PlainDate, soon: number): PlainDate[] {
  return rulebooks.flatMap(({ validTo }) =>
    validTo !== null && day < validTo && validTo <= addDays(day, soon) ? [validTo] : [],
  );
}

function nextStart(rulebooks: readonly Dated[], day: PlainDate): PlainDate | null {
  return (
    rulebooks
      .map(({ validFrom }) => validFrom)
      .filter((from) => day < from)
      .toSorted()[0] ?? null
  );
}
