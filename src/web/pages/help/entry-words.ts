// What the one line understands, kind by kind, with lines to type; entry-words.test.ts reads each with the real parser.
export const ENTRY_WORDS = [
  'state',
  'share',
  'minutes',
  'day',
  'due',
  'move',
  'part',
  'quantity',
  'tag',
  'task',
  'item',
] as const;
export type EntryWord = (typeof ENTRY_WORDS)[number];
