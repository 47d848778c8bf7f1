// Citations put in place of others in a text that stays as typed otherwise. Citations are shared by anchors: the one of
// the changed number alone is replaced, and an anchor moves on to the next place that meant it.
import { isDeepStrictEqual } from 'node:util';
import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isNode,
  parseDocument,
  stringify,
  visit,
} from 'yaml';
import type { Path } from '../domain/rulebook/reader.ts';
import type { Citation } from '../domain/rulebook/shape.ts';
import { partOf } from './yaml-lines.ts';

export interface CitationEdit {
  /** Of the citation itself: ['levels', 1, 'citation']. */
  readonly path: Path;
  readonly value: Citation;
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Null when the text is no YAML, a place holds no citation, or anything but the citations would read otherwise after. */
export function withCitations(source: string, edits: readonly CitationEdit[]): string | null {
  const document = parsed(source);
  if (document === null) return null;
  const places = edits.map(({ path, value }) => ({
    value,
    node: path.reduce<unknown>((node, step) => partOf(document, node, step).value, document.contents),
  }));
  const replaced = new Set(places.map(({ node }) => node));
  const pieces = places.map(({ node, value }) => pieceOf(source, node, flow(value)));
  const moved = [...replaced].map((node) => anchorMoved(document, node, replaced));
  const all = [...pieces, ...moved.filter((piece) => piece !== undefined)];
  if (all.includes(null)) return null;
  const next = (all as Piece[])
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), source);
  return readsAsMeant(document, next, edits) ? next : null;
}

function parsed(source: string): Document | null {
  const document = parseDocument(source, { version: '1.2', prettyErrors: false });
  return document.errors.length > 0 ? null : document;
}

function flow(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();
}

/** From behind the colon, an anchor included, to the end of the citation. */
function pieceOf(source: string, node: unknown, text: string): Piece | null {
  if (!(isAlias(node) || isCollection(node)) || !node.range) return null;
  const [from, to] = node.range;
  const start = source.slice(0, from).replace(/\s*(&\S+\s*)?$/, '').length;
  return { start, end: from + source.slice(from, to).trimEnd().length, text: ` ${text}` };
}

/** The first place that stays with what was anchored here takes it over, anchor and all; undefined: there is none. */
function anchorMoved(
  document: Document,
  node: unknown,
  replaced: ReadonlySet<unknown>,
): Piece | null | undefined {
  if (!isNode(node) || isAlias(node) || node.anchor === undefined) return undefined;
  const heirs: Alias[] = [];
  visit(document, {
    Alias: (_key, alias) => {
      if (alias.source === node.anchor && !replaced.has(alias) && alias.resolve(document) === node)
        heirs.push(alias);
    },
  });
  const [range] = heirs[0]?.range ? [heirs[0].range] : [];
  if (range === undefined) return undefined;
  return { start: range[0], end: range[1], text: `&${node.anchor} ${flow(node.toJS(document))}` };
}

/** Whatever the layout was: the new text says the old data with these citations, and nothing else. */
function readsAsMeant(before: Document, next: string, edits: readonly CitationEdit[]): boolean {
  const after = parsed(next);
  if (after === null) return false;
  try {
    // Shared parts are copied apart, or a change in one would be a change in all.
    const meant: unknown = JSON.parse(JSON.stringify(before.toJS()));
    for (const { path, value } of edits) put(meant, path, value);
    return isDeepStrictEqual(JSON.parse(JSON.stringify(after.toJS())), meant);
  } catch {
    return false;
  }
}

function put(data: unknown, path: Path, value: unknown): void {
  const owner = path
    .slice(0, -1)
    .reduce<unknown>((part, step) => (part as Record<string | number, unknown>)[step], data);
  (owner as Record<string | number, unknown>)[path.at(-1) ?? ''] = value;
}
