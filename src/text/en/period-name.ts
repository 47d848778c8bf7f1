import type { periodName as vi } from '../vi/period-name.ts';

export const periodName: Record<keyof typeof vi, string> = {
  'periodName.week': 'Week {part}/{year}',
  'periodName.month': 'Month {part}/{year}',
  'periodName.quarter': 'Quarter {part}/{year}',
  'periodName.half-year': '{part, select, 1 {First half of} other {Second half of}} {year}',
  'periodName.year': 'Year {year}',
  'periodName.kind.month': 'Month',
  'periodName.kind.quarter': 'Quarter',
  'periodName.kind.half-year': 'Half-year',
  'periodName.kind.year': 'Year',
};
