// Where nothing says how people are evaluated: no regulation at all, or a kind of period that one ended for.
import type { PlainDate } from '../organization/shape.ts';
import { addDays } from '../period/date.ts';
import { nextPeriod, type PeriodKey, periodDates, periodOf } from '../period/period.ts';
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

type Dated = Pick<Rulebook, 'id' | 'version' | 'use' | 'periods' | 'validFrom' | 'validTo'>;

/**
 * Gaps on `day` and in periods that begin within `soon` days. A period is evaluated by what stands on its first day. Kinds
 * of periods without a regulation for longer than `soon` days were given up.
 */
export function regulationGaps(rulebooks: readonly Dated[], day: PlainDate, soon: number): RegulationGap[] {
  const known = rulebooks.filter((one) => one.use === 'evaluation').map((one) => leftBy(one, rulebooks));
  if (!stands(known, day)) return [{ from: day, to: nextStart(known, day), periods: [] }];
  const found = PERIOD_KINDS.flatMap((kind) => {
    const ofKind = known.filter((one) => one.periods.includes(kind));
    const isKept = ofKind.some(
      ({ validFrom, validTo }) => validFrom <= day && (validTo ?? day) >= addDays(day, -soon),
    );
    const period = isKept ? firstWithout(kind, ofKind, day, addDays(day, soon)) : null;
    if (period === null) return [];
    const { from } = periodDates(period);
    return [{ from, to: nextStart(ofKind, from), periods: [period] }];
  });
  return [...Map.groupBy(found, ({ from, to }) => `${from} ${to}`).values()].map((same) => ({
    ...(same[0] as RegulationGap),
    periods: same.flatMap(({ periods }) => periods),
  }));
}

/** With the end a body gave it: a later version of it that is an archive. */
function leftBy(one: Dated, all: readonly Dated[]): Dated {
  const ends = all
    .filter(({ id, version, use }) => id === one.id && version > one.version && use === 'archive')
    .map(({ validFrom }) => validFrom);
  return { ...one, validTo: [...ends, ...(one.validTo === null ? [] : [one.validTo])].toSorted()[0] ?? null };
}

const stands = (among: readonly Dated[], on: PlainDate) => among.some((one) => inForce(one, on));

/** The longer period in which a regulation begins is as old as the regulation; a week without one is told. */
function firstWithout(
  kind: PeriodKind,
  ofKind: readonly Dated[],
  day: PlainDate,
  until: PlainDate,
): PeriodKey | null {
  for (let period = periodOf(kind, day); ; period = nextPeriod(period)) {
    const { from, to } = periodDates(period);
    if (from > until) return null;
    const begins = kind !== 'week' && ofKind.some(({ validFrom }) => from < validFrom && validFrom < to);
    if (!stands(ofKind, from) && !begins) return period;
  }
}

function nextStart(rulebooks: readonly Dated[], day: PlainDate): PlainDate | null {
  return (
    rulebooks
      .map(({ validFrom }) => validFrom)
      .filter((from) => day < from)
      .toSorted()[0] ?? null
  );
}
