// The table of pages as it is written: which file stands behind an address, and the areas of words that come with it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Area } from '../src/text/index.ts';
import { areas } from '../src/text/vi/areas.ts';

export interface TabledPage {
  /** Below src/web, as the build names it. */
  readonly file: string;
  readonly areas: readonly Area[];
}

const router = fileURLToPath(new URL('../src/web/router.tsx', import.meta.url));
const isArea = (name: string): name is Area => Object.hasOwn(areas, name);

/** Every page of `web/router.tsx`. */
export function tabledPages(): readonly TabledPage[] {
  const lines = readFileSync(router, 'utf8').matchAll(
    /import\('\.\/(pages\/[^']+)'\),\s*'\w+'(?:,\s*\[([^\]]*)\])?/g,
  );
  return [...lines].map(([, file = '', named = '']) => ({
    file,
    areas: [...named.matchAll(/'(\w+)'/g)].map(([, name = '']) => name).filter(isArea),
  }));
}
