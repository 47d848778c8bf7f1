// Every code that can come out of the server has words in both languages; nobody is shown a bare code.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { PASSWORD_LENGTH } from '../src/app/passwords.ts';
import { menuKey } from '../src/contract/session.ts';
import { PAST_TROUBLES } from '../src/domain/past-weeks/trouble.ts';
import { FILE_REFUSALS } from '../src/files/refusal.ts';
import { texts } from '../src/text/vi/index.ts';
import { morePlaces } from '../src/web/frame/places.ts';
import { SHORTEST_PASSWORD } from '../src/web/pages/sign-in/new-password.ts';
import { SESSION } from './browser/gallery/data.ts';

const src = fileURLToPath(new URL('../src/', import.meta.url));
/** Troubles of starting the product and of verifying its history are said on the command line, not on a page; news is told in words of its own. */
const ELSEWHERE =
  /^(config-|tenant-|demo-|backup-|restore-|history-|state-|log-|key-(?:readable|damaged)|result-differs$|sum-differs$|mail-refused$|reminded$|handed-o)/;

/** Troubles of single rows have ids and tests of their own (test/input/import-texts.test.ts), of lists and of the catalogue. */
function sources(folder: string): readonly string[] {
  return readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' })
    .filter(
      (name) =>
        name.endsWith('.ts') && !name.endsWith('.test.ts') && !/(^|\/)(import\/|catalogue-file\.)/.test(name),
    )
    .map((name) => readFileSync(join(src, folder, name), 'utf8'));
}

/** Codes of `new Failure(kind, code)`, of `refuse(code)` and of `{ code: '...' }` in the rooms whose refusals reach a page. */
function codesIn(folder: string): readonly string[] {
  const forms = [
    /new Failure\(\s*'[a-z-]+',\s*'([a-z-]+)'/g,
    /\brefuse\(\s*'([a-z-]+)'/g,
    /\bcode: '([a-z-]+)'/g,
    /\b(?:invalid|too|not)_[a-z_]+: '([a-z-]+)'/g,
  ];
  return sources(folder).flatMap((text) =>
    forms.flatMap((form) => [...text.matchAll(form)].map((match) => match[1] ?? '')),
  );
}

it('the scan finds the codes we know of', () => {
  expect(codesIn('app')).toEqual(expect.arrayContaining(['not-found', 'wrong-password', 'login-taken']));
  expect(codesIn('domain/organization')).toEqual(
    expect.arrayContaining(['grant-to-yourself', 'own-absence']),
  );
});

it.each([
  'app',
  'server',
  'domain/connect',
  'domain/evaluation',
  'domain/organization',
  'domain/period',
  'domain/talk',
  'domain/work',
])('every code of %s has words', (folder) => {
  const wordless = codesIn(folder).filter(
    (code) =>
      !ELSEWHERE.test(code) &&
      !Object.hasOwn(texts, `errors.${code}`) &&
      !Object.hasOwn(texts, `messages.code.${code}`),
  );
  expect([...new Set(wordless)]).toEqual([]);
});

it('every trouble of a past form has words', () => {
  const ids = PAST_TROUBLES.map((code) => `past.${code}`);
  expect(ids.filter((id) => !Object.hasOwn(texts, id))).toEqual([]);
  const told = Object.keys(texts).filter((id) => /^past\.[a-z-]+$/.test(id));
  expect(told.toSorted()).toEqual(ids.toSorted());
});

it('why a file is refused has words where every other refusal has them', () => {
  expect(FILE_REFUSALS.filter((code) => !Object.hasOwn(texts, `errors.${code}`))).toEqual([]);
});

it('the page and the server agree on the shortest password', () => {
  expect(SHORTEST_PASSWORD).toBe(PASSWORD_LENGTH);
});

it('every key of the menu leads somewhere', () => {
  const inBars = ['today', 'queue', 'unit'];
  const menu = menuKey.options.filter((key) => !inBars.includes(key));
  expect(morePlaces({ ...SESSION, menu }).map((place) => place.key)).toEqual(menu);
});
