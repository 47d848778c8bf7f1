// Small rules no linter has: words that put work off, switched-off rules, file names, the lock file, machine paths.
import { type Fault, isGenerated, type SourceFile } from './source.ts';

// Built from parts, so that this file does not find itself.
const putOff = new RegExp(
  `\\b(?:${['TO', 'FIX', 'XX'].map((start, at) => start + ['DO', 'ME', 'X'][at]).join('|')})\\b`,
);
const switchedOff = new RegExp(`^[\\s*]*(?:biome-${'ignore'}|@ts-(?:${'ignore'}|expect-error|nocheck))`);
const fileName = /^\.?[a-z0-9]+(?:[.-][a-z0-9]+)*$/;

export function findPostponed(files: readonly SourceFile[]): Fault[] {
  return files.flatMap((file) =>
    file.comments.flatMap(({ text, line }) => {
      const found = putOff.exec(text)?.[0] ?? (switchedOff.test(text) ? text.trim() : null);
      return found === null ? [] : [{ path: file.path, line, message: `no ${found}` }];
    }),
  );
}

const isExport = (node: { type: string }) => node.type === 'ExportDefaultDeclaration';

/** Named exports only; the configuration files of tools must have a default one. */
export function findDefaultExports(files: readonly SourceFile[]): Fault[] {
  return files
    .filter((file) => file.path.includes('/'))
    .flatMap((file) =>
      (file.program.body as { type: string; start: number }[])
        .filter(isExport)
        .map((node) => ({ path: file.path, line: file.lineAt(node.start), message: 'no default export' })),
    );
}

export function findBadNames(files: readonly SourceFile[]): Fault[] {
  return files
    .filter((file) => !isGenerated(file.path))
    .filter((file) => !file.path.split('/').every((part) => fileName.test(part)))
    .map((file) => ({ path: file.path, message: 'file names are kebab-case ASCII' }));
}

const numbered = /^migrations\/(\d{4})-/;

/** Migrations run by their number: none may be missing or doubled. */
export function findNumberFaults(paths: readonly string[]): Fault[] {
  const migrations = paths.filter((path) => numbered.test(path)).toSorted();
  const numbers = migrations.map((path) => Number(numbered.exec(path)?.[1]));
  return migrations.flatMap((path, index) => {
    const [number = 0, before = 0] = [numbers[index], numbers[index - 1]];
    if (number === before) return [{ path, message: 'this number is taken' }];
    return number === before + 1 ? [] : [{ path, message: `number ${before + 1} is missing` }];
  });
}

/** A lock file that names a registry works only where that registry is reached. */
export function findLockFaults(path: string, text: string): Fault[] {
  const lock = JSON.parse(text) as {
    packages?: Record<string, { resolved?: string; link?: boolean; integrity?: string }>;
  };
  return Object.entries(lock.packages ?? {}).flatMap(([name, entry]) => {
    if (name === '' || entry.link) return [];
    if (entry.resolved !== undefined)
      return [{ path, message: `${name} names a registry: ${entry.resolved}` }];
    return entry.integrity === undefined ? [{ path, message: `${name} has no integrity hash` }] : [];
  });
}

const machinePath = /(?:^|[\s'"`(=:])(\/(?:work|home|Users)\/[\w.-]+|[A-Z]:\\Users\\)/;

/** Paths that exist on one machine only. */
export function findMachinePaths(path: string, text: string): Fault[] {
  return text.split('\n').flatMap((line, at) => {
    const found = machinePath.exec(line)?.[1];
    return found === undefined ? [] : [{ path, line: at + 1, message: `path of one machine: ${found}` }];
  });
}
