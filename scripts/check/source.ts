// Reads the project's files once and parses the source, for every rule to look at.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ESTree, parseSync } from 'vite';

/** A fault a rule found: where, and what is wrong in words. */
export interface Fault {
  readonly path: string;
  readonly line?: number;
  readonly message: string;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}
export interface Node extends Span {
  readonly type: string;
  readonly [key: string]: unknown;
}

export interface SourceFile {
  /** Relative to the project, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Modules named by import, export ... from and import(). */
  readonly imports: readonly { readonly target: string; readonly line: number }[];
  readonly comments: readonly { readonly text: string; readonly line: number }[];
  readonly program: Node;
  lineAt(offset: number): number;
}

const sourcePattern = /\.(?:ts|tsx|mjs)$/;
const skipped = new Set(['node_modules', 'dist', 'coverage', '.git', '.data']);

/** Every file of the project that is not a product of tools, relative paths, sorted. */
export function listFiles(root: string): string[] {
  const walk = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (skipped.has(entry.name)) return [];
      return entry.isDirectory() ? walk(path) : entry.isFile() ? [path] : [];
    });
  return walk('').sort();
}

export const isTest = (path: string) => /\.test\.tsx?$/.test(path) || path.startsWith('test/');
export const isGenerated = (path: string) => /\.gen\.tsx?$/.test(path);

export function parse(path: string, text: string): SourceFile {
  const { program, module, comments } = parseSync(path, text);
  const ends = [...text.matchAll(/\n/g)].map((found) => found.index);
  const lineAt = (offset: number) => lowerBound(ends, offset) + 1;
  const requests: Span[] = [
    ...module.staticImports.map((found) => found.moduleRequest),
    ...module.staticExports.flatMap((found) => found.entries.flatMap((entry) => entry.moduleRequest ?? [])),
    ...module.dynamicImports.map((found) => found.moduleRequest),
  ];
  return {
    path,
    text,
    lineAt,
    imports: requests.map(({ start, end }) => ({
      target: text.slice(start + 1, end - 1),
      line: lineAt(start),
    })),
    comments: comments.map((comment) => ({ text: comment.value, line: lineAt(comment.start) })),
    program: program as ESTree.Program & Node,
  };
}

/** How many of the sorted numbers are smaller than `value`. */
function lowerBound(sorted: readonly number[], value: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

export function readSources(root: string): SourceFile[] {
  const folders = ['src/', 'test/', 'scripts/', 'bench/'];
  const paths = listFiles(root).filter(
    (path) =>
      sourcePattern.test(path) && (folders.some((folder) => path.startsWith(folder)) || !path.includes('/')),
  );
  return paths.map((path) => parse(path, readFileSync(join(root, path), 'utf8')));
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Calls `visit` for every node, parents first. */
export function walk(
  node: Node,
  visit: (node: Node, parent: Node | null) => void,
  parent: Node | null = null,
): void {
  visit(node, parent);
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) walk(item, visit, node);
    } else if (isNode(value)) walk(value, visit, node);
  }
}
