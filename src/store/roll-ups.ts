// Live and frozen roll-ups of periods, and the records they are made of. Exact totals are fractions of points.
import type { PeriodKey, PeriodKind } from '../domain/period/period.ts';
import type { NodeFigures, Part, PartFacts } from '../domain/rollup/shape.ts';
import {
  type Fraction,
  fraction,
  fractionText,
  inHundredths,
  ofHundredths,
} from '../domain/score/fraction.ts';

/** A decided or waiting record as the roll-up sees it. */
export interface SourceRow {
  readonly id: number;
  readonly personId: number;
  readonly unitId: number;
  readonly rulebookId: string;
  readonly kind: PeriodKind;
  readonly start: string;
  readonly from: string;
  readonly to: string;
  readonly decided: boolean;
  readonly counted: boolean;
  readonly why: string | null;
  readonly total: Fraction | null;
  readonly level: string | null;
  readonly facts: PartFacts | null;
}

/** Rulebooks whose records are read, and those of them whose longer periods follow from work lines as well. */
export interface Sources {
  readonly ids: readonly string[];
  readonly onWork: readonly string[];
}

/** A stored fraction, or the whole hundredths where no fraction is stored. */
export function exactTotal(row: {
  readonly total: number | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
}): Fraction | null {
  if (row.numerator !== null && row.denominator !== null)
    return fraction(BigInt(row.numerator), BigInt(row.denominator));
  return row.total === null ? null : ofHundredths(row.total);
}

/** A person's line, live (version 0) or frozen. */
export interface PersonLine {
  readonly personId: number;
  readonly unitId: number;
  readonly how: 'mean' | 'mean-by-days' | 'evidence';
  readonly counted: number;
  readonly missing: number;
  readonly notCounted: number;
  readonly total: Fraction | null;
  readonly level: string | null;
}

/** With what it is made of: said by the records, kept in frozen lines alone. */
export interface PersonPeriod extends PersonLine {
  readonly parts: readonly Part[];
}

/** A unit's line; `own` are its members alone. */
export interface NodePeriod {
  readonly unitId: number;
  readonly orgVersion: number;
  readonly figures: NodeFigures;
  readonly own: NodeFigures;
}

export interface RollUpKey {
  readonly regime: string;
  readonly period: PeriodKey;
}

const fractionsAsText = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'n' in value && 'd' in value
    ? fractionText(value as Fraction)
    : value;

/** JSON with fractions as 'n/d': the one form in which rows are stored, compared and digested. */
export function rollUpJson(value: unknown): string {
  return JSON.stringify(value, fractionsAsText);
}

/** What lists show and sort by: cut off. */
export function shownTotal(total: Fraction | null): number | null {
  return total === null ? null : inHundredths(total);
}
