// A connection remembers a prepared statement by its name: two statements of one name break whichever comes second.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const CALL = /\.prepared(?:<[^()]*>)?\(\s*(['"`][^'"`]+['"`])/g;

it('every prepared statement has a name of its own', async () => {
  const files = (await readdir(import.meta.dirname, { recursive: true })).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  const texts = await Promise.all(files.map((name) => readFile(join(import.meta.dirname, name), 'utf8')));
  const names = texts.flatMap((text) => [...text.matchAll(CALL)].map(([, name]) => name));
  expect(names.length).toBeGreaterThan(40);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
