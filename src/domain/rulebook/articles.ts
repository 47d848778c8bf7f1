// A regulation read from its sources: every article it cites, with the data each of them became. Nothing is left out that
// carries a citation, so that document and data can be held side by side.
import type { BilingualText, Citation, Rulebook } from './shape.ts';

/** One piece of data with a citation of its own. */
export interface CitedData {
  /** Where it stands in the regulation: 'score.children.1'. */
  readonly path: string;
  /** Top section it belongs to: 'levels'; 'rulebook' for the regulation as such. */
  readonly section: string;
  readonly key: string | null;
  readonly name: BilingualText | null;
  /** Its own plain values, as stored: whole hundredths, keys, yes or no. */
  readonly values: readonly { readonly field: string; readonly value: string }[];
  readonly citation: Citation;
}

/** What rests on an article with the same confidence and the same note. */
export interface CitedAlike {
  readonly citation: Citation;
  readonly data: readonly CitedData[];
}

export interface Article {
  /** Number of its first appearance, from 1. */
  readonly number: number;
  readonly document: string;
  readonly where: string;
  readonly data: readonly CitedData[];
}

const NOT_VALUES = ['key', 'name', 'text', 'note', 'title', 'citation'];
/** What form 2 derives from its tree. */
const DERIVED = ['groups', 'criteria'];

/** The cited data in the order of the regulation. */
export function citedData(rulebook: Rulebook): readonly CitedData[] {
  const sections = Object.entries(rulebook).filter(([key]) => rulebook.form === 1 || !DERIVED.includes(key));
  const own = Object.fromEntries(sections.filter(([, value]) => !isNested(value)));
  return [
    dataOf({ ...own, citation: rulebook.citation, name: rulebook.title }, 'rulebook', 'rulebook'),
    ...sections.flatMap(([key, value]) => within(value, key, key)),
  ];
}

/** Every article cited, in the order of its first appearance, with what rests on it. */
export function articlesOf(rulebook: Rulebook): readonly Article[] {
  const byPlace = Map.groupBy(
    citedData(rulebook),
    ({ citation }) => `${citation.document}\n${citation.where}`,
  );
  return [...byPlace.values()].map((data, index) => ({
    ...{
      number: index + 1,
      document: data[0]?.citation.document ?? '',
      where: data[0]?.citation.where ?? '',
    },
    data,
  }));
}

/** One article may be sure for one number and a reading for the next: its data, apart where confidence or note differ. */
export function citedAlike({ data }: Article): readonly CitedAlike[] {
  const alike = Map.groupBy(data, ({ citation: { confidence, note } }) =>
    JSON.stringify([confidence, note?.vi, note?.en]),
  );
  return [...alike.values()].flatMap((some) => (some[0] ? [{ citation: some[0].citation, data: some }] : []));
}

type Plain = Readonly<Record<string, unknown>>;

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isCited(value: Plain): value is Plain & { readonly citation: Citation } {
  return isNested(value.citation);
}

function within(value: unknown, path: string, section: string): readonly CitedData[] {
  if (!isNested(value)) return [];
  const here = value as Plain;
  const inside = Object.entries(here).flatMap(([key, part]) => within(part, `${path}.${key}`, section));
  return isCited(here) ? [dataOf(here, path, section), ...inside] : inside;
}

function dataOf(given: Plain & { readonly citation: Citation }, path: string, section: string): CitedData {
  const { key, name, text, citation } = given as {
    key?: string;
    name?: BilingualText;
    text?: BilingualText;
    citation: Citation;
  };
  const values = Object.entries(given).flatMap(([field, value]) => {
    if (NOT_VALUES.includes(field)) return [];
    const shown = valueText(value);
    return shown === null ? [] : [{ field, value: shown }];
  });
  return { path, section, key: key ?? null, name: name ?? text ?? null, values, citation };
}

/** Plain values, lists of them, and small plain groups; null for what is cited or nested by itself. */
function valueText(value: unknown): string | null {
  if (value === null) return null;
  if (!isNested(value)) return String(value);
  const parts = Object.entries(value as Plain);
  if (parts.length === 0 || parts.some(([, part]) => isNested(part))) return null;
  return Array.isArray(value)
    ? parts.map(([, part]) => String(part)).join(', ')
    : parts.map(([key, part]) => `${key}: ${String(part)}`).join(', ');
}
