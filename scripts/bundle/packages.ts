// Which npm packages the server needs on this platform, read from the lock file the way Node resolves them.

export interface LockedPackage {
  readonly version: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly os?: string | readonly string[];
  readonly cpu?: string | readonly string[];
  readonly libc?: string | readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** The lock file's `packages`, by folder: 'node_modules/ajv/node_modules/fast-uri'. */
export type LockedPackages = Readonly<Record<string, LockedPackage>>;

export interface Platform {
  readonly os: string;
  readonly cpu: string;
  readonly libc: 'glibc' | 'musl';
}

const named = (list: string | readonly string[] | undefined, value: string) =>
  list === undefined || [list].flat().includes(value);

const fits = (one: LockedPackage, { os, cpu, libc }: Platform) =>
  named(one.os, os) && named(one.cpu, cpu) && named(one.libc, libc);

/** Folder in which a package at `from` finds `name`: its own node_modules first, then those above; null when absent. */
function resolve(packages: LockedPackages, from: string, name: string): string | null {
  for (let folder = from; ; ) {
    const candidate = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (candidate in packages) return candidate;
    if (folder === '') return null;
    const above = folder.lastIndexOf('/node_modules/');
    folder = above < 0 ? '' : folder.slice(0, above);
  }
}

/**
 * Folders of the named packages and of everything they depend on, sorted; what is made for another platform is left
 * out. Throws when a package that must be there is not.
 */
export function closure(packages: LockedPackages, roots: readonly string[], platform: Platform): string[] {
  const found = new Set<string>();
  const visit = (from: string, name: string, optional: boolean): void => {
    const folder = resolve(packages, from, name);
    const one = folder === null ? undefined : packages[folder];
    if (folder === null || one === undefined || !fits(one, platform)) {
      if (optional) return;
      throw new Error(
        `${from || 'the product'} needs the package ${name}, which does not fit or is not locked`,
      );
    }
    if (found.has(folder)) return;
    found.add(folder);
    const { dependencies = {}, optionalDependencies = {} } = one;
    for (const needed of Object.keys(dependencies)) {
      if (!(needed in optionalDependencies)) visit(folder, needed, false);
    }
    for (const needed of Object.keys(optionalDependencies)) visit(folder, needed, true);
  };
  for (const root of roots) visit('', root, false);
  return [...found].sort();
}

/** 'node_modules/a/node_modules/@b/c' -> '@b/c'. */
export const nameOf = (folder: string) => folder.slice(folder.lastIndexOf('node_modules/') + 13);
