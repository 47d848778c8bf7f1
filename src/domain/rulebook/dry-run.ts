// A regulation tried on what was recorded before anybody signs it: whose level would be another one, and in which units
// its quotas would not be kept. Decides nothing and changes nothing.
import { comparePeriods } from '../period/period.ts';
import { meanLevel } from '../rollup/mean-level.ts';
import { quotaState } from '../rollup/quota.ts';
import { boundScopes } from '../rollup/quota-guard.ts';
import { periodAround } from '../rollup/rules.ts';
import { pointsAndLevel } from '../score/evaluate.ts';
import { addAll, compare, divide, type Fraction, fraction, inHundredths, ZERO } from '../score/fraction.ts';
import type { ScoreInput } from '../score/input.ts';
import type { LevelOutcome } from '../score/outcome.ts';
import { FEWEST_PEOPLE } from '../work/position-figures.ts';
import type { PeriodKind, Rulebook } from './shape.ts';
import type { Quota } from './shape-regime.ts';

/** One decided record with what it was decided on. */
export interface RecordedCase {
  readonly evaluationId: number;
  readonly personId: number;
  readonly unitId: number;
  /** The organ the unit counts in for shares of a level; the unit itself where not said. */
  readonly organId?: number;
  /** Group of similar duties, by the post of the record. */
  readonly group?: string;
  readonly period: string;
  readonly input: ScoreInput;
  /** Hundredths, cut off. */
  readonly total: number;
  readonly level: string | null;
  /** 1 = best, by the rulebook it was decided with. */
  readonly order: number | null;
}

export interface TriedCase {
  readonly evaluationId: number;
  readonly personId: number;
  readonly unitId: number;
  readonly period: string;
  readonly before: { readonly total: number; readonly level: string | null };
  readonly after: {
    readonly total: number | null;
    readonly level: string | null;
    readonly state: LevelOutcome['state'] | 'invalid';
  };
  /** 'open': the new regulation gives no level from what was recorded. */
  readonly moves: 'same' | 'up' | 'down' | 'open';
}

/** A quota that would not be kept in one organ and period: as a whole, or in one group of similar duties. */
export interface BrokenQuota {
  /** null = the organ. */
  readonly group: string | null;
  readonly unitId: number;
  readonly period: string;
  readonly quota: string;
  readonly places: number;
  readonly reached: number;
  /** How many reach it by the version before; null: it binds none there, or there is none. */
  readonly before: number | null;
}

export interface DryRun {
  readonly cases: number;
  readonly up: number;
  readonly down: number;
  readonly open: number;
  readonly before: Readonly<Record<string, number>>;
  readonly after: Readonly<Record<string, number>>;
  /** Everybody whose level moves or stays open, worst first. */
  readonly changes: readonly TriedCase[];
  readonly broken: readonly BrokenQuota[];
  /** Units with fewer than five people in a period, by `placeOf`: their lines would tell of persons. */
  readonly few: ReadonlySet<string>;
}

export const placeOf = ({ unitId, period }: Pick<RecordedCase, 'unitId' | 'period'>) => `${unitId}/${period}`;

interface Tried extends TriedCase {
  readonly organId: number;
  readonly group: string;
  readonly level: string | null;
  readonly facts: ScoreInput;
  readonly exact: Fraction | null;
  readonly order: number | null;
}

function tryOne(rulebook: Rulebook, period: PeriodKind, recorded: RecordedCase): Tried {
  const { total, level, state } = pointsAndLevel(rulebook, recorded.input, period);
  const order = rulebook.levels.find((one) => one.key === level)?.order ?? null;
  const { evaluationId, personId, unitId, organId = unitId, group = '' } = recorded;
  return {
    ...{ evaluationId, personId, unitId, organId, group, period: recorded.period, order },
    ...{ level, facts: recorded.input },
    before: { total: recorded.total, level: recorded.level },
    after: { total: total === null ? null : inHundredths(total), level, state },
    moves: movement(recorded.order, order),
    exact: total,
  };
}

function movement(before: number | null, after: number | null): TriedCase['moves'] {
  if (after === null) return 'open';
  if (before === null || before === after) return 'same';
  return after < before ? 'up' : 'down';
}

function counted(cases: readonly { readonly level: string | null }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { level } of cases) if (level !== null) counts[level] = (counts[level] ?? 0) + 1;
  return counts;
}

const GRAVITY: Readonly<Record<TriedCase['moves'], number>> = { open: 0, down: 1, up: 2, same: 3 };

/** Tries a rulebook on recorded cases of one kind of period; `base`: the version before, for shares it breaks as well. */
export function dryRun(
  rulebook: Rulebook,
  period: PeriodKind,
  recorded: readonly RecordedCase[],
  base: Rulebook | null = null,
): DryRun {
  const triedBy = (by: Rulebook): TriedBy => ({
    rulebook: by,
    tried: recorded.map((one) => tryOne(by, period, one)),
  });
  const { tried } = triedBy(rulebook);
  const count = (moves: TriedCase['moves']) => tried.filter((one) => one.moves === moves).length;
  return {
    cases: tried.length,
    up: count('up'),
    down: count('down'),
    open: count('open'),
    before: counted(recorded),
    after: counted(tried.map((one) => one.after)),
    changes: tried
      .filter((one) => one.moves !== 'same')
      .toSorted((a, b) => GRAVITY[a.moves] - GRAVITY[b.moves] || a.evaluationId - b.evaluationId)
      .map(
        ({
          exact: _exact,
          order: _order,
          organId: _organ,
          group: _group,
          level: _level,
          facts: _facts,
          ...one
        }) => one,
      ),
    broken: brokenQuotas(rulebook, period, tried, base === null ? null : triedBy(base)),
    few: placesOfFew(tried),
  };
}

function placesOfFew(tried: readonly Tried[]): ReadonlySet<string> {
  const places = [...Map.groupBy(tried, placeOf)];
  const few = places.filter(([, of]) => new Set(of.map(({ personId }) => personId)).size < FEWEST_PEOPLE);
  return new Set(few.map(([place]) => place));
}

/** One result a share is counted over: of a record, or of the mean that follows from records. */
interface Standing extends Pick<Tried, 'personId' | 'organId' | 'group' | 'period' | 'order'> {
  readonly total: Fraction;
}

interface TriedBy {
  readonly rulebook: Rulebook;
  readonly tried: readonly Tried[];
}

/** What breaks a share, and how many reach that level by the version before. */
function brokenQuotas(
  rulebook: Rulebook,
  period: PeriodKind,
  tried: readonly Tried[],
  base: TriedBy | null,
): readonly BrokenQuota[] {
  const broken = boundQuotas({ rulebook, tried }, period).filter(({ places, reached }) => reached > places);
  const before = base === null || broken.length === 0 ? [] : boundQuotas(base, period);
  const nameOf = ({ unitId, period: key, quota, group }: Bound) => `${unitId}/${key}/${quota}/${group}`;
  const known = new Map(before.map((one) => [nameOf(one), one.reached]));
  return broken.map((one) => ({ ...one, before: known.get(nameOf(one)) ?? null }));
}

type Bound = Omit<BrokenQuota, 'before'>;

/** Quotas organ by organ, in the organ and in each group the regulation binds. */
function boundQuotas({ rulebook, tried }: TriedBy, period: PeriodKind): readonly Bound[] {
  const own = tried.map((one): Standing => ({ ...one, total: one.exact ?? ZERO }));
  const means = rulebook.rollUps.flatMap(({ from, to, how }) =>
    from === period && how !== 'evidence' ? [{ kind: to, of: meansOf(rulebook, to, tried) }] : [],
  );
  return rulebook.quotas.flatMap((quota) =>
    [{ kind: period, of: own }, ...means]
      .filter(({ kind }) => quota.periods.length === 0 || quota.periods.includes(kind))
      .flatMap(({ of }) => boundIn(rulebook, quota, of)),
  );
}

/** What the tried results make of a longer period, each shorter one alike: as far as they are decided. */
function meansOf(rulebook: Rulebook, to: PeriodKind, tried: readonly Tried[]): readonly Standing[] {
  const whole = Map.groupBy(tried, (one) => `${one.personId}/${periodAround(to, one.period)}`);
  return [...whole.values()].flatMap((of): Standing[] => {
    const totals = of.flatMap(({ exact }) => exact ?? []);
    const sorted = of.toSorted((a, b) => comparePeriods(a.period, b.period));
    const last = sorted.at(-1);
    if (last === undefined || totals.length === 0) return [];
    const total = divide(addAll(totals), fraction(totals.length));
    const { personId, organId, group, period } = last;
    const level = meanLevel(rulebook, to, total, sorted).level;
    const order = rulebook.levels.find(({ key }) => key === level)?.order ?? null;
    return [{ personId, organId, group, period: periodAround(to, period), order, total }];
  });
}

function boundIn(rulebook: Rulebook, quota: Quota, standing: readonly Standing[]): readonly Bound[] {
  const order = rulebook.levels.find((level) => level.key === quota.level)?.order ?? 1;
  const places = Map.groupBy(standing, ({ organId, period }) => `${organId}/${period}`);
  return [...places.values()].flatMap((of): Bound[] => {
    const members = of.map((one) => ({
      ...{ personId: one.personId, group: one.group, order: one.order, total: one.total },
      decided: 'open' as const,
    }));
    const first = of[0];
    if (first === undefined) return [];
    const { organId: unitId, period: key } = first;
    return boundScopes(quotaState(quota, order, false, members, compare)).map(
      ({ group, reached, places: most }) => ({
        ...{ unitId, period: key, quota: quota.key, group, places: most, reached: reached.best },
      }),
    );
  });
}
