// The lines people are told to type are understood as told, in help and in docs/one-line.md.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type FastEntry, parseEntry } from '../../../domain/work/fast-entry.ts';
import { help as en } from '../../../text/en/help.ts';
import { help as vi } from '../../../text/vi/help.ts';
import { ENTRY_WORDS, type EntryWord } from './entry-words.ts';

/** A Friday. */
const TODAY = '2026-11-20';
const kinds = (entry: FastEntry) => entry.marks.map(({ kind }) => kind).toSorted();

const UNDERSTOOD: Readonly<Record<EntryWord, readonly string[]>> = {
  state: ['minutes', 'state'],
  share: ['minutes', 'state'],
  minutes: ['minutes'],
  day: ['day'],
  due: ['due'],
  move: ['due', 'reason'],
  part: ['part'],
  quantity: ['quantity', 'state'],
  tag: ['tag'],
  task: ['minutes'],
  item: ['state'],
};

it.each([vi, en].flatMap((texts) => ENTRY_WORDS.map((word) => [texts[`help.line.${word}`], word] as const)))(
  '%j',
  (line, word) => {
    expect(kinds(parseEntry(line, TODAY))).toEqual(UNDERSTOOD[word]);
  },
);

const doc = readFileSync(new URL('../../../../docs/one-line.md', import.meta.url), 'utf8');
const rows = [...doc.matchAll(/^\| `([^`]+)` \| ([a-z, ]+) \|/gm)].map(
  ([, line = '', marks = '']) => [line, marks] as const,
);

it('the page of the docs has its table', () => {
  expect(rows.length).toBeGreaterThan(15);
});
it.each(rows)('docs: %j is %s', (line, marks) => {
  expect(kinds(parseEntry(line, TODAY)).join(', ') || 'none').toBe(marks);
});
