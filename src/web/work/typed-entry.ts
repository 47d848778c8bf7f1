// What stands in the entry field as data: read, matched with the open tasks, and made into a line of the contract.
import type { EntryLine } from '../../contract/work.ts';
import { type FastEntry, parseEntry } from '../../domain/work/fast-entry.ts';
import { matchTask, type TaskMatch, type Titled } from '../../domain/work/match-task.ts';
import type { Typed, Wording } from './entry-shapes.ts';

export type EntryFault = 'empty' | 'long';
export interface ReadEntry {
  readonly entry: FastEntry;
  readonly match: TaskMatch<Titled>;
  /** The open task it goes onto; null: an own new one. */
  readonly task: Titled | null;
  readonly fault: EntryFault | null;
}

/** Bounds of the contract. */
const LONGEST_TITLE = 300;
const LONGEST_LINE = 500;
const MOST_TAGS = 10;

export function readTyped(typed: Typed, today: string, tasks: readonly Titled[]): ReadEntry {
  const entry = parseEntry(typed.text, today, new Set(typed.words));
  const match = matchTask(entry.title, tasks);
  const chosen = tasks.find(({ id }) => id === typed.link) ?? null;
  const task = typed.link === 'auto' ? match.sure : chosen;
  const long = entry.title.length > LONGEST_TITLE || typed.text.length > LONGEST_LINE;
  const fault = entry.title === '' ? 'empty' : long || entry.tags.length > MOST_TAGS ? 'long' : null;
  return { entry, match, task, fault };
}

const plainLine = (text: string) => text.replace(/\p{Cc}/gu, ' ').trim();

/** Catalogue entry and product of the wording it was started from, as long as its name is still the one chosen. */
function fromWording(wording: Wording | null, title: string) {
  if (wording === null || wording.title !== title) return {};
  return {
    ...(wording.product === '' ? {} : { product: wording.product }),
    ...(wording.itemId === null ? {} : { itemId: wording.itemId }),
  };
}

export function entryLineOf(typed: Typed, { entry, task }: ReadEntry): EntryLine {
  const title = plainLine(entry.title);
  return {
    text: plainLine(typed.text),
    title,
    ...(task === null ? fromWording(typed.wording, title) : { taskId: task.id }),
    ...(entry.quantity === null ? {} : { quantity: entry.quantity }),
    done: entry.done,
    due: entry.due,
    minutes: entry.minutes,
    tags: [...entry.tags],
    day: entry.day,
  };
}
