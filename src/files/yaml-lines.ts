// YAML text to plain data, with the line of every value, so that a fault can say where to look.
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  stringify,
  visit,
} from 'yaml';
import type { Fault, Path } from '../domain/rulebook/reader.ts';

/** A fault with the line (from 1) it was found at. */
export interface FileFault extends Fault {
  readonly file: string;
  readonly line: number;
}

export type YamlRead =
  | { readonly ok: true; readonly raw: unknown; readonly lineOf: (path: Path) => number }
  | { readonly ok: false; readonly faults: readonly FileFault[] };

/** More aliases than a real data file has; refuses documents built to explode. */
const MOST_ALIASES = 1000;

const MOST_PROBLEMS = 5;

/**
 * Reads one YAML 1.2 document. Repeated keys, several documents and anything unreadable are faults with code
 * 'not-yaml' and the parser's own code in `params.reason`.
 */
export function readYaml(source: string, file: string): YamlRead {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, version: '1.2', prettyErrors: false });
  // One slip makes every line behind it unreadable: the first few say enough.
  const problems = [...document.errors, ...document.warnings].slice(0, MOST_PROBLEMS);
  if (problems.length > 0) {
    const faults = problems.map((problem) => {
      const { line } = lines.linePos(problem.pos[0]);
      return { path: [], code: 'not-yaml', params: { reason: problem.code }, file, line };
    });
    return { ok: false, faults };
  }
  const lineAt = (node: unknown): number | null => {
    const range = (node as Node | null)?.range;
    return range === undefined || range === null ? null : lines.linePos(range[0]).line;
  };
  const lineOf = (path: Path): number => {
    let line = lineAt(document.contents) ?? 1;
    let node: unknown = document.contents;
    for (const step of path) {
      const { key, value } = partOf(document, node, step);
      node = value;
      line = lineAt(key ?? node) ?? line;
    }
    return line;
  };
  const strayed = strayedAliases(document).map(({ alias, reason, node }) => ({
    ...{ path: [], code: 'not-yaml', params: { reason, alias } },
    ...{ file, line: lineAt(node) ?? 1 },
  }));
  if (strayed.length > 0) return { ok: false, faults: strayed };
  try {
    return { ok: true, raw: document.toJS({ maxAliasCount: MOST_ALIASES }), lineOf };
  } catch {
    return {
      ok: false,
      faults: [{ path: [], code: 'not-yaml', params: { reason: 'ALIASES' }, file, line: 1 }],
    };
  }
}

/** Aliases of nothing, and those inside what they stand for: a tree that contains itself would be walked for ever. */
function strayedAliases(document: Document) {
  const found: { alias: string; reason: string; node: unknown }[] = [];
  // In the order of the text, once: asking every alias for its node would walk the whole document each time.
  const anchored = new Map<string, unknown>();
  visit(document, (_key, node, path) => {
    if (isAlias(node)) {
      const meant = anchored.get(node.source);
      if (meant !== undefined && !path.some((one) => one === meant)) return;
      found.push({ alias: node.source, reason: meant === undefined ? 'BAD_ALIAS' : 'SELF_ALIAS', node });
    } else if (isNode(node) && 'anchor' in node && typeof node.anchor === 'string')
      anchored.set(node.anchor, node);
  });
  return found;
}

/** One step down from a node, through aliases. */
export function partOf(
  document: Document,
  node: unknown,
  step: Path[number],
): { key?: unknown; value: unknown } {
  const owner = isAlias(node) ? node.resolve(document) : node;
  if (isSeq(owner)) return { value: owner.items[Number(step)] };
  const pair = isMap(owner)
    ? owner.items.find((item) => isScalar(item.key) && item.key.value === step)
    : undefined;
  return { key: pair?.key, value: pair?.value };
}

/** A single value to be written at a place of the text. */
export interface Edit {
  readonly path: Path;
  readonly value: string | number | null;
}

/**
 * The text with single values replaced where they stand; everything else, comments and layout, stays as typed. What
 * stands behind an alias is changed at its anchor. Null when the text is no YAML or a place holds no single value.
 */
export function withValues(source: string, edits: readonly Edit[]): string | null {
  const document = parseDocument(source, { version: '1.2', prettyErrors: false });
  if (document.errors.length > 0) return null;
  const places = new Map<number, { readonly end: number; readonly text: string }>();
  for (const { path, value } of edits) {
    const found = path.reduce<unknown>((node, step) => partOf(document, node, step).value, document.contents);
    const scalar = isAlias(found) ? found.resolve(document) : found;
    if (!isScalar(scalar) || !scalar.range) return null;
    places.set(scalar.range[0], { end: scalar.range[1], text: scalarText(value) });
  }
  return [...places]
    .toSorted(([a], [b]) => b - a)
    .reduce((text, [start, one]) => text.slice(0, start) + one.text + text.slice(one.end), source);
}

/** On one line, and right between braces too, where a comma or a colon would end a plain text. */
function scalarText(value: Edit['value']): string {
  const isPlain = typeof value !== 'string' || /^[\p{L}\p{N}./-]*$/u.test(value);
  return isPlain ? stringify(value).trimEnd() : JSON.stringify(value);
}

/** Adds file and line to faults found in the data. */
export function located(
  faults: readonly Fault[],
  file: string,
  lineOf: (path: Path) => number,
): readonly FileFault[] {
  return faults.map((found) => ({ ...found, file, line: lineOf(found.path) }));
}
