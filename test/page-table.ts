// The table of pages as it is written: which file stands behind an address, and the areas of words that come with it.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Area } from '../src/text/index.ts';
import { areas } from '../src/text/vi/areas.ts';

export interface TabledPage {
  /** Below src/web, as the build names it. */
  readonly file: string;
  readonly areas: readonly Area[];
}

const web = fileURLToPath(new URL('../src/web/', import.meta.url));
const isArea = (name: string): name is Area => Object.hasOwn(areas, name);
const areasIn = (named: string) =>
  [...named.matchAll(/'(\w+)'/g)].map(([, name = '']) => name).filter(isArea);

/** Every page of `web/router.tsx`. */
export function tabledPages(): readonly TabledPage[] {
  const lines = readFileSync(join(web, 'router.tsx'), 'utf8').matchAll(
    /import\('\.\/(pages\/[^']+)'\),\s*'\w+'(?:,\s*\[([^\]]*)\])?/g,
  );
  return [...lines].map(([, file = '', named = '']) => ({ file, areas: areasIn(named) }));
}

/** Parts that load when they are first asked for, on any page. */
export function latePages(): readonly TabledPage[] {
  const files = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx$/.test(name));
  return files.flatMap((name) => {
    const from = join(web, name);
    const found = readFileSync(from, 'utf8').matchAll(
      /withAreas\(\[([^\]]*)\],\s*\(\)\s*=>\s*import\('([^']+)'\)/g,
    );
    return [...found].map(([, named = '', where = '']) => ({
      file: relative(web, resolve(dirname(from), where)),
      areas: areasIn(named),
    }));
  });
}
