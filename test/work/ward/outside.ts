// The outside calculator: Decree 335 (articles 13-16) and the need for posts reckoned from the diary alone, in whole
// fractions. It shares no line with the product.
import { type DiaryWork, daysLate, workdays } from './diary.ts';

export interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : divisor(b, a % b));
/** In lowest terms, as text: '87/4'. */
export const shown = ({ n, d }: Ratio) => `${n / divisor(n, d)}/${d / divisor(n, d)}`;

export interface Span {
  readonly from: string;
  readonly to: string;
}
interface Part {
  /** Converted work in millionths of a unit of the catalogue: given, done, of good quality, in time. */
  readonly given: bigint;
  readonly done: bigint;
  readonly good: bigint;
  readonly timely: bigint;
}

/** What a work has to say of one person in a period; null: nothing. */
function partOf(work: DiaryWork, who: string, span: Span, today: string): Part | null {
  const { product, quantity, delivered, due } = work;
  const holding = work.holders.find((one) => one.who === who);
  if (holding === undefined || product?.coefficient == null) return null;
  // Hundredths x per cent x per cent: one whole unit is a million. Times four, so that a quarter comes out even.
  const units = (items: number, percent: number) =>
    BigInt((product.coefficient ?? 0) * items * holding.share * percent) * 4n;
  if (holding.to !== null) {
    const kept = units(quantity, 100);
    return holding.to >= span.from && holding.to < span.to
      ? { given: kept, done: kept, good: kept, timely: kept }
      : null;
  }
  const reached = (inside: (monday: string) => boolean) =>
    work.parts.reduce((sum, { monday, part }) => sum + (inside(monday) ? part : 0), 0);
  const here = reached((monday) => monday >= span.from && monday < span.to);
  const ends = due ?? delivered;
  if (ends === null || ends >= span.to)
    return here === 0
      ? null
      : marked(work, units(quantity, here), units(quantity, here), units(1, here), false);
  const arrived = delivered !== null && delivered >= span.from && delivered < span.to;
  if (ends < span.from && !arrived) return null;
  const left = 100 - reached((monday) => monday < span.from);
  const came = delivered !== null && delivered < span.to;
  const late = due !== null && daysLate(due, delivered ?? today) > 0;
  return came
    ? marked(work, units(quantity, left), units(work.came, left), units(1, left), late)
    : marked(work, units(quantity, left), units(quantity, here), units(1, 100), late);
}

/** A quarter of the one product off for each time it came back, and for the delay; recognised causes aside. */
function marked(work: DiaryWork, given: bigint, done: bigint, one: bigint, late: boolean): Part {
  const faults = BigInt(Math.min(4, work.returned.length - work.excusedReturns));
  const delays = late && work.delay !== 'granted' ? 1n : 0n;
  const off = (times: bigint) => {
    const rest = done - (one / 4n) * times;
    return rest < 0n ? 0n : rest;
  };
  return { given, done, good: off(faults), timely: off(delays) };
}

export interface Result {
  readonly quantity: Ratio;
  readonly quality: Ratio;
  readonly progress: Ratio;
  /** (a + b + c) / 3 x 70 %, in points. */
  readonly tasks: Ratio;
}

/** Ratios in per cent; null: nothing was given, and then there is nothing to say. */
export function decree335(
  diary: readonly DiaryWork[],
  who: string,
  span: Span,
  today: string,
): Result | null {
  const parts = diary.flatMap((work) => partOf(work, who, span, today) ?? []);
  const sum = (of: (part: Part) => bigint) => parts.reduce((total, part) => total + of(part), 0n);
  const given = sum((one) => one.given);
  if (given === 0n) return null;
  const perCent = (n: bigint): Ratio => ({ n: n * 100n > given * 100n ? given * 100n : n * 100n, d: given });
  const quantity = perCent(sum((one) => one.done));
  const quality = perCent(sum((one) => one.good));
  const progress = perCent(sum((one) => one.timely));
  const tasks = { n: (quantity.n + quality.n + progress.n) * 70n, d: given * 300n };
  return { quantity, quality, progress, tasks };
}

export interface Posts {
  readonly least: number;
  readonly most: number;
  readonly needLeast: number;
  readonly needMost: number;
  readonly capacityLeast: number;
  readonly capacityMost: number;
}

const down = (n: bigint, d: bigint) => Number(n / d);
const up = (n: bigint, d: bigint) => Number((n + d - 1n) / d);

/** How many posts the accepted work of a unit asks for, in hundredths: 480 minutes a day, 12 + 10 days away, 70 to 85 %. */
export function postsNeeded(
  diary: readonly DiaryWork[],
  span: Span,
  year: Span,
  isClerk: (who: string) => boolean,
): Posts {
  const done = diary.flatMap((work) => {
    const { delivered, accepted } = work;
    if (accepted === null || delivered === null) return [];
    if (delivered < span.from || delivered >= span.to) return [];
    return work.holders
      .filter(({ who, share }) => isClerk(who) && share > 0)
      .map(({ who, share }) => ({
        product: work.product,
        volume: work.came * share,
        declared: work.minutes.reduce((sum, one) => sum + (one.who === who ? (one.minutes ?? 0) : 0), 0),
      }));
  });
  // Hundredths of minutes.
  const standard = done.reduce((sum, one) => sum + one.volume * (one.product?.minutes ?? 0), 0);
  const guessed = [...Map.groupBy(done, (one) => one.product?.code ?? '')].reduce((sum, [, same]) => {
    const unmeasured = same.filter((one) => one.product?.minutes == null);
    const volume = unmeasured.reduce((all, one) => all + one.volume, 0);
    const logged = unmeasured.filter((one) => one.declared > 0);
    const base = logged.reduce((all, one) => all + one.volume, 0);
    const declared = unmeasured.reduce((all, one) => all + one.declared, 0);
    return sum + (base === 0 ? 0 : Math.ceil((declared * volume) / base));
  }, 0);
  const days = BigInt(workdays(span.from, span.to).length);
  const all = BigInt(workdays(year.from, year.to).length);
  const least = BigInt(standard) * all;
  const most = BigInt(standard + guessed * 100) * all;
  const capacity = (percent: bigint) => (all - 22n) * 480n * percent;
  return {
    ...{ needLeast: down(least, 100n * days), needMost: up(most, 100n * days) },
    ...{ capacityLeast: down(capacity(70n), 100n), capacityMost: down(capacity(85n), 100n) },
    least: down(least * 100n, days * capacity(85n)),
    most: up(most * 100n, days * capacity(70n)),
  };
}
