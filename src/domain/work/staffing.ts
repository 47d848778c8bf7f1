// How many posts the accepted work asks for: hours = sum(volume x standard time), over what one post can work in a year.
// A range, never one number: how much of a day goes into products is an assumption that everybody can change and read.
// No regulation in force gives that share (confidence D); annual leave is article 113 of the Labour Code (12 days).
import { type Fraction, fraction, multiply } from '../score/fraction.ts';
import type { WorkOfPosition } from './position-figures.ts';

export interface Assumptions {
  readonly minutesPerDay: number;
  readonly leaveDays: number;
  /** Training, meetings of the body, sickness: days of a year without products. */
  readonly otherDays: number;
  /** Per cent of the remaining time that goes into products. */
  readonly leastProductive: number;
  readonly mostProductive: number;
}

export const USUAL_ASSUMPTIONS: Assumptions = {
  minutesPerDay: 480,
  leaveDays: 12,
  otherDays: 10,
  leastProductive: 70,
  mostProductive: 85,
};

/** In the order of their text. */
export const ASSUMPTION_KEYS = Object.keys(USUAL_ASSUMPTIONS) as readonly (keyof Assumptions)[];

type Bound = readonly [least: number, most: number];
export const ASSUMPTION_BOUNDS: Readonly<Record<keyof Assumptions, Bound>> = {
  minutesPerDay: [60, 720],
  leaveDays: [0, 60],
  otherDays: [0, 120],
  leastProductive: [10, 100],
  mostProductive: [10, 100],
};

/** Which assumptions cannot be meant; a least share above the most names both. */
export function assumptionFaults(given: Assumptions): readonly (keyof Assumptions)[] {
  const outside = ASSUMPTION_KEYS.filter((key) => {
    const [least, most] = ASSUMPTION_BOUNDS[key];
    return !Number.isInteger(given[key]) || given[key] < least || given[key] > most;
  });
  if (outside.length > 0 || given.leastProductive <= given.mostProductive) return outside;
  return ['leastProductive', 'mostProductive'];
}

/** '480-12-10-70-85': as they stand in an address, so that a link and a file reckon like the page. */
export const assumptionsText = (given: Assumptions): string =>
  ASSUMPTION_KEYS.map((key) => given[key]).join('-');

/** Null for what are no assumptions, or none that can be meant. */
export function assumptionsOf(text: string): Assumptions | null {
  const numbers = /^\d{1,4}(?:-\d{1,4}){4}$/.test(text) ? text.split('-').map(Number) : [];
  if (numbers.length === 0) return null;
  const given = Object.fromEntries(
    ASSUMPTION_KEYS.map((key, at) => [key, numbers[at]]),
  ) as unknown as Assumptions;
  return assumptionFaults(given).length === 0 ? given : null;
}

export type TimeBasis = 'standard' | 'declared' | 'partly' | 'unknown';

export interface StaffingLine {
  readonly itemId: number | null;
  readonly volume: number;
  /** Minutes of the time looked at, at least and at most. */
  readonly least: number;
  readonly most: number;
  readonly basis: TimeBasis;
}

export interface Staffing {
  readonly lines: readonly StaffingLine[];
  /** Minutes of a year. */
  readonly needLeast: number;
  readonly needMost: number;
  /** Minutes one post can give products in a year. */
  readonly capacityLeast: number;
  readonly capacityMost: number;
  /** Posts in hundredths: the lower end cut off, the upper end rounded up. */
  readonly postsLeast: number;
  readonly postsMost: number;
}

/**
 * Work without a standard time counts with nothing at the lower end and with the minutes written down, spread over all
 * of its products, at the upper end. Null where a post would have no working time left. Throws on faulty assumptions.
 */
export function staffingFor(
  work: readonly WorkOfPosition[],
  days: { readonly looked: number; readonly year: number },
  given: Assumptions,
): Staffing | null {
  const faults = assumptionFaults(given);
  if (faults.length > 0) throw new RangeError(`assumptions out of bounds: ${faults.join(', ')}`);
  const workable = days.year - given.leaveDays - given.otherDays;
  if (days.looked <= 0 || workable <= 0) return null;
  const lines = [...Map.groupBy(work, (one) => one.itemId)].map(([itemId, some]) => lineOf(itemId, some));
  const toYear = fraction(days.year, days.looked);
  const need = (of: (line: StaffingLine) => number) =>
    multiply(fraction(lines.reduce((total, line) => total + of(line), 0)), toYear);
  const capacity = (percent: number) => fraction(workable * given.minutesPerDay * percent, 100);
  const [least, most] = [need((line) => line.least), need((line) => line.most)];
  const [capacityLeast, capacityMost] = [capacity(given.leastProductive), capacity(given.mostProductive)];
  return {
    lines: lines.toSorted((a, b) => b.most - a.most),
    needLeast: floor(least),
    needMost: ceiling(most),
    capacityLeast: floor(capacityLeast),
    capacityMost: floor(capacityMost),
    postsLeast: floor(hundredTimesOver(least, capacityMost)),
    postsMost: ceiling(hundredTimesOver(most, capacityLeast)),
  };
}

const hundredTimesOver = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d * 100n, a.d * b.n);
const floor = ({ n, d }: Fraction): number => Number(n / d);
const ceiling = ({ n, d }: Fraction): number => Number((n + d - 1n) / d);

function lineOf(itemId: number | null, some: readonly WorkOfPosition[]): StaffingLine {
  const total = (of: (one: WorkOfPosition) => number) => some.reduce((all, one) => all + of(one), 0);
  const [volume, standard, unmeasured] = [
    total((one) => one.volume),
    total((one) => one.standard),
    total((one) => one.unmeasured),
  ];
  const logged = total((one) => one.logged);
  const guessed = logged === 0 ? 0 : Math.ceil((total((one) => one.declared) * unmeasured) / logged);
  return {
    itemId,
    volume,
    least: standard,
    most: standard + guessed,
    basis: basisOf(volume, unmeasured, logged),
  };
}

function basisOf(volume: number, unmeasured: number, logged: number): TimeBasis {
  if (unmeasured === 0) return 'standard';
  if (unmeasured < volume) return 'partly';
  return logged > 0 ? 'declared' : 'unknown';
}
