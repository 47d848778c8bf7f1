// What the first visit to "my week" weighs as it travels: the entry, its language and its page, gzip -9.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectRoot } from '../../src/cli/pages.ts';
import type { Finding, Measure } from '../measure.ts';
import { spreadOf } from '../stand/figures.ts';

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

const web = join(projectRoot, 'dist', 'web');
const WORDS = ['core', 'areas', 'week', 'today'].map((name) => `../text/vi/${name}.ts`);
const ROUTE = ['index.html', ...WORDS, 'pages/my-week/page.tsx'];

/** Chunks of the route and everything they import at once. */
function reached(manifest: Manifest): readonly Chunk[] {
  const seen = new Map<string, Chunk>();
  const walk = (key: string) => {
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`${key} is not in the manifest`);
    if (seen.has(key)) return;
    seen.set(key, chunk);
    chunk.imports?.forEach(walk);
  };
  ROUTE.forEach(walk);
  return [...seen.values()];
}

async function kilobytes(files: Iterable<string>): Promise<number> {
  const sizes = [...new Set(files)].map(
    async (file) => gzipSync(await readFile(join(web, file)), { level: 9 }).length,
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000;
}

async function run(): Promise<readonly Finding[]> {
  const file = join(web, '.vite', 'manifest.json');
  if (!existsSync(file)) throw new Error('the pages are not built: npm run build');
  const chunks = reached(JSON.parse(await readFile(file, 'utf8')));
  const script = await kilobytes(chunks.map((chunk) => chunk.file));
  const style = await kilobytes(chunks.flatMap((chunk) => chunk.css ?? []));
  const line = { measure: 'weight', unit: 'kB', note: 'gzip -9, first visit, Vietnamese' };
  return [
    { ...line, what: 'script of "my week"', value: spreadOf([script]), goal: 220 },
    { ...line, what: 'style of "my week"', value: spreadOf([style]), goal: 40 },
  ];
}

export const weightMeasure: Measure = { name: 'weight', run };
