// The simulated ward: forty people in five units, its catalogue, and chances that are the same in every run.
import type { CatalogueEntry } from '../../../src/domain/work/catalogue.ts';
import type { BodySpec } from '../../builders/body.ts';
import type { Product } from './diary.ts';

export const UNITS = ['onestop', 'culture', 'economy', 'land', 'justice'] as const;
export type UnitKey = (typeof UNITS)[number];
/** Clerks of each unit beside its head and deputy. */
const CLERKS: Readonly<Record<UnitKey, number>> = { onestop: 8, culture: 5, economy: 5, land: 5, justice: 5 };
export const POSITION: Readonly<Record<UnitKey, string>> = {
  ...{ onestop: 'Chuyên viên một cửa', culture: 'Chuyên viên văn hoá', economy: 'Chuyên viên kinh tế' },
  ...{ land: 'Chuyên viên địa chính', justice: 'Chuyên viên tư pháp' },
};

export const headOf = (unit: UnitKey) => `${unit}Head`;
export const deputyOf = (unit: UnitKey) => `${unit}Deputy`;
export const clerksOf = (unit: UnitKey) =>
  Array.from({ length: CLERKS[unit] }, (_, at) => `${unit}${at + 1}`);
export const membersOf = (unit: UnitKey) => [headOf(unit), deputyOf(unit), ...clerksOf(unit)];

export const WARD: BodySpec = {
  units: { ward: null, ...Object.fromEntries(UNITS.map((unit) => [unit, 'ward'])) },
  people: {
    chair: ['leader', 'ward'],
    office: ['staff', 'ward'],
    ...Object.fromEntries(
      UNITS.flatMap((unit) => [
        [headOf(unit), ['head', unit] as const] as const,
        [deputyOf(unit), ['deputy', unit] as const] as const,
        ...clerksOf(unit).map((who) => [who, ['staff', unit] as const] as const),
      ]),
    ),
  },
  roles: [['office', 'office', 'ward']],
};

/** Ways of a ward's list: most have both figures, one is not converted, one has no standard time. */
export const PRODUCTS: readonly Product[] = [
  { code: 'TT', coefficient: 300, minutes: 480 },
  { code: 'BC', coefficient: 200, minutes: 240 },
  { code: 'HS', coefficient: 100, minutes: 60 },
  { code: 'CV', coefficient: 50, minutes: 40 },
  { code: 'KH', coefficient: 450, minutes: 900 },
  { code: 'QD', coefficient: 150, minutes: 120 },
  { code: 'XM', coefficient: 250, minutes: null },
  { code: 'TD', coefficient: null, minutes: 30 },
];
export const WEEKLY_PRODUCT: Product = { code: 'TUAN', coefficient: 100, minutes: 90 };

export const catalogueEntry = ({ code, coefficient, minutes }: Product): CatalogueEntry => ({
  ...{ code, name: `Sản phẩm ${code}`, output: 'Văn bản', field: 'Chung', measure: 'văn bản', positions: [] },
  ...{ complexity: 'B', coefficient, minutes, standard: false, quality: '', days: 3 },
  ...{ evidence: 'none', legalBasis: '', approver: '' },
});

/** Mulberry32: small, and the same everywhere. */
export function chances(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    /** True in so many of a hundred cases. */
    inHundred: (times: number) => next() * 100 < times,
    /** From `least` to `most`, both included. */
    between: (least: number, most: number) => least + Math.floor(next() * (most - least + 1)),
    oneOf: <T>(all: readonly T[]): T => {
      const one = all[Math.floor(next() * all.length)];
      if (one === undefined) throw new Error('nothing to choose from');
      return one;
    },
  };
}
