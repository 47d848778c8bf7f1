// A level decided for a longer period that is a mean: instead of the one reached, because a share has no place left
// (quota-year.ts), or where the regulation gives the mean none and leaves it to the competent person.
import type { SubjectKind } from '../evaluation/shape.ts';
import { organOf } from '../organization/organ.ts';
import type { Unit } from '../organization/shape.ts';
import { hasWords, type Refusal, refuse } from '../refusal.ts';
import { type OpenReadings, whyOnlyPreview } from '../rulebook/readings.ts';
import type { Rulebook } from '../rulebook/shape.ts';
import type { RollUpRule } from '../rulebook/shape-regime.ts';
import { type Fraction, fractionText } from '../score/fraction.ts';

export interface SettledLevel {
  /** null where the mean leaves the level open; then `total` is the exact total it was decided from. */
  readonly reached: string | null;
  readonly total: string | null;
  readonly level: string;
}

export interface MeanStanding {
  readonly how: RollUpRule['how'];
  readonly total: Fraction | null;
  readonly level: string | null;
}

/** No level though there are points: a gap nobody has confirmed, a condition left to a person, no band that fits. */
export function isLeftOpen({ how, total, level }: MeanStanding): boolean {
  return how !== 'evidence' && total !== null && level === null;
}

/**
 * The level of a mean once decisions are heeded. One falls away by itself when the mean no longer reaches the level it was
 * decided from; one about an open level when the total is another one or the regulation gives a level by now.
 */
export function levelGiven(line: MeanStanding, settled: SettledLevel | undefined): string | null {
  if (settled === undefined) return line.level;
  const { reached, total, level } = settled;
  const holds =
    reached === null
      ? isLeftOpen(line) && line.total !== null && fractionText(line.total) === total
      : reached === line.level;
  return holds ? level : line.level;
}

/**
 * The unit whose head is the competent person for an open level: of somebody his organ, as with shares of a level; of a unit
 * the organ over it, for nobody decides about the unit he answers for. null: nobody of this body.
 */
export function unitDeciding(
  subject: SubjectKind,
  unitId: number,
  units: ReadonlyMap<number, Pick<Unit, 'parentId' | 'kind'>>,
): number | null {
  const top = [...units].find(([, { parentId }]) => parentId === null)?.[0] ?? null;
  if (subject === 'person') return organOf(unitId, units) ?? top;
  const above = units.get(unitId)?.parentId ?? null;
  return above === null ? null : organOf(above, units);
}

/** Who owes such a decision: the heads of that unit, or of the next above it where nobody else is left to decide. */
export function headsOwing(
  place: number,
  units: ReadonlyMap<number, Pick<Unit, 'parentId'>>,
  headsOf: (unitId: number) => readonly number[],
  except: readonly number[],
): readonly number[] {
  for (let at: number | null = place; at !== null; at = units.get(at)?.parentId ?? null) {
    const others = headsOf(at).filter((id) => !except.includes(id));
    if (others.length > 0) return others;
  }
  return [];
}

export interface Deciding {
  /** The period can be made official, since this day. */
  readonly over: boolean;
  readonly until: string;
  /** The mean itself has no level. */
  readonly open: boolean;
  readonly level: string;
  readonly own: boolean;
  readonly reason: string;
  readonly openReadings: OpenReadings;
}

/** Every reason against deciding a level the mean leaves open; empty when it may be done. */
export function whyNotDecided(
  { levels }: Pick<Rulebook, 'levels'>,
  { over, until, open, level, own, reason, openReadings }: Deciding,
): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (own) refusals.push(refuse('own-case'));
  if (!over) refusals.push(refuse('settle-after-end', { until }));
  if (!open) refusals.push(refuse('level-not-left-open'));
  if (!levels.some(({ key }) => key === level)) refusals.push(refuse('level-unknown', { level }));
  if (!hasWords(reason)) refusals.push(refuse('reason-missing'));
  return [...refusals, ...whyOnlyPreview(openReadings)];
}
