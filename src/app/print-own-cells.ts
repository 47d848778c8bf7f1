// Cells and tables of the own record on paper, and the words the caller has for them.
import { addDays } from '../domain/period/date.ts';
import type { PrintedCell, PrintedRow, PrintedSection } from '../files/printed-form.ts';
import { printedDay } from '../files/weekly-form.ts';
import type { Tenant } from './actor.ts';

/** Words of the document; the caller has them by language. */
export interface OwnRecordTexts {
  readonly stateName: string;
  readonly motto: string;
  readonly placeAndDate: string;
  readonly fullName: string;
  readonly post: string;
  readonly unit: string;
  readonly self: string;
  readonly scorer: string;
  readonly level: string;
  readonly total: string;
  readonly acts: Readonly<Record<string, string>>;
  readonly own: Readonly<Record<string, string>>;
  readonly talk: { readonly evidence: string; readonly erased: string };
}

export interface OwnRecordOrder {
  readonly tenant: Tenant;
  readonly locale: 'vi' | 'en';
  readonly texts: OwnRecordTexts;
  /** Names of states, kinds and periods, as the pages call them. */
  readonly say: (id: string, values?: Readonly<Record<string, string | number>>) => string;
}

export const text = (value: string | null): PrintedCell => ({ text: value });
export const points = (value: number | null): PrintedCell => ({ points: value });
export const dayOf = (value: string | null): PrintedCell => text(value === null ? null : printedDay(value));
/** Intervals are half-open: people name the last day. */
export const lastDay = (to: string | null): PrintedCell => dayOf(to === null ? null : addDays(to, -1));
export const shortWeek = (key: string) => `${Number(key.slice(6))}/${key.slice(0, 4)}`;
export type Heads = readonly (readonly [name: string | undefined, share: number])[];

/** A table whose heading and sentence for "nothing" are named alike. */
export function table(
  order: OwnRecordOrder,
  key: string,
  heads: Heads,
  rows: readonly PrintedRow['cells'][],
): PrintedSection {
  const w = order.texts.own;
  return {
    kind: 'table',
    heading: w[key] ?? '',
    empty: w[`no${key.charAt(0).toUpperCase()}${key.slice(1)}`] ?? '',
    columns: heads.map(([name, share]) => ({ name: name ?? '', share })),
    rows: rows.map((cells) => ({ cells })),
  };
}
