// What the first visit may weigh: script, style and fonts of every page, compressed as they travel.
import { readdir, readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { latePages, tabledPages } from '../page-table.ts';
import { buildWeb } from './web.ts';

interface Chunk {
  readonly file: string;
  readonly src?: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}
let folder: string;
let manifest: Readonly<Record<string, Chunk>>;

beforeAll(async () => {
  folder = await buildWeb();
  manifest = JSON.parse(await readFile(`${folder}.vite/manifest.json`, 'utf8'));
}, 120_000);

/** Files of a chunk and of everything it imports at once. */
function reached(keys: readonly string[]): readonly Chunk[] {
  const seen = new Map<string, Chunk>();
  const walk = (key: string) => {
    const chunk = manifest[key];
    if (chunk === undefined || seen.has(key)) return;
    seen.set(key, chunk);
    chunk.imports?.forEach(walk);
  };
  keys.forEach(walk);
  return [...seen.values()];
}

const weigh = async (files: Iterable<string>) => {
  const sizes = [...new Set(files)].map(
    async (file) => gzipSync(await readFile(folder + file), { level: 9 }).length,
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000;
};

/** The file of an area of words. */
const fileOf = (area: string) =>
  area === 'importing' ? 'import' : area.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Kilobytes of script: the route everybody opens every week, and what others may carry beyond it. */
const MY_WEEK = 220;
const OTHERS = 236;

describe('a first visit', () => {
  it('weighs at most 220 kB of script for my week, 236 elsewhere, and 40 kB of style on every page', async () => {
    const pages = [...tabledPages(), ...latePages()];
    expect(pages.length).toBeGreaterThan(25);
    for (const { file: page, areas } of pages) {
      const words = ['core', 'areas', ...areas.map(fileOf)].map((name) => `../text/vi/${name}.ts`);
      expect(words.filter((name) => manifest[name] === undefined)).toEqual([]);
      const chunks = reached(['index.html', ...words, page]);
      const script = await weigh(chunks.map((chunk) => chunk.file));
      const style = await weigh(chunks.flatMap((chunk) => chunk.css ?? []));
      if (process.env.SHOW_WEIGHT) console.log(page, script.toFixed(1), style.toFixed(1));
      expect(script, `${page}: script`).toBeLessThanOrEqual(
        page.startsWith('pages/my-week/') ? MY_WEEK : OTHERS,
      );
      expect(style, `${page}: style`).toBeLessThanOrEqual(40);
    }
  });
  it('weighs at most 60 kB of fonts', async () => {
    const assets = await readdir(`${folder}assets`);
    const fonts = assets.filter((name) => name.endsWith('.woff2'));
    const sizes = await Promise.all(
      fonts.map(async (name) => (await readFile(`${folder}assets/${name}`)).length),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0) / 1000).toBeLessThanOrEqual(60);
  });
  it('carries no schema library, no second language, no description of the API and nothing inline', async () => {
    const first = reached(['index.html']);
    const scripts = await Promise.all(first.map((chunk) => readFile(folder + chunk.file, 'utf8')));
    expect(scripts.join()).not.toMatch(/invalid_union|ZodError/);
    expect(scripts.join()).not.toContain('Sign in again to go on');
    // What routes are for stands in the description of the API.
    expect(scripts.join()).not.toContain('Grant a role by document');
    const html = await readFile(`${folder}index.html`, 'utf8');
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=/);
  });
});
