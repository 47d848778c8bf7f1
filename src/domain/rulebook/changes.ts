// What a version of a regulation changes against the one before it, and whether each change says by what it was changed:
// a number that moved while its citation stayed is told as it would otherwise be shown under an article that says another.
import type { BilingualText, Citation, Rulebook } from './shape.ts';

type Leaf = string | number | boolean;

export interface ChangedValue {
  /** Inside the cited element: 'from.value'. */
  readonly field: string;
  /** null: not there. */
  readonly before: Leaf | null;
  readonly after: Leaf | null;
  /** Numbers of days, weeks and parts are whole; points and shares are hundredths. */
  readonly isHundredths: boolean;
}

/**
 * 'new': another document or article; 'kept': the same one, with words that say why; 'none': the citation is the one of
 * the number before.
 */
export type Basis = 'new' | 'kept' | 'none';

/** One cited element whose own values differ. */
export interface Change {
  /** Where it stands in the later version: ['levels', '1']. */
  readonly path: readonly string[];
  readonly key: string | null;
  readonly name: BilingualText | null;
  readonly values: readonly ChangedValue[];
  readonly before: Citation;
  readonly citation: Citation;
  readonly basis: Basis;
}

type Plain = Readonly<Record<string, unknown>>;

interface Cited {
  readonly path: readonly string[];
  readonly owner: Plain & { readonly citation: Citation };
  readonly leaves: Map<string, Leaf>;
}

/** What a version says of itself, what is read off elsewhere, words, and cases worked by hand. */
const HEAD = [
  'id',
  'version',
  'form',
  'document',
  'family',
  'line',
  'use',
  'periods',
  'validFrom',
  'validTo',
];
const NOT_LAW = ['key', 'name', 'title', 'text', 'note', 'citation', 'examples', 'levelExamples'];
const DERIVED = ['groups', 'criteria', 'maxTotal'];

const HUNDREDTHS = [
  ...['value', 'max', 'maxTotal', 'leastMax', 'step', 'percent', 'raisedPercent', 'points', 'weights'],
  ...['below', 'hundredths', 'progress', 'quality', 'otherwise'],
];

/** Cited elements that stand in both and differ in a value of their own, in the order of the later one. */
export function changesOf(before: Rulebook, after: Rulebook): readonly Change[] {
  const was = citedElements(before);
  return [...citedElements(after)].flatMap(([id, now]) => {
    const old = was.get(id);
    const values = old === undefined ? [] : differing(old, now);
    return old === undefined || values.length === 0 ? [] : [changeOf(old, now, values)];
  });
}

/** Changes nobody has named a document or a reason for. */
export function withoutBasis(changes: readonly Change[]): readonly Change[] {
  return changes.filter(({ basis }) => basis === 'none');
}

/** The citation of a number that was changed with the article left as it is: no longer the text, but our reading of it. */
export function keptCitation(before: Citation, reason: string): Citation {
  const told = (old: string | undefined) => (old === undefined ? reason : `${reason} (${old})`);
  return {
    ...{ document: before.document, where: before.where, confidence: 'D' },
    note: { vi: told(before.note?.vi), en: told(before.note?.en) },
  };
}

function changeOf(old: Cited, now: Cited, values: readonly ChangedValue[]): Change {
  const { key, name, text } = now.owner as { key?: string; name?: BilingualText; text?: BilingualText };
  const [before, { citation }] = [old.owner.citation, now.owner];
  return {
    ...{ path: now.path, key: key ?? null, name: name ?? text ?? null, values },
    ...{ before, citation, basis: basisOf(before, citation) },
  };
}

function basisOf(before: Citation, now: Citation): Basis {
  if (before.document !== now.document || before.where !== now.where) return 'new';
  const isSaid = now.note !== null && (now.note.vi !== before.note?.vi || now.note.en !== before.note.en);
  return isSaid ? 'kept' : 'none';
}

function differing(old: Cited, now: Cited): readonly ChangedValue[] {
  const fields = new Set([...now.leaves.keys(), ...old.leaves.keys()]);
  return [...fields].flatMap((field) => {
    const [before, after] = [old.leaves.get(field) ?? null, now.leaves.get(field) ?? null];
    return before === after ? [] : [{ field, before, after, isHundredths: isHundredths(field, now) }];
  });
}

/** `least` is points in a score and a number of tasks in the rule on responsibility. */
function isHundredths(field: string, { path: [section] }: Cited): boolean {
  const last = field.split('.').findLast((step) => !/^\d+$/.test(step)) ?? field;
  return HUNDREDTHS.includes(last) || (last === 'least' && section !== 'responsibility');
}

interface Place {
  readonly path: readonly string[];
  /** The same with names for numbers in lists, so that an element put in between moves nothing. */
  readonly id: string;
  readonly cited: Cited;
  readonly field: readonly string[];
}

function citedElements(rulebook: Rulebook): ReadonlyMap<string, Cited> {
  const found = new Map<string, Cited>();
  const left = [...HEAD, ...(rulebook.form === 1 ? [] : DERIVED)];
  const own = Object.fromEntries(Object.entries(rulebook).filter(([key]) => !left.includes(key)));
  const owner = { ...own, name: rulebook.title, citation: rulebook.citation };
  const root: Cited = { path: [], owner, leaves: new Map() };
  found.set('', root);
  walkObject(own, { path: [], id: '', cited: root, field: [] }, found);
  return found;
}

function walk(value: unknown, place: Place, found: Map<string, Cited>): void {
  if (value === null || value === undefined) return;
  if (Array.isArray(value)) {
    const names = namesIn(value);
    value.forEach((part, at) => {
      walk(part, below(place, String(at), names[at] ?? String(at)), found);
    });
  } else if (typeof value === 'object') {
    const here = value as Plain;
    // Words in both languages.
    if (!('vi' in here)) walkObject(here, ownPlace(here, place, found), found);
  } else place.cited.leaves.set(place.field.join('.'), value as Leaf);
}

function walkObject(value: Plain, place: Place, found: Map<string, Cited>): void {
  for (const [key, part] of Object.entries(value))
    if (!NOT_LAW.includes(key)) walk(part, below(place, key, key), found);
}

/** Whatever carries a citation answers for the values in it. */
function ownPlace(value: Plain, place: Place, found: Map<string, Cited>): Place {
  if (!('citation' in value)) return place;
  const cited = { path: place.path, owner: value as Cited['owner'], leaves: new Map() };
  found.set(place.id, cited);
  return { ...place, cited, field: [] };
}

function below({ path, id, cited, field }: Place, step: string, name: string): Place {
  return { cited, path: [...path, step], id: `${id}/${name}`, field: [...field, step] };
}

/** What tells the elements of a list apart; the second of the same name is the second in both versions. */
function namesIn(list: readonly unknown[]): readonly string[] {
  const times = new Map<string, number>();
  return list.map((item) => {
    const { key, absenceKind, act, from, to } = (item ?? {}) as Plain;
    const name = String(key ?? absenceKind ?? act ?? (typeof from === 'string' ? `${from}>${to}` : ''));
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return `${name}#${time}`;
  });
}
