// The catalogue of standard products and works of a body: dated versions, each with what it counts for. Coefficients are
// hundredths, hours are minutes. A coefficient is never multiplied with another scale here: only a regulation may say so.
import type { PlainDate } from '../organization/shape.ts';
import { foldText } from '../organization/text-match.ts';
import { hasWords, type Refusal, refuse } from '../refusal.ts';
import { rememberedByObject } from '../remember.ts';

/** What shows that a product exists: nothing, the number of a document, a link, a file. */
export const EVIDENCE_KINDS = ['none', 'document', 'link', 'file'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** What an entry says. Everything but code, name and unit may be unknown yet: null, never an invented figure. */
export interface CatalogueEntry {
  readonly code: string;
  readonly name: string;
  /** What comes out of the work; empty: the name says it. */
  readonly output: string;
  readonly field: string;
  readonly measure: string;
  /** Job positions that may be given it; empty: all. */
  readonly positions: readonly string[];
  readonly complexity: string;
  /** Conversion coefficient in hundredths. */
  readonly coefficient: number | null;
  /** Standard time of one, in minutes. */
  readonly minutes: number | null;
  /** One of the body's standard products: others are converted into them. */
  readonly standard: boolean;
  readonly quality: string;
  /** Working days from assignment to the deadline. */
  readonly days: number | null;
  readonly evidence: EvidenceKind;
  readonly legalBasis: string;
  /** Who approved the catalogue, by document. */
  readonly approver: string;
}

export interface CatalogueVersion extends CatalogueEntry {
  readonly id: number;
  readonly version: number;
  /** The unit whose catalogue it is: it holds there and below. */
  readonly unitId: number;
  readonly from: PlainDate;
  /** First day on which it no longer holds; null: until changed. */
  readonly to: PlainDate | null;
}

/** Bounds of what can be meant: beyond them it is a slip of the pen (a missing comma, minutes for hours). */
export const MOST_COEFFICIENT = 10_000;
export const MOST_MINUTES = 400 * 60;
export const MOST_DAYS = 366;

type Bound = readonly [field: 'coefficient' | 'minutes' | 'days', least: number, most: number];
const BOUNDS: readonly Bound[] = [
  ['coefficient', 1, MOST_COEFFICIENT],
  ['minutes', 1, MOST_MINUTES],
  ['days', 0, MOST_DAYS],
];

/** Every reason why the entry cannot stand in a catalogue. */
export function entryFaults(entry: CatalogueEntry): readonly Refusal[] {
  const missing = (['code', 'name', 'measure'] as const).flatMap((field) =>
    hasWords(entry[field]) ? [] : [refuse('catalogue-field-missing', { field })],
  );
  const outside = BOUNDS.flatMap(([field, least, most]) => {
    const value = entry[field];
    if (value === null || (Number.isInteger(value) && least <= value && value <= most)) return [];
    return [refuse('catalogue-out-of-bounds', { field, least, most })];
  });
  return [...missing, ...outside];
}

export const ENTRY_FIELDS = [
  'name',
  'output',
  'field',
  'measure',
  'positions',
  'complexity',
  'coefficient',
  'minutes',
  'standard',
  'quality',
  'days',
  'evidence',
  'legalBasis',
  'approver',
] as const satisfies readonly (keyof CatalogueEntry)[];
export type EntryField = (typeof ENTRY_FIELDS)[number];

/** What makes two codes the same: 'SP 01' and 'sp-01' are one entry, in a rehearsal and when it is applied. */
export const codeKey = (code: string): string => foldText(code);

/** Fields in which two entries differ; the code is what makes them the same entry. */
export function differences(a: CatalogueEntry, b: CatalogueEntry): readonly EntryField[] {
  return ENTRY_FIELDS.filter((field) => JSON.stringify(a[field]) !== JSON.stringify(b[field]));
}

/** The version of one entry that holds on a day; null when none does. */
export function versionOn(versions: readonly CatalogueVersion[], day: PlainDate): CatalogueVersion | null {
  const begun = versions.filter((one) => one.from <= day);
  const last = begun.toSorted((a, b) => a.version - b.version).at(-1) ?? null;
  return last !== null && (last.to === null || day < last.to) ? last : null;
}

/** What a task keeps of its entry for ever: the figures of the day it was assigned. */
export interface Snapshot {
  readonly itemId: number;
  readonly version: number;
  readonly coefficient: number | null;
  readonly minutes: number | null;
  readonly complexity: string;
  readonly standard: boolean;
}

export function snapshotOf(entry: CatalogueVersion): Snapshot {
  const { id, version, coefficient, minutes, complexity, standard } = entry;
  return { itemId: id, version, coefficient, minutes, complexity, standard };
}

/** Job positions are names as people write them: capitals and blanks around them tell none from another. */
export function isSamePosition(held: string | null, named: string): boolean {
  return held?.trim().toLocaleLowerCase('vi') === named.trim().toLocaleLowerCase('vi');
}

/** Whether somebody in this job position may be given it; a position nobody named is allowed everything. */
export function isAllowedFor(entry: CatalogueEntry, jobPosition: string | null): boolean {
  if (entry.positions.length === 0 || jobPosition === null) return true;
  return entry.positions.some((position) => isSamePosition(position, jobPosition));
}

/** What is left of a name without its numbers: 'Tờ trình 214' and 'Tờ trình' are the same product. */
const withoutNumbers = (text: string) =>
  foldText(text)
    .split(' ')
    .filter((word) => !/\d/.test(word))
    .join(' ');

type Named = Pick<CatalogueEntry, 'code' | 'name'>;

/** As they are compared: a catalogue has thousands of entries, and fifty lines are entered at once. */
const keysOf = /* @__PURE__ */ rememberedByObject((entries: readonly Named[]) =>
  entries.map(({ code, name }) => ({ code: `${codeKey(code)} `, name: withoutNumbers(name) })),
);

/** The entry a typed title names, by its code in front or by its whole name; null: none, or more than one. */
export function entryNamed<E extends Named>(title: string, entries: readonly E[]): E | null {
  const keys = keysOf(entries);
  const typed = `${foldText(title)} `;
  const byCode = entries.filter((_, at) => typed.startsWith(keys[at]?.code ?? ''));
  const name = withoutNumbers(title);
  const found =
    byCode.length > 0 ? byCode : entries.filter((_, at) => name !== '' && keys[at]?.name === name);
  return found.length === 1 ? (found[0] ?? null) : null;
}
