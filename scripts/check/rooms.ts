// The arrows between the rooms (ARCHITECTURE.md, section 2), which room may use which package, and no circles.
import { posix } from 'node:path';
import { type Fault, isTest, type SourceFile } from './source.ts';

/** Room -> rooms it may import from, beside itself. */
export const arrows: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  text: [],
  contract: ['domain'],
  files: ['domain'],
  store: ['domain'],
  app: ['store', 'domain', 'files'],
  server: ['app', 'contract', 'domain', 'text'],
  web: ['contract', 'domain', 'text'],
  cli: ['app', 'contract', 'domain', 'files', 'server', 'store', 'text'],
};

/** Packages only these rooms may touch: a name, or a beginning that ends with '/' or '*'. */
export const keptPackages: Readonly<Record<string, readonly string[]>> = {
  pg: ['store'],
  'fastify*': ['server'],
  '@fastify/': ['server'],
  'react*': ['web'],
  '@tanstack/': ['web'],
  '@cj-tech-master/excelts': ['files'],
  '@node-rs/argon2': ['app'],
  'ical.js': ['files'],
};

/** Rooms whose packages are named one by one; `node:` is not for them either. */
const onlyPackages: Readonly<Record<string, readonly RegExp[]>> = {
  domain: [/^temporal-polyfill(\/|$)/],
  contract: [/^zod(\/|$)/],
  text: [/^@lingui\//],
};
const noNode = new Set(['domain', 'contract', 'text', 'web']);

export const roomOf = (path: string) => /^src\/([^/]+)\//.exec(path)?.[1];

const isRelative = (target: string) => target.startsWith('.');
const resolved = (from: string, target: string) => posix.normalize(posix.join(posix.dirname(from), target));

function matches(pattern: string, name: string): boolean {
  if (pattern.endsWith('*')) return name.startsWith(pattern.slice(0, -1));
  return pattern.endsWith('/')
    ? name.startsWith(pattern)
    : name === pattern || name.startsWith(`${pattern}/`);
}

function relativeFault(file: SourceFile, room: string, target: string): string | null {
  const path = resolved(file.path, target);
  const other = roomOf(path);
  if (other === undefined) return `${room} may not import ${path}, which lies outside src/`;
  if (!(other in arrows)) return `${other} is not a room of the house`;
  if (other === room || arrows[room]?.includes(other)) return null;
  return `${room} may not import from ${other}`;
}

function packageFault(room: string, target: string): string | null {
  if (target.startsWith('node:')) return noNode.has(room) ? `${room} may not use ${target}` : null;
  const only = onlyPackages[room];
  if (only && !only.some((pattern) => pattern.test(target)))
    return `${room} may not use the package ${target}`;
  for (const [pattern, rooms] of Object.entries(keptPackages)) {
    if (matches(pattern, target) && !rooms.includes(room))
      return `${target} belongs to ${rooms.join(', ')}, not to ${room}`;
  }
  return null;
}

/** Imports against the arrows. Tests may reach anywhere: they stand outside the product. */
export function findRoomFaults(files: readonly SourceFile[]): Fault[] {
  const faults: Fault[] = [];
  for (const file of files) {
    const room = roomOf(file.path);
    if (room === undefined || isTest(file.path)) continue;
    if (!(room in arrows)) faults.push({ path: file.path, message: `${room} is not a room of the house` });
    for (const { target, line } of file.imports) {
      const message = isRelative(target) ? relativeFault(file, room, target) : packageFault(room, target);
      if (message) faults.push({ path: file.path, line, message });
    }
  }
  return faults;
}

/** Circles of imports, each told once, by a depth-first walk. */
export function findCycles(files: readonly SourceFile[]): Fault[] {
  const graph = new Map(
    files.map((file) => [
      file.path,
      file.imports
        .filter(({ target }) => isRelative(target))
        .map(({ target }) => resolved(file.path, target)),
    ]),
  );
  const faults: Fault[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      faults.push({ path, message: `imports in a circle: ${[...trail.slice(at), path].join(' -> ')}` });
      return;
    }
    if (done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return faults;
}
