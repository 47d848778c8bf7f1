// A page that says a word of an area it does not load would show the bare id: every page's modules are read for ids.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadTexts } from '../src/text/index.ts';
import { areas } from '../src/text/vi/areas.ts';
import { core } from '../src/text/vi/core.ts';
import { texts } from '../src/text/vi/index.ts';
import { latePages, tabledPages } from './page-table.ts';

const web = fileURLToPath(new URL('../src/web/', import.meta.url));

/** The module and everything of the web room it imports at once. */
function modules(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file) || !existsSync(file)) return seen;
  seen.add(file);
  for (const [, where = ''] of readFileSync(file, 'utf8').matchAll(/from\s+'(\.[^']+\.tsx?)'/g)) {
    const next = resolve(dirname(file), where);
    if (next.startsWith(web)) modules(next, seen);
  }
  return seen;
}

/**
 * Ids written out, and all that begin like one put together at run time (but `errors.${code}` is for every page).
 * Words of regulations, `say(...)`, have a catalogue of their own.
 */
function idsIn(files: Iterable<string>): readonly string[] {
  const ids = new Set<string>();
  for (const file of files) {
    for (const [, start = '', end] of readFileSync(file, 'utf8').matchAll(
      /(?<!\bsay\(\s*)['"`]([a-zA-Z]+\.[\w.-]*)('|"|`|\$\{)/g,
    )) {
      if (end !== '${') ids.add(start);
      else if (start !== 'errors.')
        for (const id of Object.keys(texts)) if (id.startsWith(start)) ids.add(id);
    }
  }
  return [...ids].filter((id) => Object.hasOwn(texts, id));
}

const frames = ['frame/frame.tsx', 'frame/plain-frame.tsx', 'frame/page-error.tsx'];

describe('the areas of the catalogue', () => {
  it('are together the whole catalogue, none twice', async () => {
    const parts = await Promise.all(Object.values(areas).map((load) => load()));
    const ids = [core, ...parts].flatMap((part) => Object.keys(part));
    expect(ids.toSorted()).toEqual(Object.keys(texts).toSorted());
  });
  it.each(frames)('%s says nothing beyond the core', (file) => {
    expect(idsIn(modules(join(web, file))).filter((id) => !Object.hasOwn(core, id))).toEqual([]);
  });
  it('come with every page that takes words from them', async () => {
    const pages = [...tabledPages(), ...latePages()];
    expect(latePages().length).toBeGreaterThan(1);
    expect(pages.length).toBeGreaterThan(25);
    const wrong: string[] = [];
    for (const page of pages) {
      const loaded = await Promise.all(page.areas.map((area) => areas[area]()));
      const known = new Set([core, ...loaded].flatMap((part) => Object.keys(part)));
      const missing = idsIn(modules(join(web, page.file))).filter((id) => !known.has(id));
      if (missing.length > 0) wrong.push(`${page.file}: ${missing.slice(0, 5).join(', ')}`);
    }
    expect(wrong).toEqual([]);
  });
  it('are added to a language that is on screen already, once', async () => {
    const english = await loadTexts('en', []);
    expect(english.find('studio.title')).toBeUndefined();
    await Promise.all([english.add(['studio']), english.add(['studio', 'log'])]);
    expect(english.find('studio.title')).toMatch(/\w/);
    expect(english.t('log.title')).not.toBe('log.title');
  });
});
